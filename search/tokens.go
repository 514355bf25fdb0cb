package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
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
	term  uint32 // its place among the terms + 1; 0 if bleve made none
	key   string
	stop  bool
}

// analysis is what the documents say.
type analysis struct {
	words []word   // in order of text
	terms []string // in order
	stems []string // the terms, folded
	docs  [][fieldCount]field
}

// vocabulary numbers the words that one worker meets.
type vocabulary struct {
	ids    map[string]uint32
	texts  []string
	counts []int
	words  []uint32 // their places among the words of all, once they are known
}

func (v *vocabulary) id(text string) uint32 {
	id, ok := v.ids[text]
	if !ok {
		id, text = uint32(len(v.texts)), strings.Clone(text) // or it would keep the whole text of its page
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
	terms := make([]string, len(a.words))
	err = inBlocks(ctx, workers, len(a.words), 512, func(_, from, to int) {
		for i := from; i < to; i++ {
			w := &a.words[i]
			terms[i], w.key, w.stop = language.Term(w.text), spelling.Fold(w.text), language.Stop(w.text)
		}
	})
	if err != nil {
		return nil, err
	}
	a.number(terms)
	err = inBlocks(ctx, workers, len(docs), block, func(_, from, to int) {
		for i := from; i < to; i++ {
			for f := range fieldCount {
				a.docs[i][f] = a.count(raw[i][f], vocabularies[owner[i]].words)
				raw[i][f] = nil
			}
		}
	})
	return a, err
}

// merge returns the words of all vocabularies, in order, and tells the vocabularies.
func merge(vocabularies []vocabulary) []word {
	type entry struct {
		text   string
		of, id int
	}
	n := 0
	for _, v := range vocabularies {
		n += len(v.texts)
	}
	entries := make([]entry, 0, n)
	for of := range vocabularies {
		v := &vocabularies[of]
		v.words = make([]uint32, len(v.texts))
		for id, text := range v.texts {
			entries = append(entries, entry{text, of, id})
		}
		v.ids, v.texts = nil, nil
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.text, b.text) })
	var words []word
	for i, e := range entries {
		if i == 0 || e.text != entries[i-1].text {
			words = append(words, word{text: e.text})
		}
		v := &vocabularies[e.of]
		words[len(words)-1].count += v.counts[e.id]
		v.words[e.id] = uint32(len(words) - 1)
	}
	return words
}

// number numbers the terms of the words in order.
func (a *analysis) number(terms []string) {
	order := make([]int, 0, len(terms))
	for i, t := range terms {
		if t != "" {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(terms[i], terms[j]) })
	for n, i := range order {
		if n == 0 || terms[i] != a.terms[len(a.terms)-1] {
			a.terms = append(a.terms, terms[i])
			a.stems = append(a.stems, spelling.Fold(terms[i]))
		}
		a.words[i].term = uint32(len(a.terms))
	}
}

// count turns a field's words, which a vocabulary numbers, into its terms, in order.
func (a *analysis) count(words, numbers []uint32) field {
	n := 0
	for _, w := range words {
		if t := a.words[numbers[w]].term; t > 0 {
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
