package spreadsheet

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
	"peerhub/layouts"
)

// TestWords: what every language brings can be read, no spelling stands for two
// things in it or between two of them, and no part or column is without words.
func TestWords(t *testing.T) {
	entries, err := fs.ReadDir(layouts.Builtin, "strings")
	if err != nil {
		t.Fatal(err)
	}
	meant := map[string]string{}
	for _, e := range entries {
		one := fstest.MapFS{}
		name, text := e.Name(), ""
		for _, f := range wordFiles {
			path := "strings/" + e.Name() + "/" + f.name
			data, err := fs.ReadFile(layouts.Builtin, path)
			if err != nil {
				t.Error(err)
			}
			one[path] = &fstest.MapFile{Data: data}
			text += "\n" + string(data)
		}
		words, findings := ReadWords(&model.Hub{}, one)
		if len(findings) > 0 {
			t.Errorf("%s: %+v", name, findings)
		}
		for part, of := range words {
			for word, key := range of {
				if first := meant[part+": "+word]; first != "" && first != key {
					t.Errorf("%s: %s %q is %q, and %q in another language", name, part, word, key, first)
				}
				meant[part+": "+word] = key
			}
		}
		for _, line := range wordLines() {
			if !strings.Contains(text, "\n"+line) {
				t.Errorf("%s has no line %q", name, line)
			}
		}
	}
	if len(meant) < 600 {
		t.Errorf("only %d words were read", len(meant))
	}
}

// wordLines are the beginnings of the lines that every language has.
func wordLines() []string {
	out := []string{"  language: {columns: ", "  page: {columns: "}
	ofFields := map[string]bool{"header": true}
	eachColumn(func(path string, f schema.Field) {
		out = append(out, "  "+path+":")
		for _, key := range f.Known {
			ofFields[f.Name] = true
			if len(f.Known) > 1 {
				out = append(out, "      "+key+": [")
			} else {
				out = append(out, "    words: {"+key+": [")
			}
		}
		if f.Type == schema.Choice {
			ofFields[f.Name] = true
			for _, key := range f.Choices {
				out = append(out, "      "+key+": {")
			}
		}
	})
	for part, keys := range parts() {
		if ofFields[part] {
			continue
		}
		if out = append(out, part+":"); len(keys) > 1 {
			for _, key := range keys {
				out = append(out, "  "+frontmatter.Text(key)+":")
			}
		}
	}
	return out
}

// TestColumns: no two fields have a column of one name, and what a column is called
// in groups.csv is read whatever languages there are.
func TestColumns(t *testing.T) {
	words, _ := ReadWords(&model.Hub{})
	seen := map[string]string{"language": "language", "page": "page"}
	eachColumn(func(path string, f schema.Field) {
		if first := seen[f.Column]; first != "" {
			t.Errorf("%s and %s have one column, %s", first, path, f.Column)
		}
		seen[f.Column] = path
		for _, header := range []string{path, f.Column} {
			if got, _ := fieldOf(words, header); got != path {
				t.Errorf("the column %s is read as %q, and is %s", header, got, path)
			}
		}
	})
	if len(seen) < 40 {
		t.Errorf("only %d columns", len(seen))
	}
}

