package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// secondOf tells which field of a contact the header of a second one means: "Phone 2",
// "Second contact"; "" is none.
func secondOf(words model.Words, header string) string {
	tokens := strings.Fields(strings.NewReplacer("(", " ", ")", " ", "#", " ").Replace(naming.Fold(header)))
	if n := len(tokens); n > 0 { // Phone2
		if bare := strings.TrimRight(tokens[n-1], "0123456789"); bare != "" && bare != tokens[n-1] {
			tokens = append(tokens[:n-1], bare, tokens[n-1][len(bare):])
		}
	}
	for i, token := range tokens {
		if i > 0 && i < len(tokens)-1 || words["second"][token] == "" {
			continue
		}
		rest := strings.Join(slices.Delete(slices.Clone(tokens), i, i+1), " ")
		if path := words["header"][rest]; strings.HasPrefix(path, "contact.") {
			return path
		}
	}
	return ""
}

// contacts puts a second contact into the place of the first where a row has no other, and
// tells of which groups both stand there: a listing has one, and the other may be nobody's
// but the team's to know.
func contacts(s *sheet, rows []Row) {
	if len(s.second) == 0 {
		return
	}
	var both []int
	for _, r := range rows {
		first, second := "", ""
		for _, c := range s.columns {
			if strings.HasPrefix(c.field, "contact.") && c.field != "contact.role" && c.field != "contact.url" {
				first += s.value(r, c.field)
			}
		}
		for _, c := range s.second {
			if c.index < len(r.Cells) {
				second += plain(r.Cells[c.index])
			}
		}
		switch {
		case second == "":
		case first != "":
			both = append(both, r.Number)
		default:
			for _, c := range s.second {
				at := slices.IndexFunc(s.columns, func(own column) bool { return own.field == c.field })
				if at >= 0 && c.index < len(r.Cells) && s.columns[at].index < len(r.Cells) {
					r.Cells[s.columns[at].index] = r.Cells[c.index]
				}
			}
		}
	}
	if len(both) == 0 {
		return
	}
	var names []string
	for _, c := range s.second {
		names = append(names, c.header)
	}
	s.find(diag.RowsAside, diag.Warning, 0,
		diag.Say("A listing has one contact. The second one was not read, in these rows: %s.", numbers(both)),
		diag.Say("If readers shall ask the second one, exchange the two. If it is for the team, write (private) "+
			"before the names of the columns: %s.", strings.Join(names, ", ")))
}

// spareTimes fills from a second column of times, as Time beside Start and End, the rows that
// have none in the first. Where both say something else, nobody knows when the group meets.
func spareTimes(s *sheet, rows []Row) {
	at := func(field string) int {
		return slices.IndexFunc(s.columns, func(c column) bool { return c.field == field })
	}
	for _, c := range s.spare {
		first, end := s.columns[at(c.field)].index, at("schedule.end")
		for i := range rows {
			r := &rows[i]
			for len(r.Cells) <= first {
				r.Cells = append(r.Cells, "")
			}
			until := ""
			if end >= 0 && s.columns[end].index < len(r.Cells) && c.field == "schedule.start" {
				until = plain(r.Cells[s.columns[end].index])
			}
			if c.index >= len(r.Cells) || plain(r.Cells[c.index]) == "" {
				continue
			}
			cell, same := oneTime(s.hub.Words, plain(r.Cells[first]), plain(r.Cells[c.index]), until)
			if r.Cells[first] = cell; !same {
				s.cell(diag.ScheduleInvalid, diag.Error, r.Number, c, plain(r.Cells[c.index]),
					"Two cells of this row say different things of when the group meets.",
					"Ask the group, and write it in one of them.")
			}
		}
	}
}

// oneTime is the fuller one of two cells that say the same time, beside one of the end;
// nothing where they differ.
func oneTime(words model.Words, own, spare, end string) (cell string, same bool) {
	if own == "" {
		return spare, true
	}
	read := func(cell string) times {
		if t := hours(words, cell, ""); isClock(t.start) && t.end != "" || end == "" {
			return t
		}
		return hours(words, cell, end)
	}
	a, b := read(own), read(spare)
	switch {
	case a.start != b.start || a.asks != b.asks || a.end != b.end && a.end != "" && b.end != "":
		return "", false
	case a.end == "" && b.end != "", !isClock(hours(words, own, end).start) && isClock(hours(words, spare, end).start):
		return spare, true
	}
	return own, true
}
