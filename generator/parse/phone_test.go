package parse_test

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/parse"
)

// TestPhonesOfGroups: a code to dial and an emergency number are never the number of a
// group, and dear numbers are warned about.
func TestPhonesOfGroups(t *testing.T) {
	for phone, want := range map[string]string{"**21*0612345678#": "a code that changes", "*21#": "a code that changes",
		"999": "an emergency number", "112": "an emergency number", "09012 345678": "cost more", "0113 496 0118": "",
		"116 123": ""} {
		file := load.File{Path: "content/groups/en/x.md", Section: "groups", Language: "en", Page: "x"}
		page, findings := parse.Page(file, []byte("---\nname: x\nplace: {country: GB}\ncontact: {phone: \""+phone+
			"\"}\n---\n"), hubOf(t))
		said := ""
		for _, f := range findings {
			if f.Code == diag.PhoneInvalid {
				said += f.Message.String()
			}
		}
		kept := want == "" || want == "cost more"
		if !strings.Contains(said, want) || want == "" && said != "" || (page.Group.Contact.Phone != "") != kept {
			t.Errorf("%s: %q, shown %q", phone, said, page.Group.Contact.Phone)
		}
	}
}
