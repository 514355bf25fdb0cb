package groups

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

const (
	// mostInCards is how many groups a list has at most in cards alone. Who reads a longer one looks
	// for a town: its first page has the cards of what is next, and the pages behind it
	// have all of its groups by town, a line for each.
	mostInCards = 200
	// rowsPerPage keeps such a page below the first view, too.
	rowsPerPage = 200
)

// long reports whether the list is one of those.
func (of *list) long() bool { return len(of.groups) > mostInCards }

// row is a group as a line of a long list, below its country and its town.
type row struct {
	card
	country, town, key string // the key is that of the town's list, "" where there is none
	rank               int    // lists are sorted by it
}

// rows are those of all groups of a language; none where no list is long.
type rows map[*frame.Listing]*row

// sort ranks the rows by country and town, as readers sort them, and those of a town by what is
// next, which is the order of the groups.
func (r rows) sort(l *language, groups []*frame.Listing) {
	all := make([]*row, 0, len(r))
	for _, g := range groups {
		if one := r[g]; one != nil {
			all = append(all, one)
		}
	}
	sorter, keys := l.Collator(), map[string]int{}
	var names []string
	for _, one := range all {
		for _, name := range []string{one.country, one.town} {
			if _, known := keys[name]; !known {
				keys[name] = 0
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(sorter.CompareString(a, b), cmp.Compare(a, b)) })
	for i, name := range names {
		keys[name] = i
		if name == "" { // last
			keys[name] = len(names)
		}
	}
	slices.SortStableFunc(all, func(a, b *row) int {
		return cmp.Or(cmp.Compare(keys[a.country], keys[b.country]), cmp.Compare(keys[a.town], keys[b.town]))
	})
	for i, one := range all {
		one.rank = i
	}
}

// newRow renders a group for the long lists of a language: its name, when, and what else
// decides whether somebody can come.
func newRow(l *language, of *frame.Listing, lines []directory.Line) row {
	c := l.Cards.Group(of)
	place := c.Group.Place.Public()
	out := row{town: townLabel(l, place)}
	if place.Country != "" {
		out.country = l.CountryName(place.Country)
	}
	if keys := of.Facets.Of(schema.FacetPlace); out.town != "" && len(keys) > 0 && l.Directory().Has(schema.FacetPlace, keys[len(keys)-1]) {
		out.key = keys[len(keys)-1]
	}
	view := struct {
		Href, Name, Hreflang, Says string
		On, Last                   string // as a card has them: the day of its check, and the last day of a group that ends
		frame.LangAttr
	}{Href: cardLink, Name: c.Title, LangAttr: c.LangAttr, Says: rowSays(l, of, lines), On: c.Group.Verified.On.String()}
	if last, ends := directory.LastDate(c.Group); ends {
		view.Last = last.String()
	}
	if c.In != l.Code && c.In != c.Lang {
		view.Hreflang = c.In
	}
	out.card = l.around(c.Address, "row", view, frame.Holes{})
	return out
}

// townLabel is a town as it stands above its groups: with the region where others of its name are
// elsewhere.
func townLabel(l *language, place model.Place) string {
	town := frame.Town(l.Language, place)
	if region := directory.NearestRegion(place); town != "" && region != "" && l.alike()[directory.Slug(place.City)].regions {
		town += l.Comma() + region
	}
	return town
}

func rowSays(l *language, of *frame.Listing, lines []directory.Line) string {
	g := l.Cards.Group(of).Group
	var times []string
	for _, t := range l.when(g, lines).Times {
		if t.Day == l.T("schedule.ask") { // alone it would not say what
			t.Day = l.T("schedule.ask_when")
		}
		times = append(times, strings.TrimSpace(t.Day+" "+t.Time))
	}
	says := []string{strings.Join(times, l.Comma())}
	switch g.Attendance {
	case model.AttendOnline, model.AttendPhone:
		says = append(says, l.T("facet.attendance."+string(g.Attendance)))
	case model.AttendHybrid:
		says = append(says, l.T("group.hybrid"))
	}
	if len(g.Languages) > 0 && !slices.Contains(g.Languages, l.Code) {
		says = append(says, locale.UpperFirst(l.LanguageNames(g.Languages)))
	}
	if slices.Contains(of.Facets.Of(schema.FacetOpen), schema.OpenMembers) {
		says = append(says, membersOf(l))
	}
	if g.Paused(l.Site.Today) {
		says = append(says, l.T("group.paused_tag"))
	} else if of.Freshness == directory.Never {
		says = append(says, l.T("checked.never"))
	}
	if g.Sample {
		says = append(says, l.T("group.sample_tag"))
	}
	return frame.Dots(says...)
}

// hasAll reports whether a list has as many groups as the list of all, whose pages behind the first
// one it needs not have again.
func (of *list) hasAll(groups int) bool { return of.facet != "" && len(of.choice.Groups) == groups }

// cut parts all groups of a long list into pages behind the first one.
func (r rows) cut(of *list) {
	all := slices.Clone(of.groups)
	slices.SortFunc(all, func(a, b *frame.Listing) int { return cmp.Compare(r[a].rank, r[b].rank) })
	of.countries = r[all[0]].country != r[all[len(all)-1]].country
	of.pages = slices.AppendSeq(of.pages, slices.Chunk(all, rowsPerPage))
}

// landView and townView are the rows of a country and of its towns. A list of one country does
// not say which. What stands in no town, or no country, is not to be taken for the one before it.
type (
	landView struct {
		Name  string
		Towns []townView
	}
	townView struct {
		Name, Href string
		Rows       template.HTML
	}
)

// from are the rows of some groups of a list for a page.
func (r rows) from(l *language, f *frame.Frame, of *list, shown []*frame.Listing) []landView {
	var out []landView
	for len(shown) > 0 {
		first := r[shown[0]]
		n := slices.IndexFunc(shown, func(g *frame.Listing) bool { return r[g].country != first.country || r[g].town != first.town })
		if n < 0 {
			n = len(shown)
		}
		if len(out) == 0 || out[len(out)-1].Name != first.country {
			out = append(out, landView{Name: first.country})
		}
		town := townView{Name: first.town}
		if first.key != "" {
			town.Href = f.To(route.Facet(l.Site.Hub, schema.FacetPlace, first.key, 1, l.Code))
		}
		var parts []*card
		for _, g := range shown[:n] {
			parts = append(parts, &r[g].card)
			f.Add(r[g].found...)
		}
		town.Rows = f.Put(completed(f.Address(), parts)...)
		land := &out[len(out)-1]
		if town.Name == "" && len(land.Towns) > 0 {
			town.Name = l.T("groups.others")
		}
		land.Towns = append(land.Towns, town)
		shown = shown[n:]
	}
	for i := range out {
		switch {
		case !of.countries:
			out[i].Name = ""
		case out[i].Name == "" && i > 0:
			out[i].Name = l.T("groups.others")
		}
	}
	return out
}
