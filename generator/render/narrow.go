package render

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
	"peerhub/generator/route"
)

// facetSection is the facet that every document of the search has.
const facetSection = "section"

// narrowing returns the facets by which a reader narrows a search down, in the
// order in which they are asked.
func narrowing() []string {
	return []string{facetSection, directory.FacetAttendance, directory.FacetDay, directory.FacetPlace, directory.FacetLanguage, directory.FacetTopic}
}

// narrow is what the search page needs to offer these facets. Their values come
// with the search index, which knows keys alone; what the keys are called is in
// a file of the language, so that only who narrows a search down fetches it.
type narrow struct {
	Names  string // the address of the file of names
	Facets []struct{ Name, Label string }
}

func (t *tongue) narrow(root string, write sink) (narrow, error) {
	n := narrow{}
	names := map[string][][2]string{} // facet → key and name, in the order shown
	for _, name := range narrowing() {
		n.Facets = append(n.Facets, struct{ Name, Label string }{name, t.T("facet." + name)})
		for _, c := range t.narrowChoices(name) {
			names[name] = append(names[name], [2]string{c.key, c.label})
		}
	}
	data, err := json.Marshal(names)
	if err != nil {
		return narrow{}, err
	}
	address := route.FacetNames(t.language.Code)
	sum := sha256.Sum256(data)
	n.Names = root + address + "?v=" + hex.EncodeToString(sum[:4])
	return n, write(address, data)
}

// narrowChoices returns all keys of a facet that documents of the language
// have: those of the lists of groups, and those of pages.
func (t *tongue) narrowChoices(name string) []choice {
	var out []choice
	have := map[string]bool{}
	add := func(key, label string) {
		if !have[key] {
			have[key] = true
			out = append(out, choice{key: key, label: locale.UpperFirst(label)})
		}
	}
	if name == facetSection {
		add("groups", t.kind("groups"))
		for _, s := range t.sections {
			add(s.name, t.kind(s.name))
		}
		add("pages", t.kind("pages"))
		return out
	}
	for _, f := range t.finder().facets {
		if f.name == name {
			for _, c := range f.choices {
				add(c.key, c.label)
			}
		}
	}
	for _, e := range t.r.site.Entries {
		if p, own := e.In(t.language.Code); own && e.Kind != model.KindGroup {
			for key, label := range t.pageFacets(e, p)[name] {
				add(key, label)
			}
		}
	}
	t.sortChoices(name, out)
	if name == directory.FacetPlace {
		t.tellApart(out)
	}
	return out
}

// pageFacets returns the facets of a page that is no group: facet → key → name.
func (t *tongue) pageFacets(e *model.Entry, p *model.Page) map[string]map[string]string {
	out := map[string]map[string]string{facetSection: {e.Section: t.kind(e.Section)}}
	for _, topic := range p.Topics {
		if out[directory.FacetTopic] == nil {
			out[directory.FacetTopic] = map[string]string{}
		}
		out[directory.FacetTopic][directory.Slug(topic)] = t.label(t.r.hub.Topics, topic)
	}
	if p.Practice != nil && p.Practice.Country != "" {
		out[directory.FacetPlace] = map[string]string{strings.ToLower(p.Practice.Country): t.CountryName(p.Practice.Country)}
	}
	return out
}

// keysOf returns the keys of each facet, sorted.
func keysOf(facets map[string]map[string]string) map[string][]string {
	out := make(map[string][]string, len(facets))
	for name, keys := range facets {
		out[name] = slices.Sorted(maps.Keys(keys))
	}
	return out
}

// tellApart adds the country to towns of one name.
func (t *tongue) tellApart(places []choice) {
	count := map[string]int{}
	for _, c := range places {
		count[c.label]++
	}
	for i, c := range places {
		if country, _, town := strings.Cut(c.key, "-"); town && count[c.label] > 1 {
			places[i].label += t.comma() + t.CountryName(country)
		}
	}
}
