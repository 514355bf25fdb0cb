package finder

import (
	"maps"
	"slices"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// The facts of all groups are about 12 bytes each. A question without a place reads them,
// which a reader of a very large hub should not pay for: there the finder asks first for a
// town, a country, or the language of what one joins from afar.

// MostFacts is how many groups' facts are one file, and how many a question may read: 150 kB.
const MostFacts = 12_000

// fewFacts is from how many groups a part takes no further country or language in.
const fewFacts = 2000

// Facts are a part of the facts: those of the groups of some countries, or of all that one can join from afar,
// perhaps among other ways, in some languages. "" is those of which nobody knows. Of a country or
// language that has more than MostFacts groups there is no file.
type Facts struct {
	File      string   `json:"file,omitempty"`
	Groups    int      `json:"n"`
	Countries []string `json:"countries,omitempty"` // keys of the facet: "fr"
	Languages []string `json:"languages,omitempty"`
}

// parts makes the files of parts.
func (w *writer) parts(regions [][]placed) ([]Facts, error) {
	countries, err := w.partsOf(regions, func(p placed) []string { return p.keys(schema.FacetPlace) },
		func(part *Facts, key string) { part.Countries = append(part.Countries, key) })
	if err != nil {
		return nil, err
	}
	languages, err := w.partsOf(regions, func(p placed) []string {
		if !p.joinedAfar() {
			return []string{none}
		}
		return p.Facets.Of(schema.FacetLanguage)
	}, func(part *Facts, key string) { part.Languages = append(part.Languages, key) })
	return append(countries, languages...), err
}

// none is a key of what is in no part.
const none = "-"

// partsOf cuts the groups by some keys of theirs.
func (w *writer) partsOf(regions [][]placed, keysOf func(placed) []string, add func(*Facts, string)) (out []Facts, err error) {
	sizes := map[string]int{}
	keys := func(p placed) []string {
		if keys := keysOf(p); len(keys) > 0 {
			return keys
		}
		return []string{""}
	}
	for _, region := range regions {
		for _, p := range region {
			for _, key := range keys(p) {
				sizes[key]++
			}
		}
	}
	delete(sizes, none)
	var part Facts
	var here []string
	finish := func() error {
		if part.Groups == 0 {
			return nil
		}
		if part.Groups <= MostFacts {
			if part.File, err = w.file(w.directory.Language+"-part-", w.some(regions, func(p placed) bool {
				return slices.ContainsFunc(keys(p), func(key string) bool { return slices.Contains(here, key) })
			})); err != nil {
				return err
			}
		}
		out = append(out, part)
		part, here = Facts{}, nil
		return nil
	}
	for _, key := range slices.Sorted(maps.Keys(sizes)) {
		if part.Groups+sizes[key] > fewFacts {
			if err := finish(); err != nil {
				return nil, err
			}
		}
		part.Groups += sizes[key]
		here = append(here, key)
		add(&part, key)
	}
	return out, finish()
}

// some are the facts of some groups, by region.
func (w *writer) some(regions [][]placed, wanted func(placed) bool) (out []Block) {
	for i, region := range regions {
		var here []placed
		var places []int
		for at, p := range region {
			if wanted(p) {
				here, places = append(here, p), append(places, at)
			}
		}
		if len(here) == 0 {
			continue
		}
		b := w.block(here, false)
		b.Shard = &i
		if len(here) < len(region) {
			b.Places = places
		}
		out = append(out, b)
	}
	return out
}

// joinedAfar reports whether one can join from afar, perhaps among other ways.
func (p placed) joinedAfar() bool {
	return slices.ContainsFunc(p.Facets.Of(schema.FacetAttendance), func(way string) bool { return way != string(model.AttendInPerson) })
}
