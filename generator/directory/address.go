package directory

import (
	"cmp"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/postal"
)

// AddressLine writes street, town, region and postcode of a place in the order of its
// country, as far as it may be told. Between them stands what the reader's language has as
// a comma.
func AddressLine(p model.Place, comma string) string {
	return AddressOf(p, comma, func(part string) string { return part })
}

// AddressOf is AddressLine with each part as a function writes it, so that parts of two
// scripts do not change places.
func AddressOf(p model.Place, comma string, each func(string) string) string {
	p = p.Public()
	in := Region(p)
	if p.City == "" && strings.Contains(squeezed(p.Address), squeezed(p.Postcode)) {
		p.Postcode = "" // it stands in the line, which nobody took apart
	}
	a := postal.Address{Street: each(p.Address), City: each(p.City), Region: each(in), Postcode: each(p.Postcode),
		Country: p.Country}
	line := postal.Line(a, comma)
	if n := len(p.Region); n > 0 && in == "" && p.City != "" && p.Region[n-1] != p.City {
		line += comma + each(p.Region[n-1]) // addresses there have none, and readers may want it
	}
	return line
}

// squeezed is a text without spaces, in capitals.
func squeezed(s string) string { return strings.ToUpper(strings.ReplaceAll(s, " ", "")) }

// Region is the region that stands in addresses of the country: a state, a province. It
// is "" where none does, or none is known.
func Region(p model.Place) string { return postal.RegionOf(p.Country, p.Region) }

// NearestRegion is by which people tell towns of one name apart: the region that stands in
// addresses, else the smallest.
func NearestRegion(p model.Place) string {
	last := ""
	if n := len(p.Region); n > 0 {
		last = p.Region[n-1]
	}
	return cmp.Or(Region(p), last)
}
