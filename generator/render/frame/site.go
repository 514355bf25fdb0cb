package frame

import (
	"slices"
	"strings"
	"sync"

	"peerhub/generator/asset"
	"peerhub/generator/directory"
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
	Codes     []string              // of the hub's languages, the default one first
	Languages []*Language           // in the same order
	Groups    func() []*model.Group // that lists name
	Timetable func() []*Listing     // the same, with what lists say of them
	Look      look.Look
	Assets    asset.Assets
	Layout

	site     *model.Site
	locales  *locale.Set
	glossary *glossary.Glossary
	numbers  map[*model.Entry]int // of entries, in the site's order
	citedBy  map[string][]*model.Entry
}

// New derives from a site what its pages share: their cards, citations, lists of
// groups.
func New(site *model.Site, locales *locale.Set, layout Layout, look look.Look, assets asset.Assets) *Site {
	s := &Site{Hub: site.Hub, Today: site.Today, Codes: site.Hub.Codes(), Look: look, Assets: assets,
		Layout: layout, site: site, locales: locales}
	s.numbers = make(map[*model.Entry]int, len(site.Entries))
	s.citedBy = map[string][]*model.Entry{}
	for i, e := range site.Entries {
		s.numbers[e] = i
		for _, ref := range refs(e.Original) {
			s.citedBy[ref] = append(s.citedBy[ref], e)
		}
	}
	listed := sync.OnceValue(func() []*model.Entry {
		return slices.DeleteFunc(slices.Clone(site.InSection("groups")),
			func(e *model.Entry) bool { return !directory.Listed(e, site.Hub, site.Today) })
	})
	s.Groups = sync.OnceValue(func() []*model.Group {
		groups := make([]*model.Group, len(listed()))
		for i, e := range listed() {
			groups[i] = e.Original.Group
		}
		return groups
	})
	s.Timetable = sync.OnceValue(func() []*Listing { return newTimetable(site, listed()) })
	s.glossary = glossary.New(site)
	known := make(map[*model.Page]*Facts, len(site.Entries))
	for _, l := range s.Hub.Languages {
		s.Languages = append(s.Languages, newLanguage(s, l, known))
	}
	return s
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
	return slices.ContainsFunc(s.Groups(), func(g *model.Group) bool { return !g.Sample })
}

// Samples reports whether lists name any sample of a group.
func (s *Site) Samples() bool {
	return slices.ContainsFunc(s.Groups(), func(g *model.Group) bool { return g.Sample })
}

// Entry returns the entry at a path of a section, or nil: for whoever makes its
// page. What others may know of it is its card.
func (s *Site) Entry(section, path string) *model.Entry { return s.site.Entry(section, path) }

// EntriesAt returns the entries whose address in the default language is at, without its last slash: one
// at most, but for mistakes.
func (s *Site) EntriesAt(at string) []*model.Entry {
	section, path, _ := strings.Cut(at, "/")
	return slices.DeleteFunc([]*model.Entry{s.site.Entry("pages", at), s.site.Entry(section, path)},
		func(e *model.Entry) bool { return e == nil })
}

// Entries returns all entries, for whoever makes their pages.
func (s *Site) Entries() []*model.Entry { return s.site.Entries }
