package spreadsheet

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/layouts"
)

func hub() *model.Hub {
	h := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}},
		Fallback: map[string]string{}}
	h.Words = builtinWords()
	return h
}

// builtinWords are those of a hub in English and French, which nobody changes.
var builtinWords = sync.OnceValue(func() model.Words {
	h := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}}}
	words, _ := ReadWords(h, layouts.Builtin)
	return words
})

func read(data string) ([]*model.Page, []diag.Finding) {
	return Pages(fstest.MapFS{"g.csv": {Data: []byte(data)}}, "g.csv", hub())
}

const plainSheet = "name;jour;début;ville;pays\nCafé d'été;mardi;18h30;Orléans;France\n;;;;\n" +
	"Café d'été;vendredi;10h;;\n"

// TestEncodings: the same groups, however they were saved.
func TestEncodings(t *testing.T) {
	wide := func(order unicode.Endianness, mark unicode.BOMPolicy) string {
		s, err := unicode.UTF16(order, mark).NewEncoder().String(plainSheet)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	windows, err := charmap.Windows1252.NewEncoder().String(plainSheet)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"utf-8": plainSheet, "mark": "\uFEFF" + plainSheet, "windows-1252": windows,
		"crlf": strings.ReplaceAll(plainSheet, "\n", "\r\n"),
		"cr":   strings.ReplaceAll(plainSheet, "\n", "\r"), "le": wide(unicode.LittleEndian, unicode.UseBOM),
		"be":              wide(unicode.BigEndian, unicode.UseBOM),
		"le without mark": wide(unicode.LittleEndian, unicode.IgnoreBOM),
		"be without mark": wide(unicode.BigEndian, unicode.IgnoreBOM),
		"tabs":            strings.ReplaceAll(plainSheet, ";", "\t"), "commas": strings.ReplaceAll(plainSheet, ";",
			","),
		"sep": "sep=;\n" + plainSheet,
	} {
		pages, findings := read(data)
		if len(pages) != 1 {
			t.Errorf("%s: %d pages %v", name, len(pages), findings)
			continue
		}
		if (name == "windows-1252") != (len(findings) == 1) {
			t.Errorf("%s: %v", name, findings)
		}
		p := pages[0]
		if p.Title != "Café d'été" || p.Path != "cafe-dete" || len(p.Group.Schedule) != 2 ||
			p.Group.Schedule[1].Start != "10:00" || p.Group.Place.Country != "FR" {
			t.Errorf("%s: %q %q %+v", name, p.Title, p.Path, p.Group)
		}
	}
}

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

func TestLanguages(t *testing.T) {
	pages, findings := read("id,name,name.fr,summary,Summary (fr),languages,topics,day,start\n" +
		"tea,Tea and talk,Thé et paroles,Come in,Entrez,\"French; Englisch, ar\",Hearing voices,mon,18:30\n")
	if len(findings) != 1 || !strings.Contains(findings[0].Message.String(), "column F (languages)") {
		t.Error(findings)
	}
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	en, fr := pages[0], pages[1]
	if en.Language != "en" || en.Title != "Tea and talk" || fr.Language != "fr" || fr.Title != "Thé et paroles" ||
		fr.Summary != "Entrez" || fr.Path != en.Path {
		t.Errorf("%+v\n%+v", en, fr)
	}
	if diff := cmp.Diff([]string{"hearing-voices"}, en.Topics); diff != "" {
		t.Error(diff)
	}
}

