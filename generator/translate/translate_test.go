package translate_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/model"
	"peerhub/generator/translate"
)

func hub() *model.Hub {
	return &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}, {Code: "ar"}}}
}

// page makes a page from its path: "guides/fr/x".
func page(at string, change func(*model.Page)) *model.Page {
	parts := strings.SplitN(at, "/", 3)
	p := &model.Page{Section: parts[0], Language: parts[1], Path: parts[2], Kind: model.KindPage, Title: at,
		Pos: model.Position{File: "content/" + at + ".md", Line: 1}}
	if change != nil {
		change(p)
	}
	return p
}

func text(blocks ...string) func(*model.Page) {
	return func(p *model.Page) { p.Title, p.Body.Blocks = "Title", blocks }
}

func madeFrom(hash string) func(*model.Page) { return func(p *model.Page) { p.SourceHash = hash } }

func site(t *testing.T, options translate.Options, pages ...*model.Page) (*model.Site, []string) {
	t.Helper()
	entries, findings := translate.Entries(hub(), pages, options)
	var codes []string
	for _, f := range findings {
		codes = append(codes, string(f.Code)+" "+f.File)
		if f.Suggestion == "" || f.Message == "" {
			t.Errorf("a finding without words: %+v", f)
		}
	}
	return model.NewSite(hub(), model.Date{Year: 2026, Month: 1, Day: 1}, entries, nil), codes
}

func TestStates(t *testing.T) {
	long := make([]string, 30)
	for i := range long {
		long[i] = fmt.Sprint("Block ", i)
	}
	original := page("guides/en/x", text(long...))
	hash := translate.Hash(original)
	machine := func(p *model.Page) { p.SourceHash, p.Machine = hash, true }
	read := func(p *model.Page) { machine(p); p.Reviewed.By = "A native speaker" }
	few := page("guides/en/x", text(append([]string{"Changed"}, long[1:]...)...))
	many := page("guides/en/x", text(long[:20]...))
	lock := fstest.MapFS{}
	accepted := page("guides/fr/x", madeFrom(hash))
	files := fstest.MapFS{accepted.Pos.File: {Data: []byte("---\ntitle: X\n---\n")}}
	if err := translate.Accept(files, func(path string, data []byte) error {
		lock[path] = &fstest.MapFile{Data: data}
		return nil
	}, accepted, original); err != nil {
		t.Fatal(err)
	}
	broken := func(p *model.Page) { p.SourceHash, p.Broken = hash, true }
	name := translate.LockFile(accepted.Pos.File)
	version := func(now string) fstest.MapFS {
		text := strings.Replace(string(lock[name].Data), `"format": "peerhub-translation/1",`, now, 1)
		return fstest.MapFS{name: {Data: []byte(text)}}
	}
	for _, c := range []struct {
		now      string
		want     model.State
		findings int
	}{
		{`"new in a version": 1,`, model.StateMinor, 0}, // as before formats were named, with a field that nobody knows
		{`"format": "peerhub-translation/2",`, model.StateOutdated, 1},
	} {
		s, found := site(t, translate.Options{Files: version(c.now)}, few, page("guides/fr/x", madeFrom(hash)))
		if got := s.Entry("guides", "x").States["fr"]; got != c.want || len(found) != c.findings {
			t.Errorf("a lock with %s: %s, %v; want %s", c.now, got, found, c.want)
		}
	}
	for _, c := range []struct {
		name     string
		original *model.Page
		french   *model.Page
		locked   bool
		want     model.State
	}{
		{"current", original, page("guides/fr/x", madeFrom(hash)), false, model.StateCurrent},
		{"few changed, lock", few, page("guides/fr/x", madeFrom(hash)), true, model.StateMinor},
		{"few changed, no lock", few, page("guides/fr/x", madeFrom(hash)), false, model.StateOutdated},
		{"few changed, another hash than the lock's", few, page("guides/fr/x", madeFrom("0123456789abcdef")), true,
			model.StateOutdated},
		{"many changed", many, page("guides/fr/x", madeFrom(hash)), true, model.StateOutdated},
		{"no hash", original, page("guides/fr/x", nil), false, model.StateUnverified},
		{"machine", original, page("guides/fr/x", machine), false, model.StateMachine},
		{"machine, outdated", many, page("guides/fr/x", machine), false, model.StateOutdated},
		{"machine, read by a person", original, page("guides/fr/x", read), false, model.StateCurrent},
		{"broken", original, page("guides/fr/x", broken), false, model.StateUnverified},
		{"missing", original, nil, false, model.StateMissing},
	} {
		options := translate.Options{}
		if c.locked {
			options.Files = lock
		}
		pages := []*model.Page{c.original}
		if c.french != nil {
			pages = append(pages, c.french)
		}
		s, _ := site(t, options, pages...)
		e := s.Entry("guides", "x")
		if got := e.States["fr"]; got != c.want || e.States["en"] != model.StateOriginal {
			t.Errorf("%s: fr %s, en %s; want %s", c.name, got, e.States["en"], c.want)
		}
	}
}

