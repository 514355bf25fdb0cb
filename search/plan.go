package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/export"
)

// Limits of a plan.
const (
	maxWords       = 32
	minStem        = 3 // code points
	minPrefix      = 3
	minFuzzy       = 4
	minFuzzy2      = 6
	maxPrefixKeys  = 8
	maxFuzzyKeys   = 3
	maxExtraShards = 2
	maxPrefixLeafs = 3
)

// plan is what a query asks of the index. See the package comment.
type plan struct {
	words        []planWord // stop words left out
	parts        []planPart // of the words, which they cover
	alsoSearched []string   // synonyms, as they are shown
	suggestion   []correction
}

// planPart is some of the words, and what may stand for all of them together:
// the words of a synonym, which a document must have all.
type planPart struct {
	from, to int
	known    bool // in a set of synonyms: no slip of the pen
	synonyms [][]planWord
}

// planWord is one word with its alternatives; none: it is found nowhere.
type planWord struct {
	key          string
	alternatives []alternative
}

// alternative is a key that stands for a word.
type alternative struct {
	key    string
	weight int
	fuzzy  bool
}

// correction puts a key in the place of a part of the query.
type correction struct {
	span analyze.Span
	key  string
}

// dictionary is what a plan looks things up in: the exported one.
type dictionary interface {
	// properties returns those of a key, and whether it is there.
	properties(key string) (props byte, ok bool)
	isStop(key string) bool
	suffixes() []string
	prefixes() []string
	synonyms() [][]phrase
	// forward returns the leaves whose keys may begin with the key, at most
	// most; the first is the one in which the key would be.
	forward(key string, most int) ([]export.Word, error)
	// backward returns the leaf of the reversed key, spelt backwards.
	backward(reversed string) ([]export.Word, error)
	shard(key string) int
}

// asked is a word of a query.
type asked struct {
	key        string
	span       analyze.Span
	completing bool
}

// wordsAsked reads the different words of a query.
func wordsAsked(text string, complete bool) (all []asked) {
	for _, s := range analyze.Words(text) {
		key := analyze.Fold(text[s.Start:s.End])
		if key == "" || utf8.RuneCountInString(key) > maxKey {
			continue
		}
		last := complete && s.End == len(text)
		if i := slices.IndexFunc(all, func(a asked) bool { return a.key == key }); i >= 0 {
			all[i].completing = all[i].completing || last
		} else if len(all) < maxWords {
			all = append(all, asked{key, s, last})
		}
	}
	return all
}

// makePlan reads a query.
func makePlan(d dictionary, text string, complete bool) (plan, error) {
	var p plan
	all := wordsAsked(text, complete)
	kept := slices.DeleteFunc(slices.Clone(all), func(a asked) bool { return !a.completing && d.isStop(a.key) })
	if len(kept) == 0 {
		kept = all
	}
	var keys []string
	for _, a := range kept {
		keys = append(keys, a.key)
	}
	addSynonyms(d, &p, keys)
	for i, a := range kept {
		known := slices.ContainsFunc(p.parts, func(part planPart) bool { return part.known && part.from <= i && i < part.to })
		w, fuzzy, err := planned(d, a.key, a.completing, known)
		if err != nil {
			return plan{}, err
		}
		if fuzzy {
			p.suggestion = append(p.suggestion, correction{a.span, w.alternatives[0].key})
		}
		p.words = append(p.words, w)
	}
	return p, nil
}

// foundWeight is that of a key that is in the dictionary.
func foundWeight(props byte) int {
	if props&export.OnlyStem != 0 {
		return weightStem
	}
	return weightExact
}

// planned finds the alternatives of one word, and whether they are guesses. A
// known word is not guessed at.
func planned(d dictionary, key string, completing, known bool) (w planWord, fuzzy bool, err error) {
	w.key = key
	props, found := d.properties(key)
	if found {
		w.alternatives = append(w.alternatives, alternative{key: key, weight: foundWeight(props)})
		if !completing {
			return w, false, nil
		}
	}
	near, err := d.forward(key, maxPrefixLeafs)
	if err != nil {
		return w, false, err
	}
	stem := ""
	if !found {
		if stem = stemOf(key, near, d.suffixes()); stem == "" {
			if stem, err = unprefixed(d, key); err != nil {
				return w, false, err
			}
		}
		if stem != "" {
			w.alternatives = append(w.alternatives, alternative{key: stem, weight: weightStem})
		}
	}
	longer := completions(key, near)
	others := stem != "" || len(longer) > 0
	var shards []int
	if !found && !known && !(completing && others) {
		close, edits, err := guesses(d, key, near, others)
		if err != nil {
			return w, false, err
		}
		close = slices.DeleteFunc(close, func(c candidate) bool { return c.Key == stem })
		weight := weightFuzzy1
		if edits > 1 {
			weight = weightFuzzy2
		}
		for _, key := range choose(d, close, maxFuzzyKeys, &shards) {
			w.alternatives = append(w.alternatives, alternative{key, weight, true})
			fuzzy = stem == ""
		}
	}
	longer = slices.DeleteFunc(longer, func(c candidate) bool {
		return slices.ContainsFunc(w.alternatives, func(a alternative) bool { return a.key == c.Key })
	})
	for _, key := range choose(d, longer, maxPrefixKeys, &shards) {
		w.alternatives = append(w.alternatives, alternative{key: key, weight: weightPrefix})
	}
	return w, fuzzy, nil
}

