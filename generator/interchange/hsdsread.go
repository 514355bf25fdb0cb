package interchange

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/spreadsheet"
)

// sniffServices knows a table by its columns, and JSON by its shape.
func sniffServices(in input) sureness {
	if all(in.columns(), "id", "name", "organization_id", "status") || in.someRecord(isService) {
		return certain
	}
	return foreign
}

// shapes are the fields that a record of HSDS has, and no other list.
var shapes = []string{"service_at_locations", "location_type", "organization_id", "organization_identifiers",
	"cost_options", "service_areas", "required_documents", "eligibility_description", "schedules", "year_incorporated",
	"legal_status", "parent_organization_id"}

// common are the other fields of an organisation or a service.
var common = []string{"id", "name", "alternate_name", "description", "email", "website", "url", "uri", "status", "logo",
	"tax_status", "tax_id", "locations", "phones", "contacts", "services", "service", "organization", "languages",
	"additional_websites", "programs", "attributes", "application_process", "interpretation_services", "assurer_email",
	"minimum_age", "maximum_age", "wait_time", "licenses", "accreditations", "capacities", "funding", "metadata",
	"last_modified", "assured_date", "alert", "fees_description"}

// isService knows services, places and organisations, which have few fields in common.
func isService(fields []string) bool {
	if slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(shapes, f) }) {
		return true
	}
	ours := !slices.ContainsFunc(fields, func(f string) bool { return !slices.Contains(common, f) })
	return all(fields, "service", "location") || ours && all(fields, "id", "name") && len(fields) > 2
}

func readServices(i *importer, inputs []input) {
	for _, in := range inputs {
		i.partOf(in)
		i.each(in, "This is no record of a service, and was left out.", func(where string, o object) {
			r := &hsdsReader{importer: i, where: where}
			r.record(o)
			i.left.unasked(o, where)
			if len(r.made) == 0 {
				i.leaveOut(where, "This record has no name, and was left out.", nameIt)
			}
			for n, made := range r.made {
				if n == 0 {
					i.add(made, 1)
				} else {
					i.add(made, 0) // an organisation with several services is one record
				}
			}
		})
	}
}

// partOf says when JSON is one page of several of the answer of an API.
func (i *importer) partOf(in input) {
	page, _ := in.json.(map[string]any)
	either := func(a, b string) string { return cmp.Or(plainText(page[a]), plainText(page[b])) }
	if pages, err := strconv.Atoi(either("total_pages", "totalPages")); err == nil && pages > 1 {
		i.warn(diag.PartOfFile, "", diag.Say("This is one page of %d, with %d of %s services.",
			pages, len(recordsOf(in.json)), either("total_items", "totalElements")),
			"Download the other pages too, and import each.")
	}
}

// hsdsReader reads a record of HSDS: a service, a service at a location, an
// organisation with its services, or a location.
type hsdsReader struct {
	*importer
	where string
	made  []*Record
}

// record finds out what kind of record an object is.
func (r *hsdsReader) record(o object) {
	switch {
	case isOlder(o.fields):
		r.leaveOut(r.where, "This is HSDS before version 3: its days, times and addresses cannot be read, and it was "+
			"left out.", "Ask those who keep the list for HSDS 3, or for a spreadsheet with the columns of groups.csv.")
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
		r.warn(diag.RecordDoubtful, r.where, "This is a place, and not a service: it says nothing of a group.",
			"Look whether a group meets there, and complete or delete its page.")
	case o.has("service_at_locations") || o.has("status") || o.has("organization") || o.has("schedules"):
		r.service(o, "", nil)
	default:
		r.organisation(o)
	}
}

