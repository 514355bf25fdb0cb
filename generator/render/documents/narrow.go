package documents

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// facetSection is the facet that every document of the search has.
const facetSection = "section"

// narrowing are the facets by which a reader narrows a search down, in the order
// in which they are asked.
var narrowing = []string{facetSection, schema.FacetAttendance, schema.FacetDay, schema.FacetPlace,
	schema.FacetLanguage, schema.FacetTopic}

// narrow is what the search page needs to offer these facets. Their values come
// with the search index, which knows keys alone; what the keys are called is in
// a file of the language, so that only who narrows a search down fetches it.
type narrow struct {
	Names  string // the address of the file of names
	Facets []struct{ Name, Label string }
}

func newNarrow(l *frame.Language, root string, names []byte) narrow {
	n := narrow{Names: root + versioned(route.FacetNames(l.Code), names)}
	for _, name := range narrowing {
		n.Facets = append(n.Facets, struct{ Name, Label string }{name, l.T("facet." + name)})
	}
	return n
}

// versioned is the address of a file that browsers may keep.
func versioned(address string, data []byte) string {
	sum := sha256.Sum256(data)
	return address + "?v=" + hex.EncodeToString(sum[:4])
}

// facetNames is the file of names: of each facet its keys and what they are
// called, in the order shown.
func facetNames(l *frame.Language) []byte {
	names := map[string][][2]string{}
	for _, name := range narrowing {
		for _, c := range choices(l, name) {
			names[name] = append(names[name], [2]string{c.Key, c.Label})
		}
	}
	data, _ := json.Marshal(names) // strings can always be written
	return data
}

// choices returns all keys of a facet that documents of the language have: those
// of the lists of groups, and those of pages.
func choices(l *frame.Language, name string) []frame.Choice {
	var out []frame.Choice
	have := map[string]bool{}
	add := func(key, label string) {
		if !have[key] {
			have[key] = true
			out = append(out, frame.Choice{Key: key, Label: locale.UpperFirst(label)})
		}
	}
	if name == facetSection {
		add("groups", l.KindName("groups"))
		for _, s := range l.Sections() {
			add(s.Name, l.KindName(s.Name))
		}
		add("pages", l.KindName("pages"))
		return out
	}
	for _, c := range frame.Asked(l, name).Choices {
		add(c.Key, c.Label)
	}
	for c := range l.Cards.Each {
		if c.Own && c.Kind != model.KindGroup {
			for key, label := range pageFacets(l, c)[name] {
				add(key, label)
			}
		}
	}
	frame.SortChoices(l, name, out)
	if name == schema.FacetPlace {
		tellApart(l, out)
	}
	return out
}

// pageFacets returns the facets of a page that is no group: facet → key → name.
func pageFacets(l *frame.Language, c *frame.Card) map[string]map[string]string {
	out := map[string]map[string]string{facetSection: {c.Section: l.KindName(c.Section)}}
	for _, topic := range c.Topics {
		if out[schema.FacetTopic] == nil {
			out[schema.FacetTopic] = map[string]string{}
		}
		out[schema.FacetTopic][directory.Slug(topic)] = l.Label(l.Site.Hub.Topics, topic)
	}
	if code := country(c); code != "" {
		out[schema.FacetPlace] = map[string]string{strings.ToLower(code): l.CountryName(code)}
	}
	return out
}

// country is where a page lies whose kind says so; "" of any other.
func country(c *frame.Card) string {
	for _, f := range schema.Of(c.Kind).Own {
		if f.Type == schema.Country && f.Facet == schema.FacetPlace {
			if at := f.At(&model.Page{Kind: c.Kind, OfKind: c.OfKind}); at != nil {
				return schema.TextOf(at)
			}
		}
	}
	return ""
}

// keysOf returns the keys of each facet, sorted.
func keysOf(facets map[string]map[string]string) map[string][]string {
	out := make(map[string][]string, len(facets))
	for name, keys := range facets {
		out[name] = slices.Sorted(maps.Keys(keys))
	}
	return out
}

// tellApart adds the country to towns of one name, whether or not all are called otherwise in
// the reader's language.
func tellApart(l *frame.Language, places []frame.Choice) {
	count := map[string]int{}
	for _, c := range places {
		count[c.Label]++
		if _, name, town := strings.Cut(c.Key, "-"); town {
			count[" "+name]++
		}
	}
	for i, c := range places {
		if country, name, town := strings.Cut(c.Key, "-"); town && max(count[c.Label], count[" "+name]) > 1 {
			places[i].Label += l.Comma() + l.CountryName(country)
		}
	}
}
