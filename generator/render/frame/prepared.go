package frame

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"

	"peerhub/generator/digits"
	"peerhub/generator/typography"
)

// Prepared is a piece of HTML as readers get it: its signs and numbers are set, and it is
// known which icons it draws. Many pages share it, so it is made once and copied.
type Prepared struct {
	HTML  string
	icons IconSet
}

// Prepare makes a piece of what a template wrote in the frame of the language; its holes,
// if it has any, are filled.
func (l *Language) Prepare(html []byte, holes Holes) Prepared {
	html = shown(html, l.Code, l.Dir)
	var out bytes.Buffer
	out.Grow(len(html))
	icons := holes.Fill(&out, html).With(l.Site.Icons.Used(html))
	return Prepared{out.String(), icons}
}

// Cut cuts a piece where a text stands in it; without it, it is all before.
func (p Prepared) Cut(text string) (before, after Prepared, found bool) {
	first, rest, found := strings.Cut(p.HTML, text)
	return Prepared{first, p.icons}, Prepared{HTML: rest}, found
}

// Shown returns a page, or a piece of one, with its signs as their languages print them,
// and with numbers in their order.
func Shown(page []byte, language string) []byte { return shown(page, language, "") }

// shown is Shown of what stands in text of a direction. Signs come first, since a number
// may hold one that was set: 10…12.
func shown(page []byte, language, dir string) []byte {
	return digits.HTML(typography.HTML(page, language), dir)
}

// Holes are places in HTML for pieces that are prepared. What is written around them is set
// and looked through without them. The zero value has none.
type Holes struct{ pieces []Prepared }

// A hole is a comment, which html/template takes out of all templates, and package markdown
// out of all texts.
const hole, endOfHole = "<!--", "-->"

// Put returns what stands in HTML for some pieces; nothing for none. They have to begin and
// end a line, or be a tag's attribute.
func (h *Holes) Put(pieces ...Prepared) template.HTML {
	if len(pieces) == 0 {
		return ""
	}
	from := len(h.pieces)
	h.pieces = append(h.pieces, pieces...)
	return template.HTML(hole + strconv.Itoa(from) + " " + strconv.Itoa(len(h.pieces)) + endOfHole)
}

// Fill writes the HTML with its holes filled, and returns which icons the pieces draw.
func (h *Holes) Fill(out *bytes.Buffer, html []byte) IconSet {
	var icons IconSet
	for {
		before, after, found := bytes.Cut(html, []byte(hole))
		out.Write(before)
		if !found {
			return icons
		}
		inside, rest, ended := bytes.Cut(after, []byte(endOfHole))
		if !ended { // a comment of a drawing that somebody left open
			out.WriteString(hole)
			out.Write(after)
			return icons
		}
		for _, p := range h.at(inside) {
			out.WriteString(p.HTML)
			icons = icons.With(p.icons)
		}
		html = rest
	}
}

// at are the pieces of a hole; none of a comment that is no hole.
func (h *Holes) at(inside []byte) []Prepared {
	first, behind, _ := bytes.Cut(inside, []byte(" "))
	from, err := strconv.Atoi(string(first))
	to, more := strconv.Atoi(string(behind))
	if err != nil || more != nil || from < 0 || from > to || to > len(h.pieces) {
		return nil
	}
	return h.pieces[from:to]
}
