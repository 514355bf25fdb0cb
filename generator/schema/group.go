package schema

import (
	"cmp"
	"slices"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// groupAt makes an accessor of a field of the group itself.
func groupAt[T any](get func(*model.Group) *T) func(any) any {
	return of(func(p *model.Page) *model.Group { return p.Group }, get)
}

// MaxID is the length of a group's id, in characters: it is part of file names and
// of the UID of calendars.
const MaxID = 64

// group is a group that meets, or an organisation that runs groups.
func group() *Kind {
	own := slices.Concat(groupWords(), standing(),
		part("When", groupTimes()...),
		part("Where and how", groupPlace()...),
		part("Whom to ask", groupContact()...),
		part("For whom", groupPeople()...),
		part("How you know", groupChecks()...), []Field{shared("updated")})
	fields := slices.Concat(inColumns(own), part(Seldom, slices.Concat(every(), provenance())...))
	return &Kind{Name: model.KindGroup, Note: "A group that meets, or an organisation that runs groups.",
		Of: ofKind(func(p *model.OfKind) **model.Group { return &p.Group }), Fields: once(fields),
		Unlinked: true, Counted: []string{"first_visit", "alert.text"}}
}

// inColumns gives the fields their columns in spreadsheets, by their own names where
// nothing else is said: those of a group alone, for "date" or "version" mean other
// things to whoever makes a spreadsheet.
func inColumns(fields []Field) []Field {
	for i := range fields {
		f := &fields[i]
		if f.Fields != nil {
			inColumns(f.Fields)
		} else {
			f.Column = cmp.Or(f.Column, f.Name)
		}
	}
	return fields
}

// once keeps the first field of each name, since some that every page has stand
// elsewhere in a group: its topics with those whom it is for, its day of change
// before what is seldom needed.
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
	summary.Scope, summary.Example = Words, "We meet over tea, and nobody has to speak."
	return []Field{name, summary,
		{Name: "first_visit", Type: Text, Scope: Words,
			At:    groupAt(func(g *model.Group) *string { return &g.FirstVisit }),
			Label: "The first time", Note: "What happens when somebody comes for the first time.",
			Example: "Someone meets you at the door.", Ask: "$note"},
		{Name: "alert", Type: Group, Scope: Words, At: groupAt(func(g *model.Group) *model.Alert { return &g.Alert }),
			Label: "Alert", Note: "Something that people should know now. It goes away by itself after its last day.",
			Example: "{text: No meeting on 24 December, until: $today}", Fields: []Field{
				{Name: "text", Column: "alert", Type: Line, Scope: Words, Required: true,
					At:    at(func(a *model.Alert) *string { return &a.Text }),
					Label: "Text", Note: "One sentence.", Example: "No meeting on 24 December"},
				{Name: "until", Column: "alert_until", Type: Date, Scope: Words,
					At:    at(func(a *model.Alert) *model.Date { return &a.Until }),
					Label: "Until", Note: "The last day on which readers see it.", Example: "$today"},
			}},
		{Name: "id", Type: Slug, Scope: Fact, At: groupAt(func(g *model.Group) *string { return &g.ID }),
			Label:   "Lasting name",
			Note:    "How calendars know the group, if not by the name of its file. Never change or reuse it.",
			Example: "tuesday-circle", Part: Seldom},
		{Name: "status", Type: Choice, Scope: Fact,
			At:      groupAt(func(g *model.Group) *model.Status { return &g.Status }),
			Choices: []string{string(model.StatusActive), string(model.StatusPaused), string(model.StatusClosed)},
			Label:   "Status", Note: "active, paused or closed. Without this line the group is active.",
			Example: "paused"},
		{Name: "resumes", Type: Date, Scope: Fact, At: groupAt(func(g *model.Group) *model.Date { return &g.Resumes }),
			Label: "Starts again", Note: "The day on which a paused group meets again.", Example: "$today"},
	}
}