// TestLanguagesOfAnotherHub: groups.csv of a hub with more languages is read, and
// the columns that no page here has are named.
func TestLanguagesOfAnotherHub(t *testing.T) {
	pages, findings := read("id,name,summary,language,name.en,name.de,name.fr,summary.de,languages\n" +
		"tea,Tea,Come in,en,,Tee,Thé,Kommt,de\n" +
		"reden,Reden,Kommt,de,Talking,,Parler,,de\n" +
		"allein,Allein,Kommt,de,,,,,de\n")
	var said, read []string
	for _, f := range findings {
		said = append(said, string(f.Severity)+": "+f.Message.String())
	}
	for _, p := range pages {
		if !p.Broken {
			read = append(read, p.Language+" "+p.Path+" "+p.Title+" "+p.Summary)
		}
	}
	if diff := cmp.Diff([]string{
		"warning: Row 1, column F (name.de): This hub is not written in de: this column is not read.",
		"warning: Row 1, column H (summary.de): This hub is not written in de: this column is not read.",
		"error: Row 4, column D (language): This hub is not written in that language.",
	}, said); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"en tea Tea Come in", "fr tea Thé ", "en reden Talking ", "fr reden Parler "},
		read[:min(4, len(read))]); diff != "" {
		t.Error(diff)
	}
}

// TestDamage: what people and their programs do to a sheet, each with what is
// said of it, and where; or with nothing, where there is one meaning.
func TestDamage(t *testing.T) {
	for name, c := range map[string]struct {
		header, row   string
		code          diag.Code
		says, instead string
	}{
		"smart quotes":      {"name,day,start", "“Tea”,“Tuesday”,‘18:30’", "", "", ""},
		"weekday, 12 hours": {"name,jour,heure", "Tea,mardi,6:30 pm", "", "", ""},
		"Arabic":            {"الاسم,اليوم,الوقت", "شاي,الثلاثاء,٦:٣٠ مساءً", "", "", ""},
		"time as a number":  {"name,day,start", "Tea,tuesday,0.7708", "", "", ""},
		"telephone as quantity": {"name;phone;country;kind", "Tea;4,47E+11;GB", diag.PhoneInvalid,
			"Row 2, column B (phone)", "make the column one of text"},
		"zero lost": {"name,phone,country,kind", "Tea,1134960000,GB", diag.PhoneInvalid,
			"column B (phone)", "Write: +44 113 496 0000"},
		"a day that may be two": {"name,verified", "Tea,03/04/2026", diag.DateInvalid,
			"column B (verified): This day can be read in two ways.", "2026-04-03 or 2026-03-04"},
		"a day that may be one": {"name,verified", "Tea,13/04/2026", "", "", ""},
		"reference lost": {"name,city", "Tea,#REF!", diag.SheetDamaged, "column B (city)",
			"Type the value itself"},
		"reference lost, Spanish": {"name,city", "Tea,#¡REF!", diag.SheetDamaged, "column B (city)",
			"Type the value itself"},
		"formula":               {"name,city", "Tea,=A1", diag.SheetFormula, "column B (city)", "paste it as values"},
		"a text like a formula": {"name,city", "Tea,'=A1", "", "", ""},
		"exchanged": {"name,lat,lon,country", "Tea,-1.55,53.8,GB", diag.PlaceElsewhere, "column B (lat)",
			"lat: 53.8, lon: -1.55"},
		"did you mean": {"name,city,cuntry", "Tea,Leeds,GB", diag.FieldUnknown, "Row 1, column C (cuntry)",
			"Did you mean: country?"},
		"another column": {"name,city,shoe size", "Tea,Leeds,44", diag.FieldUnknown, "column C (shoe size)",
			"(private) shoe size"},
		"a comma too many": {"name,city", "Tea,Leeds, York", diag.SheetInvalid, "Row 2: This row has more cells",
			"straight quotation marks"},
		"morning or evening": {"name,day,start", "Tea,tuesday,6:30", diag.ScheduleInvalid,
			"column C (start): Is this in the morning or in the evening?", "Write 06:30 or 18:30."},
		"morning or evening, end": {"name,day,start", "Tea,tuesday,7:15 - 8:30", diag.ScheduleInvalid,
			"column C (start): Is this in the morning or in the evening?", "Write 07:15 or 19:15."},
		"a bare hour": {"name,day,start", "Tea,tuesday,6", diag.ScheduleInvalid,
			"column C (start): Is this in the morning or in the evening?", "Write 06:00 or 18:00."},
		"a bare hour, end": {"name,day,start,end", "Tea,tuesday,18:30,٨", diag.ScheduleInvalid,
			"column D (end): Is this in the morning or in the evening?", "Write 08:00 or 20:00."},
		"a bare hour after noon": {"name,day,start", "Tea,tuesday,18", diag.ScheduleInvalid,
			"is no time of day in 24 hours", "Write: 18:00"},
		"every header misspelt": {"nmae,dya,strat", "Tea,tuesday,18:30", diag.SheetInvalid,
			"No row of this spreadsheet has the names of columns", "Did you mean: name, day, start?"},
		"no groups": {"name,day,start", "", diag.ContentEmpty, "no groups below them",
			"Write a row for each group"},
		"a row without a name": {"id,name,city", "tea,,Leeds", diag.TitleMissing, "Row 2: This group has no name.",
			"Write the name in column B."},
		"no column for the name": {"id,city", "tea,Leeds", diag.TitleMissing, "Row 2: This group has no name.",
			"Add a column called name"},
		"until the next day": {"name,day,start,end", "Tea,tuesday,18:30,8:00", diag.ScheduleInvalid,
			"column D (end): This ends at 08:00, before it begins at 18:30.", "for example 20:30"},
		"no time at all": {"name,day,start,end", "Tea,tuesday,19:00,19:00", diag.RecordDoubtful,
			"column D (end): This begins and ends at the same time, 19:00.", "Write the end that is meant"},
		"no time of day": {"name,day,start", "Tea,tuesday,after tea", diag.ScheduleInvalid,
			"is no time of day", "Write for example: 18:30"},
		"a letter lost": {"name,city", "Tea,Orl\uFFFDans", diag.SheetDamaged, "column B (city)", "CSV UTF-8"},
	} {
		pages, findings := read(c.header + "\n" + c.row + "\n")
		if c.code == "" {
			if len(findings) > 0 || len(pages) != 1 || len(pages[0].Group.Schedule) > 0 &&
				pages[0].Group.Schedule[0].Start != "18:30" {
				t.Errorf("%s: %+v %+v", name, pages, findings)
			}
			continue
		}
		if len(findings) != 1 || findings[0].Code != c.code ||
			!strings.Contains(findings[0].Message.String(), c.says) ||
			!strings.Contains(findings[0].Suggestion.String(), c.instead) {
			t.Errorf("%s: %+v", name, findings)
		}
	}
}

