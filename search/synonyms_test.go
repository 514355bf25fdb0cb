package search

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// hubSynonyms are the starter hub's.
func hubSynonyms(t *testing.T, language string) [][]string {
	t.Helper()
	data, err := os.ReadFile("../hub.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hub struct{ Synonyms map[string][][]string }
	if err := yaml.Unmarshal(data, &hub); err != nil {
		t.Fatal(err)
	}
	if len(hub.Synonyms[language]) == 0 {
		t.Fatalf("the starter hub has no synonyms in %s", language)
	}
	return hub.Synonyms[language]
}

func TestSynonyms(t *testing.T) {
	docs := []Document{
		{URL: "low/", Title: "Low mood", Body: "When the mood is low, and all the days are grey."},
		{URL: "mood/", Title: "A good mood", Body: "About moods."},
		{URL: "sad/", Title: "Sadness", Body: "Sadness, sadness and sadness."},
		{URL: "carers/", Title: "For carers", Body: "Carers meet here."},
		{URL: "family/", Title: "For family and friends", Body: "Family and friends of people who hear voices."},
		{URL: "friends/", Title: "Making friends", Body: "Friends."},
	}
	sets := [][]string{{"depression", "low mood", "Sadness", "feeling blue"},
		{"carers", "family and friends", "family & friends"},
		{"hearing voices", "hears a voice", "voice hearing"}, {"the"}, {"", "and", "x"}}
	root, r := publishWith(t, "en", docs, Options{Synonyms: sets})
	var queries []driven
	for _, test := range []struct{ text, want, also, suggestion string }{
		// Nobody wrote depression: what means the same is found, and all of it.
		{"depression", "low/ sad/", "low mood, Sadness", ""},
		// What was asked for comes first, however often the other is written; a
		// part of a phrase is not the phrase, and counts little.
		{"low mood", "low/ sad/ mood/", "Sadness", ""},
		{"sadness", "sad/ low/", "low mood", ""},
		{"carer", "carers/ family/", "family and friends, family & friends", ""},
		{"family friends", "family/ carers/ friends/", "carers", ""},
		{"friends", "friends/ family/", "", ""},
		{"depression carers", "carers/ sad/ low/ family/", "low mood, Sadness, family and friends, family & friends",
			""},
		{"hear voices", "family/", "", ""},             // the others are the same words
		{"sadnes", "sad/ low/", "low mood", "sadness"}, // as the right spelling
		{"carerss", "carers/ family/", "family and friends, family & friends", "carers"},
		{"low moood", "low/ sad/ mood/", "Sadness", "low mood"},
	} {
		queries = append(queries, driven{Text: test.text},
			driven{Text: test.text, Options: map[string]any{"complete": true}})
		answer, err := r.Query(context.Background(), test.text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		found := urls(answer)
		if test.text == "depression carers" { // which of the parts comes first is scoring's
			slices.Sort(found)
			test.want = "carers/ family/ low/ sad/"
		}
		if got := strings.Join(found, " "); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
		if got := strings.Join(answer.AlsoSearched, ", "); got != test.also {
			t.Errorf("%q: also searched %q, want %q", test.text, got, test.also)
		}
		if answer.Suggestion != nil && *answer.Suggestion != test.suggestion || answer.Suggestion == nil &&
			test.suggestion != "" {
			t.Errorf("%q: suggestion %v, want %q", test.text, answer.Suggestion, test.suggestion)
		}
	}
	agree(t, root, "en", r, queries)
}

// Of a phrase that is one word beside stop words, all must be asked.
func TestSynonymsOfSmallWords(t *testing.T) {
	docs := append(titled("talking too much", "stop talking"),
		Document{URL: "line/", Title: "Listening line", Body: "Ring to hear a voice."})
	root, r := publishWith(t, "en", docs, Options{Synonyms: [][]string{{"Listening line", "someone to talk to?"}}})
	var queries []driven
	for text, line := range map[string]bool{"someone to talk to": true, "is there someone I can talk to": true,
		"they cannot stop talking": false, "talk to him": false} {
		queries = append(queries, driven{Text: text})
		answer, err := r.Query(context.Background(), text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(urls(answer), "line/"); got != line {
			t.Errorf("%q: finds the line %v, want %v", text, got, line)
		}
	}
	agree(t, root, "en", r, queries)
}

// Whatever is asked, the pages that have all the words themselves stand as
// they would without synonyms, and no page rises above them. One that has a
// part of a phrase may fall.
func TestSynonymsNeverComeFirst(t *testing.T) {
	for _, language := range []string{"en", "fr", "es", "ar"} {
		docs := contentDocuments(t, language)
		_, plain := publish(t, language, docs)
		_, with := publishWith(t, language, docs, Options{Synonyms: hubSynonyms(t, language)})
		helped := 0
		for _, set := range hubSynonyms(t, language) {
			for _, text := range set {
				if isAddress(text) {
					continue // which nobody types
				}
				p, err := makePlan(with.dict, text, false)
				if err != nil {
					t.Fatal(err)
				}
				if slices.ContainsFunc(p.parts, func(part planPart) bool { return part.asked }) {
					continue // pages that have the words of a question have them by chance
				}
				scores, err := with.match(context.Background(), p)
				if err != nil {
					t.Fatal(err)
				}
				whole := make(map[string]bool) // the pages that have all the words
				_, pages := with.Bleve()
				for doc, s := range scores {
					if s.own == len(p.words) {
						whole[pages[doc]] = true
					}
				}
				a, err := plain.Query(context.Background(), text, Query{Limit: len(docs)})
				if err != nil {
					t.Fatal(err)
				}
				b, err := with.Query(context.Background(), text, Query{Limit: len(docs)})
				if err != nil {
					t.Fatal(err)
				}
				// A word of a set is never guessed at, and another that nobody wrote is.
				written := !slices.ContainsFunc(p.words, func(w planWord) bool {
					_, ok := with.dict.properties(w.key)
					return !ok
				})
				was, wasAbove := exact(urls(a), whole)
				is, above := exact(urls(b), whole)
				if written && !slices.Equal(was, is) {
					t.Errorf("%s %q: with synonyms %v, without %v", language, text, is, was)
				}
				for _, url := range above {
					if written && !slices.Contains(wasAbove, url) {
						t.Errorf("%s %q: synonyms lift %s above pages that have all the words", language, text, url)
					}
				}
				if len(b.AlsoSearched) > 0 {
					helped++
				}
			}
		}
		if helped < 20 {
			t.Errorf("%s: synonyms help %d queries only", language, helped)
		}
	}
}

// exact returns the pages among these that have all the words, and the others
// that stand above the last of them.
func exact(urls []string, whole map[string]bool) (have, above []string) {
	var rest []string
	for _, url := range urls {
		if whole[url] {
			have, above = append(have, url), rest
		} else {
			rest = append(rest, url)
		}
	}
	return have, above
}
