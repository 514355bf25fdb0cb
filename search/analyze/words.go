package analyze

import (
	"unicode"
	"unicode/utf8"
)

// WordPattern is a word, as a regular expression of Go (RE2). The client says
// the same in JavaScript.
const WordPattern = `[\p{L}\p{M}\p{N}\x{ad}\x{200c}\x{200d}]+`

// Span is where a word stands in a text, in bytes.
type Span struct{ Start, End int }

// Words returns where the words of a text stand, in order.
func Words(text string) []Span { return AppendWords(nil, text) }

// AppendWords appends where the words of a text stand.
func AppendWords(spans []Span, text string) []Span {
	start := -1
	for i := 0; i < len(text); {
		size, inside := 1, false
		if c := text[i]; c < utf8.RuneSelf {
			inside = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			inside = isWordRune(r)
		}
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			spans = append(spans, Span{start, i})
			start = -1
		}
		i += size
	}
	if start >= 0 {
		spans = append(spans, Span{start, len(text)})
	}
	return spans
}

// Soft hyphen and the zero width (non-)joiners are no word's end.
func isWordRune(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\u00ad' || r == '\u200c' || r == '\u200d'
}
