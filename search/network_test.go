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
)

// TestTrouble: a deploy between two requests is got over, anything worse is
// told, after one more attempt.
func TestTrouble(t *testing.T) {
	docs := multiply(contentDocuments(t, "en"), 500)
	before, _ := publish(t, "en", docs)
	after, _ := publish(t, "en", docs[:len(docs)-7])
	code, err := Client()
	if err != nil {
		t.Fatal(err)
	}
	module := filepath.Join(t.TempDir(), "client.mjs")
	if err := os.WriteFile(module, code, 0o600); err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command("node", "testdata/trouble.mjs", module, before, after).Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	var seen map[string]struct {
		Total     int
		Error     string
		Manifests int
	}
	if err := json.Unmarshal(output, &seen); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct {
		found     bool
		says      string
		manifests int
	}{
		"well":           {found: true, manifests: 1},
		"published anew": {found: true, manifests: 2},
		"damaged once":   {found: true, manifests: 2},
		"gone":           {says: "could not be found", manifests: 2},
		"always damaged": {says: "damaged", manifests: 2},
		"a page instead": {says: "damaged", manifests: 2},
		"offline":        {says: "fetch failed", manifests: 2},
	} {
		got := seen[name]
		if got.Total > 0 != want.found || !strings.Contains(got.Error, want.says) || got.Error != "" != (want.says != "") ||
			got.Manifests != want.manifests {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// TestColdBytes measures what a first search fetches in a large hub: the
// client, the manifest, and what the query needs, for ten results.
func TestColdBytes(t *testing.T) {
	docs := generated(2500, "en")
	root, _ := publish(t, "en", docs)
	var queries []driven
	for i := range 15 {
		d := docs[i*163]
		words := strings.Fields(d.Title)
		queries = append(queries,
			driven{Text: words[0], Cold: true},
			driven{Text: d.Title, Cold: true},
			driven{Text: words[1] + " " + words[2][:max(1, len(words[2])/2)], Options: map[string]any{"complete": true}, Cold: true})
	}
	answers := drive(t, root, "en", queries)
	code, err := Client()
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(code)
	w.Close()
	kinds := []string{"one word", "a title", "unfinished"}
	bytesOf, requestsOf := make([][]int, 3), make([][]int, 3)
	for i, a := range answers {
		total, seen := packed.Len(), 1
		for _, f := range a.Fetched {
			total += int(f[1].(float64))
			seen++
		}
		bytesOf[i%3], requestsOf[i%3] = append(bytesOf[i%3], total), append(requestsOf[i%3], seen)
	}
	for i, kind := range kinds {
		slices.Sort(bytesOf[i])
		slices.Sort(requestsOf[i])
		n := len(bytesOf[i])
		t.Logf("%s: bytes median %d, 90 %% %d; requests median %d, 90 %% %d", kind,
			bytesOf[i][n/2], bytesOf[i][n*9/10], requestsOf[i][n/2], requestsOf[i][n*9/10])
		if i == 0 && bytesOf[i][n/2] > 36000 {
			t.Errorf("%s: half of the first searches fetch more than %d bytes", kind, bytesOf[i][n/2])
		}
	}
}
