package typography

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"
)

// HTML returns a page, or a piece of one, with its texts as their languages print them.
// The language is that of the element around a text that says one, or else the given
// one. Attributes, scripts and code stay as they are. It is the same slice where nothing
// changes, and doing it again changes nothing.
func HTML(page []byte, language string) []byte {
	w := walk{page: page, tongues: []tongue{{style: styleOf(language)}}}
	for w.at < len(page) {
		if page[w.at] == '<' {
			w.tag()
			continue
		}
		end := len(page)
		if i := bytes.IndexByte(page[w.at:], '<'); i >= 0 {
			end = w.at + i
		}
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

// element is what an element is to a text. One that is not known begins a line.
type element uint8

const (
	inline  element = 1 << iota // stands within a line
	literal                     // its text is none of ours
	thing                       // stands in a line in place of a word
)

var elements = func() map[string]element {
	out := map[string]element{"img": inline | thing}
	for kind, names := range map[element]string{
		inline: "a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time u use wbr path " +
			"button label",
		inline | literal | thing: "svg math code kbd samp var",
		literal:                  "script style textarea pre",
	} {
		for _, name := range strings.Fields(names) {
			out[name] = kind
		}
	}
	return out
}()

func (w *walk) tag() {
	rest := w.page[w.at:]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		w.leap(rest, "-->", len("-->"))
		return
	}
	if len(rest) < 2 || rest[1] != '/' && rest[1] != '!' && rest[1] != '?' && (rest[1]|0x20 < 'a' || rest[1]|0x20 > 'z') {
		w.runs = append(w.runs, run{w.at, w.at + 1, false}) // a sign in the text
		w.at++
		return
	}
	end := endOfTag(rest)
	inside := bytes.TrimSuffix(rest[1:end], []byte(">"))
	ends := inside[0] == '/'
	if ends {
		inside = inside[1:]
	}
	stop := 0
	for stop < len(inside) && inside[stop] > ' ' && inside[stop] != '/' {
		stop++
	}
	name, attributes := inside[:stop], inside[stop:]
	kind := elements[string(name)]
	if kind&inline == 0 {
		w.endBlock()
	}
	start := w.at
	w.at += end
	switch {
	case ends:
		w.close(name)
	case kind&literal != 0 && !bytes.HasSuffix(attributes, []byte("/")):
		w.leap(w.page[w.at:], "</"+string(name), 0)
		fallthrough
	case kind&thing != 0:
		if kind&thing != 0 {
			w.runs = append(w.runs, run{start, w.at, true})
		}
	default:
		w.begin(name, attributes)
	}
}

// leap goes on to what ends something, and so many bytes further.
func (w *walk) leap(rest []byte, end string, further int) {
	if i := bytes.Index(rest, []byte(end)); i >= 0 {
		w.at += i + further
	} else {
		w.at = len(w.page)
	}
}

// begin notes the language of an element, where it says one.
func (w *walk) begin(name, attributes []byte) {
	language, says := languageOf(attributes)
	if top := &w.tongues[len(w.tongues)-1]; !says {
		if top.name == string(name) {
			top.more++
		}
		return
	}
	w.cut() // a text in another language has its own quotations
	w.tongues = append(w.tongues, tongue{style: styleOf(language), name: string(name)})
}

func (w *walk) close(name []byte) {
	top := &w.tongues[len(w.tongues)-1]
	switch {
	case top.name != string(name):
	case top.more > 0:
		top.more--
	default:
		w.cut()
		w.tongues = w.tongues[:len(w.tongues)-1]
	}
}

// cut sets what was read so far, and leaves a thing in its place.
func (w *walk) cut() {
	w.endBlock()
	w.runs = append(w.runs, run{w.at, w.at, true})
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

// endOfTag is how long a tag is; an attribute in quotes may hold a >.
func endOfTag(tag []byte) int {
	quote := byte(0)
	for i := 0; i < len(tag); i++ {
		switch c := tag[i]; {
		case quote != 0:
			next := bytes.IndexByte(tag[i:], quote)
			if next < 0 {
				return len(tag)
			}
			i, quote = i+next, 0
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(tag)
}

// languageOf returns the language that an element says.
func languageOf(attributes []byte) (string, bool) {
	for rest := attributes; ; {
		i := bytes.Index(rest, []byte("lang="))
		if i < 0 {
			return "", false
		}
		value := rest[i+len("lang="):]
		if i > 0 && rest[i-1] == ' ' {
			value = bytes.TrimLeft(value, `"'`)
			if end := bytes.IndexAny(value, "\"' \t\n>"); end >= 0 {
				value = value[:end]
			}
			return string(value), true
		}
		rest = value
	}
}
