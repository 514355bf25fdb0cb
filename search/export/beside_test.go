package export

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestShelf: the results of every key's best documents, as the package comment
// chooses them, lie in the file that the shard names, and no others do.
func TestShelf(t *testing.T) {
	const docs = 400
	random := rand.New(rand.NewPCG(1, 1))
	index := Index{}
	for i := range docs {
		index.Results = append(index.Results, Result{URL: fmt.Sprint(i), Title: "T"})
	}
	for range 300 {
		var l List
		for doc := range uint32(docs) {
			if random.IntN(60) == 0 {
				l.Docs, l.Weights = append(l.Docs, doc), append(l.Weights, byte(random.IntN(5)))
			}
		}
		if l.Docs != nil {
			index.Lists = append(index.Lists, l)
		}
	}
	for i := range 500 {
		key := Key{Word: Word{Key: fmt.Sprintf("%03d", i)}}
		for range 1 + random.IntN(3) {
			if l := uint32(random.IntN(len(index.Lists))); !slices.Contains(key.Lists, l) {
				key.Lists = append(key.Lists, l)
			}
		}
		index.Keys = append(index.Keys, key)
	}
	var out files
	shelf := newShelf(&out, index, slices.Repeat([]float64{50}, docs)) // 48 fill a file
	var of []int                                                       // each key's file
	for keys := range slices.Chunk(index.Keys, 20) {
		where, err := shelf.put(keys)
		if err != nil {
			t.Fatal(err)
		}
		file, size := binary.Uvarint(where)
		for _, next := range where[size:] {
			file += uint64(next)
			of = append(of, int(file))
		}
	}
	if err := shelf.end(); err != nil {
		t.Fatal(err)
	}

	want := make([]map[uint32]bool, len(out.data))
	for i, key := range index.Keys {
		weights := make(map[uint32]byte)
		for _, l := range key.Lists {
			for j, doc := range index.Lists[l].Docs {
				weights[doc] = max(weights[doc], index.Lists[l].Weights[j])
			}
		}
		if len(weights) < 4 {
			continue
		}
		best := slices.SortedFunc(maps.Keys(weights),
			func(a, b uint32) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b)) })
		for _, doc := range best[:min(12, len(best))] {
			if want[of[i]] == nil {
				want[of[i]] = make(map[uint32]bool)
			}
			want[of[i]][doc] = true
		}
	}
	if len(out.data) < 20 {
		t.Errorf("only %d files", len(out.data))
	}
	for i, packed := range out.data {
		data, err := Unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		var rows [][]any
		if err := json.Unmarshal(data, &rows); err != nil {
			t.Fatal(err)
		}
		var got []uint32
		for _, row := range rows {
			doc := uint32(row[0].(float64))
			got = append(got, doc)
			if row[1] != fmt.Sprint(doc) || row[2] != "T" {
				t.Errorf("file %d: %v", i, row)
			}
		}
		if !slices.Equal(got, slices.Sorted(maps.Keys(want[i]))) || len(got) > 48 {
			t.Errorf("file %d has %d documents: %v, want %v", i, len(got), got, slices.Sorted(maps.Keys(want[i])))
		}
	}
}
