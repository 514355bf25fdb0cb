package langcheck

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain is a text as its words are compared: with one kind of apostrophe, hyphen
// and space, and without what cannot be seen, marks of emphasis, vowel signs of
// Arabic and the signs that carry a quotation on from line to line.
type plain struct {
	text string
	from []int // where each byte of text begins in the source
	to   []int // and where it ends
}

func plainly(source string) plain {
	var p plain
	var b strings.Builder
	add := func(r rune, from, to int) {
		n := b.Len()
		b.WriteRune(r)
		for range b.Len() - n {
			p.from, p.to = append(p.from, from), append(p.to, to)
		}
	}
	before, lineStart := '\n', true
	for i, r := range source {
		size := utf8.RuneLen(r)
		if size < 0 { // not UTF-8: one byte
			size = 1
		}
		after, _ := utf8.DecodeRuneInString(source[i+size:])
		starts := lineStart
		lineStart = r == '\n' || lineStart && (r == ' ' || r == '>')
		switch {
		case r == '>' && starts, unseen(r), emphasis(r, before, after):
		default:
			add(alike(r), i, i+size)
		}
		before = r
	}
	p.text = b.String()
	return p
}

// alike returns the sign for which another stands.
func alike(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '′', '＇':
		return '\''
	case '‐', '‑', '‒', '–', '−', '﹣', '－':
		return '-'
	}
	if r != '\n' && unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// unseen reports whether words with and without the sign are the same: marks of
// direction, soft hyphens, and the vowel signs and the stroke of Arabic.
func unseen(r rune) bool {
	return unicode.Is(unicode.Cf, r) || r >= 0x64B && r <= 0x652 || r == 0x670 || r == 'ـ'
}

// emphasis reports whether a sign between two others only stresses a word. A star
// with spaces around it begins an item of a list.
func emphasis(r, before, after rune) bool {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch r {
	case '*', '~':
		return !unicode.IsSpace(before) || !unicode.IsSpace(after)
	case '_':
		return !word(before) || !word(after)
	}
	return false
}