func groupTimes() []Field {
	return []Field{
		{Name: "schedule", Type: Groups, Scope: Fact,
			At:    groupAt(func(g *model.Group) *[]model.Session { return &g.Schedule }),
			Label: "When",
			Note:  "One line for each meeting. With by_arrangement, people agree on a time; nth: -1 means the last.",
			Example: `[{day: tuesday, start: "18:30", end: "20:00", every: week}, ` +
				`{day: [monday, friday], start: "18:30", every: 2 weeks, from: 2026-01-05}, ` +
				`{day: thursday, start: "10:00", every: month, nth: [1, -1]}]`,
			Ask: "[{by_arrangement: true}]", Fields: session()},
		{Name: "timezone", Type: Timezone, Scope: Fact,
			At:    groupAt(func(g *model.Group) *string { return &g.Timezone }),
			Label: "Time zone", Note: "The group's time zone, if not the hub's: a continent and a city.",
			Example: "Europe/London"},
	}
}

// session are the fields of a line of a schedule.
func session() []Field {
	field := func(name string, t Type, at func(any) any, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, At: at, Label: label, Note: note, Example: example}
	}
	day := field("day", Weekdays, at(func(s *model.Session) *[]time.Weekday { return &s.Days }),
		"Day", "A weekday, several in square brackets, or daily.", "tuesday")
	day.Choices = append(WeekdayNames(), "daily")
	day.Facet = FacetDay
	return []Field{day,
		field("rrule", RRule, at(func(s *model.Session) *string { return &s.RRule }),
			"Rule", "A rule as calendars write it (RFC 5545), for what day and every cannot say.",
			`"FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2"`),
		field("by_arrangement", Flag, at(func(s *model.Session) *bool { return &s.ByArrangement }),
			"By arrangement", "With true, people agree on a time for each meeting.", "true"),
		field("start", Clock, at(func(s *model.Session) *string { return &s.Start }),
			"Start", "The time in 24 hours, in quotation marks.", `"18:30"`),
		field("end", Clock, at(func(s *model.Session) *string { return &s.End }),
			"End", "The time in 24 hours, in quotation marks. Leave it out if nobody knows.", `"20:00"`),
		field("every", Every, at(func(s *model.Session) *model.Every { return &s.Every }),
			"How often", "week, 2 weeks (with from: the day of one meeting) or month (with nth).", "2 weeks"),
		field("nth", Nth, at(func(s *model.Session) *[]int { return &s.Nth }),
			"Which of the month", "1 for the first such day, 2 for the second, -1 for the last.", "[1, -1]"),
		field("from", Date, at(func(s *model.Session) *model.Date { return &s.From }), "From", "The first day.",
			"$today"),
		field("until", Date, at(func(s *model.Session) *model.Date { return &s.Until }), "Until", "The last day.",
			"$today"),
		field("except", Dates, at(func(s *model.Session) *[]model.Date { return &s.Except }), "Not on",
			"Days on which it does not meet.", "[$today]"),
		field("extra", Dates, at(func(s *model.Session) *[]model.Date { return &s.Extra }),
			"Also on", "Other days on which it meets too.", "[$today]"),
		field("note", Line, at(func(s *model.Session) *string { return &s.Note }), "Note",
			"A few words beside the time.", "not in August"),
	}
}

