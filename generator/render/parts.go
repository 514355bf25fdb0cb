package render

import (
	"peerhub/generator/model"
	"peerhub/generator/render/groups"
)

// Calendars names the part of a site that is the calendars of single groups.
const Calendars = groups.Calendars

// PartOf names the part of a site to which a file belongs that hub.yaml can leave out: Calendars,
// or a facet with its ready-made lists. It is "" for what every hub has.
func PartOf(hub *model.Hub, path string) string { return groups.PartOf(hub, path) }
