package search

import (
	"context"
	"slices"
	"testing"
)

// What people ask finds a page that does not say it, and is shown nowhere.
func TestAsked(t *testing.T) {
	docs := append(titled("tea", "doctor"), Document{URL: "care/", Title: "Peer support and care", Summary: "Two kinds of help.",
		Asked: "will they tell my doctor\nwho hears what I say"})
	root, r := publish(t, "en", docs)
	for text, want := range map[string]string{"will they tell": "care/", "who hears me": "care/", "doctor": "1/"} {
		answer, err := r.Query(context.Background(), text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		if found := urls(answer); len(found) == 0 || found[0] != want {
			t.Errorf("%q finds %v first, not %s", text, found, want)
		}
		at := slices.IndexFunc(answer.Results, func(r Result) bool { return r.URL == "care/" })
		if at >= 0 && answer.Results[at].Excerpt != "Two kinds of help." {
			t.Errorf("%q: %q is shown", text, answer.Results[at].Excerpt)
		}
		agree(t, root, "en", r, []driven{{Text: text}})
	}
}
