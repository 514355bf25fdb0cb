package diag

import (
	"strings"

	"peerhub/search/spelling"
)

// Suggest returns the candidate that the word was probably meant to be, or "".
//
// Words are compared without case, and hyphens, underscores and spaces count
// as the same, so "Hearing voices" finds "hearing-voices". Otherwise the
// nearest by optimal string alignment wins (a letter too many, too few, wrong,
// or two exchanged), as long as no more than a third of the letters differ; of
// equally near ones, the first. What says the opposite, as inactive and active do, is
// not what was meant.
func Suggest(word string, candidates []string) string {
	from := []rune(fold(word))
	if len(from) == 0 || len(from) > 64 {
		return ""
	}
	best, most := "", len(from)/3
	if len(from) < 3 {
		most = 0 // a word of two letters is like every other one
	}
	for _, c := range candidates {
		if len(c) > 4*64 || opposite(fold(word), fold(c)) {
			continue
		}
		if d := spelling.Distance(from, []rune(fold(c)), most); d <= most {
			best, most = c, d-1
		}
	}
	return best
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
