package interchange

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// fact is something that a group may say.
type fact struct {
	field string    // as package schema names it, or what of it formats tell apart
	what  diag.Text // in words: "how to join"
	says  func(e *model.Entry) bool
}

// facts are what the formats differ in. What every one of them tells (the name,
// the town) and what no file may tell (who checked a listing, when to check it
// again) is not here; a contact's name, which none may tell either, is, since people look
// for it. Behind those that are told apart or named here come all other fields of groups,
// as the schema calls them.
func facts() []fact {
	out := []fact{
		{"text", "the text of the page", func(e *model.Entry) bool { return e.Original.Body.Open().Text != "" }},
		{"translations", "translations", func(e *model.Entry) bool { return len(e.Pages) > 1 }},
		{"summary", "the summary", func(e *model.Entry) bool { return e.Original.Summary != "" }},
		{"first_visit", "what happens the first time", nil},
		{"alert.text", "the notice (alert)", nil},
		{"alert.until", "until when a notice stands", nil},
		{"resumes", "when a group that pauses starts again", nil},
		{"kind", "the kind of group", nil},
		{"attendance.phone", "that people meet by telephone",
			ofGroup(func(g *model.Group) bool { return g.Attendance == model.AttendPhone })},
		{"attendance", "whether people meet in the room or online", nil},
		{"schedule", "when a group meets", nil},
		{"schedule.by_arrangement", "meetings by arrangement",
			ofSession(func(s model.Session) bool { return s.ByArrangement })},
		{"schedule.every", "meetings that are not every week: they are told in words alone",
			ofSession(func(s model.Session) bool { return !weekly(s) && !s.ByArrangement })},
		{"schedule.from", "the first and the last day of a schedule",
			ofSession(func(s model.Session) bool { return !s.From.IsZero() || !s.Until.IsZero() })},
		{"schedule.rrule", "rules that are neither by the week nor by the month: they are told in words alone",
			ofSession(func(s model.Session) bool { return s.RRule != "" && scheduleOf(s).Freq == "" })},
		{"schedule.except", "days on which a group does not meet, and extra ones",
			ofSession(func(s model.Session) bool { return len(s.Except)+len(s.Extra) > 0 })},
		{"timezone", "the time zone", nil},
		{"place", "venue, street, town and country apart: they are one line",
			ofGroup(func(g *model.Group) bool { p := g.Place.Public(); return p.Venue+p.Address+p.City+p.Country != "" })},
		{"place.region", "regions", nil},
		{"place.postcode", "postcodes", nil},
		{"place.precision", "how exactly the place is told", nil},
		{"online.url", "the link of an online meeting",
			ofGroup(func(g *model.Group) bool { return g.Online.Public().URL != "" })},
		{"online.ask_passcode", "that people ask for the passcode", nil},
		{"contact", "telephone and e-mail",
			ofGroup(func(g *model.Group) bool { return g.Contact.Phone+g.Contact.Email != "" })},
		{"contact.name", "the first name of the contact, which is on the page alone", nil},
		{"contact.url", "the group's own website", nil},
		{"audience", "for whom it is", nil},
		{"cost", "the cost", nil},
		{"organisation", "who runs it", nil},
		{"updated", "the day of the last change", func(e *model.Entry) bool { return !e.Original.Updated.IsZero() }},
		{"verified.on", "when it was checked", nil},
	}
	schema.Of(model.KindGroup).Walk(func(path string, f schema.Field) {
		i := slices.IndexFunc(out, func(known fact) bool { return known.field == path })
		told := f.Column != "" && (f.Tell == schema.Public || f.Tell == schema.Coarse)
		switch {
		case i >= 0 && out[i].says == nil:
			out[i].says = says(path, f)
		case i < 0 && told && !slices.Contains(everywhere(), path) && !strings.HasPrefix(path, "schedule."):
			out = append(out, fact{path, f.Label, says(path, f)})
		}
	})
	return out
}

// everywhere are the fields that no format loses by themselves: every one has a place
// for them, or they are told with another.
func everywhere() []string {
	return []string{"id", "name", "status", "place.venue", "place.address", "place.city", "place.country",
		"place.lat", "place.lon", "online.publish_link", "contact.phone", "contact.email"}
}

// says tells whether a group has something in a field.
func says(path string, f schema.Field) func(e *model.Entry) bool {
	return ofGroup(func(g *model.Group) bool { return !f.Absent(schema.GroupAt(path, g)) })
}

// factsBut are the fields of all facts but some.
func factsBut(not ...string) []string {
	var out []string
	for _, f := range facts() {
		if !slices.Contains(not, f.field) {
			out = append(out, f.field)
		}
	}
	return out
}

func ofGroup(says func(g *model.Group) bool) func(e *model.Entry) bool {
	return func(e *model.Entry) bool { return says(e.Original.Group) }
}

func ofSession(says func(s model.Session) bool) func(e *model.Entry) bool {
	return ofGroup(func(g *model.Group) bool { return slices.ContainsFunc(g.Schedule, says) })
}

// lacks are the facts that a format has no words for, in their order.
func (f format) lacks() []fact {
	var out []fact
	for _, fact := range facts() {
		if !slices.Contains(f.carries, fact.field) {
			out = append(out, fact)
			continue
		}
		for _, part := range f.partly {
			if part.field == fact.field {
				out = append(out, part)
			}
		}
	}
	return out
}

// Tally says what became of the groups in a file of a format.
type Tally struct {
	Groups int    // how many are in the file
	Absent int    // how many are not, though programs are told of them; Absence says why
	Lost   []Loss // what the groups in the file say, and the format has no words for
}

// Loss is something that groups of a hub say and a format has no words for.
type Loss struct {
	What   diag.Text // in words: "how to join"
	Groups int       // how many groups say it
}

// Count says what became of the groups of a site in a format.
func Count(name Format, site *model.Site) Tally {
	f := registered(name)
	var t Tally
	var in []*model.Entry
	for _, e := range shared(site) {
		if f.holds == nil || f.holds(e, site) {
			in = append(in, e)
		} else {
			t.Absent++
		}
	}
	t.Groups = len(in)
	for _, fact := range f.lacks() {
		l := Loss{What: fact.what}
		for _, e := range in {
			if fact.says(e) {
				l.Groups++
			}
		}
		if l.Groups > 0 {
			t.Lost = append(t.Lost, l)
		}
	}
	return t
}

// shared returns the groups that programs are told of, in the site's order.
func shared(site *model.Site) []*model.Entry {
	var out []*model.Entry
	for _, e := range site.Entries {
		if e.Kind == model.KindGroup && directory.Shared(e, site.Hub, site.Today) {
			out = append(out, e)
		}
	}
	return out
}