// TestPrivate: what the team keeps to itself is in no page and no finding.
func TestPrivate(t *testing.T) {
	pages, findings := read("name,(private) phone,(privé) notes,day,(خاص) x,consent_on,source\n" +
		"Tea,07700 SECRET,SECRET,tusday,SECRET,soon,SECRET\n,SECRET,SECRET,monday,SECRET,,\n")
	for _, f := range findings {
		if strings.Contains(string(f.Message+f.Excerpt+f.Suggestion), "SECRET") {
			t.Errorf("%+v", f)
		}
	}
	if len(findings) == 0 || len(pages) != 1 || strings.Contains(pages[0].Title+pages[0].Summary+pages[0].Body.Text,
		"SECRET") || pages[0].Group.Contact.Phone != "" {
		t.Errorf("%v %v", pages, findings)
	}
}

func TestNothing(t *testing.T) {
	for name, data := range map[string]string{"empty": "", "spaces": " \n\n", "no headers": "a,b\n1,2\n",
		"no names": "day,start\nmonday,18:00\n", "quote": "name,day\n\"Tea,monday\n", "binary": "PK\x03\x04\x00\x00"} {
		if pages, findings := read(data); len(pages) != 0 || len(findings) == 0 {
			t.Errorf("%s: %d pages, %v", name, len(pages), findings)
		}
	}
	if _, findings := Pages(os.DirFS(t.TempDir()), "gone.csv", hub()); len(findings) != 1 ||
		findings[0].Code != diag.FileUnreadable {
		t.Error(findings)
	}
}

