package digits

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"peerhub/generator/htmltext"
)

// HTML returns the HTML with each number isolated that its text would turn around.
// Text is read from the left unless dir is "rtl", or an element around it says so; there,
// only numbers behind a letter from the right are meant. It is the same slice where
// nothing changes, and doing it again changes nothing.
func HTML(html []byte, dir string) []byte {
	w := walk{html: html, base: dir == "rtl", looks: true, letter: -1, ahead: [len(signs)]int{-1, -1, -1}}
	if w.all(); !w.found {
		return html
	}
	w = walk{html: html, base: w.base, letter: -1, out: make([]byte, 0, len(html)+len(html)/16)}
	w.all()
	return append(w.out, html[w.copied:]...)
}

// walk is one way through HTML. The first only looks for a number, and leaps over what
// has none, as most pages from the left have; the second goes through all elements.
type walk struct {
	html  []byte
	base  bool           // text outside of all elements is read from the right
	open  []element      // around the place
	named map[string]int // how many of them have a name
	at    int
	looks bool
	found bool
	ahead [len(signs)]int // where each of the signs is met next

	begun  int            // where the last tag that begins an element ended
	letter int            // the next one behind the last automatic direction
	right  bool           // that letter is read from the right
	closes map[string]int // where an element of a name is closed next

	out    []byte
	copied int // how much of html is in out
}

// element is one that is open: how it reads, and whether it may lay out what it
// holds piece by piece, so that a text with a number must be one piece.
type element struct {
	name           string
	rtl, box, bare bool // bare: without attributes
}

func (w *walk) all() {
	for w.at < len(w.html) && !w.found {
		if w.looks && !w.rtl() && len(w.open) == 0 && !w.skip() {
			return
		}
		if w.html[w.at] == '<' {
			w.tag()
		} else {
			w.text()
		}
	}
}

func (w *walk) rtl() bool {
	if len(w.open) == 0 {
		return w.base
	}
	return w.open[len(w.open)-1].rtl
}

// skip goes on to what may matter in text from the left, or the last tag before it. It
// reports whether there is any: on most pages there is next to none.
func (w *walk) skip() bool {
	at := len(w.html)
	for i, find := range signs {
		if w.ahead[i] < w.at {
			w.ahead[i] = find(w.html, w.at)
		}
		at = min(at, w.ahead[i])
	}
	if at == len(w.html) {
		return false
	}
	if open := bytes.LastIndexByte(w.html[w.at:at+1], '<'); open >= 0 {
		w.at += open
	}
	return true
}

// signs find what may matter in text from the left: a direction, or a letter from the
// right, behind a place; where there is none, the end.
var signs = [...]func(html []byte, from int) int{
	func(html []byte, from int) int { return htmltext.Next(html, from, "dir=") },
	func(html []byte, from int) int { return htmltext.Next(html, from, "<bdi") },
	func(html []byte, from int) int {
		for i := from; i < len(html); i++ {
			if html[i] < 0xD6 { // U+0590, the first of them, begins with a D6
				continue
			}
			if r, _ := utf8.DecodeRune(html[i:]); strong(r) == bidi.R {
				return i
			}
		}
		return len(html)
	},
}

// tag reads a tag, and with it what the element holds if that is no text of ours.
func (w *walk) tag() {
	t, is := htmltext.TagAt(w.html, w.at)
	if !is {
		w.at++
		return
	}
	w.at = t.End
	switch {
	case t.Closing:
		w.end(t.Name())
	case t.Empty || t.Name() == "":
	case t.Is(htmltext.NoMarkup):
		w.at = htmltext.Next(w.html, w.at, "</"+t.Name())
	default:
		w.begun = t.End
		w.begin(&t)
	}
}

// direction returns what a tag says: "ltr", "rtl", "auto" or "".
func direction(t *htmltext.Tag) string {
	said, _ := t.Attribute("dir")
	if dir := strings.ToLower(said); dir == "ltr" || dir == "rtl" || dir == "auto" {
		return dir
	}
	if t.Name() == "bdi" { // HTML Standard, "The dir attribute": auto
		return "auto"
	}
	return ""
}

// boxes are the elements that lay out pieces of text side by side, or may do so: in a
// row of flexible boxes a number would be one of its own.
var boxes = strings.Fields("div summary button label")

func (w *walk) begin(t *htmltext.Tag) {
	rtl, dir := w.rtl(), direction(t)
	if (dir == "" || dir == "ltr" && !w.base) && w.looks && len(w.open) == 0 {
		return
	}
	switch dir {
	case "ltr", "rtl":
		rtl = dir == "rtl"
	case "auto":
		rtl = w.firstFromRight(t.Name())
	}
	_, styled := t.Attribute("class")
	if w.named == nil {
		w.named = map[string]int{}
	}
	w.named[t.Name()]++
	w.open = append(w.open, element{t.Name(), rtl, styled || slices.Contains(boxes, t.Name()), t.Bare()})
}

// end closes an element, and with it those within that have no end tag.
func (w *walk) end(name string) {
	if w.named[name] == 0 {
		return
	}
	for i, e := range slices.Backward(w.open) {
		if w.named[e.name]--; e.name == name {
			w.open = w.open[:i]
			return
		}
	}
}

// firstFromRight reports whether the first letter in the element that was just opened
// is of a script that is read from the right. Elements within each other share that
// letter, so it is looked for once.
func (w *walk) firstFromRight(name string) bool {
	if w.closes == nil {
		w.closes = map[string]int{}
	}
	if end, known := w.closes[name]; !known || end < w.at {
		w.closes[name] = htmltext.Next(w.html, w.at, "</"+name)
	}
	if w.letter < w.at {
		w.letter, w.right = w.nextLetter()
	}
	return w.right && w.letter < w.closes[name]
}

// nextLetter is where the next letter of a text stands, and whether it is read from the
// right; the end where there is none.
func (w *walk) nextLetter() (at int, right bool) {
	for at = w.at; at < len(w.html); {
		if w.html[at] == '<' {
			if t, is := htmltext.TagAt(w.html, at); is {
				at = t.End
				continue
			}
		}
		r, size := utf8.DecodeRune(w.html[at:])
		if class := strong(r); class != bidi.ON {
			return at, class == bidi.R
		}
		at += size
	}
	return len(w.html), false
}
