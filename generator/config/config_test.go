package config

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

func readHub(t *testing.T, source string) (*model.Hub, []diag.Finding) {
	t.Helper()
	return Read(fstest.MapFS{Name: {Data: []byte(source)}})
}

// TestDefaults is the smallest hub.yaml.
func TestDefaults(t *testing.T) {
	hub, findings := readHub(t,
		"\uFEFFtitle: Walking alongside\r\nbase_url: https://example.org/hub\r\ndefault_language: en\r\n"+
			"languages: [fr, pt_BR, en, ar]\r\n")
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	want := &model.Hub{
		Title:           model.Text{"": "Walking alongside"},
		BaseURL:         "https://example.org/hub/",
		DefaultLanguage: "en",
		Languages: []model.Language{{Code: "en", Name: "English", Dir: "ltr"},
			{Code: "fr", Name: "Français", Dir: "ltr"},
			{Code: "pt-BR", Name: "Português", Dir: "ltr"}, {Code: "ar", Name: "العربية", Dir: "rtl"}},
		Fallback:     map[string]string{"default": "page"},
		Kinds:        builtInKinds(),
		Freshness:    model.Freshness{Remind: 6, Badge: 12, Withhold: 24, Site: 2},
		Synonyms:     map[string][][]string{},
		PublishIndex: true,
		Offline:      true,
		Output:       model.Output{Calendars: model.CalendarsOfGroups},
	}
	if diff := cmp.Diff(want, hub); diff != "" {
		t.Error(diff)
	}
}

// TestDefaultsOfTheSchema: what holds without a setting is what editors are told.
func TestDefaultsOfTheSchema(t *testing.T) {
	const settings = "title: x\nlanguages: [en]\n"
	without, _ := readHub(t, settings)
	seen := 0
	schema.Hub().Walk(func(path string, f schema.Field) {
		if f.Default == "" {
			return
		}
		seen++
		line := f.Name + ": " + f.Default
		if group, _, nested := strings.Cut(path, "."); nested {
			line = group + ": {" + line + "}"
		}
		hub, findings := readHub(t, settings+line+"\n")
		if diff := cmp.Diff(without, hub); diff != "" || len(findings) > 0 {
			t.Errorf("%s is not what holds without it: %s%v", line, diff, findings)
		}
	})
	if seen < 4 {
		t.Errorf("only %d settings have a default", seen)
	}
}

// TestOutput: no list of views is all of them, an empty one none; what is none is told with those that are.
func TestOutput(t *testing.T) {
	known := strings.Join(schema.Listed(), ", ")
	for source, want := range map[string]string{
		"timezone: Europe/London":                        "group: " + known + ";",
		"output: {}":                                     "group: " + known + ";",
		"output: {views: [day, place]}":                  "group: day, place;",
		"output: {calendars: directory, views: []}":      "directory: ;",
		"output: {views: [day, colour]}":                 "group: day; 3:23 \"colour\" is none of the words that can stand here. Write one of: " + known + ".",
		"output: {views: [day, topics]}":                 "group: day; 3:23 \"topics\" is none of the words that can stand here. Write: topic",
		"output: {views: [access]}":                      "group: ; 3:18 \"access\" is none of the words that can stand here. Write one of: " + known + ".",
		"output: {calendars: none, calendar: directory}": ": " + known + `; 3:21 "none" is none of the words that can stand here. Write one of: group, directory. 3:27 There is no field "calendar" in "output". Write: calendars`,
	} {
		hub, findings := readHub(t, "title: x\nlanguages: [en]\n"+source+"\n")
		var views []string
		for _, name := range schema.Listed() {
			if hub.Output.View(name) {
				views = append(views, name)
			}
		}
		got := hub.Output.Calendars + ": " + strings.Join(views, ", ") + ";"
		for _, f := range findings {
			got += fmt.Sprintf(" %d:%d %s %s", f.Line, f.Column, f.Message, f.Suggestion)
		}
		if got != want {
			t.Errorf("%s:\n%s, want\n%s", source, got, want)
		}
	}
}

// builtInKinds are those of a hub that says nothing of kinds.
func builtInKinds() model.Vocabulary {
	v := model.Vocabulary{Closed: true}
	for _, key := range schema.BuiltIn("kinds") {
		v.Terms = append(v.Terms, model.VocabularyTerm{Key: key})
	}
	return v
}

