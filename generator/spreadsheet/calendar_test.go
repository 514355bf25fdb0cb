package spreadsheet

import (
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestDatesAreNoRules: a number that may be a day of the calendar makes no monthly meeting.
func TestDatesAreNoRules(t *testing.T) {
	for _, day := range []string{"Sat 5th Dec", "Every Saturday from 5th Dec", "Sunday 3rd May", "Tuesday 2nd",
		"Monday 4-week course",
		"Sat 1st and 3rd Dec", "Saturday 1st/Sunday 2nd", "Sunday 3rd of May", "2nd Sunday May",
		"Friday 4th December 2026", "1st Dec",
		"3rd Sunday in May", "last Friday of December", "3rd Sunday (in May)", "Tuesdays in May and June",
		"3e dimanche de mai", "dernier vendredi en décembre", "tercer domingo de mayo", "último viernes en diciembre",
		"الأحد الثالث في مايو",
		"samedi 5 décembre", "dimanche 3 mai", "mardi 2", "sam. 1er mai", "samedi 1er mai",
		"tous les samedis à partir du 5 décembre",
		"sábado 5 de diciembre", "domingo 3 de mayo", "martes 2", "todos los sábados desde el 5 de diciembre",
		"السبت 5 ديسمبر", "الأحد ٣ مايو", "الثلاثاء 2", "كل سبت من 5 ديسمبر"} {
		pages, findings := read("name,day,start,city\nTea,\"" + day + "\",10:00,Leeds\n")
		if len(pages) != 1 || len(pages[0].Group.Schedule) != 1 || !pages[0].Group.Schedule[0].ByArrangement {
			t.Errorf("%s: %+v", day, pages[0].Group.Schedule) // only its words are told
		}
		if !slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return f.Field == "schedule.day" &&
				f.Severity == diag.Error
		}) {
			t.Errorf("%s: not asked: %v", day, findings)
		}
	}
	_, findings := read("name,day,start,city\nTea,Tuesday 2nd,10:00,Leeds\n")
	if !slices.ContainsFunc(findings,
		func(f diag.Finding) bool { return strings.Contains(f.Message.String(), "calendar") }) {
		t.Error(findings)
	}
	for _, day := range []string{"3rd Tuesday (not in August)", "2nd Tuesday", "Tuesday 2nd of the month", "Tuesday 1st and 3rd", "mardi 1er et 3e",
		"2º martes", "الثلاثاء الأول",
		"Monday 1st and 3rd, Friday 2nd and 4th"} {
		pages, findings := read("name,day,start,city\nTea,\"" + day + "\",10:00,Leeds\n")
		if len(pages) != 1 || len(pages[0].Group.Schedule) == 0 || len(pages[0].Group.Schedule[0].Nth) == 0 {
			t.Errorf("%s: %v", day, findings)
		}
	}
}
