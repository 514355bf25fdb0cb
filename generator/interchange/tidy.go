package interchange

import (
	"bytes"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
	"peerhub/generator/strictyaml"
)

// tables cuts a spreadsheet into cells. One whose quotation marks have spaces around
// them is read without these.
func (i *importer) tables(data []byte) []spreadsheet.Table {
	tables, findings := spreadsheet.Tables(i.file, data)
	broken := func(f diag.Finding) bool { return f.Code == diag.SheetInvalid }
	if slices.ContainsFunc(findings, broken) {
		again, found := spreadsheet.Tables(i.file, unspaced(data))
		if !slices.ContainsFunc(found, broken) {
			tables, findings = again, found
		}
	}
	i.Findings = append(i.Findings, findings...)
	for n := range tables {
		joinHalves(i.hub.Words, tables[n].Rows)
	}
	return tables
}

// unspaced takes out the spaces between a separator and a quotation mark.
func unspaced(data []byte) []byte {
	var out []byte
	quoted, begins := false, true
	for n := 0; n < len(data); n++ {
		c := data[n]
		switch {
		case c == '"' && (quoted || begins):
			quoted, begins = !quoted, false
		case quoted:
		case strings.IndexByte(",;|\t\n\r", c) >= 0:
			if bytes.HasSuffix(bytes.TrimRight(out, " "), []byte(`"`)) {
				out = bytes.TrimRight(out, " ")
			}
			begins = true
		case c == ' ' && begins:
			if rest := bytes.TrimLeft(data[n:], " "); len(rest) > 0 && rest[0] == '"' {
				continue
			}
		default:
			begins = false
		}
		out = append(out, c)
	}
	return out
}

// halves are the names of a column that says which half of the day a time is in.
var halves = []string{"am pm", "ampm", "a m p m", "am or pm", "meridiem", "a m or p m"}

// joinHalves puts "PM" from a column of its own behind the times before it.
func joinHalves(words model.Words, rows []spreadsheet.Row) {
	for head := range min(len(rows), 10) {
		var times []int // since the last such column
		found := false
		for c, cell := range rows[head].Cells {
			name := strings.Join(strings.Fields(strings.NewReplacer("/", " ", ".", " ").Replace(strictyaml.Fold(cell))), " ")
			switch key := words["header"][name]; {
			case key == "schedule.start" || key == "schedule.end":
				times = append(times, c)
			case slices.Contains(halves, name) && len(times) > 0:
				for n := range rows[head+1:] {
					joinHalf(words, rows[head+1+n].Cells, times, c)
				}
				rows[head].Cells[c] = ""
				times, found = nil, true
			}
		}
		if found {
			return
		}
	}
}

// joinHalf puts the half of the day in a cell behind those times that lack it. An earlier
// time is in the same half where that is before the later one, as from 11 to 1 PM it is not.
func joinHalf(words model.Words, cells []string, times []int, half int) {
	if half >= len(cells) {
		return
	}
	said := strings.TrimSpace(cells[half])
	if key := words["half"][strictyaml.Fold(said)]; key == "" {
		return
	}
	later := ""
	for _, c := range slices.Backward(times) {
		cell := strings.TrimSpace(cells[c])
		if cell == "" || strings.ContainsAny(strings.ToLower(cell), "apm") {
			continue
		}
		time := clock(words, cell+" "+said)
		if other := clock(words, cell+" am"); later != "" && time >= later && other < later {
			time = other
		}
		if time != "" {
			cells[c], later = time, time
		}
	}
	cells[half] = ""
}
