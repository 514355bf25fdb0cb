package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// formatting are the elements that raw HTML may have: they format text, and
// neither fetch nor run anything. Links and pictures are written in Markdown,
// where they are checked.
func formatting() []string {
	return strings.Fields(`abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
		figcaption figure hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup
		table tbody td tfoot th thead tr u ul var wbr`)
}

// policy is what is left of raw HTML.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(formatting()...)
	p.AllowNoAttrs().OnElements("span", "bdi", "bdo")
	p.AllowAttrs("dir").Matching(regexp.MustCompile(`^(ltr|rtl|auto)$`)).Globally()
	p.AllowAttrs("lang").Matching(regexp.MustCompile(`^[A-Za-z0-9-]{2,35}$`)).Globally()
	p.AllowAttrs("title").OnElements("abbr", "dfn")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^$`)).OnElements("details")
	p.AllowAttrs("colspan", "rowspan").Matching(regexp.MustCompile(`^[1-9][0-9]?$`)).OnElements("td", "th")
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`^(col|row|colgroup|rowgroup)$`)).OnElements("th")
	return p
})

// sanitise cuts raw HTML down to the policy. References such as &#1; must not
// become a mark on the way.
func sanitise(raw []byte) []byte { return visible(policy().SanitizeBytes(raw)) }

// htmlBlock reads a block of raw HTML: its text, and what will be taken out.
func (r *reading) htmlBlock(n *ast.HTMLBlock) {
	raw := blockHTML(n, r.source)
	r.refused(raw, r.offset(n))
	r.raw = true
	z := html.NewTokenizer(bytes.NewReader(sanitise(raw)))
	for t := z.Next(); t != html.ErrorToken; t = z.Next() {
		if t == html.TextToken {
			r.line.Write(z.Text())
		} else {
			r.line.WriteByte(' ')
		}
	}
	r.endBlock()
}

func (r *reading) rawHTML(n *ast.RawHTML) {
	r.raw = true
	raw := inlineHTML(n, r.source)
	r.refused(raw, r.offset(n))
	if bytes.HasPrefix(bytes.ToLower(raw), []byte("<br")) {
		r.line.WriteByte(' ')
	}
}

// refused reports what the policy takes out: an error when it would fetch or
// run something, else a warning. Comments go without a word.
func (r *reading) refused(raw []byte, offset int) {
	z := html.NewTokenizer(bytes.NewReader(raw))
	allowed := formatting()
	for t := z.Next(); t != html.ErrorToken; t = z.Next() {
		if t != html.StartTagToken && t != html.SelfClosingTagToken {
			continue
		}
		name, more := z.TagName()
		tag := string(name)
		var attributes []string
		for more {
			var key []byte
			key, _, more = z.TagAttr()
			attributes = append(attributes, string(key))
		}
		switch {
		case tag == "a" || tag == "img":
			r.errorAt(offset, diag.HTMLRefused,
				diag.Say("The tag <%s> is taken out: links and pictures are written in Markdown.", tag),
				"Write [words](address) or ![what it shows](file).")
		case active(tag):
			r.errorAt(offset, diag.HTMLRefused, diag.Say("The tag <%s> is taken out: pages fetch and run nothing.",
				tag),
				"Take it out, and link to what it should show.")
		case !slices.Contains(allowed, tag):
			r.warnAt(offset, diag.HTMLRefused, diag.Say("The tag <%s> is taken out: it is not one that formats text.",
				tag),
				`Take it out. If you mean the sign itself, write \< instead of <.`)
		default:
			r.refusedAttributes(tag, attributes, offset)
		}
	}
}

func (r *reading) refusedAttributes(tag string, attributes []string, offset int) {
	for _, a := range attributes {
		switch {
		case strings.HasPrefix(a, "on") || a == "style" || a == "srcdoc":
			r.errorAt(offset, diag.HTMLRefused,
				diag.Say("The attribute %q of <%s> is taken out: pages run no scripts and have no styles of their own.",
					a, tag), "Take it out.")
		case !slices.Contains([]string{"dir", "lang", "title", "open", "colspan", "rowspan", "scope"}, a):
			r.warnAt(offset, diag.HTMLRefused, diag.Say("The attribute %q of <%s> is taken out.", a, tag),
				"Take it out.")
		}
	}
}

// active tells elements that fetch, run or send something.
func active(tag string) bool {
	switch tag {
	case "script", "style", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "form",
		"input",
		"button", "select", "textarea", "video", "audio", "source", "track", "svg", "math", "template", "portal", "dialog", "noscript":
		return true
	}
	return false
}

func blockHTML(n *ast.HTMLBlock, source []byte) []byte {
	var raw []byte
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		raw = append(raw, segment.Value(source)...)
	}
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(source)...)
	}
	return raw
}

func inlineHTML(n *ast.RawHTML, source []byte) []byte {
	var raw []byte
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		raw = append(raw, segment.Value(source)...)
	}
	return raw
}

func (elements) htmlBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(sanitise(blockHTML(node.(*ast.HTMLBlock), source)))
	}
	return ast.WalkContinue, nil
}

func (elements) rawHTML(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(sanitise(inlineHTML(node.(*ast.RawHTML), source)))
	}
	return ast.WalkSkipChildren, nil
}

// balance closes what raw HTML left open, and drops what closes too much, by
// parsing the whole body as a browser does (HTML Standard §13.2). The parser
// replaces NUL, so marks of links are another control character meanwhile; no
// source has any. What lies deeper than 512 elements is an error.
func balance(body string) (string, error) {
	const meanwhile = "\x03"
	context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(strings.ReplaceAll(body, model.LinkMark, meanwhile)), context)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, n := range nodes {
		if err := html.Render(&out, n); err != nil {
			return "", err
		}
	}
	return strings.ReplaceAll(out.String(), meanwhile, model.LinkMark), nil
}
