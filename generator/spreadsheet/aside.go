package spreadsheet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// What people see in a sheet and mean as no group: rows that are hidden or filtered out,
// struck through, or totals, and cells that are struck through. Each kind is told once.

// kept are the rows of a sheet that may be groups, and its head.
func (s *sheet) kept(t Table) []Row {
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r Row) bool { return r.hidden })
	fields, head := map[int]string{}, headRow(s.hub.Words, rows)
	last := 0 // the number of the row with the names of columns
	if head >= 0 {
		last = rows[head].Number
		for i, cell := range rows[head].Cells {
			if !Private(s.hub.Words, cell) {
				fields[i], _ = fieldOf(s.hub.Words, cell)
			}
		}
		s.hiddenColumns(t, rows[head], fields)
	}
	var hidden, struck, totals, alone, feet []int
	heads, below := headings(rows, last, fields), foot(s.hub.Words, t.Rows, last, fields)
	var cells []string
	for _, r := range t.Rows {
		if r.hidden && r.Number > last {
			hidden = append(hidden, r.Number)
		}
	}
	rows = slices.DeleteFunc(rows, func(r Row) bool {
		switch {
		case r.Number <= last || head < 0:
			return false
		case r.gone(fields):
			struck = append(struck, r.Number)
		case total(s.hub.Words, r, fields):
			totals = append(totals, r.Number)
		case below[r.Number] && cellsOf(r) > 0:
			feet = append(feet, r.Number)
		case heads[r.Number]:
			alone = append(alone, r.Number)
		default:
			for c := range r.Cells {
				if r.struck[c] && strings.TrimSpace(r.Cells[c]) != "" {
					r.Cells[c] = ""
					cells = append(cells, fmt.Sprintf("%s%d", letter(c), r.Number))
				}
			}
			return false
		}
		return true
	})
	s.aside(numbers(hidden), "These rows are hidden or filtered out, and were not read: %s.",
		"Show them, if groups stand in them. If not, nothing has to be done.")
	s.aside(numbers(struck), "These rows are struck through, and were not read: %s.",
		"If one of these groups goes on, take the line through its name away. If not, nothing has to be done.")
	s.aside(numbers(totals), "These rows are totals and no groups, and were not read: %s.",
		"If one of them is a group, write its day.")
	s.aside(numbers(alone), "These rows have a name and nothing else, as headings have, and were not read: %s.",
		"If one of them is a group, write its day or its town.")
	s.aside(numbers(feet), "These rows stand below the table, have little of what the others have, and were not read: %s.",
		"If one of them is a group, move it up to the others, or write its day and its town.")
	s.aside(strings.Join(cells[:min(len(cells), 20)], ", "), "These cells are struck through, and were not read: %s.",
		"Delete what no longer holds, and write what does.")
	return rows
}

func (s *sheet) aside(where string, message, suggestion diag.Text) {
	if where != "" {
		s.find(diag.RowsAside, diag.Warning, 0, diag.Say(message, where), suggestion)
	}
}

// hiddenColumns empties the cells of columns that are hidden: people hide what is for the
// team. Those that say which group it is, and whether it has agreed, are read all the same.
func (s *sheet) hiddenColumns(t Table, head Row, fields map[int]string) {
	var names []string
	for _, c := range t.hidden {
		if c >= len(head.Cells) || fields[c] == "id" || fields[c] == "page" || fields[c] == consent {
			continue
		}
		if fields[c] != "" {
			names = append(names, fmt.Sprintf("%s (%s)", letter(c), strings.TrimSpace(head.Cells[c])))
		}
		fields[c] = ""
		for _, r := range t.Rows {
			if r.Number >= head.Number && c < len(r.Cells) {
				r.Cells[c] = ""
			}
		}
	}
	s.aside(strings.Join(names, ", "), "These columns are hidden, and were not read: %s.",
		"Show them, if readers need what stands in them. If not, nothing has to be done.")
}

// gone reports whether a row is struck through: the name of its group, or all of it.
func (r Row) gone(fields map[int]string) bool {
	all, any := true, false
	for c, cell := range r.Cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		if r.struck[c] && fields[c] == "name" {
			return true
		}
		all, any = all && r.struck[c], true
	}
	return all && any
}

// headings are the rows with nothing but a name, between rows that all have more: "LEEDS
// GROUPS", and "* closed groups are in red" below the last. Where several follow each other,
// they are groups of which nobody knows more yet.
func headings(rows []Row, head int, fields map[int]string) map[int]bool {
	var below []Row
	for _, r := range rows {
		if r.Number > head && strings.TrimSpace(strings.Join(r.Cells, "")) != "" {
			below = append(below, r)
		}
	}
	out := map[int]bool{}
	full := func(i int) bool { return i < 0 || i >= len(below) || !onlyName(below[i], fields) }
	for i, r := range below {
		if len(below) > 2 && !full(i) && full(i-1) && full(i+1) {
			out[r.Number] = true
		}
	}
	return out
}

// onlyName reports whether a row has a name and nothing else; joined cells have it in each.
func onlyName(r Row, fields map[int]string) bool {
	name := ""
	for c, cell := range r.Cells {
		if fields[c] == "name" {
			name = strings.TrimSpace(cell)
		}
	}
	return name != "" && !slices.ContainsFunc(r.Cells, func(cell string) bool {
		cell = strings.TrimSpace(cell)
		return cell != "" && cell != name
	})
}

var digitRun = regexp.MustCompile(`[0-9][0-9 .,]*`)

// total reports whether a row is the sum of others: its name, or its first cell where it
// has no name, says so. A row with a day is a group.
func total(words model.Words, r Row, fields map[int]string) bool {
	label := ""
	for c, cell := range r.Cells {
		cell = strings.TrimSpace(cell)
		switch {
		case cell == "":
		case fields[c] == "name":
			label = cell
		case fields[c] == "schedule.day" && digitRun.ReplaceAllString(cell, "") != "" && !isSum(words, cell),
			fields[c] == "schedule.rrule" || fields[c] == "id":
			return false
		}
	}
	if digitRun.ReplaceAllString(label, "") == "" { // none, or the sum itself behind its word
		if at := slices.IndexFunc(r.Cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }); at >= 0 {
			label = r.Cells[at]
		}
	}
	return isSum(words, label)
}

// isSum reports whether a text is a word for a sum, or a number of groups.
func isSum(words model.Words, text string) bool {
	folded := naming.Fold(digits(text))
	bare := strings.Fields(digitRun.ReplaceAllString(folded, " "))
	counts, sums := false, false
	for len(bare) > 0 {
		n := min(len(bare), 4)
		for ; n > 0; n-- {
			phrase := strings.Join(bare[:n], " ")
			sum, counted := words["total"][phrase] != "", words["counted"][phrase] != ""
			if sums, counts = sums || sum, counts || counted; sum || counted {
				break
			}
		}
		if n == 0 {
			return false
		}
		bare = bare[n:]
	}
	return sums || counts && digitRun.MatchString(folded)
}

// numbers lists numbers of rows: "3, 5–9". Of very many, the first.
func numbers(rows []int) string {
	var out []string
	for i := 0; i < len(rows); {
		last := i
		for last+1 < len(rows) && rows[last+1] == rows[last]+1 {
			last++
		}
		if len(out) == 20 {
			return strings.Join(out, ", ") + " …"
		}
		switch {
		case last > i+1:
			out = append(out, fmt.Sprintf("%d–%d", rows[i], rows[last]))
			i = last + 1
		default:
			out = append(out, fmt.Sprint(rows[i]))
			i++
		}
	}
	return strings.Join(out, ", ")
}
