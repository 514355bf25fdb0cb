package schema

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
