package spreadsheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/allocation"
	"peerhub/generator/diag"
)

// TestLongCells: a cell of many words, of which none means anything, is not copied for each of
// them, whatever is looked for in it.
func TestLongCells(t *testing.T) {
	words := hub().Words
	long := "closed " + strings.Repeat("monday or two, ", 20_000)
	for name, look := range map[string]func(string){
		"status":     func(s string) { Status(words, s) },
		"name":       func(s string) { NameSays(words, s) },
		"place":      func(s string) { NoPlace(words, s) },
		"hours":      func(s string) { hours(words, s, "") },
		"days":       func(s string) { signsOf(words, s) },
		"sum":        func(s string) { isSum(words, s) },
		"persons":    func(s string) { namesPersons(words, s) },
		"beside":     func(s string) { beside(words, s, func(string) bool { return false }) },
		"first day":  func(s string) { firstDay(words, s) },
		"over":       func(s string) { isOver(words, "day", strings.TrimPrefix(s, "closed ")[:30_000]) },
		"remarks":    func(s string) { remarks(words, TriggersOf(words), s, false) },
		"meetings":   func(s string) { timed(words, s); severalTimes(words, s) },
		"half":       func(s string) { partOfDay(words, s); everyWeeks(words, s) },
		"often":      func(s string) { OftenIn(words, strings.ReplaceAll(s, ",", ""), BesideDay) },
		"contact":    func(s string) { contactOf(words, s) },
		"open until": func(s string) { resumesIn(s) },
	} {
		if n := allocation.Of(200*uint64(len(long)), func() { look(long) }); n > 200*uint64(len(long)) {
			t.Errorf("%s: %d bytes for %d", name, n, len(long))
		}
	}
}

// TestLongNotes: a note that nobody can look through keeps its group from being listed until
// somebody has, and one that can be takes time as it is long.
func TestLongNotes(t *testing.T) {
	words := hub().Words
	if got := remarks(words, nil, strings.Repeat("word ", maxCell), false); len(got) != 1 || got[0].key != NotForAll || got[0].sure {
		t.Errorf("%+v", got)
	}
	triggers := TriggersOf(words)
	look := func(times int) uint64 {
		note := strings.Fields(strings.Repeat("closed on mondays ", times))
		return allocation.Of(0, func() { remarkOf(words, triggers, note, false) })
	}
	if once, twice := look(500), look(1000); once == 0 || twice > 3*once {
		t.Errorf("%d bytes, and of twice the words %d", once, twice)
	}
}

// TestWordsBesideAreFew: what may stand before words beside a day or a time is read some times,
// whatever the length of the text.
func TestWordsBesideAreFew(t *testing.T) {
	for _, word := range []string{"Tuesday ", "Tuesday, ", "1st ", "1st,", "18:30 ", "7pm; ", "(a) "} {
		for _, times := range []int{40, 100} {
			read := 0
			beside(hub().Words, strings.Repeat(word, times), func(string) bool { read++; return false })
			if read == 0 || read > mostCuts {
				t.Errorf("%q, %d times: read %d times", word, times, read)
			}
		}
	}
}

func resumesIn(s string) {
	read("name,day,start,status\nTea,monday,18:00,\"" + s + "\"\n")
}

// TestManyRows: the time zone of a group is looked for once, and a cell of one of its rows
// without looking at the others.
func TestManyRows(t *testing.T) {
	s := &sheet{hub: hub(), columns: []column{{field: "timezone"}}}
	rows := []Row{{Number: 3, Cells: []string{""}}, {Number: 5, Cells: []string{"America/New_York"}}, {Number: 9}}
	g := &group{rows: rows}
	f := &matter{sheet: s, group: g}
	if zone := foreignZone(f, "18:00", ""); zone != "" || f.zoned {
		t.Errorf("%q: times without a zone ask for that of the group", zone)
	}
	for range 2 {
		if got := foreignZone(f, "18:00 EST", "7pm CET"); got != "CET" {
			t.Errorf("%q", got)
		}
		f.group = &group{} // which is not looked at again
	}
	for row, want := range map[int]bool{1: false, 3: false, 5: true, 9: false, 10: false} {
		if hasCell(s, g, row, "timezone") != want {
			t.Errorf("row %d", row)
		}
	}
}

