package frame

import (
	"context"
	"slices"
	"strings"
	"sync"

	"peerhub/generator/asset"
	"peerhub/generator/directory"
	"peerhub/generator/glossary"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/workpool"
)

// Site is what the pages of all languages share. It is safe for use by several
// goroutines.
type Site struct {
	Hub       *model.Hub
	Today     model.Date
	Codes     []string              // of the hub's languages, the default one first
	Languages []*Language           // in the same order
	Listed    func() []*model.Entry // of groups that lists name
	Groups    func() []*model.Group // the same
	Timetable func() []*Listing     // the same, with what lists say of them
	Look      look.Look
	Assets    asset.Assets
	Layout

	site     *model.Site
	files    Files // nil: pictures are not shown
	locales  *locale.Set
	glossary func() *glossary.Glossary
	named    func() map[int]bool  // numbers of the groups that lists name
	numbers  map[*model.Entry]int // of entries, in the site's order
	facts    sync.Map             // *model.Page → *Facts
	citedBy  map[string][]*model.Entry
	courses  []*model.Entry
}

// New derives from a site what its pages share: their cards, citations, lists of
// groups. Each is derived when the first page asks for it.
func New(site *model.Site, locales *locale.Set, layout Layout, look look.Look, assets asset.Assets, files Files) *Site {
	s := &Site{Hub: site.Hub, Today: site.Today, Codes: site.Hub.Codes(), Look: look, Assets: assets,
		Layout: layout, site: site, files: files, locales: locales}
	s.numbers = make(map[*model.Entry]int, len(site.Entries))
	s.citedBy = map[string][]*model.Entry{}
	for i, e := range site.Entries {
		s.numbers[e] = i
		for _, ref := range refs(e.Original) {
			s.citedBy[ref] = append(s.citedBy[ref], e)
		}
		if e.Section == "training" && e.Kind == model.KindCourse {
			s.courses = append(s.courses, e)
		}
	}
	s.Listed = sync.OnceValue(func() []*model.Entry { return listedOf(site) })
	s.named = sync.OnceValue(func() map[int]bool {
		out := map[int]bool{}
		for _, e := range s.Listed() {
			out[s.numbers[e]] = true
		}
		return out
	})
	s.Groups = sync.OnceValue(func() []*model.Group {
		groups := make([]*model.Group, len(s.Listed()))
		for i, e := range s.Listed() {
			groups[i] = e.Original.Group
		}
		return groups
	})
	s.Timetable = sync.OnceValue(func() []*Listing { return newTimetable(site, s.Listed()) })
	s.glossary = sync.OnceValue(func() *glossary.Glossary { return glossary.New(site) })
	for _, l := range s.Hub.Languages {
		s.Languages = append(s.Languages, newLanguage(s, l))
	}
	return s
}

// listedOf are the entries of groups that lists name.
func listedOf(site *model.Site) []*model.Entry {
	all := site.InSection("groups")
	work := workpool.New(context.Background())
	for some := range slices.Chunk(all, 512) {
		work.Go(func() error {
			for i, e := range some {
				if !directory.Listed(e, site.Hub, site.Today) {
					some[i] = nil
				}
			}
			return nil
		})
	}
	_ = work.Wait() // none fails
	return slices.DeleteFunc(all, func(e *model.Entry) bool { return e == nil })
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
	return slices.ContainsFunc(s.Listed(), directory.Public)
}

// Shared is how many groups programs are given.
func (s *Site) Shared() int {
	n := 0
	for _, e := range s.Listed() {
		if directory.Public(e) {
			n++
		}
	}
	return n
}

// Samples reports whether lists name any sample of a group.
func (s *Site) Samples() bool {
	return slices.ContainsFunc(s.Groups(), func(g *model.Group) bool { return g.Sample })
}

// Names reports whether lists name a group, where their language lists its page.
func (s *Site) Names(group *Card) bool { return s.named()[group.number] }

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
