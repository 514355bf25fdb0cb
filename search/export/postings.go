package export

import "encoding/binary"

// Sizes of postings shards, in bytes as fetched.
const (
	shardAim = 9500
	shardMin = 8000
	shardMax = 14000
	maxTries = 3 // to hit the size
)

// List is where one term occurs.
type List struct {
	Rarity  byte
	Docs    []uint32 // rising
	Weights []byte   // one per document
}

// Key is a word with the terms that bleve made of its spellings, as places in
// a slice of lists.
type Key struct {
	Word
	Lists []uint32
}

// appendShard appends a postings shard of the keys.
func appendShard(dst []byte, keys []Key, lists []List, letters Letters) []byte {
	words := make([]Word, len(keys))
	for i, k := range keys {
		words[i] = k.Word
	}
	dst = letters.appendTable(dst, words)
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
		before := -1
		for _, doc := range lists[l].Docs {
			dst = binary.AppendUvarint(dst, uint64(int(doc)-before-1))
			before = int(doc)
		}
	}
	for _, l := range order {
		dst = append(dst, lists[l].Weights...)
	}
	return dst
}

// shards cuts the keys into runs whose shards have 8 to 14 kB as fetched,
// unless one list alone is larger or too little is left, and hands each to
// emit, packed.
func shards(keys []Key, lists []List, letters Letters, emit func(keys []Key, packed []byte) error) error {
	scale := 0.5 // packed size to estimate, as the last shard had it
	for len(keys) > 0 {
		n, estimate := take(keys, lists, shardAim/scale)
		var packed []byte
		for try := 0; ; try++ {
			packed = pack(appendShard(nil, keys[:n], lists, letters))
			scale = float64(len(packed)) / estimate
			tooLarge, tooSmall := len(packed) > shardMax && n > 1, len(packed) < shardMin && n < len(keys)
			if try == maxTries || !tooLarge && !tooSmall {
				break
			}
			n, estimate = take(keys, lists, shardAim/scale)
		}
		if err := emit(keys[:n], packed); err != nil {
			return err
		}
		keys = keys[n:]
	}
	return nil
}

// take returns how many of the keys, at least 1, fill a shard of that
// estimated size, and their estimate.
func take(keys []Key, lists []List, size float64) (n int, estimate float64) {
	seen := make(map[uint32]bool)
	for i, k := range keys {
		more := 4 + float64(len(k.Key))/3
		for _, l := range k.Lists {
			if !seen[l] {
				seen[l] = true
				more += 3 + float64(len(lists[l].Docs))*9/4
			}
		}
		if estimate+more > size && i > 0 {
			return i, estimate
		}
		estimate += more
	}
	return len(keys), estimate
}
