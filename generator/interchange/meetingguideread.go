package interchange

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/spreadsheet"
)

// sniffMeetings knows records by the names of their fields, which in a spreadsheet
// are those of its columns.
func sniffMeetings(in input) sureness {
	columns := in.columns()
	table := all(columns, "name", "types") && (all(columns, "time") || all(columns, "day")) && !all(columns, "start")
	if table && ownNames(in.words, columns) ||
		in.someRecord(func(fields []string) bool { return isMeeting(fields) && ownNames(in.words, fields) }) {
		return certain
	}
	return foreign
}

// ofMeetings are the names of fields that only Meeting Guide has, and those that others
// have too.
var ofMeetings = [2][]string{
	{"slug", "types", "formatted_address", "conference_url", "conference_url_notes", "conference_phone",
		"conference_phone_notes", "group_notes", "location_notes", "attendance_option", "approximate", "sub_region",
		"regions", "feedback_emails", "feedback_url", "edit_url", "venmo", "square", "paypal", "entity", "data_source"},
	{"id", "name", "day", "time", "end_time", "duration", "notes", "location", "address", "city", "state", "region",
		"postal_code", "country", "latitude", "longitude", "timezone", "group", "url", "website", "email", "phone",
		"updated"},
}

// ownNames reports whether as many fields have names that only Meeting Guide has as have
// names of columns that it has not: read as such meetings, those would be lost.
func ownNames(words model.Words, fields []string) bool {
	own, strange := 0, 0
	for _, f := range fields {
		switch name := strings.ToLower(f); {
		case slices.Contains(ofMeetings[0], name):
			own++
		case !slices.Contains(ofMeetings[1], name) && words["header"][naming.Fold(spaced(f))] != "":
			strange++
		}
	}
	return own >= strange
}

// isMeeting tells a record of Meeting Guide from others by the names of its fields.
func isMeeting(fields []string) bool {
	return all(fields, "slug", "name") || all(fields, "name", "day", "time") || all(fields, "name", "types") ||
		all(fields, "slug", "day") || all(fields, "slug", "time") || all(fields, "name", "day", "formatted_address") ||
		all(fields, "name", "conference_url")
}

func readMeetings(i *importer, inputs []input) {
	for _, in := range inputs {
		r := newMeetingReader(i, meetingTypes())
		i.each(in, "This is no record of a meeting, and was left out.", r.read)
		r.finish()
	}
}

func newMeetingReader(i *importer, table []meetingType) *meetingReader {
	return &meetingReader{importer: i, table: table, known: map[string][]*meetingGroup{}}
}

// meetingReader makes groups of meetings. Meetings of one name, or of one group,
// in one place, which differ in when they are alone, are one group.
type meetingReader struct {
	*importer
	table  []meetingType
	groups []*meetingGroup
	known  map[string][]*meetingGroup
}

// heed reads what the notes of a meeting say of it.
func (r *meetingReader) heed(g *meetingGroup, s namedSession, notes, texts []string) namedSession {
	var sessions []model.Session
	if s.known {
		sessions = []model.Session{s.Session}
	} else {
		notes = append(notes, s.Note)
	}
	note := s.Note
	kept, heard := heed(r.importer, g.Where, g.Group.Attendance, sessions, notes, texts)
	if s.heard = heard; len(kept) == 0 && s.known {
		s.known = false
		g.paragraph(note)
	} else if s.known {
		s.Session = kept[0]
	}
	return s
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
	s, known := r.when(g, o)
	typed := r.types(g, o.texts("types"))
	r.status(g, o.text("attendance_option"))
	g.contacts(o)
	// what the plugin that writes most of these lists adds for itself
	o.skip("group_id", "location_id", "region_id", "location_url", "edit_url", "time_formatted")
	g.persons = r.left.unasked(o, where)
	g.names = []string{g.Title}
	r.gather(g, r.heed(g, namedSession{Session: s, name: g.Title, known: known, typed: typed}, nil,
		[]string{o.text("group_notes"), o.text("location_notes")}))
}

