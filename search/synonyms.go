package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/export"
	"peerhub/search/spelling"
)

// Limits of synonyms. A phrase that would need more postings shards than these
// is not asked for: a first answer must stay small.
const (
	maxPhrase        = 8 // words
	maxSynonyms      = 6 // phrases that a query adds
	maxSynonymShards = 3 // beyond those of the query's own words
	firstAddress     = 4 // what the first page of a set weighs more than others, the second one less of, and so on
)

// exportSynonyms prepares a hub's sets for the manifest: what the client
// cannot know, having no stemmers, is said there.
func exportSynonyms(language *analyze.Language, sets [][]string, index export.Index) [][]export.Synonym {
	known := make(map[string]bool, len(index.Keys))
	for _, k := range index.Keys {
		known[k.Key] = true
	}
	isStop := func(key string) bool { _, ok := slices.BinarySearch(index.Stop, key); return ok }
	var out [][]export.Synonym
	for _, set := range sets {
		set = slices.Clone(set)
		var phrases []export.Synonym
		for i := 0; i < len(set); i++ { // which may grow
			text := strings.Join(strings.Fields(strings.ToValidUTF8(set[i], " ")), " ")
			_, question := cutQuestion(text)
			if isAddress(text) {
				if word := pinnedWord(text); known[word] {
					phrases = append(phrases, export.Synonym{text, word, word})
				}
				continue
			}
			if one := asOne(text, known); one != text {
				set = append(set, strings.TrimRight(one, "?؟")+"?")
			}
			keys, words := phraseKeys(text, isStop)
			if len(keys) == 0 || len(keys) > maxPhrase ||
				slices.ContainsFunc(phrases, func(s export.Synonym) bool { return s[0] == text }) {
				continue
			}
			stems, ask := slices.Clone(keys), slices.Clone(keys)
			whole := true
			for i, word := range words {
				if stem := spelling.Fold(language.Term(word)); utf8.RuneCountInString(stem) >= minStem {
					stems[i] = stem
				}
				if !known[ask[i]] {
					ask[i] = stems[i]
				}
				whole = whole && known[ask[i]]
			}
			s := export.Synonym{text, strings.Join(stems, " "), ""}
			if whole && !question {
				s[2] = strings.Join(ask, " ")
			}
			phrases = append(phrases, s)
		}
		if len(phrases) > 1 {
			out = append(out, phrases)
		}
	}
	return out
}

// cutQuestion takes the mark off a phrase that ends as a question does: people ask so,
// and pages do not say it. So it is never looked for itself, and pages that have its
// words have them by chance.
func cutQuestion(text string) (phrase string, question bool) {
	phrase = strings.TrimRight(text, "?؟ \u00a0\u202f")
	return phrase, phrase != text
}

// asOne returns a phrase with the words joined that queries join: see wordsAsked.
func asOne(text string, known map[string]bool) string {
	var out strings.Builder
	at := 0
	for _, j := range analyze.AppendJoined(nil, text, analyze.Words(text)) {
		if !j.Beside && known[spelling.Fold(j.Text)] {
			out.WriteString(text[at:j.Start] + j.Text)
			at = j.End
		}
	}
	return out.String() + text[at:]
}

// isAddress reports whether a phrase is the key of a document.
func isAddress(text string) bool { return strings.Contains(text, "/") }

// pin gives documents that synonyms call by their keys a word by which they are found.
func pin(docs []Document, sets [][]string) {
	called := make(map[string]bool)
	for _, set := range sets {
		for _, text := range set {
			called[strings.TrimSpace(text)] = isAddress(text)
		}
	}
	for i := range docs {
		if called[docs[i].Key] {
			docs[i].pinned = pinnedWord(docs[i].Key)
		}
	}
}

// pinnedWord is the word of a document that is called by its key.
func pinnedWord(key string) string {
	return "0" + strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(key))
}

// phraseKeys returns the keys of a phrase without its stop words, and the
// words that they were.
func phraseKeys(text string, isStop func(string) bool) (keys, words []string) {
	for _, s := range analyze.Words(text) {
		word := text[s.Start:s.End]
		if key := spelling.Fold(word); key != "" && !isStop(key) && utf8.RuneCountInString(key) <= maxKey {
			keys = append(keys, key)
			words = append(words, word)
		}
	}
	return keys, words
}

// phrase is one of the ways of saying a thing.
type phrase struct {
	text  string
	asked bool     // a question
	keys  []string // of its words, without stop words
	whole []string // of all its words, if all but one are stop words: "my son" is said by both
	stems []string // of the same words
	ask   []string // what to look for instead of another phrase; none if no document has it
}

func readPhrases(sets [][]export.Synonym, isStop func(string) bool) [][]phrase {
	out := make([][]phrase, len(sets))
	for i, set := range sets {
		for _, s := range set {
			p := phrase{text: s[0], stems: strings.Fields(s[1]), ask: strings.Fields(s[2])}
			_, p.asked = cutQuestion(p.text)
			p.keys = p.ask
			if !isAddress(p.text) {
				p.keys, _ = phraseKeys(p.text, isStop)
				if len(p.keys) == 1 {
					p.whole, _ = phraseKeys(p.text, func(string) bool { return false })
				}
			}
			if len(p.keys) > 0 && len(p.keys) == len(p.stems) {
				out[i] = append(out[i], p)
			}
		}
	}
	return out
}

