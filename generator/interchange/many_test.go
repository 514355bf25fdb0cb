package interchange

import (
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/allocation"
	"peerhub/generator/diag"
	"peerhub/generator/spreadsheet"
)

func readFile(file, text string) Import {
	return Read(file, []byte(text), testHub(), today)
}

// TestManyValues: nothing is made of JSON that says more than a machine can hold.
func TestManyValues(t *testing.T) {
	for _, unit := range []string{"{},", "1,", "[],", `{"a":1},`, `"",`, `{"name":"T"},`} {
		text := "[" + strings.Repeat(unit, 24<<20/len(unit)) + "{}]"
		var in Import
		if n := allocation.Of(4*uint64(len(text)), func() { in = readFile("list.json", text) }); n > 4*uint64(len(text)) || len(in.Findings) != 1 || in.Findings[0].Code != diag.FormatUnknown {
			t.Errorf("%s: %d bytes for %d: %v", unit, n, len(text), in.Findings)
		}
	}
	if in := readFile("list.json", `[{"name": "{{{{{{\"", "slug": "tea", "day": 1, "time": "18:00"}]`); len(in.Drafts) != 1 {
		t.Error(in.Findings)
	}
}

// TestManyFields: a field that nobody knows costs little, and of endless ones the first are named.
func TestManyFields(t *testing.T) {
	look := func(most uint64, of string, each func(n int) string) {
		var b strings.Builder
		const many = 5000
		for n := range many {
			b.WriteString(each(n))
		}
		text, in := fmt.Sprintf(of, b.String()), Import{}
		if n := allocation.Of(many*most, func() { in = readFile("list.json", text) }); n > many*most {
			t.Errorf("%d bytes for each of %d fields", n/many, many)
		}
		for _, f := range in.Findings {
			if len(f.Message) > 20_000 {
				t.Errorf("%d letters about fields", len(f.Message))
			}
		}
	}
	look(8_000, `[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00"%s}]`, func(n int) string { return fmt.Sprintf(`, "f%d": 1`, n) })
	look(80_000, `[%s{"name": "T", "slug": "t", "day": 1, "time": "18:00"}]`, func(n int) string {
		return fmt.Sprintf(`{"name": "Tea %d", "slug": "tea-%[1]d", "day": 1, "time": "18:00", "f%[1]d": 1},`, n)
	})
}

// TestRecordOfManyFields: a record of more fields than any list has is not looked at.
func TestRecordOfManyFields(t *testing.T) {
	var b strings.Builder
	for n := range mostFields {
		fmt.Fprintf(&b, `, "f%d": 1`, n)
	}
	in := readFile("list.json", `[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00"`+b.String()+"}]")
	if len(in.Drafts) != 0 || len(in.Findings) != 1 {
		t.Errorf("%d groups, %d findings", len(in.Drafts), len(in.Findings))
	}
}

// TestManyRules: a calendar of endless rules is not tried out.
func TestManyRules(t *testing.T) {
	in := readFile("list.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Tea\r\nDTSTART:20260303T183000\r\n"+
		strings.Repeat("RRULE:FREQ=DAILY\r\n", mostRules+1)+"END:VEVENT\r\nEND:VCALENDAR\r\n")
	if len(in.Drafts) != 0 || len(in.Findings) != 1 {
		t.Errorf("%d groups, %v", len(in.Drafts), in.Findings)
	}
}

// TestManyGroups: nothing comes of a file of more groups or records than are read, whatever its format, and all of
// one that has as many.
func TestManyGroups(t *testing.T) {
	for name, list := range map[string]struct{ file, before, each, end string }{
		"meetings":   {"list.json", "[", `{"name": "Tea %d", "slug": "tea-%[1]d", "day": 1, "time": "18:00"},`, `{"name": "Z", "slug": "z", "day": 1, "time": "18:00"}]`},
		"strange":    {"list.json", "[", `{"name": "Tea %d", "city": "Leeds"},`, `{"name": "Z", "city": "Leeds"}]`},
		"table":      {"list.csv", "name,day,start\n", "Tea %d,monday,18:00\n", ""},
		"a calendar": {"list.ics", "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:Tea %[1]d\r\nDTSTART:20260303T183000\r\nEND:VEVENT\r\n", "END:VCALENDAR\r\n"},
		"services":   {"list.json", "[", `{"id": "%d", "name": "Tea %[1]d", "status": "active", "schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:00"}]},`, `{"id": "z", "name": "Z", "status": "active"}]`},
	} {
		for _, most := range []int{spreadsheet.MostGroups, mostRecords} {
			if most == spreadsheet.MostGroups && (name == "a calendar" || name == "services") {
				continue // as meetings
			}
			var b strings.Builder
			b.WriteString(list.before)
			for n := range most + 1 {
				fmt.Fprintf(&b, list.each, n)
			}
			in := readFile(list.file, b.String()+list.end)
			told := ""
			for _, f := range in.Findings {
				told += f.Message.String()
			}
			want := "more than 60000 records"
			switch {
			case most == spreadsheet.MostGroups, name == "table":
				want = "more than 15000 groups"
			case name == "a calendar":
				want = "more than 60000 entries"
			}
			if len(in.Drafts) > 0 || !in.TooMuch || !strings.Contains(told, want) || strings.Count(told, "more than") != 1 {
				t.Errorf("%d %s: %d groups, %.300s", most, name, len(in.Drafts), told)
			}
		}
	}
}

// TestManyColumns: a list whose records all have fields of their own does not become a table of all of them.
func TestManyColumns(t *testing.T) {
	var b strings.Builder
	for n := range 4000 {
		fmt.Fprintf(&b, `{"name": "Tea", "city": "Leeds", "f%d": 1},`, n)
	}
	text, in := "["+b.String()+`{"name": "Z", "city": "Leeds"}]`, Import{}
	if n := allocation.Of(200<<20, func() { in = readFile("list.json", text) }); n > 200<<20 || len(in.Drafts) > 0 {
		t.Errorf("%d bytes for %d, %d groups", n, len(text), len(in.Drafts))
	}
}

// TestLongTextsUnread: in a text that is too long to come in nothing is looked for, and it is told.
func TestLongTextsUnread(t *testing.T) {
	text, in := `[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00", "more": {"notes": ["`+strings.Repeat("password: a ", 1<<18)+`"]}, "notes": "`+strings.Repeat("two weeks ", 1<<18)+`"}]`, Import{}
	readFile("list.json", "[]")
	n := allocation.Of(12*uint64(len(text)), func() { in = readFile("list.json", text) })
	told := ""
	for _, f := range in.Findings {
		told += f.Message.String()
	}
	if n > 12*uint64(len(text)) || len(in.Drafts) != 1 || !strings.Contains(told, "longer than a page") {
		t.Errorf("%d bytes for %d, %d groups: %.500s", n, len(text), len(in.Drafts), told)
	}
}
