package schema

import (
	"slices"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

func groupOf(p *model.Page) *model.Group { return p.Group }

// group is a group that meets, or an organisation that runs groups.
func group() *Kind {
	fields := slices.Concat(groupWords(), standing(), groupTimes(), groupPlace(), groupPeople(), groupChecks(), every(), provenance())
	return &Kind{Name: model.KindGroup, Note: "A group that meets, or an organisation that runs groups.",
		New: func(p *model.Page) { p.Group = &model.Group{} }, Fields: once(fields)}
}

// once keeps the first field of each name: a group's topics stand with those whom
// it is for.
func once(fields []Field) []Field {
	var out []Field
	for _, f := range fields {
		if !slices.ContainsFunc(out, func(g Field) bool { return g.Name == f.Name }) {
			out = append(out, f)
		}
	}
	return out
}

func groupWords() []Field {
	name := title(Words, "name", "title")
	name.Label, name.Note, name.Example = "Name", "What people call the group.", "Tuesday circle"
	summary := summary("Who meets, and what for, in one or two sentences.")
	summary.Scope, summary.Note, summary.Example = Words, "Who meets, and what for, in one or two sentences.", "We meet over tea, and nobody has to speak."
	return []Field{name, summary,
		{Name: "first_visit", Type: Text, Scope: Words, At: of(groupOf, func(g *model.Group) *string { return &g.FirstVisit }),
			Label: "The first time", Note: "What happens when somebody comes for the first time.",
			Example: "Someone meets you at the door.", Ask: "What happens when somebody comes for the first time."},
		{Name: "alert", Type: Group, Scope: Words, At: of(groupOf, func(g *model.Group) *model.Alert { return &g.Alert }),
			Label: "Notice", Note: "Something that people should know now. It is taken away by itself after the day.",
			Example: "{text: No meeting on 24 December, until: $today}", Fields: []Field{
				{Name: "text", Type: Line, Scope: Words, Required: true, At: at(func(a *model.Alert) *string { return &a.Text }),
					Label: "Text", Note: "One sentence.", Example: "No meeting on 24 December"},
				{Name: "until", Type: Date, Scope: Words, At: at(func(a *model.Alert) *model.Date { return &a.Until }),
					Label: "Until", Note: "The last day on which it stands.", Example: "$today"},
			}},
		{Name: "id", Type: Slug, Scope: Fact, At: of(groupOf, func(g *model.Group) *string { return &g.ID }),
			Label: "ID", Note: "By which calendars and other programs know the group, by default the name of the file. It never changes, and is never used again.",
			Example: "tuesday-circle"},
		{Name: "status", Type: Choice, Scope: Fact, At: of(groupOf, func(g *model.Group) *model.Status { return &g.Status }),
			Choices: []string{string(model.StatusActive), string(model.StatusPaused), string(model.StatusClosed)},
			Label:   "Status", Note: "Whether it meets: active, paused or closed. Without it, it does.", Example: "paused"},
		{Name: "resumes", Type: Date, Scope: Fact, At: of(groupOf, func(g *model.Group) *model.Date { return &g.Resumes }),
			Label: "Starts again", Note: "When a group that is paused meets again.", Example: "$today"},
	}
}

func groupTimes() []Field {
	return []Field{
		{Name: "schedule", Type: Groups, Scope: Fact, At: of(groupOf, func(g *model.Group) *[]model.Session { return &g.Schedule }),
			Label: "When", Note: "When it meets, a line for each meeting.",
			Example: `[{day: tuesday, start: "18:30", end: "20:00", every: week}]`, Ask: "[{by_arrangement: true}]", Fields: session()},
		{Name: "timezone", Type: Timezone, Scope: Fact, At: of(groupOf, func(g *model.Group) *string { return &g.Timezone }),
			Label: "Time zone", Note: "Where it is not the hub's, by its name in the IANA list.", Example: "Europe/London"},
		{Name: "attendance", Type: Choice, Scope: Fact, At: of(groupOf, func(g *model.Group) *model.Attendance { return &g.Attendance }), Facet: FacetAttendance,
			Choices: []string{string(model.AttendInPerson), string(model.AttendOnline), string(model.AttendPhone), string(model.AttendHybrid)},
			Label:   "How people meet", Note: "in-person, online, phone, or hybrid: in a room and online.", Example: "in-person"},
	}
}

// session are the fields of a line of a schedule.
func session() []Field {
	of := func(name string, t Type, at func(any) any, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, At: at, Label: label, Note: note, Example: example}
	}
	day := of("day", Weekdays, at(func(s *model.Session) *[]time.Weekday { return &s.Days }),
		"Day", "A weekday, a list of them, or daily.", "tuesday")
	day.Choices = append(WeekdayNames(), "daily")
	day.Facet = FacetDay
	return []Field{day,
		of("rrule", RRule, at(func(s *model.Session) *string { return &s.RRule }),
			"Rule", "A recurrence rule (RFC 5545), for what day and every cannot say.", `"FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2"`),
		of("by_arrangement", Flag, at(func(s *model.Session) *bool { return &s.ByArrangement }), "By arrangement", "Meetings are agreed on each time.", "true"),
		of("start", Clock, at(func(s *model.Session) *string { return &s.Start }), "Start", "In 24 hours, with quotation marks.", `"18:30"`),
		of("end", Clock, at(func(s *model.Session) *string { return &s.End }), "End", "In 24 hours. It may be absent.", `"20:00"`),
		of("every", Every, at(func(s *model.Session) *model.Every { return &s.Every }),
			"How often", "week, 2 weeks (with from, the day of one meeting), or month (with nth).", "2 weeks"),
		of("nth", Nth, at(func(s *model.Session) *[]int { return &s.Nth }), "Which of the month", "1 for the first, 2 for the second, -1 for the last.", "[1, -1]"),
		of("from", Date, at(func(s *model.Session) *model.Date { return &s.From }), "From", "The first day.", "$today"),
		of("until", Date, at(func(s *model.Session) *model.Date { return &s.Until }), "Until", "The last day.", "$today"),
		of("except", Dates, at(func(s *model.Session) *[]model.Date { return &s.Except }), "Not on", "Days on which it does not meet.", "[$today]"),
		of("extra", Dates, at(func(s *model.Session) *[]model.Date { return &s.Extra }), "Also on", "Further days on which it meets.", "[$today]"),
		of("note", Line, at(func(s *model.Session) *string { return &s.Note }), "Note", "A few words beside the time.", "not in August"),
	}
}

