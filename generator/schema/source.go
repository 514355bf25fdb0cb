package schema

import (
	"slices"

	"peerhub/generator/model"
)

func sourceOf(p *model.Page) *model.Source { return p.Source }

// SourceKinds are the kinds of works, in the order in which the library has them.
var SourceKinds = []string{"study", "guide", "words", "voice"}

// source is a work that pages cite. Its licence is that of the work; the page about
// it is the hub's.
func source() *Kind {
	own := []Field{
		{Name: "authors", Type: Texts, Scope: Fact,
			At:    of(sourceOf, func(s *model.Source) *[]string { return &s.Authors }),
			Label: "Authors", Note: "The authors, as the work names them.",
			Example: "[First author, Second author]", Search: AsText},
		{Name: "year", Type: Text, Scope: Fact, At: of(sourceOf, func(s *model.Source) *string { return &s.Year }),
			Label: "Year", Note: "The year in which it was published.", Example: "2024", Search: AsText},
		{Name: "kind", Type: Choice, Scope: Fact, At: of(sourceOf, func(s *model.Source) *string { return &s.Kind }),
			Choices: SourceKinds, Label: "Kind",
			Note:    "What it is: study, guide, words (on how to speak of it) or voice (people and organisations about themselves).",
			Example: "study"},
		{Name: "publisher", Type: Text, Scope: Fact,
			At:    of(sourceOf, func(s *model.Source) *string { return &s.Publisher }),
			Label: "Publisher", Note: "Who published it.", Example: "Lantern Press", Search: AsText},
		{Name: "url", Type: URL, Scope: Fact, At: of(sourceOf, func(s *model.Source) *string { return &s.URL }),
			Label: "Web address", Note: "Where you read it.", Example: `"https://example.org/report"`,
			Ask: `"https://example.org/"`},
		licenseField(Fact, of(sourceOf, func(s *model.Source) *string { return &s.License }),
			"The work's licence (SPDX), or LicenseRef-all-rights-reserved. Leave it out if you do not know."),
		{Name: "rights", Type: Text, Scope: Words, At: of(sourceOf, func(s *model.Source) *string { return &s.Rights }),
			Label: "Rights", Note: "What may be done with it, in a sentence.",
			Example: "Free to share, and not to sell."}}
	return &Kind{Name: model.KindSource,
		Note: "A work in the library. Pages cite it by the name of its file, as in [@mhe2024].",
		Of:   ofKind(func(p *model.OfKind) **model.Source { return &p.Source }),
		Fields: slices.Concat([]Field{title(Words, "title", ""),
			summary("What it is and who made it, in one sentence.")},
			own, standing(), questions(), every(), origins()),
		Unlinked: true, Quoted: true, Secondary: true}
}
