package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/export"
)

// Guesses at a space: one too many, or one too few.

// minPiece is the least that is taken for a word on either side of a space
// that was left out, in code points.
const minPiece = 3

// joinsOf returns what the word makes with the one before it, and with the one
// after it. Stop words count as neighbours: "with out".
func joinsOf(d dictionary, all []asked, a asked) (joins []correction) {
	at := slices.IndexFunc(all, func(other asked) bool { return other.key == a.key })
	for i := max(1, at); i <= at+1 && i < len(all); i++ {
		key := all[i-1].key + all[i].key
		if !d.isStop(key) && !analyze.IsGram(key) {
			joins = append(joins, correction{analyze.Span{Start: all[i-1].span.Start, End: all[i].span.End},
				[]string{key}})
		}
	}
	return joins
}

// misspaced returns the word that the key makes with a neighbour or, unless
// there are likely guesses, the two that it is made of, if they are among the
// known ones; and which part of the query that stands for. No such: no key.
func misspaced(d dictionary, a asked, joins []correction, known []export.Word, likely bool) (alternative,
	analyze.Span) {
	props := make(map[string]byte, len(known))
	for _, w := range known {
		props[w.Key] = w.Props & export.CountMask
	}
	for _, j := range joins {
		if _, ok := props[j.keys[0]]; ok {
			return alternative{key: j.keys[0], weight: weightFuzzy1, fuzzy: true}, j.span
		}
	}
	best, most := alternative{weight: weightFuzzy1}, -1
	for at := range a.key {
		first, second := a.key[:at], a.key[at:]
		one, ok := props[first]
		two, also := props[second]
		if likely || !ok || !also || utf8.RuneCountInString(first) < minPiece ||
			utf8.RuneCountInString(second) < minPiece ||
			d.isStop(first) || d.isStop(second) {
			continue
		}
		if n := int(min(one, two)); n > most { // the commoner, then the earlier
			best.key, best.and, most = first, second, n
		}
	}
	return best, a.span
}

// correct adds a correction. Two words that were joined are corrected once,
// whatever was guessed of one of them.
func correct(all []correction, c correction) []correction {
	if n := len(all); n > 0 && c.span.Start < all[n-1].span.End {
		if c.span.Start > all[n-1].span.Start {
			return all
		}
		all = all[:n-1]
	}
	return append(all, c)
}

// written returns the keys of a correction as the results first write them.
func (c correction) written(results []Result) string {
	var words []string
	for _, key := range c.keys {
		words = append(words, asWritten(key, results))
	}
	return strings.Join(words, " ")
}
