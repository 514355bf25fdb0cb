package client_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"peerhub/search"
)

// The client is part of every first search: it may take 10 kB, without the manifest.
const limit = 10 << 10

func TestBundle(t *testing.T) {
	built, err := search.Build(context.Background(), "en", nil, search.Options{WithoutIndex: true})
	if err != nil {
		t.Fatal(err)
	}
	var code []byte
	err = built.Write(func(path string, data []byte) error {
		if path == search.ClientPath("en") {
			_, code, _ = bytes.Cut(data, []byte(";\n")) // before it stands the manifest
		}
		return nil
	})
	if err != nil || len(code) == 0 {
		t.Fatalf("the client has %d bytes: %v", len(code), err)
	}
	for _, word := range []string{"import ", "import(", "import.meta", "require("} {
		if strings.Contains(string(code), word) {
			t.Errorf("the bundle contains %q; it must stand alone", word)
		}
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, 6)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(code)
	w.Close()
	t.Logf("%d bytes, %d gzipped", len(code), packed.Len())
	if packed.Len() > limit {
		t.Errorf("the client has %d bytes gzipped, more than %d", packed.Len(), limit)
	}
}

// TestWords holds the client's folding, splitting and order to the same
// examples as the Go package analyze.
func TestWords(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("this test needs Node 20 (the command node)")
	}
	source, err := os.ReadFile("words.ts")
	if err != nil {
		t.Fatal(err)
	}
	module := api.Transform(string(source), api.TransformOptions{Loader: api.LoaderTS, Format: api.FormatESModule})
	if len(module.Errors) > 0 {
		t.Fatal(module.Errors[0].Text)
	}
	pairs, err := os.ReadFile("../spelling/testdata/fold.json")
	if err != nil {
		t.Fatal(err)
	}
	samples, err := os.ReadFile("../analyze/testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	runs, err := os.ReadFile("../analyze/testdata/joined.json")
	if err != nil {
		t.Fatal(err)
	}
	script := string(module.Code) + `
const problems = []
for (const [word, want] of ` + string(pairs) + `) {
  if (fold(word) !== want) problems.push('fold(' + word + ') is ' + fold(word) + ', want ' + want)
}
for (const [text, want] of ` + string(samples) + `) {
  const got = words(text).map(s => text.slice(s.start, s.end)).join(' ')
  if (got !== want) problems.push('words of ' + text + ' are ' + got + ', want ' + want)
}
for (const [text, want] of ` + string(runs) + `) {
  const got = joined(text, words(text)).map(j => j.text).join(' ')
  if (got !== want) problems.push('joined words of ' + text + ' are ' + got + ', want ' + want)
}
const found = words("l'ami, co-production x\u00ady 🙂 می\u200cخواهم").map(s => [s.start, s.end]).join(' ')
if (found !== '0,1 2,5 7,9 10,20 21,24 28,36') problems.push('words are at ' + found)
const order = ['', 'a', 'ab', 'é', '\uffff', '𝒜']
for (let i = 1; i < order.length; i++) if (!(compare(order[i - 1], order[i]) < 0)) problems.push('order of ' + order[i])
if (size('𝒜b') !== 2 || reverse('𝒜b') !== 'b𝒜') problems.push('code points')
console.log(JSON.stringify(problems))`
	path := filepath.Join(t.TempDir(), "words.mjs")
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command(node, path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var problems []string
	if err := json.Unmarshal(output, &problems); err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}
