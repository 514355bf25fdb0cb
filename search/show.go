package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/spelling"
)

// What a reader sees of an answer: the order of the shown, marks, the suggestion.

// marker knows the words to mark: each a set of keys.
type marker struct {
	own     []map[string]bool   // of the query, in its order
	alone   []map[string]bool   // synonyms of one word
	phrases [][]map[string]bool // synonyms of several, which are marked where they stand together
}

// markerOf returns the marker of a plan.
func (r *Reader) markerOf(p plan) (m marker) {
	for _, w := range p.words {
		m.own = append(m.own, r.sameAs(w))
	}
	for _, part := range p.parts {
		for _, synonym := range part.synonyms {
			var words []map[string]bool
			for _, w := range synonym {
				words = append(words, r.sameAs(w))
			}
			if len(words) == 1 {
				m.alone = append(m.alone, words[0])
			} else {
				m.phrases = append(m.phrases, words)
			}
		}
	}
	return m
}

// sameAs returns the keys that share a term and the shard with one of the word's.
func (r *Reader) sameAs(w planWord) map[string]bool {
	out := make(map[string]bool)
	for _, alt := range w.alternatives {
		for _, key := range alt.keys() {
			r.mark(key, out)
		}
	}
	return out
}

// mark adds the keys that share a term and the shard with the key.
func (r *Reader) mark(key string, marked map[string]bool) {
	at, _ := r.dict.find(key)
	shard := r.dict.shard(key)
	for _, term := range r.dict.terms[at] {
		for _, other := range r.dict.ofTerm[term] {
			if key := r.dict.keys[other].Key; r.dict.shard(key) == shard {
				marked[key] = true
			}
		}
	}
}

// show returns the results of the documents, those with the query's words side by
// side further up: each two neighbours among the words add to the score where they
// stand so, with stop words between them at most, in the title or in the excerpt.
func (r *Reader) show(docs []int, scores []docScore, m marker) []Result {
	out := make([]Result, 0, len(docs))
	for _, doc := range docs {
		d, score := r.results[doc], scores[doc].score
		res := Result{URL: d.URL, Title: d.Title, Language: r.manifest.Language, Detail: d.Detail, Excerpt: d.Excerpt}
		together := make([]bool, len(m.own)) // each word with the next one
		res.TitleMarks = r.marks(d.Title, m, together)
		res.Marks = r.marks(d.Excerpt, m, together)
		n := 0
		for _, ok := range together {
			if ok {
				n++
			}
		}
		if n > 0 {
			score += score * n / (r.rank.phrase * (len(m.own) - 1))
		}
		res.Score = score
		if d.Section >= 0 && d.Section < len(r.manifest.Sections) {
			res.Section, res.SectionLabel = r.manifest.Sections[d.Section][0], r.manifest.Sections[d.Section][1]
		}
		out = append(out, res)
	}
	slices.SortStableFunc(out, func(a, b Result) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// clauseEnds part what stands side by side.
const clauseEnds = ".,;:!?…·|()\n،؛؟。、！？"

// mostBetween is how many stop words may stand between two words of a phrase.
const mostBetween = 3

// marks returns where marked words stand in the text, in UTF-16 code units, those of a
// phrase as one. It notes which words of the query stand together with the next one.
func (r *Reader) marks(text string, m marker, together []bool) [][2]int {
	spans := analyze.Words(text)
	keys := make([]string, len(spans))
	for i, s := range spans {
		keys[i] = spelling.Fold(text[s.Start:s.End])
	}
	// next is where a word of the set stands beside the i-th; 0 is nowhere.
	next := func(i int, set map[string]bool) int {
		for j := i + 1; j < len(spans) && j <= i+1+mostBetween; j++ {
			if from := spans[i].End; from < spans[j].Start && strings.ContainsAny(text[from:spans[j].Start], clauseEnds) {
				return 0
			}
			if r.isMarked(keys[j], set) {
				return j
			}
			if !r.dict.isStop(keys[j]) {
				return 0
			}
		}
		return 0
	}
	var found []analyze.Span
	mark := func(from, to int) { found = append(found, analyze.Span{Start: spans[from].Start, End: spans[to].End}) }
	for i := range spans {
		for a, own := range m.own {
			if !r.isMarked(keys[i], own) {
				continue
			}
			mark(i, i)
			if a+1 < len(m.own) {
				if j := next(i, m.own[a+1]); j > 0 {
					mark(i, j)
					together[a] = true
				}
			}
		}
		for _, synonym := range m.alone {
			if r.isMarked(keys[i], synonym) {
				mark(i, i)
			}
		}
		for _, phrase := range m.phrases {
			at, said := i, r.isMarked(keys[i], phrase[0])
			for _, set := range phrase[1:] {
				if said {
					at = next(at, set)
					said = at > 0
				}
			}
			if said {
				mark(i, at)
			}
		}
	}
	return inUnits(text, found)
}

// inUnits turns spans of bytes into UTF-16 code units; those that overlap are one.
func inUnits(text string, spans []analyze.Span) [][2]int {
	slices.SortFunc(spans, func(a, b analyze.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := [][2]int{}
	end := -1 // of the last, in bytes
	units := func(to int) (n int) {
		for _, c := range text[:to] {
			n += max(1, utf16.RuneLen(c))
		}
		return n
	}
	for _, s := range spans {
		if s.Start >= end {
			out = append(out, [2]int{units(s.Start), units(s.End)})
		} else if s.End > end {
			out[len(out)-1][1] = units(s.End)
		}
		end = max(end, s.End)
	}
	return out
}

// isMarked reports whether a key is marked, or is so without a prefix.
func (r *Reader) isMarked(key string, marked map[string]bool) bool {
	return marked[key] || slices.ContainsFunc(r.dict.prefixes(), func(prefix string) bool {
		rest, ok := strings.CutPrefix(key, prefix)
		return ok && utf8.RuneCountInString(rest) >= minStem && marked[rest]
	})
}

// suggest returns the query with its corrections.
func suggest(text string, corrections []correction, results []Result) string {
	var out strings.Builder
	at := 0
	for _, c := range corrections {
		out.WriteString(text[at:c.span.Start])
		out.WriteString(c.written(results))
		at = c.span.End
	}
	out.WriteString(text[at:])
	return out.String()
}

// asWritten returns the key as the results first write it, in lower case.
func asWritten(key string, results []Result) string {
	for _, r := range results {
		for _, text := range []string{r.Title, r.Excerpt} {
			for _, s := range analyze.Words(text) {
				if word := text[s.Start:s.End]; spelling.Fold(word) == key {
					return strings.ToLower(word)
				}
			}
		}
	}
	return key
}
