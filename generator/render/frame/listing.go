package frame

import (
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Listing is a group as lists know it, in every language the same.
type Listing struct {
	Entry     *model.Entry // for whoever makes its page: lists show its card
	Group     *model.Group // the original's
	Facets    map[string][]string
	Freshness directory.State

	order string // lists are sorted by it: as a timetable
}

// newTimetable prepares the groups of the site that lists name.
func newTimetable(site *model.Site) []*Listing {
	var out []*Listing
	for _, e := range site.InSection("groups") {
		if !directory.Listed(e, site.Hub, site.Today) {
			continue
		}
		g := e.Original.Group
		one := &Listing{Entry: e, Group: g, Facets: directory.Facets(g, site.Hub),
			Freshness: directory.Freshness(g, site.Hub, site.Today)}
		one.order = order(g, one.Facets[schema.FacetDay], e.Original.Title, site.Today)
		out = append(out, one)
	}
	return out
}

// order sorts groups as a timetable: by weekday and time, then those that one
// asks, then those of which nothing is known, last those that pause.
func order(g *model.Group, days []string, name string, today model.Date) string {
	rank := "8" // nothing known
	for i, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if len(days) > 0 && days[0] == day {
			rank = string(rune('0' + i))
		}
	}
	start := ""
	if len(g.Schedule) > 0 {
		start = g.Schedule[0].Start
		if rank == "8" {
			rank = "7" // by arrangement, or on dates that change
		}
	}
	if g.Paused(today) {
		rank = "9" + rank
	}
	return rank + start + "\x00" + name
}
