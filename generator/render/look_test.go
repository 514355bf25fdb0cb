package render_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"peerhub/layouts"
)

// TestTheLookOfAHub: its colours, its logo and its own drawings are on its pages; what
// nobody chose is as it is built in.
func TestTheLookOfAHub(t *testing.T) {
	b := builtHub(t, map[string]string{
		"hub.yaml": settings + "look: {preset: sea, logo: look/logo.svg}\n" +
			"ways: [{text: {en: I am new}, to: guides/start}, {text: {en: At night}, to: groups/topic/none}]\n",
		"look/logo.svg":              `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>`,
		"content/guides/en/start.md": "---\ntitle: Start\ndrawing: two-cups\n---\n\nText.\n",
	})
	page := b.page(t, "guides/start/")
	has(t, "a page", page, `<img src="../../assets/logo.svg?v=`, `src="../../assets/drawings/two-cups.svg?v=`,
		`font-src 'self'`)
	if strings.Count(page, `class="drawing"`) != 1 {
		t.Error("the drawing is not there once")
	}
	home := b.page(t, "")
	has(t, "home", home, `href="./guides/start/">I am new</a>`, `href="./search/#q=At`, `assets/drawings/lit-door.svg`,
		`content="https://example.org/hub/assets/share/pages-ltr.png"`)
	if file := b.files["assets/share/groups-ltr.png"]; !strings.HasPrefix(file, "\x89PNG") {
		t.Errorf("the picture for sharing is %.10q", file)
	}
	at, ok := b.Preview()
	var preview bytes.Buffer
	if !ok {
		t.Fatal("there is no preview")
	}
	if _, err := at.Make(&preview); err != nil {
		t.Fatal(err)
	}
	has(t, "the preview", preview.String(), "preset: sea", `stroke="#17506E"`, "<code>accent #17506E</code>",
		"drawings/boat.svg", `content="noindex"`)
	if b.files["look/index.html"] != "" {
		t.Error("the preview is published")
	}
}

// TestWaysOn: a word leads on to groups and pages, and the library has its years.
func TestWaysOn(t *testing.T) {
	b := builtHub(t, map[string]string{
		"hub.yaml":                              settings + "topics: {hearing-voices: {en: Hearing voices}}\n",
		"content/glossary/en/hearing-voices.md": "---\ntitle: Hearing voices\n---\n\nText.\n",
		"content/glossary/en/other.md":          "---\ntitle: Other\n---\n\nText.\n",
		"content/groups/en/voices.md": "---\ntitle: Voices\ntopics: [hearing-voices]\nkind: self-help\n" +
			"attendance: online\n---\n\nText.\n",
		"content/guides/en/start.md":               "---\ntitle: Start\norder: 1\n---\n\nText.\n",
		"content/practice/en/hearing-voices-uk.md": "---\ntitle: How it is done\n---\n\nText.\n",
		"content/library/en/old.md":                "---\ntitle: An old work\nsummary: What it says.\nyear: 1999\n---\n",
		"content/library/en/undated.md":            "---\ntitle: A work\n---\n",
	})
	word := b.page(t, "glossary/hearing-voices/")
	has(t, "a word", word, `href="../../groups/topic/hearing-voices/">Hearing voices: one group</a>`, "How it is done")
	has(t, "a word of which nothing is known", b.page(t, "glossary/other/"), `../../guides/start/">Start</a>`)
	library := mainOf(b.page(t, "library/"))
	has(t, "the library", library, "<h2>2014</h2>", "<h2>1999</h2>", "<h2>No year known</h2>",
		"<p>What it says.</p><h3>")
	if strings.Index(library, "2014") > strings.Index(library, "1999") ||
		strings.Index(library, "1999") > strings.Index(library, "No year known") {
		t.Error("the years are not in order")
	}
	sorted := mainOf(builtHub(t, map[string]string{
		"content/library/en/trial.md": "---\ntitle: A trial\nyear: 1999\nkind: study\n---\n",
		"content/library/en/newer.md": "---\ntitle: A newer trial\nyear: 2020\nkind: study\n---\n",
		"content/library/en/say.md":   "---\ntitle: Say this\nyear: 2024\nkind: words\n---\n",
	}).page(t, "library/"))
	at := 0
	for _, next := range []string{"<h2>Studies and reviews</h2>", "A newer trial", "A trial", "<h2>On words</h2>", "Say this",
		"<h2>Other works</h2>", "The second work"} {
		i := strings.Index(sorted[at:], next)
		if i < 0 {
			t.Errorf("%s does not follow: %s", next, sorted[at:])
			break
		}
		at += i
	}
	has(t, "learn", b.page(t, "learn/"), "Start here", "One minute to read")
}

