package postal

import (
	"strings"
	"testing"

	"peerhub/generator/gazetteer"
)

// streets are as each country has them, with a postcode and a region of it.
var streets = map[string][]string{
	"US": {"12 Main St", "98104", "WA"}, "CA": {"12 King Street West", "M5H 2N2", "ON"},
	"GB": {"12 High Street", "LS1 3AB", ""},
	"IE": {"Main Street", "T12 NT99", ""}, "DE": {"Hauptstraße 12", "10115", ""}, "AT": {"Hauptplatz 1", "8010", ""},
	"CH": {"Dorfstrasse 5", "8001", ""}, "FR": {"12 rue de la Gare", "75004", ""}, "BE": {"Grote Markt 1", "9000", ""},
	"NL": {"Dorpsstraat 1", "1011 PN", ""}, "ES": {"Calle Mayor, 5", "28005", "Madrid"},
	"IT": {"Via Roma 3", "20121", "MI"},
	"PL": {"ul. Szkolna 2", "00-950", ""}, "PT": {"Rua Direita 5", "1149-014", ""},
	"BR": {"Rua das Flores, 12", "01310-200", "SP"},
	"MX": {"Calle Hidalgo 10, Centro", "06050", "CDMX"}, "JP": {"1-2-3 Honcho", "100-0005", "Tokyo"},
	"AU": {"5 George St", "2000", "NSW"},
	"NZ": {"10 Main Road", "6011", ""}, "ZA": {"6 Main Road", "8001", ""}, "KE": {"Moi Avenue", "00100", ""},
	"IN": {"MG Road", "400001", "Maharashtra"},
}

// every is which towns are tried: as many as take a second.
const every = 37

// TestEveryTown writes an address for each town of the gazetteer as its country does, with
// and without its country, in capitals and without commas: what comes of it is that town in
// that country, or nothing. With commas and the country it is never nothing.
func TestEveryTown(t *testing.T) {
	shown := 0
	for _, code := range codes() {
		s := streets[code]
		if s == nil {
			t.Fatalf("%s has no street", code)
		}
		for n, town := range gazetteer.In(code) {
			city := town.Name
			if n%every != 0 || strings.ContainsAny(city, "0123456789()/,[]") {
				continue
			}
			line := Line(Address{Street: s[0], City: city, Postcode: s[1], Region: s[2], Country: code}, "")
			for kind, form := range map[string]struct{ line, country string }{
				"given": {line, code}, "unknown": {line, ""}, "named": {line + ", " + name(code), ""},
				"capitals": {strings.ToUpper(line), code}, "no commas": {strings.ReplaceAll(line, ",", ""), code},
				"nothing": {strings.ReplaceAll(line, ",", ""), ""},
				"no town": {strings.Replace(line, city, "", 1), code},
				"no code": {strings.Replace(line, s[1], "", 1), code},
			} {
				a, ok := Split(form.line, form.country)
				got, _ := gazetteer.Find(code, a.City)
				want, _ := gazetteer.Find(code, city)
				same := a.Country == code && got == want
				if same && ok || !ok && kind != "given" || kind == "no town" && key(a.City) == key(s[2]) {
					continue
				}
				if shown++; shown < 20 {
					t.Errorf("%s, %s: %q became %q", code, kind, form.line, a)
				}
			}
		}
	}
}

func name(code string) string {
	return map[string]string{"US": "USA", "GB": "UK", "DE": "Germany", "FR": "Francia", "NL": "Netherlands",
		"KE": "Kenya", "IN": "India", "CA": "Canada",
		"IE": "Ireland", "AT": "Austria", "CH": "Suisse", "BE": "Belgique", "ES": "España", "IT": "Italia",
		"PL": "Polska", "PT": "Portugal", "BR": "Brasil",
		"MX": "México", "JP": "Japan", "AU": "Australia", "NZ": "New Zealand", "ZA": "South Africa"}[code]
}
