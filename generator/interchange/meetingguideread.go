package interchange

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// sniffMeetings knows records by the names of their fields, which in a spreadsheet
// are those of its columns.
func sniffMeetings(in input) sureness {
	columns := in.columns()
	table := all(columns, "name", "types") && (all(columns, "time") || all(columns, "day")) && !all(columns, "start")
	if records := recordsOf(in.json); table || len(records) > 0 && isMeeting(records[0]) {
		return certain
	}
	return foreign
}

// isMeeting tells a record of Meeting Guide from one of HSDS.
func isMeeting(v any) bool {
	record, _ := v.(map[string]any)
	fields := slices.Collect(maps.Keys(record))
	return all(fields, "slug") || all(fields, "name", "day") || all(fields, "name", "time") || all(fields, "name", "types")
}

func readMeetings(i *importer, inputs []input) {
	for _, in := range inputs {
		r := &meetingReader{importer: i, known: map[string][]*meetingGroup{}}
		i.each(in, "This is no record of a meeting, and was left out.", r.read)
		r.finish()
		for _, g := range r.groups {
			i.add(&g.Record, g.records)
		}
	}
}

// meetingReader makes groups of meetings. Meetings of one name, or of one group,
// in one place, which differ in when they are alone, are one group.
type meetingReader struct {
	*importer
	groups []*meetingGroup
	known  map[string][]*meetingGroup
}

type meetingGroup struct {
	Record
	key     string
	group   string
	entity  string
	times   []namedSession
	names   []string // of the meetings, each once
	records int
}

// namedSession is a session with the name of its meeting.
type namedSession struct {
	model.Session
	name string
}

func (r *meetingReader) read(where string, o object) {
	g := &meetingGroup{records: 1, group: o.text("group"), entity: o.text("entity")}
	g.Where, g.Title, g.Slug = where, o.text("name"), o.text("slug", "id")
	if g.Title == "" {
		g.Title = g.group
	}
	if g.Title == "" {
		r.leaveOut(where, "This record has no name, and was left out.", nameIt)
		return
	}
	g.Updated = meetingDay(o.text("updated"))
	g.describe(o.text("group_notes"))
	g.paragraph(o.text("location_notes"))
	g.Source = o.text("url")
	c := &g.Group.Contact
	c.Email, c.Phone, c.URL = o.text("email"), o.text("phone"), webAddress(o.text("website"))
	if zone := o.text("timezone"); zone != r.hub.Timezone {
		g.Group.Timezone = zone
	}
	exact := r.place(g, o)
	r.attendance(g, o, exact)
	s := r.session(o)
	r.types(g, o, where)
	r.left.unasked(o, where)
	g.names = []string{g.Title}
	r.gather(g, s)
}

// place reads where a meeting is, and reports whether that is told exactly.
func (r *meetingReader) place(g *meetingGroup, o object) (exact bool) {
	p := &g.Group.Place
	p.Venue, p.Address, p.City = o.text("location"), o.text("address"), o.text("city")
	p.Country = spreadsheet.Country(o.text("country"))
	state, exact := o.text("state"), !strings.EqualFold(o.text("approximate"), "yes")
	if full := o.text("formatted_address"); p.Address == "" {
		p.Address = full
	}
	o.skip("postal_code") // an address has no part of its own for it
	if code := plainText(o.fields["postal_code"]); code != "" && p.Address != "" && !strings.Contains(p.Address, code) {
		p.Address += ", " + code
	}
	if strings.EqualFold(p.Address, "online") {
		p.Address, exact = "", false
	}
	if p.City == "" {
		p.Address, p.City, state, p.Country = splitAddress(p.Address, state, p.Country)
	}
	p.Region = regions(o, p.City, state)
	p.Lat, p.Lon, p.HasPoint = o.point()
	if !exact && p.HasPoint {
		p.Precision = model.PlaceArea
		if p.Address != "" {
			r.left.add("address, which is only about right", g.Where)
			p.Address = ""
		}
	}
	return exact
}

