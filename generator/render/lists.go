package render

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

const (
	entriesPerPage = 50
	titlesPerPage  = 150
	tilesPerPart   = 24
)

// lists renders the pages that are not groups and are made of others.
func (t *tongue) lists(spread func(func() error), write sink) {
	spread(func() error { return t.home(write) })
	spread(func() error { return t.learn(write) })
	spread(func() error { return t.search(write) })
	spread(func() error { return t.helpPage(write) })
	for _, s := range t.sections {
		spread(func() error { return t.sectionList(s, write) })
	}
	spread(func() error { return t.all(write) })
}

// here is the place of one of the frame's own pages.
func (t *tongue) here(path, current string) spot {
	return spot{address: t.at(path), section: path, nav: current, in: func(other *tongue) string { return other.at(path) }}
}

// listItem is an entry in a list.
type listItem struct {
	Href, Text, Hreflang, Summary, Detail string
	lang
}

func (t *tongue) item(e *model.Entry, root string) listItem {
	p, _ := e.In(t.language.Code)
	to, at := route.For(t.r.hub, e, t.language.Code)
	i := listItem{Href: root + to, Text: p.Title, Summary: p.Summary, lang: t.island(p.Language), Detail: t.detail(e, p)}
	if at != t.language.Code {
		i.Hreflang = at
	}
	if p.Principle != nil && p.Principle.Short != "" {
		i.Summary = p.Principle.Short
	}
	return i
}

// detail is the small line of an entry in lists and in search results.
func (t *tongue) detail(e *model.Entry, p *model.Page) string {
	var parts []string
	switch {
	case p.Practice != nil:
		parts = append(parts, p.Practice.Place)
		if name := t.CountryName(p.Practice.Country); p.Practice.Country != "" && !strings.Contains(p.Practice.Place, name) {
			parts = append(parts, name)
		}
	case p.Course != nil:
		parts = append(parts, t.T("course.module_count", "n", len(t.modulesOf(e))))
	case p.Module != nil:
		length := p.Module.Duration
		if minutes := t.minutes(e); minutes > 0 {
			length = t.length(minutes)
		}
		parts = append(parts, length)
		if n := len(t.lessons(e)); n > 0 {
			parts = append(parts, t.T("module.lesson_count", "n", n))
		}
	case p.Lesson != nil && p.Lesson.Minutes > 0:
		parts = append(parts, t.T("module.minutes", "n", p.Lesson.Minutes))
	case p.Source != nil:
		parts = append(parts, byline(p.Source))
	}
	return dots(parts...)
}

// entryList is what the template "entries" shows.
type entryList struct {
	Numbered bool
	Items    []listItem
}

// sectionList renders a section: its introduction and its entries, in pages.
func (t *tongue) sectionList(s section, write sink) error {
	hub := t.r.hub
	entries := s.entries
	if s.name == "glossary" || s.name == "library" {
		entries = t.byTitle(entries)
	}
	pages := max(1, (len(entries)+entriesPerPage-1)/entriesPerPage)
	for n := 1; n <= pages; n++ {
		address := route.List(hub, s.name, n, t.language.Code)
		var f *frame
		var c content
		if s.intro != nil && n == 1 {
			f, c = t.entryFrame(s.intro)
			c.Toc = nil
		} else {
			at := t.here(s.name, leads(s.name, ""))
			at.address = address
			f = t.frame(at, s.title)
			c = content{Title: s.title, lang: s.lang}
			if n == 1 {
				f.inEvery(at)
				c.lang = lang{}
			}
			f.Crumbs = t.crumbs(&model.Entry{Section: s.name, Path: strings.Repeat("x", n-1)}, f.Root)
		}
		v := struct {
			F      *frame
			P      content
			Cards  []listItem
			List   *entryList
			Empty  string
			Paging *paging
		}{F: f, P: c}
		var items []listItem
		for _, e := range entries[(n-1)*entriesPerPage : min(n*entriesPerPage, len(entries))] {
			items = append(items, t.item(e, f.Root))
		}
		switch {
		case len(items) == 0:
			v.Empty = t.T("list.empty")
		case s.name == "training":
			v.Cards = items
		default:
			v.List = &entryList{Numbered: s.name == "principles", Items: items}
		}
		v.Paging = t.paging(address, n, pages, func(n int) string { return route.List(hub, s.name, n, t.language.Code) })
		if err := t.r.page(address, "section", v, write); err != nil {
			return err
		}
	}
	return nil
}

