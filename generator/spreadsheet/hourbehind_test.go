package spreadsheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestHourBehindDays: an hour alone behind a word for one is a time, and nobody is asked about
// days of the month; where both halves of the day are likely, which of them is meant is asked.
func TestHourBehindDays(t *testing.T) {
	for cell, want := range map[string]string{
		"Fridays from 2": "14:00", "Sundays at 11": "11:00", "Tuesdays at 18": "18:00", "mardi à 10": "10:00", "mardi à 18": "18:00",
		"martes a las 4": "16:00", "الثلاثاء الساعة 18": "18:00", "1st Tuesday at 12": "12:00", "Mon and Wed at 3": "15:00",
		"Tuesday evenings at 7": "19:00", "Tuesdays @ 20": "20:00", "Dienstag um 18": "18:00", "Sundays, from 11": "11:00",
		"Tuesdays at 7": "07:00 or 19:00", "martes a las 5": "05:00 or 17:00", "Mon and Wed at 8": "08:00 or 20:00",
		"Tuesday 2nd": "of the month", "Tuesday 7": "of the month", "Sundays at 11am": "11:00",
	} {
		pages, findings := read("name,when,city\nTea,\"" + cell + "\",Leeds\n")
		got := ""
		if s := pages[0].Group.Schedule; len(s) > 0 && len(s[0].Days)+len(s[0].Nth) > 0 {
			got = s[0].Start
		}
		if said := fmt.Sprintf("%+v", findings); got == "" && strings.Contains(said, want) &&
			(want == "of the month" || !strings.Contains(said, "of the month")) {
			got = want
		}
		if got != want {
			t.Errorf("%s: %q, want %s: %v", cell, got, want, findings)
		}
	}
}

// TestNextOfFortnight: the day of the next meeting says which weeks are meant.
func TestNextOfFortnight(t *testing.T) {
	for cell, from := range map[string]string{
		"Alternate Thursdays 18:00, next 3 December 2026": "2026-12-03", "un jeudi sur deux 18h, prochaine le 3 décembre 2026": "2026-12-03",
		"jueves alternos 18:00, próxima el 3 de diciembre de 2026": "2026-12-03",
	} {
		pages, findings := read("name,when,city\nTea,\"" + cell + "\",Leeds\n")
		s := pages[0].Group.Schedule
		if len(s) != 1 || s[0].Every != 2 || s[0].From.String() != from || s[0].Start != "18:00" {
			t.Errorf("%s: %+v %v", cell, s, findings)
		}
	}
}
