package spreadsheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestOftenBeside: words beside a day that say that a group does not meet each week are read
// where they are sure; else the meeting is not listed, and somebody is asked.
func TestOftenBeside(t *testing.T) {
	for _, day := range []string{"Tuesday (even weeks)", "Tuesday (odd weeks)", "Tuesday (week A)", "Tuesday [monthly]",
		"Tuesday (once a month)", "Tuesday (quarterly)", "Tuesday (three weeks out of four)",
		"Tuesday (bank holidays)", "Tuesday (odd dates)", "mardi (semaines paires)", "mardi (une fois par mois)",
		"martes (semanas pares)", "martes (una vez al mes)", "الثلاثاء (مرة في الشهر)", "Tuesday (every three weeks)",
		"Tuesday, irregularly", "Tuesday (not every week)"} {
		pages, findings := read("name,day,start,city\nTea,\"" + day + "\",18:30,Leeds\n")
		if len(pages) != 1 || onDays(pages[0]) || !asksSchedule(findings) {
			t.Errorf("%s: %+v %v", day, pages[0].Group.Schedule, findings)
		}
	}
	for note, want := range map[string]string{
		"1st and 3rd Tuesdays only": "month 1,3", "Only 1st and 3rd Tuesday": "month 1,3", "2nd and 4th Tuesdays only.": "month 2,4",
		"1st, 3rd Tuesday": "month 1,3", "First Tuesday of the month": "month 1", "Meets on the last Tuesday of the month": "month -1",
		"1er et 3e mardi": "month 1,3", "primer martes de mes": "month 1", "الثلاثاء الأول": "month 1",
		"fortnightly": "2 weeks", "Meets fortnightly": "2 weeks", "We meet every other week": "2 weeks", "quincenal": "2 weeks",
		"Se réunit une semaine sur deux": "2 weeks", "كل أسبوعين": "2 weeks", "alternate weeks": "2 weeks",
		"monthly - ring for dates": "asked", "monthly": "asked", "Only 1st and 3rd Sunday": "asked", "mensuel": "asked",
		"una vez al mes": "asked", "شهريًا": "asked", "Meets monthly in the back room": "asked",
		"fortnightly?": "asked", "Every three weeks": "asked", "Bring tea; quarterly": "asked", "semaines impaires": "asked",
		"even weeks": "asked", "Monthly meeting for carers": "asked", "Réunion mensuelle pour les proches": "asked", "First week of the month": "asked",
		"Speaker meeting on the last Tuesday of the month": "weekly", "Newcomers: first Tuesday of the month": "weekly",
		"Business meeting last Tuesday": "weekly", "On the first floor": "weekly", "Every week": "weekly", "weekly": "weekly",
		"Every Tuesday": "weekly", "No meeting on the last Tuesday in December": "weekly", "£2 a month": "weekly",
		"Second door on the left": "weekly", "Closed on bank holidays": "weekly", "term time only": "weekly",
		"We eat together once a month": "weekly", "Once a month we go for a walk as well": "weekly",
		"We have a monthly lunch out together": "weekly", "Monthly trips and weekly tea": "weekly", "A quarterly newsletter is sent out": "weekly",
		"Every two weeks a doctor comes to answer questions": "weekly", "The first Tuesday is for new people": "weekly",
		"On the last Tuesday we finish early": "weekly", "Not on the first Tuesday": "weekly", "Closed 2 weeks at Easter": "weekly",
		"No meeting on the last Tuesday of the month": "weekly", "Every other person here is a carer": "weekly",
		"We also meet on the 2nd Saturday for a walk": "weekly",
		"We used to meet monthly, now weekly":         "weekly", "Una vez al mes comemos juntos": "weekly", "El primer lunes viene una médica": "weekly",
		"نأكل معا مرة كل شهر": "weekly", "Un repas une fois par mois": "weekly", "On the first Tuesday of each month we have a speaker": "weekly",
		"Every other week we end at a café": "weekly", "We alternate between talking and crafts": "weekly", "Monthly themes: sleep in January": "weekly",
		"Choir on the last Tuesday of the month": "weekly",
		"toutes les semaines":                    "weekly", "Open on Tuesdays": "weekly", "Not in school holidays": "weekly",
	} {
		for _, column := range []string{"note", "pattern"} {
			pages, findings := read("name,day,start,city," + column + "\nTea,tuesday,18:30,Leeds,\"" + note + "\"\n")
			got := "asked"
			if s := pages[0].Group.Schedule; onDays(pages[0]) {
				got = map[bool]string{true: "weekly", false: every(s[0].Every)}[s[0].Every == 1]
				if len(s[0].Nth) > 0 {
					got += " " + strings.Trim(strings.ReplaceAll(fmt.Sprint(s[0].Nth), " ", ","), "[]")
				}
			} else if !asksSchedule(findings) {
				t.Errorf("%s: nobody is asked: %v", note, findings)
			}
			loose := column == "pattern" && slices.Contains([]string{"Monthly meeting for carers", "Réunion mensuelle pour les proches"}, note)
			if got != want && !loose {
				t.Errorf("%s %q: %s, want %s %v", column, note, got, want, findings)
			}
		}
	}
	pages, _ := read("name,day,start,city,summary\nTea,tuesday,18:30,Leeds,We have monthly walks and a choir.\n")
	if len(pages[0].Group.Schedule) != 1 {
		t.Error("walks of a group that meets each week take its meetings away")
	}
	for _, column := range []string{"every,quarterly", "every,FREQ=DAILY", "every,0 weeks", "nth,some", "nth,7", "rrule,x", "every,99 weeks"} {
		name, cell, _ := strings.Cut(column, ",")
		pages, findings := read("name,day,start," + name + ",city\nTea,tuesday,18:30," + cell + ",Leeds\n")
		if onDays(pages[0]) && pages[0].Group.Schedule[0].Every == 1 || !asksSchedule(findings) {
			t.Errorf("%s: %+v %v", column, pages[0].Group.Schedule, findings)
		}
	}
}

