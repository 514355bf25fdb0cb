package documents

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/schema"
	"peerhub/generator/typography"
	"peerhub/search"
)

// Documents returns what the search of a language finds: its own pages, and the
// groups of other languages with their names, place and organisation, and with
// the facts in this language's words. Text shown for want of a translation is in
// no index but its own. When the context ends, there are none.
func Documents(ctx context.Context, l *frame.Language) []search.Document {
	var out []search.Document
	for _, e := range l.Site.Entries() {
		if p, own := e.In(l.Code); own && e.Kind != model.KindGroup && e.Kind != model.KindHome && !p.Broken {
			out = append(out, document(l, e, p))
		}
	}
	words := map[[2]string][]string{}
	for _, g := range l.Directory().Groups {
		if ctx.Err() != nil {
			return nil
		}
		out = append(out, group(l, g, words))
	}
	out = append(out, help(l)...)
	for i := range out {
		for _, text := range []*string{&out[i].Title, &out[i].Summary, &out[i].Body} {
			*text = typography.Text(*text, out[i].Language)
		}
	}
	return out
}

// help is the page of all help lines, and each line: by its name, and by its number with
// spaces and without. What a line is for is no word of it: those who write of danger see
// whom to call before all answers (package crisis).
func help(l *frame.Language) []search.Document {
	at, label := l.At("help"), l.T("help.title")
	line := func(url, title string) search.Document {
		return search.Document{ID: url, URL: url, Title: title, Section: "pages", SectionLabel: label, Language: l.Code,
			Facets: map[string][]string{facetSection: {"pages"}}}
	}
	all := line(at, label)
	all.Summary, all.SectionLabel = l.T("help.summary"), l.KindName("pages")
	all.Headings = []string{l.T("help.title_countries")}
	all.Key, all.Asked = "help/", strings.Join(askedList(l, "help"), "\n")
	all.Way = isWay(l, all.Key)
	out := []search.Document{all}
	for _, place := range l.Help.Places {
		for n, of := range place.Lines {
			d := line(at+"#"+place.Country, of.Name.Text)
			d.ID, d.Secondary = fmt.Sprintf("%s%s-%d", at, place.Country, n), true
			if of.Phone != nil {
				d.Title = frame.Dots(of.Name.Text, of.Phone.Text)
				d.Headings = []string{of.Phone.Text, strings.ReplaceAll(of.Phone.Text, " ", "")}
			}
			d.Detail = place.Name
			out = append(out, d)
		}
	}
	return out
}

func document(l *frame.Language, e *model.Entry, p *model.Page) search.Document {
	card := l.Cards.Of(e)
	d := search.Document{URL: card.Address, Title: p.Title, Section: e.Section, SectionLabel: l.KindName(e.Section),
		Language: l.Code, Detail: l.Detail(card), Summary: p.Summary, Body: p.Body.Open().Text, Asked: strings.Join(p.Asked, "\n")}
	d.ID, d.Key = d.URL, key(e)
	d.Way = isWay(l, d.Key)
	if module := l.Cards.ModuleOf(card); module != nil && module.Own { // "Support" alone says too little among results
		d.Title = frame.Dots(p.Title, module.Title)
	}
	for _, h := range p.Body.Headings {
		d.Headings = append(d.Headings, h.Text)
	}
	d.Organisation = strings.Join(frame.Searched(l, p, schema.AsHost), ", ")
	d.Place = strings.Join(frame.Searched(l, p, schema.AsPlace), ", ")
	for _, topic := range p.Topics { // what the page is about, as its headings are
		d.Headings = append(d.Headings, l.Label(l.Site.Hub.Topics, topic))
	}
	d.Body = joinLines(d.Body, frame.Searched(l, p, schema.AsText))
	d.Secondary = schema.Of(p.Kind).Secondary
	d.Facets = keysOf(pageFacets(l, card))
	return d
}

