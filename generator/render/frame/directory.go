package frame

import (
	"cmp"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/gazetteer"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// Directory is the groups of one language by facet and key.
type Directory struct {
	Groups []*Listing         // by what is next
	Facets []Facet            // of which there are ready-made lists
	keys   map[[2]string]bool // facets with the keys of their choices
}

// Facet is one way of choosing groups.
type Facet struct {
	Name    string
	Label   string
	Choices []Choice
	Unknown []*Listing // those of which nobody told
}

// Choice is one ready-made list.
type Choice struct {
	Key, Label string
	Groups     []*Listing
}

func newDirectory(l *Language) *Directory {
	d := &Directory{keys: map[[2]string]bool{}}
	for _, g := range l.Site.Timetable() {
		if c := l.Cards.Group(g); c.Listed {
			d.Groups = append(d.Groups, g)
		}
	}
	slices.SortStableFunc(d.Groups, func(a, b *Listing) int { return cmp.Compare(a.order, b.order) })
	for _, name := range schema.Listed() {
		if !l.Site.Hub.Output.View(name) {
			continue
		}
		x := NewFacet(l, name, d.Groups)
		d.Facets = append(d.Facets, x)
		for _, c := range x.Choices {
			d.keys[[2]string{name, c.Key}] = true
		}
	}
	return d
}

// Asked is a facet of the groups of a language for the finder and the search, which ask
// for it whether or not there are lists of it.
func Asked(l *Language, name string) Facet {
	if x := l.Directory().Facet(name); x.Name != "" {
		return x
	}
	return NewFacet(l, name, l.Directory().Groups)
}

// GroupsOf is the address of the groups of a key: their list; where there is none, the
// finder, asked for them. It is "" without such groups.
func GroupsOf(l *Language, facet, key string) string {
	hub := l.Site.Hub
	switch {
	case hub.Output.View(facet) && !schema.FacetNamed(facet).FinderOnly:
		if !l.Directory().Has(facet, key) {
			return ""
		}
		return route.Facet(hub, facet, key, 1, l.Code)
	case !slices.ContainsFunc(Asked(l, facet).Choices, func(c Choice) bool { return c.Key == key }):
		return ""
	case facet == schema.FacetPlace: // the finder knows countries; towns are typed
		key = key[:min(len(key), len("gb"))]
	}
	return l.At("groups") + "#" + facet + "=" + key
}

// NewFacet is a facet of some groups, with the choices that they have.
func NewFacet(l *Language, name string, groups []*Listing) Facet {
	out := Facet{Name: name, Label: l.T("facet." + name)}
	at := map[string]int{}
	for _, g := range groups {
		if len(g.Facets.Of(name)) == 0 {
			out.Unknown = append(out.Unknown, g)
		}
		for _, key := range g.Facets.Of(name) {
			i, ok := at[key]
			if !ok {
				i = len(out.Choices)
				at[key] = i
				label := locale.UpperFirst(directory.Label(name, key, g.Group, l.Site.Hub, l.Locale))
				out.Choices = append(out.Choices, Choice{Key: key, Label: label})
			}
			out.Choices[i].Groups = append(out.Choices[i].Groups, g)
		}
	}
	for i, c := range out.Choices {
		if name == schema.FacetPlace && len(c.Key) > len("gb") {
			out.Choices[i].Label = townName(l, c.Groups)
		}
	}
	SortChoices(l, name, out.Choices)
	return out
}

// Largest keeps the choices with the most groups, in their order.
func Largest(all []Choice, most int) []Choice {
	if len(all) <= most {
		return all
	}
	bySize := slices.Clone(all)
	slices.SortStableFunc(bySize, func(a, b Choice) int { return cmp.Compare(len(b.Groups), len(a.Groups)) })
	chosen := map[string]bool{}
	for _, c := range bySize[:max(most, 0)] {
		chosen[c.Key] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(c Choice) bool { return !chosen[c.Key] })
}

// townName is what most of the groups of a town call it, since one row of a list may say
// LEEDS; of names as frequent, the one in small letters, and of these the first.
func townName(l *Language, groups []*Listing) string {
	count := map[string]int{}
	for _, g := range groups {
		count[Town(l, g.Group.Place)]++
	}
	best := ""
	for _, g := range groups {
		name := Town(l, g.Group.Place)
		if better := cmp.Compare(count[name], count[best]); better > 0 ||
			better == 0 && best == strings.ToUpper(best) && name != strings.ToUpper(name) {
			best = name
		}
	}
	return best
}

// SortChoices sorts the choices of a facet as readers expect them: days as in
// the week, a vocabulary as the hub has it, all else by name.
func SortChoices(l *Language, facet string, choices []Choice) {
	if rank := FacetOrder(facet, l.Site.Hub); rank != nil {
		slices.SortStableFunc(choices, func(a, b Choice) int {
			return cmp.Or(cmp.Compare(rank(a.Key), rank(b.Key)), cmp.Compare(a.Key, b.Key))
		})
		return
	}
	sorter := l.Collator()
	slices.SortStableFunc(choices, func(a, b Choice) int {
		return cmp.Or(sorter.CompareString(a.Label, b.Label), cmp.Compare(a.Key, b.Key))
	})
}

// FacetOrder ranks the keys of facets that have an order of their own; nil for
// those that are sorted by label.
func FacetOrder(name string, hub *model.Hub) func(string) int {
	var keys []string
	switch name {
	case schema.FacetDay:
		keys = directory.Days()
	default:
		x := schema.FacetNamed(name)
		if !x.Plain() {
			return nil
		}
		f := x.Field
		keys = f.Choices
		if f.Vocabulary != "" {
			keys = terms(hub.Vocabulary(f.Vocabulary))
		}
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

// Town is what a group's town is called in this language. An address keeps the name that
// stands on letters.
func Town(l *Language, p model.Place) string {
	if p.City == "" {
		return ""
	}
	return gazetteer.NameIn(p.Country, p.City, l.Code, l.Site.Codes)
}

// Point is where a place is as far as it may be told: its own point, else that of its town.
func Point(l *Language, p model.Place) (lat, lon float64, known bool) {
	p = p.Public()
	if p.HasPoint {
		return p.Lat, p.Lon, true
	}
	t, ok := gazetteer.FindIn(p.Country, p.City, l.Site.Codes)
	return float64(t.Lat) / 100, float64(t.Lon) / 100, ok
}

// Facet returns the facet of the name; an empty one where there are no lists of it.
func (d *Directory) Facet(name string) Facet {
	for _, x := range d.Facets {
		if x.Name == name {
			return x
		}
	}
	return Facet{}
}

// Has reports whether the language has this list.
func (d *Directory) Has(facet, key string) bool {
	return d.keys[[2]string{facet, key}]
}
