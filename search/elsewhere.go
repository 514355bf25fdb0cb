package search

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	index "github.com/blevesearch/bleve_index_api"

	"peerhub/search/export"
)

// Readers are told what the hub's other languages have for their words: pages
// that say all of them, as they are written or in another inflection, where a
// page says what it is about. A word in passing, or one that is only spelt
// alike, is no news: another language's words are like many. So each index has
// a small copy of itself for readers of the others.

// isAbout reports whether a field says what a page is about.
func isAbout(field int) bool { return field != fieldBody && field != fieldHeadings }

// elsewhere returns the keys and lists of the small copy.
func elsewhere(docs []Document, a *analysis, made export.Index) (out []export.Key, kept []export.List) {
	lists := made.Lists
	said := make([][]uint32, len(lists)) // per term, documents
	for i := range docs {
		if docs[i].Everywhere {
			continue
		}
		for f := range fieldCount {
			if !isAbout(f) {
				continue
			}
			for _, t := range a.docs[i][f].terms {
				if own := said[t.term]; len(own) == 0 || own[len(own)-1] != uint32(i) {
					said[t.term] = append(own, uint32(i))
				}
			}
		}
	}
	places := make([]uint32, len(lists))
	for t, docs := range said {
		if len(docs) == 0 {
			continue
		}
		list := export.List{Rarity: lists[t].Rarity, Docs: docs, Weights: make([]byte, len(docs))}
		for i, doc := range docs {
			at, _ := slices.BinarySearch(lists[t].Docs, doc)
			list.Weights[i] = lists[t].Weights[at]
		}
		places[t] = uint32(len(kept))
		kept = append(kept, list)
	}
	for _, k := range made.Keys {
		if _, stop := slices.BinarySearch(made.Stop, k.Key); stop {
			continue
		}
		var own []uint32
		for _, t := range k.Lists {
			if len(said[t]) > 0 {
				own = append(own, places[t])
			}
		}
		if own != nil {
			out = append(out, export.Key{Word: k.Word, Lists: own})
		}
	}
	return out, kept
}

// everywhereList writes the documents that every language has, for peerhub search.
func everywhereList(docs []Document) []byte {
	var out []byte
	for i := range docs {
		if docs[i].Everywhere {
			out = append(strconv.AppendInt(out, int64(i), 10), '\n')
		}
	}
	return out
}

// elsewhereIndex is what a published index has for readers of other languages.
type elsewhereIndex struct {
	shards     [][]export.Word
	shardOf    map[string]int
	everywhere map[uint32]bool
}

func readElsewhere(file, list []byte, load func(kind string, i int) ([]byte, error)) (*elsewhereIndex, error) {
	m, shards, err := export.ReadManifest(file)
	if err != nil {
		return nil, err
	}
	for i := range m.Postings.Len {
		shard, err := load("e", i)
		if err != nil {
			return nil, err
		}
		shards = append(shards, shard)
	}
	a := &elsewhereIndex{shardOf: make(map[string]int), everywhere: make(map[uint32]bool)}
	letters := export.NewLetters(m.Letters)
	for i, shard := range shards {
		words, _, err := letters.ReadTable(shard)
		if err != nil {
			return nil, err
		}
		a.shards = append(a.shards, words)
		for _, w := range words {
			a.shardOf[w.Key] = i
		}
	}
	for line := range bytes.Lines(list) {
		doc, err := strconv.ParseUint(string(bytes.TrimSpace(line)), 10, 32)
		if err != nil {
			return nil, fmt.Errorf("its list of shared pages is damaged: %w", err)
		}
		a.everywhere[uint32(doc)] = true
	}
	return a, nil
}

// Other asks the index for a reader of another language.
func (r *Reader) Other(ctx context.Context, text string, q Query) (other OtherLanguage, found bool, err error) {
	other = OtherLanguage{Language: r.manifest.Language, Results: []Result{}}
	var words []planWord
	for _, a := range wordsAsked(text, false, nil) {
		if r.dict.isStop(a.key) {
			continue
		}
		if _, ok := r.elsewhere.shardOf[a.key]; !ok {
			return other, false, nil
		}
		props, _ := r.dict.properties(a.key)
		words = append(words, planWord{a.key, []alternative{{key: a.key, weight: foundWeight(props)}}})
	}
	if len(words) == 0 {
		return other, false, nil
	}
	scores, err := r.about(ctx, words)
	if err != nil {
		return other, false, err
	}
	docs := r.ranked(scores, q, map[string]map[string]int{})
	other.Total = len(docs)
	other.Results = r.show(docs[:min(q.limit(), len(docs))], scores, marker{own: r.markedElsewhere(words)})
	return other, other.Total > 0, nil
}

// about asks bleve for the documents that say all of the words in a field
// that says what they are about.
func (r *Reader) about(ctx context.Context, words []planWord) ([]docScore, error) {
	scores := make([]docScore, r.manifest.Docs)
	err := r.reading(func(reader index.IndexReader) error {
		for _, w := range words {
			best := make(map[uint32]int)
			at, _ := r.dict.find(w.key)
			rarity := math.MaxUint8
			for _, term := range r.dict.terms[at] {
				if err := r.aboutTerm(ctx, reader, term, best, &rarity); err != nil {
					return err
				}
			}
			for doc, score := range best {
				scores[doc].own++
				scores[doc].score += w.alternatives[0].weight * rarity * score
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for doc := range scores {
		if scores[doc].own == len(words) {
			scores[doc].words = len(words)
		}
	}
	return scores, nil
}

// aboutTerm gathers a term's weights in documents that say it.
func (r *Reader) aboutTerm(ctx context.Context, reader index.IndexReader, term string, best map[uint32]int,
	rarity *int) error {
	list, err := r.postings(ctx, reader, term)
	if err != nil {
		return err
	}
	said := make(map[uint32]int)
	for f := range fieldCount {
		if !isAbout(f) {
			continue
		}
		if err := r.fieldPostings(ctx, reader, term, f, said); err != nil {
			return err
		}
	}
	for i, doc := range list.Docs {
		if _, ok := said[doc]; ok && !r.elsewhere.everywhere[doc] {
			best[doc] = max(best[doc], int(list.Weights[i]))
			*rarity = min(*rarity, int(list.Rarity)) // as in match: the commonest
		}
	}
	return nil
}

// markedElsewhere returns the keys that are marked for each word: those that share a
// term with it and lie in its shard of the small copy.
func (r *Reader) markedElsewhere(words []planWord) []map[string]bool {
	out := make([]map[string]bool, len(words))
	for i, w := range words {
		out[i] = make(map[string]bool)
		at, _ := r.dict.find(w.key)
		for _, other := range r.elsewhere.shards[r.elsewhere.shardOf[w.key]] {
			place, _ := r.dict.find(other.Key)
			if slices.ContainsFunc(r.dict.terms[place],
				func(t string) bool { return slices.Contains(r.dict.terms[at], t) }) {
				out[i][other.Key] = true
			}
		}
	}
	return out
}
