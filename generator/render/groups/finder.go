package groups

import (
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/finder"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// Facets that only the finder in the browser asks for.
const (
	facetAccess = "access"
	facetCost   = "cost"
	costFree    = "free"
)

// finderTexts are the words that the finder in the browser says: finder.*.
var finderTexts = []string{
	"more", "credit", "near", "within", "position", "position-name", "position-why", "position-wait", "position-here",
	"position-denied", "position-none", "towns-none", "time", "time-morning", "time-afternoon", "time-evening", "text",
	"nothing", "take-away", "remove", "away", "online-all", "where-first", "failed", "again", "comma", "or",
	"said-attendance", "said-day", "said-morning", "said-afternoon", "said-evening", "said-near-vowel", "said-place",
	"said-near", "said-language", "said-topic", "said-for", "said-join", "said-access", "said-cost", "said-text",
}

// finderPlurals are those that count.
var finderPlurals = []string{"count", "leaves", "online", "wider", "towns", "show-more"}

// finder is what the finder in the browser reads.
func (l *lists) finder() *finder.Directory {
	groups := l.directory.Groups
	d := &finder.Directory{Language: l.Code, Strings: l.finderStrings(), Facets: l.questions()}
	root := route.Root(l.At("groups"))
	var icons []string
	for _, g := range groups {
		html := strings.Join(l.cards[g].parts(root), "")
		icons = frame.Used(icons, []byte(html))
		d.Groups = append(d.Groups, l.finderGroup(g, html))
	}
	icons = frame.Used(icons, []byte(l.Site.Icons.Icon("close")+l.Site.Icons.Icon("pin")))
	d.Icons = string(l.Site.Icons.Sprite(nil, icons))
	return d
}

// questions are the facets as the finder asks them: of places the countries
// alone, since towns are typed.
func (l *lists) questions() []finder.Facet {
	d := l.directory
	var out []finder.Facet
	for _, x := range d.Facets {
		q := finder.Facet{Name: x.Name, Label: x.Label}
		for _, c := range x.Choices {
			if x.Name != directory.FacetPlace || len(c.Key) == 2 {
				label := directory.Label(x.Name, c.Key, c.Groups[0].Group, l.Site.Hub, l.Locale)
				q.Choices = append(q.Choices, [2]string{c.Key, label})
			}
		}
		out = append(out, q)
	}
	access := finder.Facet{Name: facetAccess, Label: l.T("facet.access")}
	used := map[string]bool{}
	cost := false
	for _, g := range d.Groups {
		for _, key := range g.Group.Access {
			used[key] = true
		}
		cost = cost || strings.EqualFold(g.Group.Cost, costFree)
	}
	ask := func(key string) {
		if used[key] {
			access.Choices = append(access.Choices, [2]string{key, l.Label(l.Site.Hub.Access, key)})
			delete(used, key)
		}
	}
	for _, term := range l.Site.Hub.Access.Terms {
		ask(term.Key)
	}
	for _, g := range d.Groups { // words outside the vocabulary, in the order of the groups
		for _, key := range g.Group.Access {
			ask(key)
		}
	}
	out = append(out, access)
	if cost {
		free := [][2]string{{costFree, l.T("group.free")}}
		out = append(out, finder.Facet{Name: facetCost, Label: l.T("facet.cost"), Choices: free})
	}
	return slices.DeleteFunc(out, func(q finder.Facet) bool { return len(q.Choices) == 0 })
}

// finderGroup is a group with no more than may be told.
func (l *lists) finderGroup(of *frame.Listing, card string) finder.Group {
	g, place := of.Group, of.Group.Place.Public()
	out := finder.Group{Facets: map[string][]string{}, Country: place.Country, Lat: place.Lat, Lon: place.Lon,
		HasPoint: place.HasPoint, Words: g.Organisation, Card: card}
	for name, keys := range of.Facets {
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
	dayNumber := frame.FacetOrder(directory.FacetDay, l.Site.Hub)
	for _, s := range g.Schedule {
		one := *g
		one.Schedule = []model.Session{s}
		for _, key := range directory.Facets(&one, l.Site.Hub)[directory.FacetDay] {
			out.When = append(out.When, finder.When{Day: dayNumber(key), Part: finder.PartOf(s.Start)})
		}
	}
	return out
}

// finderStrings are the finder's words in this language.
func (l *lists) finderStrings() map[string]any {
	out := map[string]any{}
	for _, key := range finderTexts {
		out[key] = l.T("finder." + key)
	}
	for _, key := range finderPlurals {
		out[key] = frame.Forms(l.Language, "finder."+key)
	}
	for _, key := range []string{"show_all", "perhaps", "perhaps_why"} {
		out[key] = l.T("groups." + key)
	}
	out["set"], out["country"] = l.T("facet.set"), l.T("practice.country")
	return out
}

// countries are those of the hub: of its groups and of its lines in hub.yaml.
func countries(s *frame.Site) []string {
	var out []string
	add := func(country string) {
		if len(country) == 2 && country != "EU" {
			out = append(out, strings.ToUpper(country))
		}
	}
	for _, g := range s.Timetable {
		add(g.Group.Place.Country)
	}
	for _, line := range s.Hub.HelpNow {
		add(line.Country)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
