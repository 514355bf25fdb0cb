package interchange

import (
	"cmp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/postal"
)

// address reads an address on one line into what the record does not say elsewhere of its
// place. Where nobody can be sure which part is the town, the line stays as it is.
func (i *importer) address(p *model.Place, line, where string) {
	townOf(p)
	a, sure := postal.Split(line, p.Country)
	same := func(a, b string) bool { return naming.Fold(a) == naming.Fold(b) }
	if !sure || p.City != "" && !same(p.City, a.City) {
		p.Address = line
		i.ending(p, line)
		if p.City == "" && postal.Whole(line) {
			i.doubt(keptLine, where)
		}
		return
	}
	switch {
	case p.Venue == "":
		p.Venue = a.Venue
	case a.Venue != "" && !same(a.Venue, p.Venue):
		a.Street = strings.TrimSuffix(a.Venue+", "+a.Street, ", ")
	}
	p.Address, p.City = a.Street, cmp.Or(p.City, a.City)
	p.Postcode, p.Country = cmp.Or(p.Postcode, a.Postcode), cmp.Or(p.Country, a.Country)
	if a.Region != "" && !slices.ContainsFunc(p.Region, func(r string) bool { return same(r, a.Region) }) {
		p.Region = append([]string{a.Region}, p.Region...)
	}
}

// ending takes the country and the postcode behind a line that stays as it is.
func (i *importer) ending(p *model.Place, line string) {
	country, postcode := postal.Ending(line, i.hub.Codes()...)
	if p.Country == "" {
		p.Country = country
	}
	if p.Country == country {
		p.Postcode = cmp.Or(p.Postcode, postcode)
	}
}

// townOf takes a postcode and a region off a town: 10115 Berlin.
func townOf(p *model.Place) {
	if !strings.ContainsAny(p.City, ",0123456789") {
		return
	}
	if a, ok := postal.Split(p.City, p.Country); ok && a.Venue+a.Street == "" {
		p.City, p.Postcode, p.Country = a.City, cmp.Or(p.Postcode, a.Postcode), cmp.Or(p.Country, a.Country)
		if a.Region != "" && len(p.Region) == 0 {
			p.Region = []string{a.Region}
		}
	}
}

// ofOneName are countries that have a town of their name.
var ofOneName = strings.Fields("DJ GT GI HK KW LU MC MO MX PA SG SM VA")

// countryOnce takes the name of the country out of the street, the town and the regions, where
// readers would see it twice.
func countryOnce(p *model.Place) {
	if p.Country == "" || slices.Contains(ofOneName, p.Country) {
		return
	}
	names := func(s string) bool {
		s = strings.TrimSpace(s)
		return len([]rune(s)) > 3 && naming.Country(s) == p.Country && !postal.IsPartOfGB(s)
	}
	switch at := strings.LastIndex(p.Address, ","); {
	case names(p.Address):
		p.Address = ""
	case at > 0 && names(p.Address[at+1:]):
		p.Address = strings.TrimSpace(p.Address[:at])
	}
	if names(p.City) {
		p.City = ""
	}
	p.Region = slices.DeleteFunc(p.Region, names)
}

// What is asked about places, once for a file.
const (
	keptLine  = "line"
	elsewhere = "point"
	otherZone = "zone"
)

// doubt notes what is to be asked about a record.
func (i *importer) doubt(what, where string) {
	if i.doubts == nil {
		i.doubts = map[string][]string{}
	}
	if !slices.Contains(i.doubts[what], where) {
		i.doubts[what] = append(i.doubts[what], where)
	}
}

// placeDoubts are the findings about places.
func placeDoubts(i *importer) []diag.Finding {
	return counted(i.file, i.doubts, []countedKind{
		{keptLine, diag.AddressKept, "Addresses stay on one line, since nobody can be sure which part is the town: %s.",
			"Write their towns into fields or columns of their own, or into their pages: " +
				"place: {address: …, city: …, country: …}"},
		{elsewhere, diag.PlaceElsewhere, "Points that are not in the country or near the town of their group were left out: %s.",
			"Are latitude and longitude exchanged, or is a minus missing? Write the right points into their pages."},
		{otherZone, diag.TimezoneDoubtful, "Time zones may not be those of the places: %s.",
			"Write a continent and a city of the country, for example: Europe/London"},
	})
}

// lookAround notes what the hub's own check would ask about the place of a draft. A point
// that is elsewhere is taken out: then it reports true, and the lines are others.
func (i *importer) lookAround(d *frontmatter.Draft, found []diag.Finding) bool {
	out := false
	for _, f := range found {
		switch f.Code {
		case diag.PlaceElsewhere:
			d.Lines = slices.DeleteFunc(d.Lines, func(line string) bool {
				return strings.HasPrefix(line, "  lat: ") || strings.HasPrefix(line, "  lon: ")
			})
			if i.Format != CSV {
				i.doubt(elsewhere, labelled(d.Where, d.Name))
			}
			out = true
		case diag.TimezoneDoubtful:
			if i.Format != CSV { // a spreadsheet names the cell
				i.doubt(otherZone, labelled(d.Where, d.Name))
			}
		}
	}
	if out { // a place of which nothing else is known
		at := slices.Index(d.Lines, "place:")
		if at >= 0 && (at+1 == len(d.Lines) || !strings.HasPrefix(d.Lines[at+1], "  ")) {
			d.Lines = slices.Delete(d.Lines, at, at+1)
		}
	}
	return out
}
