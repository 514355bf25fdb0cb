package interchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// sniffServices knows a table by its columns, and JSON by its shape.
func sniffServices(in input) sureness {
	if all(in.columns(), "id", "name", "organization_id", "status") || in.someRecord(isService) {
		return certain
	}
	return foreign
}

// shapes are the fields that a record of HSDS has, and no other list.
var shapes = append([]string{"service_at_locations", "location_type", "organization_id", "organization_identifiers",
	"cost_options", "service_areas", "required_documents", "eligibility_description", "schedules", "year_incorporated",
	"legal_status", "parent_organization_id"}, ofOlder...)

// common are the other fields of an organisation or a service.
var common = []string{"id", "name", "alternate_name", "description", "email", "website", "url", "uri", "status", "logo",
	"tax_status", "tax_id", "locations", "phones", "contacts", "services", "service", "organization", "languages",
	"additional_websites", "programs", "attributes", "application_process", "interpretation_services", "assurer_email",
	"minimum_age", "maximum_age", "wait_time", "licenses", "accreditations", "capacities", "funding", "metadata",
	"last_modified", "assured_date", "alert", "fees_description", "fees", "eligibility", "program_id"}

// isService knows services, places and organisations, which have few fields in common.
func isService(fields []string) bool {
	if slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(shapes, f) }) {
		return true
	}
	ours := !slices.ContainsFunc(fields, func(f string) bool { return !slices.Contains(common, f) })
	return all(fields, "service", "location") || all(fields, "services", "locations") ||
		ours && all(fields, "id", "name") && len(fields) > 2
}

func readServices(i *importer, inputs []input) {
	for _, in := range inputs {
		i.partOf(in)
		if services, tables := joined(in.json); tables {
			in.json = services
		}
		i.each(in, "This is no record of a service, and was left out.", func(where string, o object) {
			r := &hsdsReader{importer: i, where: where}
			newer(i.hub.Words, o.fields)
			if r.record(o); r.out {
				return
			}
			if r.private {
				i.withheld++
				return
			}
			persons := i.left.unasked(o, where)
			if len(r.made) == 0 {
				i.leaveOut(where, "This record has no name, and was left out.", nameIt)
			}
			for n, made := range r.made {
				made.persons = persons
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
	out   bool // the whole record is left out, and that was told
	// private is whether its words say that it is not for everybody.
	private bool
}

// record finds out what kind of record an object is.
func (r *hsdsReader) record(o object) {
	switch {
	case o.has("service"):
		r.service(o.object("service"), organisationOf(o), placesAt([]object{o}))
	case o.has("services") && isPlace(o):
		for _, service := range o.objects("services") {
			r.service(service, organisationOf(service), []placed{{location: o}})
		}
		o.skip("services", "organization_id")
	case o.has("services"):
		name := o.text("name")
		var only []placed
		if places := o.objects("locations"); len(places) == 1 {
			only = []placed{{location: places[0]}}
		}
		for _, service := range o.objects("services") {
			if service.has("service_at_locations") {
				r.service(service, name, nil)
			} else {
				r.service(service, name, only)
			}
		}
		o.skip("id", "locations") // each service names its own
	case isPlace(o):
		made := r.begin(o)
		if made == nil {
			return
		}
		r.location(made, o)
		r.schedules(made, o)
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
		r.schedules(made, l)
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

// heed reads what the words of a service say of whether and when it is given.
func (r *hsdsReader) heed(made *Record) {
	g := &made.Group
	kept, heard := heed(r.importer, r.where, g.Attendance, g.Schedule, []string{g.Alert.Text},
		append(paragraphs(made.Text), made.Summary))
	g.Schedule = kept
	r.private = r.private || heard.private
	made.become(heard)
}

// mostMeetings is how many schedules a service may have at all its places together, since
// those of the service are meant at each: a short file can have more of them than memory.
const mostMeetings = 200_000

// service reads a service, at the places where it is given.
func (r *hsdsReader) service(o object, organisation string, at []placed) {
	if at == nil {
		at = placesAt(o.objects("service_at_locations"))
	}
	var places []placed
	link := ""
	for _, p := range at {
		if p.location.text("location_type") == "virtual" {
			link = p.location.text("url")
			p.location.skip("id")
			continue
		}
		places = append(places, p)
	}
	if schedules, _ := o.fields["schedules"].([]any); len(places)*len(schedules) > mostMeetings {
		r.leaveOut(r.where, diag.Say("This service has %d places, and %d schedules for each of them, which is more "+
			"than can be read. It was left out.", len(places), len(schedules)),
			"Make a service of its own of each place, with the schedules of that place alone.")
		r.out, r.made = true, nil
		return
	}
	if len(places) == 0 {
		places = []placed{{}}
	}
	for _, p := range places {
		made := r.begin(o)
		if made == nil {
			return
		}
		r.facts(made, o, organisation)
		if p.location.fields != nil {
			if len(places) > 1 {
				made.Title = strings.TrimSuffix(made.Title+", "+p.location.text("name"), ", ")
			}
			r.location(made, p.location)
		}
		made.describe(p.at.text("description"))
		r.phones(made, p.at)
		r.contacts(made, p.at)
		for _, of := range []object{p.at, o, p.location} { // the hours of a building speak last
			r.schedules(made, of)
		}
		for _, of := range []object{p.at, o, p.location} {
			r.holidays(made, of)
		}
		r.heed(made)
		if link != "" {
			made.Group.Online = model.Online{URL: webAddress(link)}
		}
	}
}
