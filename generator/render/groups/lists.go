package groups

import (
	"context"
	"html/template"
	"sync"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
	"peerhub/generator/workpool"
)

// mostPerhaps is how many groups that perhaps fit follow a list.
const mostPerhaps = 6

// lists are the ready-made lists of a language: one of all its groups, and one of
// those of each key of each facet. They are cut into pages by what the cards on
// them weigh, so the cards are made first.
type lists struct {
	*language
	directory *frame.Directory
	cards     cards
	whole     *list
	parts     [][]*list // by the facets of the directory
	places    func() []land
	rows      rows
}

func newLists(l *language) *lists {
	out := &lists{language: l, directory: l.Directory(), cards: cards{}, rows: rows{}}
	for _, g := range out.directory.Groups {
		out.cards[g] = new(card)
		if len(out.directory.Groups) > mostInCards {
			out.rows[g] = new(row)
		}
	}
	out.places = sync.OnceValue(func() []land { return landsOf(out) })
	work := workpool.New(context.Background())
	for g, c := range out.cards {
		work.Go(func() error {
			lines := directory.Words(l.Cards.Group(g).Group, l.Site.Hub, l.Locale, l.Site.Today)
			*c = l.card(g, lines)
			if r := out.rows[g]; r != nil {
				*r = newRow(l, g, lines)
			}
			return nil
		})
	}
	_ = work.Wait() // cards give findings, not errors
	out.rows.sort(l, out.directory.Groups)
	room := out.room()
	cut := func(of *list) *list {
		of.cut(out.cards, room, out.mapOf(of, "").weigh()+networkWeight*len(of.networks))
		if of.long() {
			of.pages = of.pages[:1]
			if !of.hasAll(len(out.directory.Groups)) {
				out.rows.cut(of)
			}
		}
		return of
	}
	out.whole = cut(newList("", frame.Choice{Groups: out.directory.Groups}, nil))
	for _, x := range out.directory.Facets {
		var of []*list
		for _, c := range x.Choices {
			of = append(of, cut(newList(x.Name, c, x.Unknown)))
		}
		out.parts = append(out.parts, of)
	}
	return out
}

// list is one list: all groups (facet "") or those of a choice.
type list struct {
	facet    string
	choice   frame.Choice
	groups   []*frame.Listing   // that meet
	networks []*frame.Listing   // organisations that hold no meetings
	unknown  []*frame.Listing   // groups that perhaps belong on it
	pages    [][]*frame.Listing // of a long list the first alone is in cards
	// countries says of a long list that its groups are in several.
	countries bool
	once      sync.Once
	filter    line
}

// networkWeight is about what an organisation adds to a compressed page, in bytes.
const networkWeight = 45

func newList(facet string, choice frame.Choice, unknown []*frame.Listing) *list {
	of := &list{facet: facet, choice: choice}
	for _, g := range choice.Groups {
		if network(g.Group) {
			of.networks = append(of.networks, g)
		} else {
			of.groups = append(of.groups, g)
		}
	}
	for _, g := range unknown {
		if !network(g.Group) {
			of.unknown = append(of.unknown, g)
		}
	}
	return of
}

// listView is what groups.html shows.
type listView struct {
	F           *frame.Frame
	P           frame.Text
	Filter      template.HTML
	Count       string
	ShowAll     string
	Empty       string
	Cards       template.HTML
	Rows        []landView // of a page behind the first one of a long list, in the place of cards
	Behind      string     // says what those pages have
	ByTown      string     // where they are, of a list that has none of its own
	Perhaps     template.HTML
	PerhapsMore *frame.Link
	Networks    []groupLink
	Paging      *frame.Paging
	Tries       []frame.Link
	Try         string // says that one joins them from anywhere
	Files       []frame.Link
	Map         *mapView
	OnMap       *mapLink
	Built, AsOf string // the day of which the list is, and a sentence that says so
	Newest      string // where a newer one is, said on paper alone
	Strip       *strip
}

// at returns the address of page n of a list.
func (l *lists) at(of *list, n int) string {
	return route.Facet(l.Site.Hub, of.facet, of.choice.Key, n, l.Code)
}

