package locale

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// names are the tables of CLDR in one language; nil where it has none.
type names struct {
	languages, regions display.Namer
}

func newNames(tag language.Tag) names {
	return names{languages: display.Languages(tag), regions: display.Regions(tag)}
}

// LanguageName returns the name of a language (BCP 47) in this language: "French".
// An unknown one keeps its code.
func (l *Locale) LanguageName(code string) string {
	_, err := language.Parse(code)
	return l.name("language."+code, code, func(n names) string {
		if err != nil || n.languages == nil {
			return ""
		}
		return n.languages.Name(nameTag(code))
	})
}

// CountryName returns the name of a country (ISO 3166-1 alpha-2, or "EU") in
// this language: "Kenya". An unknown one keeps its code.
func (l *Locale) CountryName(code string) string {
	code = strings.ToUpper(code)
	region, err := language.ParseRegion(code)
	return l.name("country."+code, code, func(n names) string {
		if err != nil || n.regions == nil {
			return ""
		}
		return n.regions.Name(region)
	})
}

// name returns the first name that this language or the next ones have: among
// their own texts, or in CLDR. Without one it returns the code.
func (l *Locale) name(key, code string, cldr func(names) string) string {
	for at := l; at != nil; at = at.next {
		if at.Has(key) {
			return at.T(key)
		}
		if name := cldr(at.names); name != "" {
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
