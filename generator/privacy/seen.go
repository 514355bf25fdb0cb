package privacy

import (
	"strings"
	"unicode"
)

// Seen is a text without what nobody sees and what turns others around it: control
// characters other than line breaks and tabs, what is no character at all, marks
// of direction that are not closed (UAX #9), invisible signs of sums, switches and annotations
// for programs, and tags that do not name the land of a flag. What package load refuses in a
// page is among it.
func Seen(s string) string {
	s = strings.ToValidUTF8(s, "")
	if !balanced(s) {
		s = strings.Map(func(r rune) rune {
			if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
				return -1
			}
			return r
		}, s)
	}
	before := rune(0)
	return strings.Map(func(r rune) rune {
		last := before
		before = r
		switch {
		case r == '\n' || r == '\t':
			return r
		case r >= 0xE0001 && r <= 0xE007F && last != 0x1F3F4 && (last < 0xE0001 || last > 0xE007F),
			r >= 0x2061 && r <= 0x2064, r >= 0x206A && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB:
			before = last
			return -1
		case r == 0x202D || r == 0x202E: // an override shows other words than are there
			return -1
		case unicode.IsControl(r), r == 0xFEFF, r == 0xFFFD, r&0xFFFE == 0xFFFE, r >= 0xFDD0 &&
			r <= 0xFDEF, r == 0x2028, r == 0x2029:
			return -1
		}
		return r
	}, s)
}

// balanced reports whether each mark that turns the direction is closed.
func balanced(s string) bool {
	var open []rune
	for _, r := range s {
		switch {
		case r == 0x202D || r == 0x202E:
			return false
		case r == 0x202A || r == 0x202B:
			open = append(open, 0x202C)
		case r >= 0x2066 && r <= 0x2068:
			open = append(open, 0x2069)
		case r == 0x202C || r == 0x2069:
			if len(open) == 0 || open[len(open)-1] != r {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}
