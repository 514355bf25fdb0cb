package spreadsheet

import (
	"bytes"
	"testing"
)

// FuzzCSV: bytes of any encoding, cut anywhere, become rows in their order, and no row
// and no finding stands behind the end of the file.
func FuzzCSV(f *testing.F) {
	f.Add([]byte(plainSheet))
	f.Add([]byte("sep=;\r\nname;day\r\n\"Tea \"\"room\"\"\";\"mon\nday\"\r\n"))
	f.Add([]byte("\xFF\xFEn\x00a\x00m\x00e\x00\n\x00T\x00"))
	f.Add([]byte(" \"Name\", \"Start\", \"AM/PM\"\n \"T\xe9\", \"6:00\", \"PM\"\n"))
	h := hub()
	f.Fuzz(func(t *testing.T, data []byte) {
		if isWorkbook(data) {
			return
		}
		tables, findings := Tables("g.csv", data, h)
		lines := bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) + 1
		for _, table := range tables {
			last := 0
			for _, row := range table.Rows {
				if row.Number <= last || row.Number > lines {
					t.Errorf("row %d behind row %d, of %d lines", row.Number, last, lines)
				}
				last = row.Number
			}
		}
		findings = append(findings, Drafts("g.csv", tables, h).Findings...)
		for _, found := range findings {
			if found.Line < 0 || found.Line > lines {
				t.Errorf("a finding at line %d of %d: %s", found.Line, lines, found.Message)
			}
		}
	})
}
