package spreadsheet

import (
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// lines are those of the front matter of the first group of a sheet, on one line, and the
// messages of its errors.
func lines(t *testing.T, data string) (page string, errors string) {
	t.Helper()
	tables, findings := Tables("g.csv", []byte(data), hub())
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	read := Drafts("g.csv", tables, hub())
	var asked []string
	for _, f := range read.Findings {
		if f.Severity == diag.Error {
			asked = append(asked, f.Message.String()+" "+f.Suggestion.String())
		}
	}
	if len(read.Drafts) == 0 {
		return "", strings.Join(asked, "\n")
	}
	return strings.Join(strings.Fields(strings.Join(read.Drafts[0].Lines, " ")), " "), strings.Join(asked, "\n")
}

// TestDayAndTimeColumns: columns of the day and of the time of a meeting are both read, in
// every language, and what two columns of a field say is not lost.
func TestDayAndTimeColumns(t *testing.T) {
	for _, c := range []struct{ head, row, want string }{
		{"meeting day,meeting time", "Tuesday,10:00-12:00", "day: tuesday start: \"10:00\" end: \"12:00\""},
		{"meeting time,meeting day", "10:00-12:00,Tuesday", "day: tuesday start: \"10:00\" end: \"12:00\""},
		{"meeting days,meeting times", "Tuesday,7pm", "day: tuesday start: \"19:00\""},
		{"meeting time", "Tuesday 7pm", "day: tuesday start: \"19:00\""},
		{"when,meeting time", "Tuesday,7pm", "day: tuesday start: \"19:00\""},
		{"day,when", "Tuesday,7pm", "day: tuesday start: \"19:00\""},
		{"day,when", "Tuesday,Tuesday 7pm", "day: tuesday start: \"19:00\""},
		{"jour de réunion,heure de la réunion", "mardi,18h30", "day: tuesday start: \"18:30\""},
		{"jour de la réunion,horaire", "mardi,18h30", "day: tuesday start: \"18:30\""},
		{"día de la reunión,hora de la reunión", "martes,18:30", "day: tuesday start: \"18:30\""},
		{"día de reunión,hora de reunión", "martes,18:30", "day: tuesday start: \"18:30\""},
		{"يوم الاجتماع,وقت الاجتماع", "الثلاثاء,18:30", "day: tuesday start: \"18:30\""},
	} {
		page, asked := lines(t, "name,city,"+c.head+"\nTea,Leeds,"+c.row+"\n")
		if !strings.Contains(page, c.want) || asked != "" {
			t.Errorf("%s: %s is %s %s", c.head, c.row, page, asked)
		}
	}
	page, asked := lines(t, "name,day,when,city,town\nTea,Monday,Friday,Leeds,York\n")
	if strings.Contains(page, "day:") || strings.Contains(asked, "says the same") ||
		!strings.Contains(asked, "say different things") || !strings.Contains(asked, "Column D means the same") {
		t.Errorf("two days and two towns: %s %s", page, asked)
	}
	if page, asked = lines(t, "name,day,start,city,town\nTea,Monday,7pm,,York\n"); !strings.Contains(page, "York") || asked != "" {
		t.Errorf("the town of the second column: %s %s", page, asked)
	}
	_, asked = lines(t, "name,day,city,town\nTea,Monday,York,York\n")
	if !slices.ContainsFunc(strings.Split(asked, "\n"), func(s string) bool { return strings.Contains(s, "says the same") }) {
		t.Errorf("two columns alike are not told: %s", asked)
	}
}

// TestSchedulesAsked: what may be two things is asked about, and is no weekly meeting.
func TestSchedulesAsked(t *testing.T) {
	for cells, want := range map[string]string{
		"Monday (monthly),7pm": "Which one of the month", "Monday monthly,7pm": "Which one of the month",
		"lundi (mensuel),19h": "Which one of the month", "every third Tuesday,7pm": "every 3 weeks",
		"every 4th Friday,7pm": "every 4 weeks", "chaque troisième mardi,19h": "every 3 weeks",
		"Tuesday until Easter,7pm": "Tuesday until Easter", "mardi jusqu'à Pâques,19h": "mardi jusqu'à Pâques",
		"martes hasta Pascua,19:00": "martes hasta Pascua", "الثلاثاء حتى رمضان,19:00": "رمضان",
		"Mon/Tue alternate,7pm": "take turns", "Tuesday,7pm (monthly)": "", "Tuesday,7pm until Easter": "",
	} {
		page, asked := lines(t, "name,city,day,start\nTea,Leeds,"+cells+"\n")
		if strings.Contains(page, "day:") && strings.Contains(page, "start: \"19:00\"") || asked == "" ||
			!strings.Contains(asked, want) {
			t.Errorf("%s: %s %q", cells, page, asked)
		}
	}
	for cells, want := range map[string]string{
		"Tuesday,noon-1:30": `start: "12:00" end: "13:30"`, "Tuesday,7pm-8:30": `start: "19:00" end: "20:30"`,
		"mardi,midi-13h30": `start: "12:00" end: "13:30"`, "Tuesday,20:00-02:00": `start: "20:00" end: "02:00"`,
		"Tuesday,22:00-06:00": `start: "22:00" end: "06:00"`, "Tuesday,10am-12:30": `start: "10:00" end: "12:30"`,
		"every 1st and 3rd Tuesday,7pm": "nth: [1, 3]", "Tuesday (women only),7pm": "note: women only",
	} {
		if page, asked := lines(t, "name,city,day,start\nTea,Leeds,"+cells+"\n"); asked != "" ||
			!strings.Contains(page, want) {
			t.Errorf("%s: %s %q", cells, page, asked)
		}
	}
	for _, cells := range []string{"18:00,17:00", "18:00-17:00,", "19:00,02:00", "20:00,05:00", "6pm,5pm"} {
		page, asked := lines(t, "name,city,day,start,end\nTea,Leeds,Tuesday,"+cells+"\n")
		if strings.Contains(page, "end:") || !strings.Contains(page, "start:") || !strings.Contains(asked, "before it begins") {
			t.Errorf("%s: %s %q", cells, page, asked)
		}
	}
	for cell, want := range map[string]bool{"19:00 CET,Europe/London": true, "19:00 CET,Europe/Paris": false,
		"7pm EST,America/Los_Angeles": true, "7pm Eastern time,America/New_York": false, "7pm GMT,Europe/London": false,
		"7pm ET,America/New_York": false} {
		page, asked := lines(t, "name,city,day,start,timezone\nTea,Leeds,Tuesday,"+cell+"\n")
		if strings.Contains(asked, "not the time zone") != want || strings.Contains(page, "start:") == want {
			t.Errorf("%s: %s %q", cell, page, asked)
		}
	}
}

// TestNoPlace: what stands where a place should and is none makes no venue.
func TestNoPlace(t *testing.T) {
	for cell, want := range map[string]string{
		"Zoom": "attendance: online", "Online": "attendance: online", "Via Zoom": "attendance: online",
		"MS Teams": "attendance: online", "Microsoft Teams Meeting": "attendance: online", "Skype": "attendance: online",
		"Online (Zoom) - email for link": "attendance: online", "Google Meet": "attendance: online",
		"telephone": "attendance: phone", "par téléphone": "attendance: phone", "en ligne": "attendance: online",
		"Visioconférence": "attendance: online", "Réunion en ligne (Zoom)": "attendance: online",
		"por videollamada": "attendance: online", "عبر زوم": "attendance: online", "عبر الهاتف": "attendance: phone",
		"Address on request": "precision: hidden", "adresse sur demande": "precision: hidden",
		"dirección a petición": "precision: hidden", "العنوان عند الطلب": "precision: hidden",
		"TBC": "", "to be confirmed": "", "ask us": "", "à confirmer": "", "por confirmar": "", "يحدد لاحقًا": "",
	} {
		for _, column := range []string{"venue", "location", "address"} {
			page, _ := lines(t, "name,city,day,start,"+column+"\nTea,Leeds,Tuesday,7pm,"+cell+"\n")
			if strings.Contains(page, "venue:") || strings.Contains(page, "address:") || !strings.Contains(page, want) ||
				!strings.Contains(page, "city: Leeds") || want == "" && strings.Contains(page, "attendance") {
				t.Errorf("%s %s: %s", column, cell, page)
			}
		}
	}
	for _, cell := range []string{"The Zoom Room", "Skype House", "Zoom and St Mary’s Hall", "The Hall", "Online Centre",
		"Telephone Exchange", "Phone Box Café", "Hall (and on Zoom)"} {
		page, _ := lines(t, "name,city,day,start,venue\nTea,Leeds,Tuesday,7pm,"+cell+"\n")
		if !strings.Contains(page, "venue: ") || strings.Contains(page, "attendance") {
			t.Errorf("%s: %s", cell, page)
		}
	}
}

// TestLocationLine: a whole address in the column of the place is taken apart as one in the
// column of the address is.
func TestLocationLine(t *testing.T) {
	for _, data := range []string{
		"name,day,start,Location\nTea,Monday,7pm,\"The Beehive, 19a Stretford Rd, Bristol BS5 7AW\"\n",
		"name,day,start,Venue,city\nTea,Monday,7pm,\"The Beehive, 19a Stretford Rd, Bristol BS5 7AW\",Bristol\n",
	} {
		page, _ := lines(t, data)
		for _, want := range []string{"venue: The Beehive", `address: "19a Stretford Rd"`, "city: Bristol", "postcode: BS5 7AW"} {
			if strings.Count(page, want) != 1 {
				t.Errorf("%s: %s is not in %s", data, want, page)
			}
		}
	}
}

// TestPausedUntil: a pause whose end is no whole day is asked about.
func TestPausedUntil(t *testing.T) {
	for cell, asked := range map[string]bool{
		"closed until Jan": true, "paused until 5 Jan": true, "closed until further notice": true, "closed over summer": true,
		"fermé jusqu'en janvier": true, "cerrado hasta enero": true, "مغلق حتى يناير": true,
		"paused until 5 January 2027": false, "closed temporarily": false, "temporarily closed": false, "paused": false,
	} {
		pages, findings := read("name,day,start,city,status\nTea,Monday,10:00,Leeds," + cell + "\n")
		was := slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return strings.Contains(f.Message.String(), "When it starts again")
		})
		if string(pages[0].Group.Status) != "paused" || was != asked ||
			!pages[0].Group.Resumes.IsZero() != (cell == "paused until 5 January 2027") {
			t.Errorf("%s: %s %s %v", cell, pages[0].Group.Status, pages[0].Group.Resumes, findings)
		}
	}
}

