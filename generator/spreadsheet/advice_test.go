package spreadsheet

import (
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"peerhub/generator/diag"
)

// TestAdvice: what is said of columns and cells does no harm when somebody follows it.
func TestAdvice(t *testing.T) {
	_, findings := read("name,day,start,city,host\nTea,Tuesday?,18:30,Leeds,Ann\n")
	said := ""
	for _, f := range findings {
		said += f.Message.String() + " " + f.Suggestion.String() + "\n"
	}
	if strings.Contains(said, "Write: tuesday") || strings.Contains(said, "cost") || !strings.Contains(said, "not sure of this day") {
		t.Error(said)
	}
	read := Drafts("g.json", []Table{{Records: true, Rows: []Row{{Number: 0, Cells: []string{"name", "day", "city", "password",
		"facilitator_phone", "colour"}}, {Number: 1, Cells: []string{"Tea", "Tuesday", "Leeds", "x", "x", "x"}}}}}, hub())
	for _, f := range read.Findings {
		personal := !strings.Contains(string(f.Message), "colour")
		if f.Code == diag.FieldUnknown && personal == strings.Contains(f.Suggestion.String(), "write it into the text") {
			t.Errorf("%v", f)
		}
	}
}

// TestLongTimes: a length of time in a cell of a time is shown as one, and not as a day of 1900.
func TestLongTimes(t *testing.T) {
	pages, findings := readBook(book(t, [][]any{{"name", "day", "start", "end", "city"},
		{"Tea", "Tuesday", 18*time.Hour + 30*time.Minute, 26 * time.Hour, "Leeds"}}, func(*excelize.File) {}))
	for _, f := range findings {
		if strings.Contains(f.Message.String()+string(f.Excerpt), "1899") {
			t.Error(f)
		}
	}
	if len(pages) != 1 {
		t.Error(pages, findings)
	}
}

// TestNamesSayWithoutSigns: words for the status at the beginning or the end of a name.
func TestNamesSayWithoutSigns(t *testing.T) {
	for name, want := range map[string]string{"CANCELLED N14": "N14 cancelled", "N16 ceased 2024": "N16 closed",
		"Tea closed until January": "Tea paused", "CANCELLED TEA GROUP": "TEA GROUP cancelled", "Closed circle": "Closed circle ",
		"Class of 2024": "Class of 2024 ", "Cancelled dreams": "Cancelled dreams ", "Tea 2024": "Tea 2024 "} {
		if rest, key := NameSays(hub().Words, name); rest+" "+key != want {
			t.Errorf("%s: %q %q", name, rest, key)
		}
	}
}

// TestWhereItStands: a cell of a second column of a field is told where it stands.
func TestWhereItStands(t *testing.T) {
	_, findings := read("name,city,when,day,start\nTea,Leeds,,Blursday,18:30\nSoup,Leeds,Tuesday,,18:30\n")
	for _, f := range findings {
		if f.Line == 2 && !strings.Contains(f.Message.String(), "column D (day)") {
			t.Error(f)
		}
	}
	if len(findings) == 0 {
		t.Error("nothing is asked")
	}
}
