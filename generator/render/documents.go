package render

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/search"
)

// Documents returns what the search of a language finds: its own pages, and the
// groups of other languages with their names, place and organisation, and with
// the facts in this language's words. Text shown for want of a translation is in
// no index but its own.
func (r *Renderer) Documents(language string) []search.Document {
	t := r.tongue(language)
	if t == nil {
		return nil
	}
	var out []search.Document
	for _, e := range r.site.Entries {
		p, own := e.In(language)
		if !own || e.Kind == model.KindGroup || e.Kind == model.KindHome || p.Broken {
			continue
		}
		out = append(out, t.document(e, p))
	}
	for _, l := range t.finder().listings {
		out = append(out, t.groupDocument(l))
	}
	return out
}

func (t *tongue) document(e *model.Entry, p *model.Page) search.Document {
	d := search.Document{URL: route.Page(t.r.hub, e, t.language.Code), Title: p.Title, Section: e.Section, SectionLabel: t.kind(e.Section),
		Language: t.language.Code, Detail: t.detail(e, p), Summary: p.Summary, Body: p.Body.Text}
	d.ID = d.URL
	if e.Module != nil { // "Support" alone says too little among results
		if module, own := e.Module.In(t.language.Code); own {
			d.Title = dots(p.Title, module.Title)
		}
	}
	for _, h := range p.Body.Headings {
		d.Headings = append(d.Headings, h.Text)
	}
	if p.Practice != nil {
		d.Organisation = p.Practice.Organisation
		d.Place = p.Practice.Place
		if p.Practice.Country != "" {
			d.Place = strings.TrimPrefix(d.Place+", "+t.CountryName(p.Practice.Country), ", ")
		}
	}
	var more []string
	if p.Principle != nil {
		more = append(more, p.Principle.Short, p.Principle.Differs)
	}
	if p.Term != nil {
		more = append(append(more, p.Term.Say...), p.Term.Avoid...)
	}
	if p.Module != nil {
		more = append(more, p.Module.Outcomes...)
	}
	if p.Source != nil {
		more = append(more, strings.Join(p.Source.Authors, ", "), p.Source.Publisher, p.Source.Year)
	}
	for _, topic := range p.Topics { // what the page is about, as its headings are
		d.Headings = append(d.Headings, t.label(t.r.hub.Topics, topic))
	}
	d.Body = joinLines(d.Body, more)
	d.Secondary = p.Source != nil
	d.Facets = keysOf(t.pageFacets(e, p))
	return d
}

// groupDocument is a group as this language's search finds it.
func (t *tongue) groupDocument(l *listing) search.Document {
	p, own := l.entry.In(t.language.Code)
	g := p.Group
	hub := t.r.hub
	to, _ := route.For(hub, l.entry, t.language.Code)
	place := g.Place.Public()
	d := search.Document{ID: to, URL: to, Title: p.Title, Section: "groups", SectionLabel: t.kind("groups"),
		Language: t.language.Code, Organisation: g.Organisation, Facets: map[string][]string{facetSection: {"groups"}}, Everywhere: true}
	var where []string
	for _, s := range []string{place.Venue, place.Address, place.City} {
		if s != "" {
			where = append(where, s)
		}
	}
	if place.Country != "" {
		where = append(where, t.CountryName(place.Country))
	}
	d.Place = strings.Join(where, ", ")
	var labels []string
	for _, name := range directory.FacetNames() {
		keys := l.facets[name]
		if len(keys) == 0 {
			continue
		}
		d.Facets[name] = keys
		if name == directory.FacetPlace {
			continue
		}
		for _, key := range keys {
			labels = append(labels, directory.Label(name, key, l.group, hub, t.Locale))
		}
	}
	if g.Kind != "" {
		labels = append(labels, t.label(hub.Kinds, g.Kind))
	}
	d.Headings = labels // what the group is about, as headings are
	d.Secondary = !own
	if own {
		d.Summary = p.Summary
		for _, h := range p.Body.Headings {
			d.Headings = append(d.Headings, h.Text)
		}
		d.Body = joinLines(p.Body.Text, []string{g.FirstVisit})
	}
	d.Body = joinLines(d.Body, []string{t.labels(hub.Access, g.Access), dots(t.otherNames(l.entry, p.Title)...)})
	d.Detail = t.groupDetail(g)
	return d
}

// otherNames returns what the group is called in the hub's other languages: on
// a poster, people read the name that others gave it.
func (t *tongue) otherNames(e *model.Entry, own string) []string {
	var names []string
	for _, other := range t.r.tongues {
		if p := e.Pages[other.language.Code]; p != nil && p.Title != own && !slices.Contains(names, p.Title) {
			names = append(names, p.Title)
		}
	}
	return names
}

// groupDetail is the small line of a group in search results: "Sample · online ·
// Tue 18:30".
func (t *tongue) groupDetail(g *model.Group) string {
	var parts []string
	if g.Sample {
		parts = append(parts, t.T("group.sample_tag"))
	}
	switch g.Attendance {
	case model.AttendOnline, model.AttendPhone:
		parts = append(parts, t.T("facet.attendance."+string(g.Attendance)))
	default:
		if g.Place.City != "" {
			parts = append(parts, g.Place.City)
		} else if g.Place.Country != "" {
			parts = append(parts, t.CountryName(g.Place.Country))
		}
	}
	for i, l := range directory.Words(g, t.r.hub, t.Locale, t.r.site.Today) {
		if i == 0 {
			parts = append(parts, strings.TrimSpace(l.Days+" "+l.Start))
		}
	}
	return dots(parts...)
}

// dots joins what there is.
func dots(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// kind names what the pages of a section are: "Guide", "Principle".
func (t *tongue) kind(section string) string {
	if s := t.T("kind." + section); s != "kind."+section {
		return s
	}
	return t.sectionTitle(section)
}

func joinLines(text string, more []string) string {
	for _, s := range more {
		if s = strings.TrimSpace(s); s != "" {
			text = strings.TrimPrefix(text+"\n"+s, "\n")
		}
	}
	return text
}

// plain returns a letter without its accents: É → E.
func plain(c rune) rune {
	if c < 0x80 {
		return c
	}
	for _, base := range norm.NFD.String(string(c)) {
		return base
	}
	return c
}

func itoa(n int) string { return strconv.Itoa(n) }