// byTitle sorts entries as a dictionary of the language does.
func (t *tongue) byTitle(entries []*model.Entry) []*model.Entry {
	type keyed struct {
		entry *model.Entry
		key   []byte
	}
	sorter := t.collator()
	var buffer collate.Buffer
	all := make([]keyed, len(entries))
	for i, e := range entries {
		p, _ := e.In(t.language.Code)
		all[i] = keyed{e, sorter.KeyFromString(&buffer, p.Title)}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.entry.Section, b.entry.Section), cmp.Compare(a.entry.Path, b.entry.Path))
	})
	out := make([]*model.Entry, len(all))
	for i, k := range all {
		out[i] = k.entry
	}
	return out
}

// learn renders the page that names every section one can read in.
func (t *tongue) learn(write sink) error {
	type part struct {
		Href, Title, Summary string
		lang
		List []link
		More *link
	}
	s := t.here("learn", "learn")
	v := struct {
		F     *frame
		P     content
		Parts []part
	}{F: t.frame(s, t.T("nav.learn")), P: content{Title: t.T("nav.learn"), Summary: t.T("learn.summary")}}
	v.F.Description = v.P.Summary
	v.F.inEvery(s)
	for _, sec := range t.sections {
		if leads(sec.name, "") != "learn" {
			continue
		}
		entries := sec.entries
		if sec.name == "glossary" || sec.name == "library" {
			entries = t.byTitle(entries)
		}
		p := part{Href: v.F.Root + t.at(sec.name), Title: sec.title}
		if sec.lang.Lang == "" {
			p.Summary = sec.summary
		}
		switch {
		case sec.name == "library":
			p.More = &link{Href: p.Href, Text: t.T("learn.all", "title", t.sectionTitle(sec.name))}
		case len(entries) > tilesPerPart:
			p.List = t.items(entries[:tilesPerPart], nil, v.F.Root)
			p.More = &link{Href: p.Href, Text: t.T("learn.all", "title", t.sectionTitle(sec.name))}
		default:
			p.List = t.items(entries, nil, v.F.Root)
		}
		v.Parts = append(v.Parts, p)
	}
	return t.r.page(s.address, "learn", v, write)
}

// all renders the list of all pages from A to Z, in pages.
func (t *tongue) all(write sink) error {
	type letter struct {
		Letter string
		Items  []link
	}
	hub := t.r.hub
	var entries []*model.Entry
	for _, e := range t.r.site.Entries {
		if t.listed(e) && e.Kind != model.KindHome && (e.Kind != model.KindGroup || t.finder().named[e]) {
			entries = append(entries, e)
		}
	}
	entries = t.byTitle(entries)
	pages := max(1, (len(entries)+titlesPerPage-1)/titlesPerPage)
	cut := func(n int) []*model.Entry { return entries[(n-1)*titlesPerPage : min(n*titlesPerPage, len(entries))] }
	title := func(e *model.Entry) string { p, _ := e.In(t.language.Code); return p.Title }
	for n := 1; n <= pages; n++ {
		s := t.here("all", "")
		s.address = route.List(hub, "all", n, t.language.Code)
		v := struct {
			F       *frame
			P       content
			Ranges  []link
			Letters []letter
			Paging  *paging
		}{F: t.frame(s, t.T("all.title")), P: content{Title: t.T("all.title")}}
		if n == 1 {
			v.F.inEvery(s)
		}
		for m := 1; pages > 1 && m <= pages; m++ {
			of := cut(m)
			v.Ranges = append(v.Ranges, link{Href: route.Relative(s.address, route.List(hub, "all", m, t.language.Code)), Current: m == n,
				Text: initial(title(of[0]), 2) + " – " + initial(title(of[len(of)-1]), 2)})
		}
		for i, it := range t.items(cut(n), nil, v.F.Root) {
			first := initial(title(cut(n)[i]), 1)
			if k := len(v.Letters); k == 0 || v.Letters[k-1].Letter != first {
				v.Letters = append(v.Letters, letter{Letter: first})
			}
			v.Letters[len(v.Letters)-1].Items = append(v.Letters[len(v.Letters)-1].Items, it)
		}
		v.Paging = t.paging(s.address, n, pages, func(n int) string { return route.List(hub, "all", n, t.language.Code) })
		if err := t.r.page(s.address, "all", v, write); err != nil {
			return err
		}
	}
	return nil
}

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
		return "0–9"
	}
	return string(out)
}
