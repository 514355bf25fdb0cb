package search_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"peerhub/search"
)

// floors are the least nDCG@5 that a set of questions may reach in a language.
type floors map[string]float64

// TestFresh asks the questions of testdata/fresh and unseen to unseen5, which were written
// before the rules that they measure. With -v each question is told with what it gains.
func TestFresh(t *testing.T) {
	readers := starter(t)
	for set, floor := range map[string]floors{
		"unseen5": {"en": 0.69, "fr": 0.63, "es": 0.63, "ar": 0.59},
		"unseen4": {"en": 0.58, "fr": 0.60, "es": 0.61, "ar": 0.57},
		"fresh":   {"en": 0.74, "fr": 0.69, "es": 0.71, "ar": 0.69},
		"unseen3": {"en": 0.70, "fr": 0.68, "es": 0.64, "ar": 0.65},
		"unseen2": {"en": 0.68, "fr": 0.70, "es": 0.69, "ar": 0.73},
		"unseen":  {"en": 0.63, "fr": 0.69, "es": 0.55, "ar": 0.65},
	} {
		t.Run(set, func(t *testing.T) { askFresh(t, readers, set, floor) })
	}
}

func askFresh(t *testing.T, readers map[string]*search.Reader, set string, floor floors) {
	var table bytes.Buffer
	for _, language := range []string{"en", "fr", "es", "ar"} {
		questions := judged(t, set+"/"+language)
		if len(questions) != 40 {
			t.Errorf("%s: %d questions, not 40", language, len(questions))
		}
		sum := 0.0
		for _, q := range questions {
			answer, err := readers[language].Query(context.Background(), q.text, search.Query{})
			if err != nil {
				t.Fatal(err)
			}
			var found []string
			for _, r := range answer.Results {
				found = append(found, r.URL)
			}
			gain := ndcg(q.grades, found, 5)
			sum += gain
			fmt.Fprintf(&table, "%s %.2f %q\n", language, gain, q.text)
			for i := 0; i < len(found) && i < 5 && gain < 0.7; i++ {
				fmt.Fprintf(&table, "        %d %s\n", q.grades[found[i]], found[i])
			}
		}
		mean := sum / float64(len(questions))
		fmt.Fprintf(&table, "%s nDCG@5 %.3f\n", language, mean)
		if mean < floor[language] {
			t.Errorf("%s: nDCG@5 is %.3f, below %.2f", language, mean, floor[language])
		}
	}
	t.Log("\n" + table.String())
}
