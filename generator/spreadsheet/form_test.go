package spreadsheet_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// formOf is the form of a hub in a language, and that hub.
func formOf(t *testing.T, language string, more ...string) (spreadsheet.Form, *model.Hub) {
	t.Helper()
	hub := &model.Hub{DefaultLanguage: language, Languages: []model.Language{{Code: language}}, Timezone: "Europe/Paris"}
	if language == "ar" {
		hub.Languages[0].Dir = "rtl"
	}
	for _, code := range more {
		hub.Languages = append(hub.Languages, model.Language{Code: code})
	}
	hub.Words, _ = spreadsheet.ReadWords(hub, layouts.Builtin)
	locales, _ := locale.New(layouts.Builtin, hub)
	hub.Kinds = locales.Terms("kinds", hub.Kinds)
	hub.Access = model.Vocabulary{Terms: []model.VocabularyTerm{{Key: "step-free", Label: model.Text{"": "No steps, at all"}}}}
	words := locale.Findings(layouts.Builtin, hub.Languages[0])
	fields := locale.Schema(hub.Languages[0], layouts.Builtin)
	say := func(s diag.Text) string {
		if text := fields.Texts[s]; text != "" {
			return text
		}
		return words.Say(s)
	}
	return spreadsheet.NewForm(hub, spreadsheet.FormWords{Say: say, Weekday: locales.For(language).Weekday, Language: locales.For(language).LanguageName,
		Layers: []fs.FS{layouts.Builtin}}, model.Date{Year: 2026, Month: 12, Day: 1}), hub
}

// TestForm: an empty form is read without a word, and what it offers is understood.
func TestForm(t *testing.T) {
	for _, language := range naming.Known() {
		form, hub := formOf(t, language)
		book, err := form.Workbook()
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := form.Workbook(); string(again) != string(book) {
			t.Errorf("%s: made twice, it has other bytes", language)
		}
		pages, findings := spreadsheet.Pages(fstest.MapFS{"g.xlsx": {Data: book}}, "g.xlsx", hub)
		if len(pages) > 0 || len(findings) > 0 {
			t.Errorf("%s: an empty form: %d groups, %+v", language, len(pages), findings)
		}
		head := strings.TrimPrefix(strings.TrimSpace(string(form.CSV())), "\uFEFF")
		offered := 0
		for i, c := range form.Columns {
			if strings.Contains(c.Note, "[") || strings.Contains(c.Note, "with true") {
				t.Errorf("%s: %s is explained as in front matter: %s", language, c.Path, c.Note)
			}
			for _, choice := range append(c.Choices, c.Example) {
				cells := make([]string, len(form.Columns))
				cells[0], cells[1], cells[2], cells[3] = "tea", "Tea", form.Columns[2].Example, "18:30"
				cells[i] = choice
				if offered++; c.Path == "place.precision" || strings.HasPrefix(c.Path, "verified.") || c.Path == "resumes" {
					continue // which want something beside them
				}
				text := head + "\n" + `"` + strings.Join(cells, `","`) + `"` + "\n"
				pages, findings := spreadsheet.Pages(fstest.MapFS{"g.csv": {Data: []byte(text)}}, "g.csv", hub)
				findings = slices.DeleteFunc(findings, func(f diag.Finding) bool { return f.Severity != diag.Error && f.Code != diag.SheetInvalid })
				if len(pages) != 1 || len(findings) > 0 {
					t.Errorf("%s: %s %q: %d groups, %+v", language, c.Header, choice, len(pages), findings)
				}
			}
		}
		if offered < 50 {
			t.Errorf("%s: %d choices and examples", language, offered)
		}
		if form.RightToLeft != (language == "ar") {
			t.Errorf("%s: right to left: %v", language, form.RightToLeft)
		}
	}
}

// TestFormOfTwoLanguages: a hub of two languages has columns for both, and what stands in them becomes two pages of a group.
func TestFormOfTwoLanguages(t *testing.T) {
	form, hub := formOf(t, "ar", "en")
	if one, _ := formOf(t, "ar"); len(form.Columns) != len(one.Columns)+3 {
		t.Errorf("%d columns, of one language %d", len(form.Columns), len(one.Columns))
	}
	cells := make([]string, len(form.Columns))
	for i, c := range form.Columns {
		switch {
		case c.Header == "الاسم (en)":
			cells[i] = "Tea"
		case c.Path == "name":
			cells[i] = "شاي"
		case strings.HasSuffix(c.Header, " (en)") && c.Path == "summary":
			cells[i] = "Come!"
		case c.Path == "schedule.day" || c.Path == "schedule.start":
			cells[i] = c.Example
		}
	}
	text := strings.TrimSpace(string(form.CSV())) + "\n" + strings.Join(cells, ",") + "\n"
	pages, _ := spreadsheet.Pages(fstest.MapFS{"g.csv": {Data: []byte(text)}}, "g.csv", hub)
	if len(pages) != 2 || pages[0].Title != "شاي" || pages[1].Title != "Tea" || pages[1].Language != "en" || pages[1].Summary != "Come!" {
		t.Errorf("%d pages: %+v", len(pages), pages)
	}
}

