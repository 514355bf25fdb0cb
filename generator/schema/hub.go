package schema

import (
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Hub returns the settings of a hub as if they were a kind of page: its fields are
// those of hub.yaml, and the pointers of their accessors point into a *model.Hub.
func Hub() *Kind {
	return &Kind{Name: "hub", Note: "The settings of the hub.",
		Fields: slices.Concat(hubItself(), hubReaders(), hubWords(), hubGroups(), hubSite())}
}

// hubField is a field of the hub itself.
func hubField[T any](name string, t Type, get func(*model.Hub) *T, label, note diag.Text, example string) Field {
	return Field{Name: name, Type: t, At: at(get), Label: label, Note: note, Example: example}
}

func hubItself() []Field {
	title := hubField("title", TextByLanguage, func(h *model.Hub) *model.Text { return &h.Title },
		"Title", "The name of the hub: one for all languages, or one for each.",
		"{en: Walking alongside, fr: Marcher à côté}")
	title.Required = true
	languages := hubField("languages", HubLanguages, func(h *model.Hub) *[]model.Language { return &h.Languages },
		"Languages", "The languages in which the hub is written, each by its code.", "[en, fr]")
	languages.Fields = []Field{
		{Name: "code", Type: Language, Required: true, At: at(func(l *model.Language) *string { return &l.Code }),
			Label: "Code", Note: "Of the language.", Example: "prs"},
		{Name: "name", Type: Text, At: at(func(l *model.Language) *string { return &l.Name }),
			Label: "Name", Note: "In its own words, where the program does not know it.", Example: "دری"},
		{Name: "dir", Type: Choice, Choices: []string{"ltr", "rtl"},
			At:    at(func(l *model.Language) *string { return &l.Dir }),
			Label: "Direction", Note: "rtl for a language that is written from right to left, where the program " +
				"does not know it.",
			Example: "rtl"},
	}
	return []Field{title,
		hubField("description", TextByLanguage, func(h *model.Hub) *model.Text { return &h.Description },
			"Description", "One or two sentences. Search engines show them below the name.",
			"Find people who have been through hard times too."),
		hubField("base_url", WebFolder, func(h *model.Hub) *string { return &h.BaseURL },
			"Address", "The address at which people will find the hub.", "https://example.org/hub/"),
		hubField("default_language", Language, func(h *model.Hub) *string { return &h.DefaultLanguage },
			"First language", "It stands at the top of the site; the others have parts of their own. Without it, "+
				"the first of languages.", "en"),
		languages,
		hubField("license", License, func(h *model.Hub) *string { return &h.License },
			"Licence", "The licence of the hub's texts: its short name (SPDX). A page can name another one.",
			"CC-BY-SA-4.0"),
		hubField("commercial", Flag, func(h *model.Hub) *bool { return &h.Commercial },
			"For money", "With true, texts that may not be used for money cannot stand in the hub.", "true"),
		hubField("timezone", Timezone, func(h *model.Hub) *string { return &h.Timezone },
			"Time zone", "Of the times of groups that name none of their own, by its name in the IANA list.",
			"Europe/London"),
		{Name: "fallback", Type: PerSection, Choices: []string{"page", "link", "none"}, Default: "page",
			At:    at(func(h *model.Hub) *map[string]string { return &h.Fallback }),
			Label: "Not translated",
			Note: "What readers get of a page that is not in their language: page, the original in a frame in " +
				"theirs; link, a link to it; none, nothing.",
			Example: "{default: page, groups: link}"},
	}
}

// hubReaders are the fields about whom readers can turn to.
func hubReaders() []Field {
	field := func(name string, t Type, at func(any) any, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, At: at, Label: label, Note: note, Example: example}
	}
	name := field("name", TextByLanguage, at(func(l *model.HelpLine) *model.Text { return &l.Name }), "Name",
		"What it is called.", "Samaritans")
	name.Required = true
	country := field("country", Country, at(func(l *model.HelpLine) *string { return &l.Country }),
		"Country", "In which it answers: two letters (ISO 3166), or EU for the whole European Union.", "GB")
	country.Choices = []string{"EU"}
	verified := field("verified", DayChecked, at(func(l *model.HelpLine) *model.Date { return &l.Verified }),
		"Checked", "The day on which somebody of the hub rang or opened it. Only then can readers tap the number.",
		"{on: $today, by: hub team, how: phone}")
	verified.Fields = []Field{
		{Name: "on", Type: Date, Required: true, Label: "On", Note: "The day.", Example: "$today"},
		{Name: "by", Type: Text, Tell: Team, Label: "By", Note: "A role, not a name.", Example: "hub team"},
		{Name: "how", Type: Text, Tell: Team, Label: "How", Note: "By telephone, or by looking.", Example: "phone"},
	}
	return []Field{
		{Name: "help_now", Type: Groups, At: at(func(h *model.Hub) *[]model.HelpLine { return &h.HelpNow }),
			Label: "Help now", Note: "The numbers at the top of every page, for somebody in danger.",
			Example: `[{name: Emergency, phone: "112", country: EU, emergency: true, source: "https://112.eu/", read: $today}]`,
			Fields: []Field{
				name,
				field("what", TextByLanguage, at(func(l *model.HelpLine) *model.Text { return &l.What }),
					"What it is", "For whom it is, and what happens.", "Someone who listens, day and night."),
				field("phone", Text, at(func(l *model.HelpLine) *string { return &l.Phone }),
					"Telephone", "As people write it, with quotation marks.", `"116 123"`),
				field("url", URL, at(func(l *model.HelpLine) *string { return &l.URL }), "Website", "Its own.",
					`"https://example.org/"`),
				field("hours", TextByLanguage, at(func(l *model.HelpLine) *model.Text { return &l.Hours }), "Hours",
					"When somebody answers.", "Day and night"),
				field("open", Text, at(func(l *model.HelpLine) *string { return &l.Open }), "Open",
					"The same hours for the reader's device, which then knows which line is open now.", `"24/7"`),
				field("cost", TextByLanguage, at(func(l *model.HelpLine) *model.Text { return &l.Cost }), "Cost",
					"What a call costs.", "Free"),
				country,
				field("emergency", Flag, at(func(l *model.HelpLine) *bool { return &l.Emergency }),
					"Emergency", "With true, it is a number for every danger, such as 112.", "true"),
				field("source", URL, at(func(l *model.HelpLine) *string { return &l.Source }),
					"Source", "Where you read the number.", `"https://example.org/numbers"`),
				field("read", Date, at(func(l *model.HelpLine) *model.Date { return &l.Read }), "Read on",
					"The day on which you read it there.", "$today"),
				field("secondhand", Flag, at(func(l *model.HelpLine) *bool { return &l.Secondhand }), "Second hand",
					"With true, you read it in a newspaper or on somebody else's page. Readers are told.", "true"),
				verified,
				field("languages", Languages, at(func(l *model.HelpLine) *[]string { return &l.Languages }),
					"Languages", "Which languages people speak there.", "[en]"),
			}},
		{Name: "contact", Type: Group, At: at(func(h *model.Hub) *model.Contact { return &h.Contact }),
			Label: "Contact", Note: "Where readers report mistakes and ask: an e-mail address, or the address of a " +
				"form.",
			Example: "{email: group@example.org}", Fields: []Field{
				field("email", Email, at(func(c *model.Contact) *string { return &c.Email }), "E-mail",
					"An address of the hub's team.", "group@example.org"),
				field("url", URL, at(func(c *model.Contact) *string { return &c.URL }), "Website",
					"The address of a form.", `"https://example.org/ask"`),
			}},
	}
}