// TestOwnWords: a hub adds words, also of a language that nobody had, and what means
// two things in two languages means what it does in the hub's.
func TestOwnWords(t *testing.T) {
	polish := &model.Hub{DefaultLanguage: "pl", Languages: []model.Language{{Code: "pl"}, {Code: "en"}},
		Fallback: map[string]string{}}
	own := fstest.MapFS{
		"strings/pl/fields.yaml": {Data: []byte("fields:\n  name: {columns: [nazwa]}\n" +
			"  schedule.day: {columns: [dzień]}\n  place.city: {columns: [miasto]}\n" +
			"  place.kraj: {columns: [państwo]}\n  cost: [koszt]\n" +
			"  join: {choices: {drop-in: {cells: [wstęp], lable: x}, walk-in: {cells: [x]}}}\n")},
		"strings/pl/spreadsheet.yaml": {Data: []byte("header:\n  schedule.start: [od]\n  place.country: [kraj]\n" +
			"day:\n  tuesday: [wtorek, wtorki]\n  saturday: [so]\n  sunday: [niedziela]\nand: [i]\neach: [każdy]\n" +
			"through: [do]\ntime: {\"12:00\": [południe]}\nhalf: {pm: [wieczorem]}\n" +
			"attendance: {online: [zdalnie]}\nattendence: {}\n")},
		"strings/en/spreadsheet.yaml": {Data: []byte("day: {monday: [moonday]}\nstatus: {paused: [open, resting]}\n")},
	}
	var findings []diag.Finding
	polish.Words, findings = ReadWords(polish, layouts.Over(own), layouts.Builtin)
	var said []string
	for _, f := range findings {
		said = append(said, f.File+" "+string(f.Code)+" "+f.Message.String()+" "+f.Suggestion.String())
	}
	if diff := cmp.Diff([]string{
		`layouts/strings/pl/spreadsheet.yaml field-unknown There is no field "attendence" here. Write: attendance`,
		`layouts/strings/pl/fields.yaml field-type "cost" must be a group of fields. Write the fields below it, indented, each with a colon.`,
		`layouts/strings/pl/fields.yaml field-unknown There is no field "place.kraj" in "fields". Use one of these, or delete the line: language, page, summary, first_visit, alert, alert.text, alert.until, id, status, resumes, draft, sample, …`,
		`layouts/strings/pl/fields.yaml field-unknown There is no field "walk-in" in "choices". Use one of these, or delete the line: contact-first, register, referral`,
		`layouts/strings/pl/fields.yaml field-unknown There is no field "lable" in "drop-in". Write: label`,
		`layouts/strings/en/fields.yaml field-repeated "open" already stands for paused. Delete one of the two.`,
	}, said); diff != "" {
		t.Error(diff)
	}
	pages, found := Pages(fstest.MapFS{"g.csv": {Data: []byte("id,Nazwa,Dzień,Od,Miasto,Kraj,Languages,Attendance\n" +
		"h,Herbata,wtorek i niedziela,6:30 wieczorem,Łódź,Niemcy,polski; ukraiński,zdalnie\n" +
		"z,Zupa,każdy wtorek,południe,,,,hybrid\nk,Kawa,moonday,18:30 do 20:00,,,,en ligne\n")}}, "g.csv", polish)
	if len(found) > 0 || len(pages) != 3 {
		t.Fatal(found)
	}
	var got []string
	for _, p := range pages {
		s := p.Group.Schedule[0]
		got = append(got, strings.TrimSpace(strings.Join([]string{p.Title, s.Days[0].String(), s.Start, s.End,
			string(p.Group.Attendance), p.Group.Place.City, p.Group.Place.Country,
			strings.Join(p.Group.Languages, " ")}, " ")))
	}
	if diff := cmp.Diff([]string{"Herbata Tuesday 18:30  online Łódź DE pl uk", "Zupa Tuesday 12:00  hybrid",
		"Kawa Monday 18:30 20:00 online"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestHubsLanguagesFirst: of a word that is in two languages, the meaning in the
// hub's default language counts, then that in its others.
func TestHubsLanguagesFirst(t *testing.T) {
	files := fstest.MapFS{
		"strings/aa/spreadsheet.yaml": {Data: []byte("day: {monday: [x]}\n")},
		"strings/bb/spreadsheet.yaml": {Data: []byte("day: {tuesday: [x]}\n")},
		"strings/cc/spreadsheet.yaml": {Data: []byte("day: {friday: [x, sunday]}\n")},
	}
	for codes, want := range map[string]string{"bb cc-CH": "tuesday", "cc-CH bb": "friday", "dd": "monday"} {
		h := &model.Hub{}
		for _, code := range strings.Fields(codes) {
			h.Languages = append(h.Languages, model.Language{Code: code})
		}
		words, findings := ReadWords(h, files)
		if got := words["day"]["x"]; got != want || words["day"]["sunday"] != "sunday" || len(findings) != 1 {
			t.Errorf("%s: %q, want %q; %v", codes, got, want, findings)
		}
	}
}

// TestEveryWordIsFolded: words are asked for as they are kept.
func TestEveryWordIsFolded(t *testing.T) {
	words, _ := ReadWords(hub(), layouts.Builtin)
	for part, of := range words {
		for word := range of {
			if naming.Fold(word) != word {
				t.Errorf("%s: %q", part, word)
			}
		}
	}
	if !slices.Contains(schema.WeekdayNames(), words["day"]["mardi"]) {
		t.Error(words["day"]["mardi"])
	}
}

// TestEveryColumn: of each field that has a column, the example of the schema is read
// from a cell, and becomes what the page says.
func TestEveryColumn(t *testing.T) {
	beside := map[string]string{ // what a field needs beside it
		"alert.until": "alert=Closed", "place.lat": "lon=1.5", "place.lon": "lat=53.8",
		"online.url":  "publish_link=yes",
		"verified.by": "verified_on=2026-01-02", "verified.how": "verified_on=2026-01-02",
		"schedule.day": "start=18:30", "schedule.start": "day=monday", "schedule.end": "day=monday,start=18:00",
		"schedule.every": "day=monday,start=18:00,from=2026-01-05",
		"schedule.nth":   "day=monday,start=18:00,every=month", "schedule.rrule": "start=18:00",
		"schedule.from":  "day=monday,start=18:00",
		"schedule.until": "day=monday,start=18:00", "schedule.except": "day=monday,start=18:00",
		"schedule.extra": "day=monday,start=18:00",
		"schedule.note":  "day=monday,start=18:00",
	}
	words := map[string]string{"today": "2026-03-09", "language": "en", "title": "Tea", "topics": "loneliness",
		"audience": "everyone", "access": "step-free", "kinds": "self-help"}
	h := hub()
	fields := schema.Of(model.KindGroup)
	eachColumn(func(path string, f schema.Field) {
		cells := map[string]string{"name": "Tea", "language": "en", "join": ""}
		for _, pair := range strings.Split(beside[path], ",") {
			if column, cell, ok := strings.Cut(pair, "="); ok {
				cells[column] = cell
			}
		}
		cells[f.Column] = strings.Trim(schema.Fill(f.Example, words), `[]"`)
		var head, row strings.Builder
		for column, cell := range cells {
			head.WriteString(column + "\t")
			row.WriteString(cell + "\t")
		}
		pages, findings := Pages(fstest.MapFS{"g.csv": {Data: []byte(head.String() + "\n" + row.String() + "\n")}},
			"g.csv", h)
		if len(pages) != 1 || len(findings) > 0 {
			t.Errorf("%s: %+v", path, findings)
			return
		}
		var at any = pages[0]
		outer, inner, nested := strings.Cut(path, ".")
		if of, _ := fields.Field(outer); nested && of.Type == schema.Groups {
			items := schema.Items(of.At(at))
			if len(items) != 1 {
				t.Errorf("%s: %d items", path, len(items))
				return
			}
			at = items[0]
		} else if nested {
			at = schema.Within(of.At(at), false)
		}
		if f.At != nil && f.Absent(f.At(at)) {
			t.Errorf("%s (%s): nothing came of %q", path, inner, cells[f.Column])
		}
	})
}

// TestAlongWithWords: a day that stands beside words is the same in every language
// that has the words, and says nothing without them.
func TestAlongWithWords(t *testing.T) {
	pages, findings := read("id,name,name.fr,alert,alert.fr,alert_until,alert_until (fr)\n" +
		"a,Tea,Thé,Closed,Fermé,2026-05-01,\nb,Soup,Soupe,Closed,,2026-05-01,\nc,Walk,Marche,,,2026-05-01,\n" +
		"d,Talk,Paroles,Closed,Fermé,2026-05-01,2026-06-01\n")
	if len(findings) > 0 {
		t.Error(findings)
	}
	var got []string
	for _, p := range pages {
		got = append(got, strings.TrimSpace(p.Path+" "+p.Language+" "+p.Group.Alert.Text+" "+
			p.Group.Alert.Until.String()))
	}
	if diff := cmp.Diff([]string{"a en Closed 2026-05-01", "a fr Fermé 2026-05-01", "b en Closed 2026-05-01", "b fr",
		"c en", "c fr",
		"d en Closed 2026-05-01", "d fr Fermé 2026-06-01"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestColumnsOfTheTeam: what may be for the team alone is asked about, and not read.
func TestColumnsOfTheTeam(t *testing.T) {
	for header, asked := range map[string]bool{"Notes": true, "Comments": true, "Checked by": true, "Remarques": true,
		"Notas": true, "ملاحظات": true,
		"Notes (public)": false, "note": false, "(private) Notes": false, "verified_by": false} {
		pages, findings := read("name,day,start,verified_on," + header + "\nTea,Monday,18:30,2026-01-01,Zqx\n")
		told := slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return f.Code == diag.SheetInvalid &&
				f.Severity == diag.Error
		})
		if told != asked {
			t.Errorf("%s: %v", header, findings)
		}
		for _, p := range pages {
			if asked && (strings.Contains(fmt.Sprint(p.Group.Schedule), "Zqx") || p.Group.Verified.By != "") {
				t.Errorf("%s is read", header)
			}
		}
	}
}