func TestHash(t *testing.T) {
	base := translate.Hash(page("guides/en/x", text("One two", "Three")))
	if len(base) != 16 {
		t.Errorf("%q is not 16 digits", base)
	}
	same := page("guides/en/y", text("One  two ", "Three"))
	same.Order, same.Updated = 5, model.Date{Year: 2025, Month: 1, Day: 1}
	if translate.Hash(same) != base {
		t.Error("white space and facts count")
	}
	for _, space := range []string{"\t", "\n", "  ", " \u00a0", "\u00a0", "\u0085", "\u2003", "\u2028"} {
		for _, first := range []string{"One" + space + "two", space + "One two", "One two" + space} {
			if translate.Hash(page("guides/en/x", text(first, "Three"))) != base {
				t.Errorf("white space counts: %q", first)
			}
		}
	}
	for _, other := range []*model.Page{
		page("guides/en/x", text("One", "two Three")),
		page("guides/en/x", text("Three", "One two")),
		page("guides/en/x", func(p *model.Page) { text("One two", "Three")(p); p.Summary = "S" }),
		page("guides/en/x", func(p *model.Page) {
			text("One two", "Three")(p)
			p.Kind, p.Group = model.KindGroup, &model.Group{FirstVisit: "Ring"}
		}),
	} {
		if translate.Hash(other) == base {
			t.Errorf("a change does not count: %+v", other.Body.Blocks)
		}
	}
}

func TestOriginalsAndOrphans(t *testing.T) {
	external := func(p *model.Page) {
		p.SourceHash, p.Provenance = "x",
			&model.Provenance{TranslationOf: &model.Work{}}
	}
	for _, c := range []struct {
		name     string
		pages    []*model.Page
		original string
		states   string // en fr ar
		findings []string
	}{
		{"default language", []*model.Page{page("guides/fr/x", nil), page("guides/en/x", nil)}, "en",
			"original unverified missing", nil},
		{"other language", []*model.Page{page("guides/fr/x", madeFrom("h")), page("guides/ar/x", nil)}, "ar",
			"missing outdated original", nil},
		{"first of the hub's", []*model.Page{page("guides/ar/x", nil), page("guides/fr/x", nil)}, "fr",
			"missing original unverified", nil},
		{"gone", []*model.Page{page("guides/ar/x", madeFrom("h")), page("guides/fr/x", madeFrom("h"))}, "fr",
			"missing orphan orphan",
			[]string{"translation-orphan content/guides/ar/x.md", "translation-orphan content/guides/fr/x.md"}},
		{"elsewhere", []*model.Page{page("guides/fr/x", external)}, "fr", "missing unverified missing", nil},
	} {
		s, findings := site(t, translate.Options{}, c.pages...)
		e := s.Entry("guides", "x")
		got := fmt.Sprint(e.States["en"], " ", e.States["fr"], " ", e.States["ar"])
		if e.Original.Language != c.original || got != c.states || !cmp.Equal(findings, c.findings) {
			t.Errorf("%s: original %s, states %s, findings %v", c.name, e.Original.Language, got, findings)
		}
		if rows := translate.Status(s); len(rows) != 3 || rows[1].Language != "fr" || rows[1].State != e.States["fr"] {
			t.Errorf("%s: %+v", c.name, rows)
		}
	}
}

func TestDrafts(t *testing.T) {
	draft := func(p *model.Page) { p.Draft = true }
	pages := func() []*model.Page {
		return []*model.Page{page("guides/en/a", draft), page("guides/fr/a", madeFrom("h")), page("guides/en/b", nil),
			page("guides/fr/b", draft)}
	}
	s, findings := site(t, translate.Options{}, pages()...)
	if s.Entry("guides", "a") != nil || len(s.Entry("guides", "b").Pages) != 1 || len(findings) > 0 {
		t.Errorf("drafts are there: %v %v", s.Entries, findings)
	}
	s, _ = site(t, translate.Options{Drafts: true}, pages()...)
	if s.Entry("guides", "a") == nil || len(s.Entry("guides", "b").Pages) != 2 {
		t.Error("drafts were asked for")
	}
}

