package interchange

import (
	"fmt"
	"strings"
	"testing"
)

// inFeeds are records of each format with a meeting each Tuesday and a note, as a function of the note.
func inFeeds(note string) map[string]string {
	q := fmt.Sprintf("%q", note)
	return map[string]string{
		"guide": `[{"name":"Tea","slug":"tea","day":2,"time":"18:30","notes":` + q + `}]`,
		"bmlt":  `[{"id_bigint":"1","meeting_name":"Tea","weekday_tinyint":"3","start_time":"18:30:00","comments":` + q + `}]`,
		"hsds": `[{"id":"1","name":"Tea","status":"active","organization_id":"o","alert":` + q +
			`,"schedules":[{"freq":"WEEKLY","byday":"TU","opens_at":"18:30"}]}]`,
		"calendar": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tea\nDTSTART:20260106T183000\nRRULE:FREQ=WEEKLY\n" +
			"COMMENT:" + strings.NewReplacer(",", `\,`, ";", `\;`).Replace(note) + "\nEND:VEVENT\nEND:VCALENDAR\n",
		"map": `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":` +
			`{"name":"Tea","day":"Tuesday","start":"18:30","city":"Leeds","note":` + q + `}}]}`,
		"strange": `{"groups":[{"name":"Tea","day":"Tuesday","startTime":"18:30","city":"Leeds","note":` + q + `}]}`,
	}
}

// TestHeed: what a note of a foreign list says of whether and how often a group meets counts: it
// is never listed each week where it does not meet each week.
func TestHeed(t *testing.T) {
	hub := testHub()
	for note, want := range map[string]string{
		"Closed until further notice": "paused", "This group has closed": "closed", "No longer meeting": "closed",
		"This meeting has folded": "closed", "NO MEETING UNTIL JANUARY": "paused", "Closed until 10 January 2027": "paused 2027-01-10",
		"Closed for renovation until further notice": "paused", "Le groupe est fermé": "closed", "cerrado hasta enero": "paused",
		"مغلق حتى يناير": "paused", "Not to be published": "draft", "I heard it has closed": "draft", "Do not publish": "left out",
		"1st and 3rd Tuesdays only": "month [1, 3]", "Only 1st and 3rd Sunday": "no day", "2nd and 4th Tuesdays only.": "month [2, 4]",
		"Meets fortnightly": "2 weeks", "quincenal": "2 weeks", "كل أسبوعين": "2 weeks", "monthly - ring for dates": "no day",
		"semaines paires": "no day", "Meeting moved to Wednesday 7pm": "changed", "Bring tea": "weekly",
		"We are back after a break": "weekly", "We have moved to the church hall": "weekly", "Do not share recordings": "weekly",
		"The group stopped for a year and is back": "weekly", "We stopped charging in 2020": "weekly",
		"Now on Thursdays": "changed", "We now meet on Tuesdays": "weekly", "Time changed to 19:00": "changed",
		"Désormais le jeudi": "changed", "Moved to Tuesday 6.30pm": "weekly", "Last meeting 15 December 2025": "weekly until 2025-12-15",
		"Starts 12 January 2027": "weekly from 2027-01-12", "The group was paused. It has started again in May": "weekly",
		"Closed on bank holidays": "weekly", "Speaker meeting on the last Tuesday of the month": "weekly",
	} {
		for name, data := range inFeeds(note) {
			in := Read(name, []byte(data), hub, today)
			got := "left out"
			if len(in.Drafts) == 1 {
				got = howListed(in.Drafts[0].File())
			}
			expected := want
			switch sheet := name == "map" || name == "strange"; {
			case want == "changed" && !sheet:
				expected = "no day"
			case want == "changed", sheet && strings.HasPrefix(note, "I heard"):
				expected = "weekly" // and asked
			case name == "calendar" && note == "Do not publish":
			}
			if got != expected {
				t.Errorf("%s %q: %s, want %s\n%v\n%v", name, note, got, expected, in.Findings, in.Drafts)
			}
			if !strings.HasPrefix(want, "weekly") && len(in.Findings) == 0 && want != "month [1, 3]" && want != "month [2, 4]" && name != "hsds" &&
				!strings.HasPrefix(want, "paused") && want != "closed" {
				t.Errorf("%s %q: nothing is said", name, note)
			}
		}
	}
}

// howListed is how a page lists its group, in short.
func howListed(page string) string {
	field := func(name string) string {
		_, rest, ok := strings.Cut(page, name+": ")
		if !ok {
			return ""
		}
		end := strings.IndexAny(rest, ",}\n")
		if strings.HasPrefix(rest, "[") {
			end = strings.Index(rest, "]") + 1
		}
		return rest[:end]
	}
	switch status := field("\nstatus"); {
	case field("\ndraft") == "true":
		return "draft"
	case status == "paused", status == "closed":
		return strings.TrimSpace(status + " " + field("resumes"))
	case !strings.Contains(page, "day: tuesday"):
		return "no day"
	case strings.Contains(page, "nth: ["):
		return "month " + field("nth")
	case field("every") == "week", field("every") == "":
		for _, name := range []string{"from", "until"} {
			if day := field(" " + name); day != "" && !strings.HasPrefix(name+": "+day, "from: 2026") {
				return "weekly " + name + " " + day
			}
		}
		return "weekly"
	default:
		return field("every")
	}
}

// TestFormatsSayHowOften: codes of the formats of BMLT that say which of the month.
func TestFormatsSayHowOften(t *testing.T) {
	for codes, want := range map[string]string{"O,1st,3rd": "month [1, 3]", "O": "weekly", "last": "month [-1]"} {
		in := Read("b", []byte(`[{"id_bigint":"1","meeting_name":"Tea","weekday_tinyint":"3","start_time":"18:30:00","formats":"`+
			codes+`"}]`), testHub(), today)
		if got := howListed(in.Drafts[0].File()); got != want {
			t.Errorf("%s: %s, want %s", codes, got, want)
		}
	}
}

