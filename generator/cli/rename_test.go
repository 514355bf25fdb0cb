package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	pictures "image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"peerhub/generator/rename"
)

// renamed is a hub before and after: of ‹one|other› the first stands there before, the second after. A file whose name has
// an arrow has two names.
func renamed(files map[string]string) (before, after map[string]string) {
	before, after = map[string]string{}, map[string]string{}
	side := func(text string, right bool) string {
		var out strings.Builder
		for {
			head, rest, is := strings.Cut(text, "‹")
			out.WriteString(head)
			if !is {
				return out.String()
			}
			inner, tail, _ := strings.Cut(rest, "›")
			left, other, _ := strings.Cut(inner, "|")
			if right {
				left = other
			}
			out.WriteString(left)
			text = tail
		}
	}
	for name, text := range files {
		from, to, moves := strings.Cut(name, " → ")
		if !moves {
			to = from
		}
		before[from], after[to] = side(text, false), side(text, true)
	}
	return before, after
}

func writeHub(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "hub")
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// stands compares a hub with what it should be, byte by byte.
func stands(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, ".") { // pictures are kept there
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		got[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, is := want[name]; !is {
			t.Errorf("%s is there", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got[name], want[name])
		}
	}
}

const renameSettings = `title: Side by side
base_url: https://example.net/hub/ # where it stands
languages: [en, fr, ar]
contact: {email: team@example.net}
nav:
  - {to: guides/‹start|begin›, text: "Là où l'on commence"}
  - text: {en: Start, fr: Début}
    to: "guides/‹start|begin›#main"   # guides/start
footer: [{to: about}, {to: 'guides/‹start|begin›/'}]
ways:
  - {text: I am new, to: guides/‹start|begin›}
  - {text: I was here, to: guides/start-again}
search:
  ways_on: [guides/‹start|begin›, "guides/start-again"]
`

// TestRename: 200 links in all forms, in three languages; after it nothing else is another byte, nothing is wrong, and the
// old addresses lead on.
func TestRename(t *testing.T) {
	files := map[string]string{
		"hub.yaml": renameSettings,
		"content/guides/en/start.md → content/guides/en/begin.md": "---\ntitle: Start # the first one\nsummary: How it begins.\n# a note: guides/start\n‹|aliases: [guides/start/]\n›---\n\n" +
			"See [above](#one), [again](start-again.md) and [us](../../pages/en/about.md#we).\n\n## One\n\n![A room](room.png)\n",
		"content/guides/fr/start.md → content/guides/fr/begin.md": "---\r\ntitle: Début\r\naliases:\r\n  - \"fr/guides/premier/\" # d’avant\r\n‹|  - fr/guides/start/\r\n›summary: Où.\r\n---\r\n\r\n" +
			"Voir [en anglais](../en/‹start|begin›.md#one).\r\n",
		"content/guides/ar/start.md → content/guides/ar/begin.md": "‹|---\naliases: [ar/guides/start/]\n---\n›# البداية\n\nكلمة.\n",
		"content/guides/en/start-again.md":                        "# Start again\n\nText.\n",
		"content/guides/en/room.png":                              png,
		"content/pages/en/about.md":                               "# About\n\n## We\n\nWords.\n",
		"content/pages/en/index.md":                               "# Hello\n\nWords.\n",
	}
	for n := range 20 {
		language := []string{"en", "fr", "ar"}[n%3]
		files[fmt.Sprintf("content/guides/%s/from-%d.md", language, n)] = strings.ReplaceAll(fmt.Sprintf("---\ntitle: Page %d\nsummary: The start.md of it.\n---\n\n", n)+
			"One [é](PATH.md), **[two](PATH.md#one)**, [three](<PATH.md> \"start.md\"), [four](./PATH.md 'start') and [five][s], [s], [six][].\n\n"+
			"[place](/guides/‹start|begin›/#main), [in French](/fr/guides/‹start|begin›), [whole](https://example.net/hub/guides/‹start|begin›/?a=1#one \"t\") "+
			"and [others](/guides/start-again/) [elsewhere](https://example.org/hub/guides/start/).\n\n"+
			"- [seven](PATH.md?a=1#one)\n- [eight]( PATH.md )\n\n> [!CARE]\n> [nine](PATH.md)\n\n| a | b |\n| --- | --- |\n| [ten](PATH.md) | `[x](start.md)` |\n\n"+
			"```\n[code](start.md)\n```\n\n    [code](start.md)\n\nNot: start.md, guides/start, \\[x](start.md) and [other](../en/start-again.md).[^1]\n\n[^1]: See [eleven](PATH.md).\n\n"+
			"[s]: PATH.md \"start.md\"\n[six]: <../en/‹start|begin›.md#one>\n", "PATH", map[bool]string{true: "", false: "../en/"}[language == "en"]+"‹start|begin›")
	}
	before, after := renamed(files)
	for name := range files { // "./" stands before "../" nowhere
		before[name], after[name] = strings.ReplaceAll(before[name], "./../", "../"), strings.ReplaceAll(after[name], "./../", "../")
		if strings.Contains(name, "→") {
			delete(before, name)
			delete(after, name)
		}
	}
	dir := writeHub(t, before)
	if said := mustRun(t, "check", "--hub", dir, "--date", "2026-11-22"); strings.Contains(said, "error") {
		t.Fatal(said)
	}
	said := mustRun(t, "rename", "--hub", dir, "guides/start", "begin")
	if !strings.Contains(said, "guides/begin") || !strings.Contains(said, "fr/guides/start/") {
		t.Error(said)
	}
	stands(t, dir, after)
	if said := mustRun(t, "check", "--hub", dir, "--date", "2026-11-22"); strings.Contains(said, "error") {
		t.Error(said)
	}
	site := filepath.Join(t.TempDir(), "site")
	mustRun(t, "build", "--hub", dir, "--out", site, "--no-search", "--date", "2026-11-22")
	for _, wrong := range deadLinks(t, site) {
		t.Error(wrong)
	}
	for _, old := range []string{"guides/start/", "fr/guides/start/", "ar/guides/start/"} {
		if html := readFile(t, filepath.Join(site, filepath.FromSlash(old), "index.html")); !strings.Contains(html, `content="0; url=../begin/"`) {
			t.Errorf("%s: %s", old, html)
		}
	}
	// And back again: each page has its name, and the other address leads on.
	mustRun(t, "rename", "--hub", dir, "https://example.net/hub/fr/guides/begin/", "content/guides/fr/start.md")
	for name, text := range before {
		if now := readFile(t, filepath.Join(dir, filepath.FromSlash(name))); strings.Contains(name, "from-") && now != text {
			t.Errorf("%s is not as it was: %q", name, now)
		}
	}
	if now := readFile(t, filepath.Join(dir, "content/guides/en/start.md")); !strings.Contains(now, "aliases: [guides/begin/]\n") {
		t.Error(now)
	}
}

