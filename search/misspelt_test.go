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
		docs = append(docs, Document{URL: fmt.Sprint(i, "/"), Title: w},
			Document{URL: fmt.Sprint(i, "/more/"), Title: w + " and more"})
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
			append(titled("gland", "bland", "eland"), Document{URL: "island/", Title: "An island"}), "iland",
			"… island/", "island"},
		{"so are two letters swapped", append(titled("lead", "load", "lad"), Document{URL: "land/", Title: "Land"}),
			"lnad", "… land/", "land"},
		{"every guess shows its best page, though another word fills ten titles",
			append(titled("land", "land here", "land there", "land afar", "land ahoy", "land again"),
				Document{URL: "lend/", Title: "Tools", Body: "We lend them out."}), "lxnd", "… lend/", "land"},
		{"what looks like an ending may be a slip, though most people know the word",
			append(titled("red"), Document{URL: "reads/", Title: "She reads", Body: "He walks and talks."}), "reds",
			"… reads/", ""},
		{"a short stem is no reason to keep silent",
			append(titled("hearing voices"),
				Document{URL: "her/", Title: "Her songs", Body: "He is singing and telling."}), "hering", "… 0/",
			"hearing"},
		{"and what looks like a beginning",
			[]Document{{URL: "efectiva/", Title: "Efectiva"}, {URL: "effect/", Title: "The effect"}}, "efect",
			"effect/", "effect"},
	} {
		root, r := publish(t, "en", test.docs)
		answer, err := r.Query(context.Background(), test.text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		found := urls(answer)
		if later, among := strings.CutPrefix(test.want, "… "); among && !slices.Contains(found, later) || !among &&
			(len(found) == 0 || found[0] != test.want) {
			t.Errorf("%s: %q finds %v, want %s", test.about, test.text, found, test.want)
		}
		if got := answer.Suggestion; got == nil && test.suggestion != "" || got != nil && *got != test.suggestion {
			t.Errorf("%s: %q: did not suggest %q", test.about, test.text, test.suggestion)
		}
		agree(t, root, "en", r, []driven{{Text: test.text},
			{Text: test.text, Options: map[string]any{"complete": true}}})
	}
}

func TestSlip(t *testing.T) {
	for _, test := range []struct {
		key, word string
		want      bool
	}{
		{"voces", "voices", true}, {"voice", "voices", true}, {"oices", "voices", true}, {"vioces", "voices", true},
		{"voicse", "voices", true},
		{"voicees", "voices", true}, {"voicess", "voices", true}, {"voixces", "voices", false},
		{"xvoices", "voices", false}, {"vaices", "voices", false},
	} {
		if got := slip([]rune(test.key), []rune(test.word)); got != test.want {
			t.Errorf("slip(%q, %q) = %v, want %v", test.key, test.word, got, test.want)
		}
	}
}

// A space too many or too few is guessed at, too.
func TestMisspaced(t *testing.T) {
	docs := append(titled("peer support", "workshop", "hearing voices", "work", "self", "without", "online",
		"understanding"),
		Document{URL: "both/", Title: "Tools", Body: "A peer wrote this. Support came later."},
		Document{URL: "half/", Title: "A peer alone"},
		Document{URL: "grapes/", Title: "Grapes"}, Document{URL: "apes/", Title: "Apes gather"},
		Document{URL: "here/", Title: "Here and there"})
	for _, test := range []struct {
		about, text string
		want        []string // found, in this order before all others
		not         string   // not found
		suggestion  string
	}{
		{"two words written as one", "peersupport", []string{"0/", "0/more/", "both/"}, "half/", "peer support"},
		{"beside another word", "Online peersupport", []string{"6/"}, "half/", "Online peer support"},
		{"two other words", "hearingvoices", []string{"2/", "2/more/"}, "", "hearing voices"},
		{"one word written as two", "work shop", []string{"3/", "3/more/", "1/"}, "", "workshop"},
		{"and beside others", "online wor kshop, please", []string{"6/"}, "", "online workshop, please"},
		{"the first part unknown", "worksh op", []string{"1/"}, "", "workshop"},
		{"both are guessed at once", "unde rstanding", []string{"7/"}, "", "understanding"},
		{"words that are found are not joined", "work self", []string{"3/"}, "1/", ""},
		{"nor is a found word parted, though both halves are words", "grapes", []string{"grapes/"}, "apes/", ""},
		{"nor where one letter explains more", "grapess", []string{"grapes/"}, "apes/", "grapes"},
		{"a stop word is no half", "withvoices", nil, "2/", ""},
	} {
		root, r := publish(t, "en", docs)
		answer, err := r.Query(context.Background(), test.text, Query{Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		found := urls(answer)
		if len(found) < len(test.want) || !slices.Equal(found[:len(test.want)], test.want) || test.not != "" &&
			slices.Contains(found, test.not) {
			t.Errorf("%s: %q finds %v, want %v, and not %q", test.about, test.text, found, test.want, test.not)
		}
		if got := answer.Suggestion; got == nil && test.suggestion != "" || got != nil && *got != test.suggestion {
			t.Errorf("%s: %q: did not suggest %q", test.about, test.text, test.suggestion)
			if got != nil {
				t.Log(*got)
			}
		}
		agree(t, root, "en", r, []driven{{Text: test.text},
			{Text: test.text, Options: map[string]any{"complete": true}}})
	}
}
