package interchange

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/postal"
	"peerhub/generator/privacy"
	"peerhub/generator/route"
	"peerhub/generator/spreadsheet"
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

		addressOne: func(w *writer, e *model.Entry) string {
			if !w.calendars.Own(e) {
				return ""
			}
			return route.Calendar(e)
		},
		writeOne: func(w *writer, e *model.Entry) []byte { return w.calendars.Group(e) },

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
	zones  *calendarZones
	own    *time.Location // that which the calendar names for all its events, else nil
	groups []*calendarGroup
	known  map[string]*calendarGroup
	events map[string]*readEvent // by UID
	// strange is what the calendar calls its own zone, if nobody knows it.
	strange string
	ours    bool    // what is in it stood on a site already
	inUTC   leftOut // rules in UTC that are read by the clock of the calendar's zone
	// closures are days on which nobody meets, and the event that says so.
	closures map[model.Date]string
}

type calendarGroup struct {
	Record
	records  int
	series   bool // an event of it says that it comes back
	sessions []*model.Session
}

// comesBack reports whether a group has more than single days: its events say so, or
// three of them are on one weekday at one time, as programs write series day by day.
func (g *calendarGroup) comesBack() bool {
	times := map[string]int{}
	for _, s := range g.sessions {
		for _, day := range s.Days {
			at := day.String() + s.Start
			if times[at]++; times[at] == 3 {
				return true
			}
		}
	}
	return g.series
}

// readEvent is what became of an event that others may change.
type readEvent struct {
	group    *calendarGroup // nil when it was left out
	at       *eventTime     // nil when it has no time
	sessions []*model.Session
}

// mostRules is how many rules a calendar may have by which its events come back: each is tried out.
const mostRules = 50_000

// ruleCount counts them.
func ruleCount(calendar *calendarPart) int {
	n := 0
	for _, part := range calendar.parts {
		n += len(part.all("RRULE"))
	}
	return n
}

// readCalendar reads calendars.
func readCalendar(i *importer, inputs []input) {
	i.door.closed = true
	for _, in := range inputs {
		calendar, problem := readLines(string(in.text))
		if problem != "" {
			i.unknown(diag.Say("This calendar cannot be read: %s.", problem),
				"Export it once more from the program that it comes from.")
			continue
		}
		if len(calendar.parts) == 0 {
			i.unknown("This calendar has no events.", "Export it once more from the program that it comes from.")
			continue
		}
		if len(calendar.parts) > mostRecords {
			tooManyRecords(i, len(calendar.parts), ofEntries)
			return
		}
		if ruleCount(calendar) > mostRules {
			i.TooMuch = true
			i.unknown(diag.Say("This calendar has more than %d rules by which events come back, and was not read.", mostRules),
				"Make several files of it, and import each of them.")
			continue
		}
		named := calendar.text("X-WR-TIMEZONE")
		r := &calendarReader{importer: i, known: map[string]*calendarGroup{}, events: map[string]*readEvent{},
			ours:  strings.HasPrefix(calendar.text("PRODID"), directory.Program),
			zones: zonesOf(calendar, i.today, i.hub.Timezone, named)}
		if named != "" {
			if r.own = r.zones.zone(named); r.own == nil {
				r.strange = named
			}
		}
		r.read(calendar.parts)
	}
}

