package typography

import (
	"bytes"
	"html"
	"unicode/utf8"

	"peerhub/generator/htmltext"
)

// HTML returns a page, or a piece of one, with its texts as their languages print them.
// The language is that of the element around a text that says one, or else the given
// one. Attributes, scripts and code stay as they are. It is the same slice where nothing
// changes, and doing it again changes nothing.
func HTML(page []byte, language string) []byte {
	room := rooms.Get().(*[]unit)
	w := walk{page: page, tongues: []tongue{{style: styleOf(language)}}, units: *room}
	defer func() {
		*room = w.units
		rooms.Put(room)
	}()
	for w.at < len(page) {
		if page[w.at] == '<' {
			w.tag()
			continue
		}
		end := htmltext.Next(page, w.at, "<")
		w.runs = append(w.runs, run{w.at, end, false})
		w.at = end
	}
	w.endBlock()
	if len(w.edits) == 0 {
		return page
	}
	out, copied := make([]byte, 0, len(page)+len(page)/64), 0
	for _, e := range w.edits {
		out = append(append(out, page[copied:e.at]...), e.text...)
		copied = e.end
	}
	return append(out, page[copied:]...)
}

// walk is the way through a page. What stands between two elements that begin a line is
// one text, whatever is emphasised in it.
type walk struct {
	page    []byte
	at      int
	tongues []tongue
	runs    []run // of the text being read
	edits   []edit
	units   []unit // kept for the next text
}

// tongue is the language of the element of a name, within which so many more of that
// name are open.
type tongue struct {
	style
	name string
	more int
}

// run is a piece of a text, or a thing in it.
type run struct {
	at, end int
	thing   bool
}

func (w *walk) tag() {
	t, is := htmltext.TagAt(w.page, w.at)
	if !is { // a sign in the text
		w.runs = append(w.runs, run{w.at, w.at + 1, false})
		w.at++
		return
	}
	start := w.at
	w.at = t.End
	if t.Name() == "" {
		return
	}
	if !t.Is(htmltext.Inline) {
		w.endBlock()
	}
	if t.Closing {
		w.close(t.Name())
		return
	}
	switch {
	case t.Empty:
	case t.Is(htmltext.NoWords):
		w.at = htmltext.Next(w.page, t.End, "</"+t.Name())
	default:
		w.begin(&t)
	}
	if t.Is(htmltext.Object) {
		w.runs = append(w.runs, run{start, w.at, true})
	}
}

// begin notes the language of an element, where it says one.
func (w *walk) begin(t *htmltext.Tag) {
	language, says := t.Attribute("lang")
	if top := &w.tongues[len(w.tongues)-1]; !says {
		if top.name == t.Name() {
			top.more++
		}
		return
	}
	w.endBlock() // a text in another language has its own quotations
	w.tongues = append(w.tongues, tongue{style: styleOf(language), name: t.Name()})
}

func (w *walk) close(name string) {
	top := &w.tongues[len(w.tongues)-1]
	switch {
	case top.name != name:
	case top.more > 0:
		top.more--
	default:
		w.endBlock()
		w.runs = append(w.runs, run{w.at, w.at, true}) // for the text around it, it was a thing
		w.tongues = w.tongues[:len(w.tongues)-1]
	}
}

// endBlock sets the text that was read.
func (w *walk) endBlock() {
	style, worth := w.tongues[len(w.tongues)-1].style, false
	for _, r := range w.runs {
		worth = worth || !r.thing && style.worth(w.page[r.at:r.end])
	}
	if worth || style.french && len(w.runs) > 1 { // a space may stand before a sign that is emphasised
		w.units = w.units[:0]
		for _, r := range w.runs {
			w.read(r)
		}
		w.edits = append(w.edits, style.set(w.units)...)
	}
	w.runs = w.runs[:0]
}

// read reads the signs of a run, and those that are written as references.
func (w *walk) read(r run) {
	if r.thing {
		w.units = append(w.units, unit{object, r.at, r.end})
		return
	}
	for at := r.at; at < r.end; {
		sign, size := utf8.DecodeRune(w.page[at:r.end])
		if sign == '&' {
			if i := bytes.IndexByte(w.page[at:min(at+10, r.end)], ';'); i > 0 {
				size = i + 1
				sign, _ = utf8.DecodeRuneInString(html.UnescapeString(string(w.page[at : at+size])))
			}
		}
		w.units = append(w.units, unit{sign, at, at + size})
		at += size
	}
}
