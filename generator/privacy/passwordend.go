package privacy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How far a password goes behind the word that names it.

// passwordEnd returns where the password ends that follows at a place, or 0.
func passwordEnd(text string, at int, how strength) int {
	unsure := how != strong && how != spoken
	rest := near(text, at)
	sign := between().FindString(rest)
	told := sign != "" && strings.Count(sign, "\n") <= 1
	// Behind the number of a meeting stands its password.
	beside := count(text[max(0, at-40):at]) >= 6 || besideRoom(text, at)
	if !told {
		if sign = behind().FindString(rest); sign == "" || strings.Contains(sign, "\n") {
			return 0
		}
	}
	if !told && how == spoken {
		return 0
	}
	at += len(sign)
	rest = near(text, at)
	if n := inWords(rest); told && n > 0 {
		return at + n
	}
	if m := quoted().FindString(rest); m != "" && (!unsure || strings.ContainsFunc(m, unicode.IsDigit)) {
		return at + len(m)
	}
	if unsure && !told && year().MatchString(rest) {
		return 0
	}
	if m := figures().FindString(rest); m != "" {
		after, _ := utf8.DecodeRuneInString(rest[len(m):])
		if !unicode.IsLetter(after) && after != '@' && after != ':' && count(m) >= 3 &&
			(told || count(m) >= 4 || !unsure) {
			return at + len(m)
		}
		if how == strong && clauseEnds().MatchString(rest[len(m):]) { // however short: "pwd 1"
			return at + len(m)
		}
	}
	if how == bare && !told && !codeLike().MatchString(rest) {
		return 0
	}
	m := strings.TrimRight(token().FindString(rest), ".,;:!?*_…'’")
	if m == "" || strings.Contains(m, "://") {
		return 0
	}
	digit := strings.ContainsFunc(m, unicode.IsDigit)
	odd := digit && len(m) >= 4 || mixed(m)
	switch {
	case saysTo().MatchString(sign) && !odd: // a password to remember
		return 0
	case sign == "-" && !odd && unicode.IsLower(first(m)): // password-free
		return 0
	case unsure && !digit && len(m) > 4 && !notSecret[strings.ToLower(m)] && clauseEnds().MatchString(rest[len(m):]) &&
		(strings.HasPrefix(sign, "=") || how == weak && strings.HasPrefix(sign, ":") && strings.ToUpper(m) == m && strings.ToLower(m) != m):
		return at + len(m) // PIN=ROSEBUD
	case unsure && !(digit && len(m) >= 4) && !beside, !told && !odd && !beside, notSecret[strings.ToLower(m)]:
		return 0
	case !digit:
		if tail := more().FindString(rest[len(m):]); tail != "" && !notSecret[strings.ToLower(strings.Fields(tail)[0])] {
			return at + len(m) + len(strings.TrimRight(tail, ".;)\n \u00A0"))
		}
	}
	return at + len(m)
}

// besideRoom reports whether the link of a meeting stands right before the word for a password.
func besideRoom(text string, at int) bool {
	from := max(0, at-window)
	line := text[from:at]
	words := strings.Fields(line[strings.LastIndexByte(line, '\n')+1:])
	return slices.ContainsFunc(words[max(0, len(words)-5):], func(w string) bool {
		return strings.Contains(w, "/") && IsRoom(strings.TrimRight(w, ".,;:)>"))
	})
}

// inWords is how long what a text begins with is, if it is three figures in words or more:
// "four four seven one".
func inWords(rest string) (end int) {
	low := lowered(rest)
	for n := 1; ; n++ {
		from := end + len(low[end:]) - len(strings.TrimLeft(low[end:], " ,-"))
		to := from
		for to < len(low) {
			r, size := utf8.DecodeRuneInString(low[to:])
			if !unicode.IsLetter(r) {
				break
			}
			to += size
		}
		if !figured.has(low[from:to]) {
			if n > 3 {
				return end
			}
			return 0
		}
		end = to
	}
}

// mixed reports whether a word has capitals where words have none: "QkDeF".
func mixed(s string) bool {
	upper, lower := 0, 0
	for i, r := range s {
		if i > 0 && unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper > 0 && lower > 0 && len(s) >= 5 && !strings.Contains(s, "-")
}
