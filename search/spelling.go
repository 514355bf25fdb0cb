package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/export"
	"peerhub/search/spelling"
)

// Guesses at letters.

// alike returns the words among which a guess at the key is looked for: those
// of the leaves of its beginning and of its end, less what nobody wrote; none
// if it is not guessed at.
func alike(d dictionary, key string, near []export.Word) ([]export.Word, error) {
	if utf8.RuneCountInString(key) < d.leastGuessed() || analyze.IsGram(key) {
		return nil, nil
	}
	back, err := d.backward(export.Reverse(key))
	if err != nil {
		return nil, err
	}
	near = slices.Clone(near) // the dictionary's own
	for _, w := range back {
		near = append(near, export.Word{Key: export.Reverse(w.Key), Props: w.Props})
	}
	return slices.DeleteFunc(near, func(w export.Word) bool { return w.Props&export.OnlyStem != 0 }), nil
}

// guesses returns the words that are spelt most like the key, and how many
// edits they are away: one, or two if the key is long enough and has no others.
func guesses(key string, known []export.Word, others bool) (found []candidate, best int) {
	best = 1
	if utf8.RuneCountInString(key) >= minFuzzy2 && !others {
		best = 2
	}
	word := []rune(key)
	for _, w := range known {
		other := []rune(w.Key)
		at := spelling.Distance(word, other, best)
		if at > best || slices.ContainsFunc(found, func(c candidate) bool { return c.Key == w.Key }) {
			continue
		}
		if at < best {
			best = at
			found = found[:0]
		}
		found = append(found, candidate{w, at == 1 && !slip(word, other)})
	}
	return found, best
}

// unprefixedGuesses returns the words that are one edit away from the key without the
// longest of the prefixes with which it begins.
func unprefixedGuesses(d dictionary, key string) ([]candidate, error) {
	for _, prefix := range d.prefixes() {
		rest, ok := strings.CutPrefix(key, prefix)
		if !ok || utf8.RuneCountInString(rest) < minFuzzy {
			continue
		}
		near, err := d.forward(rest, 1)
		if err != nil {
			return nil, err
		}
		words, err := alike(d, rest, near)
		if err != nil || d.isGeneral(rest) {
			return nil, err
		}
		found, _ := guesses(rest, words, true)
		return found, nil
	}
	return nil, nil
}

// inflected reports whether two words differ in the last letter alone, by which one is
// longer: what most people know may be another form of a word that documents have.
func inflected(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// slip says whether a word one edit away became the key because a letter was
// left out, written twice, or swapped with the next.
func slip(key, word []rune) bool {
	i := 0
	for i < min(len(key), len(word)) && key[i] == word[i] {
		i++
	}
	switch len(word) - len(key) {
	case 1:
		return true
	case 0:
		return i+1 < len(key) && key[i] == word[i+1] && key[i+1] == word[i]
	}
	return i > 0 && key[i] == key[i-1]
}

// choose takes the keys of the best candidates, from few shards.
func choose(d dictionary, found []candidate, most int, shards *[]int, extra int) []string {
	slices.SortFunc(found, func(a, b candidate) int {
		if a.unlikely != b.unlikely {
			if a.unlikely {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.Props&export.CountMask, a.Props&export.CountMask), cmp.Compare(a.Key, b.Key))
	})
	var out []string
	for _, c := range found {
		if len(out) == most {
			break
		}
		if takeShard(d, c.Key, shards, extra) {
			out = append(out, c.Key)
		}
	}
	return out
}

// takeShard adds the key's shard to those that are read, if it may.
func takeShard(d dictionary, key string, shards *[]int, most int) bool {
	at := d.shard(key)
	if slices.Contains(*shards, at) {
		return true
	}
	if len(*shards) >= most {
		return false
	}
	*shards = append(*shards, at)
	return true
}
