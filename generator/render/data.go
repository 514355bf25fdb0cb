package render

import (
	"bytes"
	"encoding/json"
	"html/template"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// data returns what search engines read of a page, as JSON-LD (schema.org): the
// hub on its home, a group that meets, a module or a lesson. Samples, closed
// groups and pages in a borrowed language have none.
//
// It is a block of data, which a Content-Security-Policy for scripts does not
// concern (HTML, "prepare the script element"). json escapes <, > and &, so no
// text can end the block.
func (t *tongue) data(f *frame, e *model.Entry, p *model.Page, own bool) template.HTML {
	if !own || f.NoIndex || f.Canonical == "" || p.Group != nil {
		return "" // a group's are groupData
	}
	var thing map[string]any
	switch {
	case e.Kind == model.KindHome:
		thing = t.organisation()
	case p.Module != nil:
		thing = map[string]any{"@type": "Course", "provider": t.organisation(), "educationalLevel": p.Module.Level, "teaches": p.Module.Outcomes}
	case e.Kind == model.KindLesson:
		thing = map[string]any{"@type": "LearningResource"}
		if p.Lesson != nil && p.Lesson.Minutes > 0 {
			thing["timeRequired"] = "PT" + json.Number(itoa(p.Lesson.Minutes)).String() + "M"
		}
		if e.Module != nil {
			at, _ := route.For(t.r.hub, e.Module, t.language.Code)
			thing["isPartOf"] = route.Absolute(t.r.hub, at)
		}
	}
	if thing == nil {
		return ""
	}
	if e.Kind != model.KindHome {
		name(thing, f, p)
		thing["license"] = licenseAddress(p, t)
	}
	return block(thing)
}

// groupData is the same for a group.
func (t *tongue) groupData(f *frame, p *model.Page, state directory.State) template.HTML {
	thing := t.event(f, p, state)
	if thing == nil {
		return ""
	}
	name(thing, f, p)
	return block(thing)
}

// name says what a thing is called and where it is.
func name(thing map[string]any, f *frame, p *model.Page) {
	thing["name"], thing["description"], thing["inLanguage"], thing["url"] = p.Title, p.Summary, p.Language, f.Canonical
}

// block writes the data without its empty values; keys are sorted.
func block(thing map[string]any) template.HTML {
	thing["@context"] = "https://schema.org"
	for key, value := range thing {
		switch v := value.(type) {
		case string:
			if v == "" {
				delete(thing, key)
			}
		case []string:
			if len(v) == 0 {
				delete(thing, key)
			}
		}
	}
	data, err := json.Marshal(thing)
	if err != nil || bytes.Contains(data, []byte("</")) {
		return ""
	}
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}

func (t *tongue) organisation() map[string]any {
	o := map[string]any{"@type": "Organization", "name": t.hub, "url": route.Absolute(t.r.hub, route.Home(t.r.hub, t.language.Code))}
	if s := t.say(t.r.hub.Description); s.Text != "" {
		o["description"] = s.Text
	}
	if t.r.hub.Contact.Email != "" {
		o["email"] = t.r.hub.Contact.Email
	}
	return o
}

func licenseAddress(p *model.Page, t *tongue) string {
	id := p.License
	if id == "" {
		id = t.r.hub.License
	}
	if id == "" {
		return ""
	}
	_, address := license(id, t)
	return address
}

// event describes a group that meets on known dates; an organisation without
// any is an Organization.
func (t *tongue) event(f *frame, p *model.Page, state directory.State) map[string]any {
	g := p.Group
	hub := t.r.hub
	if g.Sample || g.Status == model.StatusClosed || g.Paused(t.r.site.Today) || state == directory.Withheld {
		return nil
	}
	var schedules []directory.Schedule
	for _, s := range g.Schedule {
		schedules = append(schedules, directory.Schedules(g, s, hub)...)
	}
	next := directory.Next(g, hub, t.r.site.Today, 1)
	if len(next) == 0 || len(schedules) == 0 {
		o := map[string]any{"@type": "Organization"}
		if g.Contact.URL != "" {
			o["sameAs"] = []string{g.Contact.URL}
		}
		return o
	}
	out := map[string]any{"@type": "Event", "eventSchedule": schedules, "startDate": next[0].Start.Format(time.RFC3339), "eventStatus": "https://schema.org/EventScheduled"}
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
		for key, value := range map[string]string{"streetAddress": place.Address, "addressLocality": place.City, "addressCountry": place.Country} {
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
	modes := map[model.Attendance]string{model.AttendInPerson: "Offline", model.AttendOnline: "Online", model.AttendHybrid: "Mixed"}
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