// TestVocabularies: a list that is given is closed; with extend it stands beside what
// may be said without it.
func TestVocabularies(t *testing.T) {
	builtIn := len(schema.BuiltIn("kinds"))
	for source, want := range map[string]string{
		"topics: {work: Work}":                                                                           "topics closed: work=Work",
		"topics: {extend: true, work: {en: Work, fr: Travail}}":                                          "topics open: work=Work/Travail",
		"topics: {extend: true}":                                                                         "topics open:",
		"topics: {extend: false, work: }":                                                                "topics closed: work=",
		"audience: {all: {label: {en: All, fr: Tous}, note: {en: Whoever you are.}}}":                    "audience closed: all=All/Tous (Whoever you are.)",
		"access: {loop: {label: Loop, note: For hearing aids.}, step: {note: {fr: Sans marche.}}}":       "access closed: loop=Loop (For hearing aids.) step= (/Sans marche.)",
		"topics: {work: {label: Work, asked: {en: \"job, boss\", fr: boulot}}}":                          "topics closed: work=Work [job, boss/boulot]",
		"kinds: {walking: Walking group}":                                                                "kinds closed: walking=Walking group",
		"kinds: {extend: true, walking: {label: {en: Walking group}}, warmline: {en: Line, fr: Écoute}}": "kinds closed: …warmline=Line/Écoute… walking=Walking group",
		"kinds: {warmline: }":                                                                            "kinds closed: warmline=",

		"topics: {extend: [work]}":                               `topics closed: "extend" must be true or false. Write: extend: true`,
		"topics: {work: {label: Work, fr: Travail}}":             `topics closed: work=Work There is no field "fr" in "work". Use one of these, or delete the line: note, asked`,
		"topics: {work: {label: {de: Arbeit}, note: [x]}}":       `topics closed: work= () "de" is not a language of this hub. Add it to languages, or delete this text. The languages are: en, fr. "note" must be a text. Write: note: some words`,
		"topics: {work: {en: Work, en: Job, fr: Travail}, a: b}": `topics closed: work=Work/Travail a=b "en" stands here a second time. Delete one of the two.`,
	} {
		hub, findings := readHub(t, "title: x\nlanguages: [en, fr]\n"+source+"\n")
		name, _, _ := strings.Cut(source, ":")
		v := hub.Vocabulary(name)
		got := name + map[bool]string{true: " closed:", false: " open:"}[v.Closed]
		if len(v.Terms) >= builtIn {
			at := slices.Index(schema.BuiltIn("kinds"), "warmline")
			got += " …" + strings.TrimPrefix(said(v.Terms[at]), " ") + "…"
			v.Terms = v.Terms[builtIn:]
		}
		for _, term := range v.Terms {
			got += said(term)
		}
		for _, f := range findings {
			got += " " + f.Message.String() + " " + f.Suggestion.String()
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", source, got, want)
		}
	}
}

func said(t model.VocabularyTerm) string {
	text := func(text model.Text) string { return strings.TrimSuffix(text[""]+text["en"]+"/"+text["fr"], "/") }
	out := " " + t.Key + "=" + text(t.Label)
	if t.Note != nil {
		out += " (" + text(t.Note) + ")"
	}
	if t.Asked != nil {
		out += " [" + text(t.Asked) + "]"
	}
	return out
}

// TestLongCodes: a code of three letters is no second language beside that of two.
func TestLongCodes(t *testing.T) {
	hub, findings := readHub(t, "title: x\nlanguages: [eng, en, fra-CA, prs]\n")
	var got []string
	for _, f := range findings {
		got = append(got, string(f.Code)+" "+f.Suggestion.String())
	}
	if diff := cmp.Diff([]string{"language-unknown Write: en", "language-unknown Write: fr-CA"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"en", "prs"}, hub.Codes()); diff != "" {
		t.Error(diff)
	}
	if _, findings := readHub(t, ""); len(findings) != 1 || findings[0].Suggestion != smallest ||
		strings.Contains(string(smallest), "base_url") {
		t.Error(findings)
	}
}

