package schema

import (
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

func provenanceOf(p *model.Page) *model.Provenance { return p.Provenance }

// provenance says where a text comes from and what may be done with it; package
// rights has the rules. A text of the hub's own has none.
func provenance() []Field {
	return append(part(Seldom, licenseField(Words, at(func(p *model.Page) *string { return &p.License }),
		"The short name of this text's licence (SPDX), if it is not the hub's.")), origins()...)
}

func licenseField(scope Scope, at func(any) any, note diag.Text) Field {
	return Field{Name: "license", Type: License, Scope: scope, At: at, Label: "Licence", Note: note,
		Example: "CC-BY-SA-4.0"}
}

// origins are those fields that say what a text was made from.
func origins() []Field {
	return append([]Field{
		{Name: "sources", Type: Sources, Scope: Words, At: at(func(p *model.Page) *[]string { return &p.Sources }),
			Label: "Sources", Note: "What it relies on: names of files in content/library, without .md.",
			Example: "[mhe2024]"},
	}, part(Seldom,
		Field{Name: "attribution", Type: Group,
			At:      of(provenanceOf, func(p *model.Provenance) **model.Attribution { return &p.Attribution }),
			Label:   "Attribution",
			Note:    "What must be said of a work that you translated or copied: its title, authors and address.",
			Example: "{title: The title, authors: [The author]}", Fields: []Field{
				{Name: "title", Type: Text, At: at(func(a *model.Attribution) *string { return &a.Title }),
					Label: "Title", Note: "The title of the work.", Example: "The title"},
				{Name: "authors", Type: Texts, At: at(func(a *model.Attribution) *[]string { return &a.Authors }),
					Label: "Authors", Note: "The authors of the work.", Example: "[The author]"},
				{Name: "source_url", Type: URL, At: at(func(a *model.Attribution) *string { return &a.SourceURL }),
					Label: "Web address", Note: "Where people can read the work.", Example: "https://example.org/text"},
				{Name: "copyright_notice", Type: Text,
					At:    at(func(a *model.Attribution) *string { return &a.CopyrightNotice }),
					Label: "Copyright notice", Note: "The line with the sign ©, as the publisher writes it.",
					Example: "© 2024 The author"},
				{Name: "citation", Type: Text, At: at(func(a *model.Attribution) *string { return &a.Citation }),
					Label: "Citation", Note: "How the publisher wants the work to be cited.",
					Example: "The author. The title. 2024."},
			}},
		Field{Name: "translation_of", Type: Group,
			At:    of(provenanceOf, func(p *model.Provenance) **model.Work { return &p.TranslationOf }),
			Label: "Translation of", Note: "The work from outside this hub that this page translates.",
			Example: `{url: "https://example.org/text", lang: en, license: CC-BY-4.0}`,
			Fields: append(work(), Field{Name: "lang", Type: Language,
				At:    at(func(w *model.Work) *string { return &w.Language }),
				Label: "Language", Note: "The language of the work.", Example: "en"})},
		Field{Name: "adapted_from", Type: Groups,
			At:    of(provenanceOf, func(p *model.Provenance) *[]model.Work { return &p.AdaptedFrom }),
			Label: "Adapted from", Note: "The works that this page changes or builds on, a line for each.",
			Example: `[{title: The title, authors: [The author], url: "https://example.org/text", license: CC-BY-4.0, changes: shortened}]`,
			Fields: append(work(),
				Field{Name: "title", Type: Text, At: at(func(w *model.Work) *string { return &w.Title }),
					Label: "Title", Note: "The title of the work.", Example: "The title"},
				Field{Name: "authors", Type: Texts, At: at(func(w *model.Work) *[]string { return &w.Authors }),
					Label: "Authors", Note: "The authors of the work.", Example: "[The author]"},
				Field{Name: "changes", Type: Text, At: at(func(w *model.Work) *string { return &w.Changes }),
					Label: "Changes", Note: "What is different here.", Example: "shortened"})},
		Field{Name: "verbatim_of", Type: Group,
			At:    of(provenanceOf, func(p *model.Provenance) **model.Work { return &p.VerbatimOf }),
			Label: "Copy of", Note: "The work that this page copies word for word.",
			Example: `{url: "https://example.org/text", license: CC-BY-ND-4.0}`,
			Fields: append(work(), Field{Name: "sha256", Type: Text,
				At:    at(func(w *model.Work) *string { return &w.SHA256 }),
				Label: "Checksum",
				Note: "A number made from the text (SHA-256), so that a change is noticed. " +
					"peerhub check tells it to you.",
				Example: `"9f86d081…"`})},
		Field{Name: "permission", Type: Group,
			At:    of(provenanceOf, func(p *model.Provenance) **model.Permission { return &p.Permission }),
			Label: "Permission", Note: "What the holder of the rights has allowed you.",
			Example: "{from: The author, date: $today, scope: [adapt], evidence: letter in the office}", Fields: []Field{
				{Name: "from", Type: Text, At: at(func(p *model.Permission) *string { return &p.From }),
					Label: "Given by", Note: "Who allowed it.", Example: "The author"},
				{Name: "date", Type: Date, At: at(func(p *model.Permission) *model.Date { return &p.Date }),
					Label: "Date", Note: "The day on which they allowed it.", Example: "$today"},
				{Name: "scope", Type: Texts, At: at(func(p *model.Permission) *[]string { return &p.Scope }),
					Label: "For what", Note: "What you may do: translate, adapt, copy or export.", Example: "[adapt]"},
				{Name: "evidence", Type: Text, Tell: Team,
					At:    at(func(p *model.Permission) *string { return &p.Evidence }),
					Label: "Evidence", Note: "Where their answer is kept. Readers do not see it.",
					Example: "letter in the office"},
				{Name: "expires", Type: Date, At: at(func(p *model.Permission) *model.Date { return &p.Expires }),
					Label: "Until", Note: "The last day, if there is one.", Example: "$today"},
			}},
		Field{Name: "rights_profile", Type: Text,
			At:      of(provenanceOf, func(p *model.Provenance) *string { return &p.Profile }),
			Label:   "Rights profile",
			Note:    "The publisher, if the program knows its rules. The World Health Organization is who.",
			Example: "who"})...)
}

// work are the fields of every work of someone else.
func work() []Field {
	return []Field{
		{Name: "url", Type: URL, At: at(func(w *model.Work) *string { return &w.URL }),
			Label: "Web address", Note: "Where people can read the work.", Example: "https://example.org/text"},
		{Name: "license", Type: License, At: at(func(w *model.Work) *string { return &w.License }),
			Label: "Licence", Note: "The short name of the work's licence (SPDX).", Example: "CC-BY-4.0"},
	}
}