// group is a group as this language's search finds it.
func group(l *frame.Language, of *frame.Listing, asked map[[2]string][]string) search.Document {
	card := l.Cards.Group(of)
	g, hub := card.Group, l.Site.Hub
	place := g.Place.Public()
	d := search.Document{ID: card.Address, Key: key(of.Entry), URL: card.Address, Title: card.Title, Language: l.Code, Everywhere: true,
		Section: "groups", SectionLabel: l.KindName("groups"), Organisation: g.Organisation,
		Facets: map[string][]string{facetSection: {"groups"}}}
	var where []string
	for _, s := range []string{place.Venue, directory.AddressLine(place, ", ")} {
		if s != "" {
			where = append(where, s)
		}
	}
	if town := frame.Town(l, place); town != place.City { // people look for it by either name
		where = append(where, town)
	}
	if place.Country != "" {
		where = append(where, l.CountryName(place.Country))
	}
	d.Place = strings.Join(where, ", ")
	var labels []string
	for _, name := range schema.Listed() {
		keys := of.Facets.Of(name)
		if len(keys) == 0 {
			continue
		}
		d.Facets[name] = keys
		if name == schema.FacetPlace {
			continue
		}
		for _, key := range keys {
			labels = append(labels, directory.Label(name, key, of.Group, hub, l.Locale))
		}
	}
	if g.Kind != "" {
		labels = append(labels, l.Label(hub.Kinds, g.Kind))
	}
	labels = append(labels, askedAs(l, of, asked)...)
	d.Headings = labels // what the group is about, as headings are
	d.Secondary = !card.Own
	if p, own := of.Entry.In(l.Code); own {
		d.Summary = p.Summary
		for _, h := range p.Body.Headings {
			d.Headings = append(d.Headings, h.Text)
		}
		d.Body = joinLines(p.Body.Open().Text, []string{g.FirstVisit})
	}
	d.Asked = joinLines("", askedOf(l, of))
	d.Body = joinLines(d.Body, []string{l.Labels(hub.Access, g.Access), frame.Dots(others(l, card)...)})
	d.Detail = groupDetail(l, of)
	d.Way = isWay(l, d.Key) && spoken(l, of) == "" && !g.Paused(l.Site.Today)
	return d
}

// isWay reports whether the hub says that the page helps whoever looks for a group.
func isWay(l *frame.Language, key string) bool { return slices.Contains(l.Site.Hub.WaysOn, key) }

// key is what the hub's synonyms call a page, in every language: its place below content.
func key(e *model.Entry) string { return e.Section + "/" + strings.Trim(e.Path, "/") }

// base is a language without its country: pt of pt-BR.
func base(code string) string {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	return base
}

// spoken are the languages of a group in words, if the reader's is none of them.
func spoken(l *frame.Language, of *frame.Listing) string {
	codes := of.Group.Languages
	if len(codes) == 0 {
		codes = []string{of.Entry.Original.Language}
	}
	var names []string
	for _, code := range codes {
		if base(code) == base(l.Code) {
			return ""
		}
		names = append(names, l.LanguageName(code))
	}
	return locale.UpperFirst(l.List(names))
}

// others is what the group is called in the hub's other languages: on a poster,
// people read the name that others gave it.
func others(l *frame.Language, card *frame.Card) []string {
	var names []string
	for _, title := range l.Cards.Titles(card) {
		if title != card.Title && !slices.Contains(names, title) {
			names = append(names, title)
		}
	}
	return names
}

// groupDetail is the small line of a group in search results: "Sample · online ·
// Tue 18:30"; one in another language says so first.
func groupDetail(l *frame.Language, of *frame.Listing) string {
	g := of.Group
	parts := []string{spoken(l, of)}
	if g.Sample {
		parts = append(parts, l.T("group.sample_tag"))
	}
	switch g.Attendance {
	case model.AttendOnline, model.AttendPhone:
		parts = append(parts, l.T("facet.attendance."+string(g.Attendance)))
	default:
		if g.Place.City != "" {
			parts = append(parts, frame.Town(l, g.Place))
		} else if g.Place.Country != "" {
			parts = append(parts, l.CountryName(g.Place.Country))
		}
	}
	if lines := directory.Words(g, l.Site.Hub, l.Locale, l.Site.Today); len(lines) > 0 {
		parts = append(parts, strings.TrimSpace(lines[0].Days+" "+lines[0].Start))
	}
	return frame.Dots(parts...)
}

func joinLines(text string, more []string) string {
	for _, s := range more {
		if s = strings.TrimSpace(s); s != "" {
			text = strings.TrimPrefix(text+"\n"+s, "\n")
		}
	}
	return text
}
