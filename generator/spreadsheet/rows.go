package spreadsheet

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"runtime"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Rows keeps what was read of the groups of one spreadsheet for whoever reads it again: each under a hash of
// all of the sheet that reading it may look at. With other settings of the hub, nothing of it holds. It is for one
// reading at a time; nil keeps nothing.
type Rows struct {
	was, now map[hash]readGroup
	anew     int // how many groups were not as before, for tests
}

type hash [sha256.Size]byte

// readGroup is what was read of a group.
type readGroup struct {
	pages  []*matter
	report report
	open   []diag.Finding
}

// Pages reads the groups of a spreadsheet as the function of this name does.
func (k *Rows) Pages(fsys fs.FS, file string, hub *model.Hub) ([]*model.Page, []diag.Finding) {
	s := &sheet{file: file, hub: hub, hubs: true, before: k}
	data, ok := s.read(fsys)
	if !ok {
		return nil, s.findings
	}
	if k != nil {
		k.now = map[hash]readGroup{}
	}
	written := s.groupsOf(s.tables(data))
	if k != nil {
		k.was, k.now = k.now, nil
	}
	var pages []*model.Page
	for _, m := range written {
		pages = append(pages, m.page)
	}
	return pages, s.findings
}

// common is a sheet with what the reading of a group may look at, but for its rows.
func common(s *sheet) sheet {
	return sheet{file: s.file, tab: s.tab, records: s.records, hubs: s.hubs, headerRow: s.headerRow,
		columns: s.columns, unread: s.unread, weekdays: s.weekdays, dayTab: s.dayTab, defaults: s.defaults}
}

// groupInput is what it may look at of the group and its rows.
type groupInput struct {
	slug          string
	rows          []Row
	named, drafts map[int]origin
	over          map[int]bool
	stood         map[[2]int]column
}

func inputOf(s *sheet, g *group) groupInput {
	of := groupInput{slug: g.slug, rows: g.rows}
	for _, r := range g.rows {
		take(&of.named, s.named, r.Number)
		take(&of.drafts, s.drafts, r.Number)
		take(&of.over, s.over, r.Number)
		for c := range r.Cells {
			take(&of.stood, s.stood, [2]int{r.Number, c})
		}
	}
	return of
}

// take takes over what a map has under a key.
func take[K comparable, V any](into *map[K]V, from map[K]V, key K) {
	value, has := from[key]
	if !has {
		return
	}
	if *into == nil {
		*into = map[K]V{}
	}
	(*into)[key] = value
}

// readWith reads a group with no more of its sheet than this.
func readWith(s *sheet, of groupInput) readGroup {
	own := common(s)
	own.hub, own.triggers = s.hub, s.triggers
	own.named, own.drafts, own.over, own.stood = of.named, of.drafts, of.over, of.stood
	g := &group{slug: of.slug, rows: of.rows}
	pages := own.page(g)
	return readGroup{pages, own.report, append(g.open, errorsOf(own.findings)...)}
}

// readGroups reads groups side by side, those anew that are not as they were.
func readGroups(s *sheet, groups []*group) []readGroup {
	out, hashes := make([]readGroup, len(groups)), make([]hash, len(groups))
	shared := fmt.Sprintf("%#v", common(s))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, g := range groups {
		work.Go(func() error {
			of, kept := inputOf(s, g), false
			if s.before != nil {
				hashes[i] = sha256.Sum256(fmt.Appendf(nil, "%s %#v", shared, of))
				out[i], kept = s.before.was[hashes[i]]
			}
			if !kept {
				out[i] = readWith(s, of)
			}
			return nil
		})
	}
	_ = work.Wait() // reading gives findings, not errors
	if s.before != nil {
		for i, one := range out {
			kept := readGroup{report: one.report} // nobody asks for the rest again
			for _, m := range one.pages {
				kept.pages = append(kept.pages, &matter{page: m.page})
			}
			if _, known := s.before.was[hashes[i]]; !known {
				s.before.anew++
			}
			s.before.now[hashes[i]] = kept
		}
	}
	return out
}
