package feed

import (
	"strconv"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// listed reports whether a group may be told to programs: it is real, meets,
// and was not withheld because nobody has checked it for too long.
func (w *writer) listed(e *model.Entry) bool {
	g := e.Original.Group
	return g != nil && public(e.Original) && g.Status != model.StatusClosed &&
		directory.Freshness(g, w.site.Hub, w.site.Today) != directory.Withheld
}

// groupEntries returns the listed groups, in the site's order.
func (w *writer) groupEntries() []*model.Entry {
	var out []*model.Entry
	for _, e := range w.site.Entries {
		if e.Kind == model.KindGroup && w.listed(e) {
			out = append(out, e)
		}
	}
	return out
}

// groups writes the three lists of groups.
func (w *writer) groups() error {
	entries := w.groupEntries()
	for _, part := range []func([]*model.Entry) error{w.meetingGuide, w.spreadsheet, w.geoJSON} {
		if err := part(entries); err != nil {
			return err
		}
	}
	return nil
}

// groupID is the group's name in all these files.
func groupID(e *model.Entry) string {
	if id := e.Original.Group.ID; id != "" {
		return id
	}
	return e.Path
}

// page is the full address of the group's own page, or "".
func (w *writer) page(e *model.Entry) string {
	return route.Absolute(w.site.Hub, route.Page(w.site.Hub, e, e.Original.Language))
}

// zone is the time zone of the group's times, or "" when nobody knows it.
func (w *writer) zone(g *model.Group) string {
	if zone := directory.Zone(g, w.site.Hub); zone != nil {
		return zone.String()
	}
	return ""
}

// degrees writes a coordinate with at most 5 decimals, which is a metre.
func degrees(v float64) string {
	s := strconv.FormatFloat(v, 'f', 5, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// dayName is the key of a weekday in front matter.
func dayName(d time.Weekday) string { return strings.ToLower(d.String()) }
