package export

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Sizes of dictionary leaves, in bytes as fetched. An error in a word spoils
// one half of it, never both: it is then found in the leaf of its beginning or
// in the leaf of its reversed end.
const (
	forwardLeaf  = 2500
	backwardLeaf = 4000
)

// group is a run of neighbouring words that becomes a leaf.
type group struct {
	words  []Word
	prefix int // code points that all of them share
	bytes  int
}

// leaves cuts sorted words into leaves of about limit bytes as fetched. Words
// that begin alike stay together as far as the size allows: a group that is
// too large splits by its next letter, small neighbours join.
func leaves(words []Word, letters Letters, limit int) [][]Word {
	if len(words) == 0 {
		return nil
	}
	whole := letters.appendTable(nil, words)
	// The limit counts packed bytes; groups are measured unpacked.
	fetched := limit
	limit = max(64, int(float64(limit)*0.93*float64(len(whole))/float64(len(pack(whole)))))
	var groups []group
	var split func(g group)
	split = func(g group) {
		g.bytes = len(letters.appendTable(nil, g.words))
		if g.bytes <= limit || len(g.words) == 1 {
			groups = append(groups, g)
			return
		}
		for start := 0; start < len(g.words); {
			next := head(g.words[start].Key, g.prefix+1)
			end := start + 1
			for end < len(g.words) && len(next) > len(head(g.words[start].Key, g.prefix)) &&
				strings.HasPrefix(g.words[end].Key, next) {
				end++
			}
			split(group{words: g.words[start:end], prefix: g.prefix + 1})
			start = end
		}
	}
	split(group{words: words})
	var out [][]Word
	at, size := 0, 0
	for _, g := range groups {
		if size > 0 && size+g.bytes > limit {
			out = append(out, halves(words[:at:at], letters, fetched)...)
			words, at, size = words[at:], 0, 0
		}
		at += len(g.words)
		size += g.bytes
	}
	return append(out, halves(words, letters, fetched)...)
}

// halves cuts a leaf that packs worse than most until its parts keep the limit.
func halves(words []Word, letters Letters, limit int) [][]Word {
	if n := len(words); n > 1 && len(pack(letters.appendTable(nil, words))) > limit {
		return append(halves(words[:n/2:n/2], letters, limit), halves(words[n/2:], letters, limit)...)
	}
	return [][]Word{words}
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
