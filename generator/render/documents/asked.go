package documents

import (
	"encoding/json"
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/schema"
)

// People ask for groups by days, ways of meeting and for whom they are, in words of
// their own: "weekend", "zoom", "men". Which mean what stands in asked.yaml of each
// language (layouts/strings). The search finds groups by single words of these, and
// its page leads to the finder with what was meant chosen.

// askedWords are the words for a choice of a facet, in the language itself.
func askedWords(l *frame.Language, facet, key string) []string {
	return askedList(l, facet+"."+key)
}

func askedList(l *frame.Language, key string) []string {
	if key = "asked." + key; !l.Has(key) {
		return nil
	}
	var out []string
	for word := range strings.SplitSeq(l.T(key), ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}

// askedAs are the single words by which people ask for such a group; known are those of
// choices that were asked for before.
func askedAs(l *frame.Language, of *frame.Listing, known map[[2]string][]string) []string {
	var out []string
	for _, x := range of.Facets {
		for _, key := range x.Keys {
			words, has := known[[2]string{x.Facet, key}]
			if !has {
				words = slices.DeleteFunc(askedWords(l, x.Facet, key), func(word string) bool {
					// Phrases are of words that stand for much else, but those of days.
					return x.Facet != schema.FacetDay && strings.Contains(word, " ")
				})
				known[[2]string{x.Facet, key}] = words
			}
			for _, word := range words {
				if !slices.Contains(out, word) {
					out = append(out, word)
				}
			}
		}
	}
	return out
}

// askedOf are the words and questions by which people look for groups of these topics, of
// this kind and for these people: a group of another language is found by them, too.
func askedOf(l *frame.Language, of *frame.Listing) []string {
	hub := l.Site.Hub
	var out []string
	add := func(v model.Vocabulary, keys ...string) {
		for _, t := range v.Terms {
			if slices.Contains(keys, t.Key) {
				out = append(out, t.Asked.In(l.Code))
			}
		}
	}
	add(hub.Topics, of.Group.Topics...)
	add(hub.Audience, of.Group.Audience...)
	add(hub.Kinds, of.Group.Kind)
	return out
}

// asked is what the search page reads to understand such words.
type asked struct {
	Facets   map[string]map[string][]string `json:"facets"` // facet → key → words, its label first
	Today    []string                       `json:"today"`
	Tomorrow []string                       `json:"tomorrow"`
	Near     []string                       `json:"near"`   // stands before a town
	Here     []string                       `json:"here"`   // where the reader is
	Groups   []string                       `json:"groups"` // says that groups are meant, or nothing
}

// askedFile is that as JSON. Of places it has none: there may be thousands.
func askedFile(l *frame.Language) []byte {
	a := asked{Facets: map[string]map[string][]string{}}
	for _, x := range schema.Facets() {
		if x.Name == schema.FacetPlace || x.Name == schema.FacetOpen {
			continue
		}
		for _, c := range frame.Asked(l, x.Name).Choices {
			if a.Facets[x.Name] == nil {
				a.Facets[x.Name] = map[string][]string{}
			}
			a.Facets[x.Name][c.Key] = append([]string{c.Label}, askedWords(l, x.Name, c.Key)...)
		}
	}
	a.Today, a.Tomorrow, a.Near = askedList(l, "today"), askedList(l, "tomorrow"), askedList(l, "near")
	a.Here, a.Groups = askedList(l, "here"), askedList(l, "groups")
	data, _ := json.Marshal(a) // strings can always be written
	return data
}
