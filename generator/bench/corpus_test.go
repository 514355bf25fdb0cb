package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const few = 400 // pages in these tests

// madeUp are lists as Debian has them, of words that nobody ever said, and some
// that no page may say.
func madeUp() fstest.MapFS {
	syllables := map[string][]string{"en": {"ba", "ke", "lo", "min", "tur", "wef", "yo", "zag"},
		"fr": {"bé", "clo", "dra", "gnè", "lou", "pra", "rou", "vau"}, "es": {"ba", "cí", "do", "gue", "lla", "ño", "ru", "tor"},
		"ar": {"با", "رو", "تي", "سم", "كف", "نول", "دا", "وه"}}
	root := make(fstest.MapFS)
	for _, l := range languages {
		var list strings.Builder
		for i := range 8 * 8 * 8 * 4 {
			word := ""
			for n := i; ; n /= 8 {
				word += syllables[l][n%8]
				if n < 8 {
					break
				}
			}
			list.WriteString(word + "\n")
		}
		root[lists[l].file] = &fstest.MapFile{Data: []byte(list.String())}
	}
	return root
}

func readMadeUp(t *testing.T, seed uint64) map[string]*vocabulary {
	t.Helper()
	words, err := readVocabularies(madeUp(), seed, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// sum is made of the names and bytes of all files.
func sum(t *testing.T, files fs.FS) string {
	t.Helper()
	h := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		fmt.Fprintf(h, "%s %d\n%s", name, len(data), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func written(t *testing.T, as string, seed uint64) fs.FS {
	t.Helper()
	folder := t.TempDir()
	if err := layouts[as].write(folder, corpus(few, seed, readMadeUp(t, seed))); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(folder)
}

func TestTheSameSeedWritesTheSameBytes(t *testing.T) {
	for as := range layouts {
		first := sum(t, written(t, as, tuning))
		if again := sum(t, written(t, as, tuning)); again != first {
			t.Errorf("%s: two hubs of one seed differ", as)
		}
		if other := sum(t, written(t, as, claim)); other == first {
			t.Errorf("%s: the hubs of two seeds are the same", as)
		}
	}
}

// What is tuned with must not be what is claimed: not a sentence of it.
func TestTwoSeedsShareNoTitle(t *testing.T) {
	titles := make(map[string]bool)
	for p := range corpus(few, tuning, readMadeUp(t, tuning)) {
		titles[p.title] = true
	}
	for p := range corpus(few, claim, readMadeUp(t, claim)) {
		if titles[p.title] {
			t.Errorf("both seeds have a page %q", p.title)
		}
	}
}

// Both generators get the same pages, and every page says the same words; what
// is said in the front matter is the same but for the names of fields.
func TestAllGetTheSamePagesAndWords(t *testing.T) {
	hub, site := written(t, "peerhub", tuning), written(t, "hugo", tuning)
	read := func(files fs.FS, name string) string {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	pages := func(files fs.FS) (n int) {
		err := fs.WalkDir(files, "content", func(name string, entry fs.DirEntry, err error) error {
			if strings.HasPrefix(path.Base(name), "g-") || strings.HasPrefix(path.Base(name), "p-") {
				n++
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if a, b := pages(hub), pages(site); a != few || b != few {
		t.Fatalf("%d and %d pages were written, want %d of both", a, b, few)
	}
	groups, of := 0, make(map[string]int)
	for p := range corpus(few, tuning, readMadeUp(t, tuning)) {
		of[p.language]++
		if p.group != nil {
			groups++
		}
		a, b := read(hub, layouts["peerhub"].path(p)), read(site, layouts["hugo"].path(p))
		if !slices.Equal(wordsOf(plainMarkdown(a)), wordsOf(plainMarkdown(b))) {
			t.Errorf("page %d does not say the same to both", p.number)
		}
		if words := wordsOf(plainMarkdown(a)); len(words) < 16 { // two paragraphs of two sentences of four
			t.Errorf("page %d has only %d words", p.number, len(words))
		}
		for _, text := range []string{a, b} {
			for _, said := range []string{p.title, p.summary} {
				if !strings.Contains(text, fmt.Sprintf("%q", said)) {
					t.Errorf("page %d does not say %q", p.number, said)
				}
			}
			if g := p.group; g != nil {
				for _, said := range append([]string{g.firstVisit, g.organisation, g.email, g.town.Name, g.zone, g.checked,
					g.attendance, g.join, list(g.topics), list(g.audience), list(g.access)}, g.meetings[0].day) {
					if !strings.Contains(text, said) {
						t.Errorf("group %d does not say %q", p.number, said)
					}
				}
			}
		}
	}
	if groups != few*3/4 {
		t.Errorf("%d of %d pages are groups, want three quarters", groups, few)
	}
	for _, l := range languages {
		if of[l] != few/4 {
			t.Errorf("%d pages are in %s, want a quarter", of[l], l)
		}
	}
}

// A link leads to a page that is there, in both.
func TestLinksLeadToPages(t *testing.T) {
	links := 0
	for _, as := range []string{"peerhub", "hugo"} {
		files := written(t, as, tuning)
		for p := range corpus(few, tuning, readMadeUp(t, tuning)) {
			from := layouts[as].path(p)
			for _, m := range target.FindAllString(p.body, -1) {
				to := strings.Trim(layouts[as].linked(page{number: p.number, body: m}), "]()")
				if as == "hugo" { // there, a page is a folder beside the others of its section
					to = path.Join(path.Dir(path.Dir(from)), strings.TrimPrefix(to, "../../")) + ".md"
				} else {
					to = path.Join(path.Dir(from), to)
				}
				if _, err := fs.Stat(files, to); err != nil {
					t.Errorf("%s links to %s: %v", from, to, err)
				}
				links++
			}
		}
	}
	if links < few/4 {
		t.Errorf("there are only %d links", links)
	}
}

func TestTheFilterKnowsFormsOfWords(t *testing.T) {
	unwanted, err := readOwn("words/unwanted.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range languages {
		if len(unwanted[l]) < 50 {
			t.Errorf("%s has only %d unwanted words", l, len(unwanted[l]))
		}
	}
	for _, c := range []struct {
		entries, word string
		want          bool
	}{
		{"bad", "bad", true}, {"bad", "bads", true}, {"bad", "badge", false}, {"bad*", "badge", true},
		{"bad*", "bad", true}, {"bad*", "ba", false}, {"bad", "BÀD", true}, {"mechant*", "méchancetés", false},
		{"mechan*", "méchancetés", true}, {"ano", "años", false}, {"caño", "CAÑOS", true},
		{"قبيح*", "قَبِيحَة", true}, {"قبيحه", "قبيحة", true}, {"قبيح", "قبيحة", false},
	} {
		if got := newFilter(strings.Fields(c.entries)).has(c.word); got != c.want {
			t.Errorf("newFilter(%q).has(%q) = %v", c.entries, c.word, got)
		}
	}
}

// No page says an unwanted word, though the lists have them all.
func TestNoPageSaysAnUnwantedWord(t *testing.T) {
	unwanted, err := readOwn("words/unwanted.txt")
	if err != nil {
		t.Fatal(err)
	}
	root := madeUp()
	for _, l := range languages {
		var list strings.Builder
		for _, e := range unwanted[l] {
			stem := strings.TrimSuffix(e, "*")
			fmt.Fprintf(&list, "%s\n%ss\n", stem, stem)
			if stem != e {
				fmt.Fprintf(&list, "%sing\n", stem)
			}
		}
		root[lists[l].file].Data = append([]byte(list.String()), root[lists[l].file].Data...)
	}
	clean(t, root, 1000)
}

// clean reads the words and writes pages with them, and looks at every word.
func clean(t *testing.T, root fs.FS, least int) map[string]*vocabulary {
	t.Helper()
	unwanted, err := readOwn("words/unwanted.txt")
	if err != nil {
		t.Fatal(err)
	}
	words, err := readVocabularies(root, tuning, least)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range languages {
		f := newFilter(unwanted[l])
		for _, w := range words[l].words {
			if f.has(w) {
				t.Errorf("%s: %q is among the words", l, w)
			}
		}
	}
	for p := range corpus(few, tuning, words) {
		f := newFilter(unwanted[p.language])
		for _, text := range []string{p.title, p.summary, p.body} {
			if p.group != nil { // no list decides what towns are called
				text = strings.ReplaceAll(text, p.group.town.Name, "")
			}
			for _, w := range wordsOf(text) {
				if w != "page" && f.has(w) {
					t.Errorf("page %d says %q", p.number, w)
				}
			}
		}
	}
	return words
}

func TestMissingListsAreNamed(t *testing.T) {
	root := madeUp()
	delete(root, lists["fr"].file)
	_, err := readVocabularies(root, tuning, 1000)
	want := "there is no list of words at /usr/share/dict/french. On Debian or Ubuntu: sudo apt-get install wfrench"
	if err == nil || err.Error() != want {
		t.Errorf("without a list: %v\nwant: %s", err, want)
	}
	if _, err := readVocabularies(madeUp(), tuning, 1<<20); err == nil {
		t.Error("a list that is too short was read")
	}
}

// The word of rank n is met about 1/(n+2.7) times as often: the first of 2,107
// words more than the tenth, and that more than the hundredth.
func TestWordsAreMetByTheirRank(t *testing.T) {
	words := readMadeUp(t, tuning)
	for _, l := range languages {
		v := words[l]
		weight := func(n int) uint64 {
			if n == 1 {
				return v.sums[0]
			}
			return v.sums[n-1] - v.sums[n-2]
		}
		for _, c := range []struct{ rank, times10 int }{{1, 10}, {10, 34}, {100, 278}} { // (n + 2.7) / 3.7
			if got := int(10 * weight(1) / weight(c.rank)); got < c.times10-1 || got > c.times10+1 {
				t.Errorf("%s: the first word is met %.1f times as often as that of rank %d, want %.1f",
					l, float64(got)/10, c.rank, float64(c.times10)/10)
			}
		}
	}
}