// TestSeveralInACell: two meetings in a cell are two, and the first day of one is no day of
// each month.
func TestSeveralInACell(t *testing.T) {
	for cell, want := range map[string]string{
		"Sat 10am–noon; Wed 2–4pm": `- day: saturday start: "10:00" end: "12:00" - day: wednesday start: "14:00" end: "16:00"`,
		"samedi 10h-12h; mercredi 14h-16h": `- day: saturday start: "10:00" end: "12:00" ` +
			`- day: wednesday start: "14:00" end: "16:00"`,
		"Fri 5pm (from 8 January 2027)":               `day: friday start: "17:00" from: 2027-01-08`,
		"vendredi 17h (à partir du 8 janvier 2027)":   `day: friday start: "17:00" from: 2027-01-08`,
		"viernes 17:00 (desde el 8 de enero de 2027)": `day: friday start: "17:00" from: 2027-01-08`,
		"الجمعة 17:00 (ابتداءً من 8 يناير 2027)":      `day: friday start: "17:00" from: 2027-01-08`,
		"Fri 5pm from 8 January 2027; Mon 6pm":        `from: 2027-01-08 - day: monday start: "18:00"`,
	} {
		page, asked := lines(t, "name,city,when\nTea,Leeds,"+cell+"\n")
		page = strings.ReplaceAll(page, `"2027-01-08"`, "2027-01-08")
		if !strings.Contains(page, want) || asked != "" {
			t.Errorf("%s: %s %q", cell, page, asked)
		}
	}
	page, asked := lines(t, "name,city,when,time\nTea,Leeds,Wednesday fortnightly starting 4 Nov 2026,7pm\n")
	if !strings.Contains(strings.ReplaceAll(page, `"`, ""), "day: wednesday start: 19:00 every: 2 weeks from: 2026-11-04") || asked != "" {
		t.Errorf("%s %q", page, asked)
	}
}
