package schema

import (
	"slices"
	"sync"

	"peerhub/generator/model"
)

// The facets that some part of the program knows by name. Further ones are fields of
// groups that say so (Field.Facet), and need no line here.
const (
	FacetAttendance = "attendance"
	FacetDay        = "day"
	FacetPlace      = "place" // a country: ke; a town: ke-nairobi
	FacetLanguage   = "language"
	FacetTopic      = "topic"
	FacetFor        = "for"
	FacetAccess     = "access"
	FacetCost       = "cost"
	FacetJoin       = "join"
	FacetKind       = "kind"
	FacetOpen       = "open" // who may come: anyone, or members alone
)

// The keys of the facet of who may come.
const (
	OpenAnyone  = "anyone"
	OpenMembers = "members" // and the word of the audience that says it
)

// OpenTo are those keys, each by the word of the audience that says it: what other lists
// call open and closed meetings.
var OpenTo = map[string]string{"everyone": OpenAnyone, OpenMembers: OpenMembers}

// ByArrangement is the key of the facet of days of those who agree on one.
const ByArrangement = "by-arrangement"

// A Facet is a question by which readers choose groups.
type Facet struct {
	Name  string // of the folder of its ready-made lists: groups/day/tuesday/
	Path  string // of the field of groups that makes it
	Field Field
	// FinderOnly says that the facet has no ready-made lists: the finder in the browser
	// alone asks it.
	FinderOnly bool
	// Every says that whoever chooses several wants all of them, and that a group lacks
	// nothing only because it does not name it.
	Every bool
}

// asked are the facets above in the order in which readers are asked. All others stand
// before the last of them.
var asked = []string{FacetAttendance, FacetDay, FacetPlace, FacetLanguage, FacetTopic, FacetFor, FacetKind, FacetOpen, FacetAccess, FacetCost,
	FacetJoin}

// finderOnly are the facets without ready-made lists.
var finderOnly = []string{FacetOpen, FacetAccess, FacetCost}

// KnownFacet reports whether some part of the program knows the facet by name, and so shows
// it in a way of its own.
func KnownFacet(name string) bool { return slices.Contains(asked, name) }

// Facets returns the facets in the order in which readers are asked: the known ones, how
// one joins behind them and all others.
var Facets = sync.OnceValue(func() []Facet {
	var out []Facet
	Of(model.KindGroup).Walk(func(path string, f Field) {
		if f.Facet == FacetFor {
			out = append(out, Facet{Name: FacetOpen, Path: path, FinderOnly: true,
				Field: Field{Type: Choice, Choices: []string{OpenAnyone, OpenMembers}}})
		}
		if f.Facet != "" {
			out = append(out, Facet{Name: f.Facet, Path: path, Field: f,
				FinderOnly: slices.Contains(finderOnly, f.Facet), Every: f.Facet == FacetAccess})
		}
	})
	rank := func(name string) int {
		switch i := slices.Index(asked, name); {
		case name == FacetJoin:
			return len(asked)
		case i >= 0:
			return i
		}
		return len(asked) - 1
	}
	slices.SortStableFunc(out, func(a, b Facet) int { return rank(a.Name) - rank(b.Name) })
	return out
})

// Listed returns the names of the facets that have ready-made lists. No page of the
// section may have the name of one.
func Listed() []string {
	var out []string
	for _, x := range Facets() {
		if !x.FinderOnly {
			out = append(out, x.Name)
		}
	}
	return out
}

// FacetNamed returns the facet of a name; an empty one when there is none.
func FacetNamed(name string) Facet {
	for _, x := range Facets() {
		if x.Name == name {
			return x
		}
	}
	return Facet{}
}

// Plain reports whether what stands in one field says all of the facet: one of its
// choices, or words of a vocabulary. The others follow from several fields.
func (x Facet) Plain() bool {
	return x.Field.Type == Choice || x.Field.Type == Term || x.Field.Type == Terms
}

// Question returns the name under which readers are told of a field of groups: that of
// its facet, or its path.
func Question(path string) string {
	if f, _ := Of(model.KindGroup).Field(path); f.Facet != "" {
		return f.Facet
	}
	return path
}

// Answers are the keys of a field for which languages have words.
func (f Field) Answers() []string {
	if f.Facet == FacetDay {
		return append(slices.Clone(f.Choices), ByArrangement)
	}
	return f.Choices
}
