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
)

// calendarReader makes groups of events: those of one name in one place are the
// sessions of one group.
type calendarReader struct {
	s      *settling
	today  model.Date
	zone   *time.Location // for times in UTC: that of the calendar, else the hub's
	groups []*calendarGroup
	known  map[string]*calendarGroup
}

type calendarGroup struct {
	Record
	records int
}

// calendar reads a file of iCalendar (RFC 5545).
func (s *settling) calendar(in *Import, data []byte, today model.Date) {
	c, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		s.unknown(diag.Say("This calendar cannot be read: %s.", err), "Export it once more from the program that it comes from.")
		return
	}
	r := &calendarReader{s: s, today: today, known: map[string]*calendarGroup{}}
	r.zone = directory.Zone(&model.Group{Timezone: value(c.Component, "X-WR-TIMEZONE")}, s.hub)
	for _, part := range c.Children {
		if part.Name == ical.CompTimezone {
			continue
		}
		in.Records++
		where := fmt.Sprintf("%s %d", strings.ToLower(strings.TrimPrefix(part.Name, "V")), in.Records)
		switch {
		case part.Name != ical.CompEvent:
			s.warn(RecordLeftOut, where, "This is no meeting, and was left out.", "")
		case value(part, "SUMMARY") == "":
			s.warn(RecordLeftOut, where, "This event has no name, and was left out.", "Give it a name in the program that it comes from.")
		case part.Props.Get("RECURRENCE-ID") != nil:
			s.warn(RecordLeftOut, where, "This changes one date of another event, and was left out.", "Write that day under except of the group, and the new one under extra.")
		case value(part, "STATUS") == "CANCELLED":
			s.warn(RecordLeftOut, where, "This event was cancelled, and was left out.", "")
		default:
			r.event(part, where)
		}
	}
	for _, g := range r.groups {
		d := s.draft(&g.Record)
		d.Records = g.records
		in.Drafts = append(in.Drafts, d)
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

// spoken are the properties that are read, or say nothing of a group.
var spoken = regexp.MustCompile(`^(SUMMARY|DESCRIPTION|COMMENT|LOCATION|GEO|URL|UID|DTSTAMP|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|LAST-MODIFIED|SEQUENCE|CREATED|STATUS|TRANSP|CLASS|PRIORITY|X-.*)$`)

// ourUID is the UID of an event that package directory wrote: the group's id, and
// which of its sessions it is.
var ourUID = regexp.MustCompile(`^([a-z0-9][^@]*)-[0-9]+@`)

func (r *calendarReader) event(c *ical.Component, where string) {
	for name := range c.Props {
		if !spoken.MatchString(name) {
			r.s.left.add(strings.ToLower(name), where)
		}
	}
	if len(c.Children) > 0 {
		r.s.left.add("alarms", where)
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
			first.meet(s)
		}
		return
	}
	if ok {
		g.meet(s)
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
		r.s.warn(FieldLeftOut, where, "This event has no time of day. It was taken over without a time.", "Write into its page when it begins.")
		return s, "", false
	}
	if location != nil && (r.s.hub.Timezone == "" || location.String() != r.s.hub.Timezone) {
		zone = location.String()
	}
	if raw := c.Props.Get("DTSTART").Params.Get("TZID"); raw != "" && location == nil {
		r.s.left.add("the time zone "+raw+", which is no name of the IANA time zone database", where)
	}
	first := model.DateOf(start)
	counted := true // does it matter which day was the first?
	if rule := c.Props.Get("RRULE"); rule != nil {
		read, readable := directory.ReadRule(rule.Value, location)
		if !readable {
			r.s.warn(FieldLeftOut, where, diag.Say("The rule by which this event comes back is none that a group has here: %s", rule.Value), "Write into its page when the group meets.")
			return s, zone, false
		}
		s = read
		counted = s.RRule != "" || s.Every > 1
		if strings.Contains(rule.Value, "FREQ=WEEKLY") && !strings.Contains(rule.Value, "BYDAY") {
			s.RRule, s.Days, s.Every = "", []time.Weekday{first.Weekday()}, 1
			if read, ok := directory.ReadRule(rule.Value+";BYDAY="+ruleDay(first.Weekday()), location); ok {
				s = read
			}
			counted = s.RRule != "" || s.Every > 1
		}
	} else {
		s.RRule = "FREQ=DAILY;COUNT=1"
	}
	if counted || r.today.Before(first) {
		s.From = first
	}
	s.Start = start.Format("15:04")
	if end, _, ok := r.moment(c.Props.Get("DTEND")); ok && end.After(start) {
		s.End = end.Format("15:04")
	} else if d := c.Props.Get("DURATION"); d != nil {
		if length, err := d.Duration(); err == nil && length > 0 && length < 24*time.Hour {
			s.End = start.Add(length).Format("15:04")
		}
	}
	s.Except, s.Extra = r.days(c, "EXDATE", location), r.days(c, "RDATE", location)
	return s, zone, true
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
