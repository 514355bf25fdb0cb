package render

import (
	"context"
	"html/template"
	"strconv"

	"peerhub/generator/directory"
	browser "peerhub/generator/finder"
	"peerhub/generator/route"
	"peerhub/generator/workpool"
)

// mostPerhaps is how many groups that perhaps fit follow a list.
const mostPerhaps = 6

// groupsView is what groups.html shows.
type groupsView struct {
	F           *frame
	P           content
	Filter      template.HTML
	Count       string
	ShowAll     string
	Empty       string
	Cards       template.HTML
	Perhaps     template.HTML
	PerhapsMore *link
	Paging      *paging
	Tries       []link
	Files       []link
	Map         *mapView
	OnMap       *mapLink
	Paper       string // said on paper alone
	Strip       *strip
}

// paging leads through a long list.
type paging struct{ Back, Next, Text string }

// groupLists renders the lists of groups of this language: all of them, and one
// for each key of each facet.
func (t *tongue) groupLists(ctx context.Context, finders *browser.Publisher, write sink) error {
	f := t.finder()
	cards := make(map[*listing]*card, len(f.listings))
	for _, l := range f.listings {
		cards[l] = new(card)
	}
	work := workpool.New(ctx)
	for _, l := range f.listings {
		work.Go(func() (err error) {
			*cards[l], err = t.card(l)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	if len(f.listings) > 0 {
		if err := finders.Write(f.live(cards)); err != nil {
			return err
		}
	}
	room, err := f.room(cards)
	if err != nil {
		return err
	}
	work = workpool.New(ctx)
	list := func(l *groupList) {
		l.cut(f, cards, room)
		pages := len(l.pages)
		for n := 1; n <= pages; n++ {
			work.Go(func() error { return f.page(l, n, pages, cards, write) })
		}
	}
	list(&groupList{choice: choice{listings: f.listings}})
	for _, x := range f.facets {
		if len(x.choices) > 0 {
			work.Go(func() error { return f.overview(x, write) })
		}
		for _, c := range x.choices {
			list(&groupList{facet: x.name, choice: c, unknown: x.unknown})
		}
	}
	return work.Wait()
}

func (f *finder) page(l *groupList, n, pages int, cards map[*listing]*card, write sink) error {
	t := f.t
	hub := t.r.hub
	address := route.Facet(hub, l.facet, l.choice.key, n, t.language.Code)
	v := groupsView{}
	if n == 1 {
		v.Map = l.placeMap(f, route.Root(address))
	}
	s := spot{address: address, section: "groups", nav: "groups", extra: v.Map.extra(), in: func(other *tongue) string {
		if l.facet == "" || other.finder().has(l.facet, l.choice.key) {
			return route.Facet(hub, l.facet, l.choice.key, 1, other.language.Code)
		}
		return other.at("groups")
	}}
	asks := l.facet == "" && n == 1 && len(f.listings) > 0
	if asks {
		s.extra = append(s.extra, "finder")
	}
	intro := t.r.site.Entry("groups", "")
	if l.facet == "" && n == 1 && intro != nil {
		if p, own := intro.In(t.language.Code); !p.Broken && (own || hub.FallbackFor("groups") == "page") {
			v.F = t.frame(s, p.Title)
			t.tell(v.F, intro, p, own)
			v.P = t.content(p, address)
			v.P.Toc = nil
			v.P.About = t.about(intro, p, own)
		}
	}
	if v.F == nil {
		title := t.T("nav.groups")
		if l.facet != "" {
			title = t.T("groups.title", "label", l.choice.label)
		}
		v.F = t.frame(s, title)
		v.F.Description = f.describe(len(l.choice.listings))
		v.P.Title = title
		if n == 1 {
			v.F.inEvery(s)
		}
		v.F.Crumbs = []link{{Href: v.F.Root + t.at("groups"), Text: t.T("nav.groups")}}
	}
	root := v.F.Root
	if asks {
		v.OnMap = f.mapLink(root)
	}
	v.Filter = l.filterFrom(f, root, asks)
	v.Count = t.T("groups.count", "n", len(l.choice.listings))
	if l.facet != "" {
		v.ShowAll = root + t.at("groups")
	}
	if len(l.choice.listings) == 0 {
		v.Empty = t.T("groups.none")
	}
	var shown []*card
	for _, x := range l.pages[n-1] {
		shown = append(shown, cards[x])
	}
	v.Cards = cardsFrom(root, shown)
	if l.facet != "" && n == pages {
		f.perhaps(&v, l, cards, root)
	}
	v.Paging = t.paging(address, n, pages, func(n int) string { return route.Facet(hub, l.facet, l.choice.key, n, t.language.Code) })
	for _, key := range []string{"online", "phone"} {
		if f.has(directory.FacetAttendance, key) {
			v.Tries = append(v.Tries, link{Href: root + route.Facet(hub, directory.FacetAttendance, key, 1, t.language.Code), Text: t.T("facet.attendance." + key)})
		}
	}
	if to := t.report(); to != "" {
		v.Tries = append(v.Tries, link{Href: to, Text: t.T("groups.ask")})
	}
	if l.facet == "" && n == 1 && t.r.told() {
		v.Files = []link{{Href: root + route.Calendars, Text: t.T("groups.calendar")}, {Href: root + route.GroupsCSV, Text: t.T("groups.spreadsheet")}}
	}
	v.Strip = f.strip(l)
	v.Paper = t.T("groups.paper", "date", t.Date(t.r.site.Today), "address", t.isolate(shortAddress(v.F.Canonical)))
	return t.r.page(address, "groups", v, write)
}

// describe says to search engines what a list is: how many groups, and what the
// hub says of all of them in this language.
func (f *finder) describe(groups int) string {
	said := f.t.T("groups.count", "n", groups)
	if intro := f.t.r.site.Entry("groups", ""); intro != nil {
		if p, own := intro.In(f.t.language.Code); own && p.Summary != "" {
			said = sentence(said) + " " + p.Summary
		}
	}
	return said
}

// told reports whether any group is told to programs: samples are not.
func (r *Renderer) told() bool {
	for _, l := range r.groups {
		if !l.group.Sample {
			return true
		}
	}
	return false
}

// perhaps adds the groups of which the fact is unknown: it never hides one.
func (f *finder) perhaps(v *groupsView, l *groupList, cards map[*listing]*card, root string) {
	var shown []*card
	for _, x := range l.unknown[:min(len(l.unknown), mostPerhaps)] {
		shown = append(shown, cards[x])
	}
	v.Perhaps = cardsFrom(root, shown)
	if more := len(l.unknown) - len(shown); more > 0 {
		v.PerhapsMore = &link{Href: root + f.t.at("groups"), Text: f.t.T("groups.perhaps_more", "n", more)}
	}
}

// overview renders the list of all keys of a facet: groups/place/.
func (f *finder) overview(x facet, write sink) error {
	t := f.t
	address := t.at("groups/" + x.name)
	var drawn *mapView
	if x.name == directory.FacetPlace {
		drawn = f.placeMap("", route.Root(address))
	}
	s := spot{address: address, section: "groups", nav: "groups", extra: drawn.extra(), in: func(other *tongue) string {
		for _, o := range other.finder().facets {
			if o.name == x.name && len(o.choices) > 0 {
				return other.at("groups/" + x.name)
			}
		}
		return other.at("groups")
	}}
	title := t.T("groups.title", "label", x.label)
	v := struct {
		F      *frame
		P      content
		Items  []pillItem
		Paging *paging
		Map    *mapView
	}{F: t.frame(s, title), P: content{Title: title}, Map: drawn}
	v.F.Description = f.describe(len(f.listings))
	v.F.Crumbs = []link{{Href: v.F.Root + t.at("groups"), Text: t.T("nav.groups")}}
	v.F.inEvery(s)
	for _, c := range x.choices {
		v.Items = append(v.Items, pillItem{Href: v.F.Root + route.Facet(t.r.hub, x.name, c.key, 1, t.language.Code), Text: c.label, N: t.Number(len(c.listings))})
	}
	return t.r.page(s.address, "facets", v, write)
}

// paging prepares the way through the pages of a list; nil for a single page.
func (t *tongue) paging(address string, n, pages int, at func(n int) string) *paging {
	if pages < 2 {
		return nil
	}
	p := &paging{Text: t.T("list.page", "page", strconv.Itoa(n), "total", strconv.Itoa(pages))}
	if n > 1 {
		p.Back = route.Relative(address, at(n-1))
	}
	if n < pages {
		p.Next = route.Relative(address, at(n+1))
	}
	return p
}