// TestWaysWithoutLists: where a hub leaves lists out, the words on home lead to the finder, as those
// of facets do that have no lists anywhere.
func TestWaysWithoutLists(t *testing.T) {
	b := builtHub(t, map[string]string{"hub.yaml": settings + "output: {views: [day]}\n"})
	has(t, "home", b.page(t, ""), `href="./groups/#attendance=in-person"`)
	own := builtHub(t, map[string]string{"hub.yaml": settings + "ways: [{text: {en: For nothing}, to: groups/cost/free}]\n"})
	has(t, "home", own.page(t, ""), `href="./groups/#cost=free">For nothing</a>`)
}

// TestWaysOfMostGroups: the words on home that nobody chose are those with the most groups, and
// not the first of the alphabet.
func TestWaysOfMostGroups(t *testing.T) {
	many := map[string]string{}
	for i, topic := range strings.Fields("art bread clay dance earth fire grief grief grief") {
		many[fmt.Sprintf("content/groups/en/g%d.md", i)] = fmt.Sprintf("---\ntitle: Group %d\nattendance: in-person\n"+
			"topics: [%s]\nlanguages: [en]\n---\n\nText.\n", i, topic)
	}
	home := builtHub(t, many).page(t, "")
	has(t, "home", home, `href="./groups/topic/grief/"`, `href="./groups/attendance/in-person/"`)
	lacks(t, "home", home, `href="./groups/topic/fire/"`)
}

// TestOwnMenu: the words that lead, the foot and a way to give are the hub's own where it says so.
func TestOwnMenu(t *testing.T) {
	b := builtHub(t, map[string]string{
		"hub.yaml": settings + "nav: [{to: guides/start, text: {en: Begin}}, {to: groups}, {to: guides}, " +
			"{to: groups/attendance/online}, {to: guides/start#begin}, {to: groups/topic/none, text: Nowhere}, {to: \"https://example.org/news\", text: News}]\n" +
			"footer: [{to: guides/start}]\ndonate: https://example.org/give\n",
		"content/guides/en/start.md": "---\ntitle: How to start\n---\n\nText.\n",
	})
	nav := func(address string) string {
		_, rest, _ := strings.Cut(b.page(t, address), `<nav class="nav"`)
		nav, _, _ := strings.Cut(rest, "</nav>")
		return nav
	}
	has(t, "the menu", nav("guides/start/"), `<a href="../../guides/start/" aria-current="page">Begin</a>`, `<a href="../../groups/">Find a group</a>`,
		`<a href="../../guides/" aria-current="true">Guides</a>`, `<a href="../../groups/attendance/online/">Online</a>`, `<a href="../../guides/start/#begin">How to start</a>`, `<a href="../../search/#q=Nowhere">Nowhere</a>`, `<a href="https://example.org/news" rel="external">News</a>`)
	lacks(t, "the menu", nav("guides/start/"), ">Learn<", ">About<")
	has(t, "the menu in French", nav("fr/groups/"), `aria-current="page"`, `lang="en">Begin</a>`)
	has(t, "the foot", b.page(t, ""), `>How to start</a>`, `<a href="https://example.org/give" rel="external">Give to our work</a>`)
	for to, want := range map[string]string{"guides/strat": `Did you mean "guides/start"?`, "gruops": `Did you mean "groups"?`, "start": "Write for example",
		"www.example.org/give": "https://www.example.org/give", "example.org": "https://example.org"} {
		lost := build(t, hub(map[string]string{"hub.yaml": settings + "nav: [{to: " + to + "}]\n"}), layouts.Builtin)
		if found := lost.findings; len(found) != 1 || !strings.Contains(found[0].Suggestion.String(), want) {
			t.Errorf("of a menu that leads to %s is said: %v", to, found)
		}
	}
	lost := build(t, hub(map[string]string{"hub.yaml": settings + "nav: [{to: guides/nobody}]\n"}), layouts.Builtin)
	if found := lost.findings; len(found) != 1 || found[0].File != "hub.yaml" || found[0].Line == 0 {
		t.Errorf("of a menu that leads nowhere is said: %v", found)
	}
}