// stemOf returns the longest stem among the words that leaves a known ending
// of the key, or "".
func stemOf(key string, near []export.Word, suffixes []string) string {
	best := ""
	for _, suffix := range suffixes {
		stem, ok := strings.CutSuffix(key, suffix)
		if !ok || len(stem) <= len(best) || utf8.RuneCountInString(stem) < minStem {
			continue
		}
		for _, w := range near {
			if w.Key == stem && w.Props&export.IsStem != 0 {
				best = stem
			}
		}
	}
	return best
}

// unprefixed returns the key, or its stem, without one of the prefixes that the
// language writes together with words, or "".
func unprefixed(d dictionary, key string) (string, error) {
	for _, prefix := range d.prefixes() {
		rest, ok := strings.CutPrefix(key, prefix)
		if !ok || utf8.RuneCountInString(rest) < minStem {
			continue
		}
		if _, ok := d.properties(rest); ok {
			return rest, nil
		}
		near, err := d.forward(rest, maxPrefixLeafs)
		if err != nil {
			return "", err
		}
		if stem := stemOf(rest, near, d.suffixes()); stem != "" {
			return stem, nil
		}
	}
	return "", nil
}

// candidate is a key that may stand for a word.
type candidate struct {
	export.Word
	unlikely bool
}

// completions returns the keys that begin with the key.
func completions(key string, near []export.Word) []candidate {
	if utf8.RuneCountInString(key) < minPrefix && !analyze.IsGram(key) {
		return nil
	}
	var found []candidate
	for _, w := range near {
		if w.Props&export.OnlyStem == 0 && w.Key != key && strings.HasPrefix(w.Key, key) {
			found = append(found, candidate{Word: w})
		}
	}
	return found
}

// guesses returns the keys that are spelt most like the key, and how many edits
// they are away: one, or two if the word is long enough and has no others.
func guesses(d dictionary, key string, near []export.Word, others bool) (found []candidate, best int, err error) {
	n := utf8.RuneCountInString(key)
	if n < minFuzzy || analyze.IsGram(key) {
		return nil, 0, nil
	}
	best = 1
	if n >= minFuzzy2 && !others {
		best = 2
	}
	back, err := d.backward(export.Reverse(key))
	if err != nil {
		return nil, 0, err
	}
	near = slices.Clone(near) // the dictionary's own
	for _, w := range back {
		near = append(near, export.Word{Key: export.Reverse(w.Key), Props: w.Props})
	}
	word := []rune(key)
	for _, w := range near {
		if w.Props&export.OnlyStem != 0 {
			continue
		}
		other := []rune(w.Key)
		at := distance(word, other, best)
		if at > best || slices.ContainsFunc(found, func(c candidate) bool { return c.Key == w.Key }) {
			continue
		}
		if at < best {
			best = at
			found = found[:0]
		}
		found = append(found, candidate{w, at == 1 && !slip(word, other)})
	}
	return found, best, nil
}

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
func choose(d dictionary, found []candidate, most int, shards *[]int) []string {
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
		if at := d.shard(c.Key); !slices.Contains(*shards, at) {
			if len(*shards) == maxExtraShards {
				continue
			}
			*shards = append(*shards, at)
		}
		out = append(out, c.Key)
	}
	return out
}

// distance is the optimal string alignment distance, or limit+1 when it is
// more than the limit: insertions, deletions, substitutions and swaps of
// neighbours count 1 each.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	before2, before, row := rows[0], rows[1], rows[2]
	for j := range before {
		before[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		lowest := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			at := min(row[j-1]+1, before[j]+1, before[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				at = min(at, before2[j-2]+1)
			}
			row[j] = at
			lowest = min(lowest, at)
		}
		if lowest > limit {
			return limit + 1
		}
		before2, before, row = before, row, before2
	}
	return min(before[len(b)], limit+1)
}
