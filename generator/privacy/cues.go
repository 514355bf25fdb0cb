package privacy

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some of what is private begins with a word of its own, and is looked for around that word
// alone: most words of a text are none, and cost one look into a table.

// cue is what a word may begin, or be part of.
type cue uint8

const (
	cueKey      cue = 1 << iota // where the key lies
	cueSaid                     // a word that lets in
	cueBirth                    // a date of birth
	cueDocument                 // the number of a document
	cueHealth                   // what is said of somebody's health
)

// cues are those words in their normal form.
var cues = func() map[string]cue {
	out := map[string]cue{}
	for of, list := range map[cue]string{cueKey: keyWords, cueSaid: sayWords} {
		for w := range strings.FieldsSeq(list) {
			out[folded(w)] |= of
		}
	}
	for of, phrases := range map[cue][]string{cueDocument: listed("documents", ","),
		cueBirth: append(births(false), births(true)...)} {
		for _, phrase := range phrases {
			out[telltale(phrase)] |= of
		}
	}
	for w := range maps.Keys(health) {
		out[w] |= cueHealth
	}
	return out
}()

// telltale is the word of a phrase around which the phrase is looked for: the longest, of
// which a text has fewer than of others, and of those the last.
func telltale(phrase string) (out string) {
	l := lettering(folded(phrase))
	for i := range l.words {
		if w := l.low(i); len(w) >= len(out) {
			out = w
		}
	}
	return out
}

// anyOf is a pattern for one of some phrases, the longest first.
func anyOf(phrases []string) string {
	phrases = slices.Clone(phrases)
	slices.SortStableFunc(phrases, func(a, b string) int { return len(b) - len(a) })
	for i, phrase := range phrases {
		phrases[i] = regexp.QuoteMeta(phrase)
	}
	return strings.Join(phrases, "|")
}

// cued finds what words begin.
func cued(p *persons) {
	for i := range p.words {
		is := cues[p.low(i)]
		if is == 0 {
			continue
		}
		at := p.words[i].start
		if is&cueKey != 0 {
			hiddenKey(p, at)
		}
		if is&cueSaid != 0 && strings.ContainsAny(p.text[at:min(len(p.text), at+40)], quotes) {
			saidAt(p, at)
		}
		if is&cueBirth != 0 && strings.ContainsFunc(p.text[at:min(len(p.text), at+50)], unicode.IsDigit) {
			bornAt(p, at)
		}
		if is&cueDocument != 0 && strings.ContainsFunc(p.text[at:min(len(p.text), at+50)], unicode.IsDigit) {
			documentAt(p, at)
		}
		if is&cueHealth != 0 {
			healthAt(p, i)
		}
	}
}

// around is what stands around a place, for those who look for more than a word, and where
// it begins. It begins and ends with whole characters.
func around(text string, at, ahead int) (part string, from int) {
	from = max(0, at-48)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	to := min(len(text), at+ahead)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return text[from:to], from
}
