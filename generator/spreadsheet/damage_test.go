package spreadsheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// withSheet is a workbook around the XML of a sheet.
func withSheet(t testing.TB, text string) []byte {
	t.Helper()
	return withSheetIn(t, smallBook(t), text)
}

func smallBook(t testing.TB) []byte {
	t.Helper()
	return book(t, [][]any{{"name", "day", "start"}, {"Tea", "monday", 0.75}}, nil)
}

// withSheetIn is a workbook with the XML of a sheet in place of its own.
func withSheetIn(t testing.TB, whole []byte, text string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		if f.Name != "xl/worksheets/sheet1.xml" {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	sheetBegins = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	sheetEnds   = `</sheetData></worksheet>`
	sheetHead   = `<c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>day</t></is></c>`
	sheetTea    = `<c t="inlineStr"><is><t>Tea</t></is></c><c t="inlineStr"><is><t>monday</t></is></c>`
)

// TestWorkbookDamaged: numbers of rows, cells and texts that no sheet has are told, and
// so are more of them than memory holds.
func TestWorkbookDamaged(t *testing.T) {
	for name, c := range map[string]struct {
		rows string
		code diag.Code
	}{
		"row below none":       {`<row r="-5"><c r="A1"/></row>`, diag.SheetDamaged},
		"row of 64 bits":       {`<row r="99999999999"><c/></row>`, diag.SheetDamaged},
		"row of 33 bits":       {`<row r="4294967297"><c/></row>`, diag.SheetDamaged},
		"row that is none":     {`<row r="x"><c/></row>`, diag.SheetDamaged},
		"rows out of order":    {`<row r="2"><c/></row><row r="1"><c/></row>`, diag.SheetDamaged},
		"cell that is none":    {`<row r="1"><c r="1A"/></row>`, diag.SheetDamaged},
		"cell of another row":  {`<row r="1"><c r="A7"/></row>`, diag.SheetDamaged},
		"cells out of order":   {`<row r="1"><c r="C1"/><c r="A1"/></row>`, diag.SheetDamaged},
		"text below none":      {`<row r="1"><c r="A1" t="s"><v>-5</v></c></row>`, diag.SheetDamaged},
		"text behind the last": {`<row r="1"><c r="A1" t="s"><v>99</v></c></row>`, diag.SheetDamaged},
		"cut off":              {`<row r="1"><c r="A1">`, diag.SheetDamaged},
		"far cells": {func() string {
			var b strings.Builder
			for n := range 3000 {
				fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"/></row>`, n+1, n+1)
			}
			return b.String()
		}(), diag.FileTooLarge},
		"areas": {`</sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, maxJoined+1) +
			`</mergeCells><sheetData>`, diag.FileTooLarge},
	} {
		pages, findings := readBook(withSheet(t, sheetBegins+c.rows+sheetEnds))
		if len(pages) > 0 || len(findings) != 1 || findings[0].Code != c.code {
			t.Errorf("%s: %d pages %+v", name, len(pages), findings)
		}
	}
}

// TestWorkbookWithoutNumbers: rows and cells may stand one after the other, as some
// programs write them; 400,000 empty ones come to an end.
func TestWorkbookWithoutNumbers(t *testing.T) {
	for _, rows := range []string{
		`<row>` + sheetHead + `</row><row/><row spans="1:2">` + sheetTea + `</row>`,
		`<row r="1">` + sheetHead + `</row><row><c r="A3"/></row><row>` + sheetTea + `</row>`,
	} {
		pages, findings := readBook(withSheet(t, sheetBegins+rows+sheetEnds))
		if len(pages) != 1 || pages[0].Title != "Tea" {
			t.Errorf("%s: %d pages %+v", rows, len(pages), findings)
		}
	}
	many := strings.Repeat(`<row><c/></row>`, 400_000)
	if pages, findings := readBook(withSheet(t, sheetBegins+many+sheetEnds)); len(pages) > 0 || len(findings) == 0 {
		t.Errorf("%d pages %+v", len(pages), findings)
	}
}

// FuzzWorkbook: no sheet of a workbook, however damaged, stops the program.
func FuzzWorkbook(f *testing.F) {
	f.Add(`<row r="1">` + sheetHead + `</row><row r="2">` + sheetTea + `</row>`)
	f.Add(`<row><c r="B7" t="s"><v>0</v></c><c s="1"><v>0.75</v></c></row>`)
	f.Add(sheetEnds[:12] + `<mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`)
	h, whole := hub(), smallBook(f) // making them takes longer than reading a sheet
	f.Fuzz(func(t *testing.T, rows string) {
		for _, table := range tablesOf(Tables("g.xlsx", withSheetIn(t, whole, sheetBegins+rows+sheetEnds), h)) {
			if len(table.Rows) == 0 {
				t.Error("a table without rows")
			}
		}
	})
}