func groupPlace() []Field {
	field := func(name string, t Type, tell Tell, at func(any) any, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, Scope: Fact, Tell: tell, At: at, Label: label, Note: note, Example: example}
	}
	text := func(get func(*model.Place) *string) func(any) any { return at(get) }
	city := field("city", Text, Public, text(func(p *model.Place) *string { return &p.City }), "Town",
		"The town or village.", "Leeds")
	country := field("country", Country, Public, text(func(p *model.Place) *string { return &p.Country }),
		"Country", countryNote, "GB")
	precision := field("precision", Choice, Public, at(func(p *model.Place) *model.Precision { return &p.Precision }),
		"How exactly", "How much readers learn of the place: exact, area, city or hidden.", "exact")
	link := field("url", URL, Coarse, at(func(o *model.Online) *string { return &o.URL }),
		"Link", "The address of the meeting, without its password.", `"https://example.org/room"`)
	link.Column = "online_url"
	precision.Choices = []string{string(model.PlaceExact), string(model.PlaceArea), string(model.PlaceCity),
		string(model.PlaceHidden)}
	return []Field{
		{Name: "attendance", Type: Choice, Scope: Fact,
			At: groupAt(func(g *model.Group) *model.Attendance { return &g.Attendance }),
			Choices: []string{string(model.AttendInPerson), string(model.AttendOnline),
				string(model.AttendPhone), string(model.AttendHybrid)},
			Facet: FacetAttendance,
			Label: "How people meet", Note: "in-person, online, phone, or hybrid (in a room and online).",
			Example: "in-person"},
		{Name: "place", Type: Group, Scope: Fact, Facet: FacetPlace,
			At:    groupAt(func(g *model.Group) *model.Place { return &g.Place }),
			Label: "Where", Note: "Where it meets. precision says how much readers learn: exact, area, city or hidden.",
			Example: "{venue: Library, address: 1 High Street, city: Leeds, postcode: LS1 3AB, country: GB, " +
				"precision: exact}",
			Fields: []Field{
				field("venue", Text, Coarse, text(func(p *model.Place) *string { return &p.Venue }),
					"Venue", "The name of the house or the room.", "Library"),
				field("address", Line, Coarse, text(func(p *model.Place) *string { return &p.Address }), "Address",
					"Street and number.", "1 High Street"),
				city,
				field("region", Texts, Public, at(func(p *model.Place) *[]string { return &p.Region }),
					"Region", "The regions that it lies in, the largest first.", "[England, Yorkshire]"),
				field("postcode", Line, Coarse, text(func(p *model.Place) *string { return &p.Postcode }),
					"Postcode", "The postcode, as the country writes it.", "LS1 3AB"),
				country,
				field("lat", Degrees, Coarse, at(func(p *model.Place) *float64 { return &p.Lat }),
					"Latitude", "Degrees north, with a point. South has a minus.", "53.8008"),
				field("lon", Degrees, Coarse, at(func(p *model.Place) *float64 { return &p.Lon }),
					"Longitude", "Degrees east, with a point. West has a minus.", "-1.5491"),
				precision,
			}},
		{Name: "online", Type: Group, Scope: Fact, At: groupAt(func(g *model.Group) *model.Online { return &g.Online }),
			Label: "Online", Note: "How to join from afar. Readers see the link only with publish_link: true.",
			Example: `{url: "https://example.org/room", publish_link: false}`, Fields: []Field{
				link,
				field("publish_link", Flag, Public, at(func(o *model.Online) *bool { return &o.PublishLink }),
					"Show the link", "With true, readers see the link.", "true"),
				field("ask_passcode", Flag, Public, at(func(o *model.Online) *bool { return &o.AskPasscode }),
					"Ask for the passcode", "With true, readers are told to ask for the passcode, which stands nowhere.", "true"),
			}},
		{Name: "join", Type: Choice, Scope: Fact, At: groupAt(func(g *model.Group) *model.Join { return &g.Join }),
			Facet: FacetJoin,
			Choices: []string{string(model.JoinDropIn), string(model.JoinContactFirst), string(model.JoinRegister),
				string(model.JoinReferral)},
			Label:   "How to join",
			Note:    "drop-in (just come), contact-first, register or referral (someone sends you).",
			Example: "drop-in"},
	}
}

func groupContact() []Field {
	contact := func(name string, t Type, get func(*model.Contact) *string, label, note diag.Text,
		example string) Field {
		return Field{Name: name, Type: t, Scope: Fact, At: at(get), Label: label, Note: note, Example: example}
	}
	role := contact("role", Text, func(c *model.Contact) *string { return &c.Role },
		"Role", "Who answers, such as host.", "Host")
	name := contact("name", Line, func(c *model.Contact) *string { return &c.Name },
		"First name", "A first name, and never more.", "Sam")
	role.Column, name.Column = "contact_role", "contact_name"
	role.Tell, name.Tell = OnPage, OnPage
	return []Field{
		{Name: "contact", Type: Group, Scope: Fact,
			At:    groupAt(func(g *model.Group) *model.Contact { return &g.Contact }),
			Label: "Contact", Note: "Whom people can ask. A first name and a role are enough.",
			Example: `{role: Host, phone: "+441134960118", email: group@example.org}`, Fields: []Field{
				role, name,
				contact("email", Email, func(c *model.Contact) *string { return &c.Email }, "E-mail",
					"An address of the group.", "group@example.org"),
				contact("phone", Phone, func(c *model.Contact) *string { return &c.Phone },
					"Telephone", "The number, with a plus and the code of the country.", `"+441134960118"`),
				contact("url", URL, func(c *model.Contact) *string { return &c.URL },
					"Website", "The group's own website.", `"https://example.org/"`),
			}},
		{Name: "organisation", Type: Text, Scope: Fact,
			At:    groupAt(func(g *model.Group) *string { return &g.Organisation }),
			Label: "Organisation", Note: "Who runs it.", Example: "Lantern House"},
	}
}

