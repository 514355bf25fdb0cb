package spreadsheet

import (
	"cmp"
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

// dayOrTime is the field of a column by its header, and of days and times by its cells: what
// is called "meeting time" has times beside a column of days, and both where it stands alone.
func dayOrTime(s *sheet, c column, table []Row) string {
	if c.field != "schedule.day" && c.field != "schedule.start" {
		return c.field
	}
	times, days := false, false
	known := map[string]bool{"": true} // a large sheet has few different days and times
	for _, r := range table[1:] {
		cell := cellOf(r, c)
		if known[cell] {
			continue
		}
		known[cell] = true
		if t := hours(s.hub.Words, cell, ""); isClock(t.start) || t.asks != "" {
			times = true
		} else if saysDay(s.hub.Words, cell) {
			days = true
		}
	}
	others := func(field string) bool {
		for i, text := range table[0].Cells {
			if of, _ := fieldOf(s.hub.Words, text); i != c.index && of == field && !Private(s.hub.Words, text) {
				return true
			}
		}
		return false
	}
	switch {
	case c.field == "schedule.day" && times && !days:
		return "schedule.start"
	case c.field == "schedule.start" && days && !times && !others("schedule.day"):
		return "schedule.day"
	}
	return c.field
}

// spanned is the field of a column called from or to, which may have days or times: that of what
// more than half of its cells are.
func spanned(s *sheet, field string, c column, rows []Row) string {
	to := field == "schedule.until"
	switch key := s.hub.Words["span"][naming.Fold(statement(c.header))]; {
	case field != "" && field != "schedule.from" && !to:
		return field
	case field == "" && key == "":
		return ""
	case field == "":
		to = key == "to"
	}
	filled, times, days := 0, 0, 0
	for _, r := range rows {
		cell := cellOf(r, c)
		if cell == "" {
			continue
		}
		filled++
		if _, day := Date(cell); day {
			days++
		} else if t := hours(s.hub.Words, cell, ""); isClock(t.start) || t.asks != "" || bareHour.MatchString(cell) {
			times++
		}
	}
	switch {
	case 2*times > filled && to:
		return "schedule.end"
	case 2*times > filled:
		return "schedule.start"
	case field == "" && 2*days > filled && to:
		return "schedule.until"
	case field == "" && 2*days > filled:
		return "schedule.from"
	}
	return field
}

// saysDay reports whether a cell begins with days.
func saysDay(words model.Words, cell string) bool {
	reads := func(s string) bool {
		w, ok := Whens(words, s)
		return ok && len(w[0].Days) > 0
	}
	head, _, _ := beside(words, cell, reads)
	return head != "" || reads(cell)
}

// cellOf is the cell of a row in a column.
func cellOf(r Row, c column) string {
	if c.index >= len(r.Cells) {
		return ""
	}
	return plain(r.Cells[c.index])
}

// spareColumns fills from a second column of the same field the rows that have nothing in
// the first, as Time beside Start and End, or Days beside When. Where both say something
// else, it is told; nobody knows then when the group meets.
func spareColumns(s *sheet, rows []Row) {
	for _, c := range s.spare {
		at := slices.IndexFunc(s.columns, func(own column) bool {
			return own.field == c.field && own.language == c.language
		})
		filled, differ := false, false
		for i := range rows {
			r := &rows[i]
			for len(r.Cells) <= s.columns[at].index {
				r.Cells = append(r.Cells, "")
			}
			spare := cellOf(*r, c)
			if spare == "" || isBlank(s.hub.Words, c.field, spare) {
				continue
			}
			own := cellOf(*r, s.columns[at])
			if isBlank(s.hub.Words, c.field, own) {
				own = ""
			}
			if c.field == "access" { // each says something of its own
				both := yesAsName(s, s.columns[at], own) + "; " + yesAsName(s, c, spare)
				r.Cells[s.columns[at].index] = strings.Trim(both, "; ")
				filled = true
				continue
			}
			cell, same := oneCell(s, *r, c.field, own, spare)
			filled, differ = filled || naming.Fold(own) != naming.Fold(spare), differ || !same
			r.Cells[s.columns[at].index] = cell
			if own == "" {
				if s.stood == nil {
					s.stood = map[[2]int]column{}
				}
				s.stood[[2]int{r.Number, s.columns[at].index}] = c
			}
			if !same {
				tellDiffering(s, r.Number, s.columns[at], c, spare)
			}
		}
		if !filled && !differ && c.field != "schedule.start" && c.field != "schedule.end" {
			s.cell(diag.FieldRepeated, diag.Error, s.headerRow, c, c.header,
				diag.Say("Column %s says the same.", letter(s.columns[at].index)),
				diag.Say("Keep one of the two, or call this one: (private) %s", c.header))
		}
	}
}

// yesAsName is a cell of a column that asks for something: its name for yes, and nothing for no.
func yesAsName(s *sheet, c column, cell string) string {
	switch choice(s.hub.Words, "truth", cell) {
	case "true":
		return statement(c.header)
	case "false":
		return ""
	}
	return cell
}

// oneCell is what two cells of a field say together.
func oneCell(s *sheet, r Row, field, own, spare string) (cell string, same bool) {
	words := s.hub.Words
	switch {
	case field == "schedule.start" || field == "schedule.end":
		until := ""
		if field == "schedule.start" {
			until = s.value(r, "schedule.end")
		}
		return oneTime(words, own, spare, until)
	case own == "", naming.Fold(own) == naming.Fold(spare):
		return cmp.Or(own, spare), true
	case strings.HasPrefix(naming.Fold(spare), naming.Fold(own)+" ") && field == "schedule.day":
		return spare, true
	case strings.HasPrefix(naming.Fold(own), naming.Fold(spare)+" ") && field == "schedule.day":
		return own, true
	case strings.HasPrefix(field, "schedule."):
		return "", false
	}
	return own, false
}

// tellDiffering says that two cells of a field say different things.
func tellDiffering(s *sheet, row int, first, c column, value string) {
	if strings.HasPrefix(c.field, "schedule.") {
		s.cell(diag.ScheduleInvalid, diag.Error, row, c, value,
			"Two cells of this row say different things of when the group meets.",
			"Ask the group, and write it in one of them.")
		return
	}
	s.cell(diag.FieldRepeated, diag.Error, row, c, value,
		diag.Say("Column %s means the same, and says something else here. This one is not read.",
			letter(first.index)),
		"Write what is right into one of the two columns, or give this one a name that says what it holds.")
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
