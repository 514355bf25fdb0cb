package model

import (
	"html"
	"strconv"
	"strings"
)

// Render returns the body's HTML with each link's address filled in by resolve,
// escaped for an attribute.
func (b *Body) Render(resolve func(Link) string) string {
	if len(b.Links) == 0 {
		return b.HTML
	}
	var out strings.Builder
	out.Grow(len(b.HTML) + 32*len(b.Links))
	rest := b.HTML
	for {
		before, after, found := strings.Cut(rest, "\x00")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		number, tail, _ := strings.Cut(after, "\x00")
		if i, err := strconv.Atoi(number); err == nil && i >= 0 && i < len(b.Links) {
			out.WriteString(html.EscapeString(resolve(b.Links[i])))
		}
		rest = tail
	}
}