// TestManyNamesakes: a row is compared with few groups of its name, whatever its list tells
// them apart by.
func TestManyNamesakes(t *testing.T) {
	const many = 3000
	for name, c := range map[string]struct {
		where  func(n int) []string
		groups int
	}{
		"towns":     {func(n int) []string { return []string{fmt.Sprint(n), "gb", "", "", "", ""} }, many},
		"venues":    {func(n int) []string { return []string{"leeds", "gb", "", "", fmt.Sprint(n), ""} }, many},
		"addresses": {func(n int) []string { return []string{"", "", "", "", "", fmt.Sprint(n)} }, many},
		"postcodes": {func(n int) []string { return []string{"leeds", "gb", "", fmt.Sprint(n), "", "1 high st"} }, many},
		"nowhere":   {func(int) []string { return make([]string, len(wheres)) }, 1},
		"in turn":   {func(n int) []string { return []string{fmt.Sprint(n % 7), "", "", "", "", ""} }, 7},
		"learnt": {func(n int) []string {
			return []string{fmt.Sprint(n / 2), "", "", "", []string{"", "hall"}[n%2], ""}
		}, many / 2},
	} {
		s, named := &sheet{hub: hub()}, &namesakes{}
		var last *group
		for n := range many {
			where := c.where(n)
			g, _ := belongs(s, named, last, Row{Number: n + 1}, where)
			if g == nil {
				g = &group{rows: []Row{{Number: n + 1}}, place: slices.Clone(where)}
				named.add(g)
			}
			named.learn(g, where)
			last = g
		}
		if len(named.all) != c.groups || named.looked > 4*many {
			t.Errorf("%s: %d groups, %d compared with %d rows", name, len(named.all), named.looked, many)
		}
	}
}

// TestNamesakesAsOneByOne: rows belong as if each were compared with all groups of its name.
func TestNamesakesAsOneByOne(t *testing.T) {
	oneByOne := func(all []*group, last *group, where []string) (*group, bool) {
		var fitting []*group
		doubt := false
		for _, g := range all {
			apart, sure := differ(g.place, where)
			if !apart {
				fitting = append(fitting, g)
			}
			doubt = doubt || apart && !sure
		}
		switch {
		case slices.Contains(fitting, last) && (placed(where) || len(fitting) == 1):
			return last, false
		case len(fitting) == 1 && (placed(where) || !placed(fitting[0].place)):
			return fitting[0], false
		}
		return nil, doubt || len(fitting) > 0
	}
	random := rand.New(rand.NewPCG(1, 2))
	s := &sheet{hub: hub()}
	for range 3000 {
		named := &namesakes{}
		var last *group
		for n := range 10 {
			where := make([]string, len(wheres))
			for i := range where {
				where[i] = []string{"", "", "a", "b"}[random.IntN(4)]
			}
			want, wantAsked := oneByOne(named.all, last, where)
			g, asked := belongs(s, named, last, Row{Number: n + 1}, where)
			if g != want || asked != wantAsked {
				t.Fatalf("%q: %+v %v, want %+v %v", where, g, asked, want, wantAsked)
			}
			if g == nil {
				g = &group{rows: []Row{{Number: n + 1}}, place: slices.Clone(where)}
				named.add(g)
			}
			if named.learn(g, where); random.IntN(3) > 0 {
				last = g
			}
		}
	}
}

