package search

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// Words that some write as one, and some as two; parts of compounds; and what Japanese
// takes from others.
func TestJoinedWords(t *testing.T) {
	for _, test := range []struct {
		about, language string
		docs            []Document
		text, want      string // found first, in this order
	}{
		{"joined for a hyphen", "en", titled("well-being", "tea", "sleep"), "wellbeing", "0/ 0/more/"},
		{"a hyphen for joined", "en", titled("wellbeing", "tea", "sleep"), "well-being", "0/ 0/more/"},
		{"a space for joined", "en", append(titled("wellbeing", "tea"), Document{URL: "w/", Title: "Being there, and well"}),
			"well being", "w/ 0/ 0/more/"},
		{"short parts", "en", titled("e-mail", "co-op", "tea"), "email", "0/ 0/more/"},
		{"and the other way round", "en", titled("email", "coop", "tea"), "co-op", "1/ 1/more/"},
		{"an acronym with dots", "en", titled("CBT", "tea"), "C.B.T.", "0/ 0/more/"},
		{"and without", "en", titled("A.A. meeting", "tea"), "AA", "0/ 0/more/"},
		{"a number with spaces", "en", titled("Ring 0808 808 8000", "tea"), "08088088000", "0/ 0/more/"},
		{"and without", "en", titled("Ring 08088088000", "tea"), "0808 808 8000", "0/ 0/more/"},
		{"the last part of a compound", "de", titled("Selbsthilfegruppe", "Gruppe", "Tee"), "Gruppen",
			"0/ 1/ 0/more/ 1/more/"},
		{"a short name among Japanese", "ja", titled("tldr の使い方", "水"), "tdr", "0/ 0/more/"},
		{"a run of katakana with a slip", "ja", titled("ミーティング", "サポーター"), "サーポター", "1/ 1/more/"},
	} {
		root, r := publish(t, test.language, test.docs)
		answer, err := r.Query(context.Background(), test.text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Fields(test.want)
		if found := urls(answer); len(found) < len(want) || !slices.Equal(found[:len(want)], want) ||
			test.want == "" && len(found) > 0 {
			t.Errorf("%s: %q finds %v, want %v", test.about, test.text, found, want)
		}
		agree(t, root, test.language, r, []driven{{Text: test.text},
			{Text: test.text, Options: map[string]any{"complete": true}}})
	}
}

// A phrase stands above its scattered words, and is one mark.
func TestPhrase(t *testing.T) {
	docs := []Document{
		{URL: "scattered/", Title: "Voices", Summary: "Voices, and other things that we are hearing."},
		{URL: "phrase/", Title: "Evenings", Summary: "For people who are hearing the voices of others."},
		{URL: "see/", Title: "Seeing friends", Summary: "We see each other."},
	}
	sets := [][]string{{"hearing voices", "seeing things"}, {"seeing things", "visions"}}
	root, r := publishWith(t, "en", docs, Options{Synonyms: sets})
	answer, err := r.Query(context.Background(), "hearing voices", Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, result := range answer.Results {
		switch result.URL {
		case "phrase/":
			if got := marked(result.Excerpt, result.Marks); got != "[hearing the voices]" {
				t.Errorf("marked are %s", got)
			}
		case "see/":
			if len(result.Marks)+len(result.TitleMarks) > 0 {
				t.Errorf("a part of a synonym is marked: %v %v", result.Marks, result.TitleMarks)
			}
		}
	}
	agree(t, root, "en", r, []driven{{Text: "hearing voices"}, {Text: "seeing things"}, {Text: "visions"}})
}

// marked are the marked parts of an ASCII text, in brackets.
func marked(text string, marks [][2]int) string {
	var out []string
	for _, m := range marks {
		out = append(out, "["+text[m[0]:m[1]]+"]")
	}
	return strings.Join(out, " ")
}

// A question leads to the page that answers it, by its place, above pages that have its
// words by chance, and is not said to have been looked for.
func TestQuestions(t *testing.T) {
	docs := []Document{
		{URL: "guide/", Key: "guides/first", Title: "A first evening", Body: "You may come with somebody."},
		{URL: "chance/", Key: "guides/other", Title: "Friends", Body: "A friend may bring tea. Bring a friend to the garden."},
	}
	sets := [][]string{{"guides/first", "bring a friend?", "¿traer a un amigo؟"}}
	root, r := publishWith(t, "en", docs, Options{Synonyms: sets})
	for _, text := range []string{"can I bring a friend", "bring a friend, please"} {
		answer, err := r.Query(context.Background(), text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		if found := urls(answer); len(found) < 2 || found[0] != "guide/" || len(answer.AlsoSearched) > 0 {
			t.Errorf("%q finds %v, and also searched %v", text, found, answer.AlsoSearched)
		}
	}
	agree(t, root, "en", r, []driven{{Text: "can I bring a friend"}, {Text: "first evening"}, {Text: "bring"}})
}
