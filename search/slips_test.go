package search

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestKnownWordsAreNoSlips: what most people of a language know is never taken for a
// slip of another word, on the pages of the starter hub; and what is a slip, is.
func TestKnownWordsAreNoSlips(t *testing.T) {
	data, err := os.ReadFile("testdata/slips.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]struct{ Words, Slips []string } // slips: "suport support"
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	words, slips := 0, 0
	for language, c := range cases {
		docs := contentDocuments(t, language)
		for _, size := range [][]Document{docs, docs[:40]} { // sharded, and one file
			_, r := publish(t, language, size)
			for _, word := range c.Words {
				words++
				answer, err := r.Query(context.Background(), word, Query{})
				if err != nil {
					t.Fatal(err)
				}
				if answer.Suggestion != nil {
					t.Errorf("%s: %q is a word, and %q is suggested for it", language, word, *answer.Suggestion)
				}
			}
		}
		_, r := publish(t, language, docs)
		for _, slip := range c.Slips {
			slips++
			said, meant, _ := strings.Cut(slip, " ")
			answer, err := r.Query(context.Background(), said, Query{})
			if err != nil {
				t.Fatal(err)
			}
			// What was taken for a form of a word is found, and needs no suggestion.
			if answer.Total == 0 || answer.Suggestion != nil && *answer.Suggestion != meant {
				t.Errorf("%s: %q is not taken for %q", language, said, meant)
			}
		}
	}
	if words < 2*115 || slips < 40 {
		t.Errorf("%d words and %d slips are too few", words, slips)
	}
}
