package spreadsheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

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
		{"name", "day", "start", "end", "every", "from", "phone", "lat", "lon", "country", "id", "nth", "cost", "publish link"},
		{"Tea", "Tuesday", 0.7708, "8 pm", "2 weeks", time.Date(2026, 4, 3, 0, 0, 0, 0, time.UTC), "0113 496 0000", 53.8075, -1.5491, "UK", "tea"},
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
	if s := tea.Schedule[0]; s.Start != "18:30" || s.End != "20:00" || s.From.String() != "2026-04-03" || tea.Place.Lat != 53.8075 || tea.Place.Lon != -1.5491 || tea.Contact.Phone != "0113 496 0000" {
		t.Errorf("%+v", tea)
	}
	if len(walk.Schedule) != 2 || walk.Schedule[0].Start != "10:30" || walk.Schedule[0].End != "12:00" || walk.ID != "20190" || walk.Cost != "3.5" || walk.Contact.Phone != "+33 4 72 00 00 00" {
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
			f.SetSheetName("Sheet1", "Groups"), f.SetCellFormula("Groups", "E4", "=A99/0"), f.SetCellValue("Groups", "E4", "#REF!"),
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
	for name, data := range map[string][]byte{"bomb": bomb, "half": whole[:len(whole)/2], "zip": []byte("PK\x03\x04 and no more")} {
		pages, findings := readBook(data)
		if len(pages) > 0 || len(findings) != 1 || findings[0].Code != diag.FileUnreadable {
			t.Errorf("%s: %d pages %+v", name, len(pages), findings)
		}
	}
	for _, data := range []string{"name,day,start\nTea,monday,18:30\n", "<html><table><tr><td>Tea</td></tr></table></html>", "\xD0\xCF\x11\xE0 an old one"} {
		pages, findings := readBook([]byte(data))
		if len(pages) > 0 || len(findings) != 1 || findings[0].Code != diag.FileUnreadable || !strings.HasPrefix(findings[0].Message.String(), "This is not a workbook") {
			t.Errorf("%q: %d pages %+v", data, len(pages), findings)
		}
	}
	if pages, _ := readBook(wide); len(pages) != 1 {
		t.Errorf("wide: %d pages", len(pages))
	}
}

// FuzzWorkbook: no workbook, however damaged, stops the program.
func FuzzWorkbook(f *testing.F) {
	f.Add(book(f, [][]any{{"name", "day", "start"}, {"Tea", "monday", 0.75}}, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, table := range tablesOf(Tables("g.xlsx", append([]byte("PK\x03\x04"), data...), hub())) {
			if len(table.Rows) == 0 {
				t.Error("a table without rows")
			}
		}
	})
}

func tablesOf(tables []Table, _ []diag.Finding) []Table { return tables }
