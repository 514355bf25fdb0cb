package spreadsheet

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestRowsAreKept reads a sheet again and again after random changes, once with what was read before and once
// without: both say the same.
func TestRowsAreKept(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	cells := []string{"", "Tea", "Soup", "tuesday", "Tuesday 6pm", "every second monday", "18:00", "7 pm (CET)", "Leeds", "GB", "FR", "fr",
		"paused until 10 January 2027", "closed", "never on mondays", "+44 113 496 0118", "tea@example.org", "yes", "no", "2025-12-01",
		"hub team", "online", "Ring the bell, 1 High Street", "Groupe fermé", "53.80,-1.55", "(closed) circle", "do not publish"}
	heads := []string{"name", "id", "name.fr", "day", "start", "end", "city", "country", "language", "status", "phone", "email",
		"Second contact phone", "verified_on", "verified_by", "summary", "notes", "Notes for the team", "address", "timezone", "publish",
		"Monday", "Thursday", "lat", "lon", "(private) consent", "kind", "topics", "attendance"}
	random.Shuffle(len(heads), func(i, j int) { heads[i], heads[j] = heads[j], heads[i] })
	sheet := [][]string{append([]string{"name", "city"}, heads[:12]...)}
	for i := range 20 {
		row := []string{fmt.Sprintf("Group %d", i%15), "Leeds"}
		for range 12 {
			row = append(row, cells[random.IntN(len(cells))])
		}
		sheet = append(sheet, row)
	}
	kept := new(Rows)
	for i := range 400 {
		switch at, to := 1+random.IntN(len(sheet)-1), 1+random.IntN(len(sheet)-1); random.IntN(8) {
		case 0:
			sheet[0][random.IntN(len(sheet[0]))] = heads[random.IntN(len(heads))]
		case 1:
			sheet[at], sheet[to] = sheet[to], sheet[at]
		case 2:
			if sheet = slices.Insert(sheet, to, slices.Clone(sheet[at])); len(sheet) > 25 {
				sheet = slices.Delete(sheet, 3, 5)
			}
		default:
			sheet[at][random.IntN(len(sheet[at]))] = cells[random.IntN(len(cells))]
		}
		var text strings.Builder
		for _, row := range sheet {
			text.WriteString(`"` + strings.Join(row, `","`) + "\"\n")
		}
		files := fstest.MapFS{"g.csv": {Data: []byte(text.String())}}
		pages, found := kept.Pages(files, "g.csv", hub())
		want, told := Pages(files, "g.csv", hub())
		if !reflect.DeepEqual(pages, want) || fmt.Sprint(found) != fmt.Sprint(told) {
			t.Fatalf("change %d: %d pages and %d, found\n%v\nnot\n%v", i, len(pages), len(want), found, told)
		}
	}
}

// TestOneRowIsRead reads the row that changed, and no other.
func TestOneRowIsRead(t *testing.T) {
	kept := new(Rows)
	for i, want := range []int{200, 1, 0} {
		text := "name,day,start,city,country,verified_on,verified_by\n"
		for n := range 200 {
			start := "18:00"
			if n == 7 && i > 0 {
				start = "19:00"
			}
			text += fmt.Sprintf("Tea %d,tuesday,%s,Leeds,GB,2025-12-01,hub team\n", n, start)
		}
		kept.anew = 0
		if pages, found := kept.Pages(fstest.MapFS{"g.csv": {Data: []byte(text)}}, "g.csv", hub()); len(pages) != 200 || kept.anew != want {
			t.Errorf("time %d: %d groups are read anew, not %d, of %d (%v)", i, kept.anew, want, len(pages), found)
		}
	}
}
