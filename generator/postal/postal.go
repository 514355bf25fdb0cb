// Package postal knows how addresses are written in the world: it takes those on one
// line apart, and puts the parts in the order of their country.
//
// The rules stand in countries.txt: where a country's postcode stands and how it looks,
// and its regions. A line is taken apart only where its parts are sure:
//
//   - the country is named, or its postcode or region leaves no doubt, or the town is of
//     no other country that is as large;
//   - the town stands directly beside the postcode, or where towns stand in that country,
//     or the gazetteer knows it;
//   - read by the rules of other countries, it says nothing else.
//
// Everything else stays as it is: a line that is not understood still leads people to
// the door, and a wrong town does not.
package postal

import (
	"strings"

	"golang.org/x/text/width"

	"peerhub/generator/gazetteer"
)

// Address is an address in parts. What a line does not say is "".
type Address struct {
	Venue, Street string
	City          string
	Region        string // as the line has it: "CA", "Co. Kerry"
	Postcode      string // as its country writes it
	Country       string // ISO 3166-1 alpha-2
}

// longest is how many bytes an address on a line has; more is a text.
const longest = 300

// Split takes a line apart. The country is that which is known from elsewhere, or "". It
// is false where the parts are not sure, and for countries that countries.txt lacks.
func Split(line, country string) (Address, bool) {
	line = tidy(line)
	if line == "" || len(line) > longest {
		return Address{}, false
	}
	if a, ok := splitJapanese(line, country); ok {
		return a, true
	}
	if country != "" {
		c := countries()[country]
		if c == nil {
			return Address{}, false
		}
		rest, named, loose := takeCountry(line)
		if named == country {
			if a, ok := c.split(rest, evidence{known: true, loose: loose}); ok {
				return a, true
			}
		} else if named != "" && !loose && c.regions[key(line[len(rest):])] == "" {
			return Address{}, false // of another country
		}
		return c.split(line, evidence{known: true})
	}
	rest, named, loose := takeCountry(line)
	if c := countries()[named]; c != nil {
		if a, ok := c.split(rest, evidence{known: true, loose: loose}); ok || !loose {
			return a, ok
		}
	}
	return anywhere(line)
}

// anywhere takes a line apart of which nobody knows the country: by the rules of the one
// by which it can be read.
func anywhere(line string) (Address, bool) {
	var found []Address
	e := evidence{regions: regionsAtEnd(line), towns: townsBehindDigits(line)}
	for _, code := range codes() {
		if a, ok := countries()[code].split(line, e); ok {
			found = append(found, a)
		}
	}
	if rest, c := takeCode(line); c != nil {
		if a, ok := c.split(rest, evidence{known: true}); ok {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		return Address{}, false
	}
	a := found[0]
	if a.Postcode != "" {
		return a, true
	}
	if _, too := gazetteer.Find(a.Region, a.City); too { // Richmond, CA is also one of Canada
		return Address{}, false
	}
	for _, code := range codes() { // 20121 Lodi, MI is in Michigan only as long as 20121 says nothing
		if other, ok := countries()[code].split(line, evidence{known: true}); ok && other.Postcode != "" {
			return Address{}, false
		}
	}
	return a, true
}

var separators = strings.NewReplacer("\r", "", "\n", ", ", " | ", ", ", "،", ",", "、", ",", "，", ",")

// tidy evens out what programs do to lines: digits of Japanese keyboards, line breaks,
// bars and, where no comma is, semicolons between parts, spaces.
func tidy(line string) string {
	line = width.Fold.String(line)
	if !strings.ContainsAny(line, ",\n") {
		line = strings.ReplaceAll(line, ";", ",")
	}
	line = separators.Replace(line)
	var parts []string
	for part := range strings.SplitSeq(line, ",") {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// IsTown reports whether a line is the name of a town alone, of the country or, where none
// is known, of any.
func IsTown(country, line string) bool {
	line = strings.TrimSpace(line)
	if country == "" {
		return gazetteer.Largest(line) != ""
	}
	_, known := gazetteer.Find(country, line)
	return known
}

// Whole reports whether a line looks as if it had more than a street, also where it cannot
// be taken apart.
func Whole(line string) bool {
	line = tidy(line)
	return strings.Contains(line, ", ") || len(strings.Fields(line)) > 5
}
