package interchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"peerhub/generator/spreadsheet"
)

// mostOfJSON is how much memory the values of a file of JSON may take, in bytes. The richest list
// of 10,000 groups takes less than half of it; 60 MB of {} would take gigabytes.
const mostOfJSON = 192 << 20

// mostDigits is how many digits a number of it may have: what it comes to is worked out.
const mostDigits = 400

// mostFields is how many fields a record may have: each is asked for its meaning by every format.
const mostFields = 10_000

// weightOfJSON is about how much memory the values of a text take, by its signs: nothing is made of them.
func weightOfJSON(text []byte) (bytes int) {
	quoted, literal := false, 0
	for n := 0; n < len(text); n++ {
		switch c := text[n]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && quoted:
			n++
		case quoted:
		case c >= '0' && c <= '9':
			if literal++; literal > mostDigits {
				return mostOfJSON + 1
			}
			continue
		case c == '{':
			bytes += 270 // a map, and room for its first fields
		case c == ':':
			bytes += 64 // a name and a value in it
		case c == ',', c == '[':
			bytes += 32
		}
		literal = 0
	}
	return bytes
}

// valuesOf reads a value of JSON, or a value on each line, which are a list. What is
// behind them, and none, is the rest.
func valuesOf(text []byte) (value any, rest string, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var values []any
	read := int64(0)
	for {
		var next any
		if err = decoder.Decode(&next); err != nil {
			break
		}
		if _, object := next.(map[string]any); len(values) > 0 && !object {
			break
		}
		values = append(values, next)
		read = decoder.InputOffset()
		if _, object := next.(map[string]any); !object {
			break
		}
	}
	rest = strings.TrimSpace(strings.ToValidUTF8(string(text[read:]), "\uFFFD"))
	switch len(values) {
	case 0:
		return nil, "", err
	case 1:
		return values[0], rest, nil
	}
	return values, rest, nil
}

// fieldNames are the names of the fields of the first record.
func (in input) fieldNames() []string {
	fields, _ := in.json.(map[string]any)
	if records := recordsOf(in.json); len(records) > 0 {
		fields, _ = records[0].(map[string]any)
	}
	return slices.Sorted(maps.Keys(fields))
}

// someRecord reports whether one of the first records has fields of which that is true.
func (in input) someRecord(is func(fields []string) bool) bool {
	records := recordsOf(in.json)
	return slices.ContainsFunc(records[:min(len(records), 20)], func(v any) bool {
		fields, _ := v.(map[string]any)
		return len(fields) > 0 && is(slices.Collect(maps.Keys(fields)))
	})
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
	if list := listIn(fields); list != nil {
		return list
	}
	if data, ok := fields["data"].(map[string]any); ok {
		return recordsOf(data)
	}
	if len(fields) > 0 {
		return []any{fields}
	}
	return nil
}

// listIn is the list of records in a page of an API, however deep: {"data": {"items": []}}.
func listIn(fields map[string]any) []any {
	for _, name := range []string{"contents", "content", "meetings", "groups", "records", "results", "items", "data"} {
		switch v := fields[name].(type) {
		case []any:
			if slices.ContainsFunc(v, func(v any) bool { _, object := v.(map[string]any); return object }) ||
				len(fields) == 1 {
				return v
			}
		case map[string]any:
			if list := listIn(v); list != nil {
				return list
			}
		}
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