func groupPlace() []Field {
	of := func(name string, t Type, tell Tell, at func(any) any, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, Scope: Fact, Tell: tell, At: at, Label: label, Note: note, Example: example}
	}
	text := func(get func(*model.Place) *string) func(any) any { return at(get) }
	city := of("city", Text, Public, text(func(p *model.Place) *string { return &p.City }), "Town", "The town or village.", "Leeds")
	country := of("country", Country, Public, text(func(p *model.Place) *string { return &p.Country }), "Country", "Two letters (ISO 3166): FR, ES, KE, GB for the United Kingdom.", "GB")
	city.Facet, country.Facet = FacetPlace, "place"
	precision := of("precision", Choice, Public, at(func(p *model.Place) *model.Precision { return &p.Precision }),
		"How exactly", "How much readers learn: exact, area, city or hidden.", "exact")
	precision.Choices = []string{string(model.PlaceExact), string(model.PlaceArea), string(model.PlaceCity), string(model.PlaceHidden)}
	return []Field{
		{Name: "place", Type: Group, Scope: Fact, At: groupAt(func(g *model.Group) *model.Place { return &g.Place }),
			Label: "Where", Note: "Where it meets. With precision: area, city or hidden, readers learn less of the place.",
			Example: "{venue: Library, address: 1 High Street, city: Leeds, country: GB}", Fields: []Field{
				of("venue", Text, Coarse, text(func(p *model.Place) *string { return &p.Venue }), "Venue", "The house or the room.", "Library"),
				of("address", Line, Coarse, text(func(p *model.Place) *string { return &p.Address }), "Address", "Street and number.", "1 High Street"),
				city,
				of("region", Texts, Public, at(func(p *model.Place) *[]string { return &p.Region }), "Region", "From the larger to the smaller.", "[England, Yorkshire]"),
				country,
				of("lat", Degrees, Coarse, at(func(p *model.Place) *float64 { return &p.Lat }), "Latitude", "In degrees, with a point.", "53.8008"),
				of("lon", Degrees, Coarse, at(func(p *model.Place) *float64 { return &p.Lon }), "Longitude", "In degrees, with a point.", "-1.5491"),
				precision,
			}},
		{Name: "online", Type: Group, Scope: Fact, At: groupAt(func(g *model.Group) *model.Online { return &g.Online }),
			Label: "Online", Note: "How to take part from afar.",
			Example: `{url: "https://example.org/room", publish_link: false}`, Fields: []Field{
				of("url", URL, Coarse, at(func(o *model.Online) *string { return &o.URL }), "Link", "The address of the meeting, without its password.", `"https://example.org/room"`),
				of("publish_link", Flag, Public, at(func(o *model.Online) *bool { return &o.PublishLink }), "Show the link", "Only with true do readers see the link.", "true"),
			}},
		{Name: "join", Type: Choice, Scope: Fact, At: groupAt(func(g *model.Group) *model.Join { return &g.Join }), Facet: FacetJoin,
			Choices: []string{string(model.JoinDropIn), string(model.JoinContactFirst), string(model.JoinRegister), string(model.JoinReferral)},
			Label:   "How to join", Note: "drop-in, contact-first, register or referral.", Example: "drop-in"},
	}
}

