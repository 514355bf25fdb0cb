package spreadsheet

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// TestLongCell: a cell that no spreadsheet program could have written is left out and told, and
// the rest of its row is read.
func TestLongCell(t *testing.T) {
	for _, column := range []string{"summary", "note", "day2", "access"} {
		page, asked := lines(t, "name,day,start,town\nTea,Tuesday,18:30,Leeds\n")
		table, findings := Tables("g.csv", []byte("name,day,start,town,"+column+"\nTea,Tuesday,18:30,Leeds,\""+
			strings.Repeat("word ", 1<<22)+"\"\n"), hub())
		got := Drafts("g.csv", table, hub())
		if len(got.Drafts) != 1 || asked != "" || strings.Join(strings.Fields(strings.Join(got.Drafts[0].Lines, " ")), " ") != page ||
			len(findings) != 1 || !strings.Contains(findings[0].Message.String(), "The cell in column E has more than 32767") {
			t.Errorf("%s: %v %v", column, findings, got.Drafts)
		}
	}
	if _, findings := Tables("g.csv", []byte("name,summary\nTea,"+strings.Repeat("ش", maxCell)+"\n"), hub()); len(findings) > 0 {
		t.Error("a text as long as a cell may be:", findings)
	}
}

// TestLargeWorkbook: a workbook whose parts are too large says so, and what to do.
func TestLargeWorkbook(t *testing.T) {
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/media/image1.png"} {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(make([]byte, 12<<20))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, findings := Tables("g.xlsx", file.Bytes(), hub())
	if len(findings) != 1 || !strings.Contains(findings[0].Message.String(), "more than 32 MB once it is unpacked") {
		t.Error(findings)
	}
}
