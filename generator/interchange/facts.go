package interchange

import (
	"slices"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// fact is something that a group may say.
type fact struct {
	field string // as package schema names it, or what of it formats tell apart
	what  string // in words: "how to join"
	says  func(e *model.Entry) bool
}

// facts are what the formats differ in. What every one of them tells (the name,
// the town) and what no file may tell (who checked a listing, when to check it
// again, a contact's name) is not here.
func facts() []fact {
	return []fact{
		{"text", "the text of the page", func(e *model.Entry) bool { return e.Original.Body.Text != "" }},
		{"translations", "translations", func(e *model.Entry) bool { return len(e.Pages) > 1 }},
		{"summary", "the summary", func(e *model.Entry) bool { return e.Original.Summary != "" }},
		{"first_visit", "what happens the first time", ofGroup(func(g *model.Group) bool { return g.FirstVisit != "" })},
		{"alert.text", "the notice (alert)", ofGroup(func(g *model.Group) bool { return g.Alert.Text != "" })},
		{"alert.until", "until when a notice stands", ofGroup(func(g *model.Group) bool { return !g.Alert.Until.IsZero() })},
		{"resumes", "when a group that pauses starts again",
			ofGroup(func(g *model.Group) bool { return !g.Resumes.IsZero() })},
		{"kind", "the kind of group", ofGroup(func(g *model.Group) bool { return g.Kind != "" })},
		{"attendance.phone", "that people meet by telephone",
			ofGroup(func(g *model.Group) bool { return g.Attendance == model.AttendPhone })},
		{"attendance", "whether people meet in the room or online",
			ofGroup(func(g *model.Group) bool { return g.Attendance != "" })},
		{"schedule", "when a group meets", ofGroup(func(g *model.Group) bool { return len(g.Schedule) > 0 })},
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
		{"timezone", "the time zone", ofGroup(func(g *model.Group) bool { return g.Timezone != "" })},
		{"place", "venue, street, town and country apart: they are one line",
			ofGroup(func(g *model.Group) bool { p := g.Place.Public(); return p.Venue+p.Address+p.City+p.Country != "" })},
		{"place.region", "regions", ofGroup(func(g *model.Group) bool { return len(g.Place.Region) > 0 })},
		{"place.precision", "how exactly the place is told",
			ofGroup(func(g *model.Group) bool { return g.Place.Precision != "" })},
		{"online.url", "the link of an online meeting",
			ofGroup(func(g *model.Group) bool { return g.Online.Public().URL != "" })},
		{"online.ask_passcode", "that people ask for the passcode",
			ofGroup(func(g *model.Group) bool { return g.Online.AskPasscode })},
		{"contact", "telephone and e-mail",
			ofGroup(func(g *model.Group) bool { return g.Contact.Phone+g.Contact.Email != "" })},
		{"contact.url", "the group's own website", ofGroup(func(g *model.Group) bool { return g.Contact.URL != "" })},
		{"languages", "languages", ofGroup(func(g *model.Group) bool { return len(g.Languages) > 0 })},
		{"audience", "for whom it is", ofGroup(func(g *model.Group) bool { return len(g.Audience) > 0 })},
		{"topics", "topics", ofGroup(func(g *model.Group) bool { return len(g.Topics) > 0 })},
		{"access", "access", ofGroup(func(g *model.Group) bool { return len(g.Access) > 0 })},
		{"cost", "the cost", ofGroup(func(g *model.Group) bool { return g.Cost != "" })},
		{"join", "how to join", ofGroup(func(g *model.Group) bool { return g.Join != "" })},
		{"organisation", "who runs it", ofGroup(func(g *model.Group) bool { return g.Organisation != "" })},
		{"updated", "the day of the last change", func(e *model.Entry) bool { return !e.Original.Updated.IsZero() }},
		{"verified.on", "when it was checked", ofGroup(func(g *model.Group) bool { return !g.Verified.On.IsZero() })},
	}
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
	What   string // in words: "how to join"
	Groups int    // how many groups say it
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
