package search

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"

	"peerhub/search/analyze"
	"peerhub/search/export"
)

func sample() []Document {
	return []Document{
		{URL: "groups/quiet/", Title: "The quiet table", Section: "groups", SectionLabel: "Find a group",
			Language: "en",
			Summary:  "A small group for people who hear voices.", Body: "We meet in the library. Tea and biscuits.",
			Place: "Leeds", Organisation: "Common Sense", Facets: map[string][]string{"day": {"tuesday", "friday"},
				"__proto__": {"__proto__"}}},
		{URL: "groups/loud/", Title: "Loud and proud", Section: "groups", SectionLabel: "Find a group", Language: "en",
			Summary: "Singing for carers.", Body: "Carers and their families sing together.", Place: "Élancourt",
			Facets: map[string][]string{"day": {"friday"}}},
		{URL: "guides/listening/", Title: "Listening well", Section: "guides", SectionLabel: "Learn", Language: "en",
			Headings: []string{"Hearing what is said"}, Body: "Listen first. Do not hurry. Voices can be soft."},
	}
}

func built(t *testing.T, docs []Document, options Options) map[string][]byte {
	t.Helper()
	b, err := Build(context.Background(), "en", docs, options)
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string][]byte)
	err = b.Write(func(path string, data []byte) error {
		if files[path] != nil {
			t.Errorf("%s is written twice", path)
		}
		files[path] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func urls(r Response) []string {
	out := []string{}
	for _, result := range r.Results {
		out = append(out, result.URL)
	}
	return out
}

func TestQuery(t *testing.T) {
	root, r := publish(t, "en", sample())
	tests := []struct {
		text    string
		options map[string]any
		want    string
	}{
		{"voices", nil, "groups/quiet/ guides/listening/"},
		{"voice", nil, "groups/quiet/ guides/listening/"},
		{"hear voices", nil, "groups/quiet/ guides/listening/"}, // a title before a heading
		{"carers listen", nil, "guides/listening/ groups/loud/"},
		{"listen soft", nil, "guides/listening/"},
		{"the", nil, "groups/quiet/"},
		{"the library", nil, "groups/quiet/"},
		{"elancourt", nil, "groups/loud/"},
		{"LEEDS", nil, "groups/quiet/"},
		{"common sense", nil, "groups/quiet/"},
		{"list", map[string]any{"complete": true}, "guides/listening/"},
		{"libary", nil, "groups/quiet/"},
		{"xylophone", nil, ""},
		{"xylophone library", nil, "groups/quiet/"},
		{"", nil, ""},
		{"", map[string]any{"filters": map[string][]string{"day": {"friday"}}}, "groups/quiet/ groups/loud/"},
		{"voices", map[string]any{"filters": map[string][]string{"section": {"guides"}}}, "guides/listening/"},
		{"voices", map[string]any{"filters": map[string][]string{"section": {"guides"}, "day": {"friday"}}}, ""},
		{"voices", map[string]any{"filters": map[string][]string{"__proto__": {"__proto__"}}}, "groups/quiet/"},
		{"voices", map[string]any{"limit": 1}, "groups/quiet/"},
	}
	var queries []driven
	for _, test := range tests {
		queries = append(queries, driven{Text: test.text, Options: test.options})
		q := Query{}
		q.Complete, _ = test.options["complete"].(bool)
		q.Limit, _ = test.options["limit"].(int)
		q.Filters, _ = test.options["filters"].(map[string][]string)
		answer, err := r.Query(context.Background(), test.text, q)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(urls(answer), " "); got != test.want {
			t.Errorf("%q %v: got %q, want %q", test.text, test.options, got, test.want)
		}
	}
	agree(t, root, "en", r, queries)
}

func TestMarksAndSuggestion(t *testing.T) {
	_, r := publish(t, "en", []Document{{URL: "a/", Title: "🙂 Voices heard", Section: "x",
		Summary: "Hear a voice. 𝒜 Hearing."}})
	answer, err := r.Query(context.Background(), "vioces hear", Query{})
	if err != nil {
		t.Fatal(err)
	}
	if answer.Suggestion == nil || *answer.Suggestion != "voices hear" {
		t.Errorf("suggestion: got %v, want voices hear", answer.Suggestion)
	}
	got := answer.Results[0]
	if want := [][2]int{{3, 9}}; !slices.Equal(got.TitleMarks, want) {
		t.Errorf("marks of the title: got %v, want %v", got.TitleMarks, want)
	}
	if want := [][2]int{{0, 4}, {7, 12}, {17, 24}}; !slices.Equal(got.Marks, want) {
		t.Errorf("marks of the excerpt: got %v, want %v", got.Marks, want)
	}
}

func TestNoDocuments(t *testing.T) {
	root, r := publish(t, "en", nil)
	agree(t, root, "en", r, []driven{{Text: "voices"}, {Text: ""},
		{Text: "voi", Options: map[string]any{"complete": true}},
		{Text: "", Options: map[string]any{"filters": map[string][]string{"section": {"x"}}}}})
}

func TestOneDocument(t *testing.T) {
	root, r := publish(t, "xx", []Document{{URL: "", ID: "home", Title: "Ŝaŭmo"}})
	if agree(t, root, "xx", r,
		[]driven{{Text: "ŝaŭmo"}, {Text: "saumo"}, {Text: "sau", Options: map[string]any{"complete": true}}}) != 3 {
		t.Error("the document is not found")
	}
}

func TestSameBytes(t *testing.T) {
	docs := multiply(contentDocuments(t, "en"), 700)
	want := built(t, docs, Options{Workers: 1})
	backwards := slices.Clone(docs)
	slices.Reverse(backwards)
	before := runtime.GOMAXPROCS(4)
	defer runtime.GOMAXPROCS(before)
	for range 3 {
		got := built(t, backwards, Options{Workers: 7})
		if len(got) != len(want) {
			t.Fatalf("%d files, then %d", len(want), len(got))
		}
		for path, data := range want {
			if !bytes.Equal(data, got[path]) {
				t.Errorf("%s differs between two builds", path)
			}
		}
	}
}

func TestWithoutIndex(t *testing.T) {
	for path := range built(t, sample(), Options{WithoutIndex: true}) {
		if strings.HasSuffix(path, ".zip") {
			t.Errorf("%s is published though it was not wanted", path)
		}
	}
}

func TestRefusesDoubles(t *testing.T) {
	_, err := Build(context.Background(), "en", []Document{{URL: "a/"}, {URL: "a/"}}, Options{})
	if err == nil || !strings.Contains(err.Error(), "a/") {
		t.Errorf("two documents at one address: got error %v", err)
	}
}

// The published index is an ordinary bleve index: bleve's own queries, with the
// analyzer from its mapping, find what it holds, and reading does not change it.
func TestOpensWithBleve(t *testing.T) {
	_, r := publish(t, "en", sample())
	before, err := os.ReadFile(filepath.Join(r.dir, "store", "root.bolt"))
	if err != nil {
		t.Fatal(err)
	}
	query := bleve.NewMatchQuery("the Voice's")
	query.SetField("summary")
	found, err := r.index.Search(bleve.NewSearchRequest(query))
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Hits) != 1 || found.Hits[0].ID != "groups/quiet/" {
		t.Errorf("bleve finds %v", found.Hits)
	}
	after, err := os.ReadFile(filepath.Join(r.dir, "store", "root.bolt"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("reading changed root.bolt (%v)", err)
	}
}

// bleve's own analysis of the whole text, by the mapping in the index, finds
// the same terms as ours, which analyses each word once.
func TestAnalysisIsBleves(t *testing.T) {
	for _, language := range []string{"en", "fr", "es", "ar"} {
		docs := contentDocuments(t, language)
		_, r := publish(t, language, docs)
		arranged, err := arrange(docs)
		if err != nil {
			t.Fatal(err)
		}
		how, err := analyze.For(language)
		if err != nil {
			t.Fatal(err)
		}
		terms := make(map[string]int)
		for i := range arranged {
			tokens, err := r.index.Mapping().(*mapping.IndexMappingImpl).AnalyzeText("peerhub",
				[]byte(arranged[i].Body))
			if err != nil {
				t.Fatal(err)
			}
			for _, token := range tokens {
				terms[string(token.Term)]++
			}
			body := arranged[i].Body // what is written as several words and may be one comes on top
			for _, j := range analyze.AppendJoined(nil, body, analyze.Words(body)) {
				if !how.Clitic(body, j) {
					terms[how.Term(j.Text)]++
				}
			}
		}
		dict, err := r.index.FieldDict("body")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for {
			entry, err := dict.Next()
			if err != nil {
				t.Fatal(err)
			}
			if entry == nil {
				break
			}
			if n++; terms[entry.Term] == 0 {
				t.Errorf("%s: the index has %q, which bleve would not make", language, entry.Term)
			}
		}
		if n != len(terms) {
			t.Errorf("%s: the index has %d terms, bleve makes %d", language, n, len(terms))
		}
		if err := dict.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestSizes(t *testing.T) {
	docs := multiply(contentDocuments(t, "en"), 1500)
	sizes := make(map[string][]int)
	for path, data := range built(t, docs, Options{}) {
		kind := strings.TrimRight(strings.TrimSuffix(filepath.Base(path), ".bin"), "0123456789")
		sizes[kind] = append(sizes[kind], len(data))
	}
	limits := map[string][2]int{"p": {500, 2000}, "f": {800, 2500}, "r": {1200, 4000},
		// What is left of a list may go into its last file, which is larger by that.
		"b": {export.NarrowSize / 2, export.NarrowSize * 11 / 10}, "w": {export.WideSize / 2, export.WideSize * 11 / 10}}
	for kind, limit := range limits {
		slices.Sort(sizes[kind])
		if len(sizes[kind]) < 3 {
			t.Fatalf("%d files of kind %s", len(sizes[kind]), kind)
		}
		// The last file of each kind holds what is left over.
		if s := sizes[kind][1:]; s[0] < limit[0] || s[len(s)-1] > limit[1] {
			t.Errorf("files of kind %s have %v bytes, want %v", kind, s, limit)
		}
	}
	for kind, s := range sizes {
		slices.Sort(s)
		t.Logf("%s: %d files, median %d, largest %d", kind, len(s), s[len(s)/2], s[len(s)-1])
	}
	if n := len(sizes["manifest-v"]); n != 1 {
		t.Errorf("%d manifests", n)
	}
}

func TestRarity(t *testing.T) {
	rank := chosenRanking()
	// 8·log2(1 + all/found) - 6, rounded down.
	for _, test := range []struct{ found, all, want int }{
		{1, 1, 2}, {1, 3, 10}, {1, 7, 18}, {1000, 10000, 21}, {1, 10000, 100}, {10000, 10000, 2}, {1, 1 << 40, 255},
		{0, 5, 0},
	} {
		if got := int(rank.rarity(test.found, test.all)); got != test.want {
			t.Errorf("rarity(%d, %d) = %d, want %d", test.found, test.all, got, test.want)
		}
	}
}

// FuzzQuery: no query breaks the reader, and marks stay in their text.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{"voices", "the", "", "\xff", "libary xylofone"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	for _, q := range hostileQueries(f) {
		f.Add(q.Text, q.Options != nil)
	}
	_, r := publish(f, "en", sample())
	f.Fuzz(func(t *testing.T, text string, complete bool) {
		answer, err := r.Query(context.Background(), text, Query{Complete: complete})
		if err != nil {
			t.Fatal(err)
		}
		if answer.Total < len(answer.Results) {
			t.Errorf("%d results of %d", len(answer.Results), answer.Total)
		}
		for _, result := range answer.Results {
			for _, m := range result.Marks {
				if m[0] < 0 || m[0] >= m[1] || m[1] > len(result.Excerpt) {
					t.Errorf("mark %v is outside of the excerpt", m)
				}
			}
		}
	})
}

func TestDamagedZip(t *testing.T) {
	packed := built(t, sample(), Options{})[IndexPath("en")]
	damaged := filepath.Join(t.TempDir(), "damaged.bleve.zip")
	for cut := 0; cut < len(packed); cut += cmp.Or(len(packed)/40, 1) {
		if err := os.WriteFile(damaged, packed[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		if r, err := OpenZip(damaged); err == nil {
			r.Close()
			t.Errorf("a zip cut at %d of %d opens", cut, len(packed))
		}
	}
	if _, err := OpenZip(filepath.Join(t.TempDir(), "none.bleve.zip")); err == nil || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no zip: got %v, want an error that says that it does not exist", err)
	}
}

// The leaves hold every key, whichever way they are cut.
func TestDictionaryIsWhole(t *testing.T) {
	_, r := publish(t, "en", multiply(contentDocuments(t, "en"), 300))
	var keys []export.Word
	for i := range r.dict.fore.words {
		for _, w := range r.dict.fore.words[i] {
			if export.Find(r.dict.fore.bounds, w.Key) != i {
				t.Fatalf("%q is in leaf %d and looked for in %d", w.Key, i, export.Find(r.dict.fore.bounds, w.Key))
			}
			keys = append(keys, w)
		}
	}
	if !slices.Equal(keys, r.dict.keys) {
		t.Errorf("the leaves hold %d keys, the index %d", len(keys), len(r.dict.keys))
	}
	n := 0
	for i := range r.dict.back.words {
		for _, w := range r.dict.back.words[i] {
			props, ok := r.dict.properties(export.Reverse(w.Key))
			if n++; !ok || props != w.Props || export.Find(r.dict.back.bounds, w.Key) != i {
				t.Fatalf("the reversed %q is not as in the dictionary", w.Key)
			}
		}
	}
	for _, w := range keys {
		if w.Props&export.OnlyStem != 0 {
			n++
		}
	}
	if n != len(keys) {
		t.Errorf("the reversed leaves lack %d keys", len(keys)-n)
	}
}
