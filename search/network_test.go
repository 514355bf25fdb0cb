package search

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"peerhub/search/client"
)

// troubled is what became of a search.
type troubled struct {
	Total     int
	Found     string // the results, as JSON
	Error     string
	Manifests int
}

// TestTrouble: a deploy between two requests is got over, anything worse is
// told, after one more attempt; and no damage to a file gives another answer.
func TestTrouble(t *testing.T) {
	content := contentDocuments(t, "en")
	for _, layout := range []struct {
		name  string
		docs  []Document
		files int // that a search reads, at least
	}{{"one file", content[:40], 1}, {"sharded", multiply(content, 500), 6}} {
		t.Run(layout.name, func(t *testing.T) {
			t.Parallel()
			before, r := publish(t, "en", layout.docs)
			if r.dict.small != (layout.files == 1) {
				t.Fatalf("%d documents are not exported so", len(layout.docs))
			}
			after, _ := publish(t, "en", layout.docs[:len(layout.docs)-7])
			code, err := client.Bundle("", nil, constants()) // without a manifest in it
			if err != nil {
				t.Fatal(err)
			}
			module := filepath.Join(t.TempDir(), "client.mjs")
			if err := os.WriteFile(module, code, 0o600); err != nil {
				t.Fatal(err)
			}
			command := exec.Command("node", "testdata/trouble.mjs", module, before, after)
			var problems bytes.Buffer
			command.Stderr = &problems
			output, err := command.Output()
			if err != nil {
				t.Fatalf("node: %v\n%s", err, problems.String()[max(0, problems.Len()-800):])
			}
			var happened struct {
				Seen    map[string]troubled
				Damaged []struct {
					troubled
					File, Name string
					Once       bool
				}
				Stalled map[string]struct {
					Meanwhile int    // words that are answered before the file comes
					Shown     int    // results, if others were late
					Found     string // at last
				}
			}
			if err := json.Unmarshal(output, &happened); err != nil {
				t.Fatal(err)
			}
			seen := happened.Seen
			for name, want := range map[string]struct {
				answer    string // of which build
				says      string
				manifests [2]int // with one file, and sharded
			}{
				"well": {answer: "well", manifests: [2]int{1, 1}},
				"new":  {answer: "new", manifests: [2]int{1, 1}},
				"published anew": {answer: map[string]string{"one file": "well",
					"sharded": "new"}[layout.name], manifests: [2]int{1, 2}},
				"published while asking": {answer: map[string]string{"one file": "well",
					"sharded": "new"}[layout.name], manifests: [2]int{1, 2}},
				"gone": {answer: map[string]string{"one file": "well"}[layout.name],
					says: map[string]string{"sharded": "could not be found"}[layout.name], manifests: [2]int{1, 2}},
				"a page instead": {answer: map[string]string{"one file": "well"}[layout.name],
					says: map[string]string{"sharded": "damaged"}[layout.name], manifests: [2]int{1, 2}},
				"damaged in the cache":     {answer: "well", manifests: [2]int{1, 2}},
				"every first request lost": {answer: "well", manifests: [2]int{1, 1}},
				"never there":              {says: "could not be found", manifests: [2]int{2, 2}},
				"offline":                  {says: "fetch failed", manifests: [2]int{2, 2}},
			} {
				got := seen[name]
				if got.Total > 0 != (want.answer != "") || got.Found != seen[want.answer].Found ||
					!strings.Contains(got.Error, want.says) ||
					got.Error != "" != (want.says != "") || got.Manifests != want.manifests[min(1, layout.files-1)] {
					t.Errorf("%s: got %+v, want %+v", name, got, want)
				}
			}
			files := make(map[string]bool)
			for _, d := range happened.Damaged {
				files[d.File] = true
				switch {
				case d.Once && d.Found != seen["well"].Found:
					t.Errorf("%s, once %s: %d pages and %q, not the sound answer", d.File, d.Name, d.Total, d.Error)
				case !d.Once && !strings.Contains(d.Error,
					map[bool]string{true: "could not be found", false: "damaged"}[d.Name == "missing"]):
					t.Errorf("%s, %s: %d pages and %q", d.File, d.Name, d.Total, d.Error)
				}
			}
			partly := 0
			for file, s := range happened.Stalled {
				if s.Found != seen["well"].Found || s.Meanwhile == 0 {
					t.Errorf("%s stalled: %d other words are answered meanwhile, and at last %s is found", file,
						s.Meanwhile, s.Found)
				}
				if s.Shown > 0 {
					partly++
				}
			}
			if layout.files > 1 && partly == 0 {
				t.Error("no answer came without the results that were late")
			}
			if len(files) < layout.files {
				t.Errorf("a search reads only %d files", len(files))
			}
		})
	}
}

