package groups

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// act is one thing a reader can do.
type act struct {
	Href, Dial             string // Dial is a number to ring, in place of Href
	Icon, Text, Phone, Rel string
	Label                  string // says more than the words, to those who hear the page
	Mail                   string // an address that paper says
	Type                   string
	Place                  string // for phones: the place for their own map app
	Main                   bool
}

// acts are the buttons: ring, write, join, map, website, calendar. The first is the
// main one.
func (l *language) acts(e *model.Entry, g *model.Group, f *frame.Frame) []act {
	if ended(l, g) {
		return nil
	}
	var out []act
	if to := g.Online.Public().URL; to != "" {
		out = append(out, act{Href: to, Icon: "screen", Text: l.T("group.join_online"), Rel: "external noreferrer"})
	}
	if number := directory.Dial(g.Contact.Phone, g.Place.Country); number != "" {
		ring := act{Dial: number, Icon: "phone", Text: l.T("group.ring"), Phone: phoneText(g.Contact.Phone)}
		out = slices.Insert(out, min(len(out), onlineFirst(g)), ring)
	}
	if g.Contact.Email != "" {
		out = append(out, act{Href: "mailto:" + g.Contact.Email, Icon: "mail", Text: l.T("group.write"),
			Mail: g.Contact.Email})
	}
	if m, ok := l.mapAct(g.Place); ok {
		out = append(out, m)
	}
	if g.Contact.URL != "" {
		out = append(out, act{Href: g.Contact.URL, Icon: "out", Text: l.T("group.website"), Rel: "external noreferrer"})
	}
	if l.calendars.Own(e) {
		out = append(out, act{Href: f.To(route.Calendar(e)), Icon: "calendar", Text: l.T("group.calendar"),
			Type: "text/calendar"})
	}
	if len(out) > 0 {
		out[0].Main = !resting(l, g)
	}
	return out
}

// onlineFirst is how many buttons stand before the one that rings: the way into the
// meeting, where a group meets nowhere else.
func onlineFirst(g *model.Group) int {
	if g.Attendance == model.AttendOnline {
		return 1
	}
	return 0
}

// mapAct leads to the place on a map: without a script to openstreetmap.org,
// with one on a phone to its own map app. Nobody is asked before it is pressed.
// A place of which only the area may be told has none.
func (l *language) mapAct(p model.Place) (act, bool) {
	if p.Precision != "" && p.Precision != model.PlaceExact || p.Address == "" && !p.HasPoint {
		return act{}, false
	}
	var parts []string
	for _, s := range []string{directory.AddressLine(p, ", "), l.CountryName(p.Country)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	name := strings.Join(parts, ", ")
	a := act{Icon: "pin", Text: l.T("group.map_short"), Label: l.T("group.map"), Place: name, Rel: "external noreferrer",
		Href: "https://www.openstreetmap.org/search?query=" + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")}
	if p.HasPoint {
		lat, lon := strconv.FormatFloat(p.Lat, 'f', 5, 64), strconv.FormatFloat(p.Lon, 'f', 5, 64)
		a.Href = "https://www.openstreetmap.org/?mlat=" + lat + "&mlon=" + lon + "#map=17/" + lat + "/" + lon
	}
	return a, true
}

// beforehand says how people ask a group before they go, by what they can reach it with;
// "" where there is nothing.
func (l *language) beforehand(g *model.Group) string {
	phone, mail := g.Contact.Phone != "", g.Contact.Email != ""
	switch {
	case !phone && !mail && g.Contact.URL == "":
		return ""
	case g.Attendance == model.AttendPhone || g.Attendance == model.AttendOnline:
		if !mail && g.Contact.URL == "" && g.Attendance == model.AttendPhone {
			return "" // whoever rings has asked
		}
		return l.T("group.ask_first")
	case phone && mail:
		return l.T("group.before_either")
	case phone:
		return l.T("group.before_ring")
	case mail:
		return l.T("group.before_write")
	}
	return l.T("group.before_look")
}

// asking is beforehand, for a group that asks people to come.
func (l *language) asking(g *model.Group) string {
	if resting(l, g) {
		return ""
	}
	return l.beforehand(g)
}
