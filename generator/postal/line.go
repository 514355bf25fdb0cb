package postal

import (
	"slices"
	"strings"
)

// elsewhere is the order of countries that countries.txt lacks.
const elsewhere = "s, p c, r"

// Line writes the parts of an address in the order of their country, without its name.
// Between them stands what the reader's language has as a comma; "" is ", ". A region
// stands where the country's addresses have one.
func Line(a Address, comma string) string {
	if comma == "" {
		comma = ", "
	}
	order := elsewhere
	if c := countries()[a.Country]; c != nil {
		order = c.order
	}
	if a.Country == "JP" && hasHan(a.City+a.Region) {
		return strings.TrimSpace(mark(a.Postcode) + a.Region + a.City + a.Street)
	}
	parts := map[rune]string{'s': a.Street, 'c': a.City, 'r': a.Region, 'p': a.Postcode}
	var out strings.Builder
	between, sign := "", "" // what stands since the last part, the longest of several signs
	for _, r := range order {
		part, is := parts[r]
		if !is {
			sign += string(r)
			continue
		}
		if len(sign) > len(between) {
			between = sign
		}
		if sign = ""; part == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteString(strings.ReplaceAll(between, ", ", comma))
		}
		out.WriteString(part)
		between = ""
	}
	return out.String()
}

// mark puts the sign of Japanese mail before a postcode.
func mark(postcode string) string {
	if postcode == "" {
		return ""
	}
	return "〒" + postcode + " "
}

// RegionOf returns the first of some regions that stands in addresses of a country, "" when
// none does.
func RegionOf(code string, regions []string) string {
	c := countries()[code]
	if c == nil || !strings.Contains(c.order, "r") {
		return ""
	}
	for _, region := range regions {
		region = strings.TrimPrefix(region, code+"-") // as ISO 3166-2 has it: "CA-NS"
		if c.isRegion(region) || code == "JP" && prefecture.FindString(region) == region && region != "" {
			return region
		}
	}
	return ""
}

// numberFirst are the countries in whose addresses the number of a house stands before the
// street (Universal Postal Union, "Postal addressing systems"); behind it elsewhere.
var numberFirst = strings.Fields("AU BD BH CA DZ EG FR GB GG GH HK IE IL IM IN JE JM KE LB LK LU MA MC MT MY NG NZ OM PH PK " +
	"SA SG TH TN TT TZ UG US VN ZA ZM ZW")

// StreetAndNumber is the line of an address, in the order of its country. Of one that nobody
// knows, the number stands behind, as OpenStreetMap has the two.
func StreetAndNumber(street, number, country string) string {
	if slices.Contains(numberFirst, country) {
		return number + " " + street
	}
	return street + " " + number
}