// regions are those of the town, in two spellings of the format, and its state.
func regions(o object, city, state string) []string {
	out := o.texts("regions")
	if len(out) == 0 {
		out = slices.DeleteFunc([]string{o.text("region"), o.text("sub_region")},
			func(s string) bool { return s == "" || s == city })
	}
	if state != "" && !slices.Contains(out, state) && !o.has("regions") {
		out = append([]string{state}, out...)
	}
	return out
}

// attendance reads how people take part: by a link, by telephone, or, where the
// place is told exactly, there.
func (r *meetingReader) attendance(g *meetingGroup, o object, exact bool) {
	link := o.text("conference_url")
	if link != "" {
		g.Group.Online = model.Online{URL: webAddress(link)}
	}
	if phone := o.text("conference_phone"); g.Group.Contact.Phone == "" {
		g.Group.Contact.Phone = phone
	} else if phone != "" && phone != g.Group.Contact.Phone {
		r.left.add("conference_phone, beside another telephone number", g.Where)
	}
	there := g.Group.Place.Address != "" && exact || o.text("approximate") == "no"
	switch {
	case link != "" && there:
		g.Group.Attendance = model.AttendHybrid
	case link != "":
		g.Group.Attendance = model.AttendOnline
	case there:
		g.Group.Attendance = model.AttendInPerson
	case o.has("conference_phone"):
		g.Group.Attendance = model.AttendPhone
	}
}

var (
	stateCode = regexp.MustCompile(`^([A-Z]{2})(?: ([0-9]{5}(?:-[0-9]{4})?))?$`)
	postal    = regexp.MustCompile(`[0-9]`)
)

// splitAddress takes the town, the state and the country off an address on one
// line, where its form leaves no doubt: "2634 Union Ave, San Jose, CA 95124, USA".
func splitAddress(line, state, country string) (address, city, inState, inCountry string) {
	parts := strings.Split(line, ", ")
	if n := len(parts); country == "" && n > 1 && !postal.MatchString(parts[n-1]) {
		if code := spreadsheet.Country(parts[n-1]); len(code) == 2 && code != parts[n-1] {
			country, parts = code, parts[:n-1]
		}
	}
	n := len(parts)
	if n < 2 {
		return line, "", state, country
	}
	m := stateCode.FindStringSubmatch(parts[n-1])
	if m == nil {
		return line, "", state, country
	}
	street := parts[: n-2 : n-2]
	if code := m[2]; code != "" && len(street) > 0 {
		street = append(street, code)
	}
	return strings.Join(street, ", "), parts[n-2], cmp.Or(state, m[1]), country
}

// session reads when a meeting is. One without a day is by appointment.
func (r *meetingReader) session(o object) model.Session {
	s := model.Session{Every: 1, Note: o.text("notes"),
		Start: spreadsheet.Time(r.hub.Words, o.text("time")), End: spreadsheet.Time(r.hub.Words, o.text("end_time"))}
	for _, day := range o.texts("day") {
		if n, err := strconv.Atoi(day); err == nil && n >= 0 && n <= 6 {
			s.Days = append(s.Days, time.Weekday(n))
			continue
		}
		for _, key := range spreadsheet.Days(r.hub.Words, day) {
			for d := range time.Weekday(7) {
				if key == dayName(d) || key == "daily" {
					s.Days = append(s.Days, d)
				}
			}
		}
	}
	slices.SortFunc(s.Days, directory.MondayFirst)
	s.Days = slices.Compact(s.Days)
	if len(s.Days) == 0 {
		return model.Session{ByArrangement: true, Note: s.Note}
	}
	return s
}

