package export

import "encoding/binary"

// Sizes of postings shards, in bytes as fetched.
const (
	shardAim = 11500
	shardMax = 13500
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
// unless one list alone is larger, and hands each to emit.
func shards(keys []Key, lists []List, letters Letters, emit func(keys []Key, data []byte) error) error {
	ratio := 0.6 // packed to unpacked, as the last shard had it
	for len(keys) > 0 {
		n := take(keys, lists, int(shardAim/ratio))
		for {
			data := appendShard(nil, keys[:n], lists, letters)
			packed := len(pack(data))
			ratio = float64(packed) / float64(len(data))
			if packed > shardMax && n > 1 {
				n = max(1, min(n-1, take(keys[:n], lists, int(shardAim/ratio))))
				continue
			}
			if err := emit(keys[:n], data); err != nil {
				return err
			}
			break
		}
		keys = keys[n:]
	}
	return nil
}

// take returns how many of the keys, at least 1, fill a shard of that size.
func take(keys []Key, lists []List, size int) int {
	seen := make(map[uint32]bool)
	bytes := 0
	for i, k := range keys {
		bytes += 4 + len(k.Key)/3
		for _, l := range k.Lists {
			if !seen[l] {
				seen[l] = true
				bytes += 3 + len(lists[l].Docs)*9/4
			}
		}
		if bytes > size && i > 0 {
			return i
		}
	}
	return len(keys)
}