// hubWords are the hub's own words for what pages and groups can say.
func hubWords() []Field {
	return []Field{
		hubField("topics", VocabularyWords, func(h *model.Hub) *model.Vocabulary { return &h.Topics },
			"Topics", "What a group or a page can be about: a short word, and its label for readers.",
			"{hearing-voices: {en: Hearing voices, fr: Entendre des voix}}"),
		hubField("audience", VocabularyWords, func(h *model.Hub) *model.Vocabulary { return &h.Audience },
			"For whom", "Whom a group can be for: a short word, and its label for readers.",
			"{young-people: {en: Young people, fr: Jeunes}}"),
		hubField("access", VocabularyWords, func(h *model.Hub) *model.Vocabulary { return &h.Access },
			"Access", "What a place or a meeting can offer: a short word, and its label for readers.",
			"{step-free: {en: Step-free, fr: Accès de plain-pied}}"),
		hubField("kinds", VocabularyWords, func(h *model.Hub) *model.Vocabulary { return &h.Kinds },
			"Kinds of groups", "The kinds of groups: a short word, and its label for readers.",
			"{self-help: {en: Self-help group, fr: Groupe d'entraide}}"),
	}
}

// hubGroups are the fields of groups that the hub may say for all of them.
func hubGroups() []Field {
	accessors := map[string]func(any) any{
		"place.country": at(func(d *model.Defaults) *string { return &d.Country }),
		"place.region":  at(func(d *model.Defaults) *[]string { return &d.Region }),
		"languages":     at(func(d *model.Defaults) *[]string { return &d.Languages }),
		"cost":          at(func(d *model.Defaults) *string { return &d.Cost }),
		"join":          at(func(d *model.Defaults) *model.Join { return &d.Join }),
		"timezone":      at(func(d *model.Defaults) *string { return &d.Timezone }),
	}
	var fields []Field
	for _, path := range DefaultPaths() {
		f, _ := Of(model.KindGroup).Field(path)
		fields = append(fields, Field{Name: f.Name, Type: f.Type, Choices: f.Choices, At: accessors[path],
			Label: f.Label, Note: f.Note, Example: f.Example})
	}
	return []Field{{Name: "defaults", Type: Group, At: at(func(h *model.Hub) *model.Defaults { return &h.Defaults }),
		Label: "For all groups", Note: "What is true of each group that says nothing else.",
		Example: "{country: GB, languages: [en], cost: free, join: drop-in}", Fields: fields}}
}