// TestEnclosed: the client has the manifest in it, and asks for it only if a
// deploy has made that old.
func TestEnclosed(t *testing.T) {
	docs := multiply(contentDocuments(t, "en"), 500)
	before, _ := publish(t, "en", docs)
	after, _ := publish(t, "en", docs[:len(docs)-7])
	old, err := os.ReadFile(filepath.Join(before, filepath.FromSlash(ClientPath("en"))))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(after, "old.js"), old, 0o600); err != nil {
		t.Fatal(err)
	}
	query := []driven{{Text: "loneliness suport", Cold: true}}
	fresh, stale := drive(t, after, "en", query)[0], driveClient(t, after, "old.js", "en", query)[0]
	manifests := func(a drivenAnswer) (n int) {
		for _, f := range a.Fetched {
			if strings.Contains(f[0].(string), "manifest") {
				n++
			}
		}
		return n
	}
	if fresh.Total == 0 || manifests(fresh) != 0 {
		t.Errorf("a first search finds %d pages and fetches the manifest %d times", fresh.Total, manifests(fresh))
	}
	if diff := gocmp.Diff(fresh.Results, stale.Results); diff != "" || manifests(stale) != 1 {
		t.Errorf("after a deploy, a client in the cache fetches the manifest %d times, and finds other pages:\n%s",
			manifests(stale), diff)
	}
}

// TestColdBytes measures what a first search fetches in a large hub: the
// client with the manifest in it, and what the query needs, for ten results.
func TestColdBytes(t *testing.T) {
	bytesOf, requestsOf := cold(t, generated(2500, "en"))
	for i, kind := range []string{"one word", "a title", "unfinished"} {
		n := len(bytesOf[i])
		t.Logf("%s: bytes median %d, 90 %% %d; requests median %d, 90 %% %d", kind,
			bytesOf[i][n/2], bytesOf[i][n*9/10], requestsOf[i][n/2], requestsOf[i][n*9/10])
		// These documents are random words: nothing packs, and nothing lies together.
		if most := []int{4, 12, 12}[i]; bytesOf[i][n*9/10] > 35_000 || requestsOf[i][n*9/10] > most {
			t.Errorf("%s: one in ten of the first searches costs more than 35 kB, or more than %d requests", kind, most)
		}
	}
}

// TestSearchesGrowSlowly: four times the documents make a first search hardly dearer.
func TestSearchesGrowSlowly(t *testing.T) {
	few, fewRequests := cold(t, generated(1500, "en"))
	many, manyRequests := cold(t, generated(6000, "en"))
	for i, kind := range []string{"one word", "a title", "unfinished"} {
		half := len(few[i]) / 2
		t.Logf("%s: bytes %d, %d; requests %d, %d", kind, few[i][half], many[i][half], fewRequests[i][half], manyRequests[i][half])
		if many[i][half] > few[i][half]*5/4 || manyRequests[i][half] > fewRequests[i][half]+1 {
			t.Errorf("%s: a first search takes %d bytes in %d requests of 1,500 documents, and %d in %d of 6,000", kind,
				few[i][half], fewRequests[i][half], many[i][half], manyRequests[i][half])
		}
	}
}

// cold counts what first searches fetch of the documents' index, for a word, a title and a beginning:
// bytes and requests, each from the least to the most.
func cold(t *testing.T, docs []Document) (bytesOf, requestsOf [3][]int) {
	t.Helper()
	root := t.TempDir()
	for path, data := range built(t, docs, Options{WithoutIndex: true}) {
		path = filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var queries []driven
	lean := map[string]any{"facets": false}
	for i := range 15 {
		d := docs[i*len(docs)/15]
		words := strings.Fields(d.Title)
		queries = append(queries,
			driven{Text: words[0], Options: lean, Cold: true},
			driven{Text: d.Title, Options: lean, Cold: true},
			driven{Text: words[1] + " " + words[2][:max(1, len(words[2])/2)],
				Options: map[string]any{"complete": true, "facets": false}, Cold: true})
	}
	answers := drive(t, root, "en", queries)
	code, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(ClientPath("en"))))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(code)
	w.Close()
	for i, a := range answers {
		total, seen := packed.Len(), 1
		for _, f := range a.Fetched {
			total += int(f[1].(float64))
			seen++
		}
		bytesOf[i%3], requestsOf[i%3] = append(bytesOf[i%3], total), append(requestsOf[i%3], seen)
	}
	for i := range bytesOf {
		slices.Sort(bytesOf[i])
		slices.Sort(requestsOf[i])
	}
	return bytesOf, requestsOf
}
