package groups

import (
	"bytes"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/directory"
	"peerhub/generator/finder"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/schema"
)

// finderTexts are the words that the finder in the browser says: finder.*.
var finderTexts = []string{
	"more", "credit", "near", "within", "position", "position-name", "position-why", "position-wait", "position-here",
	"position-denied", "position-none", "towns-none", "towns-guess", "towns-search",
	"time", "time-morning", "time-afternoon", "time-evening",
	"when", "when-now", "when-today", "when-tonight", "when-weekend", "when-week", "text",
	"nothing", "take-away", "leaves-none", "remove", "away", "online-all", "failed", "again", "comma", "colon", "or", "month",
	"said-morning", "said-afternoon", "said-evening", "said-near-vowel", "said-near", "said-text",
	"said-now", "said-today", "said-tonight", "said-weekend", "said-week",
	"sheet", "close", "show", "show-none", "mine", "further", "afar",
	"way", "way-near", "way-online", "way-line",
}

// finderWheres are those of a very large hub.
var finderWheres = []string{"where", "where-why", "where-town", "where-country", "where-language"}

// finderPlurals are those that count.
var finderPlurals = []string{"count", "leaves", "online", "wider", "towns", "show-more", "show-n"}

// finder is what the finder in the browser reads.
func (l *lists) finder() *finder.Directory {
	groups := l.directory.Groups
	d := &finder.Directory{Language: l.Code, Home: l.At("groups"), Dates: l.words(), Lines: openLines(l.Site.Hub),
		Zone: l.Site.Hub.Timezone, Today: l.Site.Today, Strings: l.finderStrings(),
		Facets: l.questions()}
	icons := l.Site.Icons.Used([]byte(l.Site.Icons.Icon("close")))
	var html bytes.Buffer
	for _, g := range groups {
		html.Reset()
		icons = icons.With(l.finderCard(&html, g))
		d.Groups = append(d.Groups, l.finderGroup(g))
	}
	d.Icons = string(l.Site.Icons.Sprite(nil, icons))
	return d
}

// finderCard writes the card of a group as HTML, and returns the icons that it shows.
func (l *lists) finderCard(html *bytes.Buffer, of *frame.Listing) frame.IconSet {
	var holes frame.Holes
	hole := holes.Put(l.cards.parts(l.At("groups"), []*frame.Listing{of})...)
	return holes.Fill(html, []byte(hole))
}

// questions are the facets as the finder asks them: of places the countries
// alone, since towns are typed.
func (l *lists) questions() []finder.Facet {
	var out []finder.Facet
	for _, x := range schema.Facets() {
		of := frame.Asked(l.Language, x.Name)
		open := x.Name == schema.FacetOpen
		if open && len(of.Choices) < len(schema.OpenTo) {
			continue // all say the same, or nothing
		}
		q := finder.Facet{Name: x.Name, Label: of.Label, Pill: string(pills[x.Name]), Every: x.Every, Names: ofNames(l, x)}
		for _, c := range of.Choices {
			label := directory.Label(x.Name, c.Key, c.Groups[0].Group, l.Site.Hub, l.Locale)
			if open && c.Key == schema.OpenMembers {
				label = membersOf(l.language)
			}
			if label != "" && (x.Name != schema.FacetPlace || len(c.Key) == 2) {
				q.Choices = append(q.Choices, [2]string{c.Key, label})
			}
		}
		if len(q.Choices) > 0 {
			out = append(out, q)
		}
	}
	if slices.ContainsFunc(out, func(q finder.Facet) bool { return q.Name == schema.FacetOpen }) {
		for i, q := range out { // who may come is a question of its own
			rest := slices.DeleteFunc(slices.Clone(q.Choices), func(c [2]string) bool { return schema.OpenTo[c[0]] != "" })
			if q.Name == schema.FacetFor && len(rest) > 0 {
				out[i].Choices = rest
			}
		}
	}
	return out
}

// membersOf is for whom closed groups are, in the words of the hub where it has them.
func membersOf(l *language) string {
	if hub := l.Site.Hub; hub.Audience.Has(schema.OpenMembers) {
		return l.Label(hub.Audience, schema.OpenMembers)
	}
	return l.T("facet.open.members")
}

// ofNames reports whether the choices of a facet are names, of days, places and
// languages, which keep their capitals in a sentence; days do where the language writes them so.
func ofNames(l *lists, x schema.Facet) bool {
	if x.Name == schema.FacetDay { // "on Tuesday", "le mardi"
		day, _ := utf8.DecodeRuneInString(l.Weekday(time.Monday))
		return !unicode.IsLower(day)
	}
	return !x.Plain() && x.Name != schema.FacetCost
}

// finderGroup is a group with no more than may be told.
func (l *lists) finderGroup(of *frame.Listing) finder.Group {
	g, place := of.Group, of.Group.Place.Public()
	out := finder.Group{Name: l.Cards.Group(of).Title, Facets: of.Facets, Country: place.Country, Lat: place.Lat, Lon: place.Lon,
		HasPoint: place.HasPoint, Words: g.Organisation,
		Card: func() string {
			var html bytes.Buffer
			l.finderCard(&html, of)
			return html.String()
		}}
	out.City, out.Postcode = place.City, place.Postcode
	if town := frame.Town(l.Language, place); town != place.City {
		out.Words += " " + town
	}
	dayNumber := frame.FacetOrder(schema.FacetDay, l.Site.Hub)
	for i, s := range g.Schedule {
		one := *g
		one.Schedule = []model.Session{s}
		for _, key := range directory.DaysOf(&one, l.Site.Hub) {
			out.When = append(out.When, finder.When{Day: dayNumber(key), Part: finder.PartOf(s.Start), Session: i})
		}
	}
	out.Network = network(g)
	if paused := g.Paused(l.Site.Today); !paused || !g.Resumes.IsZero() {
		for _, s := range g.Schedule {
			rule, _ := directory.NewRule(g, s, l.Site.Hub)
			out.Rules = append(out.Rules, rule)
		}
		if paused {
			out.From = g.Resumes
		}
	}
	return out
}

// openLines says of each help line when it is open, by country.
func openLines(hub *model.Hub) map[string][]string {
	out := map[string][]string{}
	for _, line := range hub.HelpNow {
		if line.Country != "" {
			out[line.Country] = append(out[line.Country], line.Open)
		}
	}
	return out
}

// network reports whether a group is an organisation that holds no meetings of its own.
func network(g *model.Group) bool { return g.Kind == "network" && len(g.Schedule) == 0 }

// finderStrings are the finder's words in this language.
func (l *lists) finderStrings() map[string]any {
	out := map[string]any{}
	texts := finderTexts
	if len(l.directory.Groups) > finder.MostFacts {
		texts = slices.Concat(texts, finderWheres)
	}
	for _, key := range texts {
		out[key] = l.T("finder." + key)
	}
	for _, key := range finderPlurals {
		out[key] = frame.Forms(l.Language, "finder."+key)
	}
	for _, x := range schema.Facets() {
		key := "said-" + x.Name
		out[key] = l.T("finder." + key)
	}
	for _, key := range []string{"show_all", "perhaps", "perhaps_why", "networks", "networks_why"} {
		out[key] = l.T("groups." + key)
	}
	out["renewed"] = l.T("frame.renewed")
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
	for _, g := range s.Timetable() {
		add(g.Group.Place.Country)
	}
	for _, line := range s.Hub.HelpNow {
		add(line.Country)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