// TestReadme reads the spreadsheet that README.md shows.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```text\nname,")
	sample, _, _ := strings.Cut(rest, "```")
	pages, findings := read("name," + sample)
	if len(pages) != 1 || len(findings) > 0 || len(pages[0].Group.Schedule) != 2 ||
		pages[0].Group.Schedule[0].End != "20:00" || pages[0].Group.Contact.Phone == "" {
		t.Errorf("%+v %+v", pages, findings)
	}
}

// FuzzPages: no file, however damaged, stops the program.
func FuzzPages(f *testing.F) {
	f.Add(plainSheet)
	f.Add("sep=\x00\nname,day\na,b")
	f.Add("name,day,start,lat,lon,country,phone,from\nx,mon,18:30-20:00,\"1.5, 2.5\",,FR,1e5,1/2/2026\n")
	h := hub() // reading its words takes longer than a sheet
	f.Fuzz(func(t *testing.T, data string) {
		for _, p := range first(Pages(fstest.MapFS{"g.csv": {Data: []byte(data)}}, "g.csv", h)) {
			if p.Path == "" || p.Title == "" {
				t.Errorf("a page without an address or a name: %+v", p)
			}
		}
	})
}

func first(pages []*model.Page, _ []diag.Finding) []*model.Page { return pages }

func BenchmarkPages(b *testing.B) {
	var data strings.Builder
	data.WriteString("id,name,day,start,end,city,country,phone,languages,verified on\n")
	for i := range 2000 {
		fmt.Fprintf(&data, "g%d,Group %d,tuesday,6:30 pm,20:00,Leeds,GB,0113 496 0000,English; French,2026-01-01\n", i,
			i)
	}
	for b.Loop() {
		if pages, findings := read(data.String()); len(pages) != 2000 || len(findings) > 0 {
			b.Fatal(findings)
		}
	}
}

// TestSuggestedWordsAreRead: the words that findings suggest in a language are
// words that a spreadsheet may say.
func TestSuggestedWordsAreRead(t *testing.T) {
	words := hub().Words
	for _, code := range []string{"en", "fr", "es", "ar"} {
		said := locale.Findings(layouts.Builtin, model.Language{Code: code})
		eachColumn(func(path string, f schema.Field) {
			for _, key := range f.Choices {
				if got := choice(words, f.Name, said.Say(diag.Text(key))); got != key {
					t.Errorf("%s: %q is suggested for %s %s, and read as %q", code, said.Say(diag.Text(key)), path, key,
						got)
				}
			}
		})
	}
}

