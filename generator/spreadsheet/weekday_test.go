package spreadsheet

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestWeekdayColumns: a column for each day of the week says when a group meets on it, or with a
// mark that it does at the time beside it.
func TestWeekdayColumns(t *testing.T) {
	for data, want := range map[string]string{
		"name,city,Mon,Tue,Sat\nTea,Leeds,18:30-20:00,,9-10 am\n": `- day: monday start: "18:30" end: "20:00" ` +
			`- day: saturday start: "09:00" end: "10:00"`,
		"nom,ville,lundi,mardi\nTea,Leeds,-,18h30\n":            `- day: tuesday start: "18:30"`,
		"name,city,start,Monday,Wednesday\nTea,Leeds,7pm,x,✓\n": `- day: monday start: "19:00" - day: wednesday start: "19:00"`,
	} {
		page, asked := lines(t, data)
		if !strings.Contains(page, "schedule: "+want) || asked != "" {
			t.Errorf("%s: %s %q", data, page, asked)
		}
	}
	page, asked := lines(t, "name,city,Mon,Tue\nTea,Leeds,late,\n")
	if strings.Contains(page, "start") || !strings.Contains(asked, "Row 2, column C (Mon)") {
		t.Errorf("no time: %s %q", page, asked)
	}
	page, asked = lines(t, "name,city,Mon,Tue\nTea,Leeds,cancelled,mornings 10-11\n")
	if strings.Contains(page, "monday") || !strings.Contains(page, `day: tuesday start: "10:00" end: "11:00"`) ||
		!strings.Contains(asked, "Row 2, column C (Mon)") {
		t.Errorf("over: %s %q", page, asked)
	}
	if page, asked = lines(t, "name,city,day,start,Mon,Tue\nTea,Leeds,Friday,7pm,x,\n"); !strings.Contains(page, "day: friday") ||
		!strings.Contains(asked, "column E (Mon)") {
		t.Errorf("beside a column of days: %s %q", page, asked)
	}
}

// TestWeekdaySheets: the name of a sheet is the day of its groups, where they say none.
func TestWeekdaySheets(t *testing.T) {
	pages, findings := readBook(book(t, [][]any{{"name", "start", "city"}, {"Tea", "18:30", "Leeds"}}, func(f *excelize.File) {
		if err := f.SetSheetName("Sheet1", "Monday"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("Jeudi"); err != nil {
			t.Fatal(err)
		}
		for i, row := range [][]any{{"name", "start", "city"}, {"Walk", "10:00", "York"}} {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow("Jeudi", cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}))
	if len(pages) != 2 {
		t.Fatalf("%d pages %v", len(pages), findings)
	}
	for n, want := range []string{"[Monday]", "[Thursday]"} {
		if s := pages[n].Group.Schedule; len(s) != 1 || "["+s[0].Days[0].String()+"]" != want {
			t.Errorf("%v %v", s, findings)
		}
	}
}

// TestColumnsOfForms: names of columns as forms and databases have them.
func TestColumnsOfForms(t *testing.T) {
	page, asked := lines(t, "Group Name,Meeting Day(s),Start Time,Full Address,Town/City,Post Code,Who is it for?,Last Modified\n"+
		"Tea,\"Monday,Thursday\",6:30pm,7 Example Street,Leeds,LS1 3AB,Women,2026-03-11\n")
	for _, want := range []string{"day: [monday, thursday]", "address: 7 Example Street", "city: Leeds", "postcode: LS1 3AB",
		"audience: [women]", "2026-03-11"} {
		if !strings.Contains(page, want) || asked != "" {
			t.Errorf("%s is not in %s %q", want, page, asked)
		}
	}
}