// onDays reports whether a group is listed on days.
func onDays(p *model.Page) bool {
	return slices.ContainsFunc(p.Group.Schedule, func(s model.Session) bool { return !s.ByArrangement })
}

func asksSchedule(findings []diag.Finding) bool {
	return slices.ContainsFunc(findings, func(f diag.Finding) bool {
		return f.Severity == diag.Error && strings.HasPrefix(f.Field, "schedule") || f.Code == diag.ScheduleInvalid
	})
}

func every(n model.Every) string {
	if n == model.EveryMonth {
		return "month"
	}
	return fmt.Sprint(int(n), " weeks")
}

// TestUnreadDates: a meeting whose first or last day cannot be read is not listed, nor one of
// which nobody knows whether a number is that of a week or of a day.
func TestUnreadDates(t *testing.T) {
	for cells, listed := range map[string]bool{"tuesday,,31/12/25": false, "tuesday,,2027-12-31": true, "tuesday,32 May,": false,
		"tuesday,2026-01-06,": true, "tuesday,,03/04/2027": false, "Tuesday 2/4,,": false, "2/4 Tuesday,,": false,
		"1st/3rd Tuesday,,": true, "Mon/Tue,,": true} {
		pages, findings := read("name,day,from,until,start,city\nTea," + cells + ",18:30,Leeds\n")
		if got := onDays(pages[0]); got != listed || got == (diag.Errors(findings) > 0) {
			t.Errorf("%s: %+v %v", cells, pages[0].Group.Schedule, findings)
		}
	}
}

// TestOpenOnceAMonth: whom the last meeting of a month is open to says nothing of the others.
func TestOpenOnceAMonth(t *testing.T) {
	for _, text := range []string{"Open meeting on the last Thursday; other weeks closed to visitors.", "Open meeting last Thursday of the month.",
		"Réunion ouverte le dernier jeudi du mois.", "Reunión abierta el último jueves.", "Last Thursday open to all"} {
		for _, heard := range []Heard{InNote, InText} {
			if got, is := OftenIn(hub().Words, text, heard); is {
				t.Errorf("%s: %+v", text, got)
			}
		}
	}
	if got, is := OftenIn(hub().Words, "We meet on the last Thursday", InText); !is || got.When.Nth[0] != "last" {
		t.Error(got)
	}
}
