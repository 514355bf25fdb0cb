package render_test

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator/render/pages"
	"peerhub/layouts"
)

// TestWhatTheSiteKnows: the page is made from the settings and the pages of the hub.
func TestWhatTheSiteKnows(t *testing.T) {
	b := builtHub(t, map[string]string{"hub.yaml": settings + "quick_exit: [groups]\nhelp_now:\n" +
		"  - {name: A, phone: \"112\", country: FR, emergency: true, url: \"https://line.example.net/x\", source: \"https://www.paper.example.org/y\"}\n"})
	for _, home := range []string{"", "fr/", "ar/"} {
		html := b.page(t, home+"about-you/")
		has(t, home+"what the site knows", html, "data-keeps", "openstreetmap.org", "line.example.net", "paper.example.org",
			"team@example.org", "creativecommons.org", "wikipedia.org")
		has(t, home+"any page", b.page(t, home+"guides/start/"), `<p class="who"><a href="../../about-you/">`)
	}
	has(t, "in English", b.page(t, "about-you/"), "<li>Your own words, your ticks", "line.example.net, paper.example.org",
		"The button “Leave”", `<title>What this site knows about you`)
	small := build(t, fstest.MapFS{"hub.yaml": {Data: []byte("title: T\ndefault_language: en\nlanguages: [en]\n")},
		"content/guides/en/start.md": {Data: []byte("# Start\n\nText.\n")}}, layouts.Builtin).page(t, "about-you/")
	lacks(t, "a hub without groups, modules and settings", small, "openstreetmap", "Your own words", "The button", "help numbers",
		"licence", "e-mail")
	has(t, "that hub", small, "other sites that our texts name")
}

// TestAllThatIsKeptIsNamed: one script alone touches what a browser can keep, but for those of the page that keeps the
// site, which have caches and a worker. All name things by the kinds that the page has words for, behind the path of the
// hub, and each kind is kept by somebody.
func TestAllThatIsKeptIsNamed(t *testing.T) {
	const alone = "scripts/parts/kept.ts"
	store := regexp.MustCompile(`\b(localStorage|sessionStorage|indexedDB|caches|serviceWorker|cookie|cookieStore|storageBuckets|getDirectory|window\.name|requestFileSystem)\b`)
	files := regexp.MustCompile(`^(scripts/keep(/|\.ts$)|exports/(keep|forget)\.ts$)`)
	comment := regexp.MustCompile(`(?m)//.*$|(?s)/\*.*?\*/`)
	use := regexp.MustCompile(`\b(?:write|kept|read)\("([a-z]+)", |peerhub \$\{hub\.pathname\} ([a-z]+)`)
	used := map[string]bool{}
	scripts := 0
	for place, from := range map[string]fs.FS{"layouts": layouts.Builtin, "search/client": os.DirFS("../../search/client")} {
		err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".ts") || name == "exports/scorm.ts" {
				return err // which runs in learning packages, on no site
			}
			scripts++
			data, err := fs.ReadFile(from, name)
			text := comment.ReplaceAllString(string(data), "")
			for _, found := range store.FindAllString(text, -1) {
				if name != alone && !(files.MatchString(name) && (found == "caches" || found == "serviceWorker")) {
					t.Errorf("%s/%s touches %s itself: let %s do it, so that it can be erased", place, name, found, alone)
				}
			}
			for _, m := range use.FindAllStringSubmatch(text, -1) {
				used[m[1]+m[2]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if scripts < 40 {
		t.Errorf("only %d scripts were seen", scripts)
	}
	named := map[string]bool{}
	for _, kind := range pages.Kinds() {
		named[kind] = true
	}
	if !maps.Equal(used, named) {
		t.Errorf("scripts keep %v, and the page names %v", used, named)
	}
}
