package search

import (
	"context"

	"github.com/blevesearch/bleve/v2"
)

// What the tests that stand outside of the package need of its inside.

// Ranking is a way of putting documents in order.
type Ranking struct {
	ranking
	allFirst int // queries of so many words have the documents with all words first
}

func Chosen() Ranking { return Ranking{ranking: chosenRanking()} }

// Ranked returns the addresses of the first ten pages as another ranking has them.
func (r *Reader) Ranked(ctx context.Context, rank Ranking, text string) ([]string, error) {
	other := *r
	other.rank = rank.ranking
	p, err := makePlan(r.dict, text, true)
	if err != nil {
		return nil, err
	}
	scores, err := other.match(ctx, p)
	if err != nil {
		return nil, err
	}
	const above = 1 << 40 // any score
	for i := range scores {
		if s := &scores[i]; len(p.words) > rank.allFirst || s.words < len(p.words) {
			continue
		} else if s.score += above; s.own == len(p.words) { // without synonyms
			s.score += above
		}
	}
	found := other.ranked(scores, Query{}, map[string]map[string]int{})
	var urls []string
	for _, res := range other.show(found[:min(10, len(found))], scores, other.markerOf(p)) {
		urls = append(urls, res.URL)
	}
	return urls, nil
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

// Phrase divides what words side by side add.
func (r *Ranking) Phrase(by int) { r.phrase = by }

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

// PartialPhrase divides what some words of a known phrase count where others are missing.
func (r *Ranking) PartialPhrase(by int) { r.partialPhrase = by }
