package export

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
)

// The results of every key's best documents lie beside it: nearly all of a
// query's first ten are among the best of one of its words, and so come in few
// files, wherever the documents are.
const (
	BestDocs   = 12   // documents of a key whose results lie beside it
	LeastDocs  = 4    // a key of fewer has none there: their blocks will do
	besideSize = 2400 // of a file of them, in bytes as fetched
)

// shelf takes the results beside all keys, in their order.
type shelf struct {
	files   *files
	lists   []List
	results []Result
	packed  []float64 // what each result takes in a file, in bytes as fetched

	here   map[uint32]bool // documents in the file at hand
	size   float64
	n      int              // files that are full
	ofList map[uint32][]hit // the best of a list, once found
}

func newShelf(f *files, index Index, packed []float64) *shelf {
	return &shelf{files: f, lists: index.Lists, results: index.Results, packed: packed, here: make(map[uint32]bool),
		ofList: make(map[uint32][]hit)}
}

// put takes the results beside the keys of a shard. It returns, for the end of
// the shard, where they are: the number of the file of the first key, and for
// every key whether its results begin the next one.
func (s *shelf) put(keys []Key) (where []byte, err error) {
	for i, key := range keys {
		docs := s.best(key)
		more, next := 0.0, byte(0)
		for _, doc := range docs {
			if !s.here[doc] {
				more += s.packed[doc]
			}
		}
		if s.size > 0 && more > 0 && s.size+more > besideSize {
			if err := s.end(); err != nil {
				return nil, err
			}
			next = 1
		}
		if i == 0 {
			where, next = binary.AppendUvarint(nil, uint64(s.n)), 0
		}
		where = append(where, next)
		for _, doc := range docs {
			if !s.here[doc] {
				s.here[doc] = true
				s.size += s.packed[doc]
			}
		}
	}
	return where, nil
}

// end adds the file at hand, if there is anything in it.
func (s *shelf) end() error {
	if len(s.here) == 0 {
		return nil
	}
	rows := make([][]any, len(s.here))
	for i, doc := range slices.Sorted(maps.Keys(s.here)) {
		rows[i] = append([]any{doc}, s.results[doc].row()...)
	}
	data, err := appendRows(nil, rows)
	s.files.add("b", s.n, data)
	s.n++
	s.size = 0
	clear(s.here)
	return err
}

// hit is a document, and the weight of a key in it.
type hit struct {
	doc    uint32
	weight byte
}

// best returns the best documents of a key, by their greatest weight, then
// number. They are among the best of its lists.
func (s *shelf) best(key Key) []uint32 {
	var hits []hit
	for _, l := range key.Lists {
		if s.ofList[l] == nil {
			all := make([]hit, len(s.lists[l].Docs))
			for i, doc := range s.lists[l].Docs {
				all[i] = hit{doc, s.lists[l].Weights[i]}
			}
			s.ofList[l] = slices.Clone(bestDistinct(all))
		}
		hits = append(hits, s.ofList[l]...)
	}
	if hits = bestDistinct(hits); len(hits) < LeastDocs {
		return nil
	}
	docs := make([]uint32, len(hits))
	for i, h := range hits {
		docs[i] = h.doc
	}
	return docs
}

// bestDistinct sorts the hits, and keeps the first of different documents.
func bestDistinct(hits []hit) []hit {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight),
			cmp.Compare(a.doc, b.doc))
	})
	out := hits[:0]
	for _, h := range hits {
		if len(out) < BestDocs && !slices.ContainsFunc(out, func(o hit) bool { return o.doc == h.doc }) {
			out = append(out, h)
		}
	}
	return out
}
