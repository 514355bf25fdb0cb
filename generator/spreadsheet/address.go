package spreadsheet

import (
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/naming"
	"peerhub/generator/postal"
)

// address takes apart a cell with a whole address, where no town stands beside it, and
// reports whether it did. Cells of their own count more than its parts.
func (f *matter) address(indent string, o origin) bool {
	country, city := Country(f.sheet.hub.Words, f.said("place.country")), f.said("place.city")
	isVenue := o.column.field == "place.venue"
	if city != "" && !isVenue {
		street := streetAlone(f, o.value)
		if street != o.value {
			f.line(indent+"address: "+frontmatter.Text(street), o)
		}
		return street != o.value
	}
	a, ok := postal.Split(o.value, strings.ToUpper(country))
	if isVenue && (!ok || a.Street == "" || city != "" && naming.Fold(city) != naming.Fold(a.City)) {
		return false
	}
	if !ok {
		if postal.Whole(o.value) && !f.translation {
			f.sheet.onOneLine = append(f.sheet.onOneLine, o.row)
		}
		f.ending(indent, country, o)
		return false
	}
	if house := f.said("place.venue"); house != "" && !isVenue {
		if naming.Fold(house) != naming.Fold(a.Venue) {
			a.Street = strings.Trim(a.Venue+", "+a.Street, ", ")
		}
		a.Venue = ""
	}
	if country == "" {
		f.country = a.Country // by which telephone numbers are read
	}
	region := a.Region
	if region != "" {
		region = frontmatter.List([]string{region})
	}
	for _, part := range []struct{ name, value string }{
		{"venue", frontmatter.Text(a.Venue)}, {"address", frontmatter.Text(a.Street)},
		{"city", frontmatter.Text(a.City)}, {"region", region}, {"postcode", frontmatter.Text(a.Postcode)},
		{"country", a.Country},
	} {
		if part.value != "" && part.value != `""` &&
			(part.name == "address" || isVenue && part.name == "venue" || f.said("place."+part.name) == "") {
			f.line(indent+part.name+": "+part.value, o)
		}
	}
	return true
}

// streetAlone is a line without the town and the postcode at its end that have columns of their own:
// readers would see them twice.
func streetAlone(f *matter, line string) string {
	city, code := naming.Fold(f.said("place.city")), naming.Fold(f.said("place.postcode"))
	if at := strings.LastIndex(line, ","); at > 0 && code != "" && naming.Fold(line[at+1:]) == code {
		line = strings.TrimSpace(line[:at])
	}
	at := strings.LastIndex(line, ",")
	if at <= 0 {
		return line
	}
	if last := naming.Fold(line[at+1:]); last == city || code != "" && last == city+" "+code {
		return strings.TrimSpace(line[:at])
	}
	return line
}

// ending takes the country and the postcode behind a line that stays as it is.
func (f *matter) ending(indent, country string, o origin) {
	named, postcode := postal.Ending(o.value, f.sheet.hub.Codes()...)
	if named == "" || f.translation || country != "" && country != named {
		return
	}
	if country == "" {
		f.country = named
		f.line(indent+"country: "+named, o)
	}
	if postcode != "" && f.said("place.postcode") == "" {
		f.line(indent+"postcode: "+frontmatter.Text(postcode), o)
	}
}

// said is what the first row that has a cell for a field says in it.
func (f *matter) said(path string) string {
	for _, r := range f.group.rows {
		if text := f.sheet.value(r, path); text != "" {
			return text
		}
	}
	return ""
}

// wholeAddresses says once which rows have addresses that stay on one line.
func wholeAddresses(s *sheet) {
	if len(s.onOneLine) == 0 {
		return
	}
	const whole diag.Text = "Addresses stay on one line, since nobody can be sure which part is the town: %d. " +
		"The first stands in row %d."
	s.find(diag.AddressKept, diag.Warning, 0, diag.Say(whole, len(s.onOneLine), s.onOneLine[0]),
		"Make a column for the towns: city. Columns named postcode, region and country help too.")
}
