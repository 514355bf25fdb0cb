package privacy

import (
	"strings"
	"unicode"
)

// openFirst and openLast are the words with which the name of such a house begins, and ends.
var openFirst, openLast = func() (first, last names) {
	first, last = names{}, names{}
	for _, w := range listed("open-houses", " ") {
		if bare, star := strings.CutPrefix(w, "*"); star {
			first[folded(bare)] = false
		} else {
			last[folded(w)] = false
		}
	}
	return first, last
}()

// venueEnds part the names in a venue from its street and its town.
var venueEnds = late(`[,;:()|\n]|\s[-–—]\s`)

// IsOpenHouse reports whether a venue has the name of a house in which nobody lives: what meets in
// the town library is in nobody's home, though it be called Mark's Place.
func IsOpenHouse(venue string) bool {
	if len(venue) > window || len(Homes(venue)) > 0 {
		return false
	}
	for _, part := range venueEnds().Split(lowered(plain(venue).text), -1) {
		words := strings.FieldsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '\'' })
		if len(words) == 0 || strings.ContainsFunc(part, unicode.IsDigit) { // a street
			continue
		}
		if openFirst.has(words[0]) || openLast.has(words[len(words)-1]) {
			return true
		}
	}
	return false
}
