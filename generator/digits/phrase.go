package digits

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/htmltext"
)

// emphasis are the elements that a number may reach into: **+44** 113 496 0118. They
// change neither place nor direction of what they hold.
var emphasis = strings.Fields("b strong em i u mark")

// piece is text between two tags: where it stands in the HTML, and in the phrase.
type piece struct{ from, end, at int }

// text isolates numbers of a phrase: text with emphasis, up to any other tag.
func (w *walk) text() {
	pieces := w.pieces()
	first, last := pieces[0], pieces[len(pieces)-1]
	w.at = last.end
	phrase := w.html[first.from:first.end:first.end]
	for _, p := range pieces[1:] {
		phrase = append(phrase, w.html[p.from:p.end]...)
	}
	rtl := w.rtl()
	foreign := w.fills(first, last) && otherWay(phrase, rtl)
	var found [][]int
	if mayTurn(phrase) {
		found = turned(string(phrase), rtl != foreign, inHTML)
	}
	foreign = foreign && (len(found) == 0 || len(pieces) == 1)
	if w.looks {
		w.found = len(found) > 0 || foreign
		return
	}
	from, end := w.trimmed(first.from, last.end)
	switch {
	case foreign && len(pieces) > 1:
		w.isolate(from, end, isolatedWords)
		return
	case foreign:
		w.insert(from, isolatedWords)
		for _, at := range found {
			from, end := placed(pieces, at[0], at[1])
			w.isolate(from, end, isolated)
		}
		w.insert(end, restored)
		return
	}
	apart := len(found) > 0 && len(pieces) == 1 && len(w.open) > 0 && w.open[len(w.open)-1].box
	if apart {
		w.insert(first.from, "<span>")
	}
	for _, at := range found {
		from, end := placed(pieces, at[0], at[1])
		w.isolate(from, end, isolated)
	}
	if apart {
		w.insert(last.end, "</span>")
	}
}

// widest is more than stands between two groups of digits, in bytes: " a.m. – ($".
const widest = 16

// mayTurn reports whether a text may have a number that is turned around: after a plus,
// or with more than . : or / between digits, but no letter from the right. It is quick,
// and most texts have none.
func mayTurn(text []byte) bool {
	last := -1 // the last digit
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != "٠"[0] && c != "۰"[0] && (c < '0' || c > '9') {
			continue
		}
		if r, _ := utf8.DecodeRune(text[i:]); !unicode.IsDigit(r) {
			if unicode.IsLetter(r) { // from the right, as all that begin so
				last = -1
			}
			continue
		}
		switch {
		case i > 0 && text[i-1] == '+' || bytes.HasSuffix(text[:i], []byte("&#43;")):
			return true
		case last >= 0 && i-last < widest && len(bytes.Trim(text[last:i], ".:/0123456789")) > 0:
			return true
		}
		last = i + 1
	}
	return false
}

// insert writes what stands before a place, and a tag.
func (w *walk) insert(at int, tag string) {
	w.out = append(append(w.out, w.html[w.copied:at]...), tag...)
	w.copied = at
}

// pieces are those of the phrase that begins here.
func (w *walk) pieces() []piece {
	out := make([]piece, 0, 1)
	for from, at := w.at, 0; ; {
		end := htmltext.Next(w.html, from, "<")
		out = append(out, piece{from, end, at})
		at += end - from
		if end == len(w.html) {
			return out
		}
		t, is := htmltext.TagAt(w.html, end)
		if !is || !t.Bare() || !slices.Contains(emphasis, t.Name()) || !w.through(&t) {
			return out
		}
		from = t.End
	}
}

// through goes through a tag of emphasis, if that does not end another element.
func (w *walk) through(t *htmltext.Tag) bool {
	if !t.Closing {
		w.begin(t)
		return true
	}
	if len(w.open) > 0 {
		if top := w.open[len(w.open)-1]; top.name != t.Name() || !top.bare {
			return false
		}
		w.end(t.Name())
	}
	return true
}

// placed returns where a part of the phrase stands in the HTML.
func placed(pieces []piece, from, end int) (start, stop int) {
	for _, p := range pieces {
		if p.at <= from && p.from < p.end {
			start = p.from + from - p.at
		}
		if p.at < end {
			stop = p.from + end - p.at
		}
	}
	return start, stop
}

const isolated, isolatedWords, restored = `<bdi dir="ltr">`, `<bdi>`, `</bdi>`

// isolate isolates what stands from one place to another. Emphasis that only begins or
// only ends there is cut in two.
func (w *walk) isolate(from, end int, begin string) {
	number := w.html[from:end]
	ends, begun := unclosed(number)
	w.out = append(w.out, w.html[w.copied:from]...)
	for _, name := range ends {
		if before, empty := bytes.CutSuffix(w.out, []byte("<"+name+">")); empty {
			w.out = before
		} else {
			w.out = append(w.out, "</"+name+">"...)
		}
	}
	w.out = append(w.out, begin...)
	for _, name := range slices.Backward(ends) {
		w.out = append(w.out, "<"+name+">"...)
	}
	w.out = append(w.out, number...)
	for _, name := range slices.Backward(begun) {
		w.out = append(w.out, "</"+name+">"...)
	}
	w.out = append(w.out, restored...)
	w.copied = end
	for len(begun) > 0 && bytes.HasPrefix(w.html[w.copied:], []byte("</"+begun[len(begun)-1]+">")) {
		w.copied += len("</>") + len(begun[len(begun)-1])
		begun = begun[:len(begun)-1]
	}
	for _, name := range begun {
		w.out = append(w.out, "<"+name+">"...)
	}
}

// unclosed names the elements that only end in some HTML, the innermost first, and
// those that only begin, the outermost first.
func unclosed(html []byte) (ends, begun []string) {
	for {
		_, after, found := bytes.Cut(html, []byte("<"))
		tag, rest, _ := bytes.Cut(after, []byte(">"))
		if !found {
			return ends, begun
		}
		switch name, end := strings.CutPrefix(string(tag), "/"); {
		case !end:
			begun = append(begun, name)
		case len(begun) > 0:
			begun = begun[:len(begun)-1]
		default:
			ends = append(ends, name)
		}
		html = rest
	}
}
