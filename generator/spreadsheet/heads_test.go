package spreadsheet

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"peerhub/generator/diag"
)

// TestTwoRowsOfHeads: a row of joined cells above the names of columns says what these belong
// to, and is neither the row of names nor what is true of all groups.
func TestTwoRowsOfHeads(t *testing.T) {
	for name, joined := range map[string][][2]string{
		"joined": {{"A1", "H1"}, {"A2", "A3"}, {"B2", "D2"}, {"E2", "F2"}, {"G2", "H2"}}, "side by side": nil,
	} {
		pages, findings := readBook(book(t, [][]any{
			{"Our support groups, spring"},
			{"Group", "When", nil, nil, "Where", nil, "Contact"},
			{nil, "Day", "Start", "End", "Venue", "Town", "Name", "Phone"},
			{"Tea", "Tuesday", 0.7708, 0.8333, "Mill House", "Leeds", "Sam", "0113 496 0000"},
			{"Walk", "Friday", 0.4375, 0.5, "Old Hall", "York", "Kim", "01904 496 0000"},
		}, func(f *excelize.File) {
			for _, area := range joined {
				if err := f.MergeCell("Sheet1", area[0], area[1]); err != nil {
					t.Fatal(err)
				}
			}
			style, err := f.NewStyle(&excelize.Style{NumFmt: 20})
			if err == nil {
				err = f.SetCellStyle("Sheet1", "C4", "D5", style)
			}
			if err != nil {
				t.Fatal(err)
			}
		}))
		if len(pages) != 2 {
			t.Fatalf("%s: %d pages %v", name, len(pages), findings)
		}
		g := pages[1].Group
		if pages[1].Title != "Walk" || len(g.Schedule) != 1 || g.Schedule[0].Start != "10:30" || g.Schedule[0].End != "12:00" ||
			g.Place.Venue != "Old Hall" || g.Place.City != "York" || g.Contact.Name != "Kim" || g.Contact.Phone == "" {
			t.Errorf("%s: %q %+v", name, pages[1].Title, g)
		}
		for _, f := range findings {
			if f.Severity == diag.Error {
				t.Errorf("%s: %v", name, f)
			}
		}
	}
}

// TestOneRowOfHeads: what stands above the names of columns for other reasons leaves them as
// they are.
func TestOneRowOfHeads(t *testing.T) {
	for _, above := range []string{"Our groups,,,\n", "country,GB,,\n", "country: GB,language: en,,\n", "Where,,,\n"} {
		page, asked := lines(t, above+"name,day,city,start\nTea,tuesday,Leeds,18:30\n")
		if !strings.HasPrefix(page, "name: Tea") || !strings.Contains(page, `day: tuesday start: "18:30"`) ||
			!strings.Contains(page, "city: Leeds") || asked != "" {
			t.Errorf("%s: %s %q", above, page, asked)
		}
	}
}