// DefaultPaths are the fields of a group that hub.yaml, or the first lines of a
// spreadsheet, may say for all groups.
func DefaultPaths() []string {
	return []string{"place.country", "place.region", "languages", "cost", "join", "timezone"}
}

// hubSite are the settings of the site and of what the program watches.
func hubSite() []Field {
	months := func(name string, get func(*model.Freshness) *int, holds string, label, note diag.Text) Field {
		return Field{Name: name, Type: Months, At: at(get), Default: holds, Label: label, Note: note, Example: holds}
	}
	return []Field{
		{Name: "freshness", Type: Group, At: at(func(h *model.Hub) *model.Freshness { return &h.Freshness }),
			Label: "Freshness", Note: "How old a check of a group may get.",
			Example: "{remind: 6 months, badge: 12 months, withhold: 24 months}", Fields: []Field{
				months("remind", func(f *model.Freshness) *int { return &f.Remind }, "6 months", "Remind",
					"After this time check lists the group."),
				months("badge", func(f *model.Freshness) *int { return &f.Badge }, "12 months", "Badge",
					"After this time readers are told to ring before they go."),
				months("withhold", func(f *model.Freshness) *int { return &f.Withhold }, "24 months", "Withhold",
					"After this time the group leaves the lists, and a help line can no longer be rung by a tap, unless "+
						"it is an emergency number."),
				months("site", func(f *model.Freshness) *int { return &f.Site }, "2 months", "Site",
					"When the site was last built longer ago than this, its lists say so: the reader's device counts."),
			}},
		hubField("groups_at_least", Count, func(h *model.Hub) *int { return &h.GroupsAtLeast },
			"Fewest groups", "With fewer groups than this nothing is built, so that a spreadsheet that lost its "+
				"rows cannot empty the site.", "40"),
		hubLook(),
		hubWays(),
		hubMenu("nav", func(h *model.Hub) *[]model.MenuLink { return &h.Nav }, "Menu", "The words that lead, in the "+
			"order of the menu. Without them Peerhub chooses: groups, learn, train, about.",
			"[{to: groups}, {to: guides/finding-support, text: Start here}, {to: learn}]"),
		hubMenu("footer", func(h *model.Hub) *[]model.MenuLink { return &h.Footer }, "Foot",
			"Links at the foot of every page, before those that stand there always.",
			"[{to: about}, {to: https://example.org/news, text: News}]"),
		hubField("donate", URL, func(h *model.Hub) *string { return &h.Donate }, "Donate",
			"Where people can give money for your work: a link at the foot of every page.", "https://example.org/give"),
		hubFeeds(),
		hubField("quick_exit", InSections, func(h *model.Hub) *model.QuickExit { return &h.QuickExit },
			"Leave button", "A button to leave the site at once: true, or the sections that have it.",
			"[groups, pages]"),
		hubField("synonyms", Synonyms, func(h *model.Hub) *map[string][][]string { return &h.Synonyms },
			"Synonyms", "Words that mean nearly the same: a search for one finds the others too.",
			"{en: [[hearing voices, voice hearing]]}"),
		{Name: "search", Type: Group, Label: "Search", Note: "What the search shows, and what others may do with it.",
			At: at(func(h *model.Hub) *model.Hub { return h }), Example: "{publish_index: true}", Fields: []Field{
				{Name: "publish_index", Type: Flag, Default: "true",
					At:    at(func(h *model.Hub) *bool { return &h.PublishIndex }),
					Label: "Publish the index", Note: "Other programs and other hubs may search this one.",
					Example: "false"},
				{Name: "ways_on", Type: Texts, Leads: true, At: at(func(h *model.Hub) *[]string { return &h.WaysOn }),
					Label: "Ways on", Note: "Pages that help whoever looks for a group, by their place below content, " +
						"groups/ and help/ among them. The search shows them beside the groups that it finds; of groups, " +
						"those that speak the reader's language.",
					Example: "[guides/finding-support, groups/, help/]"},
			}},
		{Name: "offline", Type: Flag, Default: "true", At: at(func(h *model.Hub) *bool { return &h.Offline }),
			Label: "Without the internet", Note: "Readers who ask for it keep help numbers, groups and pages on their device, " +
				"and read them without the internet. With false, the next visit deletes what readers have kept.",
			Example: "false"},
		{Name: "downloads", Type: Choices, Choices: []string{string(model.EPUB), string(model.SCORM)},
			At:    at(func(h *model.Hub) *[]model.Download { return &h.Downloads }),
			Label: "Downloads", Note: "What readers can take away of each module: epub, an e-book; scorm, a package " +
				"for a learning platform.",
			Example: "[epub]"},
		hubOutput(),
		hubChecks(),
	}
}