func groupPeople() []Field {
	return []Field{
		{Name: "kind", Type: Term, Scope: Fact, At: groupAt(func(g *model.Group) *string { return &g.Kind }),
			Vocabulary: "kinds", BuiltIn: groupKinds(), Facet: FacetKind,
			Label: "Kind", Note: "What kind of group it is, such as self-help, drop-in or network.", Example: "$kinds"},
		{Name: "languages", Type: Languages, Scope: Fact,
			At: groupAt(func(g *model.Group) *[]string { return &g.Languages }), Facet: FacetLanguage,
			Label: "Languages", Note: "The languages that people speak there.", Example: "[$language]"},
		{Name: "audience", Type: Terms, Scope: Fact, At: groupAt(func(g *model.Group) *[]string { return &g.Audience }),
			Facet:      FacetFor,
			Vocabulary: "audience",
			Label:      "For whom", Note: "Whom it is for, in words from audience in hub.yaml.",
			Example: "[$audience]"},
		shared("topics"),
		{Name: "access", Type: Terms, Scope: Fact, At: groupAt(func(g *model.Group) *[]string { return &g.Access }),
			Vocabulary: "access", Facet: FacetAccess,
			Label: "Access", Note: "What helps people to get in and take part, in words from access in hub.yaml.",
			Example: "[$access]"},
		{Name: "cost", Type: Text, Scope: Fact, Facet: FacetCost, Known: []string{"free"},
			At:    groupAt(func(g *model.Group) *string { return &g.Cost }),
			Label: "Cost", Note: "free, or what it costs.", Example: "free"},
	}
}

// groupKinds are the kinds of groups while the hub has no list of its own. Their labels
// and notes are texts, in layouts/strings/*/terms.yaml.
func groupKinds() []string {
	return []string{"self-help", "informal", "one-to-one", "peer-led-service", "in-service", "warmline", "drop-in",
		"respite", "recovery-college", "work", "benefits-advice", "community", "network"}
}

func groupChecks() []Field {
	return []Field{
		{Name: "verified", Type: Group, Scope: Fact,
			At:    groupAt(func(g *model.Group) *model.Verification { return &g.Verified }),
			Label: "Checked", Note: "When somebody last rang or visited the group. Readers see the day.",
			Example: "{on: $today, by: hub team, how: phone}", Fields: []Field{
				{Name: "on", Column: "verified_on", Type: Date, Scope: Fact, Required: true,
					At:    at(func(v *model.Verification) *model.Date { return &v.On }),
					Label: "On", Note: "The day.", Example: "$today"},
				{Name: "by", Column: "verified_by", Type: Text, Scope: Fact, Tell: OnPage, Known: []string{"hub team"},
					At:    at(func(v *model.Verification) *string { return &v.By }),
					Label: "By", Note: "A role, not a name.", Example: "hub team"},
				{Name: "how", Column: "verified_how", Type: Text, Scope: Fact, Tell: OnPage,
					Known: []string{"phone", "email", "visit", "website"}, // checked.how.* in layouts/strings
					At:    at(func(v *model.Verification) *string { return &v.How }),
					Label: "How", Note: "phone, email, visit or website. Other words are shown as they are.",
					Example: "phone"},
			}},
		{Name: "review_by", Type: Date, Scope: Fact, Tell: OnPage,
			At:    groupAt(func(g *model.Group) *model.Date { return &g.ReviewBy }),
			Label: "Check again by", Note: "From this day on, peerhub check asks you to look at the group again.",
			Example: "$today"},
		{Name: "consent_on", Type: Date, Scope: Fact, Tell: Team,
			Label: "Consent", Note: "The day on which the group agreed to be listed. It is never published.",
			Example: "$today"},
		{Name: "source", Type: Text, Scope: Fact, Tell: Team,
			Label: "Source", Note: "Where you know all this from. It is never published.", Example: "their website"},
	}
}

// shared is a field that every page has.
func shared(name string) Field {
	f, _ := find(every(), name)
	return f
}

// countryNote is what the country of a group and of a practice have in common.
const countryNote diag.Text = "Two letters (ISO 3166), such as FR, ES or KE. The United Kingdom is GB."