func TestDuplicatesAndOrder(t *testing.T) {
	group := func(id string) func(*model.Page) {
		return func(p *model.Page) { p.Kind, p.Group = model.KindGroup, &model.Group{ID: id} }
	}
	ordered := func(n int) func(*model.Page) { return func(p *model.Page) { p.Order = n } }
	twice := page("guides/en/c", nil)
	twice.Pos.File = "content/guides/en/c/index.md"
	s, findings := site(t, translate.Options{}, page("guides/en/b", nil), page("guides/en/c", ordered(2)), twice,
		page("guides/en/z", ordered(1)),
		page("guides/en/a", nil), page("groups/en/x", group("one")), page("groups/en/y", group("one")))
	var got []string
	for _, e := range s.Entries {
		got = append(got, e.Path)
	}
	if want := []string{"x", "y", "z", "c", "a", "b"}; !cmp.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
	if want := []string{"id-duplicate content/groups/en/y.md",
		"file-duplicate content/guides/en/c/index.md"}; !cmp.Equal(findings, want) {
		t.Errorf("findings %v, want %v", findings, want)
	}
}

func TestLessons(t *testing.T) {
	kind := func(k model.Kind, order int) func(*model.Page) {
		return func(p *model.Page) { p.Kind, p.Order = k, order }
	}
	s, findings := site(t, translate.Options{}, page("training/en/intro/b", kind(model.KindLesson, 1)),
		page("training/en/intro/a", kind(model.KindLesson, 2)),
		page("training/en/intro", kind(model.KindModule, 0)), page("training/en/lost/a", kind(model.KindLesson, 0)))
	m := s.Entry("training", "intro")
	if len(m.Lessons) != 2 || m.Lessons[0].Path != "intro/b" || m.Lessons[1].Module != m {
		t.Errorf("lessons: %+v", m.Lessons)
	}
	if want := []string{"lesson-alone content/training/en/lost/a.md"}; !cmp.Equal(findings, want) {
		t.Errorf("findings %v, want %v", findings, want)
	}
}

func TestInheritance(t *testing.T) {
	original := page("groups/en/g", func(p *model.Page) {
		p.Kind, p.Title, p.Summary, p.Order, p.Topics, p.Sample = model.KindGroup, "Tuesday group", "Talk", 3, []string{"a"}, true
		p.Group = &model.Group{ID: "g", FirstVisit: "Ring", Topics: []string{"a"}, Place: model.Place{City: "Leeds"},
			Cost: "free", Sample: true,
			Alert: model.Alert{Text: "Closed", Until: model.Date{Year: 2026, Month: 2, Day: 1}}}
	})
	french := page("groups/fr/g", func(p *model.Page) {
		p.Kind, p.Title, p.Order = model.KindGroup, "", 9
		p.Group = &model.Group{FirstVisit: "Sonnez", Place: model.Place{City: "Lyon"}}
	})
	got := translated(t, original, french)
	want := *original.Group
	want.FirstVisit = "Sonnez"
	if diff := cmp.Diff(&want, got.Group); diff != "" {
		t.Error(diff)
	}
	if got.Title != "Tuesday group" || got.Summary != "Talk" || got.Order != 3 || !got.Sample || len(got.Topics) != 1 {
		t.Errorf("%+v", got)
	}
	practice := page("practice/en/p", func(p *model.Page) {
		p.Kind, p.Practice = model.KindPractice, &model.Practice{Country: "KE", Place: "Nairobi", Since: "2018"}
	})
	swahili := page("practice/fr/p", func(p *model.Page) {
		p.Kind, p.Summary = model.KindPractice, ""
		p.Practice = &model.Practice{Place: "À Nairobi"}
	})
	practice.Summary = "English words"
	if got := translated(t, practice, swahili); *got.Practice != (model.Practice{Country: "KE", Place: "À Nairobi",
		Since: "2018"}) || got.Summary != "" {
		t.Errorf("%+v %q", *got.Practice, got.Summary)
	}
}

// Whatever a page is, and whether its translation says something of it or nothing,
// pairing the two changes neither.
func TestInheritanceChangesNoPage(t *testing.T) {
	for kind, filled := range map[string]func(p *model.Page, words string){
		"principle": func(p *model.Page, words string) { p.Principle = &model.Principle{Short: words} },
		"practice":  func(p *model.Page, words string) { p.Practice = &model.Practice{Country: "KE", Place: words} },
		"lesson":    func(p *model.Page, words string) { p.Lesson = &model.Lesson{Minutes: len(words)} },
		"source":    func(p *model.Page, words string) { p.Source = &model.Source{Year: words, Rights: words} },
		"course":    func(p *model.Page, words string) { p.Course = &model.Course{Modules: []string{words}} },
		"module": func(p *model.Page, words string) {
			p.Module = &model.Module{Level: words,
				Outcomes: []string{words}}
		},
		"group": func(p *model.Page, words string) { p.Group = &model.Group{Cost: words} },
		"page": func(p *model.Page, words string) {
			p.Image, p.Sources = model.Image{Alt: words}, []string{words}
			p.Provenance = &model.Provenance{VerbatimOf: &model.Work{Title: words}}
		},
	} {
		original := page("x/en/x", func(p *model.Page) {
			p.Kind, p.Topics, p.Order = model.Kind(kind), []string{"a"}, 3
			filled(p, "original")
		})
		for _, own := range []string{"French", ""} {
			french := page("x/fr/x", func(p *model.Page) {
				if own != "" {
					filled(p, own)
				}
			})
			if got := translated(t, original, french); got.Order != 3 || got == french {
				t.Errorf("%s, %q: %+v", kind, own, got)
			}
		}
	}
}

