package directory

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"peerhub/generator/digits"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Program is the PRODID of calendars that this program writes (RFC 5545 §3.7.3).
const Program = "-//Peerhub//Peerhub//EN"

// Calendars writes iCalendar files (RFC 5545) for the groups of a hub. It is
// safe for use by several goroutines.
//
// An event's UID is made of the group's id, the place of the session in its
// schedule and the hub's host, so that a calendar that reads the file again
// knows it. Nothing of a hidden place is written, and of the others no more
// than their precision allows.
type Calendars struct {
	hub   *model.Hub
	today model.Date

	mu    sync.Mutex
	zones map[string]string // zone and year → VTIMEZONE
}

// NewCalendars prepares calendars of a hub as of a day.
func NewCalendars(hub *model.Hub, today model.Date) *Calendars {
	return &Calendars{hub: hub, today: today, zones: map[string]string{}}
}

// Directory returns the file of all groups that meet: not samples, paused,
// closed or withheld ones, nor those without fixed dates. An entry without a
// group is left out.
func (c *Calendars) Directory(groups []*model.Entry) []byte {
	meeting := slices.DeleteFunc(slices.Clone(groups), func(e *model.Entry) bool { return !c.Has(e) })
	return c.file(c.hub.Title.In(c.hub.DefaultLanguage), meeting, func(s string) string { return s })
}

// Group returns the file of one group, or nil when it has none. People keep it in
// their own calendars: numbers in it are in order where the text is read from the
// right.
func (c *Calendars) Group(e *model.Entry) []byte {
	if !c.Own(e) {
		return nil
	}
	shown := func(s string) string { return s }
	if of, _ := c.hub.Language(e.Original.Language); of.Dir == "rtl" {
		shown = digits.Text
	}
	return c.file(e.Original.Title, []*model.Entry{e}, shown)
}

// Has reports whether the group has a calendar: programs are told of it, and it
// meets on days that can be known.
func (c *Calendars) Has(e *model.Entry) bool {
	if !Shared(e, c.hub, c.today) || e.Original.Group.Paused(c.today) {
		return false
	}
	g := e.Original.Group
	for _, s := range g.Schedule {
		if r, ok := recur(s); ok {
			if _, ok := r.bounded(g, s, Zone(g, c.hub)); ok || len(besides(s)) > 0 {
				return true
			}
		}
	}
	return false
}

// Own reports whether the group has a file of its own.
func (c *Calendars) Own(e *model.Entry) bool {
	return c.hub.Output.Calendars != model.CalendarOfAll && c.Has(e)
}

// besides are the days named besides a session's rule that do not fall out.
func besides(s model.Session) []model.Date {
	return slices.DeleteFunc(slices.Clone(s.Extra), func(d model.Date) bool { return slices.Contains(s.Except, d) })
}

// file writes the groups, which have calendars. Texts for people are as shown makes
// them.
func (c *Calendars) file(name string, groups []*model.Entry, shown func(string) string) []byte {
	var events component
	zones := zoneYears{}
	for _, e := range groups {
		for i, s := range e.Original.Group.Schedule {
			c.event(&events, zones, e, i, s, shown)
		}
	}
	var out component
	out.line("BEGIN", "VCALENDAR")
	out.line("VERSION", "2.0")
	out.line("PRODID", Program)
	out.line("METHOD", "PUBLISH")
	out.text("X-WR-CALNAME", shown(name))
	for _, zone := range zones.sorted() {
		out.b.WriteString(c.timezone(zone, zones[zone].first, zones[zone].zone))
	}
	out.b.WriteString(events.b.String())
	out.line("END", "VCALENDAR")
	return []byte(out.b.String())
}

// event writes one session. Its times are local to the group's zone; without a
// zone they float, as they were written.
func (c *Calendars) event(out *component, zones zoneYears, e *model.Entry, i int, s model.Session,
	shown func(string) string) {
	p, g := e.Original, e.Original.Group
	r, ok := recur(s)
	if !ok {
		return
	}
	zone := Zone(g, c.hub)
	rule, repeats := r.bounded(g, s, zone)
	first, extra := model.DateOf(rule.Dtstart), besides(s)
	if !repeats { // over already, or never: only the days named besides
		if len(extra) == 0 {
			return
		}
		first = slices.MinFunc(extra, model.Date.Compare)
	}
	zones.add(zone, first.Year)

	out.line("BEGIN", "VEVENT")
	out.line("UID", g.ID+"-"+strconv.Itoa(i+1)+"@"+c.host())
	out.line("DTSTAMP", stamp(p, g))
	out.when("DTSTART", first, r.start, zone)
	if r.hasEnd {
		out.when("DTEND", first, r.end, zone)
	}
	if repeats {
		text := rule.RRuleString()
		if zone == nil { // RFC 5545 §3.3.10: UNTIL floats where DTSTART does
			text = unzoned(text)
		}
		out.line("RRULE", text)
		for _, d := range s.Except {
			out.when("EXDATE", d, r.start, zone)
		}
	}
	for _, d := range extra {
		// Without a rule, ical.js (Thunderbird) takes the first day from here alone.
		if d != first || !repeats && len(extra) > 1 {
			out.when("RDATE", d, r.start, zone)
		}
	}
	out.text("SUMMARY", shown(p.Title))
	out.text("DESCRIPTION", shown(join("\n", p.Summary, s.Note)))
	out.text("COMMENT", s.Note) // for programs that read the file back
	c.where(out, g, shown)
	out.line("URL", route.Absolute(c.hub, route.Page(c.hub, e, p.Language)))
	out.line("END", "VEVENT")
}

// where writes the place as far as it may be told.
func (c *Calendars) where(out *component, g *model.Group, shown func(string) string) {
	place, digits := g.Place.Public(), 6
	switch place.Precision {
	case model.PlaceHidden:
		return // not even the town, which readers see on the site
	case model.PlaceArea:
		digits = 2
	}
	out.text("LOCATION", shown(join(", ", place.Venue, AddressLine(place, ", "))))
	if place.HasPoint {
		out.line("GEO", fmt.Sprintf("%.*f;%.*f", digits, place.Lat, digits, place.Lon))
	}
}

// stamp returns the DTSTAMP: the day of the last change, else of the last check.
// The moment of the build would make every build differ.
func stamp(p *model.Page, g *model.Group) string {
	day := epoch
	if !p.Updated.IsZero() {
		day = p.Updated
	} else if !g.Verified.On.IsZero() {
		day = g.Verified.On
	}
	return day.In(time.UTC).Format("20060102T150405Z")
}

func (c *Calendars) host() string {
	if u, err := url.Parse(c.hub.BaseURL); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	return "peerhub.invalid"
}

func unzoned(rule string) string {
	before, after, found := strings.Cut(rule, "UNTIL=")
	if !found {
		return rule
	}
	return before + "UNTIL=" + strings.Replace(after, "Z", "", 1)
}

func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
