package export

import (
	"encoding/binary"
	"slices"
	"strings"
)

// General words are those that most people of a language know. What a hub does not
// speak of and everybody knows is no slip of the pen. A leaf of words spelt backwards, or
// a small index, holds them, so spelt, as a Bloom filter: a byte a word, by which one in
// fifty others passes for one.

// FilterSteps is how many bits of a filter a word sets.
const FilterSteps = 5

// filterOf makes the filter of the keys; none is empty.
func filterOf(keys []string) []byte {
	filter := make([]byte, len(keys))
	for _, key := range keys {
		for _, bit := range bitsOf(key, len(filter)) {
			filter[bit/8] |= 1 << (bit % 8)
		}
	}
	return filter
}

// appendFilter appends the length of a filter, and it.
func appendFilter(dst []byte, keys []string) []byte {
	filter := filterOf(keys)
	return append(binary.AppendUvarint(dst, uint64(len(filter))), filter...)
}

// ReadFilter reads what is left of a leaf behind its words.
func ReadFilter(data []byte) ([]byte, error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n != uint64(len(data)-size) {
		return nil, errCorrupt
	}
	return data[size:], nil
}

// InFilter reports whether a filter has the key; perhaps it has another.
func InFilter(filter []byte, key string) bool {
	if len(filter) == 0 {
		return false
	}
	for _, bit := range bitsOf(key, len(filter)) {
		if filter[bit/8]&(1<<(bit%8)) == 0 {
			return false
		}
	}
	return true
}

// bitsOf returns the bits of a key in a filter of so many bytes: steps from one hash
// by another. The first is FNV-1a of the UTF-8, both end with MurmurHash3's finish.
func bitsOf(key string, size int) (bits [FilterSteps]uint32) {
	hash := hashOf(key)
	step := finish(hash^0x9e3779b9) | 1
	for i := range bits {
		bits[i] = (hash + uint32(i)*step) % uint32(8*size)
	}
	return bits
}

func hashOf(key string) uint32 {
	hash := uint32(2166136261)
	for i := range len(key) {
		hash = (hash ^ uint32(key[i])) * 16777619
	}
	return finish(hash)
}

func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// unknown returns the general words that are no keys.
func unknown(general []string, keys []Key) []string { return unknownWords(general, wordsOf(keys)) }

func unknownWords(general []string, words []Word) []string {
	return slices.DeleteFunc(slices.Clone(general), func(key string) bool {
		_, known := slices.BinarySearchFunc(words, key, func(w Word, key string) int { return strings.Compare(w.Key, key) })
		return known
	})
}

// alike returns the general words that might be taken for slips of a key: those that up
// to two letters taken out, of the one and of the other, make the same. A small index has
// no room for all.
func alike(general []string, keys []Key) []string {
	seen := make(map[uint64]bool)
	var maybe [1 << 16 / 64]uint64 // bits of the numbers that were seen: most were not, and this says so sooner
	bit := func(hash uint64) (*uint64, uint64) {
		at := hash * 0x9E3779B97F4A7C15 >> 48
		return &maybe[at/64], 1 << (at % 64)
	}
	for _, k := range keys {
		lessLetters(k.Key, func(hash uint64) bool {
			word, mask := bit(hash)
			*word |= mask
			seen[hash] = true
			return true
		})
	}
	return slices.DeleteFunc(general, func(key string) bool {
		return lessLetters(key, func(hash uint64) bool {
			word, mask := bit(hash)
			return *word&mask == 0 || !seen[hash]
		})
	})
}

// leastTwice is the length from which two slips in a word are guessed at.
const leastTwice = 6

// lessLetters hands over a number for the word, for it without each of its letters and,
// if it is long, without each two, as long as more are wanted; and reports whether all were.
func lessLetters(word string, more func(hash uint64) bool) bool {
	const base = 1_000_003
	letters := []rune(word)
	n := len(letters)
	before, power := make([]uint64, n+1), make([]uint64, n+1)
	power[0] = 1
	for i, r := range letters {
		before[i+1] = before[i]*base + uint64(r)
		power[i+1] = power[i] * base
	}
	// cut is the number of what stands behind a place, added to that of a beginning.
	cut := func(hash uint64, from, to int) uint64 {
		return hash*power[to-from] + before[to] - before[from]*power[to-from]
	}
	if !more(before[n]) {
		return false
	}
	for i := range n {
		if !more(cut(before[i], i+1, n)) {
			return false
		}
		for j := i + 1; j < n && n >= leastTwice; j++ {
			if !more(cut(cut(before[i], i+1, j), j+1, n)) {
				return false
			}
		}
	}
	return true
}

// reversedKeys returns the keys spelt backwards.
func reversedKeys(keys []string) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = Reverse(key)
	}
	return out
}
