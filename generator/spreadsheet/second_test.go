package spreadsheet

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
)

// TestSecondContact: of two contacts the first is read, and which rows have another is told
// once; where the first cells are empty, the second is the contact. Nobody's number is in a
// finding.
func TestSecondContact(t *testing.T) {
	pages, findings := read("id,name,contact,phone,Contact 2,Second phone,E-Mail (2),kind\n" +
		"a,A,Sue,+44 113 496 0000,Marta,+44 113 496 0001,x@example.org\nb,B,,,Ines,+44 113 496 0009,\nc,C,Tom,,,,\n")
	var contacts, said []string
	for _, p := range pages {
		contacts = append(contacts, strings.TrimSpace(p.Group.Contact.Name+" "+p.Group.Contact.Phone))
	}
	for _, f := range findings {
		said = append(said, f.Message.String())
		if text := string(f.Message + f.Excerpt + f.Suggestion); strings.Contains(text, "Marta") ||
			strings.Contains(text, "0001") {
			t.Errorf("a second contact is told: %+v", f)
		}
	}
	if diff := cmp.Diff([]string{"Sue +44 113 496 0000", "Ines +44 113 496 0009", "Tom"}, contacts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"A listing has one contact. The second one was not read, in these rows: 2."},
		said); diff != "" {
		t.Error(diff)
	}
	for _, header := range []string{"Phone 2", "phone2", "2nd phone", "Telephone (2)", "Other phone",
		"Deuxième téléphone", "Téléphone 2", "Teléfono 2", "otro correo", "الهاتف 2", "هاتف"} {
		if got := secondOf(hub().Words, header); (got == "") != (header == "هاتف") {
			t.Errorf("secondOf(%q) = %q", header, got)
		}
	}
}

// TestOneName: rows of one name are one group in one place, two in two towns, and asked
// about where nobody can know.
func TestOneName(t *testing.T) {
	for rows, want := range map[string]string{
		"Tea,monday,18:30,Leeds,\nTea,friday,18:30,Leeds,\n":                        "tea 2",
		"Tea,monday,18:30,Leeds,\nTea,friday,18:30,,\n":                             "tea 2",
		"Tea,monday,18:30,,\nTea,friday,18:30,,\n":                                  "tea 2",
		"Tea,monday,18:30,Leeds,\nTea,friday,18:30,York,\n":                         "tea-leeds 1, tea-york 1",
		"Tea,monday,18:30,Leeds,\nTea,friday,18:30,York,\nTea,sunday,9:00,Leeds,\n": "tea-leeds 2, tea-york 1",
		"Tea,monday,18:30,Leeds,\nTea,friday,18:30,York,\nTea,sunday,9:00,,\n": "tea-leeds 1, tea-york 1, tea " +
			"1 | asked",
		"Tea,monday,18:30,Leeds,Hall\nTea,friday,18:30,Leeds,Mill\n": "tea-leeds 1, tea-leeds-2 1 | " +
			"asked",
		"Tea,monday,18:30,Leeds,\nSoup,monday,9:00,Leeds,\nTea,friday,18:30,,\n": "tea-leeds 1, soup 1, tea 1 | " +
			"asked",
	} {
		pages, findings := read("name,day,start,city,venue\n" + rows)
		var got []string
		for _, p := range pages {
			got = append(got, p.Path+" "+string(rune('0'+len(p.Group.Schedule))))
		}
		said := strings.Join(got, ", ")
		asked := 0
		for _, f := range findings {
			if f.Code == diag.GroupRepeated {
				asked++
			}
		}
		if asked > 0 {
			said += " | " + strings.TrimSpace(strings.Repeat("asked ", asked))
		}
		if said != want {
			t.Errorf("%s: %s, want %s %v", rows, said, want, findings)
		}
	}
}

// TestDefaults: what is true of all groups stands above the names of columns, or in
// hub.yaml; what is wrong with it is told once.
func TestDefaults(t *testing.T) {
	pages, findings := read("Our groups\nCountry: United Kingdom\nregion,Yorkshire\nlanguages,English,French\n" +
		"cost:,free\n" +
		"join,maybe\nid,name,country,phone\na,A,,0113 496 0000\nb,B,FR,04 72 00 00 00\n")
	if len(findings) != 1 || findings[0].Line != 6 || findings[0].Code != diag.TermUnknown {
		t.Errorf("%+v", findings)
	}
	a, b := pages[0].Group, pages[1].Group
	if a.Place.Country != "GB" || strings.Join(a.Place.Region, "") != "Yorkshire" ||
		strings.Join(a.Languages, " ") != "en fr" || a.Cost != "free" {
		t.Errorf("%+v", a)
	}
	if b.Place.Country != "FR" || b.Place.Region != nil || b.Cost != "free" {
		t.Errorf("%+v", b)
	}
}
