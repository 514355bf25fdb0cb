package search

import (
	"slices"
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
	minFuzzyShort  = 3 // among text that does not part its words
	minFuzzy2      = 6
	maxPrefixKeys  = 8
	maxFuzzyKeys   = 3
	maxExtraShards = 3 // for the guesses at a word; one in a query of several words
	severalWords   = 3
	maxPrefixLeafs = 3
	fewWords       = 3 // so many words are looked for as one, too: "well being"
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
	asked    bool // a question of one: pages that have the words have them by chance
	synonyms [][]planWord
}

// planWord is one word with its alternatives; none: it is found nowhere.
type planWord struct {
	key          string
	alternatives []alternative
}

// dictionary is what a plan looks things up in: the exported one.
type dictionary interface {
	// properties returns those of a key, and whether it is there.
	properties(key string) (props byte, ok bool)
	isStop(key string) bool
	// isGeneral reports whether most people know the word, though no document has it.
	isGeneral(key string) bool
	leastGuessed() int // code points of a word that is guessed at
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
	parts      []string // the keys of the two words of which it was joined; else none
}

// wordsAsked reads the different words of a query. Those that are written as several
// and known as one are that one; without known, none are.
func wordsAsked(text string, complete bool, known func(key string) bool) (all []asked) {
	add := func(a asked) {
		if a.key == "" || utf8.RuneCountInString(a.key) > maxKey {
			return
		}
		a.completing = complete && a.span.End == len(text)
		if i := slices.IndexFunc(all, func(b asked) bool { return b.key == a.key }); i >= 0 {
			all[i].completing = all[i].completing || a.completing
		} else if len(all) < maxWords {
			all = append(all, a)
		}
	}
	words := analyze.Words(text)
	keyOf := func(i int) string { return spelling.Fold(text[words[i].Start:words[i].End]) }
	var joined []analyze.Joined
	if known != nil {
		joined = analyze.AppendJoined(nil, text, words)
	}
	for i := 0; i < len(words); i++ {
		for len(joined) > 0 && joined[0].To <= i {
			joined = joined[1:]
		}
		if len(joined) > 0 && joined[0].From == i && !joined[0].Beside && known(spelling.Fold(joined[0].Text)) {
			j := joined[0]
			a := asked{key: spelling.Fold(j.Text), span: j.Span}
			if j.To-j.From == 2 {
				a.parts = []string{keyOf(j.From), keyOf(j.From + 1)}
			}
			add(a)
			i = j.To - 1
			continue
		}
		add(asked{key: keyOf(i), span: words[i]})
		if len(joined) > 0 && joined[0].To == i+1 && joined[0].Beside {
			add(asked{key: spelling.Fold(joined[0].Text), span: joined[0].Span})
		}
	}
	return all
}

// pair is two words of a query that are one word, too, with a space between them.
type pair struct {
	words [2]string
	key   string
}

// pairsOf returns those of a short query: more would cost more files than they find.
func pairsOf(d dictionary, all []asked) (pairs []pair) {
	for i := 1; i < len(all) && len(all) <= fewWords; i++ {
		one, two := all[i-1], all[i]
		key := one.key + two.key
		if _, ok := d.properties(key); ok && one.span.End < two.span.Start && !d.isStop(key) && !analyze.IsGram(key) {
			pairs = append(pairs, pair{[2]string{one.key, two.key}, key})
		}
	}
	return pairs
}

// makePlan reads a query.
func makePlan(d dictionary, text string, complete bool) (plan, error) {
	var p plan
	all := wordsAsked(text, complete, func(key string) bool { _, ok := d.properties(key); return ok })
	pairs := pairsOf(d, all)
	kept := slices.DeleteFunc(slices.Clone(all), func(a asked) bool { return !a.completing && d.isStop(a.key) })
	if len(kept) == 0 {
		kept = all
	}
	keys, said := keysOf(kept), keysOf(all)
	addSynonyms(d, &p, keys, said, pairs)
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
		addSynonyms(d, &p, meant, said, pairs)
	}
	return p, nil
}

func keysOf(words []asked) (keys []string) {
	for _, a := range words {
		keys = append(keys, a.key)
	}
	return keys
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
