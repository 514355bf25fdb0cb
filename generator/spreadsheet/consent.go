package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/naming"
)

// consent is the field with the day on which a group agreed. What else people write there
// may be about persons: nothing of it is said again.
const consent = "consent_on"

// withhold leaves out the groups of which a row says that they have not agreed.
func withhold(s *sheet) {
	n, unused := 0, 0
	s.made = slices.DeleteFunc(s.made, func(g *group) bool {
		if !slices.ContainsFunc(g.rows, func(r Row) bool { return !idle(s, r) }) {
			unused++
			s.rowsRead -= len(g.rows)
			return true
		}
		refused := slices.ContainsFunc(g.rows, func(r Row) bool { return refuses(s, r) || s.keeps(r) })
		noted := slices.ContainsFunc(g.rows, func(r Row) bool { return s.left[r.Number] }) // which was told
		if refused = refused || noted; refused {
			if !noted {
				n++
			}
			s.rowsRead -= len(g.rows)
		}
		return refused
	})
	if n > 0 {
		s.find(diag.RowsAside, diag.Warning, 0,
			diag.Say("Groups that have not agreed to be listed were left out: %d.", n),
			"Once a group agrees, write the day on which it did. Until then, nothing has to be done.")
	}
	if unused > 0 {
		s.find(diag.RowsAside, diag.Warning, 0,
			diag.Say("Groups that are not in use, as a column says, were left out: %d.", unused),
			"If one of them meets, say so in that column. If not, nothing has to be done.")
	}
}

// flagged reports whether a column says yes or no to being listed, or to being in use, and notes
// which: "do not publish", "opt in", "active". A name that is a field's too, as the French
// "public" for whom, does so where its cells say nothing else.
func (s *sheet) flagged(c column, rows []Row) bool {
	word, index := naming.Fold(statement(c.header)), c.index
	field, _ := fieldOf(s.hub.Words, c.header)
	other := func(r Row) bool {
		cell := naming.Fold(unquoted(cellOf(r, c)))
		return cell != "" && s.hub.Words["truth"][cell] == "" && s.hub.Words["refused"][cell] == ""
	}
	switch {
	case field != "" && slices.ContainsFunc(rows, other):
		return false
	case s.hub.Words["listed"][word] != "":
		s.listed = append(s.listed, index)
	case s.hub.Words["private"][word] != "" && s.hub.Words["team"][word] == "":
		s.unlisted = append(s.unlisted, index)
	case s.hub.Words["in_use"][word] != "":
		if s.used == nil {
			s.used = map[int]string{}
		}
		s.used[index] = s.hub.Words["in_use"][word]
	default:
		return false
	}
	return true
}

// keeps reports whether a row says that it is not for everybody.
func (s *sheet) keeps(r Row) bool {
	says := func(columns []int, truth string) bool {
		return slices.ContainsFunc(columns, func(c int) bool {
			return c < len(r.Cells) && saysSo(s, r.Cells[c], truth)
		})
	}
	return s.hidden[r.Number] || says(s.unlisted, "true") || says(s.listed, "false")
}

// idle reports whether a row says that its group is not in use.
func idle(s *sheet, r Row) bool {
	for c, says := range s.used {
		if truth := map[string]string{"yes": "false", "no": "true"}[says]; c < len(r.Cells) && saysSo(s, r.Cells[c], truth) {
			return true
		}
	}
	return false
}

func saysSo(s *sheet, cell, truth string) bool {
	word := naming.Fold(strings.TrimSpace(unquoted(plain(cell))))
	return word != "" && (s.hub.Words["truth"][word] == truth || truth == "false" && s.hub.Words["refused"][word] != "")
}

// refuses reports whether the cells for the consent begin with a word that means no.
func refuses(s *sheet, r Row) bool {
	return slices.ContainsFunc(s.columns, func(c column) bool {
		if c.field != consent || cellOf(r, c) == "" { // nobody asked yet
			return false
		}
		text := naming.Fold(unquoted(plain(r.Cells[c.index])))
		words := strings.Fields(strings.NewReplacer(",", " ", ";", " ", ":", " ", ".", " ", "!", " ", "(", " ", ")",
			" ",
			"،", " ", "–", " ", "—", " ").Replace(text))
		if s.hub.Words["truth"][text] == "false" || s.hub.Words["refused"][text] != "" {
			return true
		}
		for n := range min(len(words), 3) {
			first := strings.Join(words[:n+1], " ")
			if s.hub.Words["truth"][first] == "false" && len(first) > 1 || s.hub.Words["refused"][first] != "" {
				return true
			}
		}
		return false
	})
}

// unsaid is what is said of a cell for the consent, in place of what stands in it.
func unsaid() (value string, message, suggestion diag.Text) {
	return "…", "This is no day on which the group agreed.", "Write it as year-month-day, or empty this cell."
}
