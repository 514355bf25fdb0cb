package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/layouts"
)

// edits is how many random edits TestWhatIsServedIsWhatABuildWrites sees shown of each hub;
// make edits asks for more.
const edits = 2

// TestWhatIsServedIsWhatABuildWrites edits hubs at random, looks at them after each edit
// with what was kept from the looks before, and holds files that are asked for to a cold build: byte
// for byte, and the findings too.
func TestWhatIsServedIsWhatABuildWrites(t *testing.T) {
	n := edits
	var held held
	t.Cleanup(func() { // when all hubs are done
		t.Logf("%d edits; %d were shown, and %d of their files compared; of the others, what is found", held.edits.Load(),
			held.shown.Load(), held.files.Load())
	})
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
			e := &editor{t: t, origin: dir, sound: sound(t, dir), hub: filepath.Join(t.TempDir(), "hub"), random: random,
				held: &held}
			e.begin(e.sound)
			var live Live
			for i := 0; e.shown < n; i++ {
				what := e.edit()
				e.compare(&live, random.IntN(5) > 0, fmt.Sprintf("edit %d: %s", i, what))
				if t.Failed() || i > 20*n {
					t.Fatalf("%d edits, and %d were shown", i, e.shown)
				}
			}
		})
	}
}

// held counts what was held to builds.
type held struct{ edits, shown, files atomic.Int64 }

type editor struct {
	t       *testing.T
	origin  string // the hub before any edit
	sound   string // and without its mistakes
	hub     string
	random  *rand.Rand
	touched []string          // by the last edit
	before  map[string]string // files that it wrote, as they were; "" was none
	broken  bool              // nothing was shown after it
	shown   int               // edits of this hub
	held    *held
}

// sound copies a hub without the files in which there are errors, and without such lines of hub.yaml: of a
// hub with errors nothing is shown.
func sound(t *testing.T, origin string) string {
	hub := filepath.Join(t.TempDir(), "sound")
	if err := os.CopyFS(hub, os.DirFS(origin)); err != nil {
		t.Fatal(err)
	}
	for range 9 {
		_, found, err := Build(t.Context(), optionsOf(hub, true))
		if err == nil {
			return hub
		}
		at := slices.IndexFunc(found, func(f diag.Finding) bool { return f.Severity == diag.Error && f.File == config.Name })
		if at >= 0 {
			data, err := os.ReadFile(filepath.Join(hub, config.Name))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(data), "\n")
			put(t, filepath.Join(hub, config.Name), strings.Join(slices.Delete(lines, found[at].Line-1, found[at].Line), "\n"))
			continue
		}
		for _, f := range found {
			switch {
			case f.Code == diag.ContentEmpty && f.File == "content":
				put(t, filepath.Join(hub, "content/guides/en/only.md"), "---\ntitle: Only\n---\nText.\n")
			case f.Severity == diag.Error:
				if err := os.RemoveAll(filepath.Join(hub, f.File)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Fatalf("%s cannot be made sound", origin)
	return ""
}

// put writes a file, and the folder it lies in.
func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// optionsOf are the options of a look, and of the build beside it.
func optionsOf(hub string, noSearch bool) Options {
	return Options{Hub: hub, Today: model.Date{Year: 2026, Month: 3, Day: 1}, BaseURL: "http://localhost:8080/",
		NoSearch: noSearch, Sink: publish.NewMemory()}
}

// compare looks at the hub, and builds it.
func (e *editor) compare(live *Live, noSearch bool, what string) {
	e.t.Helper()
	cold := publish.NewMemory()
	o := optionsOf(e.hub, noSearch)
	touched := e.touched
	if e.touched = nil; e.random.IntN(2) == 0 {
		touched = nil // then it has to look for itself
	}
	view, early, err := live.Look(context.Background(), o, touched...)
	o.Sink = cold
	_, want, failed := Build(context.Background(), o)
	e.broken = failed != nil
	e.held.edits.Add(1)
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
		e.shown++
		e.held.shown.Add(1)
		for _, path := range e.some(cold.Paths()) {
			e.held.files.Add(1)
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

// some are the paths of all pages, and a few of each other ending.
func (e *editor) some(paths []string) []string {
	e.random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	var out []string
	of := map[string]int{}
	for _, path := range paths {
		ending := filepath.Ext(path)
		if strings.HasPrefix(path, "assets/offline/") {
			continue // a preview has no whole site to list
		}
		if of[ending]++; of[ending] <= 2 || ending == ".html" {
			out = append(out, path)
		}
	}
	return out
}

// edit makes one edit, and says which. What broke a hub is mostly mended next: nothing is shown until then.
func (e *editor) edit() string {
	switch {
	case e.broken && len(e.before) > 0 && e.random.IntN(3) > 0:
		return e.mend()
	case e.broken && e.random.IntN(2) == 0:
		return e.back()
	}
	e.before = map[string]string{}
	kinds := []func() string{e.word, e.word, e.word, e.title, e.add, e.move, e.remove, e.setting, e.layout, e.back, e.row, e.row}
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
	file := filepath.Join(e.hub, name)
	if was, err := os.ReadFile(file); e.before != nil && (err == nil || errors.Is(err, fs.ErrNotExist)) {
		e.before[name] = string(was)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		e.t.Fatal(err)
	}
}

// mend puts the files that the last edit wrote back as they were.
func (e *editor) mend() string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(e.before)) {
		names = append(names, name)
		if text := e.before[name]; text != "" {
			e.write(name, text)
			continue
		}
		e.touched = append(e.touched, name)
		if err := os.Remove(filepath.Join(e.hub, name)); err != nil {
			e.t.Fatal(err)
		}
	}
	e.before = nil
	return fmt.Sprintf("mended %q", names)
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

// row changes a row of a spreadsheet: a word in a cell, or the row comes twice, stands elsewhere, or is gone.
func (e *editor) row() string {
	name := e.file("content", ".csv")
	if name == "" {
		return e.word()
	}
	lines := strings.Split(strings.TrimRight(e.read(name), "\n"), "\n")
	at, to := e.random.IntN(len(lines)), e.random.IntN(len(lines))
	how := e.random.IntN(4)
	switch how {
	case 0:
		cells := strings.Split(lines[at], ",")
		cells[e.random.IntN(len(cells))] += " more"
		lines[at] = strings.Join(cells, ",")
	case 1:
		lines = slices.Insert(lines, to, strings.Replace(lines[at], ",", " again,", 1))
	case 2:
		lines[at], lines[to] = lines[to], lines[at]
	case 3:
		lines = slices.Delete(lines, at, at+1)
	}
	e.write(name, strings.Join(lines, "\n")+"\n")
	return fmt.Sprintf("row %d of %s (%d, %d)", at+1, name, how, to+1)
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

// back puts the hub back as it was, now and then with its mistakes.
func (e *editor) back() string {
	if err := os.RemoveAll(e.hub); err != nil {
		e.t.Fatal(err)
	}
	from := e.sound
	if e.random.IntN(5) == 0 {
		from = e.origin
	}
	e.begin(from)
	e.touched, e.before = []string{"content", "layouts", "hub.yaml"}, nil
	return "as it was: " + from
}

// begin copies a hub. Its files are old, as most of a hub are: what is read of new ones is
// not kept.
func (e *editor) begin(from string) {
	if err := os.CopyFS(e.hub, os.DirFS(from)); err != nil {
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
