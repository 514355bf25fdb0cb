package search_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"peerhub/search"
)

// TestFresh asks the questions of testdata/fresh, which were written before the rules
// that they measure: nDCG@5, a floor a language. With -v each question is told with
// what it gains.
func TestFresh(t *testing.T) {
	floor := map[string]float64{"en": 0.67, "fr": 0.63, "es": 0.72, "ar": 0.63}
	readers := starter(t)
	var table bytes.Buffer
	for _, language := range []string{"en", "fr", "es", "ar"} {
		questions := judged(t, "fresh/"+language)
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
