package spreadsheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestContactCells: a cell called "Contact" may hold a name, a number, an address, or all of it.
func TestContactCells(t *testing.T) {
	for cell, want := range map[string]string{
		"info@gamma.example.org": "email: info@gamma.example.org", "0113 496 0118": `phone: "0113 496 0118"`,
		"Ask for Jean": "name: Jean", "Text Lisa 01632 960118": `name: Lisa phone: "01632 960118"`,
		"Sam - 0113 496 0118 or sam@z.example.org": `name: Sam email: sam@z.example.org phone: "0113 496 0118"`,
		"Sam 0113 496 0118":                        `name: Sam phone: "0113 496 0118"`, "Pat (0113 496 0118)": `name: Pat phone: "0113 496 0118"`,
		"Outreach Team": "role: Outreach Team", "CPN Team": "role: CPN Team", "The office, 0113 496 0118": `role: The office phone: "0113 496 0118"`,
		"Jean": "name: Jean", "Anna and Joe": "name: Anna and Joe", "Anna Smith": "name: Anna Smith",
		"Mrs Begum": "name: Mrs Begum", "Email: tea@example.org": "email: tea@example.org",
		"Demander Léa": "name: Léa", "Appeler Léa au 01 99 00 12 34": `name: Léa phone: "01 99 00 12 34"`,
		"Preguntar por Ana": "name: Ana", "Équipe mobile": "role: Équipe mobile", "اسأل عن ليلى": "name: ليلى",
		"https://ann@example.org/room": `name: "https://ann@example.org/room"`, "+13125550100,,80000000001#": `name: "+13125550100,,80000000001#"`,
		"see the poster at the library": "",
	} {
		page, _ := lines(t, "name,day,start,city,country,contact\nTea,Monday,19:00,Leeds,GB,\""+cell+"\"\n")
		_, got, found := strings.Cut(page, "contact: ")
		if !found {
			got = ""
		}
		var kept []string
		for _, part := range []string{"role: ", "name: ", "email: ", "phone: "} {
			if _, value, has := strings.Cut(got, part); has {
				for _, next := range []string{" role: ", " name: ", " email: ", " phone: "} {
					value, _, _ = strings.Cut(value, next)
				}
				kept = append(kept, part+value)
			}
		}
		if said := strings.Join(kept, " "); said != want {
			t.Errorf("%q: %s, want %s", cell, said, want)
		}
	}
}

// TestMobilesOfPersons: a mobile beside a first name is left out of what comes from elsewhere, and
// told once; a sheet in the hub is the hub's to decide.
func TestMobilesOfPersons(t *testing.T) {
	const head = "name,day,start,city,country,consent_on,contact,"
	for data, own := range map[string]bool{
		head + "tel\nTea,Monday,19:00,Perth,AU,,Anna,0491 570 006\nSoup,Monday,19:00,Perth,AU,,Bo,0491 570 156\n":           true,
		head + "cost\nTea,Monday,19:00,Perth,AU,,Anna 0491 570 006,\nSoup,Monday,19:00,Perth,AU,,Text Bo 0491 570 156,\n":   true,
		head + "tel\nTea,Monday,19:00,Perth,AU,,,0491 570 006\nSoup,Monday,19:00,Perth,AU,,Team,0491 570 156\n":             false,
		head + "tel\nTea,Monday,19:00,Perth,AU,2026-01-02,Anna,0491 570 006\nSoup,Monday,19:00,Perth,AU,,Bo,02 5550 1234\n": false,
		// Without a country, and with one in which nobody has such a number.
		head + "tel\nTea,Monday,19:00,,,,Anna,07845 612399\nSoup,Monday,19:00,,,,Bo,06 12 34 56 78\n":                      true,
		head + "tel\nTea,Monday,19:00,Leeds,GB,,Anna,07700 900123\nSoup,Monday,19:00,Leeds,GB,,Bo,07700 900456\n":          true,
		head + "tel\nTea,Monday,19:00,Leeds,GB,,Anna,0113 496 0111\nSoup,Monday,19:00,,,,Bo,01632 960118\n":                false,
		head + "tel\nTea,Monday,19:00,,,,,07845 612399\nSoup,Monday,19:00,,,,Team,07845 612398\n":                          false,
		head + "tel (public)\nTea,Monday,19:00,Perth,AU,,Anna,0491 570 006\nSoup,Monday,19:00,Perth,AU,,Bo,0491 570 156\n": false,
	} {
		tables, _ := Tables("g.csv", []byte(data), hub())
		imported := Drafts("g.csv", tables, hub())
		said := fmt.Sprintf("%+v", imported.Findings)
		if len(imported.Drafts) == 0 {
			t.Fatalf("%q: %s", data, said)
		}
		if got := !strings.Contains(strings.Join(imported.Drafts[0].Lines, "\n"), "phone"); got != own ||
			strings.Contains(said, "were left out. Rows: 2, 3.") != own || own && strings.Count(said, "own mobile") != 1 {
			t.Errorf("%q: %v %v", data, imported.Drafts, said)
		}
		pages, findings := read(data)
		if said := fmt.Sprintf("%+v", findings); pages[0].Group.Contact.Phone == "" ||
			strings.Contains(said, "readers see them. Rows: 2, 3.") != own {
			t.Errorf("of the hub %q: %+v %v", data, pages[0].Group.Contact, said)
		}
	}
}