// TestTitled: a title like a note hides no groups below it.
func TestTitled(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		_, hub := formOf(t, language)
		book := excelize.NewFile()
		defer book.Close()
		for at, text := range map[string]string{"A1": "# Our groups in the north", "A3": "name", "B3": "day", "C3": "start",
			"A4": "Tea", "B4": "Tuesday", "C4": "18:30"} {
			if err := book.SetCellStr("Sheet1", at, text); err != nil {
				t.Fatal(err)
			}
		}
		var data bytes.Buffer
		if err := book.Write(&data); err != nil {
			t.Fatal(err)
		}
		if pages, _ := spreadsheet.Pages(fstest.MapFS{"g.xlsx": {Data: data.Bytes()}}, "g.xlsx", hub); len(pages) != 1 {
			t.Errorf("%s: %d groups", language, len(pages))
		}
	}
}

// TestOwnColumns: what a hub says of some columns leaves the others as they are built in.
func TestOwnColumns(t *testing.T) {
	_, hub := formOf(t, "fr")
	own := fstest.MapFS{"strings/fr/fields.yaml": {Data: []byte("fields:\n  name: {columns: [notre nom]}\n" +
		"  attendance:\n    choices:\n      phone: {cells: [au bout du fil]}\n")}}
	form := spreadsheet.NewForm(hub, spreadsheet.FormWords{Say: func(s diag.Text) string { return string(s) },
		Weekday: func(d time.Weekday) string { return d.String() }, Language: func(code string) string { return code }, Layers: []fs.FS{own, layouts.Builtin}}, model.Date{Year: 2026, Month: 12, Day: 1})
	columns := map[string]spreadsheet.FormColumn{}
	for _, c := range form.Columns {
		columns[c.Path] = c
	}
	attendance := columns["attendance"]
	if columns["name"].Header != "Notre nom" || columns["id"].Header != "Identifiant" || attendance.Header != "Format" ||
		!slices.Contains(attendance.Choices, "au bout du fil") || !slices.Contains(attendance.Choices, "en ligne") {
		t.Errorf("%q, %q, %+v", columns["name"].Header, columns["id"].Header, attendance)
	}
}

// TestNumbered: a column called # makes no sheet one that explains.
func TestNumbered(t *testing.T) {
	_, hub := formOf(t, "en")
	book := excelize.NewFile()
	defer book.Close()
	for at, text := range map[string]string{"A1": "#", "B1": "name", "C1": "day", "D1": "start", "A2": "1", "B2": "Tea", "C2": "Tuesday", "D2": "18:30"} {
		if err := book.SetCellStr("Sheet1", at, text); err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := book.Write(&data); err != nil {
		t.Fatal(err)
	}
	if pages, _ := spreadsheet.Pages(fstest.MapFS{"g.xlsx": {Data: data.Bytes()}}, "g.xlsx", hub); len(pages) != 1 {
		t.Errorf("%d groups", len(pages))
	}
}

// TestEveryChoiceIsReadBack: what a drop-down offers, and what readers see for it on the site, is read as what it means: in every
// language, and in a hub of every other language too.
func TestEveryChoiceIsReadBack(t *testing.T) {
	said := map[string]func(g *model.Group) string{
		"attendance": func(g *model.Group) string { return string(g.Attendance) }, "join": func(g *model.Group) string { return string(g.Join) },
		"status": func(g *model.Group) string { return string(g.Status) }, "cost": func(g *model.Group) string { return g.Cost },
		"place.precision": func(g *model.Group) string { return string(g.Place.Precision) },
		"verified.how":    func(g *model.Group) string { return g.Verified.How },
	}
	read := 0
	for _, of := range naming.Known() {
		_, hub := formOf(t, of)
		for _, in := range naming.Known() {
			form, writers := formOf(t, in)
			locales, _ := locale.New(layouts.Builtin, writers)
			seen := func(key string) string {
				if l := locales.For(in); l.Has(key) {
					return l.T(key)
				}
				return ""
			}
			for _, c := range form.Columns {
				f, _ := schema.Of(model.KindGroup).Field(c.Path)
				for i, key := range slices.Concat(f.Choices, f.Known) {
					if f.Type == schema.Weekdays {
						break // TestForm reads them
					}
					cells := []string{key, c.Choices[i], seen("facet." + f.Facet + "." + key), seen("checked.how." + key)}
					switch {
					case c.Path == "cost":
						cells = append(cells, seen("group.free"))
					case c.Path == "attendance" && key == "hybrid":
						cells = append(cells, seen("group.hybrid"))
					}
					for _, cell := range cells {
						if cell == "" || strings.HasPrefix(c.Path, "verified.") != (cell == cells[3]) && cell != cells[0] && cell != cells[1] {
							continue
						}
						read++
						text := "id,name,day,start,verified_on," + f.Column + "\ntea,Tea,Tuesday,18:30,2026-11-01,\"" + cell + "\"\n"
						pages, _ := spreadsheet.Pages(fstest.MapFS{"g.csv": {Data: []byte(text)}}, "g.csv", hub)
						if len(pages) != 1 || said[c.Path](pages[0].Group) != key {
							t.Errorf("hub in %s, sheet in %s: %s %q is not read as %s", of, in, c.Path, cell, key)
						}
					}
				}
			}
		}
	}
	if read < 16*40 {
		t.Errorf("%d cells were read", read)
	}
}