// hubChecks are what the hub thinks of warnings. Errors stay what they are.
func hubChecks() Field {
	var may, can []string
	for _, l := range diag.Lessons() {
		if l.Severity == diag.Error {
			continue
		}
		if can = append(can, string(l.Code)); !diag.Protects(l.Code) {
			may = append(may, string(l.Code))
		}
	}
	return Field{Name: "checks", Type: Group, At: at(func(h *model.Hub) *model.Checks { return &h.Checks }),
		Label: "Checks", Note: "What check and build say of warnings. Errors always stop a build.",
		Example: "{stop: [image-consent], ignore: [heading-order]}", Fields: []Field{
			{Name: "stop", Type: Choices, Choices: can, At: at(func(c *model.Checks) *[]string { return &c.Stop }),
				Label: "Stop", Note: "Kinds of warnings that count as errors.", Example: "[image-consent]"},
			{Name: "ignore", Type: Choices, Choices: may, At: at(func(c *model.Checks) *[]string { return &c.Ignore }),
				Label: "Ignore", Note: "Kinds of warnings that are not told. Those that protect people always are.",
				Example: "[heading-order]"},
		}}
}

// hubOutput is what the site has beside its pages.
func hubOutput() Field {
	return Field{Name: "output", Type: Group, At: at(func(h *model.Hub) *model.Output { return &h.Output }),
		Label: "Size of the site", Note: "What a large hub leaves out of its site, so that a free host takes it. check says " +
			"what it would save.",
		Example: "{calendars: directory, views: [attendance, day, place]}", Fields: []Field{
			{Name: "calendars", Type: Choice, Choices: []string{model.CalendarsOfGroups, model.CalendarOfAll},
				Default: model.CalendarsOfGroups, At: at(func(o *model.Output) *string { return &o.Calendars }),
				Label: "Calendars", Note: "group: one of each group, and one of all; directory: the one of all groups alone.",
				Example: model.CalendarOfAll},
			{Name: "views", Type: Choices, Choices: Listed(), At: at(func(o *model.Output) *[]string { return &o.Views }),
				Label: "Ready-made lists", Note: "By what there are lists of groups, in the words of their addresses: day is " +
					"groups/day/tuesday. Without it, by all of them; with [], by none. The finder, which needs JavaScript, " +
					"asks for all of it all the same.",
				Example: "[attendance, day, place]"},
		}}
}

