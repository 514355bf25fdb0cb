package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// platforms show films. They set cookies and note who looks at what, so a link to one that stands by itself says
// where it leads.
var platforms = []string{"youtube.com", "youtu.be", "youtube-nocookie.com", "vimeo.com", "dailymotion.com", "dai.ly",
	"tiktok.com", "twitch.tv", "fb.watch", "rumble.com", "bilibili.com", "loom.com"}

// videoHost is the platform that an address leads to; "" for none.
func videoHost(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, p := range platforms {
		if host == p || strings.HasSuffix(host, "."+p) {
			return p
		}
	}
	return ""
}

// video makes a card of a paragraph that is one link to a film.
func video(parent ast.Node, n ast.Node) {
	link, is := n.FirstChild().(*ast.Link)
	if !is || n.Kind() != ast.KindParagraph || n.ChildCount() != 1 {
		return
	}
	rel, _ := link.AttributeString("rel")
	host, known := link.AttributeString("host")
	if rel == nil || !known {
		return
	}
	link.SetAttributeString("video", host)
	replaced(parent, n, link)
}

// replaced puts what is all of a paragraph in its place: it brings an element of its own.
func replaced(parent, n, child ast.Node) {
	block := ast.NewTextBlock()
	parent.ReplaceChild(parent, n, block)
	block.AppendChild(block, child)
}
