package search

import (
	"cmp"
	"context"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
	"peerhub/search/export"
	"peerhub/search/spelling"
)

// project turns the analysis into what is exported, and is given up when the context ends.
func project(ctx context.Context, language *analyze.Language, docs []Document, a *analysis) (export.Index, error) {
	index := export.Index{Language: language.Code, Prefixes: language.Prefixes(), ShortWords: language.ShortWords()}
	for _, part := range []func(){
		func() { index.Lists = lists(docs, a) },
		func() { index.Keys, index.Stop = keys(language, a, index.Lists) },
		func() { index.Elsewhere, index.ElsewhereLists = elsewhere(docs, a, index) },
		func() { index.Suffixes = suffixes(a) },
	} {
		if err := ctx.Err(); err != nil {
			return index, err
		}
		part()
	}
	return index, nil
}

// shown returns what is shown of the documents, and the sections in which they are.
func shown(docs []Document) (results []export.Result, sections [][2]string) {
	ids := make(map[string]int)
	results = make([]export.Result, len(docs))
	for i := range docs {
		d := &docs[i]
		at, ok := ids[d.Section]
		if !ok {
			at = len(sections)
			ids[d.Section] = at
			sections = append(sections, [2]string{d.Section, d.SectionLabel})
		}
		results[i] = export.Result{URL: d.URL, Title: d.Title, Section: at, Detail: d.Detail, Excerpt: d.excerpt()}
	}
	return results, sections
}

// lists returns where each term occurs, with its weight there.
func lists(docs []Document, a *analysis) []export.List {
	rank := chosenRanking()
	found := make([]int, len(a.terms))
	type hit struct {
		term uint32
		sum  int
	}
	var hits []hit
	perDocument := func(d *[fieldCount]field) []hit {
		hits = hits[:0]
		for f := range fieldCount {
			for _, t := range d[f].terms {
				hits = append(hits, hit{t.term, rank.occurrence(f, int(t.freq), d[f].words)})
			}
		}
		slices.SortFunc(hits, func(a, b hit) int { return cmp.Compare(a.term, b.term) })
		n := 0
		for i, h := range hits {
			if i > 0 && h.term == hits[n-1].term {
				hits[n-1].sum += h.sum
			} else {
				hits[n] = h
				n++
			}
		}
		return hits[:n]
	}
	for i := range a.docs {
		for f := range fieldCount {
			for _, t := range a.docs[i][f].terms {
				found[t.term]++ // a bound; fields overlap
			}
		}
	}
	out := make([]export.List, len(a.terms))
	for i := range a.docs {
		for _, t := range a.docs[i][fieldTitle].terms {
			out[t.term].Titled = true
		}
	}
	for t := range out {
		out[t].Docs = make([]uint32, 0, found[t])
		out[t].Weights = make([]byte, 0, found[t])
	}
	for i := range a.docs {
		for _, h := range perDocument(&a.docs[i]) {
			out[h.term].Docs = append(out[h.term].Docs, uint32(i))
			out[h.term].Weights = append(out[h.term].Weights, rank.saturate(h.sum, docs[i].Secondary))
		}
	}
	for t := range out {
		out[t].Rarity = rank.rarity(len(out[t].Docs), len(a.docs))
	}
	return out
}

// entry is a key in the making.
type entry struct {
	terms []uint32
	stop  int // occurrences of spellings on the stop list
	other int // of other spellings
	stem  bool
	only  bool
}

func (e *entry) isStop() bool { return e.stop > 0 && e.stop >= e.other }

// keys returns the dictionary, and which of its keys are stop words: those
// whose spellings on the stop list are at least as common as the others.
func keys(language *analyze.Language, a *analysis, lists []export.List) (out []export.Key, stop []string) {
	entries := make(map[string]*entry, len(a.words))
	for _, w := range a.words {
		if w.term == 0 || w.key == "" || utf8.RuneCountInString(w.key) > maxKey {
			continue
		}
		e := entries[w.key]
		if e == nil {
			e = new(entry)
			entries[w.key] = e
		}
		if id := w.term - 1; !slices.Contains(e.terms, id) {
			e.terms = append(e.terms, id)
		}
		if w.stop {
			e.stop += w.count
		} else {
			e.other += w.count
		}
	}
	for i, key := range a.stems {
		n := utf8.RuneCountInString(key)
		e := entries[key]
		switch {
		case n < minStem || n > maxKey:
		case e == nil:
			entries[key] = &entry{terms: []uint32{uint32(i)}, stem: true, only: true}
		case e.only:
			e.terms = append(e.terms, uint32(i))
		case slices.Contains(e.terms, uint32(i)):
			e.stem = true // its own stem; other words' terms stay theirs
		}
	}
	linkPrefixed(entries, language.Prefixes())
	if language.Compounds() {
		linkCompounds(entries)
	}
	for key, e := range entries {
		most := 0
		for _, t := range e.terms {
			most = max(most, len(lists[t].Docs))
		}
		props := byte(min(export.CountMask, bits.Len(uint(max(1, most)))-1))
		if e.stem {
			props |= export.IsStem
		}
		if e.only {
			props |= export.OnlyStem
		}
		slices.Sort(e.terms)
		out = append(out, export.Key{Word: export.Word{Key: key, Props: props}, Lists: e.terms})
		if e.isStop() {
			stop = append(stop, key)
		}
	}
	for _, word := range language.StopWords() { // that would be guessed at
		key := spelling.Fold(word)
		if entries[key] == nil && utf8.RuneCountInString(key) >= minPrefix && !slices.Contains(stop, key) {
			stop = append(stop, key)
		}
	}
	slices.SortFunc(out, func(a, b export.Key) int { return cmp.Compare(a.Key, b.Key) })
	slices.Sort(stop)
	return out, stop
}

