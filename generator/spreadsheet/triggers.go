package spreadsheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// Most texts say nothing of whether or when a group meets. Whether one may is seen in one
// pass over its words, before any phrase is looked for.

// saying are the parts of words that a note says something with.
var saying = []string{statusPath, "cancelled", "again", "unpublished", "private", "kept_back", "moved", "inside", "changed",
	"first_day", "last_day", "may_not_meet", "none_before", "break_until"}

// Triggers are the words by which it is seen soon whether a text says anything at all.
type Triggers struct {
	first   map[string]bool       // with which a phrase begins
	longest map[string]bool       // of each phrase: where none of them stands, no phrase does
	phrases map[string][][]string // what stands behind the first word of those that something is said with
}

// TriggersOf returns the triggers of the words.
func TriggersOf(known model.Words) *Triggers {
	out := &Triggers{map[string]bool{}, map[string]bool{}, map[string][][]string{}}
	for _, part := range saying {
		for said, key := range known[part] {
			words := strings.Fields(said)
			out.first[words[0]] = true
			out.longest[slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })] = true
			if part != statusPath || key == string(model.StatusPaused) || key == string(model.StatusClosed) {
				out.add(said)
			}
		}
	}
	for said := range known["shut"] {
		out.add(said)
	}
	for said, key := range known["meets"] { // "we meet on Thursdays", which may be another day now
		if key == "verb" {
			out.add(said)
		}
	}
	return out
}

func (t *Triggers) add(phrase string) {
	if words := strings.FieldsFunc(phrase, isGap); len(words) > 0 {
		t.phrases[words[0]] = append(t.phrases[words[0]], words[1:])
	}
}

// isGap reports whether a sign of a folded text parts words.
func isGap(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
}

// Say reports whether one of the phrases stands in a text, whatever stands between its words: a
// text in which none does has neither Remarks nor Dates.
func (t *Triggers) Say(text string) bool {
	begun := make([][]string, 0, 8) // what is to come of those that have begun
	for word := range folds(text) {
		kept := begun[:0]
		for _, rest := range begun {
			switch {
			case rest[0] != string(word):
			case len(rest) == 1:
				return true
			default:
				kept = append(kept, rest[1:])
			}
		}
		begun = kept
		for _, rest := range t.phrases[string(word)] {
			if len(rest) == 0 {
				return true
			}
			begun = append(begun, rest)
		}
	}
	return false
}

// folds are the words of a text, folded, without any signs; each until the next is asked for.
func folds(text string) func(yield func(word []byte) bool) {
	return func(yield func([]byte) bool) {
		var buffer [64]byte
		for at := 0; at < len(text); {
			word, end, plain := buffer[:0], at, true
			for ; end < len(text); end++ {
				c := text[end]
				switch {
				case 'A' <= c && c <= 'Z':
					word = append(word, c|0x20)
					continue
				case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
					word = append(word, c)
					continue
				case c == '"' || c == '*': // which naming.Fold takes out
					continue
				}
				plain = c < utf8.RuneSelf
				break
			}
			if plain {
				if len(word) > 0 && !yield(word) {
					return
				}
				at = end + 1
				continue
			}
			for end < len(text) && text[end] > ' ' {
				end++
			}
			for word := range strings.FieldsFuncSeq(naming.Fold(text[at:end]), isGap) {
				if !yield([]byte(word)) {
					return
				}
			}
			at = end
		}
	}
}

// may reports whether a text has any word without which no note says anything.
func (t *Triggers) may(text string) bool {
	return t.Say(text) && slices.ContainsFunc(strings.Fields(text), func(word string) bool {
		return slices.ContainsFunc(strings.Fields(phrase([]string{word})), func(w string) bool { return t.longest[w] })
	})
}

// isFirst reports whether what a note may say can begin with a word.
func isFirst(triggers *Triggers, word string) bool {
	first, _, _ := strings.Cut(phrase([]string{word}), " ")
	return triggers.first[first]
}
