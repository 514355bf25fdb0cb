package export

import "encoding/binary"

// shardSize is that of a postings shard, in bytes as fetched, unless one list
// alone is larger.
const shardSize = 1620

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
	start, size := 0, 0.0
	here := make(map[uint32]bool)
	for i, k := range keys {
		more, known := 2+float64(len(k.Key))/4, true
		for _, l := range k.Lists {
			if !here[l] {
				known = false
				more += packedSize(lists[l])
			}
		}
		// A key whose lists are here already would need a copy elsewhere.
		if i > start && size+more > shardSize && !known {
			runs = append(runs, keys[start:i])
			start, size = i, 0
			clear(here)
		}
		size += more
		for _, l := range k.Lists {
			here[l] = true
		}
	}
	if len(keys) > start {
		runs = append(runs, keys[start:])
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