// types reads the codes of the format, or in a spreadsheet their names.
func (r *meetingReader) types(g *meetingGroup, o object, where string) {
	lists := map[string]*[]string{
		"audience": &g.Group.Audience, "access": &g.Group.Access, "languages": &g.Group.Languages}
	shut := false
	for _, text := range o.texts("types") {
		for word := range strings.SplitSeq(text, ",") {
			word = strings.TrimSpace(word)
			t, known := findType(word)
			list := lists[t.field]
			switch {
			case list != nil:
				*list = append(*list, t.key)
			case t.field == "meeting" && t.key == "closed":
				shut = true
			case t.field == "meeting":
				g.Group.Attendance = online(g.Group.Attendance, t.key)
			case word != "":
				name := word
				if known {
					name, _, _ = strings.Cut(t.name, ",")
				}
				r.left.add(fmt.Sprintf("types: %s (%s)", t.code, name), where)
			}
		}
	}
	if shut { // the place, for a time: what is left is the link, or nothing
		if g.Group.Online.URL != "" {
			g.Group.Attendance = model.AttendOnline
		} else {
			g.Group.Status = model.StatusPaused
		}
	}
	for _, list := range lists {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
}

// online is how people take part in what a type calls online, or hybrid.
func online(a model.Attendance, typed string) model.Attendance {
	switch {
	case typed == "hybrid" || a == model.AttendInPerson:
		return model.AttendHybrid
	case a == "":
		return model.AttendOnline
	}
	return a
}

// findType returns the type that a code or a name means; an unknown one has the
// word itself as its code.
func findType(word string) (meetingType, bool) {
	for _, t := range meetingTypes() {
		named := func(name string) bool { return strings.EqualFold(name, word) }
		if t.code == word || slices.ContainsFunc(strings.Split(t.name, ", "), named) {
			return t, true
		}
	}
	return meetingType{code: word, name: word}, false
}

// gather adds a meeting to the group that it belongs to.
func (r *meetingReader) gather(g *meetingGroup, s model.Session) {
	p := g.Group.Place
	g.key = strings.ToLower(strings.Join([]string{cmp.Or(g.group, g.Title), p.Venue, p.Address, p.City}, "\x00"))
	for _, first := range r.known[g.key] {
		if reflect.DeepEqual(first.Group, g.Group) {
			if !slices.Contains(first.names, g.Title) {
				first.names = append(first.names, g.Title)
			}
			first.times = append(first.times, namedSession{s, g.Title})
			first.records++
			if first.Updated.Before(g.Updated) {
				first.Updated = g.Updated
			}
			first.describe(g.Summary)
			first.paragraph(g.Text)
			return
		}
	}
	g.times = []namedSession{{s, g.Title}}
	r.groups = append(r.groups, g)
	r.known[g.key] = append(r.known[g.key], g)
}

// finish names the groups and their sessions.
func (r *meetingReader) finish() {
	for _, g := range r.groups {
		several := len(g.names) > 1 && g.group != "" // else they are spellings of one name
		if several {
			g.Title = g.group
		}
		g.Group.Organisation = g.entity
		if g.entity == "" && g.group != g.Title {
			g.Group.Organisation = g.group
		}
		for _, s := range g.times {
			if several {
				s.Note = strings.TrimSuffix(s.name+". "+s.Note, ". ")
			}
			g.addSession(s.Session)
		}
	}
}

// dayAhead is a day, whatever follows it.
var dayAhead = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}`)

// meetingDay reads the day of "2014-05-31 14:32:23", and of what people make of it.
func meetingDay(s string) model.Date {
	day, _ := spreadsheet.Date(s)
	if head := dayAhead.FindString(s); head != "" && day.IsZero() {
		day, _ = spreadsheet.Date(head)
	}
	return day
}

// webAddress completes an address that was written without its beginning.
func webAddress(s string) string {
	if s == "" || strings.Contains(s, "://") || strings.ContainsAny(s, " @") || !strings.Contains(s, ".") {
		return s
	}
	return "https://" + s
}
