package search

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestElsewhere(t *testing.T) {
	options := Options{Languages: []string{"en", "fr", "de"}} // de was never published
	docs := map[string][]Document{
		"en": {{URL: "leeds/", Title: "A group in Leeds"}, {URL: "tea/", Title: "Tea", Body: "With a guitar."}},
		"fr": {{URL: "fr/leeds/", Title: "Leeds, mardi", Facets: map[string][]string{"day": {"tuesday"}}},
			{URL: "fr/the/", Title: "Le thé", Body: "À Leeds aussi."},
			{URL: "fr/lieux/", Title: "Où ?", Summary: "Leeds, Lyon, Lille.", Place: "Lyon"},
			{URL: "fr/partout/", Title: "A group in Leeds, mardi", Everywhere: true}},
	}
	root, en := publishWith(t, "en", docs["en"], options)
	french, fr := publishWith(t, "fr", docs["fr"], options)
	if err := os.CopyFS(filepath.Join(root, "search", "fr"),
		os.DirFS(filepath.Join(french, "search", "fr"))); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"leeds": 2, "mardi": 1, "tea": 0, "guitar": 0, "mardy": 0, "le": 0, "leeds lyon": 1,
		"leeds tea": 0, "lee": 0, "à leeds": 2, "": 0}
	var queries []driven
	for text := range maps.Keys(want) {
		queries = append(queries, driven{Text: text, Elsewhere: true})
	}
	for i, got := range drive(t, root, "en", queries) {
		text := queries[i].Text
		answer, err := en.Query(context.Background(), text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		other, found, err := fr.Other(context.Background(), text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		if found != (want[text] > 0) || found && other.Total != want[text] {
			t.Errorf("%q: French has %d (%v), want %d", text, other.Total, found, want[text])
		}
		if found {
			answer.OtherLanguages = append(answer.OtherLanguages, other)
		}
		if diff := gocmp.Diff(answer, got.Response); diff != "" {
			t.Errorf("%q: peerhub search (-) and the client (+) differ:\n%s", text, diff)
		}
	}
}
