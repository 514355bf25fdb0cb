package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// unspaced takes out the spaces between a separator and a quotation mark.
func unspaced(text string) string {
	var out strings.Builder
	quoted, begins := false, true
	for n := 0; n < len(text); n++ {
		c := text[n]
		switch {
		case c == '"' && (quoted || begins):
			quoted, begins = !quoted, false
		case quoted:
		case c == ' ':
			rest := strings.TrimLeft(text[n:], " ")
			closed := n > 0 && text[n-1] == '"' && rest != "" && strings.IndexByte(separators, rest[0]) >= 0
			if closed || begins && strings.HasPrefix(rest, `"`) {
				n = len(text) - len(rest) - 1
				continue
			}
		default:
			begins = strings.IndexByte(separators, c) >= 0
		}
		out.WriteByte(c)
	}
	return out.String()
}

// separators are what may stand between two cells.
const separators = ",;|\t\n"

// halfNames are the names of a column that says which half of the day a time is in.
var halfNames = []string{"am pm", "ampm", "a m p m", "am or pm", "meridiem", "a m or p m"}

// joinHalves puts "PM" from a column of its own behind the times before it.
func joinHalves(words model.Words, rows []Row) {
	for head := range min(len(rows), 10) {
		var times []int // since the last such column
		found := false
		for c, cell := range rows[head].Cells {
			name := strings.Join(strings.Fields(strings.NewReplacer("/", " ", ".",
				" ").Replace(naming.Fold(cell))), " ")
			switch key := words["header"][name]; {
			case key == "schedule.start" || key == "schedule.end":
				times = append(times, c)
			case slices.Contains(halfNames, name) && len(times) > 0:
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
	if key := words["half"][naming.Fold(said)]; key == "" {
		return
	}
	later := ""
	for _, c := range slices.Backward(times) {
		cell := strings.TrimSpace(cells[c])
		if cell == "" || strings.ContainsAny(strings.ToLower(cell), "apm") {
			continue
		}
		time := Clock(words, cell+" "+said)
		if other := Clock(words, cell+" am"); later != "" && time >= later && other < later {
			time = other
		}
		if time != "" {
			cells[c], later = time, time
		}
	}
	cells[half] = ""
}
