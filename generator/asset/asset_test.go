package asset

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evanw/esbuild/pkg/api"

	"peerhub/generator/crisis"
	"peerhub/generator/finder"
	"peerhub/generator/model"
	"peerhub/layouts"
	"peerhub/search/bundle"
)

func files(pairs ...string) fstest.MapFS {
	out := fstest.MapFS{"styles": {Mode: 0o755 | 1<<31}, "scripts": {Mode: 0o755 | 1<<31},
		"exports": {Mode: 0o755 | 1<<31}}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return out
}

func TestBundle(t *testing.T) {
	a, err := Bundle(files(
		"styles/site.css", `@import "./parts/a.css"; p { color : red }`,
		"styles/parts/a.css", `q { color: blue }`,
		"scripts/site.ts", `const n: number = 1; document.title = String(n)`,
		"exports/book.css", `@import "../styles/parts/a.css";`,
		"exports/book.ts", `export const n = 1`,
	), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Files) != 2 {
		t.Fatalf("got %d files: parts and exports are no files of the site", len(a.Files))
	}
	if got := string(a.Export("book.css")); !strings.Contains(got, "q{") {
		t.Errorf("an export's style is %q", got)
	}
	if got := string(a.Export("book.js")); strings.Contains(got, "export") {
		t.Errorf("no browser runs this from a disk: %q", got)
	}
	if a.Export("site.css") != nil || a.Has("book.css") {
		t.Error("what is exported and what is published are mixed up")
	}
	if got := string(a.Files[0].Data); !strings.Contains(got, "q{") || !strings.Contains(got, "p{color:red}") {
		t.Errorf("site.css = %q", got)
	}
	if got := string(a.Files[1].Data); strings.Contains(got, "number") {
		t.Errorf("site.js still has types: %q", got)
	}
	if link := a.Link("site.css"); !strings.HasPrefix(link, "assets/site.css?v=") ||
		len(link) != len("assets/site.css?v=")+8 {
		t.Errorf("Link = %q", link)
	}
	if a.Link("other.css") != "" || a.Has("other.css") {
		t.Error("an asset that is not there has a link")
	}
}

// TestWords: a script with words is a file for each language, and knows where other assets lie.
func TestWords(t *testing.T) {
	a, err := Bundle(files("scripts/poster.ts", "export {}", "scripts/group.ts",
		`import { next, address } from "go:words"; console.log(next, address["poster.js"])`), nil,
		Words{"en", map[string]any{"next": "Next"}}, Words{"fr", map[string]any{"next": "Prochaine"}})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`"Next"`, `"Prochaine"`} {
		f := a.Files[i]
		if f.Path != []string{"assets/group-en.js", "assets/group-fr.js"}[i] || !strings.Contains(string(f.Data), want) ||
			!strings.Contains(string(f.Data), strings.TrimPrefix(a.Link("poster.js"), "assets/")) {
			t.Errorf("%s: %s", f.Path, f.Data)
		}
	}
	if a.Has("group.js") || a.Link(WordedScript("group", "fr")) == "" {
		t.Error("a script with words is in no language, or not in one")
	}
	if _, err := Bundle(files("scripts/a.ts", `import { none } from "go:words"; console.log(none)`), nil,
		Words{"en", map[string]any{}}); err == nil || !strings.Contains(err.Error(), "layouts/scripts/a.ts:1:10:") {
		t.Errorf("words that nobody says: %v", err)
	}
	a, err = Bundle(files("scripts/a.ts", `import "./parts/said"`, "scripts/parts/said.ts",
		`import { next } from 'go:words'; console.log(next)`, "scripts/b.ts", `console.log("go:words")`), nil,
		Words{"en", map[string]any{"next": "Next"}})
	if err != nil || !a.Has("a-en.js") || a.Has("a.js") || !a.Has("b.js") {
		t.Errorf("a part asks for words, and a text speaks of them: %v, %v", slices.Sorted(maps.Keys(a.links)), err)
	}
	if _, err = Bundle(files("scripts/a.ts", "", "exports/book.ts", `import { next } from "go:words"; console.log(next)`), nil,
		Words{"en", map[string]any{"next": "Next"}}); !errors.Is(err, bundle.ErrWords) {
		t.Errorf("a script of a book has words: %v", err)
	}
}

// TestIconsInStyles: an icon that a style sheet names is part of it, drawn with the pen that
// pages have for icons; any other address stays as it is.
func TestIconsInStyles(t *testing.T) {
	a, err := Bundle(files("icons/pin.svg", `<svg viewBox="0 0 24 24"><path d="M1 1"/></svg>`,
		"scripts/site.ts", "export {}",
		"styles/site.css", `.i-pin { --i: url("../icons/pin.svg"); } p { background: url("drawings/a.svg") }`), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`url('data:image/svg+xml,<svg fill="none" stroke="%23000"`, `<path d="M1 1"/></svg>')`, ` xmlns="http://www.w3.org/2000/svg" viewBox`,
		"url(drawings/a.svg)"} {
		if got := string(a.Files[0].Data); !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
	if _, err = Bundle(files("scripts/site.ts", "", "styles/site.css", `p { --i: url("../icons/no.svg") }`), nil); err == nil {
		t.Error("an icon that is not there was taken")
	}
}

func TestBundleSaysWhere(t *testing.T) {
	_, err := Bundle(files("styles/site.css", "p{}", "scripts/site.ts", "let x = ;\n"), nil)
	if err == nil || !strings.Contains(err.Error(), "layouts/scripts/site.ts:1:") {
		t.Errorf("error = %v, want the file and line", err)
	}
	_, err = Bundle(files("styles/site.css", `@import "./none.css";`), nil)
	if err == nil || !strings.Contains(err.Error(), "layouts/styles/site.css:1:") {
		t.Errorf("error = %v, want the file and line", err)
	}
	_, err = Bundle(files("styles/site.css", `@import "../../secret.css";`), nil)
	if err == nil {
		t.Error("an import that leads out of the layouts was taken")
	}
}

func TestSameInputSameBytes(t *testing.T) {
	a, err := Bundle(layouts.Builtin, crisis.Constants(&model.Hub{}))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Bundle(layouts.Builtin, crisis.Constants(&model.Hub{}))
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Files {
		if !bytes.Equal(a.Files[i].Data, b.Files[i].Data) {
			t.Errorf("%s differs between two runs", a.Files[i].Path)
		}
	}
}

// TestConstants: the finder asks for every constant that it is handed.
func TestConstants(t *testing.T) {
	for name := range finder.Constants() {
		all := finder.Constants()
		delete(all, name)
		sources := bundle.Sources{Name: "layouts", Files: layouts.Builtin, Constants: all}
		if _, err := sources.Bundle("scripts/find.ts", api.BuildOptions{}); err == nil {
			t.Errorf("the finder does without %s", name)
		}
	}
}
