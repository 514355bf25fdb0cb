package interchange

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// ICalendar is RFC 5545, the format of calendars. Package directory writes it, for
// all groups and for each.
const ICalendar Format = "icalendar"

func iCalendar() format {
	return format{
		name: ICalendar, title: "iCalendar", aliases: []string{"ical", "ics", "calendar"},

		reads: "iCalendar",
		sniff: sniffCalendar,
		read:  readCalendar,

		address: route.Calendars,
		write:   func(w *writer) ([]byte, error) { return w.calendars.Directory(w.entries), nil },
		carries: []string{"summary", "schedule", "schedule.every", "schedule.from", "schedule.rrule", "schedule.except",
			"timezone"},

		writeOne: func(w *writer, e *model.Entry) (string, []byte) { return route.Calendar(e), w.calendars.Group(e) },

		holds: func(e *model.Entry, site *model.Site) bool {
			return directory.NewCalendars(site.Hub, site.Today).Has(e)
		},
		absence: [2]diag.Text{"%d group pauses or meets on no day that is known, and is not in %s.",
			"%d groups pause or meet on no day that is known, and are not in %s."},
	}
}

func sniffCalendar(in input) sureness {
	const begins = "BEGIN:VCALENDAR"
	if len(in.text) >= len(begins) && strings.EqualFold(string(in.text[:len(begins)]), begins) {
		return certain
	}
	return foreign
}

// calendarReader makes groups of events: those of one name in one place are the
// sessions of one group.
type calendarReader struct {
	*importer
	zone   *time.Location // for times in UTC: that of the calendar, else the hub's
	groups []*calendarGroup
	known  map[string]*calendarGroup
}

type calendarGroup struct {
	Record
	records int
}

// readCalendar reads calendars.
func readCalendar(i *importer, inputs []input) {
	for _, in := range inputs {
		c, err := ical.NewDecoder(bytes.NewReader(in.text)).Decode()
		if err != nil {
			i.unknown(diag.Say("This calendar cannot be read: %s.", err),
				"Export it once more from the program that it comes from.")
			continue
		}
		r := &calendarReader{importer: i, known: map[string]*calendarGroup{}}
		r.zone = directory.Zone(&model.Group{Timezone: value(c.Component, "X-WR-TIMEZONE")}, i.hub)
		for _, part := range c.Children {
			if part.Name != ical.CompTimezone {
				r.component(part)
			}
		}
		for _, g := range r.groups {
			i.add(&g.Record, g.records)
		}
	}
}

// component reads a part of a calendar: an event, or what is no meeting.
func (r *calendarReader) component(c *ical.Component) {
	r.Records++
	where := fmt.Sprintf("%s %d", strings.ToLower(strings.TrimPrefix(c.Name, "V")), r.Records)
	switch {
	case c.Name != ical.CompEvent:
		r.leaveOut(where, "This is no meeting, and was left out.", "")
	case value(c, "SUMMARY") == "":
		r.leaveOut(where, "This event has no name, and was left out.", nameIt)
	case c.Props.Get("RECURRENCE-ID") != nil:
		r.leaveOut(where, "This changes one date of another event, and was left out.",
			"Write that day under except of the group, and the new one under extra.")
	case value(c, "STATUS") == "CANCELLED":
		r.leaveOut(where, "This event was cancelled, and was left out.", "")
	default:
		r.event(c, where)
	}
}

// value is a property as text, or "".
func value(c *ical.Component, name string) string {
	p := c.Props.Get(name)
	if p == nil {
		return ""
	}
	if text, err := p.Text(); err == nil {
		return plainText(text)
	}
	return plainText(p.Value)
}

// understood are the properties that are read, or say nothing of a group.
var understood = regexp.MustCompile(`^(SUMMARY|DESCRIPTION|COMMENT|LOCATION|GEO|URL|UID|DTSTAMP|DTSTART|DTEND|DURATION|` +
	`RRULE|EXDATE|RDATE|LAST-MODIFIED|SEQUENCE|CREATED|STATUS|TRANSP|CLASS|PRIORITY|X-.*)$`)

// ourUID is the UID of an event that package directory wrote: the group's id, and
// which of its sessions it is.
var ourUID = regexp.MustCompile(`^([a-z0-9][^@]*)-[0-9]+@`)

func (r *calendarReader) event(c *ical.Component, where string) {
	for name := range c.Props {
		if !understood.MatchString(name) {
			r.left.add(strings.ToLower(name), where)
		}
	}
	if len(c.Children) > 0 {
		r.left.add("alarms", where)
	}
	g := &calendarGroup{records: 1}
	g.Where, g.Title = where, value(c, "SUMMARY")
	if m := ourUID.FindStringSubmatch(value(c, "UID")); m != nil {
		g.Slug = m[1]
	}
	g.place(value(c, "LOCATION"), value(c, "GEO"))
	note := value(c, "COMMENT")
	g.describe(strings.TrimSpace(strings.TrimSuffix(value(c, "DESCRIPTION"), note)))
	g.Source = value(c, "URL")
	g.Updated = calendarDay(value(c, "LAST-MODIFIED"))

	s, zone, ok := r.session(c, where)
	s.Note, g.Group.Timezone = note, zone
	key := g.Title + "\x00" + value(c, "LOCATION") + "\x00" + zone
	if first := r.known[key]; first != nil && (first.Slug == g.Slug || first.Slug == "" || g.Slug == "") {
		first.records++
		first.describe(g.Summary)
		first.paragraph(g.Text)
		if ok {
			first.addSession(s)
		}
		return
	}
	if ok {
		g.addSession(s)
	}
	r.known[key] = g
	r.groups = append(r.groups, g)
}

