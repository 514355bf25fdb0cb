package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
)

// TestWithoutLink: the address of a meeting stands under online alone, where nobody
// sees it before the group has said so.
func TestWithoutLink(t *testing.T) {
	d := frontmatter.Draft{Text: "Come by https://zoom.us/j/1\nat ten.", Lines: []string{
		"name: Tea", `summary: "https://zoom.us/j/1"`, "schedule:", "  - day: monday",
		`    note: "By https://zoom.us/j/1 at ten"`,
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
		diag.Say("%s: %s", "door_code",
			diag.Text("Nobody knows what this column means, so it is not read.")): "door_code: Nobody knows what " +
			"this column means, so it is not read.",
		diag.Say("%s", "door_code: door_code"):                                      "door_code: door_code",
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
	d := frontmatter.Draft{Where: "row 2", Name: "Tea", Slug: "tea",
		Lines: []string{"name: Tea", `cost: "£2 to Kim 07700 900555"`, "contact:",
			`  name: "Kim 07700 900555"`, `  role: "Host, mobile 07700 900321"`,
			`  phone: "07700 900999 ask for Dave"`}}
	o.draft(&d)
	want := `name: Tea|cost: "£2 to Kim"|contact:|  name: Kim|  role: Host|  phone: "07700 900999"`
	if got := strings.Join(d.Lines, "|"); strings.ReplaceAll(got, `"`, "") != strings.ReplaceAll(want, `"`, "") {
		t.Error(got)
	}
	if len(o.findings("x.csv")) != 2 {
		t.Error(o.findings("x.csv"))
	}
}

// TestWithoutMeeting: texts do not say how to get into a meeting, and nothing else is lost.
func TestWithoutMeeting(t *testing.T) {
	for text, want := range map[string][2]string{
		"Join https://us02web.zoom.us/j/812?pwd=x":            {"", "https://us02web.zoom.us/j/812"},
		"Tea. Zoom: https://zoom.us/j/5. Come in.":            {"Tea. Come in.", "https://zoom.us/j/5"},
		"By https://meet.google.com/abc-defg-hij at ten":      {"at ten", "https://meet.google.com/abc-defg-hij"},
		"Come to https://zoom.us/j/1 or ring":                 {"Come or ring", "https://zoom.us/j/1"},
		"Write to https://example.org/a or ring":              {"Write to https://example.org/a or ring", ""},
		"meet.jit.si/sleepless":                               {"", "https://meet.jit.si/sleepless"},
		"[Room](https://teams.microsoft.com/l/meetup-join/1)": {"Room", "https://teams.microsoft.com/l/meetup-join/1"},
		"Tea. Meeting ID: 812 3456 7890":                      {"Tea", ""},
		"+442030512874,,123456789#":                           {"+442030512874", ""},
		"معرف الاجتماع: ٨١٢ ٣٤٥٦ ٧٨٩٠":                        {"", ""},
		"See https://example.org/tea, at ten":                 {"See https://example.org/tea, at ten", ""},
		"House number 12345678":                               {"House number 12345678", ""},
		"Ring 0113 496 0118, 10 to 12":                        {"Ring 0113 496 0118, 10 to 12", ""},
		"ID de réunion : 812 3456 7890":                       {"", ""},
	} {
		if got, link := withoutMeeting(text, false, false); got != want[0] && got != want[0]+"." || link != want[1] {
			t.Errorf("%q: got %q, %q", text, got, link)
		}
	}
	// What is dialled stays where a code guards it.
	for text, want := range map[string]string{
		"Dial 020 3481 5237. Conference ID: 123 456 789# PIN: 4471":                       "Dial 020 3481 5237. Conference ID: 123 456 789#",
		"+44 20 3481 5237,,84512345678#,,,,*123456#":                                      "+44 20 3481 5237,,84512345678#",
		"020 3481 5237, Meeting ID: 845 1234 5678, Passcode: 123456":                      "020 3481 5237, Meeting ID: 845 1234 5678",
		"+44 20 3481 5237 Phone Conference ID: 123 456 789#":                              "+44 20 3481 5237 Phone Conference ID: 123 456 789#",
		"Appelez le 01 23 45 67 89, ID de réunion : 845 1234 5678, code d’accès : 123456": "Appelez le 01 23 45 67 89, ID de réunion : 845 1234 5678",
		"020 3481 5237, Meeting ID: 845 1234 5678":                                        "020 3481 5237",
		"Meeting ID: 845 1234 5678, Passcode: 123456":                                     "",
		"+44 20 3957 1234 PIN: 123 456 789#":                                              "+44 20 3957 1234",
		"Join https://zoom.us/j/84512345678?pwd=x or 020 3481 5237":                       "Join or 020 3481 5237",
	} {
		got, o := let(text)
		got = strings.ReplaceAll(strings.TrimSuffix(got[strings.LastIndex(got, "|")+1:], "."), `\`, "")
		if got != want {
			t.Errorf("%q: got %q, want %q (%v)", text, got, want, o.found)
		}
	}
	var o door
	d := frontmatter.Draft{Where: "row 2", Name: "Tea", Slug: "tea",
		Lines: []string{"name: Tea", `summary: "Tea. https://zoom.us/j/1?pwd=x"`}}
	o.draft(&d)
	want := `name: Tea|summary: Tea.|online:|ask_passcode: true|url: https://zoom.us/j/1`
	if got := strings.ReplaceAll(strings.ReplaceAll(strings.Join(d.Lines, "|"), `"`, ""), "  ",
		""); len(got) != len(want) || !strings.Contains(got, "url: https://zoom.us/j/1") {
		t.Error(got)
	}
}

// TestAddressSaysNoMore: what is taken out of a name does not stay in its address.
func TestAddressSaysNoMore(t *testing.T) {
	for name, want := range map[string]string{
		"Tea - Zoom ID 812 3456 7890": "tea Tea", "Tea": "tea Tea", "Tea, passcode: 58070": "tea Tea",
		"Tea and talk": "tea-and-talk Tea and talk", "Tea with Mary Ashdowne": "tea-with-mary Tea with Mary Ashdowne",
	} {
		var o door
		d := frontmatter.Draft{Where: "row 2", Name: name, Slug: load.MakeSlug(name), Lines: []string{"name: " + frontmatter.Text(name)}}
		o.draft(&d)
		said, _ := frontmatter.Read(strings.TrimPrefix(d.Lines[0], "name: "))
		if got := d.Slug + " " + said; got != want || d.Name != said {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestNameInBrackets: of a name whose brackets hold a code, the words before them stay.
func TestNameInBrackets(t *testing.T) {
	for name, want := range map[string]string{"Bread (door 47B11)": "Bread", "Bread [door code 47B11]": "Bread", "Bread": "Bread",
		"(door 47B11)": ""} {
		in := Read("g.csv", []byte("name,day,start,city\n"+name+",tuesday,18:30,Leeds\n"), testHub(), today)
		got := ""
		if len(in.Drafts) > 0 {
			_, rest, _ := strings.Cut(in.Drafts[0].File(), "name: ")
			got, _, _ = strings.Cut(rest, "\n")
		}
		if want != "" && got != want || strings.Contains(got, "47B11") {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
