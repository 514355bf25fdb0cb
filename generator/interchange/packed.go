package interchange

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"

	"peerhub/generator/frontmatter"
)

// A package of tables is a zip file of CSV files, one for each kind of thing, as Open Referral
// has it (docs.openreferral.org, Tabular Data Packaging). Its rows become what a file of JSON
// with the same lists says: see joined.

// Limits of a package.
const (
	maxPacked = 32 << 20 // bytes, unpacked
	maxTables = 100
)

// errPacked is a package that is larger than is read.
var errPacked = errors.New("the files of the package are too large")

// packed are the lists of a package of tables, by the names of its files; nil where a file is
// none. A workbook is a zip file too, and has no CSV files.
func packed(data []byte) (map[string]any, error) {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil, nil
	}
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil
	}
	out, left := map[string]any{}, int64(maxPacked)
	for _, f := range files.File {
		name, is := strings.CutSuffix(strings.ToLower(path.Base(f.Name)), ".csv")
		if !is || strings.HasPrefix(name, ".") {
			continue
		}
		reading, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(io.LimitReader(reading, left+1))
		reading.Close()
		if err != nil {
			return nil, err
		}
		if left -= int64(len(text)); left < 0 || len(out) == maxTables {
			return nil, errPacked
		}
		rows, err := rowsOf(text)
		if err != nil {
			return nil, err
		}
		out[name] = rows
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// rowsOf are the rows of a CSV file by the names of its columns, without empty cells.
func rowsOf(text []byte) ([]any, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(narrow(text), []byte(frontmatter.Mark))))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	var names []string
	var out []any
	for {
		cells, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, err
		case names == nil:
			for _, name := range cells {
				names = append(names, strings.ToLower(strings.TrimSpace(name)))
			}
			continue
		}
		row := map[string]any{}
		for c, cell := range cells[:min(len(cells), len(names))] {
			if cell = strings.TrimSpace(cell); cell != "" && names[c] != "" {
				row[names[c]] = cell
			}
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
}
