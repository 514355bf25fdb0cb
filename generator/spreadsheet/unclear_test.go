package spreadsheet

import (
	"strings"
	"testing"
)

// TestWordsOfWhen: what cannot be read for sure is asked about, and its words stay for
// readers, with the note.
func TestWordsOfWhen(t *testing.T) {
	for cells, want := range map[string]string{
		"Monday,6-8,Bring tea":        `by_arrangement: true note: "Monday, 6-8; Bring tea"`,
		"Mon-Fri,9-5,":                `by_arrangement: true note: "Mon-Fri, 9-5"`,
		"Tuesday,7:30,":               `by_arrangement: true note: "Tuesday, 7:30"`,
		"sam.,14h/16h,":               `by_arrangement: true note: "sam., 14h/16h"`,
		"Monday,Evening,":             `by_arrangement: true note: "Monday, Evening"`,
		"every second Tuesday,7pm,":   `by_arrangement: true note: "every second Tuesday, 7pm"`,
		"Thursdays in term,half late": `note: "Thursdays in term, half late"`,
	} {
		page, asked := lines(t, "name,city,day,start,note\nTea,Leeds,"+cells+"\n")
		if !strings.Contains(page, want) || asked == "" {
			t.Errorf("%s: %s %q", cells, page, asked)
		}
	}
	for cells, want := range map[string]string{
		"ring for dates,7pm,Moved here": `by_arrangement: true note: "ring for dates, 7pm; Moved here"`,
		"TBC,TBC,":                      "by_arrangement: true", "Check facebook,,": "by_arrangement: true",
		"voir le site,,": "by_arrangement: true", "sin día fijo,,": "by_arrangement: true",
	} {
		page, asked := lines(t, "name,city,day,start,note\nTea,Leeds,"+cells+"\n")
		if !strings.Contains(page, want) || asked != "" || strings.Contains(page, "TBC") {
			t.Errorf("%s: %s %q", cells, page, asked)
		}
	}
}

// TestPartOfDay: "evenings" beside a time says which half of the day it is.
func TestPartOfDay(t *testing.T) {
	for cells, want := range map[string]string{
		"Thursday evenings,7.30":          `day: thursday start: "19:30"`,
		"Wednesday evening,7.30-9":        `day: wednesday start: "19:30" end: "21:00"`,
		"Monday evenings,8.00":            `day: monday start: "20:00"`,
		"Monday evenings,7":               `day: monday start: "19:00"`,
		"Monday mornings,9-11":            `day: monday start: "09:00" end: "11:00"`,
		"Tuesday mornings,10am":           `day: tuesday start: "10:00"`,
		"mardi soir,7h30":                 `day: tuesday start: "19:30"`,
		"mardi après-midi,2h30":           `day: tuesday start: "14:30"`,
		"martes por la noche,7:30":        `day: tuesday start: "19:30"`,
		"الثلاثاء مساءً,7:30":             `day: tuesday start: "19:30"`,
		"Tuesday,evenings 7.30":           `day: tuesday start: "19:30"`,
		"Thursday evenings,19:30":         `day: thursday start: "19:30"`,
		"every 6 weeks Thurs,7-9pm":       `day: thursday start: "19:00" end: "21:00" every: 6 weeks`,
		"toutes les 3 semaines mardi,19h": `day: tuesday start: "19:00" every: 3 weeks`,
	} {
		page, asked := lines(t, "name,city,day,start\nTea,Leeds,"+cells+"\n")
		if !strings.Contains(page, want) || asked != "" {
			t.Errorf("%s: %s %q", cells, page, asked)
		}
	}
}

// TestTwoMeetings: two meetings in a cell are two, where each is sure; if not, somebody is asked
// to make two rows.
func TestTwoMeetings(t *testing.T) {
	for cells, want := range map[string]string{
		"Thurs 1pm & 6pm,":         `- day: thursday start: "13:00" - day: thursday start: "18:00"`,
		"Tue 7-9pm and Sat 10-12,": `- day: tuesday start: "19:00" end: "21:00" - day: saturday start: "10:00" end: "12:00"`,
		"Thursday,1pm and 6pm":     `- day: thursday start: "13:00" - day: thursday start: "18:00"`,
		"mardi 14h et samedi 10h,": `- day: tuesday start: "14:00" - day: saturday start: "10:00"`,
		"Mon and Fri 9pm-11pm,":    `- day: [monday, friday] start: "21:00"`,
	} {
		page, asked := lines(t, "name,city,day,start\nTea,Leeds,"+cells+"\n")
		if !strings.Contains(page, want) || asked != "" {
			t.Errorf("%s: %s %q", cells, page, asked)
		}
	}
	if _, asked := lines(t, "name,city,day\nTea,Leeds,Tue 7pm and Sat 6.30\n"); !strings.Contains(asked, "Make a row for each") {
		t.Errorf("two meetings: %s", asked)
	}
	if _, asked := lines(t, "name,city,day,start\nTea,Leeds,monthly,7pm\n"); !strings.Contains(asked, "by arrangement") {
		t.Errorf("monthly: %s", asked)
	}
}
