package interchange

import (
	"strings"
	"testing"
)

// TestPersonsBeside: a number or an address that is left out under contacts stands in no other field either; one that is
// the group's, too, stays.
func TestPersonsBeside(t *testing.T) {
	const service = `[{"id":"1","name":"Tea","status":"active","organization_id":"x",`
	person := `"contacts":[{"id":"c","name":"Ann Brown","email":"ann@brown.example","phones":[{"id":"p","number":"+44 7700 900124"}]}]`
	for name, in := range map[string]string{
		"application_process": service + `"application_process":"Call 07700 900124 first.",` + person + "}]",
		"fees_description":    service + `"fees_description":"Free, ring 07700 900124",` + person + "}]",
		"alert":               service + `"alert":"In August, write to ann@brown.example",` + person + "}]",
		"the second contact":  service + `"description":"Call 07700 900124.","contacts":[{"id":"d","title":"Host"},{"id":"c","name":"Ann Brown","phones":[{"number":"07700900124"}]}]}]`,
		"Meeting Guide": `[{"slug":"tea","name":"Tea","day":2,"time":"18:30","notes":"Text 07700 900124.","contact_1_name":"Ann Brown",` +
			`"contact_1_phone":"+44 7700 900124"}]`,
		"BMLT": `[{"meeting_name":"Tea","weekday_tinyint":"3","start_time":"18:30:00","comments":"Text 07700 900124.","contact_name_1":"Ann Brown",` +
			`"contact_phone_1":"07700 900124"}]`,
	} {
		files, said := records(t, in)
		if page := files["tea"]; page == "" || strings.Contains(page, "900124") || strings.Contains(page, "brown.example") {
			t.Errorf("%s: %s %v", name, page, said)
		}
	}
	files, _ := records(t, service+`"application_process":"Call 07700 900124 first.","phones":[{"id":"q","number":"07700 900124"}],`+person+"}]")
	if strings.Count(files["tea"], "900124") != 2 {
		t.Errorf("the number of the group is gone: %s", files["tea"])
	}
}

// TestClosedMeetings: of a meeting in a calendar neither its number nor the one to ring comes in, and no page says whose
// calendar it was.
func TestClosedMeetings(t *testing.T) {
	for said, stays := range map[string]string{
		"Meeting ID 987 654 3210, dial +44 20 7946 0000":                  "",
		"Dial-in: +44 20 7946 0000 ID 98765432#":                          "",
		"Bring a cup. Phone conference ID: 123 456 78#":                   "Bring a cup.",
		"Or dial +1 312 626 6799 (US), 84012345678#":                      "",
		"Come. Dial-in +44 20 7946 0000, access number 84012345678":       "Come.",
		"Conference call: 0800 555 0100, room 4455667":                    "",
		"+44 20 7946 0000, meeting ID 987 654 3210, passcode 123456. Tea": "Tea",
		"Appelez +33 1 70 00 00 00, ID de réunion : 987 654 3210":         "",
		"Dial 0113 496 0118 to talk with us.":                             "Dial 0113 496 0118 to talk with us.",
		"We meet in room 12.":                                             "We meet in room 12.",
	} {
		in := readText(t, calendar(event(everyTuesday+"\nURL:https://www.google.com/calendar/event?eid=SECRET\nDESCRIPTION:"+
			strings.ReplaceAll(said, ",", "\\,"))))
		if len(in.Drafts) != 1 {
			t.Fatalf("%s: %v", said, in.Findings)
		}
		page := in.Drafts[0].File()
		for _, digits := range []string{"7946", "626", "555", "9876", "3210", "1234", "44556", "70 00", "SECRET", "calendar/event", "#"} {
			if strings.Contains(page, digits) && !strings.Contains(stays, digits) {
				t.Errorf("%s: %q stays in %s", said, digits, page)
			}
		}
		if !strings.Contains(page, stays) {
			t.Errorf("%s: %q is gone: %s", said, stays, page)
		}
	}
}
