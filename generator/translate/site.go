// Package translate pairs pages into entries, a thing with an address in one or
// more languages, and knows how each translation stands to its original.
//
// A translation is the file of the same path under another language. It says
// what it was made from by source_hash in its front matter: the Hash of the
// original's text. Beside it lies <slug>.lock.json with a hash of each block, by
// which a small change is told from a large one. Both are written by Accept
// alone, when a translator has brought the page up to date.
//
//	original    what the others are translations of
//	current     source_hash is the original's Hash
//	minor       at most a tenth of the original's blocks have changed since
//	outdated    more have, or nobody can tell
//	unverified  no source_hash: nobody has said what it was made from
//	machine     made by a machine, and read by nobody yet
//	missing     not there
//	orphan      there, but its original is gone
//
// Facts come from the original: where a group meets, when, and whether it is a
// sample; a translation holds only what differs (see inherit.go).
package translate

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Options say what of a hub to take.
type Options struct {
	Drafts bool  // pages marked as drafts too
	Files  fs.FS // the hub's files, for the lock files; nil tells no minor changes
	// Hash gives the Hash of a page that was parsed, if somebody keeps it; nil computes it.
	Hash func(*model.Page) string
}

// Entries pairs the pages, which stay as they are: an entry's original is the page
// that was parsed, and its translations are pages of their own, with the original's
// facts. The entries are sorted by section, order and path. One whose original is a
// draft is left out in every language.
func Entries(hub *model.Hub, pages []*model.Page, options Options) ([]*model.Entry, []diag.Finding) {
	s := stage{hub: hub, options: options, rank: map[string]int{}, known: map[string]map[string]model.State{}}
	for i, l := range hub.Languages {
		s.rank[l.Code] = i
	}
	if s.options.Hash == nil {
		s.options.Hash = Hash
	}
	entries := s.pair(pages)
	s.lessons(entries)
	for _, e := range entries {
		s.states(e)
		s.share(e)
		withDefaults(hub, e)
		inherit(e)
	}
	s.groupIDs(entries)
	return entries, s.findings.Sorted()
}

type stage struct {
	hub      *model.Hub
	options  Options
	rank     map[string]int                    // language → its place in the hub
	known    map[string]map[string]model.State // by the states of the hub's languages in order
	findings diag.List
}

func (s *stage) find(code diag.Code, severity diag.Severity, at model.Position, message, suggestion diag.Text) {
	s.findings.Add(diag.Finding{Code: code, Severity: severity, File: at.File, Line: at.Line, Column: at.Column,
		Message: message, Suggestion: suggestion})
}

// pair makes the entries, in their order.
func (s *stage) pair(pages []*model.Page) []*model.Entry {
	byKey := make(map[string]*model.Entry, len(pages))
	var entries []*model.Entry
	for _, p := range pages {
		key := p.Section + "/" + p.Path
		e := byKey[key]
		if e == nil {
			e = &model.Entry{Section: p.Section, Path: p.Path, Pages: make(map[string]*model.Page, 1)}
			byKey[key] = e
			entries = append(entries, e)
		}
		if first := e.Pages[p.Language]; first != nil {
			message, suggestion := diag.Say("This page has the same address as %s.",
				where(first.Pos)), diag.Text("Give one of the two another name or slug.")
			if path.Ext(p.Pos.File) != ".md" || path.Ext(first.Pos.File) != ".md" {
				message = diag.Say("This group stands here a second time. The first: %s.", where(first.Pos))
				suggestion = "If one of the files is an old copy, take it away. If they are two groups, give each " +
					"an id of its own."
			}
			s.find(diag.FileDuplicate, diag.Error, p.Pos, message, suggestion)
			continue
		}
		e.Pages[p.Language] = p
	}
	entries = slices.DeleteFunc(entries, func(e *model.Entry) bool {
		e.Original = s.original(e)
		if !s.options.Drafts {
			if e.Original.Draft {
				return true
			}
			maps.DeleteFunc(e.Pages, func(_ string, p *model.Page) bool { return p.Draft })
		}
		e.Kind = e.Original.Kind
		return false
	})
	slices.SortFunc(entries, compare)
	return entries
}

func where(at model.Position) diag.Text {
	if path.Ext(at.File) != ".md" {
		return diag.Say("%s, row %d", at.File, at.Line)
	}
	if at.Line > 1 {
		return diag.Say("%s, line %d", at.File, at.Line)
	}
	return diag.Verbatim(at.File)
}

func compare(a, b *model.Entry) int {
	return cmp.Or(cmp.Compare(a.Section, b.Section), cmp.Compare(order(a), order(b)), cmp.Compare(a.Path, b.Path))
}

// order puts what has no order last.
func order(e *model.Entry) int {
	if e.Original.Order == 0 {
		return int(^uint(0) >> 1)
	}
	return e.Original.Order
}

// original chooses the page that the others are translations of: see
// model.Entry.
func (s *stage) original(e *model.Entry) *model.Page {
	if p, ok := e.Pages[s.hub.DefaultLanguage]; ok {
		return p
	}
	var best *model.Page
	for _, code := range s.languagesOf(e) {
		if p := e.Pages[code]; best == nil || best.SourceHash != "" && p.SourceHash == "" {
			best = p
		}
	}
	return best
}

// languagesOf returns the languages of an entry's pages, in the hub's order.
func (s *stage) languagesOf(e *model.Entry) []string {
	codes := slices.Collect(maps.Keys(e.Pages))
	slices.SortFunc(codes, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.place(a), s.place(b)), cmp.Compare(a, b))
	})
	return codes
}

func (s *stage) place(code string) int {
	if i, ok := s.rank[code]; ok {
		return i
	}
	return len(s.rank)
}

// lessons ties the lessons to their modules.
func (s *stage) lessons(entries []*model.Entry) {
	modules := map[string]*model.Entry{}
	for _, e := range entries {
		if e.Kind == model.KindModule {
			modules[e.Section+"/"+e.Path] = e
		}
	}
	for _, e := range entries { // in order, and so are the lessons of each
		if e.Kind != model.KindLesson {
			continue
		}
		e.Module = modules[e.Section+"/"+path.Dir(e.Path)]
		if e.Module == nil {
			s.find(diag.LessonAlone, diag.Warning, e.Original.Pos,
				"This lesson belongs to no module: its folder has no index.md.",
				diag.Say("Write %s/index.md with the title of the module.", path.Dir(e.Original.Pos.File)))
			continue
		}
		e.Module.Lessons = append(e.Module.Lessons, e)
	}
}

// groupIDs finds ids that two groups share: calendars and exports know a group
// by its id.
func (s *stage) groupIDs(entries []*model.Entry) {
	seen := map[string]*model.Page{}
	for _, e := range entries {
		p := e.Original
		if p.Group == nil || p.Group.ID == "" {
			continue
		}
		if first := seen[p.Group.ID]; first != nil {
			s.find(diag.IDDuplicate, diag.Error, p.Pos, diag.Say("The id %q is that of another group too: %s.",
				p.Group.ID, where(first.Pos)),
				"Give this group an id of its own. An id is never used again, not even after a group has closed.")
			continue
		}
		seen[p.Group.ID] = p
	}
}
