package groups

import (
	"slices"
	"strings"

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
	here := frame.Location{Address: address, Section: "groups", Nav: "groups", Keys: true, Bundles: append(drawn.bundles(), "lists"),
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
	v := struct {
		F      *frame.Frame
		P      frame.Text
		Parts  []overviewPart
		Heads  bool // the parts have headings
		Paging *frame.Paging
		Map    *mapView
	}{F: l.Frame(here, title), P: frame.Text{Title: title}, Map: drawn}
	v.F.Description = l.describe(len(l.whole.groups))
	v.F.Crumbs = []frame.Link{{Href: v.F.To(l.At("groups")), Text: l.T("nav.groups")}}
	v.F.InEvery(here)
	at := map[string]int{} // parts by country
	part := func(country string) *overviewPart {
		i, ok := at[country]
		if !ok {
			i = len(v.Parts)
			at[country], v.Parts = i, append(v.Parts, overviewPart{})
		}
		return &v.Parts[i]
	}
	for _, c := range x.Choices {
		item := pillItem{Href: v.F.To(route.Facet(l.Site.Hub, x.Name, c.Key, 1, l.Code)),
			Text: c.Label, N: l.Number(len(c.Groups))}
		country, town, inCountry := strings.Cut(c.Key, "-")
		switch {
		case x.Name != schema.FacetPlace:
			p := part("")
			p.Items = append(p.Items, item)
		case inCountry && town != "":
			p := part(country)
			p.Items = append(p.Items, item)
		default:
			part(country).Head = &item
		}
	}
	l.sortParts(v.Parts)
	v.Heads = slices.ContainsFunc(v.Parts, func(p overviewPart) bool { return p.Head != nil })
	return v.F.Page("facets", v)
}

// sortParts puts countries and their towns in the order of the reader's language.
func (l *lists) sortParts(parts []overviewPart) {
	if len(parts) < 2 && (len(parts) == 0 || parts[0].Head == nil) {
		return // days and words have an order of their own
	}
	sorter := l.Collator()
	name := func(p overviewPart) string {
		if p.Head != nil {
			return p.Head.Text
		}
		return ""
	}
	slices.SortStableFunc(parts, func(a, b overviewPart) int { return sorter.CompareString(name(a), name(b)) })
	for _, p := range parts {
		slices.SortStableFunc(p.Items, func(a, b pillItem) int { return sorter.CompareString(a.Text, b.Text) })
	}
}
