package interchange

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// isPlace tells a location, of which version 2 does not say what kind it is.
func isPlace(o object) bool {
	return o.has("location_type") || o.has("addresses") || o.has("latitude") && !o.has("service_at_locations")
}

// placed is a place at which a service is given, and what is said of the service there.
type placed struct{ at, location object }

func placesAt(all []object) []placed {
	var out []placed
	for _, a := range all {
		a.skip("id", "service_id", "location_id")
		out = append(out, placed{a, a.object("location")})
	}
	return out
}

// location reads a place.
func (r *hsdsReader) location(made *Record, o object) {
	p := &made.Group.Place
	o.skip("id", "location_type")
	if name := o.text("name"); name != made.Title {
		p.Venue = name
	}
	p.Lat, p.Lon, p.HasPoint = o.point()
	for _, a := range o.objects("addresses") {
		if strings.EqualFold(a.text("address_type"), "postal") { // where letters go, often to somebody's home
			a.skipAll()
			r.left.add("addresses: postal", r.where)
			continue
		}
		r.written(p, a)
		break
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
