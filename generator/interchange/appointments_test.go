package interchange

import (
	"fmt"
	"strings"
	"testing"
)

const everyTuesday = "DTSTART:20260106T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU"

// TestAppointments: events that come back and sound like somebody's own are drafts, or
// left out where their program says that they are, and told once.
func TestAppointments(t *testing.T) {
	for name, kind := range map[string]string{
		"Safeguarding review - Bob": "draft", "Dentist Jean Smith": "draft", "1:1 Bob / Karen": "draft",
		"Supervision with Ann": "draft", "Birthday of Karen": "draft", "Karen on leave": "draft", "Busy": "draft",
		"Catch up Anna/Joe": "draft", "Catch-up: Anna": "draft", "Keyholder swap - Dave": "draft", "Supervision": "draft",
		"Rota": "draft", "Handover": "draft", "Staff meeting": "draft", "Passation": "draft", "Cambio de turno": "draft",
		"Hold: interviews": "draft", "Interview": "draft", "Appointment": "draft", "Occupé": "draft",
		"Rendez-vous chez Anne": "draft", "Rendez-vous des aidants": "live", "Cita: Ana": "draft", "Karen de vacaciones": "draft", "موعد مع سارة": "draft",
		"AA (private)": "out", "Vertraulich: Runde": "out", "DO NOT PUBLISH Tea": "out",
		"Canceled: Tea": "out", "Annulé : Thé": "out", "Abgesagt: Tee": "out", "Cancelado: Té": "out", "ملغى: شاي": "out",
		"Tea": "live", "Household tea": "live", "Walk and talk: hold on to hope": "live", "Leaves and trees": "live", "Keys to recovery": "live",
		"Busy parents": "live", "Personalities": "live",
	} {
		in := readText(t, calendar("BEGIN:VEVENT\nUID:1@x\nSUMMARY:"+name+"\n"+everyTuesday+"\nEND:VEVENT"))
		got := "out"
		if len(in.Drafts) == 1 {
			got = "live"
			if strings.Contains(strings.Join(in.Drafts[0].Lines, "\n"), "draft: true") {
				got = "draft"
			}
		}
		if got != kind || kind != "live" && len(in.Findings) == 0 {
			t.Errorf("%q is %s, want %s: %v", name, got, kind, in.Findings)
		}
	}
	for _, says := range []string{"X-MICROSOFT-CDO-BUSYSTATUS:OOF", "CATEGORIES:Meeting,Confidential", "CATEGORIES:Personal",
		"CATEGORIES:Private"} {
		if in := readText(t, calendar(event(everyTuesday+"\n"+says))); len(in.Drafts) > 0 || len(in.Findings) == 0 {
			t.Errorf("%s: %v %v", says, in.Drafts, in.Findings)
		}
	}
	var many []string
	for n := range 5 {
		many = append(many, fmt.Sprintf("BEGIN:VEVENT\nUID:%d@x\nSUMMARY:Dentist %d\n%s\nEND:VEVENT", n, n, everyTuesday))
	}
	if in := readText(t, calendar(many...)); len(in.Findings) != 1 || !strings.Contains(in.Findings[0].Message.String(), ": 5.") {
		t.Errorf("told %v", in.Findings)
	}
}

