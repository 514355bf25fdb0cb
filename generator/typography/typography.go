// Package typography sets the signs of a text as its language prints them: marks of
// quotation, apostrophes, dots, and the spaces of French that no line may break at.
//
//	typography.go  what each language prints, and a text without markup
//	set.go         which sign stands for which
//	address.go     what is an address, and stays as it is
//	html.go        a page: text, but no code, and each text in its own language
//
// Quotation marks are those of Unicode CLDR. A sign is set only where nothing else can be
// meant: a mark of quotation that has no other half stays as it was typed, as do feet and
// inches, the Hebrew gershayim, and every sign that somebody set already.
package typography

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"peerhub/generator/cldr"
)

// style is what a language prints.
type style struct {
	cldr.Quotes
	french bool // spaces before ; : ! ? and within « » are no place to break a line
}

// own are the marks of languages that quote in another way than CLDR says. Arabic books
// and newspapers have « », and so does Spain (RAE, Ortografía, "Comillas"); French has no « » within « » (Lexique des règles
// typographiques en usage à l'Imprimerie nationale, "Guillemets").
var own = map[string]cldr.Quotes{
	"ar": {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”"},
	"es": {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”"},
	"fr": {Open: "«\u00a0", Close: "\u00a0»", InnerOpen: "“", InnerClose: "”"},
}

// styleOf returns the style of a language (BCP 47); one that nobody knows keeps its quotes.
func styleOf(language string) style {
	base, _ := cldr.Tag(language).Base()
	s := style{french: base.String() == "fr"}
	var has bool
	if s.Quotes, has = own[base.String()]; !has {
		s.Quotes = cldr.QuotesOf(language)
	}
	return s
}

// Text returns a text without markup as its language prints it.
func Text(text, language string) string {
	s := styleOf(language)
	if !s.worth([]byte(text)) {
		return text
	}
	room := rooms.Get().(*[]unit)
	defer rooms.Put(room)
	units := (*room)[:0]
	for at, r := range text {
		units = append(units, unit{sign: r, at: at, end: at + utf8.RuneLen(r)})
	}
	*room = units
	edits := s.set(units)
	if len(edits) == 0 {
		return text
	}
	var out strings.Builder
	copied := 0
	for _, e := range edits {
		out.WriteString(text[copied:e.at])
		out.WriteString(e.text)
		copied = e.end
	}
	out.WriteString(text[copied:])
	return out.String()
}

// rooms are kept for the signs of a text.
var rooms = sync.Pool{New: func() any { return new([]unit) }}

// worth reports whether a text, or one in HTML, may hold a sign to be set.
func (s style) worth(text []byte) bool {
	for i, c := range text {
		switch c {
		case '\'', '"':
			return true
		case '&': // &#34; &#39; &quot;
			if bytes.HasPrefix(text[i:], []byte("&#3")) || bytes.HasPrefix(text[i:], []byte("&quot;")) {
				return true
			}
		case '.':
			if bytes.HasPrefix(text[i:], []byte("...")) {
				return true
			}
		case ' ':
			if s.french && (i > 0 && text[i-1] == 0xAB || i+1 < len(text) && bytes.IndexByte(beforeSpace, text[i+1]) >= 0) {
				return true
			}
		}
	}
	return false
}

// beforeSpace are the bytes that may follow a French space which no line may break at:
// those of the signs, of h and %, and the first of » and €.
var beforeSpace = []byte(";:!?%h\xc2\xe2")
