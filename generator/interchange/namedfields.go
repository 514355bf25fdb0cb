package interchange

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/spreadsheet"
)

// NamedFields is no format: JSON whose records have fields with names that the columns
// of spreadsheets have too. It is read as such a spreadsheet.
const NamedFields Format = "named-fields"

func namedFields() format {
	return format{
		name: NamedFields, title: "JSON by the names of its fields",
		reads: "other lists (JSON) whose fields have the names of columns",
		sniff: func(in input) sureness {
			if in.someRecord(func(fields []string) bool { return isNamed(in.words, fields) }) {
				return possible
			}
			return foreign
		},
		read: readNamedFields,
	}
}

// isNamed reports whether a record has a name and says when or where.
func isNamed(words model.Words, fields []string) bool {
	named, told := false, false
	for _, f := range fields {
		key := words["header"][naming.Fold(spaced(f))]
		named = named || key == "name"
		told = told || strings.HasPrefix(key, "schedule.") || strings.HasPrefix(key, "place.")
	}
	return named && told
}

// spaced writes startTime as start time.
func spaced(name string) string {
	var out strings.Builder
	before := ' '
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			out.WriteRune(' ')
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

// serverOffers is what to ask those for who run the server of a strange list.
const serverOffers diag.Text = "Ask whoever runs the server for Meeting Guide (TSML), BMLT or HSDS, " +
	"or for a spreadsheet with the columns of groups.csv."

func readNamedFields(i *importer, inputs []input) {
	for n, in := range inputs {
		table, ok := asTable(i, recordsOf(in.json))
		if !ok {
			return
		}
		i.warn(diag.RecordDoubtful, "",
			diag.Say("This list is in no format that is known here. It was read by the names of its fields: %s.",
				shortened(strings.Join(table.Rows[0].Cells, ", "))), serverOffers)
		inputs[n] = input{table: &table}
	}
	readSpreadsheet(i, inputs)
}

// mostCells is how many cells the records of a list may have as a table: each field of one is a column of all.
const mostCells = 4_000_000

// asTable makes rows of the records of JSON; a row has the number of its record. Parts
// of a record are columns of their own: location.city is city. Two spellings of a name
// are one column, and so are two names of one field, unless a record says both.
func asTable(i *importer, records []any) (t spreadsheet.Table, ok bool) {
	if len(records) > mostRecords {
		tooManyRecords(i, len(records), ofRecords)
		return t, false
	}
	var columns []string
	known := map[string]int{} // field or folded name → column
	rows := []spreadsheet.Row{{}}
	for n, v := range records {
		fields, _ := v.(map[string]any)
		switch {
		case withheld(fields):
			i.Records++
			i.withheld++
			continue
		case idle(i.hub.Words, fields):
			i.Records++
			i.idle++
			continue
		}
		cells := map[string]string{}
		flatten(fields, cells, 3)
		if len(cells) == 0 {
			i.Records++
			i.leaveOut(fmt.Sprintf("record %d", n+1), "Nothing stands in this record, and it was left out.", "")
			continue
		}
		row := spreadsheet.Row{Number: n + 1, Cells: make([]string, len(columns))}
		for _, name := range slices.SortedFunc(maps.Keys(cells), func(a, b string) int { return plainFirst(i, a, b) }) {
			key := cmp.Or(i.hub.Words["header"][naming.Fold(name)], naming.Fold(name))
			if at, there := known[key]; there && row.Cells[at] != "" && cells[name] != "" &&
				row.Cells[at] != cells[name] {
				key = "second " + naming.Fold(name)
			}
			at, there := known[key]
			if !there {
				at = len(columns)
				known[key] = at
				columns = append(columns, name)
				row.Cells = append(row.Cells, "")
			}
			row.Cells[at] = cmp.Or(row.Cells[at], cells[name])
		}
		rows = append(rows, row)
		if len(rows)*len(columns) > mostCells {
			i.unknown(diag.Say("The records of this list have %d different fields, and it was not read.", len(columns)), serverOffers)
			return spreadsheet.Table{}, false
		}
	}
	for n := range rows { // a field that only a later record has
		rows[n].Cells = append(rows[n].Cells, make([]string, len(columns)-len(rows[n].Cells))...)
	}
	rows[0].Cells = columns
	return spreadsheet.Table{Records: true, Rows: rows}, true
}

// plainFirst puts the names that fields have here before others that mean them.
func plainFirst(i *importer, a, b string) int {
	plain := func(name string) int {
		folded := naming.Fold(name)
		if path := i.hub.Words["header"][folded]; path == folded || strings.HasSuffix(path, "."+folded) {
			return 0
		}
		return 1
	}
	return cmp.Or(plain(a)-plain(b), strings.Compare(a, b))
}

// flatten writes the fields of an object as cells. What two of its parts say stands first
// under the name that it has, and then under that of its part, too.
func flatten(fields map[string]any, cells map[string]string, depth int) {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		switch v := fields[name].(type) {
		case map[string]any:
			if depth > 0 {
				inner := map[string]string{}
				flatten(v, inner, depth-1)
				for _, part := range slices.Sorted(maps.Keys(inner)) {
					cell := inner[part]
					if part == "name" { // location.name is the place
						part = spaced(name)
					}
					own := plainText(fields[part]) != ""
					if own || cells[part] != "" && cells[part] != cell {
						part = spaced(name) + " " + part
					}
					cells[part] = cell
				}
			}
		case []any:
			var items []string
			for _, item := range v {
				if s := plainText(item); s != "" {
					items = append(items, s)
				}
			}
			cells[spaced(name)] = strings.Join(items, listBy)
		case bool:
			cells[spaced(name)] = strconv.FormatBool(v)
		case string, json.Number:
			cells[spaced(name)] = cmp.Or(plainText(v), cells[spaced(name)])
		}
	}
}
