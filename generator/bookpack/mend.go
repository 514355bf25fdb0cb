package bookpack

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mend gives raw HTML of pages the shape that EPUBCheck wants: browsers show a
// point without its list, an EPUB must not have one. No word is lost.
func mend(root *html.Node) {
	each(root, func(n *html.Node) {
		if homes := at(n.DataAtom); homes != nil && !slices.Contains(homes, parent(n)) {
			rename(n, atom.Div)
		}
	})
	each(root, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Ul, atom.Ol:
			wrapIn(n, atom.Li, atom.Li)
		case atom.Dl:
			if !list(n) {
				rename(n, atom.Div)
				for _, c := range children(n) {
					if c.DataAtom == atom.Dt || c.DataAtom == atom.Dd {
						rename(c, atom.Div)
					}
				}
			}
		case atom.Details:
			rename(n, atom.Div) // reading systems leave it closed, or open, as they like
		case atom.Figure:
			captions(n)
		case atom.Bdo:
			if attribute(n, "dir") == "" {
				rename(n, atom.Span)
			}
		case atom.Summary, atom.Label:
			rename(n, inlineOr(n))
		}
		for _, key := range []string{"open", "align", "name"} {
			dropAttribute(n, key)
		}
	})
	// From the inside out: what became a box makes boxes of what is around it.
	var all []*html.Node
	each(root, func(n *html.Node) { all = append(all, n) })
	for _, n := range slices.Backward(all) {
		if slices.Contains(phrases, n.Data) &&
			slices.ContainsFunc(children(n), func(c *html.Node) bool { return slices.Contains(boxes, c.Data) }) {
			rename(n, atom.Div)
		}
	}
}

// at says in which elements one may stand; nil when it does not matter. The
// parser has seen to tables.
func at(a atom.Atom) []atom.Atom {
	switch a {
	case atom.Li:
		return []atom.Atom{atom.Ul, atom.Ol}
	case atom.Dt, atom.Dd:
		return []atom.Atom{atom.Dl}
	case atom.Figcaption:
		return []atom.Atom{atom.Figure}
	case atom.Rt, atom.Rp:
		return []atom.Atom{atom.Ruby}
	}
	return nil
}

// phrases are elements that hold words, and boxes those that hold paragraphs.
var (
	phrases = strings.Fields("p span b i em strong s u ins del small sub sup abbr cite code dfn kbd mark q samp var " +
		"bdi bdo h1 h2 h3 h4 h5 h6 pre dt")
	boxes = strings.Fields("p div ul ol dl table blockquote figure aside section pre hr h1 h2 h3 h4 h5 h6 details")
)

func parent(n *html.Node) atom.Atom {
	if n.Parent == nil {
		return 0
	}
	return n.Parent.DataAtom
}

func rename(n *html.Node, to atom.Atom) { n.DataAtom, n.Data = to, to.String() }

// inlineOr is a box where the element holds one, else a paragraph or a phrase,
// as its place allows.
func inlineOr(n *html.Node) atom.Atom {
	switch {
	case slices.ContainsFunc(children(n), func(c *html.Node) bool { return slices.Contains(boxes, c.Data) }):
		return atom.Div
	case slices.Contains(phrases, n.Parent.Data):
		return atom.Span
	}
	return atom.P
}

// captions leaves a figure one caption, the first or the last thing in it.
func captions(figure *html.Node) {
	var all []*html.Node
	for _, c := range children(figure) {
		if c.Type == html.ElementNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			all = append(all, c)
		}
	}
	kept := false
	for i, c := range all {
		if c.DataAtom == atom.Figcaption {
			if kept || i != 0 && i != len(all)-1 {
				rename(c, atom.Div)
			} else {
				kept = true
			}
		}
	}
}

// list reports whether a dl has the order of one: names, then what is said of
// them.
func list(dl *html.Node) bool {
	before := atom.Atom(0)
	for _, c := range children(dl) {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
			continue
		case c.DataAtom == atom.Dt || c.DataAtom == atom.Dd && before != 0:
			before = c.DataAtom
		default:
			return false
		}
	}
	return before == atom.Dd
}

// wrapIn puts every child that is no such element into one.
func wrapIn(n *html.Node, child, wrapper atom.Atom) {
	for _, c := range children(n) {
		if c.DataAtom == child || c.Type == html.CommentNode || c.Type == html.TextNode &&
			strings.TrimSpace(c.Data) == "" {
			continue
		}
		box := &html.Node{Type: html.ElementNode}
		rename(box, wrapper)
		n.InsertBefore(box, c)
		n.RemoveChild(c)
		box.AppendChild(c)
	}
}

func children(n *html.Node) []*html.Node { return slices.Collect(n.ChildNodes()) }
