package schema

import "peerhub/generator/model"

func termOf(p *model.Page) *model.Term { return p.Term }

func term() *Kind {
	own := []Field{
		{Name: "say", Type: Texts, At: of(termOf, func(t *model.Term) *[]string { return &t.Say }),
			Label: "Say", Note: "Words that you can use.", Example: "[person who hears voices]", Search: AsText},
		{Name: "avoid", Type: Texts, At: of(termOf, func(t *model.Term) *[]string { return &t.Avoid }),
			Label: "Avoid", Note: "Words that hurt, or that say less. peerhub check points them out in texts.",
			Example: "[schizophrenic]", Search: AsText},
		{Name: "forms", Type: Texts, At: of(termOf, func(t *model.Term) *[]string { return &t.Forms }),
			Label: "Forms", Note: "How the word looks in texts, if not as in the title. Texts link to it by these.",
			Example: "[peer, peers]"},
		{Name: "link", Type: Flag, Default: "true", At: of(termOf, func(t *model.Term) *bool { return &t.Link }),
			Label: "Linked", Note: "With false, texts do not link to this word.", Example: "false"}}
	return &Kind{Name: model.KindTerm,
		Note:     "A word of the glossary: what it means, and what to say instead of words that hurt.",
		Of:       ofKind(func(p *model.OfKind) **model.Term { return &p.Term }),
		Fields:   with(summary("What the word means, in one plain sentence."), own...),
		Unlinked: true, Quoted: true}
}
