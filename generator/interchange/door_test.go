package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
)

// TestWithoutLink: the address of a meeting stands under online alone, where nobody
// sees it before the group has said so.
func TestWithoutLink(t *testing.T) {
	d := frontmatter.Draft{Text: "Come by https://zoom.us/j/1\nat ten.", Lines: []string{
		"name: Tea", `summary: "https://zoom.us/j/1"`, "schedule:", "  - day: monday", `    note: "By https://zoom.us/j/1 at ten"`,
		"online:", `  url: "https://zoom.us/j/1"`}}
	withoutLink(&d, "https://zoom.us/j/1?pwd=x")
	want := "name: Tea|schedule:|  - day: monday|    note: By at ten|online:|  url: \"https://zoom.us/j/1\""
	if got := strings.Join(d.Lines, "|"); got != want || strings.Contains(d.Text, "zoom") {
		t.Errorf("%s\n%s", got, d.Text)
	}
}

// TestDiscreet: sentences of findings stay whole, and what they quote is without secrets.
func TestDiscreet(t *testing.T) {
	for text, want := range map[diag.Text]string{
		diag.Say("%s: %s", "door_code", diag.Text("Nobody knows what this column means, so it is not read.")): "door_code: Nobody knows what this column means, so it is not read.",
		"Password: nobody can read it.":                                             "Password: nobody can read it.",
		diag.Say("%q is no language that is known.", "Passcode: rose77"):            `"" is no language that is known.`,
		diag.Say("%s: %s was left out.", "passcode", "998877"):                      "passcode: … was left out.",
		diag.Say("%s: %s", "row 2", diag.Say("%q is no day.", "Ask Jane Fielding")): `row 2: "Ask Jane" is no day.`,
	} {
		if got := discreet(text).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestNumbersOfPersons: outside texts, too, a number of a person is taken out and told.
func TestNumbersOfPersons(t *testing.T) {
	var o door
	d := frontmatter.Draft{Where: "row 2", Name: "Tea", Slug: "tea", Lines: []string{"name: Tea", `cost: "£2 to Kim 07700 900555"`, "contact:",
		`  name: "Kim 07700 900555"`, `  role: "Host, mobile 07700 900321"`, `  phone: "07700 900999 ask for Dave"`}}
	o.draft(&d)
	want := `name: Tea|cost: "£2 to Kim"|contact:|  name: Kim|  role: Host|  phone: "07700 900999"`
	if got := strings.Join(d.Lines, "|"); strings.ReplaceAll(got, `"`, "") != strings.ReplaceAll(want, `"`, "") {
		t.Error(got)
	}
	if len(o.findings("x.csv")) != 2 {
		t.Error(o.findings("x.csv"))
	}
}
