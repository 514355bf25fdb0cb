package schema

import "peerhub/generator/model"

func practice() *Kind {
	text := func(get func(*model.Practice) *string) func(any) any {
		return of(func(p *model.Page) *model.Practice { return p.Practice }, get)
	}
	return &Kind{Name: model.KindPractice, Note: "How people do peer support in one place.",
		New: func(p *model.Page) { p.Practice = &model.Practice{} },
		Fields: with(summary("Who does what, and where, in one or two sentences."),
			Field{Name: "country", Type: Country, Scope: Fact, At: text(func(p *model.Practice) *string { return &p.Country }),
				Label: "Country", Note: countryNote, Example: "GB"},
			Field{Name: "place", Type: Text, Scope: Words, At: text(func(p *model.Practice) *string { return &p.Place }),
				Label: "Place", Note: "A town or a region.", Example: "Watford"},
			Field{Name: "organisation", Type: Text, Scope: Words, At: text(func(p *model.Practice) *string { return &p.Organisation }),
				Label: "Organisation", Note: "Who runs it.", Example: "Lantern House"},
			Field{Name: "since", Type: Text, Scope: Fact, At: text(func(p *model.Practice) *string { return &p.Since }),
				Label: "Since", Note: "The year in which it began.", Example: "2018"})}
}
