package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

const (
	entriesPerPage = 50
	titlesPerPage  = 150
	tilesPerPart   = 24
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
	case of.ByYear:
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
// section's introduction.
func section(l *frame.Language, s *frame.Section, n int) frame.Page {
	at := func(n int) string { return route.List(l.Site.Hub, s.Name, n, l.Code) }
	v := struct {
		F      *frame.Frame
		P      frame.Text
		Cards  []doorCard
		List   *entryList
		Years  []entryList
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
	cards := cut(sorted(l, s), n, entriesPerPage)
	switch {
	case len(cards) == 0:
		v.Empty = l.T("list.empty")
	case of.Doors:
		for _, c := range cards {
			v.Cards = append(v.Cards, doorCard{v.F.Item(c), c.Course != nil})
		}
	case of.ByYear:
		v.Years = byKind(l, v.F, cards, slices.ContainsFunc(s.Entries, func(c *frame.Card) bool {
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
	for _, s := range l.Sections {
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

// everything are all entries that the language lists, from A to Z.
func everything(l *frame.Language) []*frame.Card {
	var out []*frame.Card
	for c := range l.Cards.Each {
		if c.Listed && c.Kind != model.KindHome && (c.Kind != model.KindGroup || l.Directory().Names(c)) {
			out = append(out, c)
		}
	}
	return frame.ByTitle(l, out)
}

// ranges names the pages of the list of all pages, in order. Each page says the names of
// all, so that they are found once and not by each.
func ranges(l *frame.Language, entries []*frame.Card) []string {
	pages := pagesOf(len(entries), titlesPerPage)
	if pages == 1 {
		return nil
	}
	var out []string
	for n := 1; n <= pages; n++ {
		out = append(out, letters(l, cut(entries, n, titlesPerPage)))
	}
	return out
}

// all makes page n of the list of all pages, whose pages have these names.
func all(l *frame.Language, entries []*frame.Card, names []string, n int) frame.Page {
	type letter struct {
		Letter string
		Items  []frame.Link
	}
	pages := pagesOf(len(entries), titlesPerPage)
	at := func(n int) string { return route.List(l.Site.Hub, "all", n, l.Code) }
	here := l.Here("all", "")
	here.Address, here.Bundles = at(n), []string{"lists"}
	v := struct {
		F       *frame.Frame
		P       frame.Text
		Ranges  []frame.Link
		Letters []letter
		Paging  *frame.Paging
	}{F: l.Frame(here, l.T("all.title")), P: frame.Text{Title: l.T("all.title")}}
	if n == 1 {
		v.F.InEvery(here)
	}
	for i, name := range names {
		v.Ranges = append(v.Ranges, frame.Link{Href: route.Relative(here.Address, at(i+1)), Current: i+1 == n, Text: name})
	}
	for _, to := range v.F.Links(cut(entries, n, titlesPerPage), nil) {
		first := initial(to.Text, 1)
		if k := len(v.Letters); k == 0 || v.Letters[k-1].Letter != first {
			v.Letters = append(v.Letters, letter{Letter: first})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Items = append(last.Items, to)
	}
	v.Paging = v.F.Paging(n, pages, at)
	return v.F.Page("all", v)
}

// letters names a part of the list by its first and last title that begin with a letter
// of the reader's own script, as a volume of a dictionary is: "Pe – Yo". Figures come
// before them, and titles of other scripts before or behind; where there is nothing else,
// they name it.
func letters(l *frame.Language, of []*frame.Card) string {
	first, last := "", ""
	for _, own := range []bool{true, false} {
		for _, c := range of {
			at := strings.IndexFunc(c.Title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
			if at < 0 || initial(c.Title[at:], 1) == figures || own && !sameScript(c.Title[at:], strings.ToLower(l.Name)) {
				continue
			}
			if first == "" {
				first = initial(c.Title[at:], 2)
			}
			last = initial(c.Title[at:], 2)
		}
		if first != "" {
			break
		}
	}
	if first == "" {
		return initial(of[0].Title, 2)
	}
	return first + " – " + last
}

// sameScript reports whether two texts begin with letters of one script.
func sameScript(a, b string) bool {
	one, _ := utf8.DecodeRuneInString(a)
	other, _ := utf8.DecodeRuneInString(b)
	for _, script := range unicode.Scripts {
		if unicode.Is(script, one) {
			return unicode.Is(script, other)
		}
	}
	return false
}

// figures head the titles that begin with one.
const figures = "0–9"

// initial returns the first letters of a title, without the marks and quotes
// before them and without accents, as dictionaries head their columns.
func initial(title string, n int) string {
	var out []rune
	for _, c := range title {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			if len(out) > 0 {
				break
			}
			continue
		}
		if len(out) == 0 {
			c = unicode.ToUpper(plain(c))
		} else {
			c = unicode.ToLower(plain(c))
		}
		if out = append(out, c); len(out) == n {
			break
		}
	}
	if len(out) == 0 {
		return "#"
	}
	if unicode.IsDigit(out[0]) {
		return figures
	}
	return string(out)
}

// plain returns a letter without its accents: É → E.
func plain(c rune) rune {
	if c < 0x80 {
		return c
	}
	for _, base := range norm.NFD.String(string(c)) {
		return base
	}
	return c
}
