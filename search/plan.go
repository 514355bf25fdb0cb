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
	if props, ok := d.properties(key); ok {
		w.alternatives = append(w.alternatives, alternative{key, foundWeight(props)})
		if !completing {
			return w, false, nil
		}
	}
	near, err := d.forward(key, maxPrefixLeafs)
	if err != nil {
		return w, false, err
	}
	if len(w.alternatives) == 0 {
		if stem := stemOf(key, near, d.suffixes()); stem != "" {
			w.alternatives = append(w.alternatives, alternative{stem, weightStem})
			if !completing {
				return w, false, nil
			}
		}
	}
	w.alternatives = append(w.alternatives, completions(d, key, near)...)
	if len(w.alternatives) > 0 || known {
		return w, false, nil
	}
	w.alternatives, err = guesses(d, key, near)
	return w, len(w.alternatives) > 0, err
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

// candidate is a key that may stand for a word.
type candidate struct {
	export.Word
	distance int
}

// completions returns the commonest keys that begin with the key.
func completions(d dictionary, key string, near []export.Word) []alternative {
	if utf8.RuneCountInString(key) < minPrefix && !analyze.IsGram(key) {
		return nil
	}
	var found []candidate
	for _, w := range near {
		if w.Props&export.OnlyStem == 0 && w.Key != key && strings.HasPrefix(w.Key, key) {
			found = append(found, candidate{w, 0})
		}
	}
	return choose(d, found, maxPrefixKeys, weightPrefix)
}

// guesses returns keys that are spelt nearly like the key.
func guesses(d dictionary, key string, near []export.Word) ([]alternative, error) {
	n := utf8.RuneCountInString(key)
	if n < minFuzzy || analyze.IsGram(key) {
		return nil, nil
	}
	most := 1
	if n >= minFuzzy2 {
		most = 2
	}
	back, err := d.backward(export.Reverse(key))
	if err != nil {
		return nil, err
	}
	near = slices.Clone(near) // the dictionary's own
	for _, w := range back {
		near = append(near, export.Word{Key: export.Reverse(w.Key), Props: w.Props})
	}
	word := []rune(key)
	best := most
	var found []candidate
	for _, w := range near {
		if w.Props&export.OnlyStem != 0 {
			continue
		}
		at := distance(word, []rune(w.Key), best)
		if at > best || slices.ContainsFunc(found, func(c candidate) bool { return c.Key == w.Key }) {
			continue
		}
		if at < best {
			best = at
			found = found[:0]
		}
		found = append(found, candidate{w, at})
	}
	weight := weightFuzzy1
	if best > 1 {
		weight = weightFuzzy2
	}
	return choose(d, found, maxFuzzyKeys, weight), nil
}

// choose takes the best candidates, from few shards.
func choose(d dictionary, found []candidate, most, weight int) []alternative {
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance),
			cmp.Compare(b.Props&export.CountMask, a.Props&export.CountMask), cmp.Compare(a.Key, b.Key))
	})
	var out []alternative
	var shards []int
	for _, c := range found {
		if len(out) == most {
			break
		}
		if at := d.shard(c.Key); !slices.Contains(shards, at) {
			if len(shards) == maxExtraShards {
				continue
			}
			shards = append(shards, at)
		}
		out = append(out, alternative{c.Key, weight})
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
