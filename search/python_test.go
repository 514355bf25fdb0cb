package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"peerhub/search/analyze"
)

// foreign is a query for the reader in Python, and what it answers.
type foreign struct {
	Language string `json:"language"`
	Text     string `json:"text"`
	Complete bool   `json:"complete"`
	Limit    int    `json:"limit"`
}

type foreignAnswer struct {
	Total  int      `json:"total"`
	URLs   []string `json:"urls"`
	Titles []string `json:"titles"`
}

// askPython asks the reader that was written from docs/formats, with nothing but Python's own library.
func askPython(t *testing.T, root string, queries []foreign) []foreignAnswer {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Fatal("this test needs Python 3.9 or newer (the command python3): it runs docs/formats/answer.py")
	}
	input, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := filepath.Abs("../docs/formats/answer.py")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(python, "-E", "-s", "-S", "-B", reader, root) // no library but its own
	command.Stdin = bytes.NewReader(input)
	var problems bytes.Buffer
	command.Stderr = &problems
	output, err := command.Output()
	if err != nil {
		t.Fatalf("python3: %v\n%s", err, problems.String())
	}
	var answers []foreignAnswer
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// alike compares what Python and bleve answer, and counts the queries that found something.
func alikeInPython(t *testing.T, root string, r *Reader, queries []foreign) (found int) {
	t.Helper()
	wrong := 0
	for i, answer := range askPython(t, root, queries) {
		q := queries[i]
		want := ask(t, r, q)
		if diff := gocmp.Diff(want, answer); diff != "" {
			t.Errorf("%s %q: peerhub search (-) and the reader in Python (+) differ:\n%s", q.Language, q.Text, diff)
			if wrong++; wrong > 3 {
				t.FailNow()
			}
		}
		if want.Total > 0 {
			found++
		}
	}
	return found
}

// A program in another language that was written from docs/formats finds the same pages in the same
// order, in an index of many files: titles, inflections, slips, beginnings, several words, spaces, nothing.
func TestPythonAnswersAlike(t *testing.T) {
	for _, language := range []string{"en", "fr", "es", "ar"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			docs := contentDocuments(t, language)
			root, r := publishWith(t, language, multiply(docs, 60), Options{Synonyms: hubSynonyms(t, language)})
			if r.dict.small {
				t.Fatal("the index is one file")
			}
			var queries []foreign
			for _, q := range queriesFrom(docs, language) {
				if q.Options["filters"] == nil {
					complete, _ := q.Options["complete"].(bool)
					limit, _ := q.Options["limit"].(int)
					queries = append(queries, foreign{language, q.Text, complete, limit})
				}
			}
			for i, set := range hubSynonyms(t, language) {
				queries = append(queries, foreign{Language: language, Text: set[i%len(set)]})
			}
			some := queries[:0] // whose number has no factor in common with the kinds of queries
			for i := 0; i < len(queries); i += 7 {
				some = append(some, queries[i])
			}
			queries = some
			found := alikeInPython(t, root, r, queries)
			t.Logf("%d queries, %d with answers", len(queries), found)
			if len(queries) < 100 || found < len(queries)/2 {
				t.Errorf("%d queries, of which %d found something, are too few", len(queries), found)
			}
		})
	}
}

// The same in every script, in an index of one file.
func TestPythonReadsEveryScript(t *testing.T) {
	for language, sentences := range fixtures(t) {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			var docs []Document
			var queries []foreign
			for i, s := range sentences {
				docs = append(docs, Document{URL: fmt.Sprintf("%s/%d/", language, i), Language: language, Title: s,
					Body: sentences[(i+1)%len(sentences)]})
				queries = append(queries, foreign{Language: language, Text: s})
				for _, word := range analyze.Words(s) {
					text := []rune(s[word.Start:word.End])
					queries = append(queries, foreign{Language: language, Text: string(text)},
						foreign{Language: language, Text: string(text[:(len(text)+1)/2]), Complete: true},
						foreign{Language: language, Text: string(text[1:])})
				}
			}
			root, r := publishWith(t, language, docs, Options{Synonyms: [][]string{{sentences[0], sentences[5]}}})
			alikeInPython(t, root, r, queries)
		})
	}
}
