package render

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// mostChoices is how many entries a facet shows before "See all".
const mostChoices = 7

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
	unknown []*listing // those of which nobody told
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
		if len(l.facets[name]) == 0 {
			out.unknown = append(out.unknown, l)
		}
		for _, key := range l.facets[name] {
			i, ok := at[key]
			if !ok {
				i = len(out.choices)
				at[key] = i
				out.choices = append(out.choices, choice{key: key, label: locale.UpperFirst(directory.Label(name, key, l.group, f.t.r.hub, f.t.Locale))})
			}
			out.choices[i].listings = append(out.choices[i].listings, l)
		}
	}
	f.t.sortChoices(name, out.choices)
	return out
}

// sortChoices sorts the choices of a facet as readers expect them: days as in
// the week, a vocabulary as the hub has it, all else by name.
func (t *tongue) sortChoices(facet string, choices []choice) {
	if rank := facetOrder(facet, t.r.hub); rank != nil {
		slices.SortStableFunc(choices, func(a, b choice) int {
			return cmp.Or(cmp.Compare(rank(a.key), rank(b.key)), cmp.Compare(a.key, b.key))
		})
		return
	}
	sorter := t.collator()
	slices.SortStableFunc(choices, func(a, b choice) int {
		return cmp.Or(sorter.CompareString(a.label, b.label), cmp.Compare(a.key, b.key))
	})
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

// finder returns the directory of the language, prepared once.
func (t *tongue) finder() *finder { return t.found() }

// chip and pill are what the reader presses to choose.
type (
	chip struct {
		Href, Icon, Text, Short string // Short is for phones
		Current                 bool
	}
	pill struct {
		Label, Class string
		Set          bool
		Items        []pillItem
		All          *link
	}
	pillItem struct {
		Href, Text, N string
		Current       bool
	}
)

// choices prepares chips and pills, the current ones marked. Those of the finder
// end with "More", which leads to what has no pill of its own: topics, and on
// phones, where the list should begin on the first screen, languages and whom a
// group is for.
func (f *finder) choices(root string, l *groupList, live bool) ([]chip, []pill) {
	t := f.t
	chips := []chip{{Href: root + t.at("groups"), Text: t.T("facet.any"), Current: l.facet == ""}}
	var pills []pill
	more := pill{Label: t.T("finder.more"), Class: "more"}
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
					chips = append(chips, chip{Href: href(c.key), Text: c.label, Short: t.T("finder.drop_in"), Icon: "door", Current: l.facet == x.name && l.choice.key == c.key})
				}
			}
			continue
		}
		if len(x.choices) == 0 {
			continue
		}
		p := pill{Label: x.label}
		overview := pillItem{Href: root + t.at("groups/"+x.name), Text: x.label}
		switch {
		case live && x.name == directory.FacetTopic:
			more.Items = append(more.Items, overview)
			continue
		case live && (x.name == directory.FacetLanguage || x.name == directory.FacetFor):
			more.Items = append(more.Items, overview)
			p.Class = "roomy"
		}
		for _, c := range shortlist(x) {
			p.Items = append(p.Items, pillItem{Href: href(c.key), Text: c.label, Current: l.facet == x.name && l.choice.key == c.key})
		}
		if l.facet == x.name {
			p.Set = true
			p.Label = t.T("facet.set", "facet", x.label, "choice", l.choice.label)
		}
		if len(p.Items) < len(x.choices) {
			p.All = &link{Href: root + t.at("groups/"+x.name), Text: t.T("facet.all")}
		}
		pills = append(pills, p)
	}
	if live {
		pills = append(pills, more)
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
