package privacy

import (
	"strings"
	"unicode"
)

// tabled finds passwords in the columns of a table in a text whose heads are words for
// one.
func tabled(text string) []Find {
	out := append(flatTabled(text), tabbed(text)...)
	if !strings.Contains(text, "\n") || !strings.ContainsAny(text, "|\t") {
		return out
	}
	heads := map[[2]int]label{} // by column, counted with what stands before the first sign, and without
	at := 0
	for line := range strings.Lines(text) {
		cells := cellsOf(strings.TrimRight(line, "\r\n"))
		if len(cells) < 2 {
			clear(heads)
		}
		fresh := map[[2]int]label{}
		before := 0
		if len(cells) > 0 && cells[0][0] == cells[0][1] {
			before = 1
		}
		for n, c := range cells {
			cell := line[c[0]:c[1]]
			if l, ok := headOf(cell); ok {
				fresh[[2]int{0, n}], fresh[[2]int{1, n - before}] = l, l
				continue
			}
			l, ok := heads[[2]int{0, n}]
			if !ok {
				l, ok = heads[[2]int{1, n - before}]
			}
			if ok && isCode(cell) {
				out = append(out, Find{Kind: l.kind, Start: at + c[0], End: at + c[1], Certain: true})
			}
		}
		for n, l := range fresh {
			heads[n] = l
		}
		at += len(line)
	}
	return out
}

// ruled is the line below the heads of a table of Markdown.
var ruled = late(`\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+`)

// flatTabled does the same with a table of which all lines were made one.
func flatTabled(text string) []Find {
	if !strings.Contains(text, "--|") {
		return nil
	}
	var out []Find
	for _, m := range ruled().FindAllStringIndex(text, -1) {
		columns := strings.Count(text[m[0]:m[1]], "|") - 1
		before := text[max(0, m[0]-window):m[0]]
		if strings.HasSuffix(strings.TrimRight(before, " "), "\n") {
			continue // it is none
		}
		heads := strings.Split(before, "|")
		if len(heads) < columns+1 {
			continue
		}
		heads = heads[len(heads)-1-columns : len(heads)-1]
		rest := near(text, m[1])
		at := m[1]
		for n, cell := range strings.Split(rest, "|") {
			column := (n - 1) % (columns + 1)
			if n > 0 && column >= 0 && column < columns && isCode(strings.TrimSpace(cell)) {
				if l, ok := headOf(strings.TrimSpace(heads[column])); ok {
					start := at + strings.Index(cell, strings.TrimSpace(cell))
					out = append(out, Find{Kind: l.kind, Start: start, End: start + len(strings.TrimSpace(cell)), Certain: true})
				}
			}
			at += len(cell) + 1
		}
	}
	return out
}

// tabbed does so with a table whose cells had tabs between them, in one line: a code
// behind a head is one, for nobody knows where a row ended.
func tabbed(text string) (out []Find) {
	if !strings.Contains(text, "\t") {
		return nil
	}
	at := 0
	for line := range strings.Lines(text) {
		if cells := strings.Split(line, "\t"); len(cells) > 2 {
			var head label
			from, headed := at, false
			for _, cell := range cells {
				trimmed := strings.TrimSpace(cell)
				if headed && isCode(trimmed) && count(trimmed) >= 4 {
					start := from + strings.Index(cell, trimmed)
					out = append(out, Find{Kind: head.kind, Start: start, End: start + len(trimmed), Certain: true})
				} else if l, ok := headOf(trimmed); ok {
					head, headed = l, true
				}
				from += len(cell) + 1
			}
		}
		at += len(line)
	}
	return out
}

// spread stands between a head and its code where the cells of a table were written
// behind each other: names, times and numbers of meetings.
var spread = late(`^(?:[ ]+(?:\p{Lu}\p{L}*|[0-9]{1,2}[:.][0-9]{2}(?:[–-][0-9]{1,2}[:.][0-9]{2})?|[0-9]{3}[ -][0-9]{3,4}[ -][0-9]{3,4})){1,8}[ ]+([0-9]{6,8})(?:[ ,.;]|$)`)

// spreadCode is where a code stands so behind the word for it.
func spreadCode(text string, end int) (from, to int) {
	m := spread().FindStringSubmatchIndex(near(text, end))
	if m == nil {
		return 0, 0
	}
	return end + m[2], end + m[3]
}

// cellsOf are where the cells of a line begin and end, without the spaces around them.
func cellsOf(line string) [][2]int {
	sign := "|"
	if !strings.Contains(line, sign) {
		sign = "\t"
	}
	var out [][2]int
	at := 0
	for cell := range strings.SplitSeq(line, sign) {
		trimmed := strings.TrimSpace(cell)
		start := at + strings.Index(cell, trimmed)
		out = append(out, [2]int{start, start + len(trimmed)})
		at += len(cell) + len(sign)
	}
	return out
}

// headOf reports whether a text is a word for a password and nothing else to speak of.
func headOf(s string) (label, bool) {
	if s = strings.TrimRight(s, " :："); len(s) > 60 || s == "" {
		return label{}, false
	}
	probe := s + ": 998877"
	for _, f := range labelled(probe) {
		if f.Start <= len(s)/2 && f.End == len(probe) {
			return label{words: words{kind: f.Kind}}, true
		}
	}
	return label{}, false
}

// isCode reports whether a text is what a code looks like, and nothing else.
func isCode(s string) bool {
	s = strings.Trim(s, " *_`")
	return s != "" && odd(s) == len(s) && strings.ContainsFunc(s, unicode.IsDigit)
}

// Heads reports whether a text is a word for a password, which may stand in another
// field, cell or line: "Passcode:", or ends with one.
func Heads(s string) bool {
	n := plain(s).text
	if at := strings.LastIndexAny(n, "\n.;!?|"); at >= 0 {
		n = n[at+1:]
	}
	_, ok := headOf(strings.TrimSpace(n))
	return ok
}

// IsCode reports whether a text is a code and nothing else, as it stands in a cell beside
// the word for it.
func IsCode(s string) bool { return isCode(strings.TrimSpace(plain(s).text)) }