// TestManyLongTexts: of a sheet full of long texts the first are read, as many in every script, and the rest is told once.
func TestManyLongTexts(t *testing.T) {
	for _, letter := range []string{"a", "ش", "ह"} {
		s := &sheet{hub: hub()}
		var rows []Row
		for n := range 1000 {
			rows = append(rows, Row{Number: n + 1, Cells: []string{"Tea", strings.Repeat(letter, 8000), strings.Repeat(letter, longCell)}})
		}
		withoutLong(s, rows)
		left := 0
		for _, r := range rows {
			if r.Cells[1] != "" {
				left++
			}
			if r.Cells[2] == "" {
				t.Fatal("a short text has gone")
			}
		}
		if left != 500 || len(s.findings) != 1 || s.findings[0].Line != 501 {
			t.Errorf("%s: %d texts left, %v", letter, left, s.findings)
		}
	}
}

// TestLinesOfBlankCells: line breaks count where they stand in cells that are not kept, too.
func TestLinesOfBlankCells(t *testing.T) {
	for name, row := range map[string]string{"blank": "\"\n\",", "beyond": "Walk,monday" + strings.Repeat(",", maxColumns) + "\"\n\""} {
		s := &sheet{hub: hub()}
		rows, _ := s.rows("name,day\nTea,monday\n" + row + "\nSong,monday\n")
		if last := rows[len(rows)-1]; last.Cells[0] != "Song" || last.Number != 4 {
			t.Errorf("%s: %+v", name, last)
		}
	}
}

// TestManyCells: a spreadsheet of endless cells is refused before they are made, and rows in which nothing stands
// take nothing.
func TestManyCells(t *testing.T) {
	const head = "name,day,start,city\n"
	for name, text := range map[string]string{
		"commas": strings.Repeat(",", maxCells+1), "rows": strings.Repeat("Tea\n", maxCells+1), "semicolons": strings.Repeat("a;b;\n", maxCells),
	} {
		var tables []Table
		var findings []diag.Finding
		if n := allocation.Of(5*uint64(len(text))+8<<20, func() { tables, findings = Tables("g.csv", []byte(head+text), hub()) }); n > 5*uint64(len(text))+8<<20 ||
			len(tables) > 0 || len(findings) != 1 || findings[0].Code != diag.FileTooLarge {
			t.Errorf("%s: %d bytes for %d, %d tables, %v", name, n, len(text), len(tables), findings)
		}
	}
	empty := strings.Repeat(",,,\n", 500_000)
	var tables []Table
	if n := allocation.Of(10*uint64(len(empty)), func() {
		tables, _ = Tables("g.csv", []byte(head+"Tea,monday,18:00,Leeds\n"+empty+"Walk,monday,18:00,Leeds\n"), hub())
	}); n > 10*uint64(len(empty)) ||
		len(tables) != 1 || len(tables[0].Rows) != 3 || tables[0].Rows[2].Number != 500_003 {
		t.Errorf("%d bytes for %d", n, len(empty))
	}
}

// TestEncodingOfLongTexts: what a text in eight bits is in is seen by a part of it.
func TestEncodingOfLongTexts(t *testing.T) {
	long := []byte("name,city\n" + strings.Repeat("plain,plain\n", 200_000) + strings.Repeat("\xff\xc3", 4<<20))
	if n := allocation.Of(uint64(len(long)), func() { doubtful(long) }); n > uint64(len(long)) {
		t.Errorf("%d bytes for %d", n, len(long))
	}
}

// TestWorkbookOfManyTags: of what the library makes values of as it opens a workbook there may be so much and no
// more, which is seen without making them.
func TestWorkbookOfManyTags(t *testing.T) {
	for name, part := range map[string]string{
		"xl/styles.xml":        "<styleSheet><cellXfs>" + strings.Repeat("<xf/>", 1_000_000) + "</cellXfs></styleSheet>",
		"xl/sharedStrings.xml": "<sst><si>" + strings.Repeat("<r><t/></r>", 1_200_000) + "</si></sst>",
	} {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		var findings []diag.Finding
		if n := allocation.Of(8<<20, func() { _, findings = Tables("g.xlsx", out.Bytes(), hub()) }); n > 8<<20 || len(findings) != 1 ||
			findings[0].Code != diag.FileTooLarge {
			t.Errorf("%s: %d bytes, %v", name, n, findings)
		}
	}
}
