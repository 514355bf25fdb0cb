package search

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/spelling"
)

// What a reader sees of an answer: the marks, the result, the suggestion.

// marked returns the keys whose words are marked.
func (r *Reader) marked(p plan) map[string]bool {
	out := make(map[string]bool)
	words := slices.Clone(p.words)
	for _, part := range p.parts {
		words = append(words, slices.Concat(part.synonyms...)...)
	}
	for _, w := range words {
		for _, alt := range w.alternatives {
			for _, key := range alt.keys() {
				r.mark(key, out)
			}
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

func (r *Reader) result(doc, score int, marked map[string]bool) Result {
	d := r.results[doc]
	out := Result{
		URL: d.URL, Title: d.Title, Language: r.manifest.Language, Score: score, Detail: d.Detail, Excerpt: d.Excerpt,
		Marks: r.marks(d.Excerpt, marked), TitleMarks: r.marks(d.Title, marked),
	}
	if d.Section >= 0 && d.Section < len(r.manifest.Sections) {
		out.Section, out.SectionLabel = r.manifest.Sections[d.Section][0], r.manifest.Sections[d.Section][1]
	}
	return out
}

// marks returns where the marked words stand in the text, in UTF-16 code units.
func (r *Reader) marks(text string, marked map[string]bool) [][2]int {
	out := [][2]int{}
	units, at := 0, 0
	advance := func(to int) int {
		for _, c := range text[at:to] {
			units += max(1, utf16.RuneLen(c))
		}
		at = to
		return units
	}
	for _, s := range analyze.Words(text) {
		if !r.isMarked(spelling.Fold(text[s.Start:s.End]), marked) {
			continue
		}
		if s.Start < at { // grams overlap
			out[len(out)-1][1] = advance(s.End)
		} else {
			start := advance(s.Start)
			out = append(out, [2]int{start, advance(s.End)})
		}
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
