package export

import (
	"encoding/binary"
	"math"
)

// shardSize is that of a postings shard, in bytes as fetched, unless one list
// alone is larger: every word that is asked for takes one.
const shardSize = 1620

// runOf is how many shards share a bound, for postings of so many bytes as fetched. Bounds
// stand in the manifest, which every first search pays for, 2 to 3 bytes each. Of shards
// that share one, a hash of the key says which has it; the more there are, the
// more some of them exceed the others. So both grow with the root of all (doc.go has what
// was tried).
func runOf(postings float64) int { return max(1, int(math.Round(math.Sqrt(postings/shardSize/110)))) }

// slack is the part of a shard that may be left empty, for a bound of fewer letters.
const slack = 4

// List is where one term occurs.
type List struct {
	Rarity  byte
	Docs    []uint32 // rising
	Weights []byte   // one per document
	Titled  bool     // a title has the term
}

// Key is a word with the terms that bleve made of its spellings, as places in
// a slice of lists.
type Key struct {
	Word
	Lists []uint32
}

// appendShard appends a postings shard of the keys, but for what lies beside
// them.
func appendShard(dst []byte, keys []Key, lists []List, letters Letters) []byte {
	dst = letters.appendTable(dst, wordsOf(keys))
	for _, k := range keys {
		dst = binary.AppendUvarint(dst, uint64(len(k.Lists)))
	}
	made := make(map[uint32]int)
	var order []uint32
	for _, k := range keys {
		for _, l := range k.Lists {
			if at, ok := made[l]; ok {
				dst = binary.AppendUvarint(dst, uint64(len(order)-at))
				continue
			}
			made[l] = len(order)
			order = append(order, l)
			dst = append(dst, 0)
		}
	}
	for _, l := range order {
		dst = binary.AppendUvarint(dst, uint64(len(lists[l].Docs)))
		dst = append(dst, lists[l].Rarity)
	}
	for _, l := range order {
		dst = appendDocs(dst, lists[l])
	}
	for _, l := range order {
		dst = append(dst, lists[l].Weights...)
	}
	return dst
}

// Inflected is how many code points of a key choose its shard within a run: words that
// inflect, and the beginnings of one word, mostly stay together.
const Inflected = 4

// placeInRun is the shard of a key in a run of so many.
func placeInRun(key string, run int) int {
	if run == 1 {
		return 0
	}
	return int(hashOf(head(key, Inflected)) % uint32(run))
}

// parted returns the keys of each shard of a run.
func parted(keys []Key, run int) [][]Key {
	if run == 1 {
		return [][]Key{keys}
	}
	out := make([][]Key, run)
	for _, k := range keys {
		at := placeInRun(k.Key, run)
		out[at] = append(out[at], k)
	}
	return out
}

// runs cuts the keys into runs of so many shards; sizes are those of the lists.
func runs(keys []Key, sizes []float64, run int) (out [][]Key) {
	most := float64(run * shardSize)
	type listed struct {
		list  uint32
		place int
	}
	here := make(map[listed]bool)
	for start, cut := 0, 0; start < len(keys); start = cut {
		clear(here)
		size, letters, at := 0.0, 0, start
		cut = len(keys)
		for ; at < len(keys); at++ {
			more, known, place := 2+float64(len(keys[at].Key))/4, true, placeInRun(keys[at].Key, run)
			for _, l := range keys[at].Lists {
				if !here[listed{l, place}] {
					known = false
					more += sizes[l]
				}
			}
			// A key whose lists are here already would need a copy elsewhere.
			if at > start && !known {
				n := len(separator(keys[at-1].Key, keys[at].Key))
				if letters == 0 || size > most*(slack-1)/slack && n <= letters {
					cut, letters = at, n
				}
				if size+more > most {
					break
				}
				if size <= most*(slack-1)/slack {
					letters = 0
				}
			}
			size += more
			for _, l := range keys[at].Lists {
				here[listed{l, place}] = true
			}
		}
		if at == len(keys) {
			cut = at
		}
		out = append(out, keys[start:cut])
	}
	return out
}

// packedSize is about what a list adds to a shard, as fetched. Short lists
// are alike, and long ones are not: those of a label that most pages have pack
// to next to nothing.
func packedSize(l List) float64 {
	const short = 64
	if n := len(l.Docs); n < short {
		return 2 + 1.3*float64(n)
	}
	return float64(len(pack(appendDocs(nil, l)))) + float64(len(pack(l.Weights)))
}

// appendDocs appends the documents of a list.
func appendDocs(dst []byte, l List) []byte {
	before := -1
	for _, doc := range l.Docs {
		dst = binary.AppendUvarint(dst, uint64(int(doc)-before-1))
		before = int(doc)
	}
	return dst
}
