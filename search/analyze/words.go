package analyze

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordPattern is a word of a script that parts its words, as a regular
// expression of Go (RE2). The client says the same in JavaScript.
const WordPattern = `[\p{L}\p{M}\p{N}\x{ad}\x{200c}\x{200d}]+`

// Span is where a word stands in a text, in bytes. Spans of grams overlap.
type Span struct{ Start, End int }

// Words returns where the words of a text stand, in order.
func Words(text string) []Span { return AppendWords(nil, text) }

// The ways in which a run of letters falls into words.
type script byte

const (
	none     script = iota
	spaced          // the run is a word
	cjk             // each two neighbouring characters are
	clusters        // each two neighbouring clusters are: Thai, Lao, Khmer, Burmese
)

// AppendWords appends where the words of a text stand.
func AppendWords(spans []Span, text string) []Span {
	start, run := 0, none
	var units []int // where the characters or clusters of a run begin
	joined := false // the letter before takes the next one into its cluster
	end := func(at int) {
		if run == none {
			return
		}
		if n := len(units); run == spaced || n < 2 {
			spans = append(spans, Span{start, at})
		} else {
			units = append(units, at)
			for i := range n - 1 {
				spans = append(spans, Span{units[i], units[i+2]})
			}
		}
		units = units[:0]
	}
	for i := 0; i < len(text); {
		size, here, extends, joins := 1, none, false, false
		if c := text[i]; c < utf8.RuneSelf {
			if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
				here = spaced
			}
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			here = scriptOf(r)
			extends = here != none && extendsCluster(r)
			joins = r == 0x17d2 || r == 0x1039 // Khmer coeng, Burmese virama
		}
		if extends && run != none {
			here = run
		}
		if here != run {
			end(i)
			start, run = i, here
		} else {
			extends = extends || joined
		}
		if here > spaced && (!extends || len(units) == 0) {
			units = append(units, i)
		}
		joined = joins
		i += size
	}
	end(len(text))
	return spans
}

func scriptOf(r rune) script {
	switch {
	case !isWordRune(r):
		return none
	case r < 0xe00:
		return spaced
	case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return clusters
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul), r == 0x30fc, r == 0xff70, r == 0xff9e, r == 0xff9f:
		return cjk
	}
	return spaced
}

// extendsCluster reports whether the rune belongs to the character before:
// marks, joiners, the Thai and Lao vowel am, half-width voicing marks, and the
// vowels and finals of a Korean syllable in pieces.
func extendsCluster(r rune) bool {
	switch r {
	case 0xad, 0x200c, 0x200d, 0xe33, 0xeb3, 0xff9e, 0xff9f:
		return true
	}
	return unicode.Is(unicode.M, r) || 0x1160 <= r && r <= 0x11ff
}

// IsGram reports whether a key is of a script that does not part its words: it
// is two neighbouring characters, or one that stood alone; a run of katakana is a
// word (see AppendJoined).
func IsGram(key string) bool {
	r, _ := utf8.DecodeRuneInString(key)
	if scriptOf(r) <= spaced {
		return false
	}
	return utf8.RuneCountInString(key) < leastKana ||
		strings.ContainsFunc(key, func(r rune) bool { return !isKatakana(r) })
}

// isWord reports whether a text is what WordPattern finds, and nothing else.
func isWord(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return !('a' <= r && r <= 'z') && !isWordRune(r)
	})
}

// Soft hyphen and the zero width (non-)joiners are no word's end.
func isWordRune(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\u00ad' || r == '\u200c' || r == '\u200d'
}