func TestEverything(t *testing.T) {
	hub, findings := readHub(t, `
title: {en: Walking alongside, prs: همراه}
description: Find people.
languages: [en, {code: prs, name: دری, dir: rtl}]
license: CC-BY-SA-4.0
timezone: Europe/London
fallback: {default: none, groups: link}
help_now:
  - name: Samaritans
    what: {en: Someone who listens}
    phone: 116 123
    url: https://www.samaritans.org/
    hours: Day and night
    languages: [en]
    country: gb
    cost: Free
    source: https://www.samaritans.org/x
    read: 2026-11-22
    verified: {on: 2027-01-15, by: hub team, how: phone}
  - {name: Emergency, phone: 112, country: EU, emergency: true, verified: 2027-01-16}
contact: {email: hub@example.org, url: https://example.org/}
topics: {hearing-voices: {en: Hearing voices}, low-mood: Low mood, anxiety: }
freshness: {remind: 3 months, badge: 1 year, withhold: 2 years}
groups_at_least: 12
quick_exit: [groups, pages]
synonyms: {en: [[hearing voices, voice hearing]]}
search: {publish_index: false}
offline: false
downloads: [epub, scorm]
output: {calendars: directory, views: [day]}
`)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	want := &model.Hub{
		Title:           model.Text{"en": "Walking alongside", "prs": "همراه"},
		Description:     model.Text{"": "Find people."},
		DefaultLanguage: "en",
		Languages: []model.Language{{Code: "en", Name: "English", Dir: "ltr"},
			{Code: "prs", Name: "دری", Dir: "rtl"}},
		License:  "CC-BY-SA-4.0",
		Timezone: "Europe/London",
		Fallback: map[string]string{"default": "none", "groups": "link"},
		HelpNow: []model.HelpLine{
			{Name: model.Text{"": "Samaritans"}, What: model.Text{"en": "Someone who listens"},
				Hours: model.Text{"": "Day and night"}, Cost: model.Text{"": "Free"},
				Phone: "116 123", URL: "https://www.samaritans.org/", Languages: []string{"en"}, Country: "GB",
				Source:   "https://www.samaritans.org/x",
				Read:     model.Date{Year: 2026, Month: 11, Day: 22},
				Verified: model.Date{Year: 2027, Month: 1, Day: 15}},
			{Name: model.Text{"": "Emergency"}, Phone: "112", Country: "EU", Emergency: true,
				Verified: model.Date{Year: 2027, Month: 1, Day: 16}},
		},
		Contact: model.Contact{Email: "hub@example.org", URL: "https://example.org/"},
		Topics: model.Vocabulary{Closed: true,
			Terms: []model.VocabularyTerm{{Key: "hearing-voices", Label: model.Text{"en": "Hearing voices"}},
				{Key: "low-mood", Label: model.Text{"": "Low mood"}}, {Key: "anxiety"}}},
		Kinds:         builtInKinds(),
		Freshness:     model.Freshness{Remind: 3, Badge: 12, Withhold: 24, Site: 2},
		GroupsAtLeast: 12,
		QuickExit:     model.QuickExit{Sections: []string{"groups", "pages"}},
		Synonyms:      map[string][][]string{"en": {{"hearing voices", "voice hearing"}}},
		Downloads:     []model.Download{model.EPUB, model.SCORM},
		Output:        model.Output{Calendars: model.CalendarOfAll, Views: []string{"day"}},
	}
	if diff := cmp.Diff(want, hub); diff != "" {
		t.Error(diff)
	}
}

// TestUnusable are the files of which no hub can be made. What is wrong inside
// of one that can be read is in the golden files of package parse.
func TestUnusable(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		code   diag.Code
	}{
		"empty":     {"", diag.FieldMissing},
		"comments":  {"# only\n", diag.FieldMissing},
		"no yaml":   {"title: [", diag.YAMLSyntax},
		"a list":    {"- title", diag.YAMLSyntax},
		"latin":     {"title: \xe9", diag.FileNotText},
		"too large": {strings.Repeat("#\n", MaxSize), diag.FileTooLarge},
	} {
		hub, findings := readHub(t, c.source)
		if hub != nil || len(findings) != 1 || findings[0].Code != c.code || findings[0].File != Name ||
			findings[0].Severity != diag.Error {
			t.Errorf("%s: %v %+v", name, hub, findings)
		}
	}
	if hub, findings := Read(fstest.MapFS{}); hub != nil || findings[0].Code != diag.FileMissing {
		t.Errorf("a missing file gives %v %v", hub, findings)
	}
}

// TestManyLanguages: each language costs a site, so there is an end to them.
func TestManyLanguages(t *testing.T) {
	source := "title: Hub\ndefault_language: en\nlanguages:\n  - en\n"
	for n := range maxLanguages {
		source += fmt.Sprintf("  - {code: en-x-a%d, name: A}\n", n)
	}
	hub, findings := readHub(t, source)
	if len(hub.Languages) != maxLanguages || len(findings) != 1 || findings[0].Code != diag.FileTooLarge || findings[0].Line != 104 {
		t.Errorf("%d languages, %v", len(hub.Languages), findings)
	}
}

func TestWithSlash(t *testing.T) {
	for base, want := range map[string]string{"": "", "https://a.b": "https://a.b/",
		"https://a.b/c/": "https://a.b/c/"} {
		if got := WithSlash(base); got != want {
			t.Errorf("WithSlash(%q) = %q", base, got)
		}
	}
}

func TestNewLanguage(t *testing.T) {
	for code, want := range map[string]model.Language{
		"ckb": {Name: "کوردیی ناوەندی", Dir: "rtl"}, "he": {Name: "עברית", Dir: "rtl"},
		"pa-Arab": {Name: "پنجابی", Dir: "rtl"},
		"tr":      {Name: "Türkçe", Dir: "ltr"}, "prs": {Name: "دری", Dir: "rtl"}, "qaa": {Name: "qaa", Dir: "ltr"},
		"az-Latn": {Name: "Azərbaycan", Dir: "ltr"},
	} {
		want.Code = code
		if got := newLanguage(code); got != want {
			t.Errorf("newLanguage(%q) = %+v, want %+v", code, got, want)
		}
	}
}

