package frame

import (
	"html/template"
	"strconv"

	"peerhub/generator/route"
)

// ListItem is an entry in a list.
type ListItem struct {
	Href, Text, Hreflang, Summary, Detail string
	LangAttr
	Drawing template.HTML
}

// Item prepares an entry for a list.
func (f *Frame) Item(c *Card) ListItem {
	i := ListItem{Href: f.To(c.Address), Text: c.Title, Summary: c.Summary, LangAttr: c.LangAttr, Drawing: f.Drawing(c.Drawing),
		Detail: f.of.Detail(c)}
	if c.In != f.Lang {
		i.Hreflang = c.In
	}
	if c.Principle != nil && c.Principle.Short != "" {
		i.Summary = c.Principle.Short
	}
	return i
}

// Paging leads through a long list.
type Paging struct{ Back, Next, Text string }

// Paging prepares the way through the pages of a list, whose addresses at knows;
// nil for a single page.
func (f *Frame) Paging(n, pages int, at func(n int) string) *Paging {
	if pages < 2 {
		return nil
	}
	p := &Paging{Text: f.L.T("list.page", "page", strconv.Itoa(n), "total", strconv.Itoa(pages))}
	if n > 1 {
		p.Back = route.Relative(f.address, at(n-1))
	}
	if n < pages {
		p.Next = route.Relative(f.address, at(n+1))
	}
	return p
}
