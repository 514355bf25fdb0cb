package schema

import (
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

func page() *Kind {
	return &Kind{Name: model.KindPage, Note: "A page: who you are, how to stay safe, a guide, or anything else.",
		Fields: pageFields()}
}

func home() *Kind {
	return &Kind{Name: model.KindHome, Note: "The first page that readers see.", Fields: pageFields(),
		Index: true, Unlinked: true}
}

func introduction() *Kind {
	return &Kind{Name: model.KindSection, Note: "What readers see above the list of a section.", Fields: pageFields(),
		Index: true, Unlinked: true}
}

func pageFields() []Field {
	return with(summary("One or two sentences. Lists, searches and search engines show them."))
}

// with makes the fields of a kind: its summary, those of its own, and those that
// every page may have. Whether a page is a sample is read before what depends on it.
func with(summary Field, own ...Field) []Field {
	return slices.Concat([]Field{title(Own, "title", "")}, []Field{summary}, standing(), own, questions(), every(), provenance())
}

// title is not Required in front matter: the first heading of the text can say it.
func title(scope Scope, name, alias string) Field {
	return Field{Name: name, Alias: alias, Type: Line, Scope: scope,
		At:    at(func(p *model.Page) *string { return &p.Title }),
		Label: "Title", Note: "The name of the page, as readers see it.", Example: "Starting a group", Ask: "$title"}
}

func summary(note diag.Text) Field {
	return Field{Name: "summary", Type: Line,
		At:    at(func(p *model.Page) *string { return &p.Summary }),
		Label: "Summary", Note: note, Example: "How to begin, and what to have ready.", Ask: "$note"}
}

// standing are the fields that say whether a page may be seen, and as what.
func standing() []Field {
	return []Field{
		{Name: "draft", Type: Flag, Tell: Team, At: at(func(p *model.Page) *bool { return &p.Draft }),
			Label: "Draft", Note: "The page stays out of the site until you take this line away.", Example: "true"},
		{Name: "sample", Type: Flag, Tell: OnPage, At: at(func(p *model.Page) *bool { return &p.Sample }),
			Label: "Sample", Note: "This is made up to show how the hub works. Readers are told so.", Example: "true",
			Part: Seldom},
	}
}

// questions are what the search knows of pages and readers do not see. Groups have none: of them
// nothing is told that passes no gate.
func questions() []Field {
	return []Field{
		{Name: "asked", Type: Texts, Tell: OnPage, Part: Seldom,
			At:    at(func(p *model.Page) *[]string { return &p.Asked }),
			Label: "Asked", Note: "Words and questions by which people look for this page, as they type them. " +
				"The search finds the page by them. Readers do not see them.",
			Example: "[what happens at a group, do I have to speak]"},
	}
}

// every are the fields that every page may have, whatever its kind.
func every() []Field {
	return []Field{
		{Name: "order", Type: Count, Scope: Fact, At: at(func(p *model.Page) *int { return &p.Order }),
			Label: "Order", Note: "Its place in lists: smaller numbers come first.", Example: "10"},
		{Name: "topics", Type: Terms, Scope: Fact, At: at(func(p *model.Page) *[]string { return &p.Topics }),
			Vocabulary: "topics", Facet: FacetTopic,
			Label: "Topics", Note: "What it is about, in words from topics in hub.yaml.", Example: "[$topics]"},
		{Name: "date", Type: Date, Scope: Words, Part: Seldom,
			At:    at(func(p *model.Page) *model.Date { return &p.Date }),
			Label: "Date", Note: "The day on which it was first published.", Example: "$today"},
		{Name: "updated", Type: Date, At: at(func(p *model.Page) *model.Date { return &p.Updated }),
			Label: "Updated", Note: "The day of the last change that readers should know about.", Example: "$today",
			Ask: "$today"},
		{Name: "version", Type: Text, Part: Seldom, At: at(func(p *model.Page) *string { return &p.Version }),
			Label: "Version", Note: "The number or the name of this version of the text.", Example: `"2"`},
		{Name: "slug", Type: Slug, Part: Seldom,
			Label:   "Name in the address",
			Note:    "The last part of its address, if not the name of the file: small letters, digits and hyphens.",
			Example: "starting-a-group"},
		{Name: "aliases", Type: Addresses, Tell: OnPage, Part: Seldom,
			At:    at(func(p *model.Page) *[]string { return &p.Aliases }),
			Label: "Old addresses",
			Note: "Addresses that the page had before, as they stood behind that of the site. Whoever follows an old link to " +
				"them arrives here.",
			Example: "[guides/beginning-a-group/]"},
		{Name: "image", Type: Group, Scope: Words, Part: Seldom,
			At:    at(func(p *model.Page) *model.Image { return &p.Image }),
			Label: "Picture", Note: "A picture beside the page, with words for people who cannot see it.",
			Example: "{src: room.jpg, alt: A room with six chairs}", Fields: []Field{
				{Name: "src", Type: File, Scope: Words, Required: true,
					At:    at(func(i *model.Image) *string { return &i.Src }),
					Label: "File", Note: "The name of the picture's file.", Example: "room.jpg"},
				{Name: "alt", Type: Text, Scope: Words, Required: true,
					At:    at(func(i *model.Image) *string { return &i.Alt }),
					Label: "In words", Note: "What there is to see, for people who cannot see it.",
					Example: "A room with six chairs"},
				{Name: "caption", Type: Line, Scope: Words,
					At:    at(func(i *model.Image) *string { return &i.Caption }),
					Label: "Below it", Note: "What stands below the picture.", Example: "Where we meet"},
				{Name: "credit", Type: Line, Scope: Words,
					At:    at(func(i *model.Image) *string { return &i.Credit }),
					Label: "By", Note: "Who took or drew it, as they want to be named. It stands below the picture.",
					Example: "A volunteer"},
				{Name: "consent", Type: Line, Scope: Words, Tell: Team,
					At:    at(func(i *model.Image) *string { return &i.Consent }),
					Label: "Consent",
					Note: "The day on which the people in a photograph agreed to be shown here, or nobody if no person can be " +
						"recognised. It is never published.",
					Example: "$today"},
			}},
		{Name: "drawing", Type: Line, Scope: Fact, Part: Seldom,
			At:    at(func(p *model.Page) *string { return &p.Drawing }),
			Label: "Drawing", Note: "One of the drawings of layouts/drawings, by its name. It stands beside the title.",
			Example: "two-cups"},
		{Name: "translators", Type: Texts, Part: InTranslation,
			At:    at(func(p *model.Page) *[]string { return &p.Translators }),
			Label: "Translators", Note: "Who translated the page, as they want to be named.", Example: "[A volunteer]"},
		{Name: "reviewed", Type: Group, Part: InTranslation,
			At:    at(func(p *model.Page) *model.Review { return &p.Reviewed }),
			Label: "Reviewed", Note: "Which native speaker has read this translation, and when.",
			Example: "{by: Our group, on: $today}", Fields: []Field{
				{Name: "by", Type: Text, At: at(func(r *model.Review) *string { return &r.By }),
					Label: "By", Note: "The name, as the person wants it.", Example: "Our group"},
				{Name: "on", Type: Date, At: at(func(r *model.Review) *model.Date { return &r.On }),
					Label: "On", Note: "The day.", Example: "$today"},
			}},
		{Name: "machine", Type: Flag, Part: InTranslation, At: at(func(p *model.Page) *bool { return &p.Machine }),
			Label: "By a machine", Note: "A machine translated it, and nobody has read it yet.", Example: "true"},
		{Name: "source_hash", Type: Text, Tell: Team, Program: true,
			At:    at(func(p *model.Page) *string { return &p.SourceHash }),
			Label: "Translated from", Note: "Which text was translated. The command i18n accept writes it.",
			Example: `"4f1d2c"`},
	}
}

// part gives fields their part.
func part(name diag.Text, fields ...Field) []Field {
	for i := range fields {
		if fields[i].Part == "" {
			fields[i].Part = name
		}
	}
	return fields
}
