package search

import (
	"testing"
)

// TestRunsOfShards: in a large index several postings shards share a bound. One that is cut so gives the
// answers of bleve, in the client and in Python: titles, inflections, slips, beginnings, synonyms.
func TestRunsOfShards(t *testing.T) {
	for _, language := range []string{"en", "ar"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			docs, synonyms := contentDocuments(t, language), hubSynonyms(t, language)
			root, r := publishWith(t, language, multiply(docs, 300), Options{Synonyms: synonyms, Languages: []string{language, "fr"}, run: 5})
			if p := r.dict.postings; p.Run != 5 || len(r.dict.shards) < 10 || len(r.dict.shards)*5 != p.Len {
				t.Fatalf("%d shards in runs of %d, with %d bounds", p.Len, p.Run, len(r.dict.shards))
			}
			queries := queriesFrom(docs, language)
			for i, q := range withSynonyms(docs, synonyms, 0) {
				if i%2 == 0 { // the others: TestClientAgreesWithBleve
					queries = append(queries, q)
				}
			}
			if found := agree(t, root, language, r, queries); found < len(queries)*6/10 {
				t.Errorf("only %d of %d queries found anything", found, len(queries))
			}
			var some []foreign
			for i := 0; i < len(queries); i += 11 {
				if q := queries[i]; q.Options["filters"] == nil {
					complete, _ := q.Options["complete"].(bool)
					limit, _ := q.Options["limit"].(int)
					some = append(some, foreign{language, q.Text, complete, limit})
				}
			}
			if found := alikeInPython(t, root, r, some); found < len(some)/2 {
				t.Errorf("Python found anything for %d of %d queries only", found, len(some))
			}
		})
	}
}
