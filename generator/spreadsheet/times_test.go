package spreadsheet

import (
	"strings"
	"testing"
)

func TestTime(t *testing.T) {
	words := hub().Words
	for in, want := range map[string]string{
		"18:30": "18:30", "6:30 pm": "18:30", "6:30 p.m.": "18:30", "6pm": "18:00", "12 am": "00:00",
		"12:15 PM": "12:15", "18h30": "18:30", "18h": "18:00", "18.30": "18:30",
		"0.7708": "18:30", "0,7708333333": "18:30", "46115.75": "18:00", "18:30:00": "18:30", "٦:٣٠ م": "18:30",
		"6:30 ص": "06:30", "noon": "12:00",
		"6:30 مساءً": "18:30", "8 صباحا": "08:00", "8:00 صباحًا": "08:00", "6:30 p. m.": "18:30",
		"7:15 du soir": "19:15", "8:00 de la mañana": "08:00", "midnight": "00:00", "minuit": "00:00",
		"2026-04-03 18:30": "18:30", "18 h 30": "18:30", "6:30 pm.": "18:30",
		"12:00 Noon": "12:00", "12 noon": "12:00", "12 midnight": "00:00", "12:00 (midnight)": "00:00",
		"12 midi": "12:00", "24:00": "00:00",
		"24:00:00": "00:00", "1830": "18:30", "0900": "09:00", "7:00 PM ET": "19:00", "7pm (EST)": "19:00",
		"19:00 CEST":           "19:00",
		"7:00 pm Eastern Time": "19:00", "2026-11-03T19:00:00": "19:00", "2460": "2460",
		"7:00 PM or so": "7:00 pm or so", "24:30": "24:30",
		"2026-11-03T19:00:00Z": "19:00:00z", "12 soon": "12 soon", "est": "est",
		"6": "6", "25:00": "25:00", "14 pm": "14 pm", "soon": "soon", "“18:30”": "18:30", "9:05": "09:05",
	} {
		if got := Time(words, in); got != want {
			t.Errorf("Time(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestHours: a time, or two in one cell or in two. What may be in either half of the day
// is asked about.
func TestHours(t *testing.T) {
	words := hub().Words
	for in, want := range map[string]string{
		"18h30 - 20h15": "18:30 20:15", "18:30 bis 20:00": "18:30 20:00", "de 18:30 a 20:00": "18:30 20:00",
		"18:30–20:00": "18:30 20:00", "18:30 - 20:00": "18:30 20:00", "6:30-8 pm": "18:30 20:00",
		"6:30-8pm": "18:30 20:00", "6:30 to 8:30 pm": "18:30 20:30",
		"10-2pm": "10:00 14:00", "11:30am-1pm": "11:30 13:00", "11-1pm": "11:00 13:00", "12-2pm": "12:00 14:00",
		"6pm-8pm": "18:00 20:00", "18h30 à 20h": "18:30 20:00", "6:30-8:30 م": "18:30 20:30", "18:30": "18:30",
		"7-9 in the evening": "19:00 21:00",
		"10–12":              "10:00 12:00", "10-12": "10:00 12:00", "10 to 12": "10:00 12:00", "11 - 1": "11:00 13:00",
		"12-2": "12:00 14:00", "2-4": "14:00 16:00",
		"18-20": "18:00 20:00", "18h-20h": "18:00 20:00", "10-11:30": "10:00 11:30", "10:30-12": "10:30 12:00",
		"10:30-1": "10:30 13:00", "10-13:00": "10:00 13:00",
		"7pm-9": "19:00 21:00", "9am-11": "09:00 11:00", "9:00-11:00": "09:00 11:00", "noon-2pm": "12:00 14:00",
		"10am to noon": "10:00 12:00", "12 noon": "12:00",
		"7-9": "asks Write 07:00–09:00 or 19:00–21:00.", "6:30-8": "asks Write 06:30 or 18:30.",
		"6:30": "asks Write 06:30 or 18:30.",
		"9-11": "asks Write 09:00–11:00 or 21:00–23:00.", "18:30-8": "asks Write 08:00 or 20:00.",
		"6-20:00": "asks Write 06:00–20:00 or 18:00–20:00.",
		"at 7pm":  "19:00", "from 6pm to 8pm": "18:00 20:00", "a las 19:30": "19:30", "الساعة ٦:٣٠ مساءً": "18:30",
		"7pm (not in school holidays)": "19:00 | not in school holidays", "19h sauf juillet": "19:00 | sauf juillet",
		"6-8pm, term time only": "18:00 20:00 | term time only",
		"7pm until late":        "19:00 | until late", "7pm or 8pm": "7pm or 8pm", "7pm?": "7pm?",
		"7pm (closed)": "7pm (closed)", "7pm or later": "7pm or later",
		"7pm (8pm in summer)": "7pm (8pm in summer)", "after tea": "after tea", "10am and 2pm": "10am and 2pm",
		"7pm Tuesdays": "7pm tuesdays",
		"10 | 12":      "10:00 12:00", "6 | 8": "asks Write 06:00–08:00 or 18:00–20:00.", "7pm | 9": "19:00 21:00",
		"18:30 | late":            "18:30 late",
		"10:00 | 11:30 (roughly)": "10:00 11:30 | roughly", "6:30 | 8 pm": "18:30 20:00",
		"18:00-19:00 | 19:00": "18:00 19:00", "6-8pm | 8pm": "18:00 20:00",
		"18:00-19:00 | 20:00": "18:00 19:00, 20:00",
		"19:00 | 21:00":       "19:00 21:00", "06:30 | 07:00": "06:30 07:00",
		"7:00 p.m. | 8:00 p.m.": "19:00 20:00", "10:00 a.m. | 2:00 p.m.": "10:00 14:00", "10 | 2 p.m.": "10:00 14:00",
		"7:30 PM | 12:15 AM": "19:30 00:15", "19:30 | 00:15": "19:30 00:15", "19:30 | 01:30": "19:30 01:30",
		"22:00 | 06:00": "22:00 06:00", "19:00-12:30am": "19:00 00:30",
		"14:00 | 01:00": "asks Ask the group, and write the end in 24 hours, for example 20:30.",
		"18:30 | 06:30": "asks Ask the group, and write the end in 24 hours, for example 20:30.",
	} {
		start, end, _ := strings.Cut(in, " | ")
		got := hours(words, start, end)
		said := strings.TrimSpace(got.start + " " + got.end)
		if got.note != "" {
			said += " | " + got.note
		}
		if got.asks != "" {
			said = "asks " + got.asks.String()
		}
		if said != want {
			t.Errorf("hours(%q) = %q, want %q", in, said, want)
		}
	}
}

// TestWhens: days, and which of the month, in four languages.
func TestWhens(t *testing.T) {
	words := hub().Words
	for in, want := range map[string]string{
		"Tuesday": "tuesday", "Mondays and Fridays": "monday friday", "daily": "daily",
		"Mon-Wed":             "monday tuesday wednesday",
		"1st and 3rd Tuesday": "1 3 tuesday", "first and third Tuesdays": "1 3 tuesday",
		"1st & 3rd Tues of each month": "1 3 tuesday", "last Friday": "last friday",
		"2nd Sat": "2 saturday", "Tuesday (1st and 3rd)": "1 3 tuesday", "Tuesdays, 1st and 3rd": "1 3 tuesday",
		"1st, 3rd and 5th Wed": "1 3 5 wednesday", "1st/3rd Wed": "1 3 wednesday",
		"1st Monday and 3rd Wednesday": "1 monday; 3 wednesday", "monthly on the first Tuesday": "1 tuesday",
		"every 2nd Tuesday of the month": "2 tuesday",
		"every other Tuesday":            "tuesday every 2 weeks", "alternate Fridays": "friday every 2 weeks",
		"Tuesdays fortnightly": "tuesday every 2 weeks", "weekly on Monday": "monday",
		"1er et 3e mardi": "1 3 tuesday", "le premier mardi du mois": "1 tuesday", "dernier vendredi": "last friday",
		"un mardi sur deux":      "tuesday every 2 weeks",
		"primer y tercer martes": "1 3 tuesday", "último viernes del mes": "last friday",
		"el 1º y 3º lunes": "1 3 monday", "martes alternos": "tuesday every 2 weeks",
		"الثلاثاء الأول والثالث من كل شهر": "1 3 tuesday", "آخر جمعة من الشهر": "last friday",
		"أول ثلاثاء":  "1 tuesday",
		"1st and 3rd": "1 3", "last": "last", "first": "1",
		"every second Tuesday": "?", "every 2nd Tuesday": "?", "1st Monday and Wednesday": "?",
		"Monday and 1st Wednesday": "?", "varies": "?", "3rd Thrusday": "?",
		"fortnightly, 1st and 3rd Tuesday": "?", "": "?", "and": "?", "not Monday": "?",
	} {
		whens, ok := Whens(words, in)
		var all []string
		for _, w := range whens {
			s := strings.Join(append(w.Nth, w.Days...), " ")
			if w.Every != "" {
				s += " every " + w.Every
			}
			all = append(all, s)
		}
		if !ok {
			all = []string{"?"}
		}
		if got := strings.Join(all, "; "); got != want {
			t.Errorf("Whens(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-04-03": "2026-04-03", "2026-04-03 00:00:00": "2026-04-03", "2026/4/3": "2026-04-03",
		"25/12/2026": "2026-12-25", "12/25/2026": "2026-12-25",
		"3.4.2026": "2026-04-03", "04/04/2026": "2026-04-04", "46115": "2026-04-03", "3 April 2026": "2026-04-03",
		"٢٠٢٦-٠٤-٠٣": "2026-04-03",
		"03/04/2026": "date-invalid Write year-month-day: 2026-04-03 or 2026-03-04.", "someday": "someday",
		"03/04/26": "03/04/26",
	} {
		got, p := date(in)
		if p != nil {
			got = string(p.code) + " " + p.suggestion.String()
		}
		if got != want {
			t.Errorf("date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDays(t *testing.T) {
	words := hub().Words
	for in, want := range map[string]string{
		"Tuesday": "tuesday", "Mondays and Fridays": "monday friday", "lun; ven": "monday friday",
		"mardi et jeudi": "tuesday thursday", "miércoles": "wednesday",
		"الثلاثاء": "tuesday", "الاثنين والخميس": "monday thursday", "every day": "daily", "tous les mardis": "tuesday",
		"Every Tuesday": "tuesday", "todos los martes": "tuesday", "كل ثلاثاء": "tuesday",
		"Mon-Fri": "monday tuesday wednesday thursday friday", "lunes a miércoles": "monday tuesday wednesday",
		"du lundi au mercredi": "monday tuesday wednesday", "Sat - Sun": "saturday sunday", "Sun-Tue": "Sun-Tue",
		"from Monday to Wednesday": "monday tuesday wednesday", "من الاثنين إلى الأربعاء": "monday tuesday wednesday",
		"الاثنين وكل خميس":  "monday thursday",
		"weekdays":          "monday tuesday wednesday thursday friday",
		"Every weekday":     "monday tuesday wednesday thursday friday",
		"en semaine":        "monday tuesday wednesday thursday friday",
		"Monday and tusday": "monday tusday", "tusday": "tusday", "“Tuesday”": "tuesday",
	} {
		if got := strings.Join(dayKeys(words, in), " "); got != want {
			t.Errorf("dayKeys(%q) = %q, want %q", in, got, want)
		}
	}
}
