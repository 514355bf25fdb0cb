package search

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"peerhub/search/analyze"
	"peerhub/search/spelling"
)

// fixtures are ten short sentences in each of some languages, of our own.
func fixtures(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/languages.json")
	if err != nil {
		t.Fatal(err)
	}
	var out map[string][]string
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// The starter languages have tests of their own (TestClientAgreesWithBleve);
// with these they are at least 20 languages in 8 scripts.
func TestFixtures(t *testing.T) {
	scripts := make(map[string]bool)
	for _, sentences := range fixtures(t) {
		for _, c := range strings.Join(sentences, "") {
			for name, table := range unicode.Scripts {
				if name != "Common" && name != "Inherited" && unicode.Is(table, c) {
					scripts[name] = true
				}
			}
		}
	}
	if n := len(fixtures(t)); n < 20 || len(scripts) < 8 {
		t.Errorf("%d languages in the scripts %v are too few", n, slices.Sorted(maps.Keys(scripts)))
	}
}

// In every script, a sentence finds its page, each of its words finds it among
// others, and client and bleve agree.
func TestLanguages(t *testing.T) {
	for language, sentences := range fixtures(t) {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			var docs []Document
			for i, s := range sentences {
				docs = append(docs, Document{URL: fmt.Sprintf("%s/%d/", language, i), Language: language, Title: s,
					Body: sentences[(i+1)%len(sentences)]})
			}
			root, r := publishWith(t, language, docs, Options{Synonyms: [][]string{{sentences[0], sentences[5]}}})
			var queries []driven
			for i, s := range sentences {
				queries = append(queries, driven{Text: s})
				if answer := query(t, r, s); len(answer.Results) == 0 || answer.Results[0].URL != docs[i].URL {
					t.Errorf("%q finds %v first, want %s", s, urls(answer), docs[i].URL)
				} else if len(answer.Results[0].TitleMarks) == 0 {
					t.Errorf("%q: nothing is marked", s)
				}
				queries = append(queries, sentenceQueries(s)...)
				for _, span := range analyze.Words(s) {
					found := false
					for _, u := range urls(query(t, r, s[span.Start:span.End])) {
						found = found || u == docs[i].URL
					}
					if !found && !r.dict.isStop(spelling.Fold(s[span.Start:span.End])) {
						t.Errorf("the word %q does not find the page %q", s[span.Start:span.End], s)
					}
				}
			}
			if len(queries) < 100 {
				t.Fatalf("%d queries are too few", len(queries))
			}
			found := agree(t, root, language, r, queries)
			t.Logf("%d queries, %d with answers", len(queries), found)
		})
	}
}

// sentenceQueries asks for the words of a sentence, whole, begun, and misspelt.
func sentenceQueries(s string) (out []driven) {
	random := rand.New(rand.NewPCG(5, 6))
	complete := map[string]any{"complete": true}
	spans := analyze.Words(s)
	for i, span := range spans {
		word := s[span.Start:span.End]
		letters := []rune(word)
		half := string(letters[:(len(letters)+1)/2])
		out = append(out, driven{Text: word}, driven{Text: half, Options: complete},
			driven{Text: strings.ToUpper(half)},
			driven{Text: misspelt(random, letters)}, driven{Text: s[spans[max(0, i-1)].Start:span.End],
				Options: complete})
	}
	return out
}

func query(t *testing.T, r *Reader, text string) Response {
	t.Helper()
	answer, err := r.Query(context.Background(), text, Query{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// Large indexes of scripts without spaces are read from their shards.
func TestShardedGrams(t *testing.T) {
	for _, language := range []string{"zh", "th", "ko"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			var docs []Document
			for i, s := range fixtures(t)[language] {
				docs = append(docs, Document{URL: fmt.Sprintf("%s/%d/", language, i), Language: language, Title: s,
					Body: strings.ReplaceAll(s, " ", ".")})
			}
			random := rand.New(rand.NewPCG(7, 8))
			letters := []rune(strings.Join(fixtures(t)[language], ""))
			for i := range 600 {
				body := make([]rune, 150) // any order of letters and marks
				for j := range body {
					body[j] = letters[random.IntN(len(letters))]
				}
				docs = append(docs, Document{URL: fmt.Sprintf("%s/more/%d/", language, i), Language: language,
					Body: string(body)})
			}
			root, r := publish(t, language, docs)
			if r.dict.small {
				t.Fatal("this index is one file")
			}
			var queries []driven
			for _, s := range fixtures(t)[language] {
				queries = append(queries, driven{Text: s})
				queries = append(queries, sentenceQueries(s)...)
			}
			agree(t, root, language, r, queries)
		})
	}
}

// A gram is what bleve's cjk analyzer would make, and one character finds what
// begins with it.
func TestGrams(t *testing.T) {
	docs := []Document{{URL: "a/", Title: "聲音小組", Body: "聽見聲音"}, {URL: "b/", Title: "音樂"}}
	root, r := publish(t, "zh-TW", docs)
	for text, want := range map[string]string{"聲音": "a/", "聽": "a/", "音": "b/ a/", "樂": "", "小組": "a/",
		"音樂小組": "b/ a/"} {
		if got := strings.Join(urls(query(t, r, text)), " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	answer := query(t, r, "聽見聲音")
	if got := fmt.Sprint(answer.Results[0].Marks); got != "[[0 4]]" {
		t.Errorf("marks: got %s, want one over all", got)
	}
	agree(t, root, "zh-TW", r, []driven{{Text: "聲音"}, {Text: "聽見聲音"}, {Text: "音"}})
}

// What Arabic and Hebrew write together with a word neither hides it nor is
// needed to find it, and the word is marked with it.
func TestPrefixes(t *testing.T) {
	for language, test := range map[string]struct {
		docs    []Document
		queries map[string]string // → addresses
	}{
		"ar": {[]Document{
			{URL: "a/", Title: "الدعم", Body: "نلتقي كل أسبوع"},
			{URL: "b/", Title: "نلتقي لدعم الأهل", Body: "شاي"},
			{URL: "c/", Title: "مجموعة للنساء"},
		}, map[string]string{
			"دعم": "a/ b/", "والدعم": "a/ b/", "بالدعم": "a/ b/", "فالدعم": "a/ b/", "كدعم": "a/ b/", "نساء": "c/",
			"بالنساء": "c/",
			"للأهل":   "b/", "والأهل": "b/", "بمجموعة": "c/", "ومجموعة": "c/",
		}},
		"he": {[]Document{
			{URL: "a/", Title: "קבוצה של תמיכה"},
			{URL: "b/", Title: "נפגשים בקבוצה"},
			{URL: "c/", Title: "למשפחות"},
		}, map[string]string{"קבוצה": "a/ b/", "הקבוצה": "a/ b/", "ובתמיכה": "a/", "למשפחות": "c/"}},
	} {
		root, r := publish(t, language, test.docs)
		var queries []driven
		for text, want := range test.queries {
			queries = append(queries, driven{Text: text})
			answer := query(t, r, text)
			found := urls(answer)
			slices.Sort(found)
			if got := strings.Join(found, " "); got != want {
				t.Errorf("%s: %q finds %q, want %q", language, text, got, want)
			}
			if answer.Suggestion != nil {
				t.Errorf("%s: %q is no slip of the pen, but %q is suggested", language, text, *answer.Suggestion)
			}
			for _, result := range answer.Results {
				if len(result.TitleMarks) == 0 {
					t.Errorf("%s: %q marks nothing in %q", language, text, result.Title)
				}
			}
		}
		agree(t, root, language, r, queries)
	}
}
