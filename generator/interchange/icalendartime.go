package interchange

import (
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// moment is a time as a calendar writes it.
type moment struct {
	clock time.Time      // what the clock shows, as if in UTC
	zone  *time.Location // of that clock; nil for times that are as written
	timed bool           // else a whole day
	utc   bool           // written in UTC (RFC 5545 §3.3.5, form 2)
}

// in returns what the clocks of a zone show at the moment, as if in UTC; a nil zone
// is that of the moment.
func (m moment) in(zone *time.Location) time.Time {
	if m.zone == nil || zone == nil || !m.timed {
		return m.clock
	}
	return shownAt(wall(m.clock, m.zone), zone)
}

// wall is the moment at which the clocks of a zone show a time.
func wall(clock time.Time, zone *time.Location) time.Time {
	y, m, d := clock.Date()
	return time.Date(y, m, d, clock.Hour(), clock.Minute(), clock.Second(), 0, zone)
}

// shownAt is what the clocks of a zone show at a moment, as if in UTC.
func shownAt(t time.Time, zone *time.Location) time.Time { return wall(t.In(zone), time.UTC) }

// moments reads a property that has one or several times. It is false when one has
// none that can be known: it is no time, or its zone is unknown.
func (r *calendarReader) moments(l calendarLine) ([]moment, bool) {
	zone := r.own
	if name := strings.TrimSpace(l.params["TZID"]); name != "" {
		if zone = r.zones.zone(name); zone == nil {
			return nil, strings.HasSuffix(l.value, "Z")
		}
	}
	var out []moment
	for text := range strings.SplitSeq(strings.ToUpper(l.value), ",") {
		text, _, _ = strings.Cut(strings.TrimSpace(text), "/") // a period begins
		if t, err := time.Parse("20060102T150405Z", text); err == nil {
			out = append(out, moment{t, time.UTC, true, true})
		} else if t, err := time.Parse("20060102T150405", text); err == nil {
			out = append(out, moment{t, zone, true, false})
		} else if t, err := time.Parse("20060102", text); err == nil {
			out = append(out, moment{clock: t})
		} else {
			return out, false
		}
	}
	return out, true
}

// moment reads a property that has one time.
func (r *calendarReader) moment(c *calendarPart, name string) (m moment, ok bool) {
	l, there := c.line(name)
	if !there {
		return m, false
	}
	all, ok := r.moments(l)
	if !ok || len(all) == 0 {
		return m, false
	}
	return all[0], true
}

// eventTime is when an event is for the first time, and by which clock.
type eventTime struct {
	written moment
	zone    *time.Location // in which it is shown; nil is the hub's
	start   time.Time      // what the clocks of zone show, as if in UTC
	length  time.Duration  // 0 when it is not known, or not within a day
	// shift is how many days the day in the zone lies behind that in UTC, of an event
	// whose rule counts in UTC and is read by the clock of the zone.
	shift int
}

// day is the day on which a moment falls in the schedule of an event, and reports
// whether it has the hour at which the event begins.
func (e *eventTime) day(m moment) (model.Date, bool) {
	switch {
	case !m.timed:
		return model.DateOf(m.clock), true
	case m.utc && e.written.utc && clockOf(m.clock) == clockOf(e.written.clock):
		return model.DateOf(m.clock.AddDate(0, 0, e.shift)), true
	}
	shown := m.in(e.zone)
	return model.DateOf(shown), clockOf(shown) == clockOf(e.start)
}

func clockOf(t time.Time) string { return t.Format("15:04") }

// zoneName is a zone as a page names it, "" for that of the hub.
func (r *calendarReader) zoneName(zone *time.Location) string {
	if zone == nil || zone.String() == r.hub.Timezone {
		return ""
	}
	return zone.String()
}

// when reads when an event is; it is false when it says no time that can be known.
func (r *calendarReader) when(c *calendarPart, where string) (*eventTime, bool) {
	const write diag.Text = "Write into its page when the group meets."
	l, there := c.line("DTSTART")
	m, ok := r.moment(c, "DTSTART")
	zone := l.params["TZID"]
	if zone == "" && r.own == nil && !strings.HasSuffix(l.value, "Z") {
		zone = r.strange // the calendar's own, which is unknown
	}
	switch {
	case there && zone != "" && r.zones.zone(zone) == nil && !m.utc && (!ok || m.timed):
		r.warn(diag.FieldLeftOut, where, diag.Say("Nobody can know which time zone is meant by %q. "+
			"The event was taken over without a time.", shortened(zone)), write)
		return nil, false
	case !ok:
		r.warn(diag.FieldLeftOut, where, "This event has no time of day. It was taken over without a time.",
			"Write into its page when it begins.")
		return nil, false
	case !m.timed:
		r.warn(diag.FieldLeftOut, where, diag.Say("This event is on whole days, from %s, without a time of day. "+
			"It was taken over without a time.", model.DateOf(m.clock)), "Write into its page when it begins.")
		return nil, false
	}
	e := &eventTime{written: m, zone: m.zone}
	if m.utc {
		e.zone = r.zoneOfUTC(c)
	}
	e.start = m.in(e.zone)
	if m.utc {
		e.shift = int(e.start.Truncate(24*time.Hour).Sub(m.clock.Truncate(24*time.Hour)) / (24 * time.Hour))
	}
	length, known := r.length(c, m)
	switch {
	case known && length >= 24*time.Hour:
		r.warn(diag.FieldLeftOut, where,
			diag.Say("This event lasts for more than a day, until %s. Its end was left out.",
				e.start.Add(length).Format("2006-01-02 15:04")), "Write into the note of the schedule when it ends.")
	case known && length > 0:
		e.length = length
	}
	return e, true
}

// zoneOfUTC is the zone in which an event in UTC is shown. One that comes back is by
// the clock of the calendar's own zone; without one it stays in UTC, as nobody can
// know whose summer time it follows.
func (r *calendarReader) zoneOfUTC(c *calendarPart) *time.Location {
	hubs := directory.Zone(&model.Group{}, r.hub)
	switch {
	case r.own != nil:
		return r.own
	case hubs != nil && (c.value("RRULE") == "" || steady(hubs)):
		return hubs
	}
	return time.UTC
}

// length is how long an event lasts, if it says so.
func (r *calendarReader) length(c *calendarPart, start moment) (time.Duration, bool) {
	if end, ok := r.moment(c, "DTEND"); ok && end.timed {
		if start.zone != nil && end.zone != nil {
			return wall(end.clock, end.zone).Sub(wall(start.clock, start.zone)), true
		}
		return end.clock.Sub(start.clock), true
	}
	return lasting(c.value("DURATION"))
}

// once is a session that begins at a time by the clock of the zone, and has no other date.
func (e *eventTime) once(start time.Time) *model.Session {
	day := model.DateOf(start)
	return &model.Session{Days: []time.Weekday{day.Weekday()}, Every: 1, Start: clockOf(start), End: e.end(start),
		From: day, Until: day}
}

// end is when the event ends that begins at a time, "" when it is not known.
func (e *eventTime) end(start time.Time) string {
	if e.length == 0 {
		return ""
	}
	return clockOf(start.Add(e.length))
}

// sessions reads when an event is, and reports whether all of that is over.
func (r *calendarReader) sessions(c *calendarPart, where string) (*eventTime, []*model.Session, bool) {
	if r.wholeDaysOver(c) {
		return nil, nil, true
	}
	e, ok := r.when(c, where)
	if !ok {
		return nil, nil, false
	}
	var out []*model.Session
	rules, begins, onRule := c.all("RRULE"), model.DateOf(e.start), false
	for _, l := range rules {
		if s, first, ok := r.repeats(c, e, l.value, where); ok {
			out = append(out, s)
			onRule = onRule || first == begins || first.Before(begins)
		}
	}
	if len(out) > 0 && !onRule {
		r.warn(diag.FieldLeftOut, where, diag.Say("The first day, %s, is none of those on which its rule says "+
			"that it comes back. It was left out.", begins),
			"If the group meets on that day, too, write it under extra.")
	}
	if len(rules) == 0 {
		out = append(out, e.once(e.start))
	}
	if len(out) == 0 {
		return e, nil, false
	}
	var left []model.Date
	for _, l := range c.all("EXDATE") {
		for _, m := range r.days(l, where) {
			day, same := e.day(m)
			if m.timed && !same { // none of its dates (RFC 5545 §3.8.5.1)
				r.warn(diag.FieldLeftOut, where, diag.Say("This leaves out %s at another time than the event has, "+
					"which is none of its dates. The day stays.", day),
					"If the group does not meet on that day, write it into its page, under except.")
				continue
			}
			left = append(left, day)
		}
	}
	except(out, left...)
	var also []model.Date
	for _, l := range c.all("RDATE") {
		for _, m := range r.days(l, where) {
			switch day, same := e.day(m); {
			case !same: // it is a session of its own
				out = append(out, e.once(m.in(e.zone)))
			case !has(out[0].Except, day) && !(day == out[0].From && day == out[0].Until):
				also = append(also, day)
			}
		}
	}
	out[0].Extra = inOrder(out[0].Extra, also...)
	over := directory.Over(&model.Group{Schedule: values(out)}, r.today)
	if len(rules) > 0 && e.written.utc && !over && !steady(e.zone) {
		r.inUTC.add(e.zone.String(), where)
	}
	return e, out, over
}

// wholeDaysOver reports whether an event without a time of day is over.
func (r *calendarReader) wholeDaysOver(c *calendarPart) bool {
	m, ok := r.moment(c, "DTSTART")
	if !ok || m.timed || c.value("RRULE")+c.value("RDATE") != "" {
		return false
	}
	if end, ok := r.moment(c, "DTEND"); ok { // the first day after it (RFC 5545 §3.6.1)
		m.clock = end.clock.AddDate(0, 0, -1)
	}
	return model.DateOf(m.clock).Before(r.today)
}

// days reads the days of EXDATE and RDATE, and says which cannot be read.
func (r *calendarReader) days(l calendarLine, where string) []moment {
	all, ok := r.moments(l)
	if !ok {
		r.warn(diag.FieldLeftOut, where, diag.Say("A day that the event leaves out or adds cannot be read, "+
			"and was left out: %s", shortened(l.value)), "Write it into its page, under except or extra.")
	}
	return all
}

func values(sessions []*model.Session) []model.Session {
	out := make([]model.Session, len(sessions))
	for i, s := range sessions {
		out[i] = *s
	}
	return out
}