// groupAt makes an accessor of a field of the group itself.
func groupAt[T any](get func(*model.Group) *T) func(any) any { return of(groupOf, get) }

func groupPeople() []Field {
	contact := func(name string, t Type, get func(*model.Contact) *string, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, Scope: Fact, At: at(get), Label: label, Note: note, Example: example}
	}
	return []Field{
		{Name: "contact", Type: Group, Scope: Fact, At: groupAt(func(g *model.Group) *model.Contact { return &g.Contact }),
			Label: "Contact", Note: "Whom to ask. A first name and a role are enough.",
			Example: `{role: Host, phone: "+441134960118", email: group@example.org}`, Fields: []Field{
				contact("role", Text, func(c *model.Contact) *string { return &c.Role }, "Role", "Who answers.", "Host"),
				contact("name", Line, func(c *model.Contact) *string { return &c.Name }, "First name", "Never more than a first name.", "Sam"),
				contact("email", Email, func(c *model.Contact) *string { return &c.Email }, "E-mail", "An address of the group.", "group@example.org"),
				contact("phone", Phone, func(c *model.Contact) *string { return &c.Phone }, "Telephone", "With a plus and the code of the country.", `"+441134960118"`),
				contact("url", URL, func(c *model.Contact) *string { return &c.URL }, "Website", "Of the group itself.", `"https://example.org/"`),
			}},
		{Name: "organisation", Type: Text, Scope: Fact, At: groupAt(func(g *model.Group) *string { return &g.Organisation }),
			Label: "Organisation", Note: "Who runs it.", Example: "Who runs it"},
		{Name: "kind", Type: Term, Scope: Fact, At: groupAt(func(g *model.Group) *string { return &g.Kind }),
			Vocabulary: "kinds", BuiltIn: groupKinds(),
			Label: "Kind", Note: "What kind of group it is.", Example: "$kind"},
		{Name: "languages", Type: Languages, Scope: Fact, At: groupAt(func(g *model.Group) *[]string { return &g.Languages }), Facet: FacetLanguage,
			Label: "Languages", Note: "Which languages people speak there.", Example: "[$language]"},
		{Name: "audience", Type: Terms, Scope: Fact, At: groupAt(func(g *model.Group) *[]string { return &g.Audience }), Facet: FacetFor,
			Vocabulary: "audience",
			Label:      "For whom", Note: "For whom it is, in the words of audience in hub.yaml.", Example: "[$audience]"},
		topics(),
		{Name: "access", Type: Terms, Scope: Fact, At: groupAt(func(g *model.Group) *[]string { return &g.Access }),
			Vocabulary: "access",
			Label:      "Access", Note: "What helps people to get in and take part, in the words of access in hub.yaml.", Example: "[$access]"},
		{Name: "cost", Type: Text, Scope: Fact, At: groupAt(func(g *model.Group) *string { return &g.Cost }),
			Label: "Cost", Note: "free, or what it costs.", Example: "free"},
	}
}

// groupKinds are the kinds of groups while the hub has no list of its own.
func groupKinds() []string {
	return []string{"informal", "self-help", "peer-led-service", "warmline", "drop-in", "recovery-college", "network"}
}

func groupChecks() []Field {
	return []Field{
		{Name: "verified", Type: Group, Scope: Fact, At: groupAt(func(g *model.Group) *model.Verification { return &g.Verified }),
			Label: "Checked", Note: "When somebody has rung or visited the group, say so. Readers see the day.",
			Example: "{on: $today, by: hub team, how: phone}", Fields: []Field{
				{Name: "on", Type: Date, Scope: Fact, Required: true, At: at(func(v *model.Verification) *model.Date { return &v.On }),
					Label: "On", Note: "The day.", Example: "$today"},
				{Name: "by", Type: Text, Scope: Fact, At: at(func(v *model.Verification) *string { return &v.By }),
					Label: "By", Note: "A role, not a name.", Example: "hub team"},
				{Name: "how", Type: Text, Scope: Fact, At: at(func(v *model.Verification) *string { return &v.How }),
					Label: "How", Note: "phone, email, visit or website; other words are shown as they are written.", Example: "phone"},
			}},
		{Name: "review_by", Type: Date, Scope: Fact, At: groupAt(func(g *model.Group) *model.Date { return &g.ReviewBy }),
			Label: "Check again by", Note: "check lists the group from this day on.", Example: "$today"},
		{Name: "consent_on", Type: Date, Scope: Fact, Tell: Team,
			Label: "Consent", Note: "When the group agreed to be listed. Never published.", Example: "$today"},
		{Name: "source", Type: Text, Scope: Fact, Tell: Team,
			Label: "Source", Note: "Where the listing comes from. Never published.", Example: "their website"},
	}
}

// topics are those of every page; a group's stand with those whom it is for.
func topics() Field {
	i := slices.IndexFunc(every(), func(f Field) bool { return f.Name == "topics" })
	return every()[i]
}
