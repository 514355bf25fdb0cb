package schema

import "peerhub/generator/model"

func practice() *Kind {
	text := func(get func(*model.Practice) *string) func(any) any {
		return of(func(p *model.Page) *model.Practice { return p.Practice }, get)
	}
	own := []Field{
		{Name: "place", Type: Text, Scope: Words, At: text(func(p *model.Practice) *string { return &p.Place }),
			Label: "Place", Note: "A town or a region.", Example: "Watford", Search: AsPlace, Brief: true},
		{Name: "country", Type: Country, Scope: Fact, At: text(func(p *model.Practice) *string { return &p.Country }),
			Label: "Country", Note: countryNote, Example: "GB", Search: AsPlace, Facet: FacetPlace, Brief: true},
		{Name: "organisation", Type: Text, Scope: Words,
			At:    text(func(p *model.Practice) *string { return &p.Organisation }),
			Label: "Organisation", Note: "Who runs it.", Example: "Lantern House", Search: AsHost},
		{Name: "since", Type: Text, Scope: Fact, At: text(func(p *model.Practice) *string { return &p.Since }),
			Label: "Since", Note: "The year in which it began.", Example: "2018"}}
	return &Kind{Name: model.KindPractice, Note: "How people do peer support in one place.",
		Of:     ofKind(func(p *model.OfKind) **model.Practice { return &p.Practice }),
		Fields: with(summary("Who does what, and where, in one or two sentences."), own...)}
}