// organisation reads one that names no services.
func (r *hsdsReader) organisation(o object) {
	made := r.begin(o)
	if made == nil {
		return
	}
	made.Group.Kind = "network"
	made.describe(o.text("description"))
	made.Group.Contact = model.Contact{URL: webAddress(o.text("website", "url")), Email: o.text("email")}
	r.phones(made, o)
	if l, ok := o.first("locations"); ok {
		r.location(made, l)
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
			made.Group.Online = model.Online{URL: webAddress(link)}
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
	if status := o.text("status"); status != "" {
		switch of := spreadsheet.Status(r.hub.Words, status); of {
		case "paused", "closed":
			g.Status = model.Status(of)
		case "": // nobody may take it for active
			g.Status = model.StatusPaused
			r.lose(diag.RecordDoubtful, r.where+" ("+made.Title+")", "status",
				diag.Say("Nobody here knows what the status %q means. The group is shown as paused.", shortened(status)),
				"Ask the group, and write into its page: status: active, paused or closed.")
		}
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
	g.Languages = languages(o)
	r.attributes(made, o)
}

// languages are those that a service is given in, by their codes or their names.
func languages(o object) []string {
	var out []string
	for _, l := range o.objects("languages") {
		l.skip("id")
		code, name := l.text("code"), l.text("name")
		if code = cmp.Or(languageCode(code), languageCode(name), code, name); code != "" &&
			!slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// cost puts the first price into words.
func (r *hsdsReader) cost(o object) string {
	c, ok := o.first("cost_options")
	if !ok {
		return ""
	}
	c.skip("id")
	parts := []string{c.text("amount"), strings.ToUpper(c.text("currency")), c.text("amount_description")}
	words := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	if option := c.text("option"); option != "" {
		words += " (" + option + ")"
	}
	return words
}

// phones takes the first number, if the group has none yet.
func (r *hsdsReader) phones(made *Record, o object) {
	if made.Group.Contact.Phone != "" {
		return
	}
	if p, ok := o.first("phones"); ok {
		p.skip("id", "type")
		made.Group.Contact.Phone = p.text("number")
	}
}

// contacts takes the first person, if the group has none yet.
func (r *hsdsReader) contacts(made *Record, o object) {
	c := &made.Group.Contact
	if c.Role != "" || c.Name != "" {
		return
	}
	contact, ok := o.first("contacts")
	if !ok {
		return
	}
	contact.skip("id")
	c.Role, c.Name = contact.text("title"), contact.text("name")
	if mail := contact.text("email"); c.Email == "" {
		c.Email = mail
	}
}

// attributes reads those that this package writes, and of others those whose words are
// known here; the rest is counted.
func (r *hsdsReader) attributes(made *Record, o object) {
	for _, a := range o.objects("attributes") {
		fields, _ := a.fields["taxonomy_term"].(map[string]any)
		taxonomy, ours := strings.CutPrefix(plainText(fields["taxonomy"]), ourTaxonomy)
		code := plainText(fields["code"])
		if !ours {
			if taxonomy, code = r.meaning(plainText(fields["name"])); code == "" {
				continue
			}
		}
		term := a.object("taxonomy_term")
		a.skip("id", "link_entity", "link_id", "link_type", "value")
		term.skip("id", "name", "taxonomy", "code", "description", "taxonomy_detail", "term_uri", "language",
			"parent_id", "version")
		made.take(taxonomy, code)
	}
}

// meaning is the field and the key of a word: one of the hub's, or one of those that lists
// of meetings use.
func (r *hsdsReader) meaning(word string) (field, key string) {
	same := func(s string) bool { return naming.Fold(s) == naming.Fold(word) }
	for _, v := range []struct {
		field string
		words model.Vocabulary
	}{{"audience", r.hub.Audience}, {"access", r.hub.Access}, {"topics", r.hub.Topics}} {
		for _, t := range v.words.Terms {
			if same(t.Key) || slices.ContainsFunc(slices.Collect(maps.Values(t.Label)), same) {
				return v.field, t.Key
			}
		}
	}
	for _, t := range slices.Concat(meetingTypes(), bmltTypes()) {
		shared := t.field == "audience" || t.field == "access" || t.field == "topics"
		if shared && slices.ContainsFunc(strings.Split(t.name, ", "), func(s string) bool {
			return len(s) > 2 &&
				same(s)
		}) {
			return t.field, t.key
		}
	}
	return "", ""
}

// take takes the code of an attribute of ours. Those of taxonomies that it does not
// know are of newer versions of this program.
func (r *Record) take(taxonomy, code string) {
	g := &r.Group
	switch taxonomy {
	case "id":
		r.Slug = code
	case "page":
		r.Source = code
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

// location reads a place.
func (r *hsdsReader) location(made *Record, o object) {
	p := &made.Group.Place
	o.skip("id", "location_type")
	if name := o.text("name"); name != made.Title {
		p.Venue = name
	}
	p.Lat, p.Lon, p.HasPoint = o.point()
	if a, ok := o.first("addresses"); ok {
		r.written(p, a)
	}
	if made.Text == "" || !strings.Contains(made.Text, o.text("description")) {
		made.paragraph(o.text("description"))
	}
	made.paragraph(o.text("transportation"))
	for _, a := range o.objects("accessibility") {
		a.skip("id")
		for _, said := range []string{a.text("description"), a.text("details")} {
			if field, key := r.meaning(said); field == "access" {
				made.take(field, key)
			} else {
				made.paragraph(said)
			}
		}
	}
	r.phones(made, o)
	r.contacts(made, o)
	r.schedules(made, o)
}

// written reads the address of a place.
func (r *hsdsReader) written(p *model.Place, a object) {
	a.skip("id", "location_id", "address_type")
	p.City, p.Country, p.Postcode = a.text("city"), spreadsheet.Country(nil, a.text("country")), a.text("postal_code")
	if province := a.text("state_province"); province != "" {
		p.Region = append(p.Region, province)
	}
	for region := range strings.SplitSeq(a.text("region"), listBy) {
		if region != "" && !slices.Contains(p.Region, region) {
			p.Region = append(p.Region, region)
		}
	}
	r.address(p, strings.Trim(a.text("address_1")+", "+a.text("address_2"), ", "), r.where)
}
