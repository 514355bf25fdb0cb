package model

import (
	"html"
	"strconv"
	"strings"
)

// Render returns the body's HTML with each link's address filled in by
// resolve, escaped for an attribute, and each of the site's own words filled in
// by text, escaped likewise. The keys of those words are listed in package
// markdown.
func (b *Body) Render(resolve func(Link) string, text func(key string) string) string {
	next := strings.IndexAny(b.HTML, marks)
	if next < 0 {
		return b.HTML
	}
	var out strings.Builder
	out.Grow(len(b.HTML) + 32*len(b.Links))
	rest := b.HTML
	for ; next >= 0; next = strings.IndexAny(rest, marks) {
		mark := rest[next : next+1]
		out.WriteString(rest[:next])
		name, tail, _ := strings.Cut(rest[next+1:], mark)
		if mark == LinkMark {
			if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(b.Links) {
				out.WriteString(html.EscapeString(resolve(b.Links[i])))
			}
		} else {
			out.WriteString(html.EscapeString(text(name)))
		}
		rest = tail
	}
	out.WriteString(rest)
	return out.String()
}

// MinutesKey and a number is the key of a length of time.
const MinutesKey = "minutes:"

// A Body's HTML holds LinkMark, the number of a link in decimal and LinkMark
// where the link's address belongs, and TextMark, a key and TextMark where one
// of the site's own words belongs, in the language of the text. Neither
// character stands there for anything else.
const (
	LinkMark = "\x00"
	TextMark = "\x01"
	marks    = LinkMark + TextMark
)
