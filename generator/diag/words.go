package diag

import (
	"slices"
	"strings"
)

// Words say findings in the language of a hub. The zero Words speak English, and
// so do others what they have no translation of.
type Words struct {
	Texts       map[Text]string // the English format → the one of the language, with %[1]q for the first value
	RightToLeft bool
}

// Marks of Unicode's bidirectional algorithm (UAX #9): what stands between the
// first two has a direction of its own, and the third begins a line from left to
// right.
const (
	isolate     = "\u2068"
	isolated    = "\u2069"
	leftToRight = "\u200E"
)

// Say returns the sentence in the language. Values are made safe to print, and
// in a text from right to left keep their own direction.
func (w Words) Say(t Text) string { return t.in(w.Texts, w.value) }

// value prepares what is no word of the language: a name, a number, a sentence
// without a translation.
func (w Words) value(s string) string {
	s = Printable(s)
	if w.RightToLeft && s != "" {
		return isolate + s + isolated
	}
	return s
}

// line returns a line of an excerpt, in which each character stays one.
func (w Words) line(t Text) string { return t.in(w.Texts, Printable) }

// excerpt keeps the lines of an excerpt from left to right, so that the caret
// stands below what it means.
func (w Words) excerpt(lines string) string {
	if !w.RightToLeft {
		return lines
	}
	return leftToRight + strings.ReplaceAll(strings.TrimSuffix(lines, "\n"), "\n", "\n"+leftToRight) + "\n"
}

// Translate returns the findings with their texts in the language, for those
// who show them in their own way.
func (w Words) Translate(findings []Finding) []Finding {
	if len(w.Texts) == 0 {
		return findings
	}
	out := slices.Clone(findings)
	for i, f := range out {
		out[i].Message, out[i].Suggestion = Text(w.Say(f.Message)), Text(w.Say(f.Suggestion))
		out[i].Excerpt = Text(w.line(f.Excerpt))
	}
	return out
}
