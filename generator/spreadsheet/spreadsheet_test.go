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
