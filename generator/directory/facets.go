package directory

import (
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
	"golang.org/x/text/language"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// The facets by which groups are listed. Each is the name of its folder of
// ready-made lists: groups/day/tuesday/.
const (
	FacetAttendance = schema.FacetAttendance // in-person, online, phone; a hybrid group is in two
	FacetDay        = schema.FacetDay        // monday … sunday, by-arrangement
	FacetPlace      = schema.FacetPlace      // a country: ke; a town: ke-nairobi
	FacetLanguage   = schema.FacetLanguage   // en, pt-br
	FacetTopic      = schema.FacetTopic
	FacetFor        = schema.FacetFor // audience
	FacetJoin       = schema.FacetJoin
)

// FacetNames returns the facets in the order in which readers are asked.
func FacetNames() []string {
	return schema.Facets()
}

const byArrangement = "by-arrangement"

// Days returns the keys of the day, in their order.
func Days() []string { return append(schema.WeekdayNames(), byArrangement) }

// Facets returns the keys of the group by facet. Keys are ASCII, and the same in
// every language of the site. A facet of which nothing is known is absent.
func Facets(g *model.Group, hub *model.Hub) map[string][]string {
	out := make(map[string][]string, 7)
	add := func(facet string, keys ...string) {
		for _, k := range keys {
			if k != "" && !slices.Contains(out[facet], k) {
				out[facet] = append(out[facet], k)
			}
		}
	}
	add(FacetDay, days(g, hub)...)
	add(FacetPlace, strings.ToLower(g.Place.Country), cityKey(g.Place))
	for _, l := range g.Languages {
		add(FacetLanguage, strings.ToLower(l))
	}
	for _, facet := range FacetNames() {
		add(facet, chosen(facet, g)...)
	}
	return out
}

// chosen returns the keys of a facet that one field of the group makes. Who meets in
// both ways is in both lists.
func chosen(facet string, g *model.Group) []string {
	if facet == FacetAttendance && g.Attendance == model.AttendHybrid {
		return []string{string(model.AttendInPerson), string(model.AttendOnline)}
	}
	var keys []string
	for _, word := range words(facet, g) {
		keys = append(keys, Slug(word))
	}
	return keys
}

// words returns what stands in the field that makes a facet.
func words(facet string, g *model.Group) []string {
	f, ok := schema.Facet(facet)
	if !ok || g == nil {
		return nil
	}
	at := f.At(&model.Page{Kind: model.KindGroup, Group: g, Topics: g.Topics})
	if list, is := at.(*[]string); is {
		return *list
	}
	if word := schema.TextOf(at); word != "" {
		return []string{word}
	}
	return nil
}

// days returns the keys of the weekdays on which a group meets, Monday first.
func days(g *model.Group, hub *model.Hub) []string {
	var on [7]bool
	var out []string
	asked := false
	for _, s := range g.Schedule {
		for _, d := range s.Days {
			on[d%7] = true
		}
		asked = asked || s.ByArrangement
		if s.RRule == "" {
			continue
		}
		r, ok := recur(s)
		if !ok {
			continue
		}
		if day, once := r.once(g, s); once {
			on[day.Weekday()] = true
			continue
		}
		for _, d := range r.option.Byweekday {
			on[weekday(d)] = true
		}
		switch first, found := r.first(anchor(g, s)); {
		case r.option.Freq == rrule.DAILY && len(r.option.Byweekday) == 0:
			on = [7]bool{true, true, true, true, true, true, true}
		case r.option.Freq == rrule.WEEKLY && len(r.option.Byweekday) == 0 && found:
			on[first.Weekday()] = true
		}
	}
	for n, key := range schema.WeekdayNames() {
		if on[time.Weekday(n+1)%7] {
			out = append(out, key)
		}
	}
	if asked {
		out = append(out, byArrangement)
	}
	return out
}

// cityKey returns the town with its country before it, since there are many
// towns of one name: gb-richmond.
func cityKey(p model.Place) string {
	slug := Slug(p.City)
	if p.Country == "" {
		if len(slug) == 2 { // Au in no country is not Australia
			slug += "-town"
		}
		return slug
	}
	if slug == "" {
		return ""
	}
	return strings.ToLower(p.Country) + "-" + slug
}

// Label returns the name of a facet's key in the language. Of a town, or of a
// topic outside the hub's vocabulary, the name is that which the group gives:
// any group that has the key.
func Label(facet, key string, g *model.Group, hub *model.Hub, l *locale.Locale) string {
	switch facet {
	case FacetDay:
		for d := range time.Weekday(7) {
			if strings.ToLower(d.String()) == key {
				return l.Weekday(d)
			}
		}
	case FacetPlace:
		if g != nil && key == cityKey(g.Place) {
			return g.Place.City
		}
		return l.CountryName(key)
	case FacetLanguage:
		if tag, err := language.Parse(key); err == nil {
			return l.LanguageName(tag.String())
		}
		return l.LanguageName(key)
	}
	if f, _ := schema.Facet(facet); f.Vocabulary != "" {
		for _, word := range words(facet, g) {
			if Slug(word) == key {
				key = word
				break
			}
		}
		return vocabulary(facet, hub).Label(key, l.Code, hub.DefaultLanguage)
	}
	return l.T("facet." + facet + "." + key)
}

// Note returns what the hub says in the language of a facet's key; "" when it says
// nothing, or not in this language.
func Note(facet, key string, hub *model.Hub, language string) string {
	for _, t := range vocabulary(facet, hub).Terms {
		if Slug(t.Key) == key {
			return t.Note.In(language)
		}
	}
	return ""
}

// vocabulary is the vocabulary whose keys a facet has; of most it is empty.
func vocabulary(facet string, hub *model.Hub) model.Vocabulary {
	f, _ := schema.Facet(facet)
	return hub.Vocabulary(f.Vocabulary)
}
