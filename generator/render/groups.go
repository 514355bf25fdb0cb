package render

import (
	"cmp"
	"context"
	"html/template"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

const (
	groupsPerPage = 50
	// mostPerhaps is how many groups that perhaps fit follow a list.
	mostPerhaps = 6
	// mostChoices is how many entries a facet shows before "See all".
	mostChoices = 8
)

// finder is the directory of one language: its groups by facet and key.
type finder struct {
	t        *tongue
	listings []*listing // in the order of a timetable
	facets   []facet
	named    map[*model.Entry]bool // the groups that are in the lists
}

// facet is one way of choosing groups.
type facet struct {
	name    string
	label   string
	choices []choice
}

// choice is one ready-made list.
type choice struct {
	key, label string
	listings   []*listing
}

func (t *tongue) newFinder() *finder {
	f := &finder{t: t, named: map[*model.Entry]bool{}}
	for _, l := range t.r.groups {
		if t.listed(l.entry) {
			f.listings = append(f.listings, l)
			f.named[l.entry] = true
		}
	}
	slices.SortStableFunc(f.listings, func(a, b *listing) int { return cmp.Compare(a.order, b.order) })
	for _, name := range directory.FacetNames() {
		f.facets = append(f.facets, f.newFacet(name))
	}
	return f
}

func (f *finder) newFacet(name string) facet {
	out := facet{name: name, label: f.t.T("facet." + name)}
	at := map[string]int{}
	for _, l := range f.listings {
		for _, key := range l.facets[name] {
			i, ok := at[key]
			if !ok {
				i = len(out.choices)
				at[key] = i
				out.choices = append(out.choices, choice{key: key, label: directory.Label(name, key, l.group, f.t.r.hub, f.t.Locale)})
			}
			out.choices[i].listings = append(out.choices[i].listings, l)
		}
	}
	if rank := facetOrder(name, f.t.r.hub); rank != nil {
		slices.SortStableFunc(out.choices, func(a, b choice) int {
			return cmp.Or(cmp.Compare(rank(a.key), rank(b.key)), cmp.Compare(a.key, b.key))
		})
	} else {
		sorter := f.t.collator()
		slices.SortStableFunc(out.choices, func(a, b choice) int {
			return cmp.Or(sorter.CompareString(a.label, b.label), cmp.Compare(a.key, b.key))
		})
	}
	return out
}

// collator sorts as the language's dictionaries do.
func (t *tongue) collator() *collate.Collator {
	return collate.New(language.Make(t.language.Code), collate.IgnoreCase)
}

// facetOrder ranks the keys of facets that have an order of their own; nil for
// those that are sorted by label.
func facetOrder(name string, hub *model.Hub) func(string) int {
	var keys []string
	switch name {
	case directory.FacetAttendance:
		keys = []string{"in-person", "online", "phone"}
	case directory.FacetDay:
		keys = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "by-arrangement"}
	case directory.FacetJoin:
		keys = []string{"drop-in", "contact-first", "register", "referral"}
	case directory.FacetTopic:
		keys = terms(hub.Topics)
	case directory.FacetFor:
		keys = terms(hub.Audience)
	default:
		return nil
	}
	return func(key string) int {
		if i := slices.Index(keys, key); i >= 0 {
			return i
		}
		return len(keys)
	}
}

func terms(v model.Vocabulary) []string {
	out := make([]string, len(v.Terms))
	for i, t := range v.Terms {
		out[i] = directory.Slug(t.Key)
	}
	return out
}

// has reports whether the language has this list.
func (f *finder) has(facet, key string) bool {
	for _, x := range f.facets {
		if x.name != facet {
			continue
		}
		for _, c := range x.choices {
			if c.key == key {
				return true
			}
		}
	}
	return false
}

// chip and pill are what the reader presses to choose.
type (
	chip struct {
		Href, Icon, Text string
		Current          bool
	}
	pill struct {
		Label, Set string
		Items      []pillItem
		All        *link
	}
	pillItem struct {
		Href, Text, N string
		Current       bool
	}
)

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
}

