package parse_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/golden"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// TestGolden reads a hub from each archive and compares what comes out: the
// file "findings", and "pages" (the model as JSON, without bodies) if the
// archive has one.
func TestGolden(t *testing.T) {
	golden.Test(t, func(t *testing.T, archive *txtar.Archive) []txtar.File {
		hub := fstest.MapFS{}
		var out []txtar.File
		withPages := false
		for _, f := range archive.Files {
			switch f.Name {
			case "findings":
			case "pages":
				withPages = true
			default:
				hub[f.Name] = &fstest.MapFile{Data: f.Data}
				out = append(out, f)
			}
		}
		pages, findings := read(t, hub)
		if withPages {
			out = append(out, txtar.File{Name: "pages", Data: dump(t, pages)})
		}
		return append(out, txtar.File{Name: "findings", Data: findings})
	})
}

func read(t *testing.T, fsys fs.FS) ([]*model.Page, []byte) {
	t.Helper()
	var list diag.List
	hub, findings := config.Read(fsys)
	list.Add(findings...)
	var pages []*model.Page
	if hub != nil {
		hub.Words, _ = spreadsheet.ReadWords(hub, layouts.Builtin)
		tree, findings := load.Content(fsys, hub)
		list.Add(findings...)
		for _, file := range tree.Pages {
			data, findings := file.Read(fsys)
			list.Add(findings...)
			page, findings := parse.Page(file, data, hub)
			list.Add(findings...)
			if broken := diag.Errors(findings) > 0 || data == nil; broken != page.Broken {
				t.Errorf("%s: broken is %v", file.Path, page.Broken)
			}
			pages = append(pages, page)
		}
	}
	var out bytes.Buffer
	if err := diag.WriteText(&out, list.Sorted(), diag.Words{}); err != nil {
		t.Fatal(err)
	}
	return pages, out.Bytes()
}

// dump writes the pages as JSON without what is empty.
func dump(t *testing.T, pages []*model.Page) []byte {
	t.Helper()
	var out bytes.Buffer
	for _, p := range pages {
		p.Body = model.Body{}
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := json.Unmarshal(data, &value); err != nil {
			t.Fatal(err)
		}
		e := json.NewEncoder(&out)
		e.SetIndent("", " ")
		e.SetEscapeHTML(false)
		if err := e.Encode(full(value)); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// full leaves out what is empty; a date is written as one.
func full(value any) any {
	switch v := value.(type) {
	case map[string]any:
		if y, ok := v["Year"].(float64); ok && len(v) == 3 {
			if y == 0 {
				return nil
			}
			return []any{v["Year"], v["Month"], v["Day"]}
		}
		out := map[string]any{}
		for key, item := range v {
			if item = full(item); item != nil {
				out[key] = item
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []any:
		if len(v) == 0 {
			return nil
		}
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = full(item)
		}
		return out
	case string:
		if v == "" {
			return nil
		}
	case bool:
		if !v {
			return nil
		}
	case float64:
		if v == 0 {
			return nil
		}
	}
	return value
}

// hubOf is a small hub for tests that need no more.
func hubOf(t testing.TB) *model.Hub {
	t.Helper()
	hub, findings := config.Read(fstest.MapFS{"hub.yaml": {Data: []byte("title: x\nlanguages: [en, fr]\n")}})
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return hub
}

func TestUnreadable(t *testing.T) {
	file := load.File{Path: "content/guides/en/x.md", Section: "guides", Language: "en", Page: "x"}
	page, findings := parse.Page(file, nil, hubOf(t))
	if !page.Broken || page.Path != "x" || len(findings) > 0 {
		t.Errorf("a file that could not be read gives %+v %v", page, findings)
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"title: x\ntopics: [a]\ndate: 2026-01-01\n",
		"name: x\nschedule:\n" +
			"  - {day: [monday, daily], start: 9:00, end: '1:00', every: 2 weeks, from: 2026-01-06}\n" +
			"  - {rrule: 'FREQ=MONTHLY;BYDAY=2TU', start: 10:00}\n",
		"name: x\nplace: {country: GB, lat: 1, lon: 2, precision: area}\ncontact: {phone: 116 123, name: A B}\n" +
			"online: {url: 'https://x.y/?pwd=z', publish_link: true}\n",
		"name: x\nverified: {on: 2026-01-01}\nadapted_from: [{title: a, url: https://b.c}]\n" +
			"image: {src: a.png, alt: b}\nslug: ../x\n",
	} {
		f.Add(s)
	}
	hub := hubOf(f)
	f.Fuzz(func(t *testing.T, front string) {
		if len(front) > 4000 {
			return
		}
		for _, section := range []string{"groups", "training"} {
			file := load.File{Path: "content/" + section + "/en/x.md", Section: section, Language: "en", Page: "x"}
			page, findings := parse.Page(file, []byte("---\n"+front+"\n---\ntext\n"), hub)
			if page == nil || page.Title == "" {
				t.Fatal("a page without a title")
			}
			if strings.ContainsAny(page.Path, "/\\\n") || strings.Contains(page.Path, "..") {
				t.Errorf("the path %q", page.Path)
			}
			if g := page.Group; g != nil &&
				(strings.Contains(g.Online.URL, "?pwd=") || g.Place.Precision == model.PlaceHidden &&
					(g.Place.HasPoint || g.Place.Address != "")) {
				t.Errorf("tells what it must not: %+v", g)
			}
			if page.Broken != (diag.Errors(findings) > 0) {
				t.Error("broken and errors differ")
			}
		}
	})
}

func BenchmarkPage(b *testing.B) {
	hub := hubOf(b)
	file := load.File{Path: "content/guides/en/x.md", Section: "guides", Language: "en", Page: "x"}
	data := []byte("---\ntitle: Starting a group\nsummary: How to begin a small peer support group.\norder: 5\n" +
		"updated: 2026-11-22\n---\n\n" +
		strings.Repeat("Say clearly what the group is, when and where it *meets*, and [how to come](y.md)[@nott].\n"+
			"\n## A heading\n\n- one\n- two\n\n", 6))
	b.ReportAllocs()
	for b.Loop() {
		parse.Page(file, data, hub)
	}
}

// TestRulesThatNoCalendarTakes: what package directory cannot compute is a
// finding, and not a group without dates.
func TestRulesThatNoCalendarTakes(t *testing.T) {
	hub := hubOf(t)
	file := load.File{Path: "content/groups/en/x.md", Section: "groups", Language: "en", Page: "x"}
	for rule, want := range map[string]bool{
		"FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2": true, "FREQ=WEEKLY;INTERVAL=2": true,
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30": false, "FREQ=YEARLY;BYWEEKNO=20": false, "FREQ=MONTHLY;BYDAY=6TU": false,
		"FREQ=DAILY;COUNT=5000": false,
	} {
		page, findings := parse.Page(file, []byte("---\nname: x\nschedule:\n  - {rrule: \""+rule+
			"\", from: 2026-01-06, start: \"10:00\"}\n---\n"), hub)
		if page.Broken == want || !want && (len(findings) != 1 || findings[0].Code != diag.ScheduleInvalid) {
			t.Errorf("%s: %v", rule, findings)
		}
	}
}