// read reads the events, those that change a date of another last: they may stand
// before it.
func (r *calendarReader) read(parts []*calendarPart) {
	type change struct {
		event *calendarPart
		where string
	}
	var changes []change
	for _, part := range parts {
		if part.name == "VTIMEZONE" {
			continue
		}
		r.Records++
		where := fmt.Sprintf("%s %d", strings.ToLower(strings.TrimPrefix(part.name, "V")), r.Records)
		if part.name == "VEVENT" && part.value("RECURRENCE-ID") != "" {
			changes = append(changes, change{part, where})
			continue
		}
		r.component(part, where)
	}
	for _, c := range changes {
		r.changed(c.event, c.where)
	}
	r.onClosures()
	var single, unsure []string // where the events stand that are on single days, or may be somebody's own
	for _, g := range r.groups {
		own := !r.ours && appointment(r.hub.Words, g.Title)
		alone := !own && !g.comesBack()
		g.Draft = g.Draft || own || alone
		for _, s := range g.sessions {
			g.addSession(*s)
		}
		before := len(r.Drafts)
		r.add(&g.Record, g.records)
		at := g.Where
		if len(r.Drafts) > before { // whose name tells no more than it may
			at = labelled(at, r.Drafts[before].Name)
		}
		if own {
			unsure = append(unsure, at)
		} else if alone {
			single = append(single, at)
		}
	}
	if len(single) > 0 {
		const said diag.Text = "Events that do not come back may be somebody's own appointments, so their pages " +
			"are drafts, which nobody can read on the site: %d. The first is %s."
		r.Findings = append(r.Findings, diag.Finding{Code: diag.RecordDoubtful, Severity: diag.Warning, File: r.file,
			Field: "draft", Message: diag.Say(said, len(single), Where(single[0], false)), Suggestion: lookAtDrafts})
	}
	r.unsureNames(unsure)
	for what, n := range r.inUTC.counts {
		const said diag.Text = "Events that come back at a time in UTC were read by the clock of %s, " +
			"where clocks change in summer: %d. The first is %s."
		r.warn(diag.FieldLeftOut, "", diag.Say(said, what, n, Where(r.inUTC.first[what], false)),
			"Look in summer and in winter whether the hour is right.")
	}
}

// component reads a part of a calendar: an event, or what is no meeting.
func (r *calendarReader) component(c *calendarPart, where string) {
	switch {
	case c.name != "VEVENT":
		r.leaveOut(where, "This is no meeting, and was left out.", "")
	case private(c) || r.saysPrivate(c):
		r.events[c.value("UID")] = &readEvent{}
		r.leaveOut(where, "This event is private or confidential, and was left out.", "")
	case c.text("SUMMARY") == "":
		r.leaveOut(where, "This event has no name, and was left out.", nameIt)
	case r.closed(c, where):
		r.events[c.value("UID")] = &readEvent{}
	case r.cancelled(c):
		r.events[c.value("UID")] = &readEvent{}
		r.leaveOut(where, "This event was cancelled, and was left out.", "")
	default:
		r.event(c, where)
	}
}

// understood are the properties that are read, or say nothing of a group.
var understood = regexp.MustCompile(`^(SUMMARY|DESCRIPTION|COMMENT|LOCATION|GEO|URL|UID|DTSTAMP|DTSTART|DTEND|` +
	`DURATION|RRULE|EXRULE|EXDATE|RDATE|RECURRENCE-ID|LAST-MODIFIED|SEQUENCE|CREATED|STATUS|TRANSP|CLASS|PRIORITY|X-.*)$`)

// ourUID is the UID of an event that package directory wrote: the group's id, and
// which of its sessions it is.
var ourUID = regexp.MustCompile(`^([a-z0-9][^@]*)-[0-9]+@`)

// spokenLines are the lines of an event that are read by people, but its name.
var spokenLines = []string{"DESCRIPTION", "LOCATION", "COMMENT", "URL"}

