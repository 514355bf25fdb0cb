package spreadsheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// book makes a workbook: cells are written as they are given, and change may do
// what people do besides.
func book(t testing.TB, rows [][]any, change func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		for j, value := range row {
			name, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if value == nil {
				continue
			}
			if err := f.SetCellValue("Sheet1", name, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if change != nil {
		change(f)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readBook(data []byte) ([]*model.Page, []diag.Finding) {
	return Pages(fstest.MapFS{"g.xlsx": {Data: data}}, "g.xlsx", hub())
}

// TestWorkbook: times, days and numbers are read as people see them. A telephone
// number that is kept as a quantity has lost its plus.
func TestWorkbook(t *testing.T) {
	pages, findings := readBook(book(t, [][]any{
		{"Our groups, spring"},
		{"name", "day", "start", "end", "every", "from", "phone", "lat", "lon", "country", "id", "nth", "cost",
			"publish link"},
		{"Tea", "Friday", 0.7708, "8 pm", "2 weeks", time.Date(2026, 4, 3, 0, 0, 0, 0, time.UTC), "0113 496 0000",
			53.8075, -1.5491, "UK", "tea"},
		{nil, nil, nil, nil, nil, nil},
		{"Walk", "Friday", 0.4375, 0.5, "month", nil, 33472000000, nil, nil, "FR", 20190, 1, 3.5, true},
		{nil, "Sunday", "10:00", nil, nil, nil, nil, nil, nil, nil, 20190},
		{"Day and time", "Monday", time.Date(2026, 4, 3, 18, 30, 0, 0, time.UTC)},
	}, func(f *excelize.File) {
		for _, cell := range []string{"C3", "C5"} {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 20})
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStyle("Sheet1", cell, cell, style); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.MergeCell("Sheet1", "A5", "A6"); err != nil {
			t.Fatal(err)
		}
	}))
	if len(findings) != 1 || findings[0].Code != diag.PhoneInvalid || findings[0].Line != 5 || len(pages) != 3 {
		t.Fatalf("%d pages %+v", len(pages), findings)
	}
	tea, walk := pages[0].Group, pages[1].Group
	if s := tea.Schedule[0]; s.Start != "18:30" || s.End != "20:00" || s.From.String() != "2026-04-03" ||
		tea.Place.Lat != 53.8075 || tea.Place.Lon != -1.5491 || tea.Contact.Phone != "0113 496 0000" {
		t.Errorf("%+v", tea)
	}
	if len(walk.Schedule) != 2 || walk.Schedule[0].Start != "10:30" || walk.Schedule[0].End != "12:00" ||
		walk.ID != "20190" || walk.Cost != "3.5" || walk.Contact.Phone != "+33 4 72 00 00 00" {
		t.Errorf("%+v", walk)
	}
	if got := pages[2].Group.Schedule[0].Start; got != "18:30" {
		t.Errorf("a day and a time as start: %q", got)
	}
}

// TestWorkbookFindings name the sheet, the row and the column.
func TestWorkbookFindings(t *testing.T) {
	pages, findings := readBook(book(t, [][]any{
		{"name", "day", "start", "city", "cost"},
		{"Tea", "tusday", "18:30", "Leeds", nil},
		{"Formula", "monday", "18:30", "=1+1", nil},
		{"Lost", "monday", "18:30", "York", nil},
	}, func(f *excelize.File) {
		for _, err := range []error{
			f.SetSheetName("Sheet1", "Groups"), f.SetCellFormula("Groups", "E4", "=A99/0"),
			f.SetCellValue("Groups", "E4", "#REF!"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range []string{"Secret", "Notes"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellValue(name, "A1", "SECRET"); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetSheetVisible("Secret", false); err != nil {
			t.Fatal(err)
		}
	}))
	var got []string
	for _, f := range findings {
		if strings.Contains(string(f.Message+f.Excerpt+f.Suggestion), "SECRET") {
			t.Errorf("a cell of a sheet that is not read: %+v", f)
		}
		got = append(got, fmt.Sprintf("%d %s %s", f.Line, f.Code, f.Message))
	}
	want := `0 sheet-invalid The sheet "Secret" is hidden, and was not read.
2 term-unknown Sheet Groups, row 2, column B (day): "tusday" is none of the words that can stand here.
3 sheet-formula Sheet Groups, row 3, column D (city): This is a formula, and not what it comes to.
4 sheet-damaged Sheet Groups, row 4, column E (cost): The spreadsheet program shows here that it lost a value.
0 id-advised Sheet Groups: This sheet has no column called id: a group that is renamed changes its address.
0 sheet-invalid Sheet Notes: This sheet has no row with the names of columns, and was not read.`
	if strings.Join(got, "\n") != want || len(pages) != 3 {
		t.Errorf("%d pages\n%s\nwant\n%s", len(pages), strings.Join(got, "\n"), want)
	}
}

// TestWorkbookHostile: a zip file that is none, one that has grown, one without end.
func TestWorkbookHostile(t *testing.T) {
	bomb := func() []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		f, err := w.Create("xl/worksheets/sheet1.xml")
		if err != nil {
			t.Fatal(err)
		}
		zeros := make([]byte, 1<<20)
		for range maxUnzipped>>20 + 8 {
			if _, err := f.Write(zeros); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}()
	wide := book(t, [][]any{{"name", "day", "start"}, {"Tea", "monday", "18:30"}}, func(f *excelize.File) {
		if err := f.SetCellValue("Sheet1", "XFD3", "far"); err != nil {
			t.Fatal(err)
		}
	})
	whole := book(t, [][]any{{"name", "day", "start"}, {"Tea", "monday", "18:30"}}, nil)
	if pages, findings := readBook(bomb); len(pages) > 0 || len(findings) != 1 || findings[0].Code != diag.FileTooLarge {
		t.Errorf("bomb: %d pages %+v", len(pages), findings)
	}
	for name, data := range map[string][]byte{"half": whole[:len(whole)/2],
		"zip": []byte("PK\x03\x04 and no more")} {
		pages, findings := readBook(data)
		if len(pages) > 0 || len(findings) != 1 || findings[0].Code != diag.FileUnreadable {
			t.Errorf("%s: %d pages %+v", name, len(pages), findings)
		}
	}
	for _, data := range []string{"name,day,start\nTea,monday,18:30\n",
		"<html><table><tr><td>Tea</td></tr></table></html>", "\xD0\xCF\x11\xE0 an old one"} {
		pages, findings := readBook([]byte(data))
		if len(pages) > 0 || len(findings) != 1 || findings[0].Code != diag.FileUnreadable ||
			!strings.HasPrefix(findings[0].Message.String(), "This is not a workbook") {
			t.Errorf("%q: %d pages %+v", data, len(pages), findings)
		}
	}
	if pages, _ := readBook(wide); len(pages) != 1 {
		t.Errorf("wide: %d pages", len(pages))
	}
}

func tablesOf(tables []Table, _ []diag.Finding) []Table { return tables }

// TestSetAside: what people hide, filter out, strike through or sum up is no group, and is
// told once with its rows; a struck cell is not read, and a hidden column neither.
func TestSetAside(t *testing.T) {
	data := book(t, [][]any{
		{"Support groups, spring"},
		{"country", "GB"},
		{"id", "name", "day", "start", "city", "summary", "cost"},
		{"tea", "Tea", "Tuesday", "18:30", "Leeds", "Come in", "free"},
		{"hidden", "Hidden", "Tuesday", "18:30", "Leeds", "Come in", "free"},
		{"filtered", "Filtered", "Tuesday", "18:30", "York", "Come in", "free"},
		{"struck", "Struck", "Tuesday", "18:30", "Leeds", "Come in", "free"},
		{nil, nil, nil, nil, nil, nil, nil},
		{"moved", "Moved", "Tuesday", "18:30", "Leeds", "Come in", "free"},
		{"rich", "Rich", "Tuesday", "18:30", "Leeds", "Come in", "free"},
		{"whole", "Whole", "Tuesday", "18:30", "Leeds", "Come in", "free"},
		{nil, "Total: 7", nil, nil, nil, nil, nil},
		{"last", "Last", "Tuesday", 0.7708, "Leeds", "Come in", 3},
	}, func(f *excelize.File) {
		strike, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range []error{
			f.SetRowVisible("Sheet1", 5, false), f.SetRowVisible("Sheet1", 6, false),
			f.AutoFilter("Sheet1", "A3:G13", []excelize.AutoFilterOptions{{Column: "E", Expression: "x == Leeds"}}),
			f.SetCellStyle("Sheet1", "B7", "B7", strike), f.SetCellStyle("Sheet1", "E9", "E9", strike),
			f.SetCellStyle("Sheet1", "A11", "G11", strike),
			f.SetCellRichText("Sheet1", "B10",
				[]excelize.RichTextRun{{Text: "Rich", Font: &excelize.Font{Strike: true}}}),
			f.SetColVisible("Sheet1", "F", false), f.SetColVisible("Sheet1", "A", false),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	pages, findings := readBook(data)
	var said, read []string
	for _, f := range findings {
		said = append(said, string(f.Code)+" "+f.Message.String())
	}
	for _, p := range pages {
		g := p.Group
		read = append(read, strings.TrimSpace(p.Path+" "+g.Place.City+" "+g.Place.Country+" "+p.Summary))
	}
	if diff := cmp.Diff([]string{
		"rows-aside Sheet Sheet1: These columns are hidden, and were not read: F (summary).",
		"rows-aside Sheet Sheet1: These rows are hidden or filtered out, and were not read: 5, 6.",
		"rows-aside Sheet Sheet1: These rows are struck through, and were not read: 7, 10, 11.",
		"rows-aside Sheet Sheet1: These rows are totals and no groups, and were not read: 12.",
		"rows-aside Sheet Sheet1: These cells are struck through, and were not read: E9.",
	}, said); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"tea Leeds GB", "moved  GB", "last Leeds GB"}, read); diff != "" {
		t.Error(diff)
	}
}

// TestTotals: which rows are sums, in four languages, and which are groups all the same.
func TestTotals(t *testing.T) {
	for name, sum := range map[string]bool{
		"Total": true, "TOTAL:": true, "Total: 34": true, "34 groups": true, "Total groups: 34": true,
		"Grand total": true, "Number of groups: 12": true, "Subtotal 3": true,
		"12 groupes": true, "Total : 12 groupes": true, "Somme": true, "12 grupos en total": true,
		"Número de grupos 4": true, "المجموع: ٣٤": true, "٣٤ مجموعة": true,
		"Total recovery": false, "Group": false, "Groups for parents": false, "Sum of us": false, "12 steps": false,
		"The 34": false, "Grupo": false, "Groupe 3 mères": false,
	} {
		tables, findings := Tables("g.csv", []byte("name,day,city\nTea,monday,Leeds\n"+name+",,\n"), hub())
		if got := len(tables[0].Rows) == 2; got != sum {
			t.Errorf("%s is a sum: %v, want %v %v", name, got, sum, findings)
		}
	}
	tables, _ := Tables("g.csv", []byte("name,day,start\nTotal,Monday,18:30\n,12,\n,Total,\n"), hub())
	if len(tables[0].Rows) != 3 { // the group has a day; "12" alone is a row that nobody understands
		t.Errorf("%+v", tables[0].Rows)
	}
}

// TestSheetsOfAnyName: names of sheets and of groups that the program needs itself stop
// nothing, and groups of the same name on several sheets are told apart.
func TestSheetsOfAnyName(t *testing.T) {
	data := book(t, [][]any{{"name", "day", "start", "city"}, {"All", "monday", "18:30", "Leeds"},
		{"Index", "monday", "18:30", "Leeds"}, {"Tea", "monday", "18:30", "Leeds"}},
		func(f *excelize.File) {
			for _, name := range []string{"index", "York"} {
				if _, err := f.NewSheet(name); err != nil {
					t.Fatal(err)
				}
				for cell, value := range map[string]any{"A1": "name", "B1": "day", "C1": "start", "D1": "city",
					"A2": "Tea", "B2": "friday", "C2": "18:30", "D2": name} {
					if err := f.SetCellValue(name, cell, value); err != nil {
						t.Fatal(err)
					}
				}
			}
			if err := f.SetSheetName("Sheet1", "All"); err != nil {
				t.Fatal(err)
			}
		})
	pages, findings := readBook(data)
	var read []string
	for _, p := range pages {
		read = append(read, p.Path)
	}
	if diff := cmp.Diff([]string{"all-group", "index-group", "tea-leeds", "tea-index", "tea-york"}, read); diff != "" ||
		diag.Errors(findings) > 0 {
		t.Error(diff, findings)
	}
}

// TestVeryLarge: a sheet of a hundred thousand rows, and one of twenty thousand columns,
// come to an end, with findings that somebody can read.
func TestVeryLarge(t *testing.T) {
	var long strings.Builder
	long.WriteString("id,name,day,start,city\n")
	for n := range 100_000 {
		fmt.Fprintf(&long, "g%d,Group %d,tuesday,18:30,Leeds\n", n, n)
	}
	tables, findings := Tables("g.csv", []byte(long.String()), hub())
	if len(findings) > 0 || len(tables[0].Rows) != 100_001 {
		t.Errorf("%d rows %v", len(tables[0].Rows), findings)
	}
	same := strings.Repeat("Tea,tuesday,18:30,Leeds\n", 20_000)
	tables, _ = Tables("g.csv", []byte("name,day,start,city\n"+same), hub())
	if tab := (&sheet{file: "g.csv", hub: hub()}); true {
		rows, _ := tab.header(tables[0].Rows)
		if groups := tab.groups(rows); len(groups) != 1 {
			t.Errorf("%d groups", len(groups))
		}
	}
	var towns strings.Builder
	for n := range 5000 {
		fmt.Fprintf(&towns, "Tea,tuesday,18:30,Town %d\n", n)
	}
	pages, _ := read("name,day,start,city\n" + towns.String())
	if len(pages) != 5000 {
		t.Errorf("%d pages", len(pages))
	}
	var wide strings.Builder
	for n := range 20_000 {
		fmt.Fprintf(&wide, "column %d,", n)
	}
	pages, findings = read("name,day,start," + wide.String() + "\nTea,tuesday,18:30," + strings.Repeat("x,", 20_000) +
		"\n")
	if len(pages) != 1 || len(findings) > 20 || pages[0].Title != "Tea" {
		t.Errorf("%d pages, %d findings", len(pages), len(findings))
	}
}

// TestOddSheets: a mark at the beginning, blank rows in between, cells that are joined, days
// as numbers and times as fractions.
func TestOddSheets(t *testing.T) {
	pages, findings := read("\uFEFFname;day;start;from;every\r\n\r\n;;;;\r\nTea;friday;0,7708;46115;2 weeks\r\n\r\n" +
		"\r\nTea;tuesday;18:30;;\r\n")
	if len(pages) != 1 || len(findings) > 0 || len(pages[0].Group.Schedule) != 2 ||
		pages[0].Group.Schedule[0].From.String() != "2026-04-03" || pages[0].Group.Schedule[0].Start != "18:30" {
		t.Errorf("%+v %v", pages, findings)
	}
}