// Looks are the names of ready-made looks; a test holds them to be those of package look.
var Looks = []string{"wood", "sea", "heather", "earth", "dusk", "stone"}

// hubWays are the words on home by which people find their way.
func hubWays() Field {
	text := Field{Name: "text", Type: TextByLanguage, At: at(func(w *model.Way) *model.Text { return &w.Text }),
		Required: true, Label: "Words", Note: "As people say it themselves.", Example: "I hear voices"}
	to := Field{Name: "to", Type: Line, At: at(func(w *model.Way) *string { return &w.To }), Required: true, Leads: true,
		Label: "Leads to", Note: "A list of groups or a page of the hub, without the language. Where there is none, the " +
			"words are searched for.", Example: "groups/topic/hearing-voices"}
	return Field{Name: "ways", Type: Groups, At: at(func(h *model.Hub) *[]model.Way { return &h.Ways }),
		Label: "In people's own words", Note: "Words on the first page, each of which leads to a list or a page. Without " +
			"them, the kinds of meetings stand there.",
		Example: "[{text: I hear voices, to: groups/topic/hearing-voices}]", Fields: []Field{text, to}}
}

// hubMenu are links of the frame.
func hubMenu(name string, get func(*model.Hub) *[]model.MenuLink, label, note diag.Text, example string) Field {
	text := Field{Name: "text", Type: TextByLanguage, At: at(func(m *model.MenuLink) *model.Text { return &m.Text }),
		Label: "Words", Note: "Without them the title of the page.", Example: "Start here"}
	to := Field{Name: "to", Type: Line, At: at(func(m *model.MenuLink) *string { return &m.To }), Required: true, Leads: true, Label: "Leads to",
		Note:    "A page, a section or a list of groups of the hub, without the language; or the whole address of another site.",
		Example: "guides/finding-support"}
	return Field{Name: name, Type: Groups, At: at(get), Label: label, Note: note, Example: example, Fields: []Field{text, to}}
}

