package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// titled are two documents for each word; the first says nothing else.
func titled(words ...string) (docs []Document) {
	for i, w := range words {
		docs = append(docs, Document{URL: fmt.Sprint(i, "/"), Title: w}, Document{URL: fmt.Sprint(i, "/more/"), Title: w + " and more"})
	}
	return docs
}

func TestMisspelt(t *testing.T) {
	for _, test := range []struct {
		about      string
		docs       []Document
		text       string
		want       string // found first, or among the first ten after "…"
		suggestion string
	}{
		{"a letter left out is likelier than another letter, however common those words are",
			append(titled("gland", "bland", "eland"), Document{URL: "island/", Title: "An island"}), "iland", "… island/", "island"},
		{"so are two letters swapped", append(titled("lead", "load", "lad"), Document{URL: "land/", Title: "Land"}), "lnad", "… land/", "land"},
		{"every guess shows its best page, though another word fills ten titles",
			append(titled("land", "land here", "land there", "land afar", "land ahoy", "land again"), Document{URL: "lend/", Title: "Tools", Body: "We lend them out."}), "lond", "… lend/", "land"},
		{"what looks like an ending may be a slip", append(titled("red"), Document{URL: "reads/", Title: "She reads", Body: "He walks and talks."}), "reds", "… reads/", ""},
		{"and what looks like a beginning",
			[]Document{{URL: "efectiva/", Title: "Efectiva"}, {URL: "effect/", Title: "The effect"}}, "efect", "effect/", "effect"},
	} {
		root, r := publish(t, "en", test.docs)
		answer, err := r.Query(context.Background(), test.text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		found := urls(answer)
		if later, among := strings.CutPrefix(test.want, "… "); among && !slices.Contains(found, later) || !among && (len(found) == 0 || found[0] != test.want) {
			t.Errorf("%s: %q finds %v, want %s", test.about, test.text, found, test.want)
		}
		if got := answer.Suggestion; got == nil && test.suggestion != "" || got != nil && *got != test.suggestion {
			t.Errorf("%s: %q: did not suggest %q", test.about, test.text, test.suggestion)
		}
		agree(t, root, "en", r, []driven{{Text: test.text}, {Text: test.text, Options: map[string]any{"complete": true}}})
	}
}

func TestSlip(t *testing.T) {
	for _, test := range []struct {
		key, word string
		want      bool
	}{
		{"voces", "voices", true}, {"voice", "voices", true}, {"oices", "voices", true}, {"vioces", "voices", true}, {"voicse", "voices", true},
		{"voicees", "voices", true}, {"voicess", "voices", true}, {"voixces", "voices", false}, {"xvoices", "voices", false}, {"vaices", "voices", false},
	} {
		if got := slip([]rune(test.key), []rune(test.word)); got != test.want {
			t.Errorf("slip(%q, %q) = %v, want %v", test.key, test.word, got, test.want)
		}
	}
}