// TestLink: a link would show a file of the machine in the excerpt of a finding.
func TestLink(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte("key: secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, Name)); err != nil {
		t.Fatal(err)
	}
	hub, findings := Read(os.DirFS(dir))
	if hub != nil || len(findings) != 1 || findings[0].Code != diag.FileUnreadable {
		t.Errorf("%+v %v", hub, findings)
	}
}

// TestUnseenMarks: no text of hub.yaml turns the letters around it, however the mark is written.
func TestUnseenMarks(t *testing.T) {
	for name, text := range map[string]string{
		"title":       "title: \"Tea \\u202Ebuh\"\nlanguages: [en]\n",
		"as it is":    "title: Tea \u202ebuh\nlanguages: [en]\n",
		"open":        "title: \"Tea \\u2067buh\"\nlanguages: [en]\n",
		"by language": "title: {en: \"Tea \\u202Ebuh\", fr: Thé}\nlanguages: [en, fr]\n",
		"menu":        "title: Tea buh\nlanguages: [en]\nnav: [{text: \"a\\u202Eb\", to: guides}]\n",
		"topics":      "title: Tea buh\nlanguages: [en]\ntopics: {sleep: \"a\\u202Eb\"}\n",
		"help":        "title: Tea buh\nlanguages: [en]\nhelp_now: [{name: \"a\\u202Eb\", phone: \"116 123\"}]\n",
	} {
		hub, findings := Read(fstest.MapFS{Name: {Data: []byte(text)}})
		told := 0
		for _, f := range findings {
			if f.Code == diag.FileNotText {
				told++
			}
		}
		if hub == nil || told != 1 || strings.ContainsAny(fmt.Sprintf("%+v", *hub), "\u202e\u2067") || !strings.HasPrefix(hub.Title["en"]+hub.Title[""], "Tea buh") {
			t.Errorf("%s: %+v %v", name, hub, findings)
		}
	}
}

// TestLanguage: what is wrong is told in the hub's language, even when that is
// what keeps hub.yaml from being read.
func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"title: x\ndefault_language: fr\nlanguages: [en, fr]\n":         "fr ltr",
		"title: x\ndefault_language: ar\nlanguages: [ar\ntimezone: x\n": "ar rtl",
		"title: x: y\n\tz\nlanguages: [\"es\", fr]\n":                   "es ltr",
		"title: x: y\nlanguages:\n  - fr\n":                             "",
		"title: x: y\ndefault_language: français\n":                     "",
		"": "",
	} {
		got, ok := Language(fstest.MapFS{Name: {Data: []byte(text)}})
		if ok != (want != "") || ok && got.Code+" "+got.Dir != want {
			t.Errorf("%q: %q %q %v, want %q", text, got.Code, got.Dir, ok, want)
		}
	}
}

// TestDialCodeOfHelp: a code to dial is never the number of a help line; an emergency number is.
func TestDialCodeOfHelp(t *testing.T) {
	for phone, want := range map[string]string{"**21*0612345678#": "", "*21#": "", "112": "112", "116 123": "116 123"} {
		hub, findings := readHub(t, "title: x\nhelp_now:\n  - {name: Help, phone: \""+phone+"\", url: \"https://example.org/\"}\n")
		said := slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return f.Code == diag.PhoneInvalid && f.Severity == diag.Error
		})
		if hub.HelpNow[0].Phone != want || said != (want == "") {
			t.Errorf("%s: %+v %v", phone, hub.HelpNow, findings)
		}
	}
}

// TestMenus: a link of the menu leads to a page of the hub, or with words to another site.
func TestMenus(t *testing.T) {
	for _, c := range []struct{ links, want string }{
		{"[{to: groups}, {to: guides/start, text: Begin}, {to: \"https://example.org/\", text: News}]", ""},
		{"[{text: Begin}]", "leads nowhere"},
		{"[{to: \"https://example.org/\"}]", "has no words"},
		{"[{to: \"javascript:alert(1)\", text: x}]", "is no page of the hub"},
		{"[{to: \"//example.org\", text: x}]", "is no page of the hub"},
		{"[{to: /groups/, text: x}]", "is no page of the hub"},
	} {
		for _, field := range []string{"nav", "footer"} {
			_, found := Read(fstest.MapFS{"hub.yaml": {Data: []byte("title: Ours\nlanguages: [en]\n" + field + ": " + c.links + "\n")}})
			said := ""
			for _, f := range found {
				if f.Severity == diag.Error {
					said += string(f.Message)
				}
			}
			if c.want == "" && said != "" || !strings.Contains(said, c.want) {
				t.Errorf("%s: %s: %q, want %q", field, c.links, said, c.want)
			}
		}
	}
}
