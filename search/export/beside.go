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
	bestDocs   = 12   // documents of a key whose results lie beside it
	leastDocs  = 4    // a key of fewer has none there: their blocks will do
	besideSize = 2400 // of a file of them, in bytes as fetched
)

// besideKind is the kind of the files of results beside keys.
const besideKind = "b"

// beside adds the files of results beside the keys of a shard. best are the
// keys' best documents, packed is what each result takes in a file, in bytes as
// fetched. It returns, for the end of the shard, where they are: the number of
// the first file, and for every key whether its results begin the next one.
func (f *files) beside(best [][]uint32, results []Result, packed []float64) (where []byte, err error) {
	where = binary.AppendUvarint(nil, uint64(f.besides))
	here, size := make(map[uint32]bool), 0.0
	for _, docs := range best {
		more := 0.0
		for _, doc := range docs {
			if !here[doc] {
				more += packed[doc]
			}
		}
		if size > 0 && more > 0 && size+more > besideSize {
			if err := f.addBeside(here, results); err != nil {
				return nil, err
			}
			clear(here)
			size = 0
			where = append(where, 1)
		} else {
			where = append(where, 0)
		}
		for _, doc := range docs {
			if !here[doc] {
				here[doc] = true
				size += packed[doc]
			}
		}
	}
	if len(here) == 0 {
		return where, nil
	}
	return where, f.addBeside(here, results)
}

func (f *files) addBeside(docs map[uint32]bool, results []Result) error {
	rows := make([][]any, len(docs))
	for i, doc := range slices.Sorted(maps.Keys(docs)) {
		rows[i] = append([]any{doc}, results[doc].row()...)
	}
	data, err := appendRows(nil, rows)
	f.add(besideKind, f.besides, data)
	f.besides++
	return err
}

// hit is a document, and the weight of a key in it.
type hit struct {
	doc    uint32
	weight byte
}

// bests returns the best documents of every key, by their greatest weight,
// then number. Those of a key are among the best of its lists.
func bests(keys []Key, lists []List) [][]uint32 {
	ofList := make([][]hit, len(lists))
	for i, l := range lists {
		hits := make([]hit, len(l.Docs))
		for j, doc := range l.Docs {
			hits[j] = hit{doc, l.Weights[j]}
		}
		ofList[i] = slices.Clone(best(hits))
	}
	out := make([][]uint32, len(keys))
	for i, k := range keys {
		var hits []hit
		for _, l := range k.Lists {
			hits = append(hits, ofList[l]...)
		}
		if hits = best(hits); len(hits) < leastDocs {
			continue
		}
		for _, h := range hits {
			out[i] = append(out[i], h.doc)
		}
	}
	return out
}

// best sorts the hits, and keeps the first of different documents.
func best(hits []hit) []hit {
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.doc, b.doc)) })
	out := hits[:0]
	for _, h := range hits {
		if len(out) < bestDocs && !slices.ContainsFunc(out, func(o hit) bool { return o.doc == h.doc }) {
			out = append(out, h)
		}
	}
	return out
}
