package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

const (
	entriesPerPage = 50
	titlesPerPage  = 150
	tilesPerPart   = 14
)

// pagesOf is how many pages a list of so many has.
func pagesOf(entries, perPage int) int { return max(1, (entries+perPage-1)/perPage) }

// cut returns page n of a list, from 1.
func cut(entries []*frame.Card, n, perPage int) []*frame.Card {
	return entries[(n-1)*perPage : min(n*perPage, len(entries))]
}

// sorted are the entries of a section in the order of its list.
func sorted(l *frame.Language, s *frame.Section) []*frame.Card {
	switch of, _ := schema.SectionOf(s.Name); {
	case of.ByTitle:
		return frame.OwnFirst(frame.ByTitle(l, s.Entries))
	case of.ByKind:
		all := frame.ByTitle(l, s.Entries)
		slices.SortStableFunc(all, func(a, b *frame.Card) int {
			return cmp.Or(kindRank(a)-kindRank(b), strings.Compare(year(b), year(a)))
		})
		return all
	}
	return s.Entries
}

// year is that of a work; "" when nobody knows it.
func year(c *frame.Card) string {
	if c.Source == nil {
		return ""
	}
	return c.Source.Year
}

// kindRank is the place of a work's kind; works without one stand last.
func kindRank(c *frame.Card) int {
	if c.Source == nil || !slices.Contains(schema.SourceKinds, c.Source.Kind) {
		return len(schema.SourceKinds)
	}
	return slices.Index(schema.SourceKinds, c.Source.Kind)
}

// entryList is what the template "entries" shows.
type entryList struct {
	Heading  string // below which it stands; "" has none
	Numbered bool
	Items    []frame.ListItem
}

// doorCard is an entry of a section whose entries are doors.
type doorCard struct {
	frame.ListItem
	Course bool // a path through several of them
}

// byKind parts the cards of a page at the kinds of works; where nobody has said the kind of
// any, at their years.
func byKind(l *frame.Language, f *frame.Frame, cards []*frame.Card, kinds bool) []entryList {
	var out []entryList
	for i, c := range cards {
		if i == 0 || kindRank(c) != kindRank(cards[i-1]) || !kinds && year(c) != year(cards[i-1]) {
			heading := cmp.Or(year(c), l.T("library.undated"))
			if rank := kindRank(c); rank < len(schema.SourceKinds) {
				heading = l.T("source.kind." + schema.SourceKinds[rank])
			} else if kinds {
				heading = l.T("library.other")
			}
			out = append(out, entryList{Heading: heading})
		}
		last := &out[len(out)-1]
		last.Items = append(last.Items, f.Item(c))
	}
	return out
}

// section makes page n of the list of a section; the first begins with the
// section's introduction. All are its entries in order.
func section(l *frame.Language, s *frame.Section, all []*frame.Card, n int) frame.Page {
	at := func(n int) string { return route.List(l.Site.Hub, s.Name, n, l.Code) }
	v := struct {
		F      *frame.Frame
		P      frame.Text
		Cards  []doorCard
		List   *entryList
		Kinds  []entryList
		Empty  string
		Paging *frame.Paging
	}{}
	if s.Intro != nil && n == 1 {
		v.F, v.P = l.Entry(l.Site.Entry(s.Name, ""), "lists")
		v.P.Toc = nil
	} else {
		here := l.Here(s.Name, frame.NavSection(s.Name, ""))
		here.Address, here.Bundles = at(n), []string{"lists"}
		v.F, v.P = l.Frame(here, s.Title), frame.Text{Title: s.Title}
		if n == 1 {
			v.F.InEvery(here)
			v.F.Crumbs = v.F.CrumbsOf(s.Name, "")
		} else {
			v.P.LangAttr = s.LangAttr
			v.F.Crumbs = v.F.CrumbsOf(s.Name, "all")
		}
	}
	of, _ := schema.SectionOf(s.Name)
	cards := cut(all, n, entriesPerPage)
	switch {
	case len(cards) == 0:
		v.Empty = l.T("list.empty")
	case of.Doors:
		for _, c := range cards {
			v.Cards = append(v.Cards, doorCard{v.F.Item(c), c.Course != nil})
		}
	case of.ByKind:
		v.Kinds = byKind(l, v.F, cards, slices.ContainsFunc(s.Entries, func(c *frame.Card) bool {
			return kindRank(c) < len(schema.SourceKinds)
		}))
	default:
		v.List = &entryList{Numbered: of.Numbered}
		for _, c := range cards {
			v.List.Items = append(v.List.Items, v.F.Item(c))
		}
	}
	v.Paging = v.F.Paging(n, pagesOf(len(s.Entries), entriesPerPage), at)
	return v.F.Page("section", v)
}

// learn makes the page that names every section one can read in.
func learn(l *frame.Language) frame.Page {
	type part struct {
		Href, Title, Summary string
		frame.LangAttr
		Drawing template.HTML
		List    []frame.Link
		More    *frame.Link
	}
	here := l.Here("learn", "learn")
	here.Bundles = []string{"lists"}
	v := struct {
		F     *frame.Frame
		P     frame.Text
		Start *start
		Parts []part
	}{F: l.Frame(here, l.T("nav.learn")), P: frame.Text{Title: l.T("nav.learn"), Summary: l.T("learn.summary")}}
	v.F.Description = v.P.Summary
	v.F.InEvery(here)
	for _, s := range l.Sections() {
		of, _ := schema.SectionOf(s.Name)
		if of.Menu != schema.MenuLearn {
			continue
		}
		if v.Start == nil && of.Feed && len(s.Entries) > 0 {
			v.Start = newStart(l, v.F, s.Entries[0])
		}
		p := part{Href: v.F.Root + l.At(s.Name), Title: s.Title, Drawing: v.F.SectionDrawing(s.Name)}
		if s.Lang == "" {
			p.Summary = s.Summary
		}
		entries := sorted(l, s)
		if of.Brief || len(entries) > tilesPerPart {
			p.More = &frame.Link{Href: p.Href, Text: l.T("learn.all", "title", l.SectionTitle(s.Name))}
		}
		if !of.Brief {
			p.List = v.F.Links(entries[:min(len(entries), tilesPerPart)], nil)
		}
		v.Parts = append(v.Parts, p)
	}
	return v.F.Page("learn", v)
}

// start is the page with which to begin.
type start struct {
	frame.ListItem
	Minutes string
}

func newStart(l *frame.Language, f *frame.Frame, c *frame.Card) *start {
	out := &start{ListItem: f.Item(c)}
	if c.Reading > 0 {
		out.Minutes = l.T("learn.minutes", "n", c.Reading)
	}
	return out
}
