package export

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// Sizes of dictionary leaves, in bytes as fetched. An error in a word spoils
// one half of it, never both: it is then found in the leaf of its beginning or
// in the leaf of its reversed end.
const (
	forwardLeaf  = 2400
	backwardLeaf = 4000
)

// group is a run of neighbouring words that becomes a leaf.
type group struct {
	from, to int // places of its words
	prefix   int // code points that all of them share
	bytes    int
}

// cutter cuts sorted words into leaves.
type cutter struct {
	words   []Word
	sums    []int // bytes that stand beside the words before the i-th
	sizes   []int // bytes of the words before the i-th, each after the one before it
	letters Letters
	limit   int     // bytes of a leaf as fetched
	ratio   float64 // of its table, unpacked to packed
	scratch []byte
}

// leaves cuts sorted words into leaves of about limit bytes as fetched, of which
// beside (or nil) says what stands in them beside each word. Words that begin alike
// stay together as far as the size allows: a group that is too large splits by its
// next letter, small neighbours join.
func leaves(words []Word, beside []int, letters Letters, limit int) (out [][]Word) {
	if len(words) == 0 {
		return nil
	}
	c := cutter{words: words, sums: make([]int, len(words)+1), sizes: make([]int, len(words)+1), letters: letters, limit: limit}
	before := ""
	for i, w := range words {
		c.scratch = letters.appendWord(c.scratch[:0], before, w.Key)
		c.sizes[i+1] = c.sizes[i] + len(c.scratch)
		before = w.Key
		c.sums[i+1] = c.sums[i]
		if beside != nil {
			c.sums[i+1] += beside[i]
		}
	}
	whole := letters.appendTable(nil, words)
	c.ratio = float64(len(whole)) / float64(len(pack(whole)))
	// The limit counts packed bytes; groups are measured unpacked.
	most := max(64, int(float64(limit)*0.93*c.ratio))
	from, at, size := 0, 0, 0
	for _, g := range c.split(nil, group{from: 0, to: len(words)}, most) {
		if size > 0 && size+g.bytes > most {
			out = c.halves(out, from, at)
			from, size = at, 0
		}
		at = g.to
		size += g.bytes
	}
	return c.halves(out, from, at)
}

// tableSize is the size of the table of some words, whose first stands there whole.
func (c *cutter) tableSize(from, to int) int {
	first := len(c.letters.appendTable(c.scratch[:0], c.words[from:from+1]))
	more := binary.AppendUvarint(c.scratch[:0], uint64(to-from))
	return first + len(more) - 1 + to - from - 1 + c.sizes[to] - c.sizes[from+1]
}

// split appends a group, or the groups that it falls into.
func (c *cutter) split(groups []group, g group, most int) []group {
	here := c.words[g.from:g.to]
	g.bytes = c.tableSize(g.from, g.to) + int(c.ratio*float64(c.sums[g.to]-c.sums[g.from]))
	if g.bytes <= most || len(here) == 1 {
		return append(groups, g)
	}
	for start := g.from; start < g.to; {
		next := head(c.words[start].Key, g.prefix+1)
		end := start + 1
		for end < g.to && len(next) > len(head(c.words[start].Key, g.prefix)) &&
			strings.HasPrefix(c.words[end].Key, next) {
			end++
		}
		groups = c.split(groups, group{from: start, to: end, prefix: g.prefix + 1}, most)
		start = end
	}
	return groups
}

// halves appends a leaf, and cuts one that packs worse than most until its parts keep
// the limit.
func (c *cutter) halves(out [][]Word, from, to int) [][]Word {
	const stored = 18 // of 16: what a filter takes, which does not pack
	c.scratch = c.letters.appendTable(c.scratch[:0], c.words[from:to])
	size := len(pack(c.scratch)) + (c.sums[to]-c.sums[from])*stored/16
	if n := to - from; n > 1 && size > c.limit {
		return c.halves(c.halves(out, from, from+n/2), from+n/2, to)
	}
	return append(out, c.words[from:to:to])
}

// head returns the first n code points.
func head(s string, n int) string {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}

// separator returns the shortest beginning of next that sorts after last.
func separator(last, next string) string {
	for at := range next {
		if at > 0 && next[:at] > last {
			return next[:at]
		}
	}
	return next
}

// bounds joins the separators of runs of words.
func bounds(runs [][]Word) string {
	from := make([]string, len(runs))
	for i := 1; i < len(runs); i++ {
		before := runs[i-1]
		from[i] = separator(before[len(before)-1].Key, runs[i][0].Key)
	}
	return strings.Join(from, " ")
}

// reversed returns the words spelt backwards, in order. Words that are only
// stems are left out: the copy serves spelling, and nobody writes them.
func reversed(words []Word) []Word {
	out := make([]Word, 0, len(words))
	for _, w := range words {
		if w.Props&OnlyStem == 0 {
			out = append(out, Word{Reverse(w.Key), w.Props})
		}
	}
	slices.SortFunc(out, func(a, b Word) int { return strings.Compare(a.Key, b.Key) })
	return out
}
