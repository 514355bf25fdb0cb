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

// Days returns the keys of the day, in their order.
func Days() []string { return append(schema.WeekdayNames(), schema.ByArrangement) }

// Keys are those of a group by facet, in the order of the schema. There are few, and a large
// hub has them of every group: a list takes a third of what a map does.
type Keys []KeysOf

// KeysOf are the keys of a group in a facet.
type KeysOf struct {
	Facet string
	Keys  []string
}

// Of returns the keys in a facet; none when nothing is known of it.
func (k Keys) Of(facet string) []string {
	for _, one := range k {
		if one.Facet == facet {
			return one.Keys
		}
	}
	return nil
}

// Facets returns the keys of the group by facet. Keys are ASCII, and the same in
// every language of the site. A facet of which nothing is known is absent.
func Facets(g *model.Group, hub *model.Hub) Keys {
	var room [16]KeysOf
	out, page := Keys(room[:0]), schema.PageOf(g)
	for _, x := range schema.Facets() {
		if of := different(keys(x, page, hub)); len(of) > 0 {
			out = append(out, KeysOf{x.Name, of})
		}
	}
	return slices.Clone(out)
}

// different are the keys without those that are empty or there already.
func different(keys []string) []string {
	n := 0
	for _, key := range keys {
		if key != "" && !slices.Contains(keys[:n], key) {
			keys[n] = key
			n++
		}
	}
	return keys[:n]
}

// costFree is the key of groups that cost nothing; all others that say what they cost
// have costOther, which nobody asks for.
const (
	costFree  = "free"
	costOther = "other"
)

// keys returns the keys of the group of a page in a facet. Who meets in both ways is in both lists.
func keys(x schema.Facet, page *model.Page, hub *model.Hub) []string {
	g := page.Group
	switch x.Name {
	case schema.FacetDay:
		return DaysOf(g, hub)
	case schema.FacetPlace:
		return []string{strings.ToLower(g.Place.Country), cityKey(g.Place)}
	case schema.FacetCost:
		switch {
		case g.Cost == "":
			return nil
		case strings.EqualFold(g.Cost, costFree):
			return []string{costFree}
		}
		return []string{costOther}
	case schema.FacetOpen:
		var out []string
		for _, word := range g.Audience {
			out = append(out, schema.OpenTo[Slug(word)])
		}
		return out
	case schema.FacetAttendance:
		if g.Attendance == model.AttendHybrid {
			return []string{string(model.AttendInPerson), string(model.AttendOnline)}
		}
	}
	var out []string
	for _, word := range words(x, page) {
		out = append(out, Slug(word))
	}
	return out
}

// words returns what stands in the field of a group's page that makes a facet.
func words(x schema.Facet, page *model.Page) []string {
	switch at := schema.Of(model.KindGroup).At(page, x.Path).(type) {
	case nil:
		return nil
	case *[]string:
		return *at
	default:
		return []string{schema.TextOf(at)}
	}
}

// DaysOf returns the keys of the weekdays on which a group meets, Monday first.
func DaysOf(g *model.Group, hub *model.Hub) []string {
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
		case r.option.Freq == rrule.WEEKLY && len(r.option.Byweekday) == 0 && found && r.known(s):
			on[first.Weekday()] = true
		}
	}
	for n, key := range schema.WeekdayNames() {
		if on[time.Weekday(n+1)%7] {
			out = append(out, key)
		}
	}
	if asked {
		out = append(out, schema.ByArrangement)
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
// any group that has the key. It is "" for a key that nobody chooses.
func Label(facet, key string, g *model.Group, hub *model.Hub, l *locale.Locale) string {
	switch facet {
	case schema.FacetDay:
		for d := range time.Weekday(7) {
			if strings.ToLower(d.String()) == key {
				return l.Weekday(d)
			}
		}
	case schema.FacetPlace:
		if g != nil && key == cityKey(g.Place) {
			return g.Place.City
		}
		return l.CountryName(key)
	case schema.FacetCost:
		if key != costFree {
			return ""
		}
		return l.T("group.free")
	case schema.FacetLanguage:
		if tag, err := language.Parse(key); err == nil {
			return l.LanguageName(tag.String())
		}
		return l.LanguageName(key)
	}
	x := schema.FacetNamed(facet)
	if x.Field.Vocabulary != "" {
		if g != nil {
			for _, word := range words(x, schema.PageOf(g)) {
				if Slug(word) == key {
					key = word
					break
				}
			}
		}
		return hub.Vocabulary(x.Field.Vocabulary).Label(key, l.Code, hub.DefaultLanguage)
	}
	return l.T("facet." + facet + "." + key)
}

// Note returns what the hub says in the language of a facet's key; "" when it says
// nothing, or not in this language.
func Note(facet, key string, hub *model.Hub, language string) string {
	for _, t := range hub.Vocabulary(schema.FacetNamed(facet).Field.Vocabulary).Terms {
		if Slug(t.Key) == key {
			return t.Note.In(language)
		}
	}
	return ""
}
