package frame

import (
	"io/fs"
	"slices"

	"peerhub/generator/asset"
	"peerhub/generator/diag"
	"peerhub/generator/glossary"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
)

// Site is what the pages of all languages share. It is safe for use by several
// goroutines.
type Site struct {
	Hub       *model.Hub
	Today     model.Date
	Codes     []string    // of the hub's languages, the default one first
	Languages []*Language // in the same order
	Timetable []*Listing  // the groups that lists name
	Look      look.Look
	Assets    asset.Assets
	Icons     Icons

	site      *model.Site
	locales   *locale.Set
	templates templates
	glossary  *glossary.Glossary
	numbers   map[*model.Entry]int // of entries, in the site's order
	citedBy   map[string][]*model.Entry
}

// New derives from a site what its pages share: their cards, citations, lists of
// groups. The findings are mistakes in templates and icons; with errors among
// them there is no Site, nil.
func New(site *model.Site, locales *locale.Set, layouts fs.FS, look look.Look, assets asset.Assets) (*Site,
	[]diag.Finding) {
	s := &Site{Hub: site.Hub, Today: site.Today, Codes: site.Hub.Codes(), Look: look, Assets: assets,
		site: site, locales: locales}
	var found, more []diag.Finding
	s.Icons, found = readIcons(layouts)
	s.templates, more = readTemplates(layouts, s.Icons)
	found = append(found, more...)
	if !assets.Has("site.css") {
		found = append(found, diag.Finding{Code: diag.Template, Severity: diag.Error, File: "layouts/styles/site.css",
			Message:    "The style sheet site.css is missing.",
			Suggestion: "Remove your styles folder to get the built-in one back."})
	}
	if diag.Errors(found) > 0 {
		return nil, found
	}
	s.numbers = make(map[*model.Entry]int, len(site.Entries))
	s.citedBy = map[string][]*model.Entry{}
	for i, e := range site.Entries {
		s.numbers[e] = i
		for _, ref := range refs(e.Original) {
			s.citedBy[ref] = append(s.citedBy[ref], e)
		}
	}
	s.Timetable = newTimetable(site)
	s.glossary = glossary.New(site)
	known := make(map[*model.Page]*Facts, len(site.Entries))
	for _, l := range s.Hub.Languages {
		s.Languages = append(s.Languages, newLanguage(s, l, known))
	}
	return s, found
}

// Language returns what the pages of a language share; nil of none of the hub's.
func (s *Site) Language(code string) *Language {
	for _, l := range s.Languages {
		if l.Code == code {
			return l
		}
	}
	return nil
}

// Shares reports whether programs are given any group: samples they are not.
func (s *Site) Shares() bool {
	return slices.ContainsFunc(s.Timetable, func(g *Listing) bool { return !g.Group.Sample })
}

// Samples reports whether lists name any sample of a group.
func (s *Site) Samples() bool {
	return slices.ContainsFunc(s.Timetable, func(g *Listing) bool { return g.Group.Sample })
}

// Entry returns the entry at a path of a section, or nil: for whoever makes its
// page. What others may know of it is its card.
func (s *Site) Entry(section, path string) *model.Entry { return s.site.Entry(section, path) }

// Entries returns all entries, for whoever makes their pages.
func (s *Site) Entries() []*model.Entry { return s.site.Entries }