// TestStatusInNames: a name that says that a group does not meet is never one that is active,
// in whatever format.
func TestStatusInNames(t *testing.T) {
	for name, want := range map[string]string{
		"Cancelled: Walk": "Walk paused", "CANCELLED - Tea": "Tea paused", "Tea (closed)": "Tea closed",
		"Tea - NOT RUNNING": "Tea paused", "Tea – on hold": "Tea paused", "Tea (ended 2024)": "Tea closed",
		"[CANCELLED] Tea": "Tea paused", "CANCELLED Tea": "Tea paused", "Tea CLOSED": "Tea closed",
		"Annulé : Thé": "Thé paused", "Abgesagt: Tee": "Tee paused", "Cancelado: Té": "Té paused", "ملغاة: شاي": "شاي paused",
		"Té (cerrado)": "Té closed", "Thé (fermé jusqu'en janvier)": "Thé paused", "Tea (closed until January)": "Tea paused",
		"CLOSED - Tea - cancelled": "Tea closed",
		"DO NOT PUBLISH Tea":       "", "Do not publish: Tea": "", "Tea (do not publish)": "", "NE PAS PUBLIER Thé": "",
		"Tea (open)": "Tea (open) ", "Closed doors, open hearts": "Closed doors, open hearts ",
		"Finished objects: knitting": "Finished objects: knitting ", "Cancelled": "Cancelled ",
		"Walk - stopped smoking together": "Walk - stopped smoking together ",
	} {
		for format, text := range map[string]string{
			"csv":          "name,day,start,city\n\"" + name + "\",tuesday,18:30,Leeds\nOther,tuesday,18:30,York\n",
			"meetingguide": `[{"slug":"x","name":"` + name + `","day":2,"time":"18:30","types":["O"]}]`,
			"bmlt":         `[{"meeting_name":"` + name + `","weekday_tinyint":"3","start_time":"18:30:00"}]`,
		} {
			got := ""
			for _, d := range readText(t, text).Drafts {
				if d.Name != "Other" {
					got = d.Name + " "
					for _, line := range d.Lines {
						if status, is := strings.CutPrefix(line, "status: "); is {
							got += status
						}
					}
				}
			}
			if got != want {
				t.Errorf("%s: %q is %q, want %q", format, name, got, want)
			}
		}
	}
}

// TestClaimsOfOthers: a list cannot say that the hub's team checked it, nor that it was
// changed on a day that is yet to come.
func TestClaimsOfOthers(t *testing.T) {
	for text, want := range map[string]string{
		"name,day,start,city,page,verified_on\nTea,tuesday,18:30,Leeds,https://other.example/tea/,2026-10-01\n": "-verified:",
		"name,day,start,city,verified_on\nTea,tuesday,18:30,Leeds,2026-10-01\n":                                 "verified:",
		`[{"slug":"x","name":"Tea","day":2,"time":"18:30","types":["O"],"updated":"2031-01-01 10:00:00"}]`:      "-updated:",
		`[{"slug":"x","name":"Tea","day":2,"time":"18:30","types":["O"],"updated":"2026-01-01 10:00:00"}]`:      "updated:",
	} {
		in := readText(t, text)
		field, without := strings.CutPrefix(want, "-")
		if len(in.Drafts) != 1 || strings.Contains(in.Drafts[0].File(), field) == without ||
			without && !strings.Contains(fmt.Sprint(in.Findings), "left out") {
			t.Errorf("%s: %+v %v", text, in.Drafts, in.Findings)
		}
	}
}

// TestDialIn: the number by which people join an online meeting is no contact.
func TestDialIn(t *testing.T) {
	for _, text := range []string{
		`[{"slug":"x","name":"Tea","day":2,"time":"18:30","types":["O"],"conference_url":"https://zoom.us/j/1234567890",` +
			`"conference_phone":"+16465588656,,1234567890#","contact_1_name":"Sam Jones","contact_1_phone":"+15550100"}]`,
		`[{"meeting_name":"Tea","weekday_tinyint":"3","start_time":"18:30:00","virtual_meeting_link":` +
			`"https://zoom.us/j/1234567890","phone_meeting_number":"+16465588656,,1234567890#","contact_name_1":"Sam Jones","contact_phone_1":"+15550100"}]`,
	} {
		in := readText(t, text)
		file := in.Drafts[0].File()
		if strings.Contains(file, "contact") || !strings.Contains(file, "Online: +16465588656\n") ||
			!strings.Contains(fmt.Sprint(in.Findings), "under contact") {
			t.Errorf("%s\n%v", file, in.Findings)
		}
	}
}

// readText reads a list.
func readText(t *testing.T, text string) Import {
	t.Helper()
	return Read("file", []byte(text), testHub(), today)
}
