package frame

import (
	"slices"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Resolve returns the address of a link of a page as seen from an address. Links
// between pages lead to the reader's language.
func (c Cards) Resolve(p *model.Page, to model.Link, from string) string {
	switch to.Kind {
	case model.LinkExternal:
		return WithFragment(to.Target, to.Fragment)
	case model.LinkCitation:
		if source := c.At("library", to.Target); source != nil {
			return route.Relative(from, source.Address)
		}
		return "#sources"
	case model.LinkFile:
		if at, ok := c.site.site.Files[to.Target]; ok {
			return WithFragment(route.Relative(from, route.Link(at)), to.Fragment)
		}
		return "#"
	}
	if to.Target == "" || to.Target == p.Pos.File {
		return "#" + to.Fragment
	}
	entry := c.OfFile(to.Target)
	if entry == nil {
		return "#" // check has said so
	}
	return WithFragment(route.Relative(from, entry.Address), c.Heading(entry, to))
}

// Heading finds the heading of an entry that a link to one of its files names, on
// the page that the reader gets. In a translation it is the heading in the same
// place.
func (c Cards) Heading(of *Card, to model.Link) string {
	if to.Fragment == "" || of.file == to.Target {
		return to.Fragment
	}
	named := func(h model.Heading) bool { return h.ID == to.Fragment }
	if slices.ContainsFunc(of.headings, named) {
		return to.Fragment
	}
	for _, l := range c.site.Languages {
		meant := l.Cards.at(of.number)
		if !meant.Own || meant.file != to.Target || len(meant.headings) != len(of.headings) {
			continue
		}
		if i := slices.IndexFunc(meant.headings, named); i >= 0 {
			return of.headings[i].ID
		}
	}
	return ""
}

// WithFragment is an address with the place on the page that it names, if any.
func WithFragment(address, fragment string) string {
	if fragment == "" {
		return address
	}
	return address + "#" + fragment
}
