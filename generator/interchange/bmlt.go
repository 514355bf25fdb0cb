package interchange

import (
	_ "embed"
	"strings"
	"sync"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// BMLT is the own format of the servers of the Basic Meeting List Toolbox (bmlt.app),
// a record for each meeting. It is read only.
const BMLT Format = "bmlt"

func bmlt() format {
	return format{
		name: BMLT, title: "BMLT",
		reads: "BMLT (JSON or CSV)",
		sniff: func(in input) sureness {
			if isBMLT(in.columns()) || in.someRecord(isBMLT) {
				return certain
			}
			return foreign
		},
		read: readBMLT,
	}
}

// isBMLT knows a meeting by the names of its fields.
func isBMLT(fields []string) bool {
	return all(fields, "weekday_tinyint") || all(fields, "meeting_name", "start_time")
}

//go:embed bmlttypes.txt
var bmltTypesFile string

var bmltTypes = sync.OnceValue(func() []meetingType { return typesOf(bmltTypesFile) })

func readBMLT(i *importer, inputs []input) {
	for _, in := range inputs {
		r := newMeetingReader(i, append(formatsOf(in), bmltTypes()...))
		i.each(in, "This is no record of a meeting, and was left out.", r.readBMLT)
		r.finish()
	}
}

// formatsOf are the formats that a server lists beside its meetings. Those that all
// servers know mean what they mean; of the others the name is told.
func formatsOf(in input) []meetingType {
	page, _ := in.json.(map[string]any)
	list, _ := page["formats"].([]any)
	var out []meetingType
	for _, v := range list {
		fields, _ := v.(map[string]any)
		key, name, world := plainText(fields["key_string"]), plainText(fields["name_string"]), plainText(fields["world_id"])
		if key == "" {
			continue
		}
		t := meetingType{code: key, name: strings.ReplaceAll(name, ",", "")}
		for _, shared := range bmltTypes() {
			if shared.code == world {
				t.field, t.key, t.each = shared.field, shared.key, shared.each
			}
		}
		out = append(out, t)
	}
	return out
}

// venues are the values of venue_type.
var venues = map[string]model.Attendance{"1": model.AttendInPerson, "2": model.AttendOnline, "3": model.AttendHybrid}

// readBMLT reads a meeting.
func (r *meetingReader) readBMLT(where string, o object) {
	g := &meetingGroup{records: 1, entity: o.text("service_body_name")}
	g.Where, g.Title = where, o.text("meeting_name")
	o.skip("id_bigint", "worldid_mixed", "shared_group_id_bigint", "service_body_bigint", "format_shared_id_list",
		"root_server_id", "root_server_uri", "lang_enum", "longitude", "latitude", "distance_in_km",
		"distance_in_miles")
	published := o.text("published")
	switch {
	case g.Title == "":
		r.leaveOut(where, "This record has no name, and was left out.", nameIt)
		return
	case published == "0":
		r.leaveOut(where, diag.Say("%s is not published by its server, and was left out.", g.Title),
			"If it meets, ask whoever runs the server.")
		return
	}
	g.paragraph(o.text("comments"))
	for _, name := range []string{"location_info", "bus_lines", "train_lines", "virtual_meeting_additional_info"} {
		g.paragraph(o.text(name))
	}
	g.Updated = meetingDay(o.text("last_changed"))
	if zone := o.text("time_zone"); zone != r.hub.Timezone {
		g.Group.Timezone = zone
	}
	r.placeBMLT(g, o)
	g.Group.Online.URL = webAddress(o.text("virtual_meeting_link"))
	if phone := o.text("phone_meeting_number"); g.Group.Online.URL != "" {
		g.dialIn(phone)
	} else {
		g.Group.Contact.Phone = phone
	}
	if venue := o.text("venue_type"); venue != "" {
		if g.Group.Attendance = venues[venue]; g.Group.Attendance == "" {
			r.left.add("venue_type: "+venue, where)
		}
	}
	s, known := r.session(where+" ("+g.Title+")", told{days: o.texts("weekday_tinyint"), sunday: 1,
		start: o.text("start_time"), end: o.text("end_time"), duration: o.text("duration_time")})
	codes := o.texts("formats")
	if !often(r.hub.Words, &s, r.oftenCodes(codes), nil) {
		known = false
		r.lose(diag.RecordDoubtful, where, "schedule", spreadsheet.UnreadOften,
			"Ask the group, and write its day and time.")
	}
	typed := r.types(g, codes)
	if g.Group.Attendance == "" && g.Group.Place.Address != "" {
		g.Group.Attendance = model.AttendInPerson
	}
	g.groupEmail(o, "email_contact")
	g.contacts(o)
	g.persons = r.left.unasked(o, where)
	g.names = []string{g.Title}
	r.gather(g, r.heed(g, namedSession{Session: s, name: g.Title, known: known, typed: typed},
		[]string{o.text("comments")}, []string{o.text("location_info")}))
}

// isNth reports whether a code says which of the month: "1st".
func (r *meetingReader) isNth(code string) bool {
	w, ok := spreadsheet.Whens(r.hub.Words, code)
	return ok && len(w) == 1 && len(w[0].Nth) > 0 && len(w[0].Days) == 0
}

// oftenCodes are the codes of formats, or their names, that say how often: "1st, 3rd" as one.
func (r *meetingReader) oftenCodes(texts []string) []string {
	var nth, out []string
	for _, text := range texts {
		for word := range strings.SplitSeq(text, ",") {
			t := r.findType(strings.TrimSpace(word))
			if r.isNth(t.code) {
				nth = append(nth, t.code)
			} else if _, often := spreadsheet.OftenIn(r.hub.Words, t.label(), spreadsheet.InNote); often {
				out = append(out, t.label())
			}
		}
	}
	if len(nth) > 0 {
		out = append(out, strings.Join(nth, ", ")+" of the month")
	}
	return out
}

// placeBMLT reads where a meeting is.
func (r *meetingReader) placeBMLT(g *meetingGroup, o object) {
	p := &g.Group.Place
	p.Venue, p.City, p.Postcode = o.text("location_text"), o.text("location_municipality"), o.text("location_postal_code_1")
	p.Country = spreadsheet.Country(r.hub.Words, o.text("location_nation"))
	for _, name := range []string{"location_province", "location_sub_province", "location_city_subsection",
		"location_neighborhood"} {
		if part := o.text(name); part != "" && part != p.City {
			p.Region = append(p.Region, part)
		}
	}
	r.address(p, o.text("location_street"), g.Where)
	p.Lat, p.Lon, p.HasPoint = o.point()
}
