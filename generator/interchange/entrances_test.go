package interchange

import (
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
)

// TestRoomAsWebsite: a meeting that stands where the website stands comes under online, where
// readers do not see it, and a document of a team stands nowhere.
func TestRoomAsWebsite(t *testing.T) {
	for site, online := range map[string]string{
		"https://zoom.us/j/8123456789?pwd=QQ1":                 "https://zoom.us/j/8123456789",
		"https://meet.google.com/abc-defg-hij":                 "https://meet.google.com/abc-defg-hij",
		"https://chat.whatsapp.com/AbCdEf":                     "https://chat.whatsapp.com/AbCdEf",
		"https://teams.microsoft.com/l/meetup-join/19%3aabc":   "https://teams.microsoft.com/l/meetup-join/19%3aabc",
		"https://docs.google.com/spreadsheets/d/1AbC/edit":     "",
		"https://docs.google.com/document/d/1AbC/edit?usp=sha": "",
	} {
		var o door
		d := frontmatter.Draft{Where: "row 2", Name: "Tea", Slug: "tea",
			Lines: []string{"name: Tea", "contact:", "  url: " + frontmatter.Text(site)}}
		o.draft(&d)
		got := strings.ReplaceAll(strings.Join(d.Lines, "|"), `"`, "")
		if strings.Contains(got, "contact") || online == "" && got != "name: Tea" ||
			online != "" && !strings.HasSuffix(got, "url: "+online) || len(o.found[asSite]) != 1 {
			t.Errorf("%s: %s (%v)", site, got, o.found)
		}
	}
	var o door
	d := frontmatter.Draft{Where: "row 2", Name: "Tea", Slug: "tea", Lines: []string{"name: Tea", "contact:",
		`  url: "https://docs.google.com/forms/d/e/1AbC/viewform"`}}
	if o.draft(&d); len(d.Lines) != 3 || len(o.found) != 0 {
		t.Errorf("a form stays: %q (%v)", d.Lines, o.found)
	}
}

// TestPhoneOfSomebody: beside a number it is said whose it is, and a string to dial keeps its
// number alone.
func TestPhoneOfSomebody(t *testing.T) {
	for phone, want := range map[string]string{
		"07700 900456 (my home)": "", "07700 900456 (personal)": "", "06 12 34 56 78 (chez moi)": "",
		"0113 496 0118 (Mon-Fri)": "0113 496 0118 (Mon-Fri)",
	} {
		var o door
		if got := o.of("contact", "phone", phone, "row 2"); got != want || (want == "") != (len(o.found) == 1) {
			t.Errorf("%q became %q (%v)", phone, got, o.found)
		}
	}
	for phone, want := range map[string]string{
		"+441134960118,,80000000001#":              "+441134960118",
		"+441134960118,,80000000001#,,,,*580701#":  "+441134960118",
		"+44 113 496 0118;80000000001#":            "+44 113 496 0118",
		"0113 496 0118":                            "0113 496 0118",
		"0113 496 0118, Monday":                    "0113 496 0118, Monday",
		"*#06#":                                    "",
		"999":                                      "",
		"01 23 45 67 89,,80000000001#,,*580702#":   "01 23 45 67 89",
		"+441134960118, 80000000001#,,,, *580703#": "+441134960118",
	} {
		i := &importer{file: "x.json", hub: testHub()}
		r := &Record{Where: "row 2"}
		r.Group.Contact.Phone = phone
		if i.dialled(r); r.Group.Contact.Phone != want || strings.Contains(r.Text, "58070") {
			t.Errorf("%q became %q, and below %q", phone, r.Group.Contact.Phone, r.Text)
		}
	}
}