// place reads where a meeting is, and reports whether that is told exactly.
func (r *meetingReader) place(g *meetingGroup, o object) (exact bool) {
	p := &g.Group.Place
	p.Venue, p.City, p.Postcode = o.text("location"), o.text("city"), o.text("postal_code")
	p.Country = spreadsheet.Country(r.hub.Words, o.text("country"))
	exact = !strings.EqualFold(o.text("approximate"), "yes")
	line := cmp.Or(o.text("address"), o.text("formatted_address"))
	o.skip("formatted_address")
	if strings.EqualFold(line, "online") {
		line, exact = "", false
	}
	r.address(p, line, g.Where)
	p.Region = regions(o, p.City, cmp.Or(o.text("state"), strings.Join(p.Region, "")))
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
	if len(out) > 0 { // which say the same
		o.skip("region", "sub_region")
	}
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
	if phone := o.text("conference_phone"); link != "" {
		g.dialIn(phone)
	} else if g.Group.Contact.Phone == "" {
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

// dialIn writes the number of an online meeting as a way to join: nobody from the group
// answers it. The number of the room goes the way of the link, which the group publishes.
func (g *meetingGroup) dialIn(number string) {
	if phone, _, _ := strings.Cut(number, ","); phone != "" {
		g.paragraph("Online: " + phone)
	}
}

// when reads when a meeting is. One without day and time is by appointment, says the
// format; what nobody can know is not.
func (r *meetingReader) when(g *meetingGroup, o object) (model.Session, bool) {
	t := told{days: o.texts("day"), start: o.text("time"), end: o.text("end_time"), note: o.text("notes"),
		duration: o.text("duration", "duration_time")}
	if len(t.days) == 0 && t.start == "" {
		return model.Session{ByArrangement: true, Note: t.note}, true
	}
	s, ok := r.session(g.Where+" ("+g.Title+")", t)
	if !ok {
		g.paragraph(t.note)
	}
	return s, ok
}

// types reads the codes of the format, or in a spreadsheet their names. It returns
// those in which the meetings of one group may differ.
func (r *meetingReader) types(g *meetingGroup, texts []string) (each []meetingType) {
	lists := map[string]*[]string{"audience": &g.Group.Audience, "access": &g.Group.Access,
		"languages": &g.Group.Languages, "topics": &g.Group.Topics}
	shut := false
	for _, text := range texts {
		for word := range strings.SplitSeq(text, ",") {
			word = strings.TrimSpace(word)
			t := r.findType(word)
			switch {
			case t.each:
				each = append(each, t)
			case lists[t.field] != nil:
				*lists[t.field] = append(*lists[t.field], t.key)
			case t.field == "meeting" && t.key == "closed":
				shut = true
			case t.field == "meeting":
				g.Group.Attendance = online(g.Group.Attendance, t.key)
			case word != "" && !r.isNth(t.code):
				r.left.add(fmt.Sprintf("types: %s (%s)", t.code, t.label()), g.Where)
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
	return each
}

// status reads attendance_option, which says how people take part, or that they cannot.
func (r *meetingReader) status(g *meetingGroup, option string) {
	switch of := spreadsheet.Status(r.hub.Words, option); {
	case option == "":
	case of == "paused", of == "closed":
		g.Group.Status = model.Status(of)
	default:
		if how := r.hub.Words["attendance"][naming.Fold(option)]; how != "" {
			g.Group.Attendance = model.Attendance(how)
		} else {
			r.left.add("attendance_option: "+option, g.Where)
		}
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
func (r *meetingReader) findType(word string) meetingType {
	for _, t := range r.table {
		named := func(name string) bool { return strings.EqualFold(name, word) }
		if t.code == word || slices.ContainsFunc(strings.Split(t.name, ", "), named) {
			return t
		}
	}
	return meetingType{code: word, name: word}
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
