package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/layouts"
)

// edits is how many random edits TestWhatIsServedIsWhatABuildWrites makes of each hub;
// make edits asks for more.
const edits = 3

// TestWhatIsServedIsWhatABuildWrites edits hubs at random, looks at them after each edit
// with what was kept from the looks before, and holds files that are asked for to a cold build: byte
// for byte, and the findings too.
func TestWhatIsServedIsWhatABuildWrites(t *testing.T) {
	n := edits
	if more := os.Getenv("PEERHUB_EDITS"); more != "" {
		if _, err := fmt.Sscan(more, &n); err != nil {
			t.Fatal(err)
		}
	}
	for name, dir := range testHubs(t) {
		if name == "starter" {
			continue // large: its kinds of pages are those of the others
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(7, uint64(len(name))))
			e := &editor{t: t, origin: dir, hub: filepath.Join(t.TempDir(), "hub"), random: random}
			e.begin()
			var live Live
			for i := range n {
				what := e.edit()
				e.compare(&live, random.IntN(5) > 0, fmt.Sprintf("edit %d: %s", i, what))
				if t.Failed() {
					return
				}
			}
		})
	}
}

type editor struct {
	t           *testing.T
	origin, hub string
	random      *rand.Rand
	touched     []string // by the last edit
}

// compare looks at the hub, and builds it.
func (e *editor) compare(live *Live, noSearch bool, what string) {
	e.t.Helper()
	o := Options{Hub: e.hub, Today: model.Date{Year: 2026, Month: 3, Day: 1}, BaseURL: "http://localhost:8080/",
		NoSearch: noSearch}
	touched := e.touched
	if e.touched = nil; e.random.IntN(2) == 0 {
		touched = nil // then it has to look for itself
	}
	view, early, err := live.Look(context.Background(), o, touched...)
	cold := publish.NewMemory()
	o.Sink = cold
	_, want, failed := Build(context.Background(), o)
	if view == nil {
		if failed == nil || fmt.Sprint(early) != fmt.Sprint(want) {
			e.t.Errorf("%s: there is no view, and the build says %v %v, not %v", what, failed, want, early)
		}
		return
	}
	if failed == nil { // else nobody sees it
		if err != nil {
			e.t.Errorf("%s: %v, %v", what, err, early)
		}
		for _, path := range e.some(cold.Paths()) {
			data, found, ok := view.File(context.Background(), path)
			if is, _ := cold.Get(path); !ok || !bytes.Equal(data, is) || diag.Errors(found) > 0 {
				e.t.Errorf("%s: %s is not as a build writes it (%t, %d and %d bytes, %v)", what, path, ok, len(data), len(is), found)
			}
		}
		if _, _, ok := view.File(context.Background(), "nowhere/index.html"); ok {
			e.t.Errorf("%s: there is a page nowhere", what)
		}
	}
	if view.Stale() {
		e.t.Errorf("%s: the look has not seen all (told of %q)", what, touched)
	}
	found, err := view.Finish(context.Background())
	if !errors.Is(err, failed) || fmt.Sprint(found) != fmt.Sprint(want) {
		e.t.Errorf("%s: found %v (%v), want %v (%v)", what, found, err, want, failed)
	}
}

// some are a few of the paths, of each ending at least two.
func (e *editor) some(paths []string) []string {
	e.random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	var out []string
	of := map[string]int{}
	for _, path := range paths {
		ending := filepath.Ext(path)
		if of[ending]++; of[ending] <= 2 || ending == ".html" && of[ending] <= 10 {
			out = append(out, path)
		}
	}
	return out
}

// edit makes one edit, and says which.
func (e *editor) edit() string {
	kinds := []func() string{e.word, e.word, e.word, e.title, e.add, e.move, e.remove, e.setting, e.layout, e.back}
	return kinds[e.random.IntN(len(kinds))]()
}

// file is one of the hub's files below a folder, with one of the endings; "" when there is none.
func (e *editor) file(dir string, endings ...string) string {
	var all []string
	_ = fs.WalkDir(os.DirFS(e.hub), dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(endings, filepath.Ext(name)) {
			all = append(all, name)
		}
		return nil
	})
	if len(all) == 0 {
		return ""
	}
	return all[e.random.IntN(len(all))]
}

func (e *editor) read(name string) string {
	data, err := os.ReadFile(filepath.Join(e.hub, name))
	if err != nil {
		e.t.Fatal(err)
	}
	return string(data)
}

func (e *editor) write(name, text string) {
	e.touched = append(e.touched, name)
	name = filepath.Join(e.hub, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		e.t.Fatal(err)
	}
}

