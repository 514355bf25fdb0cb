package groups

import (
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// Calendars names the part of a site that is the calendars of single groups.
const Calendars = "calendars"

// PartOf names the part of a site to which a file belongs that hub.yaml can leave out: Calendars,
// or a facet with its ready-made lists. It is "" for what every hub has.
func PartOf(hub *model.Hub, path string) string {
	for _, code := range hub.Codes() {
		rest, below := strings.CutPrefix(path, route.Path(hub, "groups", "", code))
		if !below {
			continue
		}
		if strings.HasSuffix(rest, ".ics") {
			return Calendars
		}
		name, _, folder := strings.Cut(rest, "/")
		if x := schema.FacetNamed(name); folder && x.Name != "" && !x.FinderOnly {
			return x.Name
		}
	}
	return ""
}
