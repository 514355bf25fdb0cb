package bookpack

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pages are the parts of a book as trees, whose links all lead somewhere.
type pages struct {
	names []string // of their files, in order
	roots []*html.Node
	ids   map[string]map[string]bool // file → its ids
	files map[string]bool            // pictures
}

// parse reads the parts as a browser would. ending is that of their names.
func (b *Book) parse(ending string, whole bool) (*pages, error) {
	p := &pages{ids: map[string]map[string]bool{}, files: map[string]bool{}}
	for _, f := range b.Files {
		p.files[f.Name] = true
	}
	for _, part := range b.Parts {
		root, err := tree(part.HTML, whole)
		if err != nil {
			return nil, err
		}
		name := part.Name + ending
		p.names, p.roots = append(p.names, name), append(p.roots, root)
		p.ids[name] = unique(root)
	}
	for i, root := range p.roots {
		p.mendLinks(p.names[i], root)
	}
	return p, nil
}

// tree parses HTML: a whole document, or what stands in a body.
func tree(source string, whole bool) (*html.Node, error) {
	if whole {
		return html.Parse(strings.NewReader(source))
	}
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(source), root)
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root, err
}

// unique gives every element an id of its own, and what names it the new one:
// without colons, which XML keeps for its namespaces.
func unique(root *html.Node) map[string]bool {
	ids := map[string]bool{}
	names := map[string]string{} // as written → as it is now; the first wins, as in a browser
	each(root, func(n *html.Node) {
		id := attribute(n, "id")
		if id == "" {
			dropAttribute(n, "id")
			return
		}
		plain := plainID(id)
		for i := 2; ids[plain]; i++ {
			plain = plainID(id) + "-" + strconv.Itoa(i)
		}
		ids[plain] = true
		if names[id] == "" {
			names[id] = plain
		}
		setAttribute(n, "id", plain)
	})
	each(root, func(n *html.Node) {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "for"} {
			if v := attribute(n, key); v != "" {
				if names[v] == "" {
					dropAttribute(n, key)
				} else {
					setAttribute(n, key, names[v])
				}
			}
		}
	})
	return ids
}

// plainID is the id as XML allows it, and as links in the tree are turned.
func plainID(id string) string {
	id = strings.Map(func(r rune) rune {
		if r == ':' || r <= ' ' {
			return '-'
		}
		return r
	}, id)
	if first := id[0]; first >= '0' && first <= '9' || first == '-' || first == '.' {
		return "n" + id
	}
	return id
}

// mendLinks keeps the links that lead somewhere, and turns the others into their
// words.
func (p *pages) mendLinks(name string, root *html.Node) {
	var dead []*html.Node
	each(root, func(n *html.Node) {
		switch n.DataAtom {
		case atom.A:
			to, lives := p.link(name, attribute(n, "href"))
			if !lives {
				dead = append(dead, n)
				return
			}
			setAttribute(n, "href", to)
		case atom.Img:
			if !p.files[attribute(n, "src")] {
				dead = append(dead, n)
			}
		}
	})
	for _, n := range dead {
		unwrap(n)
	}
}

// link returns where a link leads, and whether it leads anywhere.
func (p *pages) link(from, to string) (string, bool) {
	u, err := url.Parse(to)
	if err != nil || to == "" {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "https", "http":
		return u.String(), u.Host != ""
	case "mailto", "tel":
		return u.String(), true
	case "":
	default:
		return "", false
	}
	file, fragment := u.Path, u.Fragment
	if u.Host != "" || u.RawQuery != "" {
		return "", false
	}
	if file == from {
		file = ""
	}
	switch {
	case file == "" && fragment == "":
		return "", false
	case file == "":
		fragment = plainID(fragment)
		return "#" + fragment, p.ids[from][fragment]
	case p.files[file]:
		return file, true
	case p.ids[file] == nil:
		return "", false
	case fragment == "" || !p.ids[file][plainID(fragment)]:
		return file, true
	}
	return file + "#" + plainID(fragment), true
}

// unwrap puts what an element holds in its place; of a picture that is its
// description.
func unwrap(n *html.Node) {
	if n.DataAtom == atom.Img {
		if alt := attribute(n, "alt"); alt != "" {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: alt}, n)
		}
	}
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	n.Parent.RemoveChild(n)
}

// each calls do for every element, in document order.
func each(root *html.Node, do func(*html.Node)) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			do(n)
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func setAttribute(n *html.Node, key, value string) {
	for i, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func dropAttribute(n *html.Node, key string) {
	for i, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			n.Attr = append(n.Attr[:i], n.Attr[i+1:]...)
			return
		}
	}
}

// has reports whether one of the parts has such an element.
func (p *pages) has(element atom.Atom) bool {
	for _, root := range p.roots {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.DataAtom == element {
				return true
			}
		}
	}
	return false
}
