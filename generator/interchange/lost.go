package interchange

import (
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
)

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

// fact is something that a group may say.
type fact struct {
	what string
	says func(e *model.Entry) bool
	// told are the formats that have words for it.
	told []Format
}

// facts are what the formats differ in. What every one of them tells (the name,
// the town) and what no file may tell (who checked a listing, when to check it
// again, a contact's name) is not here.
func facts() []fact {
	of := func(says func(g *model.Group) bool) func(e *model.Entry) bool {
		return func(e *model.Entry) bool { return says(e.Original.Group) }
	}
	session := func(says func(s model.Session) bool) func(e *model.Entry) bool {
		return of(func(g *model.Group) bool { return slices.ContainsFunc(g.Schedule, says) })
	}
	return []fact{
		{"the text of the page", func(e *model.Entry) bool { return e.Original.Body.Text != "" }, nil},
		{"translations", func(e *model.Entry) bool { return len(e.Pages) > 1 }, []Format{CSV}},
		{"the summary", func(e *model.Entry) bool { return e.Original.Summary != "" }, []Format{CSV, MeetingGuide, HSDS, GeoJSON, ICalendar}},
		{"what happens the first time", of(func(g *model.Group) bool { return g.FirstVisit != "" }), []Format{CSV, HSDS}},
		{"the notice (alert)", of(func(g *model.Group) bool { return g.Alert.Text != "" }), []Format{CSV, HSDS}},
		{"until when a notice stands", of(func(g *model.Group) bool { return !g.Alert.Until.IsZero() }), []Format{CSV}},
		{"when a group that pauses starts again", of(func(g *model.Group) bool { return !g.Resumes.IsZero() }), []Format{CSV}},
		{"the kind of group", of(func(g *model.Group) bool { return g.Kind != "" }), []Format{CSV, HSDS, GeoJSON}},
		{"that people meet by telephone", of(func(g *model.Group) bool { return g.Attendance == model.AttendPhone }), []Format{CSV, HSDS, GeoJSON}},
		{"whether people meet in the room or online", of(func(g *model.Group) bool { return g.Attendance != "" }), []Format{CSV, HSDS, GeoJSON, MeetingGuide}},
		{"when a group meets", of(func(g *model.Group) bool { return len(g.Schedule) > 0 }), []Format{CSV, HSDS, MeetingGuide, ICalendar}},
		{"that nobody knows when a group meets: it is told as by arrangement", of(func(g *model.Group) bool { return len(g.Schedule) == 0 }), []Format{CSV, HSDS, GeoJSON, ICalendar}},
		{"meetings by arrangement", session(func(s model.Session) bool { return s.ByArrangement }), []Format{CSV, HSDS, MeetingGuide}},
		{"meetings that are not every week: they are told in words alone", session(func(s model.Session) bool { return !weekly(s) && !s.ByArrangement }), []Format{CSV, HSDS, ICalendar}},
		{"the first and the last day of a schedule", session(func(s model.Session) bool { return !s.From.IsZero() || !s.Until.IsZero() }), []Format{CSV, HSDS, ICalendar}},
		{"rules that are neither by the week nor by the month: they are told in words alone", session(func(s model.Session) bool { return s.RRule != "" && scheduleOf(s).Freq == "" }), []Format{CSV, ICalendar, MeetingGuide}},
		{"days on which a group does not meet, and extra ones", session(func(s model.Session) bool { return len(s.Except)+len(s.Extra) > 0 }), []Format{CSV, ICalendar}},
		{"the time zone", of(func(g *model.Group) bool { return g.Timezone != "" }), []Format{CSV, MeetingGuide, HSDS, ICalendar}},
		{"regions", of(func(g *model.Group) bool { return len(g.Place.Region) > 0 }), []Format{CSV, MeetingGuide, HSDS}},
		{"how exactly the place is told", of(func(g *model.Group) bool { return g.Place.Precision != "" }), []Format{CSV, GeoJSON}},
		{"the link of an online meeting", of(func(g *model.Group) bool { return g.Online.Public().URL != "" }), []Format{CSV, MeetingGuide, HSDS}},
		{"telephone and e-mail", of(func(g *model.Group) bool { return g.Contact.Phone+g.Contact.Email != "" }), []Format{CSV, MeetingGuide, HSDS}},
		{"the group's own website", of(func(g *model.Group) bool { return g.Contact.URL != "" }), []Format{CSV, MeetingGuide, HSDS}},
		{"languages", of(func(g *model.Group) bool { return len(g.Languages) > 0 }), []Format{CSV, HSDS, GeoJSON, MeetingGuide}},
		{"languages for which the format has no code", of(func(g *model.Group) bool { return slices.ContainsFunc(g.Languages, uncoded("languages")) }), []Format{CSV, HSDS, GeoJSON, ICalendar}},
		{"for whom it is", of(func(g *model.Group) bool { return len(g.Audience) > 0 }), []Format{CSV, HSDS, GeoJSON, MeetingGuide}},
		{"for whom it is, where the format has no code", of(func(g *model.Group) bool { return slices.ContainsFunc(g.Audience, uncoded("audience")) }), []Format{CSV, HSDS, GeoJSON, ICalendar}},
		{"topics", of(func(g *model.Group) bool { return len(g.Topics) > 0 }), []Format{CSV, HSDS, GeoJSON}},
		{"access", of(func(g *model.Group) bool { return len(g.Access) > 0 }), []Format{CSV, HSDS, MeetingGuide}},
		{"access for which the format has no code", of(func(g *model.Group) bool { return slices.ContainsFunc(g.Access, uncoded("access")) }), []Format{CSV, HSDS, GeoJSON, ICalendar}},
		{"the cost", of(func(g *model.Group) bool { return g.Cost != "" }), []Format{CSV, HSDS}},
		{"how to join", of(func(g *model.Group) bool { return g.Join != "" }), []Format{CSV, HSDS}},
		{"who runs it", of(func(g *model.Group) bool { return g.Organisation != "" }), []Format{CSV, MeetingGuide, HSDS}},
		{"when it was checked", of(func(g *model.Group) bool { return !g.Verified.On.IsZero() }), []Format{CSV, HSDS, GeoJSON}},
	}
}

