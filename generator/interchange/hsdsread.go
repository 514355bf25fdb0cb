package interchange

import (
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// hsdsReader reads records of HSDS: services, services at a location,
// organisations with their services, and locations.
type hsdsReader struct {
	s     *settling
	where string
	made  []*Record
}

// services reads the records of a file of HSDS.
func (s *settling) services(in *Import, records []any, whereOf func(i int) string) {
	for i, record := range records {
		in.Records++
		where := whereOf(i)
		fields, ok := record.(map[string]any)
		if !ok {
			s.warn(RecordLeftOut, where, "This is no record of a service, and was left out.", "")
			continue
		}
		r := &hsdsReader{s: s, where: where}
		o := newObject(fields)
		r.record(o)
		s.left.unasked(o, where)
		if len(r.made) == 0 {
			s.warn(RecordLeftOut, where, "This record has no name, and was left out.", "Give it a name in the program that it comes from.")
		}
		for j, made := range r.made {
			d := s.draft(made)
			if j == 0 {
				d.Records = 1 // an organisation with several services is one record
			}
			in.Drafts = append(in.Drafts, d)
		}
	}
}

// record finds out what kind of record an object is.
func (r *hsdsReader) record(o object) {
	switch {
	case o.has("service"):
		r.service(o.object("service"), organisationOf(o), []object{o})
		o.skip("id", "service_id", "location_id")
	case o.has("services"):
		name := o.text("name")
		for _, service := range o.objects("services") {
			r.service(service, name, nil)
		}
		o.skip("id", "locations") // each service names its own
	case o.has("location_type"):
		made := r.begin(o)
		if made == nil {
			return
		}
		r.location(made, o)
		r.s.warn(RecordDoubtful, r.where, "This is a place, and not a service: it says nothing of a group.", "Look whether a group meets there, and complete or delete its page.")
	case o.has("service_at_locations") || o.has("status") || o.has("organization") || o.has("schedules"):
		r.service(o, "", nil)
	default: // an organisation without services
		if made := r.begin(o); made != nil {
			made.Group.Kind = "network"
			made.describe(o.text("description"))
			made.Group.Contact = model.Contact{URL: webAddress(o.text("website", "url")), Email: o.text("email")}
			r.phones(made, o)
			for _, l := range o.objects("locations") {
				r.location(made, l)
				break
			}
		}
	}
}

func organisationOf(o object) string { return o.object("organization").text("name") }

// begin makes a record of an object that has a name.
func (r *hsdsReader) begin(o object) *Record {
	o.skip("id")
	name := o.text("name")
	if name == "" {
		return nil
	}
	made := &Record{Where: r.where, Title: name}
	r.made = append(r.made, made)
	return made
}

// service reads a service; at are the places where it is given.
func (r *hsdsReader) service(o object, organisation string, at []object) {
	if at == nil {
		at = o.objects("service_at_locations")
	}
	type place struct{ at, location object }
	var places []place
	link := ""
	for _, a := range at {
		l := a.object("location")
		a.skip("id", "service_id", "location_id")
		if l.text("location_type") == "virtual" {
			link = l.text("url")
			l.skip("id")
			continue
		}
		places = append(places, place{a, l})
	}
	if len(places) == 0 {
		places = []place{{}}
	}
	for _, p := range places {
		made := r.begin(o)
		if made == nil {
			return
		}
		r.facts(made, o, organisation)
		if p.at.fields != nil {
			if len(places) > 1 {
				made.Title = strings.TrimSuffix(made.Title+", "+p.location.text("name"), ", ")
			}
			r.location(made, p.location)
			made.describe(p.at.text("description"))
			r.phones(made, p.at)
			r.contacts(made, p.at)
			r.schedules(made, p.at)
		}
		r.schedules(made, o)
		if link != "" {
			made.Group.Online = model.Online{URL: webAddress(link), PublishLink: true}
		}
	}
}

// facts reads what a service says of itself.
func (r *hsdsReader) facts(made *Record, o object, organisation string) {
	g := &made.Group
	made.describe(o.text("description"))
	g.FirstVisit = o.text("application_process")
	g.Cost = o.text("fees_description")
	if g.Cost == "" {
		g.Cost = r.cost(o)
	}
	g.Alert.Text = o.text("alert")
	made.paragraph(o.text("eligibility_description"))
	made.paragraph(o.text("interpretation_services"))
	g.Contact.URL, g.Contact.Email = webAddress(o.text("url")), o.text("email")
	made.Updated = meetingDay(o.text("last_modified"))
	switch o.text("status") {
	case "inactive", "temporarily closed":
		g.Status = model.StatusPaused
	case "defunct":
		g.Status = model.StatusClosed
	}
	g.Organisation = organisation
	if org := o.object("organization"); g.Organisation == "" {
		org.skip("id")
		g.Organisation = org.text("name")
		if description := org.text("description"); description == g.Organisation {
			org.skip("description")
		}
	}
	if g.Organisation == made.Title {
		g.Organisation = "" // HSDS asks for one
	}
	r.phones(made, o)
	r.contacts(made, o)
	for _, l := range o.objects("languages") {
		l.skip("id")
		code := l.text("code")
		if code == "" {
			code = spreadsheet.Language(l.text("name"))
		} else {
			l.skip("name")
		}
		if code != "" && !slices.Contains(g.Languages, code) {
			g.Languages = append(g.Languages, code)
		}
	}
	r.attributes(made, o)
}

// cost puts the first price into words.
func (r *hsdsReader) cost(o object) string {
	for _, c := range o.objects("cost_options") {
		c.skip("id")
		words := strings.Join(strings.Fields(strings.Join([]string{c.text("amount"), strings.ToUpper(c.text("currency")), c.text("amount_description")}, " ")), " ")
		if option := c.text("option"); option != "" {
			words += " (" + option + ")"
		}
		return words
	}
	return ""
}

// phones takes the first number that a group has not yet.
func (r *hsdsReader) phones(made *Record, o object) {
	if made.Group.Contact.Phone != "" {
		return
	}
	for _, p := range o.objects("phones") {
		p.skip("id", "type")
		made.Group.Contact.Phone = p.text("number")
		return
	}
}

func (r *hsdsReader) contacts(made *Record, o object) {
	c := &made.Group.Contact
	if c.Role != "" || c.Name != "" {
		return
	}
	for _, contact := range o.objects("contacts") {
		contact.skip("id")
		c.Role, c.Name = contact.text("title"), contact.text("name")
		if mail := contact.text("email"); c.Email == "" {
			c.Email = mail
		}
		return
	}
}

// attributes reads those that this package writes; of others nobody here knows
// the meaning, and they are counted.
func (r *hsdsReader) attributes(made *Record, o object) {
	g := &made.Group
	for _, a := range o.objects("attributes") {
		fields, _ := a.fields["taxonomy_term"].(map[string]any)
		taxonomy, ours := strings.CutPrefix(plainText(fields["taxonomy"]), ourTaxonomy)
		if !ours {
			continue
		}
		term := a.object("taxonomy_term")
		a.skip("id", "link_entity", "link_id")
		term.skip("id", "name", "taxonomy")
		switch code := term.text("code"); taxonomy {
		case "id":
			made.Slug = code
		case "page":
			made.Source = code
		case "kind":
			g.Kind = code
		case "attendance":
			g.Attendance = model.Attendance(code)
		case "join":
			g.Join = model.Join(code)
		case "timezone":
			g.Timezone = code
		case "topics":
			g.Topics = append(g.Topics, code)
		case "audience":
			g.Audience = append(g.Audience, code)
		case "access":
			g.Access = append(g.Access, code)
		}
	}
}

// location reads a place.
func (r *hsdsReader) location(made *Record, o object) {
	p := &made.Group.Place
	o.skip("id", "location_type")
	if name := o.text("name"); name != made.Title {
		p.Venue = name
	}
	lat, ok := o.number("latitude")
	lon, ok2 := o.number("longitude")
	p.Lat, p.Lon, p.HasPoint = lat, lon, ok && ok2
	for _, a := range o.objects("addresses") {
		a.skip("id", "location_id", "address_type")
		p.Address = strings.TrimSuffix(strings.Join([]string{a.text("address_1"), a.text("address_2")}, ", "), ", ")
		p.City, p.Country = a.text("city"), spreadsheet.Country(a.text("country"))
		if code := a.text("postal_code"); code != "" {
			p.Address = strings.TrimPrefix(p.Address+", "+code, ", ")
		}
		if province := a.text("state_province"); province != "" {
			p.Region = append(p.Region, province)
		}
		for region := range strings.SplitSeq(a.text("region"), listBy) {
			if region != "" && !slices.Contains(p.Region, region) {
				p.Region = append(p.Region, region)
			}
		}
		break
	}
	if made.Text == "" || !strings.Contains(made.Text, o.text("description")) {
		made.paragraph(o.text("description"))
	}
	made.paragraph(o.text("transportation"))
	for _, a := range o.objects("accessibility") {
		a.skip("id")
		made.paragraph(a.text("description"))
		made.paragraph(a.text("details"))
	}
	r.phones(made, o)
	r.contacts(made, o)
	r.schedules(made, o)
}

// schedules reads when a service is open; those of its place speak first.
func (r *hsdsReader) schedules(made *Record, o object) {
	if len(made.Group.Schedule) > 0 {
		o.skip("schedules")
		return
	}
	for _, schedule := range o.objects("schedules") {
		schedule.skip("id", "service_id", "location_id", "service_at_location_id")
		if s, ok := r.session(schedule); ok {
			made.meet(s)
		}
	}
}

// session reads a schedule: a rule in pieces, or words.
func (r *hsdsReader) session(o object) (model.Session, bool) {
	from, _ := spreadsheet.Date(o.text("valid_from"))
	until, _ := spreadsheet.Date(o.text("valid_to", "until"))
	start, _ := spreadsheet.Date(o.text("dtstart"))
	note := o.text("notes")
	words := o.text("description")
	if from.IsZero() {
		from = start
	}
	if freq := strings.ToUpper(o.text("freq")); freq != "" {
		rule := "FREQ=" + freq
		for _, part := range []struct{ name, rule string }{{"interval", "INTERVAL"}, {"byday", "BYDAY"}, {"bymonthday", "BYMONTHDAY"}, {"count", "COUNT"}} {
			value := strings.ReplaceAll(o.text(part.name), " ", "")
			if value != "" && (part.name != "interval" || value != "1") && (part.name != "bymonthday" || freq == "MONTHLY") {
				rule += ";" + part.rule + "=" + value
			}
		}
		s, ok := directory.ReadRule(rule, nil)
		s.Start, s.End = spreadsheet.Time(clockTime(o.text("opens_at"))), spreadsheet.Time(clockTime(o.text("closes_at")))
		if ok && s.Start != "" {
			if s.Note = note; note == "" {
				s.Note = words
			} else if words != "" && words != note {
				r.s.left.add("schedules.description, beside notes", r.where)
			}
			s.From, s.Until = from, until
			return s, true
		}
		r.s.left.add("a schedule without a time, or with a rule that cannot be read ("+rule+")", r.where)
	}
	if strings.EqualFold(words, arrangement) {
		return model.Session{ByArrangement: true, Note: note, From: from, Until: until}, true
	}
	words = strings.TrimSpace(words + " " + note)
	return model.Session{ByArrangement: true, Note: words, From: from, Until: until}, words != ""
}

// clockTime takes the offset from UTC off a time: 09:00-05:00. What it means on
// another day of the year nobody can tell.
func clockTime(s string) string {
	if len(s) > 5 && s[2] == ':' {
		return s[:5]
	}
	return strings.TrimSuffix(s, "Z")
}
