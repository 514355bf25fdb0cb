package postal

import (
	_ "embed"
	"strings"
	"testing"
	"unicode/utf8"
)

//go:embed testdata/lines.txt
var linesFile string

type example struct {
	text, country string
	want          Address
	kept          bool
}

func examples() []example {
	var out []example
	for line := range strings.Lines(linesFile) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		x := example{text: text, kept: want == "kept"}
		if strings.HasPrefix(text, "[") {
			x.country, x.text = text[1:3], text[5:]
		}
		if p := strings.Split(want, "|"); !x.kept {
			for i := range p {
				p[i] = strings.TrimSpace(p[i])
			}
			x.want = Address{p[0], p[1], p[2], p[3], p[4], p[5]}
		}
		out = append(out, x)
	}
	return out
}

// TestLines takes real lines apart. One that could be and is not is a pity, and counted;
// one that is wrong is an error.
func TestLines(t *testing.T) {
	all, kept := 0, 0
	for _, x := range examples() {
		got, ok := Split(x.text, x.country)
		all++
		switch {
		case !ok && !x.kept:
			kept++
			t.Logf("kept: %s", x.text)
		case ok == x.kept, ok && !alike(got, x.want):
			t.Errorf("%s\n got %q\nwant %q", x.text, got, x.want)
		}
	}
	if kept*50 > all {
		t.Errorf("%d of %d lines were kept as they are", kept, all)
	}
}

// alike takes the name of a house, which may stay before the street, with it.
func alike(a, b Address) bool {
	joined := func(a *Address) {
		a.Street = strings.Trim(a.Venue+", "+a.Street, ", ")
		a.Venue = ""
	}
	joined(&a)
	joined(&b)
	return a == b
}

// TestNoTown: a word that is the name of a town, and no town here.
func TestNoTown(t *testing.T) {
	for _, line := range []string{"[BE] 1050 Chaussée de Wavre", "[FR] 12 rue de Nice",
		"[FR] 3 place de Nancy, 4e étage", "[FR] 10 rue Oberkampf, Paris 11e",
		"[DE] Bremen, Hauptbahnhof", "[DE] Haus Berlin", "[DE] Zimmer 10115 im Rathaus", "[GB] St Albans Church Hall",
		"[GB] Washington Library, NE38 7SB",
		"[GB] The Lodge, Newport Road", "[GB] near Hull", "[IT] Via Firenze, 12", "[ES] Avda. de Barcelona",
		"[BR] Rua Recife, 10", "[PL] ul. Kraków 5",
		"[KE] Nairobi Hospital, Argwings Kodhek Road", "[US] 100 Broadway East Hartford CT 06108",
		"[US] 100 Lake Charles LA 70601", "10 Main St, New Mexico",
		"Paris, France, 75001", "12 avenue de Lyon, Genève", "Victoria, Australia", "Córdoba, Argentina", "Dover, Kent",
		"[DE] Vienna, Austria",
		"[US] Hauptstraße 5, 10115 Berlin", "12345 Some Street, Ventura, CA 93001, Mexico",
		"Via Roma 3, 20121, Lodi, MI", "广东省广州市天河区",
		"日本福音教会 千葉市", "[ES] Calle Mayor 5 28005 Ronda Madrid", "6 Main Road, Adelaide, 8001", "Call 555-0100, Boston", "[XX] 1 High Street, Leeds LS1 3AB"} {
		country := ""
		if strings.HasPrefix(line, "[") {
			country, line = line[1:3], line[5:]
		}
		if a, ok := Split(line, country); ok {
			t.Errorf("%s: %q", line, a)
		}
	}
}

// TestVenues: a house stands apart where its name says what it is, or a number and a street follow.
func TestVenues(t *testing.T) {
	for street, want := range map[string]string{"Town Hall, 1 High Street": "Town Hall",
		"Stadtbibliothek, Markt 1": "Stadtbibliothek",
		"Church Street, Old Town":  "", "Hall 3, 1 High Street": "", "Room in the Library, 1 High Street": "",
		"Rathausplatz, 3":            "",
		"Place de la Mairie, Centre": "", "Library": "Library", "": "", "Lantern, 1 High Street": "Lantern"} {
		if house, rest := venue(street); house != want || strings.Trim(house+", "+rest, ", ") != street {
			t.Errorf("%s: %q, %q", street, house, rest)
		}
	}
}

// TestCountryOrder: an address is written as its country does.
func TestCountryOrder(t *testing.T) {
	for want, a := range map[string]Address{
		"4 Mill Lane, Dover, DE 19901": {Street: "4 Mill Lane", City: "Dover", Region: "DE", Postcode: "19901",
			Country: "US"},
		"Dover, DE": {City: "Dover", Region: "DE", Country: "US"},
		"1 High Street, Leeds LS1 3AB": {Street: "1 High Street", City: "Leeds", Postcode: "LS1 3AB",
			Country: "GB"},
		"Markt 1, 10115 Berlin": {Street: "Markt 1", City: "Berlin", Postcode: "10115", Country: "DE"},
		"Via Roma 3, 20121 Milano MI": {Street: "Via Roma 3", City: "Milano", Region: "MI", Postcode: "20121",
			Country: "IT"},
		"Rua X, 3, São Paulo - SP, 01310-200": {Street: "Rua X, 3", City: "São Paulo", Region: "SP",
			Postcode: "01310-200", Country: "BR"},
		"〒100-8924 東京都千代田区永田町1-10-1": {Street: "永田町1-10-1", City: "千代田区", Region: "東京都", Postcode: "100-8924",
			Country: "JP"},
		"Vestergade 1, 1456 København": {Street: "Vestergade 1", City: "København", Postcode: "1456",
			Country: "DK"},
		"Moi Avenue, Nairobi": {Street: "Moi Avenue", City: "Nairobi", Country: "KE"},
		"1000":                {Postcode: "1000", Country: "BE"},
	} {
		if got := Line(a, ""); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// FuzzSplit: whatever strangers write, the parts are of the line.
func FuzzSplit(f *testing.F) {
	for _, x := range examples() {
		f.Add(x.text, x.country)
	}
	f.Fuzz(func(t *testing.T, line, country string) {
		a, ok := Split(line, country)
		if !ok {
			if a != (Address{}) {
				t.Errorf("%q: not sure, and %q", line, a)
			}
			return
		}
		if a.City == "" || a.Country == "" || country != "" && a.Country != country {
			t.Errorf("%q: %q", line, a)
		}
		for _, part := range []string{a.Venue, a.Street, a.City, a.Region} {
			if !utf8.ValidString(part) && utf8.ValidString(line) {
				t.Errorf("%q: %q is cut", line, part)
			}
		}
		for _, part := range []string{a.Venue, a.Street, a.Region} { // a town is spelled as it usually is
			if !strings.Contains(tidy(line), part) {
				t.Errorf("%q: %q is not of it", line, part)
			}
		}
	})
}