// linkPrefixed lets a word, in all its forms, find what is written together with a
// prefix, and the other way round. What is left without the prefix must be a
// word or a stem of the documents.
func linkPrefixed(entries map[string]*entry, prefixes []string) {
	also := make(map[uint32][]uint32) // term → terms
	for key, e := range entries {
		for _, prefix := range prefixes {
			rest, ok := strings.CutPrefix(key, prefix)
			word := entries[rest]
			if !ok || utf8.RuneCountInString(rest) < minStem || word == nil || e.only || e.isStop() || word.isStop() {
				continue
			}
			for _, t := range e.terms {
				also[t] = append(also[t], word.terms...)
			}
			for _, t := range word.terms {
				also[t] = append(also[t], e.terms...)
			}
		}
	}
	for _, e := range entries {
		for _, own := range slices.Clone(e.terms) {
			for _, t := range also[own] {
				if !slices.Contains(e.terms, t) {
					e.terms = append(e.terms, t)
				}
			}
		}
	}
}

// A compound is found by its last part, if that is a word of the documents.
const (
	leastPart = 5  // code points, of the part that is asked for
	leastHead = 3  // of what stands before it
	mostWords = 24 // compounds that one part finds, so that a shard stays small
)

// linkCompounds lets the last part of long words find them, in all its forms.
func linkCompounds(entries map[string]*entry) {
	also := make(map[uint32][]uint32) // term of a part → terms of compounds
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		e := entries[key]
		letters := []rune(key)
		for at := leastHead; at <= len(letters)-leastPart && !e.only; at++ {
			part := entries[string(letters[at:])]
			if part == nil || part.only || part.isStop() {
				continue
			}
			for _, t := range part.terms {
				for _, long := range e.terms {
					if len(also[t]) < mostWords && long != t && !slices.Contains(also[t], long) {
						also[t] = append(also[t], long)
					}
				}
			}
			break // the longest part
		}
	}
	for _, e := range entries {
		for _, own := range slices.Clone(e.terms) {
			for _, t := range also[own] {
				if !slices.Contains(e.terms, t) {
					e.terms = append(e.terms, t)
				}
			}
		}
	}
}

// Endings are worth keeping when several words show them.
const (
	maxSuffixes = 40
	maxSuffix   = 6 // code points
	suffixSeen  = 3 // words
)

// suffixes returns the endings that stemming took off the words.
func suffixes(a *analysis) []string {
	seen := make(map[string]int)
	for _, w := range a.words {
		if w.term == 0 {
			continue
		}
		stem := a.stems[w.term-1]
		ending, ok := strings.CutPrefix(w.key, stem)
		if n := utf8.RuneCountInString(ending); ok && n > 0 && n <= maxSuffix &&
			utf8.RuneCountInString(stem) >= minStem {
			seen[ending]++
		}
	}
	var out []string
	for s, n := range seen {
		if n >= suffixSeen {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(seen[b], seen[a]), cmp.Compare(a, b)) })
	return out[:min(len(out), maxSuffixes)]
}

// facets returns the columns: the section, and what the documents name, in
// order of name.
func facets(docs []Document) []export.Facet {
	names := map[string]bool{sectionFacet: true}
	for i := range docs {
		for name := range docs[i].Facets {
			names[name] = true
		}
	}
	sorted := make([]string, 0, len(names))
	for name := range names {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	out := make([]export.Facet, 0, len(sorted))
	values := make([][]string, len(docs))
	for _, name := range sorted {
		for i := range docs {
			if values[i] = docs[i].Facets[name]; name == sectionFacet {
				values[i] = []string{docs[i].Section}
			}
		}
		out = append(out, export.NewFacet(name, values))
	}
	return out
}

// sectionFacet is the facet that every index has.
const sectionFacet = "section"
