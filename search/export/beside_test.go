package export

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestShelf: the results of every key's best documents, as the package comment
// chooses them, lie in the file that the shard names, and no others do: narrow ones of
// words of titles, wide ones of others.
func TestShelf(t *testing.T) {
	const docs = 4000
	random := rand.New(rand.NewPCG(1, 1))
	index := Index{}
	for i := range docs {
		index.Results = append(index.Results, Result{URL: fmt.Sprint(i), Title: fmt.Sprintf("%x", random.Uint64())})
	}
	for range 1000 {
		var l List
		for doc := range uint32(docs) {
			if random.IntN(200) == 0 {
				l.Docs, l.Weights = append(l.Docs, doc), append(l.Weights, byte(random.IntN(5)))
			}
		}
		if l.Docs != nil {
			l.Titled = random.IntN(4) == 0
			index.Lists = append(index.Lists, l)
		}
	}
	for i := range 1500 {
		key := Key{Word: Word{Key: fmt.Sprintf("%03d", i)}}
		for range 1 + random.IntN(3) {
			if l := uint32(random.IntN(len(index.Lists))); !slices.Contains(key.Lists, l) {
				key.Lists = append(key.Lists, l)
			}
		}
		index.Keys = append(index.Keys, key)
	}
	made := make(map[string][]byte)
	out := files{build: "b", write: func(name string, data []byte) error {
		made[strings.TrimSuffix(strings.TrimPrefix(name, "b/"), ".bin")] = data
		return nil
	}}
	shelf := newShelf(&out, index.Lists, rowsOf(index.Results))
	of := make(map[string]string) // each key's file
	for keys := range slices.Chunk(index.Keys, 20) {
		data := shelf.put(keys)
		narrow, size := binary.Uvarint(data)
		data = data[size:]
		wide, size := binary.Uvarint(data)
		for i, at := range data[size:] {
			switch at {
			case 2:
				narrow++
			case 3:
				wide++
			}
			of[keys[i].Key] = []string{fmt.Sprint("b", narrow), fmt.Sprint("w", wide), fmt.Sprint("b", narrow),
				fmt.Sprint("w", wide), ""}[at]
		}
	}
	shelf.end()

	want := make(map[string]map[uint32]bool)
	for _, key := range index.Keys {
		weights, titled := make(map[uint32]byte), false
		for _, l := range key.Lists {
			titled = titled || index.Lists[l].Titled
			for j, doc := range index.Lists[l].Docs {
				weights[doc] = max(weights[doc], index.Lists[l].Weights[j])
			}
		}
		file := of[key.Key]
		if titled && len(weights) >= 4 != strings.HasPrefix(file, "b") ||
			!titled && len(weights) >= 10 != strings.HasPrefix(file, "w") {
			t.Errorf("results of %d documents lie in %q; in titles: %v", len(weights), file, titled)
		}
		if file == "" {
			continue
		}
		if want[file] == nil {
			want[file] = make(map[uint32]bool)
		}
		best := slices.SortedFunc(maps.Keys(weights),
			func(a, b uint32) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b)) })
		for _, doc := range best[:min(12, len(best))] {
			want[file][doc] = true
		}
	}
	if len(made) != len(want) || len(want) < 20 {
		t.Errorf("%d files for %d", len(made), len(want))
	}
	for file, packed := range made {
		if most := map[string]int{"b": 3400, "w": 16000}[file[:1]]; len(packed) > most*11/10 {
			t.Errorf("%s has %d bytes", file, len(packed))
		}
		data, err := Unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		n := len(lines) / 6
		var got []uint32
		doc := 0
		for j := range n {
			distance, err := strconv.Atoi(lines[j])
			if err != nil {
				t.Fatal(err)
			}
			doc += distance
			got = append(got, uint32(doc))
			if lines[n+j] != index.Results[doc].URL || lines[2*n+j] != index.Results[doc].Title || lines[3*n+j] != "0" {
				t.Errorf("%s: %q, %q", file, lines[n+j], lines[2*n+j])
			}
		}
		if !slices.Equal(got, slices.Sorted(maps.Keys(want[file]))) || len(lines) != 6*n+1 {
			t.Errorf("%s has documents %v, want %v", file, got, slices.Sorted(maps.Keys(want[file])))
		}
	}
}