// place reads where an event is. Its location is one line, of which nobody can
// tell which part is the town.
func (g *calendarGroup) place(location, geo string) {
	p := &g.Group.Place
	if strings.HasPrefix(location, "http://") || strings.HasPrefix(location, "https://") {
		g.Group.Online = model.Online{URL: location, PublishLink: true}
		g.Group.Attendance = model.AttendOnline
	} else {
		p.Address = strings.Join(strings.Fields(location), " ")
	}
	if lat, lon, ok := strings.Cut(geo, ";"); ok {
		var err, err2 error
		p.Lat, err = strconv.ParseFloat(lat, 64)
		p.Lon, err2 = strconv.ParseFloat(lon, 64)
		p.HasPoint = err == nil && err2 == nil
	}
}

// session reads when an event is; zone is that of its times, or "" for the hub's.
func (r *calendarReader) session(c *ical.Component, where string) (s model.Session, zone string, ok bool) {
	start, location, timed := r.moment(c.Props.Get("DTSTART"))
	if start.IsZero() || !timed {
		r.warn(diag.FieldLeftOut, where, "This event has no time of day. It was taken over without a time.",
			"Write into its page when it begins.")
		return s, "", false
	}
	if location != nil && (r.hub.Timezone == "" || location.String() != r.hub.Timezone) {
		zone = location.String()
	}
	if raw := c.Props.Get("DTSTART").Params.Get("TZID"); raw != "" && location == nil {
		r.left.add("the time zone "+raw+", which is no name of the IANA time zone database", where)
	}
	first := model.DateOf(start)
	s = model.Session{RRule: "FREQ=DAILY;COUNT=1"}
	if rule := c.Props.Get("RRULE"); rule != nil {
		if s, ok = repeats(rule.Value, first, location); !ok {
			r.warn(diag.FieldLeftOut, where,
				diag.Say("The rule by which this event comes back is none that a group has here: %s", rule.Value),
				"Write into its page when the group meets.")
			return s, zone, false
		}
	}
	if s.RRule != "" || s.Every > 1 || r.today.Before(first) { // else it matters not which day was the first
		s.From = first
	}
	s.Start, s.End = start.Format("15:04"), r.end(c, start)
	s.Except, s.Extra = r.days(c, "EXDATE", location), r.days(c, "RDATE", location)
	return s, zone, true
}

// repeats reads the rule by which an event comes back. One that is weekly and names
// no day means that of the first time.
func repeats(rule string, first model.Date, zone *time.Location) (model.Session, bool) {
	s, ok := directory.ReadRule(rule, zone)
	if !ok || !strings.Contains(rule, "FREQ=WEEKLY") || strings.Contains(rule, "BYDAY") {
		return s, ok
	}
	if read, ok := directory.ReadRule(rule+";BYDAY="+directory.RuleDay(first.Weekday()), zone); ok {
		return read, true
	}
	s.RRule, s.Days, s.Every = "", []time.Weekday{first.Weekday()}, 1
	return s, true
}

// end reads when an event is over, "" when it does not say so.
func (r *calendarReader) end(c *ical.Component, start time.Time) string {
	if end, _, ok := r.moment(c.Props.Get("DTEND")); ok && end.After(start) {
		return end.Format("15:04")
	}
	if d := c.Props.Get("DURATION"); d != nil {
		if length, err := d.Duration(); err == nil && length > 0 && length < 24*time.Hour {
			return start.Add(length).Format("15:04")
		}
	}
	return ""
}

// moment reads a time by the clock of its zone, which is nil for times that are as
// written. A whole day is not timed.
func (r *calendarReader) moment(p *ical.Prop) (t time.Time, zone *time.Location, timed bool) {
	if p == nil {
		return t, nil, false
	}
	if name := p.Params.Get("TZID"); name != "" {
		zone = directory.Zone(&model.Group{Timezone: name}, &model.Hub{})
	}
	return r.read(p.Value, zone)
}

func (r *calendarReader) read(text string, zone *time.Location) (time.Time, *time.Location, bool) {
	if t, err := time.Parse("20060102T150405Z", text); err == nil {
		if r.zone == nil {
			return t, time.UTC, true
		}
		return t.In(r.zone), r.zone, true
	}
	if t, err := time.Parse("20060102T150405", text); err == nil {
		return t, zone, true
	}
	t, _ := time.Parse("20060102", text)
	return t, zone, false
}

// days reads the days of a property that may stand several times.
func (r *calendarReader) days(c *ical.Component, name string, zone *time.Location) []model.Date {
	var out []model.Date
	for _, p := range c.Props.Values(name) {
		for text := range strings.SplitSeq(p.Value, ",") {
			if t, _, _ := r.read(text, zone); !t.IsZero() {
				out = append(out, model.DateOf(t))
			}
		}
	}
	slices.SortFunc(out, model.Date.Compare)
	return slices.Compact(out)
}

// calendarDay reads the day of a moment.
func calendarDay(text string) model.Date {
	t, err := time.Parse("20060102", text[:min(len(text), 8)])
	if err != nil {
		return model.Date{}
	}
	return model.DateOf(t)
}
