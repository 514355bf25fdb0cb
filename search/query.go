package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Query options. The zero value asks for ten results.
type Query struct {
	Limit    int                 // 10 when 0 or less
	Complete bool                // the last word may be unfinished
	Filters  map[string][]string // facet → values, of which a document has one
}

// Response is the answer to a query, in the shape of the client's.
type Response struct {
	Total          int                       `json:"total"`
	Results        []Result                  `json:"results"`
	Facets         map[string]map[string]int `json:"facets"`
	Suggestion     *string                   `json:"suggestion"`
	AlsoSearched   []string                  `json:"alsoSearched"`
	OtherLanguages []OtherLanguage           `json:"otherLanguages"`
}

// Result is one page that was found.
type Result struct {
	URL          string   `json:"url"` // below the hub's root, without a leading slash
	Title        string   `json:"title"`
	Section      string   `json:"section"`
	SectionLabel string   `json:"sectionLabel"`
	Language     string   `json:"language"`
	Score        int      `json:"score"`
	Detail       string   `json:"detail"`
	Excerpt      string   `json:"excerpt"`
	Marks        [][2]int `json:"marks"`      // of the excerpt: start and end, in UTF-16 code units
	TitleMarks   [][2]int `json:"titleMarks"` // of the title
}

// OtherLanguage says how much another language's index has.
type OtherLanguage struct {
	Language string   `json:"language"`
	Total    int      `json:"total"`
	Results  []Result `json:"results"`
}

// defaultLimit is the number of results when none is asked for.
const defaultLimit = 10

// Query answers a query.
func (r *Reader) Query(ctx context.Context, text string, q Query) (Response, error) {
	answer := Response{Results: []Result{}, Facets: map[string]map[string]int{}, AlsoSearched: []string{},
		OtherLanguages: []OtherLanguage{}}
	text = strings.ToValidUTF8(text, "\ufffd")
	p, err := makePlan(r.dict, text, q.Complete)
	if err != nil {
		return answer, err
	}
	scores, err := r.match(ctx, p)
	if err != nil {
		return answer, err
	}
	if len(p.words) == 0 && len(wanted(q.Filters)) > 0 {
		for i := range scores {
			scores[i].words = 1 // filters alone list everything
		}
	}
	found := r.ranked(scores, q, answer.Facets)
	answer.Total = len(found)
	answer.AlsoSearched = append(answer.AlsoSearched, p.alsoSearched...)
	answer.Results = r.show(found[:min(q.limit(), len(found))], scores, r.markerOf(p))
	if len(p.suggestion) > 0 {
		s := suggest(text, p.suggestion, answer.Results)
		answer.Suggestion = &s
	}
	return answer, nil
}

// limit returns how many results are wanted.
func (q *Query) limit() int {
	if q.Limit > 0 {
		return q.Limit
	}
	return defaultLimit
}

// ranked returns the documents that match and pass the filters, best first,
// and counts facets.
func (r *Reader) ranked(scores []docScore, q Query, counts map[string]map[string]int) []int {
	found := r.filter(scores, q.Filters, counts)
	slices.SortFunc(found, func(a, b int) int {
		x, y := scores[a], scores[b]
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(y.helped, x.helped), cmp.Compare(a, b))
	})
	return found
}

// wanted drops filters that ask for nothing.
func wanted(filters map[string][]string) map[string][]string {
	out := make(map[string][]string)
	for name, values := range filters {
		if len(values) > 0 {
			out[name] = values
		}
	}
	return out
}

// filter returns the matching documents that pass all filters, in order of
// number, and counts facets.
func (r *Reader) filter(scores []docScore, filters map[string][]string, counts map[string]map[string]int) []int {
	filters = wanted(filters)
	passes := make([][]bool, len(r.facets)) // per facet, per set; nil: no filter
	known := 0
	for i, f := range r.facets {
		values, ok := filters[f.Name]
		if !ok {
			continue
		}
		known++
		passes[i] = make([]bool, len(f.Sets))
		for j, set := range f.Sets {
			passes[i][j] = slices.ContainsFunc(set, func(v uint32) bool { return slices.Contains(values, f.Values[v]) })
		}
	}
	if known < len(filters) {
		return nil // a facet that no document has
	}
	perSet := make([][]int, len(r.facets))
	for i, f := range r.facets {
		perSet[i] = make([]int, len(f.Sets))
	}
	var found []int
	for doc, s := range scores {
		if s.words == 0 {
			continue
		}
		failed, last := 0, 0
		for i, ok := range passes {
			if ok != nil && !ok[r.facets[i].Docs[doc]] {
				failed++
				last = i
			}
		}
		switch failed {
		case 0:
			found = append(found, doc)
			for i, f := range r.facets {
				perSet[i][f.Docs[doc]]++
			}
		case 1: // counts for the facet that it fails alone
			perSet[last][r.facets[last].Docs[doc]]++
		}
	}
	for i, f := range r.facets {
		for j, set := range f.Sets {
			for _, v := range set {
				if n := perSet[i][j]; n > 0 {
					if counts[f.Name] == nil {
						counts[f.Name] = make(map[string]int)
					}
					counts[f.Name][f.Values[v]] += n
				}
			}
		}
	}
	return found
}