// holds reports whether a format has a place for a group: maps want a point,
// calendars a day, and meeting lists nothing that pauses.
func (f Format) holds(e *model.Entry, site *model.Site) bool {
	switch f {
	case GeoJSON:
		return e.Original.Group.Place.Public().HasPoint
	case ICalendar:
		return directory.NewCalendars(site.Hub, site.Today).Has(e)
	case MeetingGuide:
		return !e.Original.Group.Paused(site.Today)
	}
	return true
}

// Absence says why groups are not in the file of a format.
func (f Format) Absence(groups int) diag.Text {
	one, many := diag.Text("%d group pauses, and is not in %s."), diag.Text("%d groups pause, and are not in %s.")
	switch f {
	case GeoJSON:
		one, many = "%d group has no point on the map, and is not in %s.", "%d groups have no point on the map, and are not in %s."
	case ICalendar:
		one, many = "%d group pauses or meets on no day that is known, and is not in %s.", "%d groups pause or meet on no day that is known, and are not in %s."
	}
	if groups != 1 {
		one = many
	}
	return diag.Say(one, groups, f.Address())
}

// Count says what became of the groups of a site in a format.
func Count(f Format, site *model.Site) Tally {
	var t Tally
	var in []*model.Entry
	for _, e := range told(site) {
		if f.holds(e, site) {
			in = append(in, e)
		} else {
			t.Absent++
		}
	}
	t.Groups = len(in)
	for _, fact := range facts() {
		if slices.Contains(fact.told, f) {
			continue
		}
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
