package export

import (
	"encoding/binary"
	"slices"
)

// The results of every key's best documents lie beside it: nearly all of a
// query's first ten are among the best of one of its words, and so come in few
// files, wherever the documents are. Words of titles are asked most, and have
// small files; rare words of texts share large ones, so that there are few.
const (
	BestDocs = 12 // documents of a key whose results lie beside it

	leastNarrow = 4  // documents of a word of titles: of fewer, their blocks will do
	leastWide   = 10 // and of others

	NarrowSize = 3400 // of a file of results, in bytes as fetched
	WideSize   = 16000
)

// What a shard says of the results beside a key: nothing, or which file, and whether it is
// the next one.
const (
	besideNarrow = 0
	besideWide   = 1
	besideNext   = 2 // is added
	besideNone   = 4
)

// shelf takes the results beside all keys, in their order.
type shelf struct {
	files        *files
	lists        []List
	rows         []row
	narrow, wide board
	ofList       [][]hit // the best of each list, once found
	hits         []hit
}

// titled reports whether a title has a word that the key finds.
func (s *shelf) titled(key Key) bool {
	return slices.ContainsFunc(key.Lists, func(l uint32) bool { return s.lists[l].Titled })
}

// board holds the files of a size.
type board struct {
	kind  string
	limit int

	n      int             // files that are full
	here   []uint32        // documents in the file at hand
	has    map[uint32]bool // the same
	length int             // of their results, unpacked
	packed [2]int          // all full files' lengths, before and after

	unpacked []byte // the last full file, whose room the next takes
}

func newShelf(f *files, lists []List, rows []row) *shelf {
	board := func(kind string, limit int) board {
		return board{kind: kind, limit: limit, has: make(map[uint32]bool), packed: [2]int{2, 1}}
	}
	return &shelf{files: f, lists: lists, rows: rows, narrow: board("b", NarrowSize), wide: board("w", WideSize),
		ofList: make([][]hit, len(lists))}
}

// put takes the results beside the keys of a shard. It returns, for the end of
// the shard, where they are: how many files of each size are before them, and a byte for every key.
func (s *shelf) put(keys []Key) []byte {
	where := binary.AppendUvarint(nil, uint64(s.narrow.n))
	where = binary.AppendUvarint(where, uint64(s.wide.n))
	for _, key := range keys {
		docs := s.best(key)
		switch n := len(docs); {
		case n >= leastNarrow && s.titled(key):
			where = append(where, besideNarrow+s.narrow.put(s, docs))
		case n >= leastWide && !s.titled(key):
			where = append(where, besideWide+s.wide.put(s, docs))
		default:
			where = append(where, besideNone)
		}
	}
	return where
}

// put adds the results of the documents to the file at hand, or begins the next one and
// returns besideNext.
func (b *board) put(s *shelf, docs []hit) (next byte) {
	more := 0
	for _, h := range docs {
		if !b.has[h.doc] {
			more += s.rows[h.doc].length()
		}
	}
	if b.length > 0 && more > 0 && (b.length+more)*b.packed[1] > b.limit*b.packed[0] {
		b.end(s)
		next = besideNext
	}
	for _, h := range docs {
		if !b.has[h.doc] {
			b.has[h.doc] = true
			b.here = append(b.here, h.doc)
			b.length += s.rows[h.doc].length()
		}
	}
	return next
}

// end adds the file at hand.
func (b *board) end(s *shelf) {
	slices.Sort(b.here)
	b.unpacked = appendBeside(b.unpacked[:0], s.rows, b.here)
	b.packed[1] += s.files.add(b.kind, b.n, b.unpacked)
	b.packed[0] += b.length
	b.n++
	b.length, b.here = 0, b.here[:0]
	clear(b.has)
}

// end adds the files at hand, if there is anything in them.
func (s *shelf) end() {
	for _, b := range []*board{&s.narrow, &s.wide} {
		if len(b.here) > 0 {
			b.end(s)
		}
	}
}

// hit is a document, and the weight of a key in it.
type hit struct {
	doc    uint32
	weight byte
}

// before reports whether a hit is better than another: by weight, then number.
func (h hit) before(other hit) bool {
	return h.weight > other.weight || h.weight == other.weight && h.doc < other.doc
}

// best returns the best documents of a key, by their greatest weight, then
// number, until the next key's are asked for. They are among the best of its lists.
func (s *shelf) best(key Key) []hit {
	hits := s.hits[:0]
	for _, l := range key.Lists {
		if s.ofList[l] == nil {
			var best []hit
			for i, doc := range s.lists[l].Docs {
				best = insert(best, hit{doc, s.lists[l].Weights[i]})
			}
			s.ofList[l] = best
		}
		if len(key.Lists) == 1 {
			return s.ofList[l]
		}
		for _, h := range s.ofList[l] {
			hits = insert(hits, h)
		}
	}
	s.hits = hits
	return hits
}

// insert puts a hit among the best, of which it keeps one a document.
func insert(best []hit, h hit) []hit {
	if n := len(best); n >= BestDocs && !h.before(best[n-1]) {
		return best
	}
	if i := slices.IndexFunc(best, func(b hit) bool { return b.doc == h.doc }); i >= 0 {
		if !h.before(best[i]) {
			return best
		}
		best = slices.Delete(best, i, i+1)
	}
	at := len(best)
	for at > 0 && h.before(best[at-1]) {
		at--
	}
	best = slices.Insert(best, at, h)
	return best[:min(len(best), BestDocs)]
}
