package layouts_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"testing"
	"testing/fstest"

	"peerhub/generator/asset"
	"peerhub/generator/crisis"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render"
	"peerhub/layouts"
)

func TestOver(t *testing.T) {
	base := read(t, "templates/base.html")
	hub := fstest.MapFS{
		"templates/base.html":    {Data: []byte(base)},
		"templates/page.html":    {Data: []byte("own")},
		"templates/other.html":   {Data: []byte("unknown")},
		"embed.go":               {Data: []byte("package layouts")},
		"strings/sw/ui.yaml":     {Data: []byte("nav.learn: Jifunze")},
		"strings/sw/fields.yaml": {Data: []byte("sentences: {When: Lini}")},
		"schema/sw.yaml":         {Data: []byte("When: Lini")},
		"strings/sw/notes.txt":   {Data: []byte("x")},
		"icons/mark.svg/x":       {Data: []byte("a folder of a file's name")},
	}
	over := layouts.Over(hub)
	want := map[string]string{"templates/page.html": "own", "strings/sw/ui.yaml": "nav.learn: Jifunze",
		"strings/sw/fields.yaml": "sentences: {When: Lini}", "schema/sw.yaml": "When: Lini",
		"templates/home.html": read(t, "templates/home.html"), "icons/mark.svg": read(t, "icons/mark.svg")}
	for name, text := range want {
		if got, err := fs.ReadFile(over, name); err != nil || string(got) != text {
			t.Errorf("%s = %.20q, %v", name, got, err)
		}
	}
	for _, name := range []string{"templates/other.html", "embed.go", "strings/sw/notes.txt"} {
		if _, err := fs.ReadFile(over, name); err == nil {
			t.Errorf("%s counts", name)
		}
	}
	if entries, err := fs.ReadDir(over, "strings/sw"); err != nil || len(entries) != 2 {
		t.Errorf("strings/sw has %v, %v", entries, err)
	}
	if entries, err := fs.ReadDir(over, "strings"); err != nil || len(entries) != 5 {
		t.Errorf("strings has %v, %v", entries, err)
	}
	// A hub without such a folder has the built-in files.
	if _, err := fs.ReadFile(layouts.Over(fstest.MapFS{}), "styles/site.css"); err != nil {
		t.Error(err)
	}
}

// TestStyleBudget: the style sheet of every page may weigh 6 kB compressed, and
// so may a script; that of the search 6.3 kB, with numbers to press among its offers. The finder of
// groups, which comes when a reader turns to it, may weigh 15.5 kB (it lets no group meet that nobody has checked for long, says when it could not be read, asks in parts, tells which cards are new, and
// measures in the units of the country), and what leads to it 1 kB; the way on, which comes
// where nothing was found, 7.7 kB (with what a very large hub asks before anything is looked for); the page on which readers keep
// things, whose words are many and which asks beside its question, 6.3 kB. All of them know what to do when the site was built anew (0.2 kB).
func TestStyleBudget(t *testing.T) {
	hub := &model.Hub{DefaultLanguage: "ar", Languages: []model.Language{{Code: "ar", Dir: "rtl"}, {Code: "fr", Dir: "ltr"}}}
	set, _ := locale.New(layouts.Builtin, hub)
	assets, err := asset.Bundle(layouts.Builtin, crisis.Constants(hub), render.Words(set, hub)...)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range assets.Files {
		var out bytes.Buffer
		w, err := gzip.NewWriterLevel(&out, 6)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		most := 6000
		switch f.Path {
		case "assets/find.js":
			most = 15_500
		case "assets/search.js":
			most = 6300
		case "assets/finder.js":
			most = 1000
		case "assets/way.js":
			most = 7700
		case "assets/keep-ar.js", "assets/keep-fr.js":
			most = 6300
		}
		if out.Len() > most {
			t.Errorf("%s weighs %d bytes compressed", f.Path, out.Len())
		}
	}
}
