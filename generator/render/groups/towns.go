package groups

import (
	"slices"
	"strings"

	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// mostPlaces is how many places stand on one page. Where there are more, the page of all
// places has the countries with their largest towns, and each country has pages of all of
// them: groups/place/towns-gb/.
const mostPlaces = 200

func townsApart(d *frame.Directory) bool { return len(d.Facet(schema.FacetPlace).Choices) > mostPlaces }

// land is a country with its towns, as readers of the language sort them.
type land struct {
	country string // the key of its list: "gb"
	head    *frame.Choice
	towns   []frame.Choice
}

func (of land) pages() int { return (len(of.towns) + mostPlaces - 1) / mostPlaces }

// landsOf are the countries of a language.
func landsOf(l *lists) []land {
	var out []land
	at := map[string]int{}
	for _, c := range l.directory.Facet(schema.FacetPlace).Choices {
		country, town, _ := strings.Cut(c.Key, "-")
		i, known := at[country]
		if !known {
			i = len(out)
			at[country], out = i, append(out, land{country: country})
		}
		if town != "" {
			out[i].towns = append(out[i].towns, c)
		} else {
			out[i].head = &c
		}
	}
	sorter := l.Collator()
	name := func(of land) string {
		if of.head != nil {
			return of.head.Label
		}
		return ""
	}
	slices.SortStableFunc(out, func(a, b land) int { return sorter.CompareString(name(a), name(b)) })
	for _, of := range out {
		slices.SortStableFunc(of.towns, func(a, b frame.Choice) int { return sorter.CompareString(a.Label, b.Label) })
	}
	return out
}

// townsAt is the address of page n of the towns of a country. No country has such a key.
func townsAt(l *lists, country string, n int) string {
	return route.Facet(l.Site.Hub, schema.FacetPlace, "towns-"+country, n, l.Code)
}

// towns makes page n of the towns of a country.
func towns(l *lists, i, n int) frame.Page {
	of := l.places()[i]
	at := func(n int) string { return townsAt(l, of.country, n) }
	here := frame.Location{Address: at(n), Section: "groups", Nav: "groups", Bundles: []string{"lists"},
		In: func(other *frame.Language) string {
			d := other.Directory()
			isTown := func(c frame.Choice) bool { return strings.HasPrefix(c.Key, of.country+"-") }
			if !townsApart(d) || !slices.ContainsFunc(d.Facet(schema.FacetPlace).Choices, isTown) {
				return other.At("groups")
			}
			return route.Facet(l.Site.Hub, schema.FacetPlace, "towns-"+of.country, 1, other.Code)
		}}
	country := l.CountryName(strings.ToUpper(of.country))
	title := l.T("facet.set", "facet", l.directory.Facet(schema.FacetPlace).Label, "choice", country)
	v := overviewView{F: l.Frame(here, title), P: frame.Text{Title: title}}
	v.F.Description = l.describe(len(l.whole.groups))
	v.F.Crumbs = []frame.Link{{Href: v.F.To(l.At("groups")), Text: l.T("nav.groups")},
		{Href: v.F.To(l.At("groups/" + schema.FacetPlace)), Text: l.T("groups.places")}}
	if n == 1 {
		v.F.InEvery(here)
	}
	var p overviewPart
	for _, c := range of.towns[(n-1)*mostPlaces : min(n*mostPlaces, len(of.towns))] {
		p.Items = append(p.Items, pillItem{Href: v.F.To(route.Facet(l.Site.Hub, schema.FacetPlace, c.Key, 1, l.Code)),
			Text: c.Label, N: l.Number(len(c.Groups))})
	}
	v.Parts = []overviewPart{p}
	v.Paging = v.F.Paging(n, of.pages(), at)
	return v.F.Page("facets", v)
}