// translated returns what becomes of the French page of an original. Neither may
// be changed.
func translated(t *testing.T, original, french *model.Page) *model.Page {
	t.Helper()
	before := asJSON(t, original, french)
	s, _ := site(t, translate.Options{}, original, french)
	if diff := cmp.Diff(before, asJSON(t, original, french)); diff != "" {
		t.Errorf("pages were changed: %s", diff)
	}
	return s.Entry(original.Section, original.Path).Pages["fr"]
}

func asJSON(t *testing.T, pages ...*model.Page) string {
	t.Helper()
	text, err := json.MarshalIndent(pages, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A translation's notice ends on its own day.
func TestAlertOfATranslation(t *testing.T) {
	until := model.Date{Year: 2026, Month: 3, Day: 1}
	original := page("groups/en/g", func(p *model.Page) { p.Kind, p.Group = model.KindGroup, &model.Group{ID: "g"} })
	french := page("groups/fr/g", func(p *model.Page) {
		p.Kind, p.Group = model.KindGroup, &model.Group{Alert: model.Alert{Text: "Fermé", Until: until}}
	})
	if got := translated(t, original, french).Group.Alert; got.Text != "Fermé" || got.Until != until {
		t.Errorf("%+v", got)
	}
}

func TestAccept(t *testing.T) {
	original := page("guides/en/x", text("One", "Two"))
	hash := translate.Hash(original)
	line := `source_hash: "` + hash + `"`
	for _, c := range []struct{ name, before, after string }{
		{"added", "---\ntitle: X # note\n---\n\nText\n", "---\ntitle: X # note\n" + line + "\n---\n\nText\n"},
		{"replaced", "---\nsource_hash: old\ntitle: 'X'\n---\nsource_hash: body\n", "---\n" + line +
			"\ntitle: 'X'\n---\nsource_hash: body\n"},
		{"Windows", "\ufeff---\r\ntitle: X\r\nsource_hash: a\r\n---\r\nText", "\ufeff---\r\ntitle: X\r\n" + line +
			"\r\n---\r\nText"},
		{"no front matter", "# X\r\n\r\n---\r\n", "---\r\n" + line + "\r\n---\r\n# X\r\n\r\n---\r\n"},
		{"empty", "", "---\n" + line + "\n---\n"},
		{"empty front matter", "---\n---\n", "---\n" + line + "\n---\n"},
	} {
		french := page("guides/fr/x", nil)
		written := map[string]string{}
		err := translate.Accept(fstest.MapFS{french.Pos.File: {Data: []byte(c.before)}},
			func(path string, data []byte) error { written[path] = string(data); return nil }, french, original)
		if err != nil || written[french.Pos.File] != c.after {
			t.Errorf("%s: %v\n got %q\nwant %q", c.name, err, written[french.Pos.File], c.after)
		}
		if lock := written["content/guides/fr/x.lock.json"]; !strings.Contains(lock, hash) ||
			strings.Count(lock, "\n") != 11 {
			t.Errorf("%s: the lock file is %q", c.name, lock)
		}
	}
}

func TestAcceptRefuses(t *testing.T) {
	original := page("guides/en/x", nil)
	csv := page("groups/fr/x", nil)
	csv.Pos.File = "content/groups/list.csv"
	broken := page("guides/fr/b", func(p *model.Page) { p.Broken = true })
	open, braces := page("guides/fr/open", nil), page("guides/fr/braces", nil)
	files := fstest.MapFS{open.Pos.File: {Data: []byte("---\ntitle: X\n")},
		braces.Pos.File: {Data: []byte("---\n{title: X}\n---\n")}}
	for _, p := range []*model.Page{original, csv, broken, open, braces, page("guides/fr/absent", nil)} {
		err := translate.Accept(files, func(path string, _ []byte) error {
			if strings.HasSuffix(path, ".md") {
				t.Errorf("%s was written", path)
			}
			return nil
		}, p, original)
		if err == nil {
			t.Errorf("%s was accepted", p.Pos.File)
		}
	}
}
