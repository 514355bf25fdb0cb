package diag

import (
	"slices"
	"strings"
	"unicode"

	"peerhub/search/spelling"
)

// Suggest returns the candidate that the word was probably meant to be, or "": a
// suggestion that says something else is worse than none, since people take it.
//
// Words are compared without case, and hyphens, underscores and spaces count as the
// same, so "Hearing voices" finds "hearing-voices". Otherwise the nearest by optimal
// string alignment wins (a letter too many, too few, wrong, or two exchanged). A slip of
// the pen is all that may lie between the two:
//
//   - in a word up to six letters one, in a longer one two, and three from twelve on;
//   - none that changes a number ("3rd Thursday"), leaves out a word ("Dr. Brown") or
//     denies it (inactive);
//   - beside the first letter, or exchanged with it, only where it is the only one
//     ("varies" is not "martes").
//
// Where two candidates are as near, nobody knows which is meant.
func Suggest(word string, candidates []string) string {
	return nearest(word, candidates, func(string) string { return "" })
}

// SuggestOf is Suggest among the spellings of keys; as near as another may be a spelling
// of the same key.
func SuggestOf(word string, spellings []string, key func(spelling string) string) string {
	return nearest(word, spellings, key)
}

func nearest(word string, candidates []string, key func(string) string) string {
	from := fold(word)
	if from == "" || len(from) > 4*64 {
		return ""
	}
	best, least, tied := "", slips(from)+1, false
	for _, c := range candidates {
		to := fold(c)
		if len(to) > 4*64 || changed(from, to) {
			continue
		}
		d := spelling.Distance([]rune(from), []rune(to), least)
		switch {
		case d < least:
			best, least, tied = c, d, false
		case d == least && best != "" && fold(best) != to && (key(c) == "" || key(c) != key(best)):
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

// slips is how many slips a word may have.
func slips(word string) int {
	switch n := len([]rune(word)); {
	case n < 3: // a word of two letters is like every other one
		return 0
	case n < 7:
		return 1
	case n < 12:
		return 2
	}
	return 3
}

// changed reports whether one word in the place of the other would say something else.
func changed(from, to string) bool {
	if from == to {
		return false
	}
	if number(from) != number(to) || opposite(from, to) {
		return true
	}
	a, b := strings.Split(from, "-"), strings.Split(to, "-")
	if len(a) != len(b) { // a gap too many or too few is a slip, a word is none
		return !near(strings.Join(a, ""), strings.Join(b, ""), 1)
	}
	for i := range a {
		if !near(a[i], b[i], slips(a[i])) {
			return true
		}
	}
	return false
}

// near reports whether so few slips lie between two words, beside their first letters.
func near(a, b string, limit int) bool {
	d := spelling.Distance([]rune(a), []rune(b), max(limit, 1))
	return d == 0 || d <= limit && (d == 1 || []rune(a)[0] == []rune(b)[0])
}

// number is the digits of a word, in whatever order: two exchanged are a slip.
func number(s string) string {
	digits := slices.DeleteFunc([]rune(s), func(r rune) bool { return !unicode.IsDigit(r) })
	slices.Sort(digits)
	return string(digits)
}

// opposite reports whether one of two words denies the other, as it is or with a
// letter wrong.
func opposite(a, b string) bool {
	far := spelling.Distance([]rune(a), []rune(b), 8)
	denies := func(a, b string) bool {
		for _, no := range []string{"in", "un", "non", "non-", "not-", "no-", "dis", "im", "ex-"} {
			rest, is := strings.CutPrefix(a, no)
			if near := spelling.Distance([]rune(rest), []rune(b), 8); is && near <= 1 && near < far {
				return true
			}
		}
		return strings.HasPrefix(a, "off") && strings.HasPrefix(b, "on")
	}
	return denies(a, b) || denies(b, a)
}

func fold(s string) string {
	return strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(s)))
}
