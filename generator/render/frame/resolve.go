package frame

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Resolve returns the address of a link of a page as seen from an address. Links
// between pages lead to the reader's language.
func (c Cards) Resolve(p *model.Page, to model.Link, from string) string {
	switch to.Kind {
	case model.LinkExternal:
		if below, own := strings.CutPrefix(to.Target, c.site.Hub.BaseURL); own && c.site.Hub.BaseURL != "" && !strings.Contains(below, "..") {
			return here(from, below)
		}
		return WithFragment(to.Target, to.Fragment)
	case model.LinkPlace:
		if link, known := placeOf(c.language, to); known {
			return route.Relative(from, link.Href)
		}
		return "#" // misplaced has said so
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

// here is the link to what somebody wrote as an address of this site: it works without a network, and at the site's
// next address. Whatever stands in it, it stays a path.
func here(from, below string) string {
	link := route.Relative(from, below)
	if !strings.HasPrefix(link, ".") {
		link = "./" + link
	}
	return link
}

// own are pages of the program's that have no title in a menu.
var own = []string{"about-you", "help/keep"}

// placeOf is the link to a page or a list of the site, in the language that its address begins with, or else in the
// reader's.
func placeOf(l *Language, to model.Link) (Link, bool) {
	below := to.Target
	for _, other := range l.Site.Languages {
		if rest, own := strings.CutPrefix(below+"/", other.Code+"/"); own {
			l, below = other, strings.TrimSuffix(rest, "/")
			break
		}
	}
	if below == "" {
		return Link{Href: WithFragment(route.Home(l.Site.Hub, l.Code), to.Fragment)}, true
	}
	if slices.Contains(own, below) {
		return Link{Href: WithFragment(l.At(below), to.Fragment)}, true
	}
	return Lead(l, WithFragment(below, to.Fragment), Words{Text: strings.ReplaceAll(path.Base(below), "-", " ")})
}

// asPlace returns a link to a page or a list of the site, written as such or as a whole address. What has an ending is a
// file.
func asPlace(l *Language, to model.Link) (model.Link, bool) {
	base := l.Site.Hub.BaseURL
	below, own := strings.CutPrefix(to.Target, base)
	if to.Kind == model.LinkExternal && base != "" && own && !strings.Contains(below, "..") {
		to.Target, to.Fragment, _ = strings.Cut(below, "#")
		to.Target, _, _ = strings.Cut(to.Target, "?")
		to.Target = strings.Trim(to.Target, "/")
		return to, path.Ext(to.Target) == ""
	}
	return to, to.Kind == model.LinkPlace
}

// misplaced is what is wrong with the links of a text to pages and lists of the site.
func misplaced(l *Language, p *model.Page) []Finding {
	var out []Finding
	for _, to := range p.Body.Links {
		written, is := asPlace(l, to)
		if !is {
			continue
		}
		found, known := placeOf(l, written)
		if known && strings.HasPrefix(written.Target, "groups/") && strings.Contains(found.Href, "#q=") {
			out = append(out, Finding{Finding: diag.Finding{Code: diag.LinkBroken, Severity: diag.Warning, File: to.Pos.File,
				Line: to.Pos.Line, Column: to.Pos.Column,
				Message:    diag.Say("No group is in the list %q now, so this link leads to the search.", "/"+written.Target),
				Suggestion: "If there never was one, look at the address of the list in your browser."}, Key: fmt.Sprint(to.Pos)})
		}
		if known {
			continue
		}
		f := diag.Finding{Code: diag.LinkBroken, Severity: diag.Error, File: to.Pos.File, Line: to.Pos.Line,
			Column: to.Pos.Column, Message: diag.Say("There is no page and no list %q.", "/"+written.Target),
			Suggestion: "Write the path from this page to a file, or the address of a page behind that of the site, for example: /groups/"}
		if near := nearest(l, written.Target); near != "" {
			f.Suggestion = diag.Say("Did you mean %s ?", "/"+near+"/")
		}
		out = append(out, Finding{Finding: f, Key: fmt.Sprint(to.Pos)})
	}
	return out
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
