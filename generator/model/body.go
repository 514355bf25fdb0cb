package model

import (
	"html"
	"strconv"
	"strings"
)

// Render returns the body's HTML with each link's address filled in by
// resolve, escaped for an attribute, each picture by show, as HTML, and each of the
// site's own words by text, escaped likewise. The keys of those words are listed in
// package markdown.
func (b *Body) Render(resolve, show func(Link) string, text func(key string) string) string {
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
		i, err := strconv.Atoi(name)
		switch {
		case mark == TextMark:
			out.WriteString(html.EscapeString(text(name)))
		case err != nil || i < 0 || i >= len(b.Links):
		case mark == PictureMark:
			out.WriteString(show(b.Links[i]))
		default:
			out.WriteString(html.EscapeString(resolve(b.Links[i])))
		}
		rest = tail
	}
	out.WriteString(rest)
	return out.String()
}

// FileKey and the number of a link is the key of what its file is: "(PDF, 240 kB)". VideoKey and a host is
// the key of what a link to a film elsewhere does.
const (
	FileKey  = "file:"
	VideoKey = "video:"
)

// MinutesKey and a number is the key of a length of time.
const MinutesKey = "minutes:"

// A Body's HTML holds LinkMark, the number of a link in decimal and LinkMark
// where the link's address belongs, PictureMark, the number and PictureMark where
// the picture belongs, and TextMark, a key and TextMark where one of the site's own
// words belongs, in the language of the text. None of these characters stands there for
// anything else.
const (
	LinkMark    = "\x00"
	TextMark    = "\x01"
	PictureMark = "\x02"
	marks       = LinkMark + TextMark + PictureMark
)
