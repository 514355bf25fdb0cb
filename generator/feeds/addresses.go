package feeds

import (
	"fmt"

	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
)

// Pages are the pages of the groups that have none in the hub, each at an address that is
// free. The pages of the hub have been parsed.
func (f *Feeds) Pages(parsed []*model.Page) []*model.Page {
	if len(f.lists) == 0 {
		return nil
	}
	taken, ids, byFile := map[string]*model.Page{}, map[string]bool{}, map[string]*model.Page{}
	for _, p := range parsed {
		if p.Section != "groups" {
			continue
		}
		byFile[p.Pos.File] = p
		if taken[p.Path] == nil || p.Language == f.hub.Settings.DefaultLanguage {
			taken[p.Path] = p
		}
		if p.Group != nil {
			ids[p.Group.ID] = true
		}
	}
	a := &addresses{taken: taken}
	var out []*model.Page
	for _, l := range f.lists {
		for _, g := range l.groups {
			name, ok := a.of(l, g, byFile)
			if !ok {
				l.sheets = append(l.sheets, g.drafts[0].Name)
				continue
			}
			if id := g.page.Group.ID; id != "" && g.file == "" {
				if ids[id] { // another's
					g.page.Group.ID = ""
				}
				ids[id] = true
			}
			out = append(out, f.pagesOf(l, g, name)...)
		}
		if len(l.sheets) > 0 {
			const ours diag.Text = "Groups of this feed stand in a spreadsheet of yours already, and that counts: %s."
			l.tell(diag.GroupRepeated, diag.Say(ours, fewOf(l.sheets)),
				"Take them out of the spreadsheet, if the feed is to tell them.")
		}
	}
	return out
}

// pagesOf are the pages of a group in those languages in which the hub has none.
func (f *Feeds) pagesOf(l *list, g *listed, name string) []*model.Page {
	var out []*model.Page
	for n, d := range g.drafts {
		if f.completed[f.files[[2]string{d.Language, name}]] != nil || n == 0 && g.file != "" {
			continue
		}
		p, found := g.page, g.found
		if p.Path = name; n > 0 {
			at := load.File{Path: l.file, Section: "groups", Language: d.Language, Page: name, Original: l.file}
			p, found = parse.Page(at, []byte(d.File()), f.hub.Settings)
		}
		for _, finding := range found {
			l.tell(finding.Code, diag.At(interchange.Where(d.Where, true), finding.Message), finding.Suggestion)
		}
		if diag.Errors(found) > 0 { // the words of one language are wrong
			continue
		}
		p.Pos.Line = g.number + 1 // as rows are counted: the first line of a file is its own
		out = append(out, p)
	}
	return out
}

// addresses gives each group of a feed an address of its own.
type addresses struct {
	taken map[string]*model.Page
}

// of is the name of a group in its address; not ok for one that stands in a spreadsheet.
func (a *addresses) of(l *list, g *listed, byFile map[string]*model.Page) (name string, ok bool) {
	slug := g.drafts[0].Slug
	if g.file != "" {
		if p := byFile[g.file]; p != nil {
			return p.Path, true
		}
		return slug, true
	}
	there := a.taken[slug]
	if there != nil && load.IsSheet(there.Pos.File) && !load.Sent(there.Pos.File) && there.Group != nil &&
		sameName(there.Title, g.page.Title) && !elsewhere(there.Group.Place, g.page.Group.Place) {
		return "", false
	}
	name = slug
	for n := 1; !g.kept && (a.taken[name] != nil || n == 1 && l.second[slug].Of != ""); n++ {
		if name = slug + "-" + l.Name; n > 1 {
			name = fmt.Sprintf("%s-%s-%d", slug, l.Name, n)
		}
	}
	a.taken[name] = g.page
	return name, true
}
