package spreadsheet

import (
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// meetingsOf are the meetings of a group in a few words, "asked" for one without days, and the messages of
// its findings.
func meetingsOf(t *testing.T, head, cells string) (said, findings string) {
	t.Helper()
	pages, found := read("name,city," + head + "\nTea,Leeds,\"" + strings.ReplaceAll(cells, "|", "\",\"") + "\"\n")
	if len(pages) != 1 {
		t.Fatalf("%s: %v", cells, found)
	}
	var out []string
	for _, s := range pages[0].Group.Schedule {
		if s.ByArrangement {
			out = append(out, "asked")
			continue
		}
		words := ""
		for _, d := range s.Days {
			words += d.String()[:3] + " "
		}
		words += map[model.Every]string{1: "", 2: "2 weeks ", model.EveryMonth: "month "}[s.Every]
		for _, n := range s.Nth {
			words += fmt.Sprint(n, " ")
		}
		words += strings.Trim(s.Start+"-"+s.End, "-")
		if s.Note != "" {
			words += " " + s.Note
		}
		out = append(out, words)
	}
	for _, f := range found {
		if f.Code == diag.ScheduleInvalid || f.Severity == diag.Error {
			findings += string(f.Severity) + ": " + f.Message.String() + "\n"
		}
	}
	return strings.Join(out, "; "), findings
}

// TestWordsBeside: words beside a day or a time that nobody understands are kept as a note, and
// told; those that say that it is not each week, or not yet, take its days from the lists.
func TestWordsBeside(t *testing.T) {
	for _, day := range []string{"mardis pairs", "mardi (pair)", "mardi impair", "Tuesday (even)", "Tuesday odd weeks",
		"martes pares", "martes impares", "الثلاثاء الزوجي", "Dienstag gerade Wochen", "Tuesday and Thursday alternately", "mardi et jeudi en alternance",
		"martes y jueves alternativamente", "الجمعة والسبت بالتناوب", "Tuesday but one", "Tuesday from time to time",
		"Tuesday sometimes", "mardi parfois", "martes a veces", "الثلاثاء أحيانا", "Tuesday in turn with Leeds", "Fridays in odd-numbered months", "Tuesday (nine months)", "mardi (neuf mois)", "Thursdays from 14 January", "Tuesday not always",
		"Tuesday by arrangement", "Tuesday 1/3/5", "Tuesday 2/4/", "Tuesday – starts Jan", "Tuesday starting in January",
		"Tuesday (starts after Christmas)", "Tuesday (after Christmas)", "Tuesday (from September)", "Tuesday, beginning soon", "Tuesday (new from next week)",
		"mardi (à partir de janvier)", "mardi (après Noël)", "mardi (dès la rentrée)", "martes (desde enero)", "martes (después de Navidad)",
		"الثلاثاء (بعد رمضان)", "الثلاثاء (ابتداء من يناير)", "Dienstag (ab Januar)", "Dienstag (nach Weihnachten)"} {
		if said, found := meetingsOf(t, "day,start", day+"|18:30"); said != "asked" || found == "" {
			t.Errorf("%s: %s %s", day, said, found)
		}
	}
	for cells, want := range map[string]string{"Tuesday (October to March)|18:30": "begins or ends", "Tuesday until Easter|18:30": "begins or ends", "Tuesday|7pm alternate": "is not each week",
		"Every 2 weeks, Friday 9pm|18:30": "Two cells of this row say different things"} {
		if said, found := meetingsOf(t, "day,start", cells); strings.Contains(said, "Tue") || !strings.Contains(found, want) {
			t.Errorf("%s: %s %s", cells, said, found)
		}
	}
	if said, found := meetingsOf(t, "day,start", "Wednesday|10am til noon"); said != "Wed 10:00-12:00" || found != "" {
		t.Errorf("until noon: %s %s", said, found)
	}
	if said, found := meetingsOf(t, "day,start", "Friday 9pm|21:00"); said != "Fri 21:00" || found != "" {
		t.Errorf("a time that is said twice: %s %s", said, found)
	}
	for _, start := range []string{"7pm (after Christmas)", "7pm starts Jan", "19h (après Noël)", "19:00 (después de Navidad)",
		"19:00 (بعد رمضان)", "19 Uhr (nach Weihnachten)", "7pm (even weeks)", "7pm sometimes"} {
		if said, found := meetingsOf(t, "day,start", "Tuesday|"+start); said != "asked" || found == "" {
			t.Errorf("%s: %s %s", start, said, found)
		}
	}
	if said, found := meetingsOf(t, "day,start,from", "Tuesday (starts Jan)|18:30|2027-01-05"); said != "Tue 18:30 starts Jan" || found != "" {
		t.Errorf("with its first day: %s %s", said, found)
	}
	for day, note := range map[string]string{
		"every Tuesday except school holidays": "except school holidays", "Tuesday (term time only)": "term time only",
		"mardi (hors vacances scolaires)": "hors vacances scolaires", "martes (excepto vacaciones)": "excepto vacaciones",
		"الثلاثاء (ما عدا العطل)": "ما عدا العطل", "Tuesday if fine": "if fine", "Tuesday when the tide allows": "when the tide allows",
		"Tuesday mostly": "mostly", "Tuesday (spring and autumn)": "spring and autumn", "Tuesday depending on the tutor": "depending on the tutor",
		"Tuesday zibble": "zibble",
	} {
		said, found := meetingsOf(t, "day,start", day+"|18:30")
		if said != "Tue 18:30 "+note || !strings.HasPrefix(found, "warning: ") || !strings.Contains(found, note) {
			t.Errorf("%s: %s %s", day, said, found)
		}
	}
	for day, note := range map[string]string{
		"Tuesday (women only)": "women only", "Tuesday – upstairs": "upstairs", "Tuesday drop-in": "drop-in", "Tuesday on Zoom": "Zoom",
		"mardi (femmes)": "femmes", "martes (solo mujeres)": "solo mujeres", "الثلاثاء (للنساء)": "للنساء", "Tuesday (all welcome)": "all welcome",
		"Tuesday (hybrid)": "hybrid", "mardi (en ligne)": "en ligne",
	} {
		if said, found := meetingsOf(t, "day,start", day+"|18:30"); !strings.HasPrefix(said, "Tue 18:30") || !strings.HasSuffix(said, note) || found != "" {
			t.Errorf("%s: %s %s", day, said, found)
		}
	}
	var rows []string
	for n := range 40 {
		rows = append(rows, fmt.Sprintf("Tea %d,Leeds,Tuesday (term time),18:30", n))
	}
	_, found := read("name,city,day,start\n" + strings.Join(rows, "\n") + "\n")
	told := 0
	for _, f := range found {
		if f.Code == diag.ScheduleInvalid {
			told++
		}
	}
	if told != 1 {
		t.Errorf("forty notes are told %d times", told)
	}
}

// TestPlainDays: days that leave no doubt are read.
func TestPlainDays(t *testing.T) {
	const workdays = "Mon Tue Wed Thu Fri 18:30"
	const allButSunday = "Mon Tue Wed Thu Fri Sat 18:30"
	for day, want := range map[string]string{
		"Mon–Fri": workdays, "Mon thru Fri": workdays, "Mon through Fri": workdays, "Monday until Friday": workdays, "Weekdays": workdays, "Mon - Fri": workdays,
		"Monday to Friday (not Wednesday)": "Mon Tue Thu Fri 18:30", "lundi-vendredi": workdays, "Mo-Fr": workdays, "Montag bis Freitag": workdays, "werktags": workdays,
		"Weekends": "Sat Sun 18:30", "weekend": "Sat Sun 18:30", "Every weekend": "Sat Sun 18:30", "At weekends": "Sat Sun 18:30", "week-end": "Sat Sun 18:30",
		"le week-end": "Sat Sun 18:30", "tous les week-ends": "Sat Sun 18:30", "fines de semana": "Sat Sun 18:30", "fin de semana": "Sat Sun 18:30",
		"Wochenende": "Sat Sun 18:30", "Friday and weekends": "Sat Sun Fri 18:30",
		"Every day except Sunday": allButSunday, "Daily except Sundays": allButSunday, "every day but Sunday": allButSunday, "Every day (except Sunday)": allButSunday,
		"tous les jours sauf le dimanche": allButSunday, "tous les jours sauf dimanche": allButSunday, "tous les jours (sauf dimanche)": allButSunday,
		"todos los días excepto domingo": allButSunday, "todos los días menos el domingo": allButSunday, "täglich außer Sonntag": allButSunday,
		"يوميا ما عدا الأحد": allButSunday, "كل يوم ما عدا الأحد": allButSunday, "Every day except Saturday and Sunday": workdays,
		"every 2 weeks, Friday": "Fri 2 weeks 18:30", "Every two weeks - Friday": "Fri 2 weeks 18:30", "Dienstag": "Tue 18:30", "dienstags": "Tue 18:30",
		"toutes les deux semaines, le vendredi": "Fri 2 weeks 18:30", "cada dos semanas, viernes": "Fri 2 weeks 18:30",
		"cada 15 días los martes": "Tue 2 weeks 18:30", "alle 14 Tage Dienstag": "Tue 2 weeks 18:30", "tous les 15 jours, mardi": "Tue 2 weeks 18:30",
		"Monday - Thursday inclusive": "Mon Tue Wed Thu 18:30 inclusive", "Tues & Thurs": "Tue Thu 18:30", "2nd & last Saturday": "Sat month 2 -1 18:30",
	} {
		said, found := meetingsOf(t, "day,start", day+"|18:30")
		if want == "Sat Sun Fri 18:30" {
			want = "Fri Sat Sun 18:30"
		}
		if strings.Contains(want, "2 weeks") {
			found = strings.ReplaceAll(found, "Without a first day", "")
			if !strings.HasPrefix(found, "warning") || strings.Contains(found, "error") {
				t.Errorf("%s: %s", day, found)
			}
		} else if found != "" {
			t.Errorf("%s: %s", day, found)
		}
		if said != want {
			t.Errorf("%s: %s, want %s", day, said, want)
		}
	}
	if said, found := meetingsOf(t, "when", "Every 2 weeks, Friday 9pm"); said != "Fri 2 weeks 21:00" || strings.Contains(found, "error") {
		t.Errorf("%s %s", said, found)
	}
	for _, day := range []string{"Every day except the first Sunday", "Tuesday except Tuesday", "Every day except holidays and Sunday", "نهاية الأسبوع",
		"except Sunday", "Tuesday except Sunday"} {
		if said, found := meetingsOf(t, "day,start", day+"|18:30"); strings.Contains(said, "Sun") || strings.Contains(said, "Tue Tue") || found == "" {
			t.Errorf("%s: %s %s", day, said, found)
		}
	}
}

// TestFromAndTo: columns from and to are days or times by what stands in them.
func TestFromAndTo(t *testing.T) {
	for _, c := range []struct{ head, row, want string }{
		{"day,from,to", "Tuesday|18:30|20:00", "Tue 18:30-20:00"}, {"day,from,to", "Tuesday|6:30pm|8pm", "Tue 18:30-20:00"},
		{"day,From,Until", "Tuesday|18:30|20:00", "Tue 18:30-20:00"}, {"day,Start,Finish", "Tuesday|18:30|20:00", "Tue 18:30-20:00"},
		{"jour,de,à", "mardi|18h30|20h", "Tue 18:30-20:00"}, {"día,desde,hasta", "martes|18:30|20:00", "Tue 18:30-20:00"},
		{"jour,début,fin", "mardi|18h30|20h", "Tue 18:30-20:00"}, {"día,de,a", "martes|18:30|20:00", "Tue 18:30-20:00"},
		{"day,von,bis", "Dienstag|18:30|20:00", "Tue 18:30-20:00"},
		{"اليوم,من,إلى", "الثلاثاء|18:30|20:00", "Tue 18:30-20:00"},
		{"day,start,from,to", "Tuesday|18:30|2026-01-06|2026-12-31", "Tue 18:30"},
		{"day,to,from", "Tuesday|20:00|18:30", "Tue 18:30-20:00"},
	} {
		if said, found := meetingsOf(t, c.head, c.row); said != c.want || found != "" {
			t.Errorf("%s %s: %s %s", c.head, c.row, said, found)
		}
	}
	pages, _ := read("name,city,day,start,from,to\nTea,Leeds,Tuesday,18:30,2026-01-06,2026-12-31\n")
	if s := pages[0].Group.Schedule[0]; s.From.String() != "2026-01-06" || s.Until.String() != "2026-12-31" {
		t.Errorf("%+v", s)
	}
	if said, found := meetingsOf(t, "day,start,from,to", "Tuesday|18:30|Leeds|York"); !strings.Contains(found, "error") {
		t.Errorf("from a place to another: %s %s", said, found)
	}
}
