package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/export"
	"peerhub/search/spelling"
)

// Limits of a plan.
const (
	maxWords       = 32
	minStem        = 3 // code points
	minSure        = 4 // a shorter stem is often chance: "hering" is no form of "her"
	minPrefix      = 3
	minFuzzy       = 4
	minFuzzy2      = 6
	maxPrefixKeys  = 8
	maxFuzzyKeys   = 3
	maxExtraShards = 3 // for the guesses at a word; one in a query of several words
	severalWords   = 3
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

// alternative is a key that stands for a word, or two that a document must
// have both.
type alternative struct {
	key    string
	and    string // "": one is enough
	weight int
	fuzzy  bool
}

// keys returns the key, or both.
func (a alternative) keys() []string {
	if a.and == "" {
		return []string{a.key}
	}
	return []string{a.key, a.and}
}

// correction puts keys in the place of a part of the query.
type correction struct {
	span analyze.Span
	keys []string
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
		key := spelling.Fold(text[s.Start:s.End])
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
		known := slices.ContainsFunc(p.parts, func(part planPart) bool {
			return part.known && part.from <= i &&
				i < part.to
		})
		w, guessed, err := alternativesFor(d, a, joinsOf(d, all, a), known, extraShards(len(kept)))
		if err != nil {
			return plan{}, err
		}
		if guessed.keys != nil {
			p.suggestion = correct(p.suggestion, guessed)
		}
		p.words = append(p.words, w)
	}
	// What was meant may be in a phrase, too.
	if meant := respelt(kept, p.suggestion); !slices.Equal(meant, keys) {
		p.parts, p.alsoSearched = nil, nil
		addSynonyms(d, &p, meant)
	}
	return p, nil
}

// respelt returns the keys of the words, those in the place of which one other
// was guessed with that.
func respelt(words []asked, guessed []correction) []string {
	keys := make([]string, len(words))
	for i, a := range words {
		keys[i] = a.key
		for _, c := range guessed {
			if c.span == a.span && len(c.keys) == 1 {
				keys[i] = c.keys[0]
			}
		}
	}
	return keys
}

// extraShards is how many more shards the guesses at a word may take.
func extraShards(words int) int {
	if words < severalWords {
		return maxExtraShards
	}
	return 1
}

// foundWeight is that of a key that is in the dictionary.
func foundWeight(props byte) int {
	if props&export.OnlyStem != 0 {
		return weightStem
	}
	return weightExact
}

// alternativesFor finds the alternatives of one word and, if they are guesses, what to
// correct. A known word is not guessed at.
func alternativesFor(d dictionary, a asked, joins []correction, known bool, extra int) (w planWord, guessed correction,
	err error) {
	key, completing := a.key, a.completing
	w.key = key
	props, found := d.properties(key)
	if found {
		w.alternatives = append(w.alternatives, alternative{key: key, weight: foundWeight(props)})
		if !completing {
			return w, guessed, nil
		}
	}
	near, err := d.forward(key, maxPrefixLeafs)
	if err != nil {
		return w, guessed, err
	}
	stem, chance := "", false
	if !found {
		stem = stemOf(key, near, d.suffixes())
		chance = stem != "" && utf8.RuneCountInString(stem) < minSure
		if stem == "" {
			if stem, err = unprefixed(d, key); err != nil {
				return w, guessed, err
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
		words, err := alike(d, key, near)
		if err != nil {
			return w, guessed, err
		}
		close, edits := guesses(key, words, others)
		close = slices.DeleteFunc(close, func(c candidate) bool { return c.Key == stem })
		weight := weightFuzzy1
		if edits > 1 {
			weight = weightFuzzy2
		}
		if spaced, span := misspaced(d, a, joins, words, edits == 1 && len(close) > 0); stem == "" && spaced.key != "" {
			close = slices.DeleteFunc(close, func(c candidate) bool { return edits > 1 || c.Key == spaced.key })
			for _, key := range spaced.keys() {
				takeShard(d, key, &shards, maxExtraShards)
			}
			w.alternatives = append(w.alternatives, spaced)
			guessed = correction{span, spaced.keys()}
		}
		for _, key := range choose(d, close, maxFuzzyKeys, &shards, extra) {
			w.alternatives = append(w.alternatives, alternative{key: key, weight: weight, fuzzy: true})
			if (stem == "" || chance) && guessed.keys == nil {
				guessed = correction{a.span, []string{key}}
			}
		}
	}
	longer = slices.DeleteFunc(longer, func(c candidate) bool {
		return slices.ContainsFunc(w.alternatives, func(a alternative) bool { return a.key == c.Key })
	})
	for _, key := range choose(d, longer, maxPrefixKeys, &shards, extra) {
		w.alternatives = append(w.alternatives, alternative{key: key, weight: weightPrefix})
	}
	return w, guessed, nil
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
