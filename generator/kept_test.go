package generator

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/layouts"
)

// TestKeptFiles reads a file again when it may have changed, and only then.
func TestKeptFiles(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "x.md")
	reads, k := 0, kept{}
	read := func() {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		k.met = map[string]keptFile{}
		k.read(load.File{Path: "content/x.md", Info: info}, func() ([]*model.Page, []diag.Finding) {
			reads++
			return nil, nil
		})
		k.files = k.met
	}
	write := func(text string, age time.Duration) {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	for i, step := range []struct {
		do   func()
		want int // reads so far
	}{
		{func() { write("one", time.Hour) }, 1},
		{func() {}, 1},
		{func() { write("longer", time.Hour) }, 2},
		{func() { write("longer", 2*time.Hour) }, 3},
		{func() {}, 3},
		{func() { k.forget("content/x.md") }, 4},
		{func() { k.forget("content") }, 5},
		{func() { k.forget("con") }, 5},
		{func() { k.forget(".") }, 6},
		{func() { write("newest", -time.Minute) }, 7}, // however long the next line takes to come
		{func() {}, 8},                                // a clock may not have gone on since
	} {
		step.do()
		read()
		if reads != step.want {
			t.Errorf("step %d: read %d times, not %d", i, reads, step.want)
		}
	}
}

