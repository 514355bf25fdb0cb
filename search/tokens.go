package search

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"peerhub/search/analyze"
	"peerhub/search/spelling"
)

// maxKey is the longest key of the dictionary, in code points. Longer words
// are in the bleve index alone.
const maxKey = 40

// termFreq says how often a term occurs in a field.
type termFreq struct{ term, freq uint32 }

// field is an analysed field of a document.
type field struct {
	words int // terms in the field, repetitions counted
	terms []termFreq
}

// word is a distinct word of the documents, as written.
type word struct {
	text  string
	count int
	term  string // as bleve made it; "" if it made none
	key   string
	stop  bool
}

// analysis is what the documents say.
type analysis struct {
	words []word   // in order of text
	terms []string // in order
	docs  [][fieldCount]field
}

// vocabulary numbers the words that one worker meets.
type vocabulary struct {
	ids    map[string]uint32
	texts  []string
	counts []int
	terms  []uint32 // word → term + 1, once they are known
}

func (v *vocabulary) id(text string) uint32 {
	id, ok := v.ids[text]
	if !ok {
		id = uint32(len(v.texts))
		v.ids[text] = id
		v.texts = append(v.texts, text)
		v.counts = append(v.counts, 0)
	}
	v.counts[id]++
	return id
}

// analyse reads all documents. Each distinct word goes through bleve's
// analyzer once, since our analyzers make of a word at most one term that does
// not depend on its neighbours. The result does not depend on the number of
// workers.
func analyse(ctx context.Context, language *analyze.Language, docs []Document, workers int) (*analysis, error) {
	const block = 64
	vocabularies := make([]vocabulary, workers)
	owner := make([]int, len(docs))
	raw := make([][fieldCount][]uint32, len(docs))
	err := inBlocks(ctx, workers, len(docs), block, func(worker, from, to int) {
		v := &vocabularies[worker]
		if v.ids == nil {
			v.ids = make(map[string]uint32)
		}
		var spans []analyze.Span
		var joined []analyze.Joined
		for i := from; i < to; i++ {
			owner[i] = worker
			for f := range fieldCount {
				text := docs[i].field(f)
				spans = analyze.AppendWords(spans[:0], text)
				joined = analyze.AppendJoined(joined[:0], text, spans)
				ids := make([]uint32, 0, len(spans)+len(joined)+1)
				if f == fieldPlace && docs[i].pinned != "" { // whose length says nothing of the page
					ids = append(ids, v.id(docs[i].pinned), v.id(docs[i].pinned))
				}
				for _, s := range spans {
					ids = append(ids, v.id(text[s.Start:s.End]))
				}
				for _, j := range joined {
					if !language.Clitic(text, j) {
						ids = append(ids, v.id(j.Text))
					}
				}
				raw[i][f] = ids
			}
		}
	})
	if err != nil {
		return nil, err
	}
	a := &analysis{docs: make([][fieldCount]field, len(docs))}
	a.words = merge(vocabularies)
	err = inBlocks(ctx, workers, len(a.words), 512, func(_, from, to int) {
		for i := from; i < to; i++ {
			w := &a.words[i]
			w.term, w.key, w.stop = language.Term(w.text), spelling.Fold(w.text), language.Stop(w.text)
		}
	})
	if err != nil {
		return nil, err
	}
	a.number(vocabularies)
	err = inBlocks(ctx, workers, len(docs), block, func(_, from, to int) {
		for i := from; i < to; i++ {
			for f := range fieldCount {
				a.docs[i][f] = count(raw[i][f], vocabularies[owner[i]].terms)
				raw[i][f] = nil
			}
		}
	})
	return a, err
}

// merge returns the words of all vocabularies, in order.
func merge(vocabularies []vocabulary) []word {
	var words []word
	for _, v := range vocabularies {
		for id, text := range v.texts {
			words = append(words, word{text: text, count: v.counts[id]})
		}
	}
	slices.SortFunc(words, func(a, b word) int { return cmp.Compare(a.text, b.text) })
	out := words[:0]
	for _, w := range words {
		if n := len(out); n > 0 && out[n-1].text == w.text {
			out[n-1].count += w.count
		} else {
			out = append(out, w)
		}
	}
	return out
}

// number numbers the terms in order and tells the vocabularies.
func (a *analysis) number(vocabularies []vocabulary) {
	termOf := make(map[string]string, len(a.words))
	for _, w := range a.words {
		termOf[w.text] = w.term
		if w.term != "" {
			a.terms = append(a.terms, w.term)
		}
	}
	slices.Sort(a.terms)
	a.terms = slices.Compact(a.terms)
	ids := make(map[string]uint32, len(a.terms))
	for i, t := range a.terms {
		ids[t] = uint32(i)
	}
	for i := range vocabularies {
		v := &vocabularies[i]
		v.terms = make([]uint32, len(v.texts))
		for id, text := range v.texts {
			if t := termOf[text]; t != "" {
				v.terms[id] = ids[t] + 1
			}
		}
	}
}

// count turns a field's words into its terms, in order.
func count(words, terms []uint32) field {
	n := 0
	for _, w := range words {
		if t := terms[w]; t > 0 {
			words[n] = t - 1
			n++
		}
	}
	words = words[:n]
	slices.Sort(words)
	different := 0
	for i, t := range words {
		if i == 0 || t != words[i-1] {
			different++
		}
	}
	out := field{words: n, terms: make([]termFreq, 0, different)}
	for i, t := range words {
		if i > 0 && t == words[i-1] {
			out.terms[len(out.terms)-1].freq++
		} else {
			out.terms = append(out.terms, termFreq{t, 1})
		}
	}
	return out
}

// inBlocks lets workers take blocks of n things in turn.
func inBlocks(ctx context.Context, workers, n, block int, do func(worker, from, to int)) error {
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for worker := range workers {
		group.Go(func() error {
			for {
				from := int(next.Add(int64(block))) - block
				if from >= n {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				do(worker, from, min(n, from+block))
			}
		})
	}
	return group.Wait()
}
