package search

import (
	"context"

	"github.com/blevesearch/bleve/v2"
)

// What the tests that stand outside of the package need of its inside.

// Ranking is a way of putting documents in order.
type Ranking = ranking

func Chosen() Ranking { return chosen() }

// Ranked returns the answer as another ranking has it.
func (r *Reader) Ranked(ctx context.Context, rank Ranking, text string, q Query) (Response, error) {
	other := *r
	other.rank = rank
	return other.Query(ctx, text, q)
}

// Language is that of the index.
func (r *Reader) Language() string { return r.manifest.Language }

// Bleve is the index as bleve has it, with the addresses of its documents by
// number.
func (r *Reader) Bleve() (index bleve.Index, urls []string) {
	for _, d := range r.results {
		urls = append(urls, d.URL)
	}
	return r.index, urls
}

func (r *Ranking) AllFirst(words int) { r.allFirst = words }
func (r *Ranking) Common(rarity int)  { r.common = rarity }
func (r *Ranking) Half(sum int)       { r.half = sum }

func (r *Ranking) Secondary(of256 int) { r.secondary = of256 }

// Least is the shortest length that counts in headings, summary and body.
func (r *Ranking) Least(headings, summary, body int) {
	r.fields[fieldHeadings].least, r.fields[fieldSummary].least, r.fields[fieldBody].least = headings, summary, body
}

func (r *Ranking) Weights(title, headings, summary, body, place, organisation int) {
	for i, w := range []int{title, headings, summary, body, place, organisation} {
		r.fields[i].weight = w
	}
}

// TitleSlope says how far a title's length counts, of 256.
func (r *Ranking) TitleSlope(slope int) { r.fields[fieldTitle].slope = slope }

func (r *Ranking) Body(pivot, slope, least int) {
	r.fields[fieldBody] = fieldScoring{r.fields[fieldBody].weight, pivot, slope, least}
}

// Torn divides what some words of a known phrase count where others are missing.
func (r *Ranking) Torn(by int) { r.torn = by }
