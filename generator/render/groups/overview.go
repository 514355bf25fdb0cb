package groups

import (
	"peerhub/generator/locale"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// titled is the heading of a ready-made list, "Groups on Tuesday": as the finder says it
// where what it says names the choice.
func (l *lists) titled(of *list) string {
	key := "finder.said-" + of.facet
	label := of.choice.Label
	if country := of.choice.Groups[0].Group.Place.Country; len(of.choice.Key) > 2 && of.facet == schema.FacetPlace &&
		label == l.CountryName(country) {
		label += l.Comma() + label // Túnez, Túnez: the town, and not all of the country
	}
	if of.choice.Key == schema.ByArrangement || of.facet == schema.FacetJoin ||
		of.facet == schema.FacetKind || !l.Has(key) {
		return l.T("groups.title", "label", label)
	}
	if !ofNames(l, schema.FacetNamed(of.facet)) {
		label = locale.LowerFirst(label, l.Code)
	}
	return l.T("groups.titled", "said", l.T(key, "choice", label))
}

// overviewPart is some keys of a facet with what they share: the towns of a country.
type overviewPart struct {
	Head  *pillItem
	Items []pillItem
}

// overviewTitles are the texts that name the lists of keys, by facet.
var overviewTitles = map[string]string{
	schema.FacetPlace: "groups.places", schema.FacetAttendance: "groups.by.attendance", schema.FacetDay: "groups.by.day",
	schema.FacetLanguage: "groups.by.language", schema.FacetTopic: "groups.by.topic", schema.FacetFor: "groups.by.for",
	schema.FacetJoin: "groups.by.join", schema.FacetKind: "groups.by.kind",
}

// overview makes the list of all keys of a facet: groups/place/. Towns stand below their
// countries.
func (l *lists) overview(x frame.Facet) frame.Page {
	address := l.At("groups/" + x.Name)
	var drawn *mapView
	if x.Name == schema.FacetPlace {
		drawn = l.placeMap("", address)
	}
	here := frame.Location{Address: address, Section: "groups", Nav: "groups", Bundles: append(drawn.bundles(), "lists"),
		In: func(other *frame.Language) string {
			if len(other.Directory().Facet(x.Name).Choices) > 0 {
				return other.At("groups/" + x.Name)
			}
			return other.At("groups")
		}}
	title := l.T("groups.title", "label", x.Label)
	if key := overviewTitles[x.Name]; key != "" {
		title = l.T(key)
	}
	v := overviewView{F: l.Frame(here, title), P: frame.Text{Title: title}, Map: drawn}
	v.F.Description = l.describe(len(l.whole.groups))
	v.F.Crumbs = []frame.Link{{Href: v.F.To(l.At("groups")), Text: l.T("nav.groups")}}
	v.F.InEvery(here)
	item := func(c frame.Choice) pillItem {
		return pillItem{Href: v.F.To(route.Facet(l.Site.Hub, x.Name, c.Key, 1, l.Code)), Text: c.Label,
			N: l.Number(len(c.Groups))}
	}
	if x.Name != schema.FacetPlace {
		var p overviewPart
		for _, c := range x.Choices {
			p.Items = append(p.Items, item(c))
		}
		v.Parts = []overviewPart{p}
		return v.F.Page("facets", v)
	}
	for _, of := range l.places() {
		var p overviewPart
		if of.head != nil {
			head := item(*of.head)
			p.Head, v.Heads = &head, true
		}
		towns := of.towns
		if townsApart(l.directory) {
			towns = frame.Largest(towns, max(1, mostPlaces/len(l.places())-2))
		}
		for _, c := range towns {
			p.Items = append(p.Items, item(c))
		}
		if len(towns) < len(of.towns) {
			p.Items = append(p.Items, pillItem{Href: v.F.To(townsAt(l, of.country, 1)), Text: l.T("facet.all"),
				N: l.Number(len(of.towns))})
		}
		v.Parts = append(v.Parts, p)
	}
	return v.F.Page("facets", v)
}

// overviewView is what facets.html shows.
type overviewView struct {
	F      *frame.Frame
	P      frame.Text
	Parts  []overviewPart
	Heads  bool // the parts have headings
	Paging *frame.Paging
	Map    *mapView
}
