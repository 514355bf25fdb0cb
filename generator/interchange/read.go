package interchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// Import is what was read of a file.
type Import struct {
	Format   Format
	Records  int // in the file
	Drafts   []frontmatter.Draft
	Findings []diag.Finding
}

// Read reads the groups of a file, whatever its format; its name stands in
// findings alone. Drafts are in the hub's default language, but for texts that a
// spreadsheet has in others.
func Read(file string, data []byte, hub *model.Hub, today model.Date) Import {
	i := &importer{file: file, hub: hub, today: today, taken: map[string]int{}}
	for _, share := range shares(i.open(data)) {
		i.Format = share.format.name
		share.format.read(i, share.inputs)
	}
	for n := range i.Drafts {
		noteSource(&i.Drafts[n], file)
	}
	i.Findings = append(i.Findings, i.left.findings(file)...)
	i.Findings = append(i.Findings, i.door.findings(file)...)
	var sorted diag.List
	sorted.Add(i.Findings...)
	i.Findings = sorted.Sorted()
	return i.Import
}

// noteSource notes where a page came from, for the team: readers do not see it.
func noteSource(d *frontmatter.Draft, file string) {
	if !d.Translation && !hasField(d, "source") {
		d.Lines = append(d.Lines, "source: "+frontmatter.Text(file))
	}
}

func hasField(d *frontmatter.Draft, name string) bool {
	return slices.ContainsFunc(d.Lines, func(line string) bool { return strings.HasPrefix(line, name+":") })
}

// input is a file, or a sheet of a spreadsheet, as far as it can be opened by those
// who do not know its format. It has one of these.
type input struct {
	text  []byte             // a file that is neither of the others, without what is empty around it
	json  any                // the value of a file of JSON, with its numbers as json.Number
	table *spreadsheet.Table // a sheet
}

// sureness says how sure a format is that an input is written in it.
type sureness int

const (
	foreign  sureness = iota // it is not
	possible                 // it is, if no other format is surer
	certain
)

// recognise returns the format that is surest of an input, the first of those that
// are as sure.
func recognise(in input) (of format, how sureness) {
	for _, f := range formats() {
		if f.sniff == nil {
			continue
		}
		if s := f.sniff(in); s > how {
			of, how = f, s
		}
	}
	return of, how
}

// share is the inputs, one after the other, that one format reads.
type share struct {
	format format
	inputs []input
}

// shares gives the inputs of a file to the formats that are surest of them. Beside
// one that a format is certain of, those that are merely possible are notes or
// sums, and not read.
func shares(inputs []input) []share {
	var out []share
	surest := possible
	for _, in := range inputs {
		_, how := recognise(in)
		surest = max(surest, how)
	}
	for _, in := range inputs {
		of, how := recognise(in)
		switch n := len(out); {
		case how < surest:
		case n > 0 && out[n-1].format.name == of.name:
			out[n-1].inputs = append(out[n-1].inputs, in)
		default:
			out = append(out, share{of, []input{in}})
		}
	}
	return out
}

// open opens a file, and says why when it cannot.
func (i *importer) open(data []byte) []input {
	text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte(frontmatter.Mark)))
	if _, how := recognise(input{text: text}); how > foreign {
		return []input{{text: text}}
	}
	switch {
	case len(text) == 0:
		i.unknown("This file is empty.", "Download it once more.")
		return nil
	case text[0] == '[' || text[0] == '{':
		return i.openJSON(text)
	case text[0] == '<':
		i.unknown("This is a web page, or XML.", "Look for a link to the data itself: JSON, CSV or a calendar (.ics).")
		return nil
	}
	tables, findings := spreadsheet.Tables(i.file, data)
	i.Findings = append(i.Findings, findings...)
	var out []input
	for n := range tables {
		out = append(out, input{table: &tables[n]})
	}
	return out
}

func (i *importer) openJSON(text []byte) []input {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		i.unknown(diag.Say("This file begins like JSON, and cannot be read: %s.", err),
			"Download it once more: it was probably cut off.")
		return nil
	}
	in := input{json: value}
	if _, how := recognise(in); how > foreign {
		return []input{in}
	}
	if list, ok := value.([]any); ok && len(list) == 0 {
		i.unknown("This list is empty.", "Download it once more.")
	} else {
		i.unknown("This is JSON of a kind that is not known here.", whatIsRead())
	}
	return nil
}

// records are those of JSON or of a table, with where each stands.
func (in input) records() (records []any, where func(n int) string) {
	if in.table == nil {
		return recordsOf(in.json), func(n int) string { return fmt.Sprintf("record %d", n+1) }
	}
	records, rows := rowsAsRecords(in.columns(), in.table.Rows[1:])
	return records, func(n int) string {
		if in.table.Sheet != "" {
			return fmt.Sprintf("sheet %s, row %d", in.table.Sheet, rows[n])
		}
		return fmt.Sprintf("row %d", rows[n])
	}
}

// recordsOf finds the records of JSON: a list, the contents of a page of an API, or
// the value itself.
func recordsOf(value any) []any {
	if list, ok := value.([]any); ok {
		return list
	}
	fields, _ := value.(map[string]any)
	for _, name := range []string{"contents", "meetings"} {
		if list, ok := fields[name].([]any); ok {
			return list
		}
	}
	if _, named := fields["name"]; named || fields["service"] != nil {
		return []any{fields}
	}
	return nil
}

// columns are the names of the columns of a table, which stand in its first row;
// "End Time" is end_time.
func (in input) columns() []string {
	if in.table == nil || len(in.table.Rows) == 0 {
		return nil
	}
	var out []string
	for _, cell := range in.table.Rows[0].Cells {
		out = append(out, strings.ReplaceAll(strings.ToLower(strings.TrimSpace(cell)), " ", "_"))
	}
	return out
}

// rowsAsRecords makes records of rows, each with the number of its row.
func rowsAsRecords(columns []string, rows []spreadsheet.Row) ([]any, []int) {
	var records []any
	var numbers []int
	for _, row := range rows {
		fields := map[string]any{}
		for i, cell := range row.Cells {
			if i < len(columns) && strings.TrimSpace(cell) != "" {
				fields[columns[i]] = cell
			}
		}
		if len(fields) > 0 {
			records = append(records, fields)
			numbers = append(numbers, row.Number)
		}
	}
	return records, numbers
}

// all reports whether a list has all of the names.
func all(list []string, names ...string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(list, name) })
}
