package search_test

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	blevequery "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"peerhub/generator"
	"peerhub/generator/model"
	"peerhub/search"
	"peerhub/search/analyze"
)

var pool = flag.Bool("pool", false, "list the pages that a ranking shows for a question and nobody has graded")

// starter builds the starter hub and opens its indexes, by language.
func starter(t *testing.T) map[string]*search.Reader {
	t.Helper()
	found := new(zips)
	_, _, err := generator.Build(context.Background(), generator.Options{
		Hub: "..", Sink: found, Today: model.Date{Year: 2026, Month: 11, Day: 22}})
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]*search.Reader)
	for language, data := range found.data {
		file := filepath.Join(t.TempDir(), "index.zip")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := search.OpenZip(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Close() })
		out[language] = r
	}
	return out
}

// zips keeps the indexes of a build and lets the rest go.
type zips struct {
	mu   sync.Mutex
	data map[string][]byte
}

func (z *zips) Write(name string, data []byte) error {
	language, ok := strings.CutSuffix(path.Base(name), ".bleve.zip")
	if !ok {
		return nil
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.data == nil {
		z.data = make(map[string][]byte)
	}
	z.data[language] = bytes.Clone(data)
	return nil
}

// question is what somebody asks, and how well pages answer it, from 0 to 3.
type question struct {
	text   string
	grades map[string]int
}

// judged reads questions; testdata/judged/README.md says how.
func judged(t *testing.T, language string) []question {
	t.Helper()
	data, err := os.ReadFile("testdata/" + language + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []question
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		grade, pages, graded := strings.Cut(line, ": ")
		switch {
		case line == "":
		case graded && len(grade) == 1 && "0" <= grade && grade <= "3" && len(out) > 0:
			for _, url := range strings.Fields(pages) {
				q := out[len(out)-1]
				if _, twice := q.grades[url]; twice {
					t.Errorf("%s: %q grades %s twice", language, q.text, url)
				}
				q.grades[url] = int(grade[0] - '0')
			}
		default:
			out = append(out, question{line, make(map[string]int)})
		}
	}
	return out
}

// A candidate answers a question with the addresses of the first ten pages.
type candidate struct {
	name string
	find func(t *testing.T, r *search.Reader, text string) []string
}

func candidates() []candidate {
	ours := func(name string, change func(*search.Ranking)) candidate {
		rank := search.Chosen()
		change(&rank)
		return candidate{name, func(t *testing.T, r *search.Reader, text string) []string {
			urls, err := r.Ranked(context.Background(), rank, text)
			if err != nil {
				t.Fatal(err)
			}
			return urls
		}}
	}
	return []candidate{
		ours("chosen", func(*search.Ranking) {}),
		{"bleve tf-idf", bleveFinds(index.TFIDFScoring, false)},
		{"bleve BM25", bleveFinds(index.BM25Scoring, false)},
		{"bleve tf-idf, weighted fields", bleveFinds(index.TFIDFScoring, true)},
		{"bleve BM25, weighted fields", bleveFinds(index.BM25Scoring, true)},
		ours("as before: short fields count more, all words first",
			func(r *search.Ranking) { r.AllFirst(32); r.Common(8); r.Secondary(256); r.Least(0, 0, 0); r.Half(6) }),
		ours("all words first up to 2", func(r *search.Ranking) { r.AllFirst(2) }),
		ours("all words first up to 3", func(r *search.Ranking) { r.AllFirst(3) }),
		ours("a part of a known phrase like all words", func(r *search.Ranking) { r.PartialPhrase(1) }),
		ours("a part of a known phrase counts half", func(r *search.Ranking) { r.PartialPhrase(2) }),
		ours("a part of a known phrase counts an eighth", func(r *search.Ranking) { r.PartialPhrase(8) }),
		ours("sources and others' groups like all", func(r *search.Ranking) { r.Secondary(256) }),
		ours("words side by side count no more", func(r *search.Ranking) { r.Phrase(1 << 30) }),
		ours("words side by side count an eighth more", func(r *search.Ranking) { r.Phrase(8) }),
		ours("words side by side count half as much more", func(r *search.Ranking) { r.Phrase(2) }),
		ours("short fields count more", func(r *search.Ranking) { r.Least(0, 0, 0) }),
		ours("half of the weight at 4", func(r *search.Ranking) { r.Half(4) }),
		ours("half of the weight at 16", func(r *search.Ranking) { r.Half(16) }),
		ours("common words count more", func(r *search.Ranking) { r.Common(8) }),
		ours("headings 8", func(r *search.Ranking) { r.Weights(10, 8, 4, 1, 6, 6) }),
		ours("headings 4", func(r *search.Ranking) { r.Weights(10, 4, 4, 1, 6, 3) }),
		ours("summary 6", func(r *search.Ranking) { r.Weights(10, 4, 6, 1, 6, 6) }),
		ours("headings, summary 2", func(r *search.Ranking) { r.Weights(10, 2, 2, 1, 6, 6) }),
		ours("title 16", func(r *search.Ranking) { r.Weights(16, 4, 4, 1, 6, 6) }),
		ours("title 6", func(r *search.Ranking) { r.Weights(6, 4, 4, 1, 6, 6) }),
		ours("all fields alike", func(r *search.Ranking) { r.Weights(1, 1, 1, 1, 1, 1) }),
	}
}

// bleveFinds asks bleve itself, for any of the words in any field.
func bleveFinds(model string, weighted bool) func(*testing.T, *search.Reader, string) []string {
	return func(t *testing.T, r *search.Reader, text string) []string {
		found, urls := r.Bleve()
		found.Mapping().(*mapping.IndexMappingImpl).ScoringModel = model
		var words []string
		language, err := analyze.For(r.Language())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range analyze.Words(text) {
			if word := text[s.Start:s.End]; !language.Stop(word) {
				words = append(words, word)
			}
		}
		var fields []blevequery.Query
		for name, boost := range map[string]float64{"title": 10, "headings": 4, "summary": 4, "body": 1, "place": 6,
			"organisation": 6} {
			match := bleve.NewMatchQuery(cmp.Or(strings.Join(words, " "), text))
			match.SetField(name)
			if weighted {
				match.SetBoost(boost)
			}
			fields = append(fields, match)
		}
		answer, err := found.Search(bleve.NewSearchRequestOptions(bleve.NewDisjunctionQuery(fields...), len(urls), 0,
			false))
		if err != nil {
			t.Fatal(err)
		}
		slices.SortStableFunc(answer.Hits, func(a, b *blevesearch.DocumentMatch) int {
			return cmp.Or(cmp.Compare(math.Round(b.Score*1e9), math.Round(a.Score*1e9)), cmp.Compare(a.ID, b.ID))
		})
		var out []string
		for _, hit := range answer.Hits[:min(10, len(answer.Hits))] {
			out = append(out, hit.ID)
		}
		return out
	}
}

// ndcg is the discounted cumulative gain of the first pages, so many (gain 2^grade
// - 1, discount log2 of the place + 1), as a part of the best possible.
func ndcg(grades map[string]int, found []string, first int) float64 {
	gain := func(grade, place int) float64 { return (math.Exp2(float64(grade)) - 1) / math.Log2(float64(place)+2) }
	best := 0.0
	for i, grade := range slices.SortedFunc(maps.Values(grades), func(a, b int) int { return b - a }) {
		if i < first {
			best += gain(grade, i)
		}
	}
	sum := 0.0
	for i, url := range found[:min(first, len(found))] {
		sum += gain(grades[url], i)
	}
	return sum / best
}

// reciprocal is 1 over the place of the first page that answers well, or 0.
func reciprocal(grades map[string]int, found []string) float64 {
	for i, url := range found[:min(10, len(found))] {
		if grades[url] >= 2 {
			return 1 / float64(i+1)
		}
	}
	return 0
}

// TestJudged holds the chosen ranking to a floor. With -v it asks every
// question of every ranking, and prints the table that doc.go quotes; with
// -pool, too, the pages that wait for a grade.
func TestJudged(t *testing.T) {
	languages := []string{"en", "fr", "es", "ar"}
	// A page that nobody has graded counts as wrong: new pages cost a little.
	floor := map[string]float64{"en": 0.84, "fr": 0.85, "es": 0.845, "ar": 0.85}
	readers := starter(t)
	rankings := candidates()
	if !testing.Verbose() {
		rankings = rankings[:1]
	}
	table := fmt.Sprintf("nDCG@10 and MRR%41s", "")
	for _, language := range languages {
		table += fmt.Sprintf("  %-11s", language)
	}
	for i, c := range rankings {
		table += fmt.Sprintf("\n%-56s", c.name)
		for _, language := range languages {
			questions := judged(t, "judged/"+language)
			if len(questions) < 30 {
				t.Errorf("%s: %d questions are too few", language, len(questions))
			}
			_, urls := readers[language].Bleve()
			gain, first := 0.0, 0.0
			for _, q := range questions {
				found := c.find(t, readers[language], q.text)
				gain += ndcg(q.grades, found, 10)
				first += reciprocal(q.grades, found)
				for _, url := range found {
					if _, graded := q.grades[url]; *pool && !graded {
						t.Logf("%s %q: nobody has graded %s", language, q.text, url)
					}
				}
				for url, grade := range q.grades {
					if i == 0 && grade > 0 && !slices.Contains(urls, url) {
						t.Logf("%s %q: there is no page %s (any more)", language, q.text, url)
					}
				}
			}
			gain /= float64(len(questions))
			table += fmt.Sprintf("  %.3f %.3f", gain, first/float64(len(questions)))
			if i == 0 && gain < floor[language] {
				t.Errorf("%s: nDCG@10 is %.3f, below %.2f", language, gain, floor[language])
			}
		}
	}
	t.Log("\n" + table)
}
