package groups

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// strip is what stands at the foot of a sheet of paper: a line of help, and strips to
// tear off. It has no word that names an illness: name, day, number.
type strip struct {
	Title, When, Reach, Help string
	Danger                   string        // the line of help above them; "" where the foot of the page says the same
	Strips                   template.HTML // all the same; "" for a paper that has none
	Address                  string        // of the page, for its QR code, where it is not the canonical one
	Drawing                  string        // which of the poster's drawings; "" is the first
}

// newStrip begins what stands at the foot, with the emergency number of a country.
func newStrip(l *language, title, country string) *strip {
	s := &strip{Title: title}
	if number := l.Help.Emergency(country); number != nil {
		s.Help = l.T("group.help_strip", "phone", number.Text)
		if said := l.T("help.danger_number", "phone", number.Text); said != l.Help.Danger {
			s.Danger = said
		}
	}
	return s
}

// strips draws the strip once, for so many of a page.
func (s *strip) strips(l *language, f *frame.Frame, n int) *strip {
	var one bytes.Buffer
	f.Add(l.Site.Execute(&one, "group", "strip", s)...)
	s.Strips = template.HTML(strings.Repeat(one.String(), n))
	return s
}

// stripOf prepares the poster of a group; nil where there is nothing to come to.
func stripOf(l *language, f *frame.Frame, e *model.Entry, g *model.Group, line headline) *strip {
	if resting(l, g) {
		return nil
	}
	hub := l.Site.Hub
	p, _ := e.In(l.Code)
	s := newStrip(l, discreet(l, p.Title), g.Place.Country)
	s.When = line.When
	if g.Attendance == model.AttendOnline || g.Attendance == model.AttendPhone {
		s.Drawing = string(g.Attendance)
	}
	address := route.Absolute(hub, f.Address())
	if address != f.Canonical {
		s.Address = address
	}
	for _, reach := range []string{phoneText(g.Contact.Phone), g.Contact.Email, shortAddress(address),
		shortAddress(route.Absolute(hub, l.At("groups"))), line.Where} {
		if reach != "" && discreet(l, reach) == reach {
			s.Reach = reach
			break
		}
	}
	return s.strips(l, f, 1) // a script makes them eight
}

// unsaid are words that no strip says.
type unsaid struct {
	stems  []string // of the languages of the hub: beginnings of words
	topics []string // between spaces
}

func newUnsaid(site *frame.Site) unsaid {
	var out unsaid
	for _, of := range site.Languages {
		out.stems = append(out.stems, plainWords(of.T("strip.unsaid"))...)
	}
	for _, topic := range site.Hub.Topics.Terms {
		for _, label := range topic.Label {
			if about := strings.Join(plainWords(label), " "); about != "" {
				out.topics = append(out.topics, " "+about+" ")
			}
		}
	}
	return out
}

// discreet is a text for a strip that somebody may find in a pocket: one that names an
// illness, or what a topic of the hub is about, gives way to the name of the hub.
func discreet(l *language, text string) string {
	words, unsaid := plainWords(text), l.unsaid()
	for _, stem := range unsaid.stems {
		if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, stem) }) {
			return l.HubName
		}
	}
	said := " " + strings.Join(words, " ") + " "
	if slices.ContainsFunc(unsaid.topics, func(topic string) bool { return strings.Contains(said, topic) }) {
		return l.HubName
	}
	return text
}

// plainWords are the words of a text in small letters, without accents.
func plainWords(text string) []string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
	return strings.FieldsFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) })
}

// mostOnOneSheet is how many groups of a list, and what stands above them, leave room for
// strips on a sheet. A longer list is read, not hung up.
const mostOnOneSheet = 6

// mostNumbers is how many countries' numbers stand at the foot of a list.
const mostNumbers = 8

// listStrip is the same for a list: the hub, the list and where it is found. What
// a group is about may be an illness, and whom it is for too: those lists say no
// more than the hub's name.
func (l *lists) listStrip(f *frame.Frame, of *list, shown []*frame.Listing) *strip {
	var countries []string
	for _, g := range shown {
		if c := g.Group.Place.Country; c != "" && !slices.Contains(countries, c) {
			countries = append(countries, c)
		}
	}
	country := ""
	if len(countries) == 1 {
		country = countries[0]
	}
	s := newStrip(l.language, l.HubName, country)
	if country == "" {
		s.Danger = l.numbers(l.Help.Danger, countries)
	}
	at := l.At("groups")
	switch of.facet {
	case schema.FacetDay, schema.FacetPlace, schema.FacetLanguage, schema.FacetAttendance:
		s.Title += l.Comma() + of.choice.Label
		at = route.Facet(l.Site.Hub, of.facet, of.choice.Key, 1, l.Code)
	}
	s.Reach = shortAddress(route.Absolute(l.Site.Hub, at))
	if s.Reach == "" || len(of.pages) > 1 || len(shown) > mostOnOneSheet {
		if s.Danger == "" {
			return nil
		}
		return s
	}
	return s.strips(l.language, f, 8)
}

// numbers adds the emergency numbers of some countries to the line of help.
func (l *lists) numbers(danger string, countries []string) string {
	var all []string
	for _, c := range countries {
		if number := l.Help.Emergency(c); number != nil && len(all) < mostNumbers {
			all = append(all, l.T("facet.set", "facet", l.CountryName(c), "choice", number.Text))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return danger + " " + strings.Join(all, l.Comma()) + "."
}

// shortAddress is an address as people write it on paper.
func shortAddress(address string) string {
	return strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
}