// png is a picture of one point.
var png = func() string {
	var out bytes.Buffer
	_ = pictures.Encode(&out, image.NewGray(image.Rect(0, 0, 1, 1)))
	return out.String()
}()

// TestRenameWithAll: a module takes its lessons and files along, a page another section, a source its citations, and a group
// goes on being the one that calendars know.
func TestRenameWithAll(t *testing.T) {
	const settings = "title: Side by side\nbase_url: https://example.net/\nlanguages: [en, fr]\ncontact: {email: team@example.net}\n"
	for name, c := range map[string]struct {
		args  string
		leads [][2]string // a file of the site, and what is in it
		files map[string]string
	}{
		"module": {"training/introduction basics", [][2]string{{"training/introduction/handout/index.html", "url=../../basics/handout/"},
			{"training/introduction/what/index.html", "url=../../basics/what/"}, {"fr/training/introduction/index.html", "url=../basics/"}}, map[string]string{
			"content/training/en/introduction/index.md → content/training/en/basics/index.md": "---\ntitle: Introduction\n‹|aliases: [training/introduction/]\n›---\n\nSee [it](what.md) and [us](../../../pages/en/index.md).\n",
			"content/training/en/introduction/what.md → content/training/en/basics/what.md":   "---\naliases: [training/introduction/why/‹|, training/introduction/what/›]\n---\n\n# What\n\n![A room](room.png)\n[Up](index.md) and [round](‹../introduction/|›index.md).\n",
			"content/training/en/introduction/room.png → content/training/en/basics/room.png": png,
			"content/training/fr/introduction/what.md → content/training/fr/basics/what.md":   "---\ntitle: Quoi\naliases: [\n  fr/training/vieux/ # a\n  , 'fr/x/'‹|, fr/training/introduction/what/› ]\n---\n\nMots.\n",
			"content/training/en/second/index.md":                                             "---\ntitle: Second\nrequires:\n  - \"‹introduction|basics›\" # first\n---\n\nSee [before](../‹introduction|basics›/what.md).\n",
			"content/training/en/path.md":                                                     "---\ntitle: The path\nmodules: [second, ‹introduction|basics›]\n---\n\nIn order.\n",
		}},
		"section": {"/welcome/ content/guides/en/first-visit.md", [][2]string{{"welcome/index.html", "url=../guides/first-visit/"}}, map[string]string{
			"content/pages/en/welcome.md → content/guides/en/first-visit.md": "---\ntitle: Welcome\nimage: {src: ‹room.png|\"../../pages/en/room.png\"›, alt: A room, consent: nobody}\naliases: [‹|welcome/›]\n---\n\n[Home](‹|../../pages/en/›index.md) and [so](../../guides/en/other.md) ![x](‹|../../pages/en/›room%2Epng)\n",
			"content/pages/fr/welcome.md → content/guides/fr/first-visit.md": "---\ntitle: Bienvenue\naliases:‹| [fr/welcome/]› # none\n---\n\nMots.\n",
			"content/pages/en/room.png":                                      png,
			"content/guides/en/other.md":                                     "# Other\n\n[Come](‹../../pages/en/welcome|first-visit›.md \"in\").\n",
		}},
		"source": {"library/one first", nil, map[string]string{
			"content/library/en/one.md → content/library/en/first.md": "---\ntitle: One\nyear: \"2020\"\n‹|aliases: [library/one/]\n›---\n\nA study.\n",
			"content/library/en/two.md":                               "---\ntitle: Two\nyear: \"2020\"\n---\n\nA study.\n",
			"content/pages/en/about.md":                               "---\ntitle: About\nsources: [two, ‹one|first›]\n---\n\nSo[@‹one|first›, p. 1; @two]. `[@one]`\n",
		}},
		"group": {"groups/tea groups/coffee", [][2]string{{"groups/tea/index.html", "url=../coffee/"}, {"groups/tea/tea.ics", "UID:tea-1@"}, {"groups/coffee/tea.ics", "UID:tea-1@"}}, map[string]string{
			"content/groups/en/tea.md → content/groups/en/coffee.md": "---\nname: Tea\nsummary: We drink tea.\ntimezone: Europe/London\nschedule: [{day: tuesday, start: \"18:30\", every: week}]\nplace: {city: Leeds, country: GB}\nverified: {on: 2026-11-01, by: hub team, how: phone}\n‹|id: tea\naliases: [groups/tea/]\n›---\n\nCome.\n",
			"content/groups/import.lock.json":                        "{\n \"format\": \"peerhub-import/1\",\n \"sources\": {\n  \"CSV: a.csv\": {\n   \"content/groups/en/‹tea|coffee›.md\": {‹|\n    \"slug\": \"tea\",›\n    \"fields\": {\n     \"name\": \"a4d56e1bbb74\"\n    }\n   }\n  }\n }\n}\n",
		}},
		"slug": {"guides/beginning start", nil, map[string]string{
			"content/guides/en/first.md":                                  "---\ntitle: First\nslug: '‹beginning|start›'\n‹|aliases: [guides/beginning/]\n›---\n\nWords.\n",
			"content/guides/fr/beginning.md → content/guides/fr/start.md": "---\ntitle: D’abord\n‹|aliases: [fr/guides/beginning/]\n›---\n\nMots.\n",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			c.files["hub.yaml"], c.files["content/pages/en/index.md"] = settings, "# Hello\n\nWords.\n"
			before, after := renamed(c.files)
			dir := writeHub(t, before)
			mustRun(t, append([]string{"rename", "--hub", dir}, strings.Fields(c.args)...)...)
			stands(t, dir, after)
			sound(t, dir, "")
			site := filepath.Join(t.TempDir(), "site")
			mustRun(t, "build", "--hub", dir, "--out", site, "--no-search", "--date", "2026-11-22")
			for _, pair := range c.leads {
				if html := readFile(t, filepath.Join(site, filepath.FromSlash(pair[0]))); !strings.Contains(html, pair[1]) {
					t.Errorf("%s has no %s: %s", pair[0], pair[1], html)
				}
			}
		})
	}
}