// word changes a line of a page or a spreadsheet: its words, or what they mean.
func (e *editor) word() string {
	name := e.file("content", ".md", ".csv")
	if name == "" {
		return "nothing"
	}
	lines := strings.Split(e.read(name), "\n")
	at := e.random.IntN(len(lines))
	with := []string{lines[at] + " more words", "", "[a link](../nowhere.md)", "# A heading", "day: thursday", lines[e.random.IntN(len(lines))],
		"Ring 112 or **write**.", "draft: true"}[e.random.IntN(8)]
	lines[at] = with
	e.write(name, strings.Join(lines, "\n"))
	return fmt.Sprintf("line %d of %s is %q", at+1, name, with)
}

// title gives a page another title, of the same length at times.
func (e *editor) title() string {
	name := e.file("content", ".md")
	if name == "" {
		return "nothing"
	}
	text := e.read(name)
	for _, field := range []string{"title: ", "name: "} {
		if before, after, ok := strings.Cut(text, field); ok {
			_, rest, _ := strings.Cut(after, "\n")
			e.write(name, fmt.Sprintf("%s%sTitle %d\n%s", before, field, e.random.IntN(10), rest))
			return "another title of " + name
		}
	}
	e.write(name, "---\ntitle: New\n---\n"+text)
	return "a title for " + name
}

// add adds a page like another.
func (e *editor) add() string {
	name := e.file("content", ".md")
	if name == "" {
		e.write("content/guides/en/first.md", "---\ntitle: First\n---\nText.\n")
		return "a first page"
	}
	to := filepath.Join(filepath.Dir(name), fmt.Sprintf("added-%d.md", e.random.IntN(9)))
	e.write(to, e.read(name))
	return to + " like " + name
}

// move renames a page, as editors do who write beside a file and put it in its place.
func (e *editor) move() string {
	name := e.file("content", ".md", ".csv", ".png")
	if name == "" {
		return "nothing"
	}
	to := filepath.Join(filepath.Dir(name), fmt.Sprintf("moved-%d%s", e.random.IntN(9), filepath.Ext(name)))
	if other := e.file("content", filepath.Ext(name)); e.random.IntN(2) == 0 {
		to = other
	}
	e.touched = append(e.touched, name, to)
	if err := os.Rename(filepath.Join(e.hub, name), filepath.Join(e.hub, to)); err != nil {
		e.t.Fatal(err)
	}
	return to + " was " + name
}

func (e *editor) remove() string {
	name := e.file("content", ".md", ".csv", ".png")
	if name == "" {
		return "nothing"
	}
	e.touched = append(e.touched, name)
	if err := os.Remove(filepath.Join(e.hub, name)); err != nil {
		e.t.Fatal(err)
	}
	return "without " + name
}

// setting changes hub.yaml.
func (e *editor) setting() string {
	text := e.read("hub.yaml")
	with := []string{"\ntimezone: Asia/Kathmandu\n", "\nlicense: CC-BY-4.0\n", "\nquick_exit: true\n", "\ntopics: {extend: true, terms: {tea: Tea}}\n",
		"\nlook: {preset: sea}\n", "\ndefaults: {country: FR, cost: free}\n", "\nfallback: {default: none}\n",
		"\nsynonyms: {en: [[tea, coffee]]}\n", "\nno such: field\n"}[e.random.IntN(9)]
	if e.random.IntN(4) == 0 {
		lines := strings.Split(text, "\n")
		at := e.random.IntN(len(lines))
		text, with = strings.Join(slices.Delete(lines, at, at+1), "\n"), ""
	}
	e.write("hub.yaml", text+with)
	return fmt.Sprintf("hub.yaml with %q", with)
}

// layout changes a template, words or a style.
func (e *editor) layout() string {
	var all []string
	_ = fs.WalkDir(layouts.Builtin, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains([]string{".html", ".yaml", ".css"}, filepath.Ext(name)) {
			all = append(all, name)
		}
		return nil
	})
	name := all[e.random.IntN(len(all))]
	data, err := fs.ReadFile(layouts.Builtin, name)
	if err != nil {
		e.t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	at := e.random.IntN(len(lines))
	lines = slices.Insert(lines, at, lines[e.random.IntN(len(lines))])
	e.write("layouts/"+name, strings.Join(lines, "\n"))
	return fmt.Sprintf("layouts/%s, line %d", name, at+1)
}

// back puts the hub back as it was, but for what was added.
func (e *editor) back() string {
	if err := os.RemoveAll(e.hub); err != nil {
		e.t.Fatal(err)
	}
	e.begin()
	e.touched = []string{"content", "layouts", "hub.yaml"}
	return "as it was"
}

// begin copies the hub. Its files are old, as most of a hub are: what is read of new ones is
// not kept.
func (e *editor) begin() {
	if err := os.CopyFS(e.hub, os.DirFS(e.origin)); err != nil {
		e.t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(e.hub, func(name string, d fs.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(name, old, old))
	})
	if err != nil {
		e.t.Fatal(err)
	}
}
