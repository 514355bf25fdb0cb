package digits

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// fills reports whether a phrase is all that its element says, but for an icon before it: what stands between
// two elements may be the comma of the text around them.
func (w *walk) fills(first, last piece) bool {
	return (first.from == w.begun || bytes.HasSuffix(w.html[:first.from], []byte("></i>"))) && w.named["svg"] == 0 &&
		w.named["option"] == 0 && bytes.HasPrefix(w.html[last.end:], []byte("</"))
}

// trimmed is a part of the text without the space around it.
func (w *walk) trimmed(from, end int) (start, stop int) {
	text := w.html[from:end]
	return end - len(bytes.TrimLeft(text, " \t\r\n")), from + len(bytes.TrimRight(text, " \t\r\n"))
}

// otherWay reports whether all letters of a text read against what is around it, and what stands before or behind
// them would be turned to the other side: "Come as you are!" in Arabic, "(شاي)" in English. A number at the end stays.
func otherWay(text []byte, rtl bool) bool {
	against := bidi.R
	if rtl {
		against = bidi.L
	}
	said := strings.TrimSpace(string(text))
	plain := false
	for at := 0; at < len(said); { // most texts begin with a letter of their page
		if said[at] == '&' && !plain {
			said, plain = html.UnescapeString(said), true
		}
		r, size := utf8.DecodeRuneInString(said[at:])
		if class := strong(r); class == against {
			break
		} else if class != bidi.ON {
			return false
		}
		at += size
	}
	if !plain {
		said = html.UnescapeString(said)
	}
	said = strings.TrimSpace(said)
	letters := false
	for _, r := range said {
		class := strong(r)
		if class != bidi.ON && class != against {
			return false
		}
		letters = letters || class == against
	}
	first, _ := utf8.DecodeRuneInString(said)
	last, _ := utf8.DecodeLastRuneInString(said)
	return letters && (strong(first) == bidi.ON || strong(last) == bidi.ON && !unicode.IsDigit(last) && !unicode.IsMark(last))
}