// TestHalfOfThemClosed: of two meetings of a group one is closed, and the other stays.
func TestHalfOfThemClosed(t *testing.T) {
	in := Read("g", []byte(`[{"name":"Tea","slug":"tea","day":2,"time":"18:30","notes":"Closed for now"},`+
		`{"name":"Tea","slug":"tea","day":4,"time":"18:30"}]`), testHub(), today)
	if page := in.Drafts[0].File(); strings.Contains(page, "status") || strings.Contains(page, "tuesday") ||
		!strings.Contains(page, "thursday") {
		t.Error(page)
	}
}

// TestNotInUse: records that say that they are not active, archived, not approved or in the bin
// are in no draft, and are counted once.
func TestNotInUse(t *testing.T) {
	for _, flag := range []string{`"active":false`, `"archived":1`, `"enabled":"0"`, `"approved":false`, `"status":"trash"`,
		`"status":"draft"`, `"post_status":"private"`, `"status":"pending"`, `"isActive":"no"`, `"activo":"no"`, `"archivé":"oui"`,
		`"meta":{"active":false}`} {
		for name, data := range map[string]string{
			"strange": `{"groups":[{"name":"Tea","day":"Tuesday","start":"18:30","city":"Leeds"},{"name":"Zqx","day":"Tuesday","start":"18:30","city":"Leeds",` + flag + `}]}`,
			"guide":   `[{"name":"Tea","slug":"tea","day":2,"time":"18:30"},{"name":"Zqx","slug":"zqx","day":2,"time":"18:30",` + flag + `}]`,
		} {
			in := Read(name, []byte(data), testHub(), today)
			if len(in.Drafts) != 1 || in.Records != 2 {
				t.Errorf("%s %s: %d drafts of %d: %v", name, flag, len(in.Drafts), in.Records, in.Findings)
			}
		}
	}
	in := Read("g.csv", []byte("name,day,start,city,active,recurrence\nTea,tuesday,18:30,Leeds,yes,every 2 weeks\n"+
		"Soup,tuesday,18:30,Leeds,no,week\n"), testHub(), today)
	if len(in.Drafts) != 1 || howListed(in.Drafts[0].File()) != "2 weeks" {
		t.Errorf("%v %v", in.Drafts, in.Findings)
	}
}

// TestRulesOfServices: a schedule of which a part cannot be read is left out and named.
func TestRulesOfServices(t *testing.T) {
	for rule, want := range map[string]string{
		`"freq":"WEEKLY","byday":"TU"`: "weekly", `"freq":"WEEKLY","byday":"TU","byweekno":"1,3"`: "no day",
		`"freq":"WEEKLY","byday":"TU","bysetpos":"2"`: "no day", `"freq":"WEEKLY","byday":"TU","byyearday":"3"`: "no day",
		`"freq":"WEEKLY","byday":"TU","valid_to":"31/12/25"`: "no day", `"freq":"WEEKLY","byday":"TU","valid_to":"2031-01-01"`: "weekly until 2031-01-01",
		`"freq":"WEEKLY","byday":"TU","byhour":"9"`: "no day", `"freq":"WEEKLY","byday":"TU","wkst":"MO"`: "weekly",
	} {
		in := Read("h", []byte(`[{"id":"1","name":"Tea","status":"active","organization_id":"o","schedules":[{`+rule+
			`,"opens_at":"18:30"}]}]`), testHub(), today)
		if got := howListed(in.Drafts[0].File()); got != want || got == "no day" && len(in.Open["tea"]) == 0 {
			t.Errorf("%s: %s, want %s %v", rule, got, want, in.Findings)
		}
	}
}

// TestPostal: where letters go is no place where people meet.
func TestPostal(t *testing.T) {
	in := Read("h", []byte(`[{"id":"1","name":"Tea","status":"active","organization_id":"o","service_at_locations":[{"id":"2","location":`+
		`{"id":"3","location_type":"physical","name":"Hall","addresses":[{"id":"4","address_type":"postal","address_1":"9 Private Road","city":"York"},`+
		`{"id":"5","address_type":"physical","address_1":"1 High Street","city":"Leeds","country":"GB"}]}}]}]`), testHub(), today)
	page := in.Drafts[0].File()
	if strings.Contains(page, "Private") || strings.Contains(page, "York") || !strings.Contains(page, "1 High Street") {
		t.Errorf("%s %v", page, in.Findings)
	}
}

// TestUnreadEnd: a rule of a calendar whose last day cannot be read goes on for ever for nobody.
func TestUnreadEnd(t *testing.T) {
	in := Read("c", []byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tea\nDTSTART:20260106T183000\n"+
		"RRULE:FREQ=WEEKLY;UNTIL=soon\nEND:VEVENT\nEND:VCALENDAR\n"), testHub(), today)
	if len(in.Drafts) == 1 && howListed(in.Drafts[0].File()) == "weekly" {
		t.Error(in.Drafts, in.Findings)
	}
}

// TestTentative: an event that its calendar calls tentative is for nobody yet.
func TestTentative(t *testing.T) {
	in := Read("c", []byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSTATUS:TENTATIVE\nSUMMARY:Tea\nDTSTART:20260106T183000\n"+
		"RRULE:FREQ=WEEKLY\nEND:VEVENT\nEND:VCALENDAR\n"), testHub(), today)
	if len(in.Drafts) != 1 || howListed(in.Drafts[0].File()) != "draft" || len(in.Findings) == 0 {
		t.Error(in.Drafts, in.Findings)
	}
}
