package spreadsheet

import (
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/model"
)

// foot are the rows below the table: behind an empty row or a total, down to the last one, all
// of which lack most of what the rows above have. There people count by towns, say what
// colours mean, and who changed the sheet.
func foot(words model.Words, all []Row, head int, fields map[int]string) map[int]bool {
	var filled []int // of each row that may be a group
	last, begins := head, 0
	out := map[int]bool{}
	for _, r := range all {
		if r.Number <= head {
			continue
		}
		n := cellsOf(r)
		sum := total(words, r, fields)
		apart := r.Number > last+1 || sum
		if last = r.Number; n == 0 {
			last-- // so that the next one is apart
			continue
		}
		switch thin := sum || isThin(words, r, fields, filled); {
		case !thin && !r.hidden:
			filled, begins = append(filled, n), 0
			clear(out)
		case thin && (apart || begins > 0):
			begins = r.Number
			out[r.Number] = true
		}
	}
	return out
}

func cellsOf(r Row) int {
	n := 0
	for _, cell := range r.Cells {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// saysWhereOrWhen are fields of which one makes a group of a row with little else.
var saysWhereOrWhen = []string{"place.city", "place.venue", "place.address", "place.postcode", "contact.phone",
	"contact.email", "contact.url", "online.url"}

// isThin reports whether a row has at most half of what most rows above it have, and nothing
// that says when or where a group meets.
func isThin(words model.Words, r Row, fields map[int]string, above []int) bool {
	n := cellsOf(r)
	if len(above) < 2 || n > 2 {
		return false
	}
	sorted := slices.Sorted(slices.Values(above))
	if 2*n > sorted[len(sorted)/2] {
		return false
	}
	first := true
	for c, cell := range r.Cells {
		switch cell = plain(cell); {
		case cell == "":
		case first: // the name, or the town that is counted
			first = false
		case !strings.ContainsFunc(cell, unicode.IsLetter) && fields[c] != "contact.phone":
		case slices.Contains(saysWhereOrWhen, fields[c]),
			fields[c] == "schedule.day" && saysDay(words, cell),
			fields[c] == "schedule.start" && isClock(hours(words, cell, "").start):
			return false
		}
	}
	return true
}
