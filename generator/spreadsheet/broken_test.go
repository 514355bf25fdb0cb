package spreadsheet

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
)

// good are cells of each column, in words of several languages.
var good = map[string][]string{
	"name":         {"Tea", "Café d'été", "قهوة", "Walk & talk"},
	"day":          {"Tuesday", "1st and 3rd Tuesday", "lundi", "last Friday", "Mon-Wed", "الثلاثاء", "2nd Sat"},
	"start":        {"18:30", "6:30 pm", "19h", "noon"},
	"end":          {"20:00", "9 pm", "21h30"},
	"note":         {"ring twice", "not in August"},
	"until":        {"2027-05-01", "25/12/2026"},
	"except":       {"2026-12-25; 2027-01-01", "2026-12-25"},
	"venue":        {"Library", "Salle des fêtes"},
	"city":         {"Leeds", "Lyon"},
	"country":      {"GB", "France"},
	"lat":          {"53.8"},
	"lon":          {"-1.5"},
	"phone":        {"+44 113 496 0000"},
	"email":        {"group@example.org"},
	"website":      {"https://example.org/"},
	"languages":    {"English; French", "fr"},
	"cost":         {"free"},
	"join":         {"drop-in", "just come"},
	"status":       {"active", "temporarily closed"},
	"attendance":   {"in-person", "hybrid"},
	"verified":     {"2026-01-02"},
	"organisation": {"Lantern House"},
}

// broken are cells that mean nothing in any column but one of texts.
var brokenCells = []string{"#REF!", "#¡VALOR!", "=A1", "\uFFFD\uFFFD", "garbage", "99:99", "24:90", "2026-13-40",
	"03/04/2026", "every second Tuesday", "?", "999",
	"4,47E+11", "http//x", "not an address", "varies", "7-9", "\x01", "Monday and tusday"}

// fallsAlong are the facts that cannot stand without another one: nobody knows when a
// meeting is without its day or its start, nor where a point is without half of it.
var fallsAlong = map[string][]string{
	"day":   {"start", "end", "note", "until", "except"},
	"start": {"day", "end", "note", "until", "except"},
	"until": {"day", "start", "end", "note", "except"}, "note": {"day", "start", "end", "until", "except"},
	"lat": {"lon"}, "lon": {"lat"},
}

// TestOneBrokenCell: of any row with one cell that cannot be read, every other cell is in
// the draft of its group as it is without that one, and the broken one is told.
func TestOneBrokenCell(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	names := slices.Sorted(maps.Keys(good))
	h := hub()
	for n := range 600 {
		columns := slices.DeleteFunc(slices.Clone(names), func(c string) bool {
			return c != "name" && c != "day" && c != "start" && random.IntN(4) == 0
		})
		if slices.Contains(columns, "lat") != slices.Contains(columns, "lon") {
			columns = slices.DeleteFunc(columns, func(c string) bool { return c == "lat" || c == "lon" })
		}
		random.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
		cells := map[string]string{}
		for _, c := range columns {
			cells[c] = good[c][random.IntN(len(good[c]))]
		}
		draft := func(cells map[string]string) (map[string]string, []diag.Finding) {
			row := Row{Number: 2}
			for _, c := range columns {
				row.Cells = append(row.Cells, cells[c])
			}
			read := Drafts("g.csv", []Table{{Rows: []Row{{Number: 1, Cells: columns}, row}}}, h)
			if len(read.Drafts) == 0 {
				return nil, read.Findings
			}
			return factsOf(read.Drafts[0]), read.Findings
		}
		whole, found := draft(cells)
		if diag.Errors(found) > 0 {
			t.Fatalf("a good row: %v %v", cells, found)
		}
		c := columns[random.IntN(len(columns))]
		was := cells[c]
		cells[c] = brokenCells[random.IntN(len(brokenCells))]
		left, found := draft(cells)
		if c == "name" && left == nil {
			continue // it is told: see TestNothing
		}
		for key, value := range whole {
			if of := columnOf(key); of == c || slices.Contains(fallsAlong[c], of) || left[key] == value {
				continue
			}
			t.Errorf("%d: %s %q instead of %q: lost %s: %s\n%v\n%v", n, c, cells[c], was, key, value, left, found)
		}
		if _, still := left[fieldNamed(c)]; !still && len(found) == 0 {
			t.Errorf("%d: %s %q is lost, and nothing is said", n, c, cells[c])
		}
	}
}

// factsOf are the fields of a draft by their names, with those around them.
func factsOf(d frontmatter.Draft) map[string]string {
	out := map[string]string{}
	group := ""
	for _, line := range d.Lines {
		key, value, _ := strings.Cut(strings.TrimLeft(line, " -"), ":")
		if !strings.HasPrefix(line, " ") {
			group = ""
		}
		if value == "" {
			group = key + "."
			continue
		}
		out[group+key] = strings.TrimSpace(value)
	}
	return out
}

// columnOf is the column that a field comes from.
func columnOf(field string) string {
	_, last, _ := strings.Cut(field, ".")
	switch {
	case field == "contact.url":
		return "website"
	case field == "verified.on":
		return "verified"
	case field == "schedule.every" || field == "schedule.nth":
		return "day"
	case last != "":
		return last
	}
	return field
}

// fieldNamed is the field that a column becomes.
func fieldNamed(column string) string {
	group := map[string]string{"day": "schedule", "start": "schedule", "end": "schedule", "note": "schedule",
		"until": "schedule", "except": "schedule",
		"venue": "place", "city": "place", "country": "place", "lat": "place", "lon": "place", "phone": "contact",
		"email": "contact"}[column]
	switch {
	case column == "website":
		return "contact.url"
	case column == "verified":
		return "verified.on"
	case group != "":
		return group + "." + column
	}
	return column
}

// TestBrokenRow: in every column of a sheet of a thousand groups, one broken row loses
// nothing of the others.
func TestBrokenRow(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	var sheet strings.Builder
	sheet.WriteString("id,name,day,start,end,city,phone\n")
	broken := map[int]bool{}
	for n := range 1000 {
		cells := []string{fmt.Sprintf("g%d", n), fmt.Sprintf("Group %d", n), "Tuesday", "18:30", "20:00", "Leeds",
			"+44 113 496 0000"}
		if random.IntN(10) == 0 {
			broken[n] = true
			cells[2+random.IntN(len(cells)-2)] = brokenCells[random.IntN(len(brokenCells)-1)]
		}
		for i, cell := range cells {
			cells[i] = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		sheet.WriteString(strings.Join(cells, ",") + "\n")
	}
	tables, _ := Tables("g.csv", []byte(sheet.String()), hub())
	read := Drafts("g.csv", tables, hub())
	if len(read.Drafts) != 1000 || read.Rows != 1000 {
		t.Fatalf("%d drafts of %d rows", len(read.Drafts), read.Rows)
	}
	for n, d := range read.Drafts {
		facts := factsOf(d)
		if !broken[n] && (facts["schedule.day"] != "tuesday" || facts["place.city"] != "Leeds" ||
			len(read.Open[d.Slug]) > 0) {
			t.Errorf("row %d: %v", n+2, d.Lines)
		}
		if facts["name"] != fmt.Sprintf("Group %d", n) {
			t.Errorf("row %d: %v", n+2, d.Lines)
		}
	}
}
