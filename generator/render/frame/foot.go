package frame

import (
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/route"
)

// Cited is one line of the list of sources.
type Cited struct {
	Ref, Href, Title, By string
	LangAttr
}

// AboutLine is one line of small print.
type AboutLine struct {
	Text string
	Link *Link
}

// Foot adds what stands at the foot of a page: sources, credits, small print.
func (f *Frame) Foot(c *Text, e *model.Entry, p *model.Page) {
	c.Sources = f.Sources(p)
	c.Credits, c.Say = Credits(f.of, p), Disclaimers(f.of, p)
	c.About = About(f.of, e, p)
}

// refs lists the sources of a page: those that the text cites in order, then
// those that its front matter names.
func refs(p *model.Page) []string {
	if len(p.Sources) == 0 {
		return p.Body.Cited
	}
	seen := make(map[string]bool, len(p.Body.Cited)+len(p.Sources))
	var out []string
	for _, list := range [][]string{p.Body.Cited, p.Sources} {
		for _, ref := range list {
			if !seen[ref] {
				seen[ref] = true
				out = append(out, ref)
			}
		}
	}
	return out
}

// Sources prepares the list of sources.
func (f *Frame) Sources(p *model.Page) []Cited {
	var out []Cited
	for _, ref := range refs(p) {
		line := Cited{Ref: ref, Title: ref}
		if c := f.of.Cards.At("library", ref); c != nil {
			line.Href, line.Title, line.LangAttr = route.Relative(f.address, c.Address), c.Title, c.LangAttr
			if c.Source != nil {
				line.By = byline(c.Source)
			}
		}
		out = append(out, line)
	}
	return out
}

// About prepares the small print of a page of an entry: when and by whom, and
// under which licence where it is not the hub's.
func About(l *Language, e *model.Entry, p *model.Page) []AboutLine {
	out := History(l, e, p)
	if p.License != l.Site.Hub.License {
		out = append(out, Licensed(l, p.License)...)
	}
	return out
}

// Licensed names a licence, if there is one.
func Licensed(l *Language, id string) []AboutLine {
	if id == "" {
		return nil
	}
	name, at := l.License(id)
	if at == "" {
		return []AboutLine{{Text: l.T("page.license") + " " + name}}
	}
	return []AboutLine{{Text: l.T("page.license"), Link: &Link{Href: at, Text: name, Rel: "license"}}}
}

// History says when and by whom a page was written and translated.
func History(l *Language, e *model.Entry, p *model.Page) []AboutLine {
	var first []string
	if !p.Updated.IsZero() {
		first = append(first, l.T("page.updated", "date", l.Date(p.Updated)))
	}
	if p.Version != "" {
		first = append(first, l.T("page.version", "version", p.Version))
	}
	if len(p.Translators) > 0 {
		first = append(first, l.T("page.translators", "names", l.List(p.Translators)))
	}
	switch {
	case p.Reviewed.By != "" && !p.Reviewed.On.IsZero():
		first = append(first, l.T("page.reviewed_on", "name", p.Reviewed.By, "date", l.Date(p.Reviewed.On)))
	case p.Reviewed.By != "":
		first = append(first, l.T("page.reviewed", "name", p.Reviewed.By))
	}
	var out []AboutLine
	if len(first) > 0 {
		out = append(out, AboutLine{Text: strings.Join(first, " ")})
	}
	if p != e.Original && p.Reviewed.By == "" && p.Reviewed.On.IsZero() && !p.Machine {
		out = append(out, AboutLine{Text: l.T("page.unread")})
	}
	return out
}

// License returns a licence's name for readers and the address of its text;
// the address is "" where none is known.
func (l *Language) License(id string) (name, address string) {
	known, is := rights.Find(id)
	switch {
	case is && known.Reserved:
		return l.T("license.reserved"), ""
	case is:
		return known.Name(), known.URL
	}
	if rest, ok := strings.CutPrefix(id, "LicenseRef-"); ok {
		return strings.ReplaceAll(rest, "-", " "), ""
	}
	return id, "https://spdx.org/licenses/" + id + ".html"
}
