package locale

import (
	"strings"

	"peerhub/generator/cldr"
)

// LanguageName returns the name of a language (BCP 47) in this language: "French".
// An unknown one keeps its code.
func (l *Locale) LanguageName(code string) string {
	return l.name("language."+code, code, cldr.Language.LanguageName)
}

// CountryName returns the name of a country (ISO 3166-1 alpha-2, or "EU") in
// this language: "Kenya". An unknown one keeps its code.
func (l *Locale) CountryName(code string) string {
	code = strings.ToUpper(code)
	return l.name("country."+code, code, cldr.Language.CountryName)
}

// name returns the first name that this language or the next ones have: among
// their own texts, or in CLDR. Without one it returns the code.
func (l *Locale) name(key, code string, name func(in cldr.Language, code string) string) string {
	for at := l; at != nil; at = at.next {
		if at.Has(key) {
			return at.T(key)
		}
		if name := name(at.cldr, code); name != "" {
			return name
		}
	}
	return code
}

// CityName returns the name of the city that stands for a time zone (IANA) in
// this language: "Nairobi" for Africa/Nairobi.
func (l *Locale) CityName(zone string) string {
	if key := "zone.city." + zone; l.Has(key) {
		return l.T(key)
	}
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}

// ZonesOf are the time zones of a country (ISO 3166), by all names that devices have for
// them (IANA).
func ZonesOf(country string) []string { return cldr.ZonesOf(country) }