// paging leads through a long list.
type paging struct{ Back, Next, Text string }

// groupLists renders the lists of groups of this language: all of them, and one
// for each key of each facet.
func (t *tongue) groupLists(ctx context.Context, write sink) error {
	f := t.finder()
	cards := make(map[*listing]*card, len(f.listings))
	for _, l := range f.listings {
		cards[l] = new(card)
	}
	work, inner := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for _, l := range f.listings {
		work.Go(func() (err error) {
			if err = inner.Err(); err == nil {
				*cards[l], err = t.card(l)
			}
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	work, inner = errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	list := func(l *groupList) {
		pages := max(1, (len(l.choice.listings)+groupsPerPage-1)/groupsPerPage)
		for n := 1; n <= pages; n++ {
			work.Go(func() error {
				if err := inner.Err(); err != nil {
					return err
				}
				return f.page(l, n, pages, cards, write)
			})
		}
	}
	list(&groupList{choice: choice{listings: f.listings}})
	for _, x := range f.facets {
		if len(x.choices) > 0 {
			work.Go(func() error { return f.overview(x, write) })
		}
		for _, c := range x.choices {
			list(&groupList{facet: x.name, choice: c})
		}
	}
	return work.Wait()
}

// groupList is one list: all groups (facet "") or those of a choice. Its
// filter differs only in the way to the root, which all pages but the first
// share.
type groupList struct {
	facet  string
	choice choice
	mu     sync.Mutex
	filter map[string]template.HTML
}

// filterFrom renders the filter of the list.
func (l *groupList) filterFrom(f *finder, root string) template.HTML {
	l.mu.Lock()
	defer l.mu.Unlock()
	if html, ok := l.filter[root]; ok {
		return html
	}
	view := struct {
		L     *tongue
		Chips []chip
		Pills []pill
	}{L: f.t}
	view.Chips, view.Pills = f.choices(root, l)
	var out strings.Builder
	if err := f.t.r.templates.pages["groups"].ExecuteTemplate(&out, "filter", view); err != nil {
		f.t.r.found.Add(templateFinding(err, "groups.html"))
	}
	if l.filter == nil {
		l.filter = map[string]template.HTML{}
	}
	l.filter[root] = template.HTML(out.String())
	return l.filter[root]
}

func (f *finder) page(l *groupList, n, pages int, cards map[*listing]*card, write sink) error {
	t := f.t
	hub := t.r.hub
	address := route.Facet(hub, l.facet, l.choice.key, n, t.language.Code)
	s := spot{address: address, section: "groups", nav: "groups", in: func(other *tongue) string {
		if l.facet == "" || other.finder().has(l.facet, l.choice.key) {
			return route.Facet(hub, l.facet, l.choice.key, 1, other.language.Code)
		}
		return other.at("groups")
	}}
	v := groupsView{}
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
		v.P.Title = title
		if n == 1 {
			v.F.inEvery(s)
		}
		v.F.Crumbs = []link{{Href: v.F.Root + t.at("groups"), Text: t.T("nav.groups")}}
	}
	root := v.F.Root
	v.Filter = l.filterFrom(f, root)
	v.Count = t.T("groups.count", "n", len(l.choice.listings))
	if l.facet != "" {
		v.ShowAll = root + t.at("groups")
	}
	if len(l.choice.listings) == 0 {
		v.Empty = t.T("groups.none")
	}
	from := (n - 1) * groupsPerPage
	var shown []*card
	for _, x := range l.choice.listings[from:min(from+groupsPerPage, len(l.choice.listings))] {
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
	if to := t.report(""); to != "" {
		v.Tries = append(v.Tries, link{Href: to, Text: t.T("groups.ask")})
	}
	if l.facet == "" && n == 1 && t.r.told() {
		v.Files = []link{{Href: root + "groups.ics", Text: t.T("groups.calendar")}, {Href: root + "groups.csv", Text: t.T("groups.spreadsheet")}}
	}
	return t.r.page(address, "groups", v, write)
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
	more := 0
	var shown []*card
	for _, x := range f.listings {
		if len(x.facets[l.facet]) > 0 {
			continue
		}
		if len(shown) < mostPerhaps {
			shown = append(shown, cards[x])
		} else {
			more++
		}
	}
	v.Perhaps = cardsFrom(root, shown)
	if more > 0 {
		v.PerhapsMore = &link{Href: root + f.t.at("groups"), Text: f.t.T("groups.perhaps_more", "n", more)}
	}
}

// choices prepares chips and pills, the current ones marked.
func (f *finder) choices(root string, l *groupList) ([]chip, []pill) {
	t := f.t
	chips := []chip{{Href: root + t.at("groups"), Text: t.T("facet.any"), Current: l.facet == ""}}
	var pills []pill
	for _, x := range f.facets {
		href := func(key string) string { return root + route.Facet(t.r.hub, x.name, key, 1, t.language.Code) }
		switch x.name {
		case directory.FacetAttendance:
			for _, c := range x.choices {
				chips = append(chips, chip{Href: href(c.key), Text: c.label, Current: l.facet == x.name && l.choice.key == c.key})
			}
			continue
		case directory.FacetJoin:
			for _, c := range x.choices {
				if c.key == string(model.JoinDropIn) {
					chips = append(chips, chip{Href: href(c.key), Text: c.label, Icon: "door", Current: l.facet == x.name && l.choice.key == c.key})
				}
			}
			continue
		}
		if len(x.choices) == 0 {
			continue
		}
		p := pill{Label: x.label}
		for _, c := range shortlist(x) {
			p.Items = append(p.Items, pillItem{Href: href(c.key), Text: c.label, Current: l.facet == x.name && l.choice.key == c.key})
		}
		if l.facet == x.name {
			p.Set = l.choice.label
		}
		if len(p.Items) < len(x.choices) {
			p.All = &link{Href: root + t.at("groups/"+x.name), Text: t.T("facet.all")}
		}
		pills = append(pills, p)
	}
	return chips, pills
}

// shortlist keeps the choices of a facet with the most groups, in their order.
// Of places in several countries it keeps the countries.
func shortlist(x facet) []choice {
	all := x.choices
	if x.name == directory.FacetPlace {
		var countries []choice
		for _, c := range all {
			if !strings.Contains(c.key, "-") {
				countries = append(countries, c)
			}
		}
		if len(countries) > 1 {
			all = countries
		}
	}
	if len(all) <= mostChoices {
		return all
	}
	sizes := make([]int, len(all))
	for i, c := range all {
		sizes[i] = len(c.listings)
	}
	slices.Sort(sizes)
	least := sizes[len(sizes)-mostChoices]
	var out []choice
	for _, c := range all {
		if len(c.listings) >= least && len(out) < mostChoices {
			out = append(out, c)
		}
	}
	return out
}

// overview renders the list of all keys of a facet: groups/place/.
func (f *finder) overview(x facet, write sink) error {
	t := f.t
	s := spot{address: t.at("groups/" + x.name), section: "groups", nav: "groups", in: func(other *tongue) string {
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
	}{F: t.frame(s, title), P: content{Title: title}}
	v.F.Crumbs = []link{{Href: v.F.Root + t.at("groups"), Text: t.T("nav.groups")}}
	v.F.inEvery(s)
	for _, c := range x.choices {
		v.Items = append(v.Items, pillItem{Href: v.F.Root + route.Facet(t.r.hub, x.name, c.key, 1, t.language.Code), Text: c.label, N: t.Number(len(c.listings))})
	}
	return t.r.page(s.address, "facets", v, write)
}

// finder returns the directory of the language, prepared once.
func (t *tongue) finder() *finder { return t.found() }

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
