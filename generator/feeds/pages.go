package feeds

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/load"
	"peerhub/generator/model"
)

// Feeds are the lists that hub.yaml names, beside the pages of the hub.
type Feeds struct {
	hub       Hub
	lists     []*list
	completed map[string]*completion // by the file of the hub's page

	files map[[2]string]string // pages of groups: language and name → file
	texts map[string]string    // the same: file → text
	ids   map[string]string    // id → file
	notes interchange.Notes
	said  []diag.Finding
}

// Read reads the copies of all feeds, and finds the pages of the hub that belong to
// them. What of these cannot stand alone is taken out of the tree of content.
func (h Hub) Read(content fs.FS, tree *load.Tree) *Feeds {
	f := &Feeds{hub: h, completed: map[string]*completion{}, files: map[[2]string]string{},
		texts: map[string]string{}, ids: map[string]string{}}
	if len(h.Settings.Feeds) == 0 {
		return f
	}
	for _, file := range tree.Pages {
		if file.Section != "groups" || file.Index {
			continue
		}
		f.files[[2]string{file.Language, file.Page}] = file.Path
		if data, found := file.Read(content); len(found) == 0 {
			f.texts[file.Path] = string(data)
			if id := interchange.FieldOf(string(data), "id"); id != "" {
				f.ids[id] = file.Path
			}
		}
	}
	if data, err := fs.ReadFile(h.Files, interchange.NotesFile); err == nil {
		f.notes, _ = interchange.ReadNotes(data) // import says what is wrong with it
	}
	for _, feed := range h.Settings.Feeds {
		f.lists = append(f.lists, readList(h, feed))
	}
	gone := map[string]bool{}
	for n, second := range seconds(f.holdings(), h.Today.String()) {
		l := f.lists[n]
		l.second = second
		f.match(l)
		l.tellGone(f.files, h.Settings.DefaultLanguage, h.Today)
		for slug := range l.gone {
			gone[slug] = true
		}
	}
	for _, l := range f.lists {
		f.tellSecond(l)
	}
	f.translations(tree)
	tree.Pages = slices.DeleteFunc(slices.Clone(tree.Pages), func(file load.File) bool { return f.halves(file, gone) })
	return f
}

// Completes reports whether a feed has the group of a page of the hub.
func (f *Feeds) Completes(file load.File) bool { return f.completed[file.Path] != nil }

// Page parses a page of the hub with what a feed completes of it; not ok when no feed
// has its group.
func (f *Feeds) Page(file load.File, settings *model.Hub) (page *model.Page, found []diag.Finding, ok bool) {
	c := f.completed[file.Path]
	if c == nil {
		return nil, nil, false
	}
	page, found = c.parsed(file, settings)
	return page, found, true
}

// match finds the pages of the hub that are of groups of a list.
func (f *Feeds) match(l *list) {
	source := ""
	if len(f.notes) > 0 && len(l.groups) > 0 {
		source = f.notes.Source(l.in, l.Name)
	}
	noted, was := f.notes.Pages(source), map[string]string{}
	for _, r := range f.notes.Renamed(source, l.in.Drafts, func(file string) (string, bool) {
		text, there := f.texts[file]
		return text, there
	}) {
		if r.Sure { // a person has to see what may be another group: import asks
			was[r.Draft.Slug] = r.Was
		}
	}
	l.groups = slices.DeleteFunc(l.groups, func(g *listed) bool {
		d := g.drafts[0]
		file, known := noted[[2]string{d.Language, cmp.Or(was[d.Slug], d.Slug)}]
		if known && f.files[[2]string{d.Language, strings.TrimSuffix(path.Base(file), ".md")}] == "" {
			l.away = append(l.away, d.Name)
			return true
		}
		if !known {
			file = f.pageOf(l, g)
		}
		if file == "" || f.completed[file] != nil {
			return false
		}
		g.file = file
		name := strings.TrimSuffix(path.Base(file), ".md")
		for _, d := range g.drafts {
			if file := f.files[[2]string{d.Language, name}]; file != "" && f.completed[file] == nil {
				f.complete(l, file, &completion{feed: l.Name, page: f.texts[file], draft: d, noted: f.notes[source][file]})
			}
		}
		return false
	})
}

// complete has a page of the hub completed by a draft.
func (f *Feeds) complete(l *list, file string, c *completion) {
	f.completed[file] = c
	done := interchange.Complete(c.page, c.draft, c.noted)
	if len(done.Own) > 0 {
		l.own = append(l.own, fmt.Sprintf("%s (%s)", file, strings.Join(done.Own, ", ")))
	}
	if len(done.Conflicts) > 0 {
		const both diag.Text = "The feed %s has changed, and somebody has changed this page, too: %s. " +
			"The page's own words stay."
		f.tell(diag.PageKept, file, diag.Say(both, l.Name, strings.Join(done.Conflicts, ", ")),
			"Compare the two. To take what the feed says, delete it from the page.")
	}
}

func (f *Feeds) tell(code diag.Code, file string, message, suggestion diag.Text) {
	f.said = append(f.said,
		diag.Finding{Code: code, Severity: diag.Warning, File: file, Message: message, Suggestion: suggestion})
}

// translations tells those pages of the hub that are translations of groups of feeds from
// which they have their facts.
func (f *Feeds) translations(tree *load.Tree) {
	own := f.hub.Settings.DefaultLanguage // what the hub has in it, is no group of a feed
	bySlug := map[string]*listed{}
	of := map[*listed]*list{}
	for _, l := range f.lists {
		for _, g := range l.groups {
			slug := g.drafts[0].Slug
			if g.file == "" && bySlug[slug] == nil && l.second[slug].Of == "" && f.files[[2]string{own, slug}] == "" {
				bySlug[slug], of[g] = g, l
			}
		}
	}
	tree.Pages = slices.Clone(tree.Pages)
	for n, file := range tree.Pages {
		g := bySlug[file.Page]
		if g == nil || file.Section != "groups" || file.Language == own || file.Original != "" ||
			hasFacts(f.texts[file.Path]) {
			continue
		}
		g.kept, tree.Pages[n].Original = true, of[g].file
		for _, d := range g.drafts[1:] {
			if d.Language == file.Language {
				f.complete(of[g], file.Path, &completion{feed: of[g].Name, page: f.texts[file.Path], draft: d})
			}
		}
	}
}

// hasFacts reports whether a page says what a translation takes over from its original.
func hasFacts(page string) bool {
	for _, field := range []string{"schedule", "place", "attendance", "online", "contact"} {
		if strings.Contains("\n"+page, "\n"+field+":") {
			return true
		}
	}
	return false
}

// halves reports whether a page says only what differs from a group that no list has today.
func (f *Feeds) halves(file load.File, gone map[string]bool) bool {
	text := f.texts[file.Path]
	if file.Section != "groups" || text == "" || f.completed[file.Path] != nil || file.Original != "" {
		return false
	}
	own := file.Language == f.hub.Settings.DefaultLanguage
	if own && interchange.Whole(text) || !own && (!gone[file.Page] || hasFacts(text)) {
		return false
	}
	const none diag.Text = "No feed has the group of this page today, and the page does not say all of it: " +
		"it is not published."
	f.tell(diag.FeedGone, file.Path, none, "Wait until the feed has it again; or delete the page, or write all of it.")
	return true
}