// begins reports whether the keys begin with the phrase, in any inflection
// that stemming was seen to take off, and with any prefix. Of a phrase with one word
// that is no stop word, the query must have the stop words, too: somebody who cannot
// stop talking is not looking for someone to talk to.
func (p *phrase) begins(d dictionary, keys, all []string) bool {
	if len(keys) < len(p.keys) {
		return false
	}
	for _, key := range p.whole {
		if key != p.keys[0] && !slices.Contains(all, key) {
			return false
		}
	}
	for i := range p.keys {
		if !p.says(d, i, keys[i]) {
			return false
		}
	}
	return true
}

// says reports whether a key is the phrase's i-th word.
func (p *phrase) says(d dictionary, i int, said string) bool {
	is := func(said string) bool {
		ending, ok := strings.CutPrefix(said, p.stems[i])
		return said == p.keys[i] || ok && (ending == "" || slices.Contains(d.suffixes(), ending))
	}
	return is(said) || slices.ContainsFunc(d.prefixes(), func(prefix string) bool {
		rest, ok := strings.CutPrefix(said, prefix)
		return ok && is(rest)
	})
}

// synonymsAt returns how many of the keys are a known phrase, the longest
// there is, the other phrases of its sets, and whether it is a question in all of them.
// All are the query's, stop words among them.
func synonymsAt(d dictionary, keys, all []string) (n int, others []phrase, asked bool) {
	asked = true
	for _, set := range d.synonyms() {
		for i := range set {
			if said := &set[i]; len(said.keys) > n && said.begins(d, keys, all) {
				n = len(said.keys)
			}
		}
	}
	for _, set := range d.synonyms() {
		at := slices.IndexFunc(set, func(p phrase) bool { return len(p.keys) == n && p.begins(d, keys, all) })
		if n == 0 || at < 0 {
			continue
		}
		asked = asked && set[at].asked
		for _, other := range set {
			if !sameWords(other.stems, set[at].stems) &&
				!slices.ContainsFunc(others, func(p phrase) bool { return p.text == other.text }) {
				others = append(others, other)
			}
		}
	}
	return n, others, asked && n > 0
}

// sameWords reports whether two phrases differ in order, inflection and spaces alone.
func sameWords(a, b []string) bool {
	return strings.Join(a, "") == strings.Join(b, "") || slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// pairAt returns the word that the keys at a place make with a space less, and how
// many of them: a stop word of the two is none of the plan's.
func pairAt(pairs []pair, keys []string) (key string, n int) {
	for _, p := range pairs {
		switch {
		case len(keys) > 1 && keys[0] == p.words[0] && keys[1] == p.words[1]:
			return p.key, 2
		case (keys[0] == p.words[0] || keys[0] == p.words[1]) && (len(keys) < 2 || keys[1] != p.words[1]) && n == 0:
			key, n = p.key, 1
		}
	}
	return key, n
}

// addSynonyms parts the words of the plan by the phrases among them; all are the query's.
func addSynonyms(d dictionary, p *plan, keys, all []string, pairs []pair) {
	shards := make(map[int]bool)
	for _, key := range keys {
		shards[d.shard(key)] = true
	}
	extra := 0
	for at := 0; at < len(keys); {
		n, others, asked := synonymsAt(d, keys[at:], all)
		part := planPart{from: at, to: at + max(1, n), known: n > 0, asked: asked}
		if key, words := pairAt(pairs, keys[at:]); words > 0 && words >= n {
			if words > n {
				part, others = planPart{from: at, to: at + words}, nil
			}
			part.synonyms = append(part.synonyms, []planWord{{key, []alternative{{key: key, weight: weightSynonym}}}})
		}
		ordered := 0
		for _, other := range others {
			if len(other.ask) == 0 || len(part.synonyms) == maxSynonyms {
				continue
			}
			var more []int
			var words []planWord
			weight := weightSynonym
			if asked || isAddress(other.text) {
				weight += max(0, firstAddress-ordered)
				ordered++
			}
			for _, key := range other.ask {
				if s := d.shard(key); !shards[s] && !slices.Contains(more, s) {
					more = append(more, s)
				}
				words = append(words, planWord{key, []alternative{{key: key, weight: weight}}})
			}
			if extra+len(more) > maxSynonymShards {
				continue
			}
			extra += len(more)
			for _, s := range more {
				shards[s] = true
			}
			part.synonyms = append(part.synonyms, words)
			if !isAddress(other.text) && !slices.Contains(p.alsoSearched, other.text) {
				p.alsoSearched = append(p.alsoSearched, other.text)
			}
		}
		p.parts = append(p.parts, part)
		at = part.to
	}
}
