// Package htmltext knows in HTML what is a tag and what is text, for those who set the
// text of a page that is done: typography its signs, digits its numbers. It reads what
// html/template and this house write, and gets past anything else.
package htmltext

import (
	"bytes"
	"strings"
)

// Kind is what an element is to a text. One without any begins a line.
type Kind uint8

const (
	Inline   Kind = 1 << iota // stands within a line
	Object                    // stands in a line in place of a word
	NoWords                   // its text is no language's
	NoMarkup                  // its text is not shown, or holds no elements but its own
	Void                      // holds nothing, and has no end tag
)

// element is an element whose name is known.
type element struct {
	name string
	kind Kind
}

var elements = func() map[string]*element {
	out := map[string]*element{}
	for _, of := range []struct {
		kind  Kind
		names string
	}{
		{0, "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form " +
			"h1 h2 h3 h4 h5 h6 head header html legend li main nav ol p section summary table tbody td tfoot th " +
			"thead tr ul"},
		{Inline, "a abbr b bdi bdo button cite data del dfn em i ins label mark path q s small span strong sub sup " +
			"time u use"},
		{Inline | Void, "wbr"},
		{Inline | Object | Void, "img"},
		{Inline | Object | NoWords, "code kbd samp var"},
		{Inline | Object | NoWords | NoMarkup, "math svg"},
		{NoWords, "pre"},
		{NoWords | NoMarkup, "script style textarea"},
		{NoMarkup, "iframe option select text title"}, // text is of svg
		{Void, "area base br col embed hr input link meta source track"},
	} {
		for name := range strings.FieldsSeq(of.names) {
			out[name] = &element{name, of.kind}
		}
	}
	return out
}()

// Tag is a tag, or a comment or declaration, which has no name.
type Tag struct {
	*element
	End     int  // the place behind it
	Closing bool // </p>
	Empty   bool // the element holds nothing: <br>, <path/>

	attributes []byte
}

// Name is that of the element, in small letters.
func (t *Tag) Name() string { return t.name }

// Is reports whether the element is of a kind.
func (t *Tag) Is(k Kind) bool { return t.kind&k != 0 }

// Bare reports whether the tag has nothing but its name.
func (t *Tag) Bare() bool { return len(t.attributes) == 0 }

// TagAt reads the tag that begins with the < at a place, if it is no sign in the text
// (HTML Standard, "Tag open state").
func TagAt(html []byte, at int) (t Tag, is bool) {
	rest := html[at:]
	if len(rest) < 2 || !isLetter(rest[1]) && rest[1] != '/' && rest[1] != '!' && rest[1] != '?' {
		return t, false
	}
	t.element = &nameless
	if rest[1] == '!' && bytes.HasPrefix(rest, []byte("<!--")) {
		t.End = min(Next(html, at, "-->")+len("-->"), len(html))
		return t, true
	}
	t.End = at + endOfTag(rest)
	inside := bytes.TrimSuffix(html[at+1:t.End], []byte(">"))
	if inside[0] == '/' {
		t.Closing, inside = true, inside[1:]
	}
	if len(inside) == 0 || !isLetter(inside[0]) {
		return t, true
	}
	stop := 0
	for stop < len(inside) && inside[stop] > ' ' && inside[stop] != '/' {
		stop++
	}
	t.element, t.attributes = named(inside[:stop]), inside[stop:]
	t.Empty = t.kind&Void != 0 || inside[len(inside)-1] == '/'
	return t, true
}

// nameless is the element of comments and declarations.
var nameless element

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func named(name []byte) *element {
	if e, known := elements[string(name)]; known {
		return e
	}
	lower := strings.ToLower(string(name))
	if e, known := elements[lower]; known {
		return e
	}
	return &element{name: lower}
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

// Next returns where something is written next; the end of the HTML where it is not. The
// text of an element that is NoWords or NoMarkup is passed over with "</" and its name.
func Next(html []byte, from int, text string) int {
	if i := bytes.Index(html[from:], []byte(text)); i >= 0 {
		return from + i
	}
	return len(html)
}

const spaces = " \t\r\n\f"

// Attribute returns the value of an attribute, as it is written, and whether the tag has
// one of the name. One without a value is passed over.
func (t *Tag) Attribute(name string) (value string, has bool) {
	if !bytes.Contains(t.attributes, []byte(name)) { // as of most tags
		return "", false
	}
	for rest := t.attributes; ; {
		rest = bytes.TrimLeft(rest, spaces+"/")
		stop := bytes.IndexAny(rest, spaces+"=")
		if stop < 0 {
			return "", false
		}
		is := string(rest[:stop]) == name
		after, assigned := bytes.CutPrefix(bytes.TrimLeft(rest[stop:], spaces), []byte("="))
		if !assigned {
			rest = after
			continue
		}
		said, behind := valueOf(bytes.TrimLeft(after, spaces))
		if is {
			return string(said), true
		}
		rest = behind
	}
}

// valueOf cuts the value of an attribute off the rest of a tag.
func valueOf(rest []byte) (value, behind []byte) {
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		value, behind, _ = bytes.Cut(rest[1:], rest[:1])
		return value, behind
	}
	if end := bytes.IndexAny(rest, spaces); end >= 0 {
		return rest[:end], rest[end:]
	}
	return rest, nil
}
