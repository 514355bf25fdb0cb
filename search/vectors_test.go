package search

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/golden"
	"peerhub/search/analyze"
)

// vectorFolder is where the files lie by which other programs check themselves; its README says
// what they are, and by which command they are written anew.
const vectorFolder = "../generator/testdata/vectors/search"

// The committed index is read as the committed answers say, by bleve and in Python: whoever changes
// the format or the rules of a query changes them, the documents in docs/formats and the reader.
func TestVectors(t *testing.T) {
	var given map[string]struct {
		Documents []Document
		Synonyms  [][]string
	}
	readVector(t, "documents.json", &given)
	type vector struct {
		foreign
		Answer foreignAnswer `json:"answer"`
	}
	var vectors []vector
	if golden.Updating() {
		for _, language := range []string{"en", "fr", "ar", "ja"} {
			writeIndex(t, language, given[language].Documents, given[language].Synonyms)
			for _, q := range vectorQueries(language, given[language].Documents, given[language].Synonyms) {
				vectors = append(vectors, vector{foreign: q})
			}
		}
	} else {
		readVector(t, "queries.json", &vectors)
	}
	if len(vectors) != 100 {
		t.Fatalf("%d queries, not 100", len(vectors))
	}
	readers := map[string]*Reader{}
	queries := make([]foreign, len(vectors))
	for i, v := range vectors {
		r := readers[v.Language]
		if r == nil {
			var err error
			if r, err = OpenZip(filepath.Join(vectorFolder, filepath.FromSlash(IndexPath(v.Language)))); err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			readers[v.Language] = r
		}
		queries[i] = v.foreign
		answer := ask(t, r, v.foreign)
		if golden.Updating() {
			vectors[i].Answer = answer
		} else if !answer.equals(v.Answer) {
			t.Errorf("%s %q: peerhub search answers %+v; the vector says %+v", v.Language, v.Text, answer, v.Answer)
		}
	}
	if golden.Updating() {
		writeVector(t, "queries.json", vectors)
	}
	for i, answer := range askPython(t, vectorFolder, queries) {
		if v := vectors[i]; !answer.equals(v.Answer) {
			t.Errorf("%s %q: the reader in Python answers %+v; the vector says %+v", v.Language, v.Text, answer, v.Answer)
		}
	}
	for language, r := range readers {
		if r.dict.small != (language != "en") {
			t.Errorf("%s: one index is to be cut into files, that of en, and the others are to be whole", language)
		}
		said, err := exec.Command("python3", "-B", "../docs/formats/reader.py",
			filepath.Join(vectorFolder, "search", language)).Output()
		if err != nil {
			t.Fatal(err)
		}
		golden.File(t, filepath.Join(vectorFolder, language+".txt"), said)
	}
}

func (a foreignAnswer) equals(b foreignAnswer) bool {
	return a.Total == b.Total && slices.Equal(a.URLs, b.URLs) && slices.Equal(a.Titles, b.Titles)
}

// ask asks bleve.
func ask(t *testing.T, r *Reader, q foreign) foreignAnswer {
	t.Helper()
	said, err := r.Query(context.Background(), q.Text, Query{Limit: q.Limit, Complete: q.Complete})
	if err != nil {
		t.Fatal(err)
	}
	answer := foreignAnswer{Total: said.Total, URLs: []string{}, Titles: []string{}}
	for _, result := range said.Results {
		answer.URLs, answer.Titles = append(answer.URLs, result.URL), append(answer.Titles, result.Title)
	}
	return answer
}

// writeIndex writes the files of a language, but the client.
func writeIndex(t *testing.T, language string, docs []Document, synonyms [][]string) {
	t.Helper()
	options := Options{Synonyms: synonyms}
	if language == "en" {
		options.run = 2 // as in a large index; the others are one file each
	}
	built, err := Build(context.Background(), language, docs, options)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(vectorFolder, "search", language)); err != nil {
		t.Fatal(err)
	}
	err = built.Write(func(path string, data []byte) error {
		if path == ClientPath(language) {
			return nil
		}
		path = filepath.Join(vectorFolder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// vectorQueries are 25: titles, words with a letter less, beginnings, several words, a phrase that
// the hub knows, two words with a space less, and what nothing has.
func vectorQueries(language string, docs []Document, synonyms [][]string) (out []foreign) {
	add := func(text string, complete bool) { out = append(out, foreign{language, text, complete, 10}) }
	for i := range 6 {
		d := docs[i*len(docs)/6]
		words := analyze.Words(d.Body)
		long := slices.MaxFunc(words[:min(len(words), 40)], func(a, b analyze.Span) int { return (a.End - a.Start) - (b.End - b.Start) })
		word := []rune(d.Body[long.Start:long.End])
		add(d.Title, false)
		add(string(slices.Delete(slices.Clone(word), len(word)/2, len(word)/2+1)), false)
		add(string(word[:(len(word)+1)/2]), true)
		if i < 4 {
			add(d.Body[words[1].Start:words[min(3, len(words)-1)].End], false)
		}
	}
	if len(synonyms) > 0 {
		add(synonyms[0][0], false)
	} else {
		add(docs[2].Title+" "+docs[3].Title, false)
	}
	add(strings.ReplaceAll(docs[1].Title, " ", ""), false)
	add("zzyzxq", false)
	return out
}

func readVector(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(vectorFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func writeVector(t *testing.T, name string, value any) {
	t.Helper()
	data, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(vectorFolder, name), append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