// hubLook are the colours, pictures and fonts of a hub's own.
func hubLook() Field {
	field := func(name string, t Type, at func(any) any, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, At: at, Label: label, Note: note, Example: example}
	}
	preset := field("preset", Choice, at(func(l *model.Look) *string { return &l.Preset }), "Ready-made",
		"A ready-made look; colours of your own win over its colours.", "sea")
	preset.Choices = Looks
	file := field("file", Text, at(func(f *model.Font) *string { return &f.File }), "File",
		"Of the font, in the format WOFF2.", "look/andika.woff2")
	file.Required = true
	weight := field("weight", Choice, at(func(f *model.Font) *string { return &f.Weight }), "Weight",
		"400 for text, 700 for bold, variable for a font that has both. Without it, 400.", "700")
	weight.Choices = []string{"400", "700", "variable"}
	return Field{Name: "look", Type: Group, At: at(func(h *model.Hub) *model.Look { return &h.Look }),
		Label: "Look", Note: "Colours, pictures and fonts of your own. Dark colours follow from the light ones, and " +
			"check says when two cannot be read on each other.",
		Example: `{accent: "#17506E", logo: look/logo.svg}`, Fields: []Field{
			preset,
			field("accent", Colour, at(func(l *model.Look) *string { return &l.Accent }), "Main colour",
				"Of links, buttons and the first of the two lines: a dark one.", `"#17506E"`),
			field("beside", Colour, at(func(l *model.Look) *string { return &l.Beside }), "Second colour",
				"Of the second of the two lines: a bright one. Nothing is written in it.", `"#DFA038"`),
			field("tint", Colour, at(func(l *model.Look) *string { return &l.Tint }), "Ground of boxes",
				"Behind boxes and the top of the first page: nearly white.", `"#E9F0EB"`),
			field("logo", Text, at(func(l *model.Look) *string { return &l.Logo }), "Logo",
				"A file beside hub.yaml, in the place of the mark: SVG, PNG, WebP or JPEG.", "look/logo.svg"),
			{Name: "font", Type: Groups, At: at(func(l *model.Look) *[]model.Font { return &l.Font }), Label: "Fonts",
				Note:    "Fonts of your own, in the format WOFF2. Without them pages have those of the reader's device.",
				Example: `[{file: look/andika.woff2, unicode_range: "U+0000-024F"}]`, Fields: []Field{file, weight,
					field("unicode_range", Line, at(func(f *model.Font) *string { return &f.Range }), "Characters",
						"Those that the font is for, as in CSS; others have the device's font.", `"U+0000-024F"`)}},
			field("share_image", Text, at(func(l *model.Look) *string { return &l.ShareImage }), "Picture for sharing",
				"What networks show with pages that have no picture: 1200 by 630 points. Without it, one is drawn.",
				"look/share.png"),
			field("hero", Text, at(func(l *model.Look) *string { return &l.Hero }), "Picture of the first page",
				"In the place of the two lines at the top of home. Only of people who agreed.", "look/hero.webp"),
		}}
}

// FeedFormats are the formats that a feed can be known to have; a test holds them to be
// those that package interchange reads.
var FeedFormats = []string{"meeting-guide", "bmlt", "hsds", "csv", "icalendar", "geojson", "named-fields"}

// hubFeeds are the lists that others keep.
func hubFeeds() Field {
	field := func(name string, t Type, at func(any) any, label, note diag.Text, example string) Field {
		return Field{Name: name, Type: t, At: at, Label: label, Note: note, Example: example}
	}
	name := field("name", Slug, at(func(f *model.Feed) *string { return &f.Name }), "Name",
		"A short name of your own; its copy in feeds/ is called so.", "leeds")
	name.Required = true
	format := field("format", Choice, at(func(f *model.Feed) *string { return &f.Format }), "Format",
		"With it, a file of any other format is not taken over. "+
			"Without it, the format is known by what is in the file.",
		"meeting-guide")
	format.Choices = FeedFormats
	every := field("every", Days, at(func(f *model.Feed) *int { return &f.Every }), "Every",
		"How long its copy is used before a build fetches it again.", "1 day")
	return Field{Name: "feeds", Type: Groups, At: at(func(h *model.Hub) *[]model.Feed { return &h.Feeds }),
		Label:   "Lists of others",
		Note:    "Groups that others list. They are read at each build; nothing else is ever fetched.",
		Example: `[{name: leeds, url: "https://example.org/meetings.json", every: 1 day}]`, Fields: []Field{
			name,
			field("url", URL, at(func(f *model.Feed) *string { return &f.URL }), "Address",
				"Of the file itself, with https://. Of a Google Sheet, the address by which it is published as CSV.",
				`"https://example.org/meetings.json"`),
			field("file", Text, at(func(f *model.Feed) *string { return &f.File }), "File",
				"In place of an address, a file of the hub that lies outside content.", "lists/meetings.json"),
			format, every,
			field("groups_at_least", Count, at(func(f *model.Feed) *int { return &f.GroupsAtLeast }), "Fewest groups",
				"With fewer groups than this its last good copy stays. "+
					"Without it, it stays with fewer than half of what the feed had.",
				"40"),
			field("single_events", Flag, at(func(f *model.Feed) *bool { return &f.SingleEvents }), "Single events",
				"With true, events of a calendar that do not come back are shown, too, until they are over: all of it "+
					"is for everybody, and nothing of it is private.",
				"true"),
		}}
}
