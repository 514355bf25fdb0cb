package search

import (
	"context"
	"fmt"
	"math"
	"slices"

	index "github.com/blevesearch/bleve_index_api"

	"peerhub/search/export"
)

// docScore is how well a document answers.
type docScore struct {
	own   int // words matched, without the help of synonyms
	words int // and with it
	score int

	alone  int // score without the help of synonyms
	helped int // and, where that is limited, with all of it
}

// match asks bleve for every alternative of every word.
func (r *Reader) match(ctx context.Context, p plan) ([]docScore, error) {
	scores := make([]docScore, r.manifest.Docs)
	if len(p.words) == 0 || len(scores) == 0 {
		return scores, nil
	}
	err := r.reading(func(reader index.IndexReader) error {
		for _, part := range p.parts {
			if err := r.matchPart(ctx, reader, p.words[part.from:part.to], part, scores); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	capSynonyms(scores, p)
	addWays(scores, r.manifest.Ways)
	return scores, nil
}

// reading lets somebody read bleve's index.
func (r *Reader) reading(read func(index.IndexReader) error) error {
	advanced, err := r.index.Advanced()
	if err != nil {
		return err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	return read(reader)
}

// capSynonyms limits the help of synonyms: it lifts no document above one that has
// all words itself if the query is one phrase that the hub knows, else above
// the best of those; but what stands for a question is as good as any.
func capSynonyms(scores []docScore, p plan) {
	lowest, best := math.MaxInt, 0
	for _, s := range scores {
		if s.own == len(p.words) {
			lowest, best = min(lowest, s.score), max(best, s.score)
		}
	}
	limit := best - 1
	if len(p.parts) == 1 {
		limit = lowest - 1
	}
	if slices.ContainsFunc(p.parts, func(part planPart) bool { return part.asked }) {
		best = 0 // no limit
	}
	for doc, s := range scores {
		if s.own < s.words && best > 0 {
			s.score = max(s.alone, min(s.score, limit))
		}
		if s.score != limit { // what is limited keeps its order
			scores[doc].helped = s.score
		}
		scores[doc].score = s.score
	}
}

// matchPart adds what words or one of their synonyms are worth. A synonym
// never changes a document that has all the words.
func (r *Reader) matchPart(ctx context.Context, reader index.IndexReader, words []planWord, part planPart,
	scores []docScore) error {
	own, err := r.sums(ctx, reader, words)
	if err != nil {
		return err
	}
	other := make([]int, len(scores))
	for _, synonym := range part.synonyms {
		sums, err := r.sums(ctx, reader, synonym)
		if err != nil {
			return err
		}
		for doc, s := range sums {
			if s.words == len(synonym) {
				other[doc] = max(other[doc], s.score)
			}
		}
	}
	for doc, s := range own {
		if part.known && (s.words < len(words) || part.asked && len(words) > 1) {
			s.score /= r.rank.partialPhrase
		}
		scores[doc].own += s.words
		scores[doc].alone += s.score
		if other[doc] > 0 && (s.words < len(words) || part.asked) {
			s.words, s.score = len(words), max(s.score, other[doc])
		}
		scores[doc].words += s.words
		scores[doc].score += s.score
		scores[doc].helped = scores[doc].score
	}
	return nil
}

// sums asks bleve for every alternative of the words: how many of them each
// document has, and what they are worth.
func (r *Reader) sums(ctx context.Context, reader index.IndexReader, words []planWord) ([]docScore, error) {
	sums := make([]docScore, r.manifest.Docs)
	best := make([]int, len(sums))
	for _, w := range words {
		clear(best)
		ceiling := math.MaxUint8 // the rarity that alternatives are held to
		for i, alt := range w.alternatives {
			worths, rarity, err := r.worths(ctx, reader, alt, ceiling)
			if err != nil {
				return nil, err
			}
			for doc, worth := range worths {
				best[doc] = max(best[doc], worth)
			}
			if i == 0 {
				ceiling = rarity
			}
		}
		for doc, s := range best {
			if s > 0 {
				sums[doc].words++
				sums[doc].score += s
			}
		}
	}
	return sums, nil
}

// worths returns what an alternative is worth in each document that has it, and
// how rare it is. Of two keys, each is worth half.
func (r *Reader) worths(ctx context.Context, reader index.IndexReader, alt alternative,
	ceiling int) (sums map[uint32]int, rarest int, err error) {
	for _, key := range alt.keys() {
		found, rarity, err := r.keyWorths(ctx, reader, key, alt, ceiling)
		if err != nil {
			return nil, 0, err
		}
		rarest = max(rarest, rarity)
		for doc := range found {
			if sums != nil && sums[doc] == 0 {
				delete(found, doc)
			} else if alt.and != "" {
				found[doc] = sums[doc] + found[doc]/2
			}
		}
		sums = found
	}
	return sums, rarest, nil
}

// keyWorths is that of one key.
func (r *Reader) keyWorths(ctx context.Context, reader index.IndexReader, key string, alt alternative,
	ceiling int) (map[uint32]int, int, error) {
	at, ok := r.dict.find(key)
	if !ok {
		return nil, 0, fmt.Errorf("the search index has no %q: build the hub again", key)
	}
	lists := make([]export.List, len(r.dict.terms[at]))
	rarity, heaviest := ceiling, 1 // of the commonest: a rare spelling of a word is no rare word
	for i, term := range r.dict.terms[at] {
		list, err := r.postings(ctx, reader, term)
		if err != nil {
			return nil, 0, err
		}
		lists[i] = list
		rarity = min(rarity, int(list.Rarity))
		for _, weight := range list.Weights {
			heaviest = max(heaviest, int(weight))
		}
	}
	if !alt.fuzzy {
		heaviest = maxWeight
	}
	worths := make(map[uint32]int)
	for _, list := range lists {
		worth := alt.weight * rarity
		for i, doc := range list.Docs {
			worths[doc] = max(worths[doc], worth*int(list.Weights[i])*maxWeight/heaviest)
		}
	}
	return worths, rarity, nil
}

// postings reads where a term occurs from bleve, and weighs it as Build does.
func (r *Reader) postings(ctx context.Context, reader index.IndexReader, term string) (export.List, error) {
	sums := make(map[uint32]int)
	for f := range fieldCount {
		if err := r.fieldPostings(ctx, reader, term, f, sums); err != nil {
			return export.List{}, fmt.Errorf("reading %q from the search index: %w", term, err)
		}
	}
	var list export.List
	for doc := range sums {
		if int(doc) < r.manifest.Docs {
			list.Docs = append(list.Docs, doc)
		}
	}
	slices.Sort(list.Docs)
	for _, doc := range list.Docs {
		list.Weights = append(list.Weights, r.rank.saturate(sums[doc], r.secondary[int(doc)]))
	}
	list.Rarity = r.rank.rarity(len(list.Docs), r.manifest.Docs)
	return list, nil
}

func (r *Reader) fieldPostings(ctx context.Context, reader index.IndexReader, term string, field int,
	sums map[uint32]int) error {
	found, err := reader.TermFieldReader(ctx, []byte(term), fieldName(field), true, true, false)
	if err != nil {
		return err
	}
	defer found.Close()
	var hit index.TermFieldDoc
	for {
		doc, err := found.Next(hit.Reset())
		if err != nil {
			return err
		}
		if doc == nil {
			return nil
		}
		// bleve tells a field's length as 1/sqrt(length), in 32 bits.
		words := int(math.Round(1 / (doc.Norm * doc.Norm)))
		sums[uint32(doc.ID.Value())] += r.rank.occurrence(field, int(doc.Freq), words)
	}
}