// event reads an event that is for everybody.
func (r *calendarReader) event(c *calendarPart, where string) {
	g := &calendarGroup{records: 1, series: r.ours || c.value("RRULE")+c.value("RDATE")+c.value("RECURRENCE-ID") != ""}
	for n, l := range c.lines {
		if slices.Contains(spokenLines, l.name) && len(l.value) > longText {
			r.door.note(long, where)
			c.lines[n].value = ""
		}
	}
	if g.Where, g.Title = where, c.text("SUMMARY"); len(g.Title) > longName {
		r.leaveOut(where, tooLong, nameIt)
		return
	}
	e, sessions, over := r.sessions(c, labelled(where, g.Title))
	uid := c.value("UID")
	if over {
		r.events[uid] = &readEvent{}
		r.leaveOut(labelled(where, g.Title), "This event is over, and was left out.", "")
		return
	}
	for _, l := range c.lines {
		if !understood.MatchString(l.name) {
			r.left.add(strings.ToLower(l.name), where)
		}
	}
	if len(c.parts) > 0 {
		r.left.add("alarms", where)
	}
	if strings.EqualFold(c.value("STATUS"), "TENTATIVE") {
		g.Draft = true
		r.warn(diag.RecordDoubtful, where, "Its calendar calls this event tentative. Its page is a draft, which "+
			"nobody can read on the site.", lookAtDrafts)
	}
	if m := ourUID.FindStringSubmatch(uid); m != nil {
		g.Slug = m[1]
	}
	location := c.text("LOCATION")
	r.place(g, location, c.value("GEO"))
	note := c.text("COMMENT")
	text := r.description(g, c.text("DESCRIPTION"))
	sessions, heard := r.heed(sessions, note, text, where)
	if heard.private {
		r.events[uid] = &readEvent{}
		r.leaveOut(where, "This event is private or confidential, and was left out.", "")
		return
	}
	if heard.status == "" {
		r.doubt(text, labelled(where, g.Title))
	}
	g.become(heard)
	g.describe(strings.TrimSpace(strings.TrimSuffix(text, note)))
	if !r.ours && note != "" { // it is what a team says to each other
		r.left.add("comment", where)
		note = ""
	}
	g.Source = c.text("URL")
	g.Updated = calendarDay(c.value("LAST-MODIFIED"))
	if e != nil {
		g.Group.Timezone = r.zoneName(e.zone)
	}
	g = r.gather(g, location)
	for _, s := range sessions {
		s.Note = note
		g.sessions = append(g.sessions, s)
	}
	if r.events[uid] == nil {
		r.events[uid] = &readEvent{g, e, sessions}
	}
}

// gather finds the group that an event belongs to, which has its name, place and zone, or
// makes one of it.
func (r *calendarReader) gather(g *calendarGroup, location string) *calendarGroup {
	key := fmt.Sprint(g.Title, "\x00", location, "\x00", g.Group.Timezone, "\x00", g.Draft)
	first := r.known[key]
	if first == nil || first.Slug != g.Slug && first.Slug != "" && g.Slug != "" {
		r.known[key] = g
		r.groups = append(r.groups, g)
		return g
	}
	first.records++
	first.series = first.series || g.series
	first.describe(g.Summary)
	first.paragraph(g.Text)
	return first
}

// labelled says where an event stands, and which it is.
func labelled(where, title string) string {
	if title == "" {
		return where
	}
	return fmt.Sprintf("%s (%s)", where, shortened(privacy.Masked(title)))
}

// place reads where an event is. Whether readers may see a link nobody has said yet.
func (r *calendarReader) place(g *calendarGroup, location, geo string) {
	p := &g.Group.Place
	if strings.HasPrefix(location, "http://") || strings.HasPrefix(location, "https://") {
		g.Group.Online.URL = location
		g.Group.Attendance = model.AttendOnline
	} else if how, hidden, none := spreadsheet.NoPlace(r.hub.Words, location); none && location != "" {
		g.Group.Attendance = how
		if hidden {
			p.Precision = model.PlaceHidden
		}
	} else if postal.IsTown(p.Country, location) {
		p.City = strings.TrimSpace(location)
	} else {
		r.address(p, strings.Join(strings.Fields(location), " "), g.Where)
	}
	if lat, lon, ok := strings.Cut(geo, ";"); ok {
		var err, err2 error
		p.Lat, err = strconv.ParseFloat(lat, 64)
		p.Lon, err2 = strconv.ParseFloat(lon, 64)
		p.HasPoint = err == nil && err2 == nil
	}
}

// calendarDay reads the day of a moment.
func calendarDay(text string) model.Date {
	t, err := time.Parse("20060102", text[:min(len(text), 8)])
	if err != nil {
		return model.Date{}
	}
	return model.DateOf(t)
}
