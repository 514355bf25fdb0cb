package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestContactsOfMeetings: what a record says of persons to ask stays where it is the group's,
// and is named where it is a person's. Both spellings are read alike.
func TestContactsOfMeetings(t *testing.T) {
	const guide, server = `[{"slug":"tea","name":"Tea","day":2,"time":"18:30",`,
		`[{"meeting_name":"Tea","weekday_tinyint":"3","start_time":"18:30:00",`
	for name, c := range map[string]struct{ in, contact, left string }{
		"first name": {`"contact_1_name":"Sam J.","contact_1_phone":"+44 113 496 0000"`,
			"{name: Sam J., phone: \"+44 113 496 0000\"}", ""},
		"a role": {`"contact_1_name":"Group Secretary","contact_1_email":"tea@example.org"`,
			"{role: Group Secretary, email: tea@example.org}", ""},
		"no name": {`"contact_1_phone":"+44 113 496 0000","contact_1_email":"info@example.org"`,
			"{email: info@example.org, phone: \"+44 113 496 0000\"}", ""},
		"a string to dial": {`"contact_1_name":"+13125550100,,80000000001#,,,,*909099#","contact_1_email":"Host key: 909091"`,
			"", "contact_1_email; contact_1_name"},
		"a whole name": {`"contact_1_name":"Sam SECRET","contact_1_phone":"+44 113 496 0000","contact_1_email":"info@example.org"`,
			"", "contact_1_email; contact_1_name; contact_1_phone"},
		"a person's address": {`"contact_1_name":"Sam","contact_1_email":"sam.SECRET@example.org"`, "",
			"contact_1_email; contact_1_name"},
		"the address of the name": {`"contact_1_name":"Xanthe","contact_1_email":"xanthe7@example.org","contact_1_phone":"+44 113 496 0000"`,
			"{name: Xanthe, phone: \"+44 113 496 0000\"}", "contact_1_email"},
		"of two the one who may be named": {`"contact_1_name":"Sam SECRET","contact_1_phone":"1","contact_2_name":"Kim","contact_2_phone":"+44 113 496 0000"`,
			"{name: Kim, phone: \"+44 113 496 0000\"}", "contact_1_name; contact_1_phone"},
		"the second stays away": {`"contact_1_name":"Sam","contact_1_phone":"+44 113 496 0000","contact_2_name":"Kim","contact_2_phone":"+44 113 496 0111"`,
			"{name: Sam, phone: \"+44 113 496 0000\"}", "contact_2_name; contact_2_phone"},
	} {
		forms := map[string]string{"Meeting Guide": guide + c.in + "}]", "BMLT": server + turned(c.in) + "}]"}
		for format, in := range forms {
			files, said := records(t, in)
			_, below, _ := strings.Cut(files["tea"], "\ncontact: ")
			got, _, _ := strings.Cut(below, "\n")
			if diff := cmp.Diff(c.contact, got); diff != "" {
				t.Errorf("%s, %s: %s\n%v", name, format, diff, said)
			}
			left := c.left
			if format == "BMLT" {
				left = turned(left)
			}
			all := strings.Join(said, "\n")
			if left != "" && !strings.Contains(all, "These fields may be about persons, and were left out: "+left+".") ||
				(left == "") != (all == "") || strings.Contains(all+files["tea"], "SECRET") {
				t.Errorf("%s, %s: %q", name, format, said)
			}
		}
	}
	for email, want := range map[string]string{"tea@example.org": "contact: {email: tea@example.org}\n",
		"sam.jones@example.org": ""} {
		files, said := records(t, server+`"email_contact":"`+email+`"}]`)
		if !strings.HasSuffix(files["tea"], "every: week}\n"+want) || (want == "") != strings.Contains(strings.Join(said, "\n"), "email_contact") {
			t.Errorf("%s: %s %v", email, files["tea"], said)
		}
	}
}

// turned writes contact_1_name as contact_name_1.
func turned(s string) string {
	for _, n := range []string{"1", "2"} {
		for _, part := range []string{"name", "phone", "email"} {
			s = strings.ReplaceAll(s, "contact_"+n+"_"+part, "contact_"+part+"_"+n)
		}
	}
	return s
}