// page makes page n of a list, from 1.
func (l *lists) page(of *list, n int) frame.Page {
	hub := l.Site.Hub
	pages, shown := len(of.pages), of.pages[n-1]
	v := listView{}
	if n == 1 {
		v.Map = l.mapOf(of, l.at(of, n))
	}
	all := of.facet == "" && n == 1
	asks := all && len(l.directory.Groups) > 0
	l.begin(&v, of, n, all, asks)
	to := v.F.To
	if asks {
		v.OnMap = l.mapLink(v.F)
	}
	if n == 1 {
		v.Filter = l.filterOf(of, v.F, asks)
	}
	v.Count = l.T("groups.count", "n", len(of.groups))
	if of.facet != "" {
		v.ShowAll = to(l.At("groups"))
	}
	if len(of.groups)+len(of.networks) == 0 {
		v.Empty = l.T("groups.none")
	}
	switch {
	case n > 1 && of.long():
		v.Rows = l.rows.from(l.language, v.F, of, shown)
	case of.long() && of.hasAll(len(l.directory.Groups)):
		v.Behind, v.ByTown = l.T("groups.behind_all"), to(l.at(l.whole, 2))
	case of.long():
		v.Behind = l.T("groups.behind")
	}
	if v.Rows == nil {
		v.Cards = l.cards.from(v.F, shown)
	}
	if of.facet != "" && n == pages { // a fact that nobody told never hides a group
		perhaps := of.unknown[:min(len(of.unknown), mostPerhaps)]
		v.Perhaps = l.cards.from(v.F, perhaps)
		if more := len(of.unknown) - len(perhaps); more > 0 {
			v.PerhapsMore = &frame.Link{Href: to(l.At("groups")), Text: l.T("groups.perhaps_more", "n", more)}
		}
	}
	if n == pages {
		v.Networks = l.links(v.F, of.networks)
	}
	v.Paging = v.F.Paging(n, pages, func(n int) string { return l.at(of, n) })
	for _, key := range []string{"online", "phone"} {
		if l.directory.Has(schema.FacetAttendance, key) {
			online := to(route.Facet(hub, schema.FacetAttendance, key, 1, l.Code))
			v.Tries = append(v.Tries, frame.Link{Href: online, Text: l.T("facet.attendance." + key)})
			v.Try = l.T("groups.try")
		}
	}
	if to := l.Report(); to != "" {
		v.Tries = append(v.Tries, frame.Link{Href: to, Text: l.T("groups.ask")})
	}
	if all && l.Site.Shares() {
		if directory.OneCalendar(hub, l.Site.Shared()) {
			v.Files = append(v.Files, frame.Link{Href: to(route.Calendars), Text: l.T("groups.calendar")})
		}
		v.Files = append(v.Files, frame.Link{Href: to(route.GroupsCSV), Text: l.T("groups.spreadsheet")})
	}
	v.Strip = l.listStrip(v.F, of, shown)
	v.Built, v.AsOf = l.Site.Today.String(), l.T("groups.as_of", "date", l.Date(l.Site.Today))
	if v.F.Canonical != "" {
		v.Newest = l.T("groups.newest", "address", l.Isolate(shortAddress(v.F.Canonical)))
	}
	return v.F.Page("groups", v)
}

// groupLink is a group of which only the name is told.
type groupLink struct {
	Href, Name, Hreflang string
	frame.LangAttr
}

func (l *lists) links(f *frame.Frame, groups []*frame.Listing) []groupLink {
	var out []groupLink
	for _, g := range groups {
		c := l.Cards.Group(g)
		link := groupLink{Href: f.To(c.Address), Name: c.Title, LangAttr: c.LangAttr}
		if c.In != l.Code {
			link.Hreflang = c.In
		}
		out = append(out, link)
	}
	return out
}

// begin prepares the frame of a list's page, and the text above all groups, if
// somebody wrote one.
func (l *lists) begin(v *listView, of *list, n int, all, asks bool) {
	here := frame.Location{Address: l.at(of, n), Section: "groups", Nav: "groups", Bundles: append([]string{"groups"}, v.Map.bundles()...),
		In: func(other *frame.Language) string {
			if of.facet == "" || other.Directory().Has(of.facet, of.choice.Key) {
				return route.Facet(l.Site.Hub, of.facet, of.choice.Key, 1, other.Code)
			}
			return other.At("groups")
		}}
	here.Bundles = append(here.Bundles, "list")
	if asks {
		here.Bundles = append(here.Bundles, "finder")
	}
	if of.facet == "" || of.facet == schema.FacetPlace { // what such a list is about names no illness
		here.Bundles = append(here.Bundles, "handon")
	}
	if n > 1 && of.long() {
		here.Bundles = append(here.Bundles, "rows")
	}
	if intro := l.Site.Entry("groups", ""); all && intro != nil {
		if p, own := intro.In(l.Code); !p.Broken && (own || l.Site.Hub.FallbackFor("groups") == "page") {
			v.F = l.Frame(here, p.Title)
			v.F.Tell(intro)
			v.P = v.F.Text(p, model.ViewPart)
			v.P.Toc = nil
			v.P.About = frame.About(l.Language, intro, p)
			v.F.Description = l.T("groups.describe")
			return
		}
	}
	title := l.T("nav.groups")
	if of.facet != "" {
		title = l.titled(of)
	}
	v.F, v.P.Title = l.Frame(here, title), title
	v.F.Description = l.describe(len(of.groups))
	if n == 1 {
		v.F.InEvery(here)
		v.P.Summary = directory.Note(of.facet, of.choice.Key, l.Site.Hub, l.Code)
	}
	v.F.Crumbs = []frame.Link{{Href: v.F.To(l.At("groups")), Text: l.T("nav.groups")}}
	if n > 1 && of.facet != "" { // where one chooses another
		v.F.Crumbs = append(v.F.Crumbs, frame.Link{Href: v.F.To(l.at(of, 1)), Text: of.choice.Label})
	}
}

// describe says to search engines what a list is: how many groups, and what the
// hub says of all of them in this language.
func (l *lists) describe(groups int) string {
	said := l.T("groups.count", "n", groups)
	if intro := l.Cards.At("groups", ""); intro != nil && intro.Own && intro.Summary != "" {
		said = frame.Sentence(said) + " " + intro.Summary
	}
	return said
}
