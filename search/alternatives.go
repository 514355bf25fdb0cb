package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/export"
)

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
		w.addParts(d, a.parts)
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
		general := d.isGeneral(key)
		close, edits := guesses(key, words, others || general)
		close = slices.DeleteFunc(close, func(c candidate) bool {
			return c.Key == stem || general && c.unlikely && !inflected(key, c.Key)
		})
		if len(close) == 0 && stem == "" && !general {
			if close, err = unprefixedGuesses(d, key); err != nil {
				return w, guessed, err
			}
			edits = 1
		}
		weight := weightFuzzy1
		if edits > 1 || general {
			weight = weightFuzzy2
		}
		likely := general || edits == 1 && len(close) > 0
		if spaced, span := misspaced(d, a, joins, words, likely); stem == "" && spaced.key != "" {
			close = slices.DeleteFunc(close, func(c candidate) bool { return edits > 1 || c.Key == spaced.key })
			for _, key := range spaced.keys() {
				takeShard(d, key, &shards, maxExtraShards)
			}
			w.alternatives = append(w.alternatives, spaced)
			guessed = correction{span, spaced.keys()}
		}
		for _, key := range choose(d, close, maxFuzzyKeys, &shards, extra) {
			w.alternatives = append(w.alternatives, alternative{key: key, weight: weight, fuzzy: true})
			if (stem == "" || chance) && guessed.keys == nil && !general {
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

// addParts adds the two words of which a word was joined; a document must have both.
func (w *planWord) addParts(d dictionary, parts []string) {
	for _, part := range parts {
		if _, ok := d.properties(part); !ok || d.isStop(part) {
			return
		}
	}
	if len(parts) == 2 {
		w.alternatives = append(w.alternatives, alternative{key: parts[0], and: parts[1], weight: weightStem})
	}
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
