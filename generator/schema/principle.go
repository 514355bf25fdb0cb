package schema

import "peerhub/generator/model"

func principle() *Kind {
	text := func(get func(*model.Principle) *string) func(any) any {
		return of(func(p *model.Page) *model.Principle { return p.Principle }, get)
	}
	own := []Field{
		{Name: "short", Type: Line, Scope: Words, At: text(func(p *model.Principle) *string { return &p.Short }),
			Label: "In one line", Note: "The principle in one line.", Example: "We walk beside, not ahead",
			Ask: "$note", Search: AsText},
		{Name: "differs", Type: Line, Scope: Words, At: text(func(p *model.Principle) *string { return &p.Differs }),
			Label: "How it differs", Note: "How this differs from a clinical approach.", Example: "Nobody is assessed",
			Ask: "$note", Search: AsText}}
	return &Kind{Name: model.KindPrinciple, Note: "A principle: one thing that peer support holds to everywhere.",
		Of:      ofKind(func(p *model.OfKind) **model.Principle { return &p.Principle }),
		Fields:  with(summary("What this principle means, in one or two sentences."), own...),
		Counted: []string{"short", "differs"}}
}
