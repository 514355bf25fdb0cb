package export

import (
	"encoding/binary"
	"math"
)

// shardSize is that of a postings shard, in bytes as fetched, unless one list
// alone is larger. The bounds of all shards stand in the manifest, which every first
// search pays for, and of each word one shard: so shards grow with the root of all
// postings, by about what a bound takes for each of three words.
func shardSize(postings float64) float64 { return max(1620, math.Sqrt(0.6*postings)) }

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

// shards cuts the keys into those of each shard.
func shards(keys []Key, lists []List) (runs [][]Key) {
	sizes, all := make([]float64, len(lists)), 0.0
	for i, l := range lists {
		sizes[i] = packedSize(l)
		all += sizes[i]
	}
	most := shardSize(all)
	here := make(map[uint32]bool)
	for start, cut := 0, 0; start < len(keys); start = cut {
		clear(here)
		size, letters, at := 0.0, 0, start
		cut = len(keys)
		for ; at < len(keys); at++ {
			more, known := 2+float64(len(keys[at].Key))/4, true
			for _, l := range keys[at].Lists {
				if !here[l] {
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
				here[l] = true
			}
		}
		if at == len(keys) {
			cut = at
		}
		runs = append(runs, keys[start:cut])
	}
	return runs
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
