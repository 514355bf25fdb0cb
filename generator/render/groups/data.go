package groups

import (
	"html/template"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
)

// data is what search engines read of a group. Samples, and groups that do not
// meet, have none.
func (l *language) data(f *frame.Frame, p *model.Page, state directory.State) template.HTML {
	thing := l.event(f, p, state)
	if thing == nil {
		return ""
	}
	thing["name"] = p.Title // the head of the page says the rest
	return thing.Block()
}

// event describes a group that meets on known dates; an organisation without
// any is an Organization.
func (l *language) event(f *frame.Frame, p *model.Page, state directory.State) frame.Thing {
	g := p.Group
	hub := l.Site.Hub
	if g.Sample || ended(l, g) || g.Paused(l.Site.Today) || state == directory.Withheld {
		return nil
	}
	var schedules []directory.Schedule
	for _, s := range g.Schedule {
		schedules = append(schedules, directory.Schedules(g, s, hub)...)
	}
	next := directory.Next(g, hub, l.Site.Today, 1)
	if len(next) == 0 || len(schedules) == 0 {
		out := frame.Thing{"@type": "Organization"}
		if g.Contact.URL != "" {
			out["sameAs"] = []string{g.Contact.URL}
		}
		return out
	}
	out := frame.Thing{"@type": "Event", "eventSchedule": schedules, "startDate": next[0].Start.Format(time.RFC3339)}
	if !next[0].End.IsZero() {
		out["endDate"] = next[0].End.Format(time.RFC3339)
	}
	if g.Organisation != "" {
		out["organizer"] = map[string]any{"@type": "Organization", "name": g.Organisation}
	}
	if strings.EqualFold(g.Cost, "free") {
		out["isAccessibleForFree"] = true
	}
	var where []map[string]any
	if g.Attendance != model.AttendOnline && g.Attendance != model.AttendPhone {
		place := g.Place.Public()
		address := map[string]any{"@type": "PostalAddress"}
		for key, value := range map[string]string{
			"streetAddress": place.Address, "addressLocality": place.City, "postalCode": place.Postcode,
			"addressRegion": directory.NearestRegion(place), "addressCountry": place.Country,
		} {
			if value != "" {
				address[key] = value
			}
		}
		one := map[string]any{"@type": "Place", "address": address}
		if place.Venue != "" {
			one["name"] = place.Venue
		}
		if place.HasPoint {
			one["geo"] = map[string]any{"@type": "GeoCoordinates", "latitude": place.Lat, "longitude": place.Lon}
		}
		where = append(where, one)
	}
	modes := map[model.Attendance]string{
		model.AttendInPerson: "Offline", model.AttendOnline: "Online", model.AttendHybrid: "Mixed",
	}
	if mode := modes[g.Attendance]; mode != "" {
		out["eventAttendanceMode"] = "https://schema.org/" + mode + "EventAttendanceMode"
	}
	if g.Attendance == model.AttendOnline || g.Attendance == model.AttendHybrid {
		to := g.Online.Public().URL
		if to == "" {
			to = f.Canonical
		}
		where = append(where, map[string]any{"@type": "VirtualLocation", "url": to})
	}
	if len(where) > 0 {
		out["location"] = where
	}
	return out
}
