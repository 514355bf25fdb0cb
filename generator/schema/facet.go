package schema

import "peerhub/generator/model"

// The facets by which groups are listed: fields of groups make them (Field.Facet).
// Each is the name of a folder of ready-made lists, groups/day/tuesday/, so no page
// of the section may have it.
const (
	FacetAttendance = "attendance"
	FacetDay        = "day"
	FacetPlace      = "place"
	FacetLanguage   = "language"
	FacetTopic      = "topic"
	FacetFor        = "for"
	FacetJoin       = "join"
)

// Facets returns the facets in the order in which readers are asked.
func Facets() []string {
	return []string{FacetAttendance, FacetDay, FacetPlace, FacetLanguage, FacetTopic, FacetFor, FacetJoin}
}

// Facet returns the field of groups that makes a facet by what stands in it: one of
// its choices, or words of a vocabulary. The other facets follow from several fields.
func Facet(name string) (f Field, ok bool) {
	for _, f := range Of(model.KindGroup).Fields {
		if f.Facet == name && (f.Type == Choice || f.Type == Term || f.Type == Terms) {
			return f, true
		}
	}
	return Field{}, false
}