// writerOf writes files of a hub.
func writerOf(t *testing.T, hub string) func(name, text string) {
	return func(name, text string) {
		t.Helper()
		name = filepath.Join(hub, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWhatNobodyWasToldOf is a file that a watcher missed: the look does not see it, and knows so later.
func TestWhatNobodyWasToldOf(t *testing.T) {
	hub := t.TempDir()
	write := writerOf(t, hub)
	write("hub.yaml", "title: Hub\nbase_url: https://example.org/\ndefault_language: en\nlanguages: [en]\n")
	for _, name := range []string{"told", "untold"} {
		write("content/guides/en/"+name+".md", "---\ntitle: "+name+"\n---\n\nText.\n")
	}
	var live Live
	look := func(touched ...string) (stale bool, untold string) {
		o := Options{Hub: hub, Today: model.Date{Year: 2026, Month: 3, Day: 1}}
		view, found, err := live.Look(t.Context(), o, touched...)
		if err != nil && len(touched) == 0 { // else it may look for what is there no more
			t.Fatal(err, found)
		}
		page, _, _ := view.File(t.Context(), "guides/untold/index.html")
		return view.Stale(), string(page)
	}
	look()
	for i, edit := range []func(){
		func() { write("content/guides/en/untold.md", "---\ntitle: untold\n---\n\nNews.\n") },
		func() { write("content/guides/en/new.md", "---\ntitle: New\n---\n\nText.\n") },
		func() { write("content/guides/en/handout.pdf", "%PDF") },
		func() {
			if err := os.Remove(filepath.Join(hub, "content/guides/en/new.md")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		edit()
		if stale, _ := look("content/guides/en/told.md", "content/guides/en/.told.md.swp"); !stale {
			t.Errorf("edit %d: nobody knows of it", i)
		}
		if stale, page := look(); stale || !strings.Contains(page, "News.") {
			t.Errorf("edit %d: a look at the folders does not see it (%t)", i, stale)
		}
	}
}

// TestKeptIndexes builds the index of a language again when its documents are others, and only then. Who
// gives up leaves none behind that is half made.
func TestKeptIndexes(t *testing.T) {
	hub := t.TempDir()
	write := writerOf(t, hub)
	write("hub.yaml", "title: Hub\nbase_url: https://example.org/\ndefault_language: en\nlanguages: [en, fr]\n")
	write("content/guides/en/tea.md", "---\ntitle: Tea\n---\n\nWater.\n")
	write("content/guides/fr/the.md", "---\ntitle: Thé\n---\n\nDe l'eau.\n")
	var live Live
	look := func() *View {
		view, found, err := live.Look(t.Context(), Options{Hub: hub, Today: model.Date{Year: 2026, Month: 3, Day: 1}})
		if err != nil {
			t.Fatal(err, found)
		}
		return view
	}
	ended, end := context.WithCancel(t.Context())
	end()
	view := look()
	if _, err := view.Finish(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("what was given up says %v", err)
	}
	view.Warm(ended)
	if live.kept.index("en").built != nil {
		t.Error("an index was built for nobody")
	}
	view.Warm(t.Context())
	english, french := live.kept.index("en").built, live.kept.index("fr").built
	if english == nil || french == nil {
		t.Fatal("there is no index")
	}
	write("content/guides/en/tea.md", "---\ntitle: Tea\n---\n\nHot water.\n")
	view = look()
	view.Warm(t.Context())
	if live.kept.index("en").built == english || live.kept.index("fr").built != french {
		t.Error("not the index of the page that changed was built again")
	}
	write("hub.yaml", "title: Hub\nbase_url: https://example.org/\ndefault_language: en\nlanguages: [en, fr]\n"+
		"synonyms: {fr: [[thé, tisane]]}\n")
	look().Warm(t.Context())
	if live.kept.index("fr").built == french {
		t.Error("synonyms change no index")
	}
}

// TestKeptLayouts makes what follows from a folder of layouts again when that changes, and only then. What a
// link leads to may be anywhere: with one, nothing is kept.
func TestKeptLayouts(t *testing.T) {
	hub := t.TempDir()
	const settings = "base_url: https://example.org/\ndefault_language: en\nlanguages: [en]\n"
	put(t, filepath.Join(hub, "hub.yaml"), "title: Hub\n"+settings)
	put(t, filepath.Join(hub, "content/guides/en/tea.md"), "---\ntitle: Tea\n---\n\nWater.\n")
	builtin := func(name string) string {
		data, err := fs.ReadFile(layouts.Builtin, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var live Live
	type made struct {
		words, templates, bundles any
		page                      *model.Page
	}
	look := func() made {
		view, found, err := live.Look(t.Context(), optionsOf(hub, true))
		if err != nil {
			t.Fatal(err, found)
		}
		k := &live.kept
		return made{k.settings.hub, k.dress.templates, &k.dress.assets.Files[0], view.run.parsed[0]}
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(hub, "content/guides/en/tea.md"), old, old); err != nil {
		t.Fatal(err)
	}
	before := look()
	for _, c := range []struct {
		name, text                       string
		words, templates, bundles, pages bool // are others
	}{
		{name: "layouts/templates/page.html", text: builtin("templates/page.html") + " ", templates: true},
		{name: "layouts/strings/en/ui.yaml", text: "nav.groups: All\n", words: true},
		{name: "layouts/styles/site.css", text: builtin("styles/site.css") + " ", templates: true, bundles: true},
		{name: "layouts/scripts/site.ts", text: builtin("scripts/site.ts") + " ", bundles: true},
		{name: "layouts/README.md", text: "Ours."},
		{name: "hub.yaml", text: "title: Another\n" + settings, words: true},
		{name: "hub.yaml", text: "title: Another\ntimezone: Asia/Kathmandu\n" + settings, words: true, pages: true},
	} {
		put(t, filepath.Join(hub, c.name), c.text)
		now := look()
		if (now.words != before.words) != c.words || (now.templates != before.templates) != c.templates || (now.bundles != before.bundles) != c.bundles ||
			(now.page != before.page) != c.pages {
			t.Errorf("%s: words anew %t, templates %t, bundles %t, pages %t", c.name, now.words != before.words,
				now.templates != before.templates, now.bundles != before.bundles, now.page != before.page)
		}
		before = now
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(hub, "layouts/elsewhere")); err != nil {
		t.Fatal(err)
	}
	look()
	if before = look(); look().words == before.words {
		t.Error("with a link, words are kept")
	}
}
