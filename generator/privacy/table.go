package privacy

import (
	"strings"
	"unicode"
)

// tabled finds passwords in the columns of a table in a text whose heads are words for
// one.
func tabled(text string) []Find {
	if !strings.Contains(text, "\n") || !strings.ContainsAny(text, "|\t") {
		return nil
	}
	var out []Find
	heads := map[int]label{} // by column
	at := 0
	for line := range strings.Lines(text) {
		cells := cellsOf(strings.TrimRight(line, "\r\n"))
		if len(cells) < 2 {
			clear(heads)
		}
		fresh := map[int]label{}
		for n, c := range cells {
			cell := line[c[0]:c[1]]
			if l, ok := headOf(cell); ok {
				fresh[n] = l
			} else if l, ok := heads[n]; ok && isCode(cell) {
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

// cellsOf are where the cells of a line begin and end, without the spaces around them.
func cellsOf(line string) [][2]int {
	sign := "|"
	if !strings.Contains(line, sign) {
		sign = "\t"
	}
	var out [][2]int
	at := 0
	for n, cell := range strings.Split(line, sign) {
		if trimmed := strings.TrimSpace(cell); n > 0 || trimmed != "" || sign == "\t" {
			start := at + strings.Index(cell, trimmed)
			out = append(out, [2]int{start, start + len(trimmed)})
		}
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
