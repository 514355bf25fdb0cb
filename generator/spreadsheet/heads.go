package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
)

// Above the names of columns may stand what several of them belong to: "When", "Where" and
// "Contact" above "Day", "Start", "Town", "Name" and "Phone".

// oneHead makes one row of two such rows: below "Contact", "Name" is no name of a group. What
// has a name in the upper row alone keeps it.
func oneHead(words model.Words, rows []Row) []Row {
	at := headRow(words, rows)
	if at < 1 || !namesOnly(words, rows[at-1]) {
		return rows
	}
	head, above := rows[at], ""
	for c, own := range head.Cells {
		if c < len(rows[at-1].Cells) && strings.TrimSpace(rows[at-1].Cells[c]) != "" { // or it goes on
			above = rows[at-1].Cells[c]
		}
		of, _ := fieldOf(words, above)
		field, _ := fieldOf(words, own)
		whole, _ := fieldOf(words, above+" "+own)
		switch alone := strings.TrimSpace(own) == ""; {
		case alone && of == "name",
			field == "name" && (strings.HasPrefix(of, "contact.") || strings.HasPrefix(of, "place.")):
			head.Cells[c] = above
		case !alone && whole != "" && own != above:
			head.Cells[c] = above + " " + own
		}
	}
	return slices.Delete(slices.Clone(rows), at-1, at)
}

// namesOnly reports whether more than half of what a row says, and more than one thing of it,
// are names of columns.
func namesOnly(words model.Words, r Row) bool {
	said, known := map[string]bool{}, 0
	for _, cell := range r.Cells {
		if cell = strings.TrimSpace(cell); cell == "" || said[cell] {
			continue
		}
		said[cell] = true
		if field, _ := fieldOf(words, cell); field != "" {
			known++
		}
	}
	return known > 1 && 2*known > len(said)
}
