package search

import (
	"context"
	"slices"
	"testing"
)

// Ways on come along with groups that are found, and with nothing else.
func TestWays(t *testing.T) {
	docs := titled("lantern")
	docs = append(docs, Document{URL: "help/", Title: "Numbers to call", Section: "pages", Way: true},
		Document{URL: "finding/", Title: "Finding support", Body: "A group by the harbour.", Section: "guides", Way: true})
	docs = append(docs, Document{URL: "fr/groups/", Key: "groups/", Title: "What is on", Body: "A lamp for each.", Section: "groups"})
	for _, title := range []string{"Harbour circle", "Hill circle", "Circle by the lake"} {
		docs = append(docs, Document{URL: "groups/" + title[:4] + "/", Title: title, Section: "groups"})
	}
	root, r := publish(t, "en", docs)
	for text, want := range map[string][]string{
		"harbour": {"groups/Harb/", "finding/", "help/"},
		"lantern": {"0/", "0/more/"},
		"lamp":    {"fr/groups/"},
		"nowhere": nil,
	} {
		answer, err := r.Query(context.Background(), text, Query{})
		if err != nil {
			t.Fatal(err)
		}
		if found := urls(answer); !slices.Equal(found, want) {
			t.Errorf("%q finds %v, not %v", text, found, want)
		}
		agree(t, root, "en", r, []driven{{Text: text}})
	}
}
