package schema

import (
	"slices"

	"peerhub/generator/model"
)

func moduleOf(p *model.Page) *model.Module { return p.Module }

func module() *Kind {
	text := func(get func(*model.Module) *string) func(any) any { return of(moduleOf, get) }
	list := func(get func(*model.Module) *[]string) func(any) any { return of(moduleOf, get) }
	own := slices.Concat(
		part("What people learn",
			Field{Name: "outcomes", Type: Texts, Scope: Words,
				At:    list(func(m *model.Module) *[]string { return &m.Outcomes }),
				Label: "What people learn", Note: "One thing that people can do afterwards, a line for each.",
				Example: "[Listen without giving advice]", Ask: "[$note]",
				Search: AsText, Property: "teaches"},
			Field{Name: "level", Type: Text, Scope: Words,
				At:    text(func(m *model.Module) *string { return &m.Level }),
				Label: "Level", Note: "Whom it suits: beginner, intermediate or advanced.", Example: "beginner",
				Property: "educationalLevel"},
			Field{Name: "prior_knowledge", Type: Text, Scope: Words,
				At:    text(func(m *model.Module) *string { return &m.PriorKnowledge }),
				Label: "Before you begin", Note: "What people need to know already.", Example: "None"},
			Field{Name: "requires", Type: Modules, Scope: Fact,
				At:    list(func(m *model.Module) *[]string { return &m.Requires }),
				Label: "Comes after", Note: "The modules to do first: the names of their folders.",
				Example: "[introduction]"},
			Field{Name: "assessment", Type: Text, Scope: Words,
				At:    text(func(m *model.Module) *string { return &m.Assessment }),
				Label: "At the end", Note: "How people can see what they have learned.",
				Example: `"A talk at the end, without marks."`}),
		part("What it takes",
			Field{Name: "duration", Type: Text, Scope: Words,
				At:    text(func(m *model.Module) *string { return &m.Duration }),
				Label: "How long", Note: "How long it takes. Without it, the minutes of the lessons are added up.",
				Example: `"An afternoon"`},
			Field{Name: "group_size", Type: Text, Scope: Words,
				At:    text(func(m *model.Module) *string { return &m.GroupSize }),
				Label: "How many people", Note: "How many people it is made for.", Example: `"6 to 12"`},
			Field{Name: "materials", Type: Texts, Scope: Words,
				At:    list(func(m *model.Module) *[]string { return &m.Materials }),
				Label: "Materials", Note: "What to bring.", Example: "[Paper, pens]"}),
		part("What may be hard",
			Field{Name: "content_note", Type: Text, Scope: Words,
				At:    text(func(m *model.Module) *string { return &m.ContentNote }),
				Label: "What may be hard", Note: "What may be hard to hear, so that nobody meets it unprepared.",
				Example: `"We talk about being in hospital."`},
			Field{Name: "self_disclosure", Type: Text, Scope: Words,
				At:      text(func(m *model.Module) *string { return &m.SelfDisclosure }),
				Label:   "Talking about oneself",
				Note:    "What people may be asked to tell about themselves, and that they can always pass.",
				Example: `"Everyone may pass."`}),
		madeBy())
	return &Kind{Name: model.KindModule,
		Note: "A unit of training. Its lessons are the other files of its folder; " +
			"add one with: peerhub new lesson module/lesson.",
		Of:     ofKind(func(p *model.OfKind) **model.Module { return &p.Module }),
		Fields: with(summary("What people learn, in one or two sentences."), own...),
		Folder: true, Instead: "modules", Other: model.KindCourse,
		Counted: []string{"duration", "prior_knowledge", "group_size", "content_note", "self_disclosure", "assessment",
			"outcomes", "materials"},
		Thing: "Course"}
}

// madeBy are the fields of a module that say who made it, and when.
func madeBy() []Field {
	return part("Who made it",
		Field{Name: "coproduced_by", Type: Groups, Scope: Words,
			At:    of(moduleOf, func(m *model.Module) *[]model.Coproducer { return &m.CoproducedBy }),
			Label: "Made by", Note: "Who made it, as they want to be named.",
			Example: "[{name: A group, role: authors, lived_experience: their own}]", Fields: []Field{
				{Name: "name", Type: Text, At: at(func(c *model.Coproducer) *string { return &c.Name }),
					Label: "Name", Note: "The name, as they want it.", Example: "A group"},
				{Name: "role", Type: Text, At: at(func(c *model.Coproducer) *string { return &c.Role }),
					Label: "Role", Note: "What they did.", Example: "authors"},
				{Name: "lived_experience", Type: Text,
					At:    at(func(c *model.Coproducer) *string { return &c.LivedExperience }),
					Label: "Lived experience", Note: "In their own words, if they want it said.",
					Example: "their own"},
			}},
		Field{Name: "history", Type: Groups, Scope: Words,
			At:    of(moduleOf, func(m *model.Module) *[]model.Release { return &m.History }),
			Label: "What changed", Note: "Its versions, the newest first.",
			Example: `[{version: "2", date: $today, changes: "The second lesson is new."}]`, Fields: []Field{
				{Name: "version", Type: Text, At: at(func(r *model.Release) *string { return &r.Version }),
					Label: "Version", Note: "Its number or name.", Example: `"2"`},
				{Name: "date", Type: Date, At: at(func(r *model.Release) *model.Date { return &r.Date }),
					Label: "Date", Note: "The day on which it came out.", Example: "$today"},
				{Name: "changes", Type: Line, At: at(func(r *model.Release) *string { return &r.Changes }),
					Label: "Changes", Note: "What is different.", Example: `"The second lesson is new."`},
			}})
}

func lesson() *Kind {
	own := []Field{{Name: "minutes", Type: Count, Scope: Fact,
		At: of(func(p *model.Page) *model.Lesson { return p.Lesson },
			func(l *model.Lesson) *int { return &l.Minutes }),
		Label: "Minutes", Note: "How long it takes, in minutes.", Example: "30", Ask: "30"}}
	return &Kind{Name: model.KindLesson, Note: "One lesson of a module.",
		Of:     ofKind(func(p *model.OfKind) **model.Lesson { return &p.Lesson }),
		Fields: with(summary("What this lesson is about, in one sentence."), own...),
		Part:   true, Thing: "LearningResource"}
}

func course() *Kind {
	own := []Field{{Name: "modules", Type: Modules, Scope: Fact, Required: true,
		At: of(func(p *model.Page) *model.Course { return p.Course },
			func(c *model.Course) *[]string { return &c.Modules }),
		Label: "Modules", Note: "The folders of its modules in content/training, in order.",
		Example: "[introduction]", Ask: "[introduction]"}}
	return &Kind{Name: model.KindCourse, Note: "A path through several modules, in the order that you choose.",
		Of:     ofKind(func(p *model.OfKind) **model.Course { return &p.Course }),
		Fields: with(summary("For whom this course is, in one sentence."), own...)}
}
