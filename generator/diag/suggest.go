package diag

import "strings"

// Suggest returns the candidate that the word was probably meant to be, or "".
//
// Words are compared without case, and hyphens, underscores and spaces count
// as the same, so "Hearing voices" finds "hearing-voices". Otherwise the
// nearest by optimal string alignment wins (a letter too many, too few, wrong,
// or two exchanged), as long as no more than a third of the letters differ; of
// equally near ones, the first.
func Suggest(word string, candidates []string) string {
	from := []rune(fold(word))
	if len(from) == 0 || len(from) > 64 {
		return ""
	}
	best, at := "", len(from)/3+1
	if len(from) < 3 {
		at = 1 // a word of two letters is like every other one
	}
	for _, c := range candidates {
		if len(c) > 4*64 {
			continue
		}
		if d := distance(from, []rune(fold(c)), at); d < at {
			best, at = c, d
		}
	}
	return best
}

func fold(s string) string {
	return strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(s)))
}

// distance returns the distance of two words, or limit if it is that or more.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