// TestCellWords: every finding that a spreadsheet says in words of its own is met by some row, and said
// so; a row of the table that no finding reaches is a mistake in its field or its rule.
func TestCellWords(t *testing.T) {
	rows := map[subject]string{
		{diag.ScheduleInvalid, "schedule", diag.NoDay}:            "name,start\nTea,18:30",
		{diag.ScheduleInvalid, "schedule", diag.TwoForms}:         "name,day,by arrangement\nTea,monday,yes",
		{diag.ScheduleInvalid, "schedule", diag.NoTime}:           "name,day\nTea,monday",
		{diag.ScheduleInvalid, "schedule", diag.RuleTwice}:        "name,rrule,start,every\nTea,FREQ=DAILY,18:30,week",
		{diag.ScheduleInvalid, "schedule.every", diag.NoNth}:      "name,day,start,every\nTea,monday,18:30,month",
		{diag.ScheduleInvalid, "schedule.every", diag.NoFirstDay}: "name,day,start,every\nTea,monday,18:30,2 weeks",
		{diag.ScheduleInvalid, "schedule.start", diag.NoClock}:    "name,day,start\nTea,monday,soon",
		{diag.ScheduleInvalid, "schedule.end", diag.NoClock}:      "name,day,start,end\nTea,monday,18:30,late",
		{diag.FieldMissing, "verified", ""}:                       "name,verified by\nTea,us",
		{diag.PlaceHidden, "place.postcode", ""}:                  "name,precision,postcode\nTea,hidden,LS1 3AB",
		{diag.PlaceHidden, "place.address", ""}:                   "name,precision,address\nTea,hidden,1 Street",
		{diag.PlaceHidden, "place.lat", ""}:                       "name,precision,lat,lon\nTea,hidden,53.8,-1.5",
		{diag.PlaceHidden, "place.lon", ""}:                       "name,precision,lat,lon\nTea,hidden,53.8,-1.5",
		{diag.PlaceHidden, "place.venue", ""}:                     "name,precision,venue\nTea,hidden,Library",
		{diag.FrontMatterLarge, "", ""}: "name,first visit\nTea," +
			strings.Repeat("𐍈 ", 16_000), // long in bytes, and not in letters
	}
	for about, words := range cellWords() {
		_, findings := read(rows[about])
		if !slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return f.Code == about.code && strings.HasPrefix(f.Field, about.field) &&
				strings.HasSuffix(f.Message.String(), words.message.String()) &&
				(words.suggestion == "" || f.Suggestion == words.suggestion) &&
				!strings.Contains(f.Suggestion.String(), `"`)
		}) {
			t.Errorf("%v: %+v", about, findings)
		}
	}
}

// TestPlainWords: what people write of countries, addresses and access.
func TestPlainWords(t *testing.T) {
	pages, findings := read("name of group,day,start,finish time,contact number,town,country,website,wheelchair " +
		"access,eligibility\n" +
		"Tea,weekdays,10:00,12:00,0113 496 0118,Leeds,Great Britain,www.example.org/tea,yes,Carers\n" +
		"Soup,friday,10:00,12:00,,Leeds,Great Britain,example.org,no,\n")
	if len(pages) != 2 || pages[0].Group == nil {
		t.Fatalf("%+v", findings)
	}
	tea, soup := pages[0].Group, pages[1].Group
	if len(tea.Schedule) != 1 || len(tea.Schedule[0].Days) != 5 || tea.Schedule[0].End != "12:00" ||
		tea.Place.Country != "GB" ||
		tea.Contact.URL != "https://www.example.org/tea" || tea.Contact.Phone == "" || len(tea.Audience) != 1 {
		t.Errorf("%+v; %+v", tea, findings)
	}
	if len(tea.Access) != 1 || tea.Access[0] != "wheelchair-access" || len(soup.Access) > 0 ||
		soup.Contact.URL != "https://example.org" {
		t.Errorf("access %v and %v, address %s", tea.Access, soup.Access, soup.Contact.URL)
	}
}

// TestMeantColumns: a slip is a slip in the language of the other columns, and no word for a
// secret is one.
func TestMeantColumns(t *testing.T) {
	for head, want := range map[string]string{
		"name,day,start,town,contry":           "Did you mean: country?",
		"name,day,start,town,passcode":         "",
		"name,day,start,town,pin code":         "",
		"name,day,start,town,team":             "", // tema is Spanish
		"name,day,start,town,vile":             "", // ville is French
		"nombre,día,hora,ciudad,tems":          "Did you mean: tema?",
		"nom,jour,heure de début,ville,adrese": "Did you mean: adresse?",
	} {
		_, findings := read(head + "\nTea,monday,18:30,Leeds,x\n")
		got := ""
		for _, f := range findings {
			if said := f.Suggestion.String(); f.Code == diag.FieldUnknown && strings.HasPrefix(said, "Did you mean") {
				got, _, _ = strings.Cut(said, "?")
				got += "?"
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}