// TestAdviceForSecrets: what lets strangers in or is about a person is told, and nobody is
// advised to write it into a page.
func TestAdviceForSecrets(t *testing.T) {
	for _, field := range []string{"password", "passcode", "pin", "door_code", "code", "zoom_pwd", "token",
		"facilitator_phone", "organiser_mail"} {
		var l leftOut
		l.add(field, "row 2")
		for _, f := range l.findings("x.json") {
			if strings.Contains(f.Suggestion.String(), "text of the group") || !strings.Contains(f.Message.String(), field) {
				t.Errorf("%s: %s %s", field, f.Message, f.Suggestion)
			}
		}
	}
	for _, field := range []string{"wheelchair", "postcode", "hotpink", "spin"} {
		var l leftOut
		l.add(field, "row 2")
		if !slices.ContainsFunc(l.findings("x.json"), func(f diag.Finding) bool {
			return strings.Contains(f.Suggestion.String(), "text of the group")
		}) {
			t.Errorf("%s: %v", field, l.findings("x.json"))
		}
	}
}

// TestNotesOfTeams: what a team or those who draw a map say to each other is left out and named,
// and so is the address of a person who is named.
func TestNotesOfTeams(t *testing.T) {
	service := func(contact string) string {
		return `[{"id": "1", "name": "Tea", "status": "active", "description": "Come in.", "contacts": [` + contact + `]}]`
	}
	for data, want := range map[string][3]string{ // what is named, what goes, and what stays
		"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260106T183000\r\n" +
			"RRULE:FREQ=WEEKLY\r\nSUMMARY:Tea\r\nDESCRIPTION:Come in.\r\nCOMMENT:Sam is off sick\r\n" +
			"END:VEVENT\r\nEND:VCALENDAR\r\n": {"comment", "off sick", "Come in."},
		`{"type": "Feature", "properties": {"name": "Tea", "addr:city": "Leeds", "note": "moved, ask Sam"}}`: {"note", "ask Sam", "Leeds"},
		`{"type": "Feature", "properties": {"name": "Tea", "city": "Leeds", "day": "Tuesday", "start": "18:30", "note": "Blue door"}}`: {
			"", "", "Blue door"},
		service(`{"id": "2", "name": "Helen Whitcombe", "email": "hw@example.org"}`):       {"email", "hw@", "Helen"},
		service(`{"id": "2", "name": "Helen Whitcombe", "email": "helen.w@example.org"}`):  {"email", "helen.w@", "Helen"},
		service(`{"id": "2", "name": "Helen Whitcombe", "email": "info@example.org"}`):     {"", "", "info@example.org"},
		service(`{"id": "2", "name": "Sam", "title": "Host", "email": "tea@example.org"}`): {"", "", "tea@example.org"},
	} {
		files, said := records(t, data)
		page, all := files["tea"], strings.Join(said, "\n")
		if !strings.Contains(all, want[0]) || want[1] != "" && strings.Contains(page+all, want[1]) || !strings.Contains(page, want[2]) {
			t.Errorf("%s\n%s\n%s", data, page, all)
		}
	}
}

// TestOwnAddresses: of somebody's own address no page tells before they have agreed, and of what may
// be one it is said.
func TestOwnAddresses(t *testing.T) {
	for address, want := range map[string]string{"joan.smith1962@gmail.com": ownMail, "jsmith@nhs.example": mayOwn, "info@example.org": "",
		"bristolgroup@gmail.com": "", "joan@example.org": ""} {
		got, o := let("", "contact:", "  email: "+address)
		if strings.Contains(got, address) == (want == ownMail) || want == "" && len(o.found) != 0 || want != "" && len(o.found[want]) != 1 {
			t.Errorf("%s: %s (%v)", address, got, o.found)
		}
		if got, o := let("", "consent_on: 2026-01-05", "contact:", "  email: "+address); !strings.Contains(got, address) || len(o.found) != 0 {
			t.Errorf("%s with consent: %s (%v)", address, got, o.found)
		}
	}
}

// TestShortLinks: a short link stays, and is told, for nobody sees where it leads.
func TestShortLinks(t *testing.T) {
	for text, told := range map[string]bool{"Join at bit.ly/3xYzAb": true, "https://tinyurl.com/tea-leeds": true, "See www.is.gd/abc.": true,
		"See https://example.org/bit.ly/": false, "bit.ly": false, "https://youtu.be/AbCdEf": false, "https://forms.gle/AbCdEf": false} {
		got, o := let(text)
		if !strings.Contains(got, text) || (len(o.found[short]) == 1) != told {
			t.Errorf("%s: %s (%v)", text, got, o.found)
		}
	}
}