// TestRenameTranslations: a translation stands to its original as before, also that of a page whose links changed.
func TestRenameTranslations(t *testing.T) {
	dir := writeHub(t, map[string]string{
		"hub.yaml":                    "title: Side by side\nlanguages: [en, fr]\ncontact: {email: team@example.net}\n",
		"content/pages/en/index.md":   "# Hello\n\nWords.\n",
		"content/guides/en/start.md":  "# Start\n\nWords.\n",
		"content/guides/fr/start.md":  "# Début\n\nMots.\n",
		"content/guides/en/other.md":  "# Other\n\n[One](start.md) and [two](start.md).\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n",
		"content/guides/fr/other.md":  "# Autre\n\n[Un](start.md).\n",
		"content/guides/en/edited.md": "# Edited\n\n[One](start.md) and [two](start.md).\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n",
		"content/guides/fr/edited.md": "# Changé\n\n[Un](start.md).\n",
	})
	for _, name := range []string{"start", "other", "edited"} {
		mustRun(t, "i18n", "accept", "--hub", dir, "content/guides/fr/"+name+".md")
	}
	edited := filepath.Join(dir, "content/guides/en/edited.md")
	if err := os.WriteFile(edited, []byte(strings.Replace(readFile(t, edited), "8", "eight", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	want := mustRun(t, "i18n", "status", "--hub", dir, "--all")
	if !strings.Contains(want, "1 minor, 1 missing, 2 current") {
		t.Fatal(want)
	}
	mustRun(t, "rename", "--hub", dir, "guides/start", "begin")
	if got := mustRun(t, "i18n", "status", "--hub", dir, "--all"); !strings.Contains(got, "1 minor, 1 missing, 2 current") {
		t.Errorf("%s\nwas\n%s", got, want)
	}
	if lock := readFile(t, filepath.Join(dir, "content/guides/fr/begin.lock.json")); !strings.Contains(lock, `"source": "content/guides/en/begin.md"`) {
		t.Error(lock)
	}
}

// TestRenameRefuses: what cannot be done is said, and then nothing has changed.
func TestRenameRefuses(t *testing.T) {
	files := map[string]string{
		"hub.yaml":                          "title: Side by side\nlanguages: [en, fr]\ncontact: {email: team@example.net}\nnav:\n  - text: Odd\n    to: >-\n      guides/odd\n",
		"content/pages/en/index.md":         "# Hello\n\nWords.\n",
		"content/pages/en/about.md":         "# About\n\nWords.\n",
		"content/guides/en/start.md":        "# Start\n\nWords.\n",
		"content/guides/en/odd.md":          "# Odd\n\nWords.\n",
		"content/guides/en/moved.md":        "---\naliases: [guides/before/]\n---\n\n# Moved\n",
		"content/guides/en/loose.lock.json": "{}\n",
		"content/training/en/mod/index.md":  "# Module\n\nWords.\n",
		"content/training/en/mod/les.md":    "# Lesson\n\nWords.\n",
		"content/groups/groups.csv":         "id,name,summary,by arrangement\ntea,Tea,We drink tea.,yes\n",
	}
	for args, want := range map[string]string{
		"guides/none x":                      "there is no page",
		"guides/strat x":                     `Did you mean "guides/start"?`,
		"guides/start start":                 "is called so already",
		"guides/start about/x":               `no section "about"`,
		"guides/start moved":                 "is there already",
		"guides/start before":                "stood at this address before",
		"guides/start Not-Good":              "Call it: not-good",
		"guides/start fr/guides/search":      "needs the name",
		"guides/start guides/a/b/c":          "lies too deep",
		"guides/start groups/start":          "of the kind group there",
		"guides/start /":                     "where the section itself stands",
		"content/pages/en/index.md home":     "called as its folder",
		"training/mod guides/mod":            "of the kind page there",
		"training/mod/les training/no/les":   "there is no module no",
		"training/mod training/mod/x":        "of the kind lesson there",
		"groups/tea coffee":                  "content/groups/groups.csv",
		"about guides":                       "belongs to the section guides",
		"guides/odd even":                    "only a person can change",
		"guides/start ../x":                  "lead to another folder",
		"content/guides/fr/start.md a\u202e": "Call it: a",
		"guides/start Not-Good/x":            "Call it: not-good",
		"guides/start fr/search/x":           `needs the name "search"`,
	} {
		dir := writeHub(t, files)
		var said bytes.Buffer
		code := Run(context.Background(), append([]string{"rename", "--hub", dir}, strings.Fields(args)...), system(&said, &said, nil))
		if code != exitMisusage || !strings.Contains(said.String(), want) {
			t.Errorf("%s: %d %s", args, code, &said)
		}
		if strings.ContainsRune(said.String(), 0x202E) {
			t.Errorf("%s: a mark that turns the line is printed: %q", args, &said)
		}
		stands(t, dir, files)
	}
}

// stopped is a context that is cancelled when it has been asked so many times.
type stopped struct {
	context.Context
	left int
}

func (s *stopped) Err() error {
	if s.left--; s.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestRenameIsWhole: wherever it is stopped, and whatever comes out that is wrong, all files are as they were.
func TestRenameIsWhole(t *testing.T) {
	files := map[string]string{
		"hub.yaml":                         "title: Side by side\nlanguages: [en, fr]\ncontact: {email: team@example.net}\nnav: [{to: guides/start}]\n",
		"content/pages/en/index.md":        "# Hello\n\n[Start](../../guides/en/start/index.md).\n",
		"content/guides/en/start/index.md": "# Start\n\n[Home](../../../pages/en/index.md)\n",
		"content/guides/fr/start.md":       "# Début\n\n[Là](../en/start/index.md)\n",
	}
	for n := 0; ; n++ {
		dir := writeHub(t, files)
		var said bytes.Buffer
		r := &run{System: system(&said, &said, nil), ctx: &stopped{context.Background(), 1 << 30}, hub: dir}
		r.Now = func() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) }
		site, found, err := r.checked()
		if err != nil {
			t.Fatal(err)
		}
		e, _ := rename.Find(site, "guides/start")
		to, problem := rename.To(site, e, "pages/begin")
		plan, wrong, err := rename.Of(site, os.DirFS(dir), e, to)
		if problem != "" || wrong != "" || err != nil {
			t.Fatal(problem, wrong, err)
		}
		r.ctx = &stopped{context.Background(), n}
		done := &steps{run: r}
		if err := done.all(plan, site, found); err == nil {
			if n < 5 {
				t.Errorf("it took %d steps", n)
			}
			break
		} else if err := done.back(err); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		stands(t, dir, files)
	}
	// What would be wrong afterwards is told, and nothing is done: here somebody else's page takes the address.
	files["content/guides/en/start/index.md"] = "# Start\n\n[Home](../../../pages/en/index.md)\n"
	files["content/begin/en/page.md"] = "# Page\n\nWords.\n"
	dir := writeHub(t, files)
	var said bytes.Buffer
	if code := Run(context.Background(), []string{"rename", "--hub", dir, "guides/start", "pages/begin"}, system(&said, &said, nil)); code == exitFine {
		t.Error(said.String())
	}
	stands(t, dir, files)
}

// TestRenameTells: with --dry-run it says what it would do; who says no to what it shows has nothing changed, and who says
// yes has.
func TestRenameTells(t *testing.T) {
	files := map[string]string{
		"hub.yaml":                   "title: Side by side\nlanguages: [en]\ncontact: {email: team@example.net}\n",
		"content/pages/en/index.md":  "# Hello\n\n[Start](../../guides/en/start.md).\n",
		"content/guides/en/start.md": "# Start\n\nWords.\n",
	}
	dir := writeHub(t, files)
	said := mustRun(t, "rename", "--hub", dir, "--dry-run", "guides/start", "begin")
	for _, want := range []string{"content/guides/en/start.md moves to content/guides/en/begin.md", "content/pages/en/index.md", "Nothing was changed."} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
	stands(t, dir, files)
	for answer, want := range map[string]int{"no\n": exitMisusage, "\n": exitMisusage, "yes\n": exitFine} {
		dir := writeHub(t, files)
		var out bytes.Buffer
		s := system(&out, &out, nil)
		s.Asks, s.Stdin = true, strings.NewReader(answer)
		if code := Run(context.Background(), []string{"rename", "--hub", dir, "guides/start", "begin"}, s); code != want {
			t.Errorf("%q: %d %s", answer, code, &out)
		}
		if _, err := os.Stat(filepath.Join(dir, "content/guides/en/begin.md")); (err == nil) != (want == exitFine) {
			t.Errorf("%q: %v", answer, err)
		}
	}
}

// TestRenameOnHosts: a host that reads a file of old addresses gets one, since init wrote down which it is.
func TestRenameOnHosts(t *testing.T) {
	for host, want := range map[string]string{"netlify": "/project/about/ /project/who-we-are/ 301!\n", "cloudflare": "/project/about/ /project/who-we-are/ 301\n", "folder": ""} {
		dir := initFor(t, host, "--languages", "en", "--sections", "principles")
		mustRun(t, "rename", "--hub", dir, "/about/", "who-we-are")
		mustRun(t, "build", "--hub", dir, "--no-search", "--base-url", "https://hub.test/project/")
		data, err := os.ReadFile(filepath.Join(dir, "public/_redirects"))
		if string(data) != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q %v", host, data, err)
		}
	}
}
