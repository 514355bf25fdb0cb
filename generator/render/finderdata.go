package render

import (
	"slices"
	"strings"

	"peerhub/generator/directory"
	browser "peerhub/generator/finder"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Facets that only the finder in the browser asks for.
const (
	facetAccess = "access"
	facetCost   = "cost"
	costFree    = "free"
)

// finderTexts are the words that the finder in the browser says: finder.*.
var finderTexts = []string{"more", "credit", "near", "within", "position", "position-name", "position-why", "position-wait", "position-here",
	"position-denied", "position-none", "towns-none", "time", "time-morning", "time-afternoon", "time-evening", "text", "nothing",
	"take-away", "remove", "away", "online-all", "where-first", "failed", "again", "comma", "or", "said-attendance", "said-day",
	"said-morning", "said-afternoon", "said-evening", "said-near-vowel", "said-place", "said-near", "said-language", "said-topic", "said-for", "said-join", "said-access", "said-cost", "said-text"}

// finderPlurals are those that count.
var finderPlurals = []string{"count", "leaves", "online", "wider", "towns", "show-more"}

// live is what the finder in the browser reads.
func (f *finder) live(cards map[*listing]*card) *browser.Directory {
	t := f.t
	d := &browser.Directory{Language: t.language.Code, Strings: t.finderStrings(), Facets: f.questions()}
	root := route.Root(t.at("groups"))
	var icons []string
	for _, l := range f.listings {
		html := string(cardsFrom(root, []*card{cards[l]}))
		icons = used(icons, []byte(html))
		d.Groups = append(d.Groups, t.finderGroup(l, html))
	}
	icons = used(icons, []byte(t.r.icons.icon("close")+t.r.icons.icon("pin")))
	d.Icons = string(t.r.icons.sprite(nil, icons))
	return d
}

// questions are the facets as the finder asks them: of places the countries
// alone, since towns are typed.
func (f *finder) questions() []browser.Facet {
	t := f.t
	var out []browser.Facet
	for _, x := range f.facets {
		q := browser.Facet{Name: x.name, Label: x.label}
		for _, c := range x.choices {
			if x.name != directory.FacetPlace || len(c.key) == 2 {
				q.Choices = append(q.Choices, [2]string{c.key, directory.Label(x.name, c.key, c.listings[0].group, t.r.hub, t.Locale)})
			}
		}
		out = append(out, q)
	}
	access := browser.Facet{Name: facetAccess, Label: t.T("facet.access")}
	used := map[string]bool{}
	cost := false
	for _, l := range f.listings {
		for _, key := range l.group.Access {
			used[key] = true
		}
		cost = cost || strings.EqualFold(l.group.Cost, costFree)
	}
	for _, term := range t.r.hub.Access.Terms {
		if used[term.Key] {
			access.Choices = append(access.Choices, [2]string{term.Key, t.label(t.r.hub.Access, term.Key)})
			delete(used, term.Key)
		}
	}
	for _, l := range f.listings { // words outside the vocabulary, in the order of the groups
		for _, key := range l.group.Access {
			if used[key] {
				access.Choices = append(access.Choices, [2]string{key, t.label(t.r.hub.Access, key)})
				delete(used, key)
			}
		}
	}
	out = append(out, access)
	if cost {
		out = append(out, browser.Facet{Name: facetCost, Label: t.T("facet.cost"), Choices: [][2]string{{costFree, t.T("group.free")}}})
	}
	return slices.DeleteFunc(out, func(q browser.Facet) bool { return len(q.Choices) == 0 })
}

// finderGroup is a group with no more than may be told.
func (t *tongue) finderGroup(l *listing, card string) browser.Group {
	g, place := l.group, l.group.Place.Public()
	out := browser.Group{Facets: map[string][]string{}, Country: place.Country, Lat: place.Lat, Lon: place.Lon, HasPoint: place.HasPoint,
		Words: g.Organisation, Card: card}
	for name, keys := range l.facets {
		out.Facets[name] = keys
	}
	delete(out.Facets, directory.FacetPlace)
	if place.Country != "" {
		out.Facets[directory.FacetPlace] = []string{strings.ToLower(place.Country)}
	}
	if g.Place.Precision != model.PlaceHidden {
		out.City = place.City
	}
	if len(g.Access) > 0 {
		out.Facets[facetAccess] = g.Access
	}
	if strings.EqualFold(g.Cost, costFree) {
		out.Facets[facetCost] = []string{costFree}
	} else if g.Cost != "" {
		out.Facets[facetCost] = []string{"other"}
	}
	dayNumber := facetOrder(directory.FacetDay, t.r.hub)
	for _, s := range g.Schedule {
		one := *g
		one.Schedule = []model.Session{s}
		for _, key := range directory.Facets(&one, t.r.hub)[directory.FacetDay] {
			out.When = append(out.When, browser.When{Day: dayNumber(key), Part: browser.PartOf(s.Start)})
		}
	}
	return out
}

// finderStrings are the finder's words in this language.
func (t *tongue) finderStrings() map[string]any {
	out := map[string]any{}
	for _, key := range finderTexts {
		out[key] = t.T("finder." + key)
	}
	for _, key := range finderPlurals {
		out[key] = t.forms("finder." + key)
	}
	for _, key := range []string{"show_all", "perhaps", "perhaps_why"} {
		out[key] = t.T("groups." + key)
	}
	out["set"], out["country"] = t.T("facet.set"), t.T("practice.country")
	return out
}

// countries are those of the hub: of its groups and of its lines in hub.yaml.
func (r *Renderer) countries() []string {
	var out []string
	add := func(country string) {
		if len(country) == 2 && country != "EU" {
			out = append(out, strings.ToUpper(country))
		}
	}
	for _, l := range r.groups {
		add(l.group.Place.Country)
	}
	for _, line := range r.hub.HelpNow {
		add(line.Country)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
