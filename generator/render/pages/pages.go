package pages

import (
	"sync"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// notFoundPage is where a host looks for what to show at an address that is none.
const notFoundPage = "404.html"

// NotFound is the address of the page that answers at any other.
func NotFound(s *frame.Site) frame.Address {
	return frame.TextAddress(s.Languages[0], notFoundPage, nil, func() frame.Page { return notFound(s) })
}

// Entry is the address of an entry's page in a language.
func Entry(l *frame.Language, e *model.Entry) frame.Address {
	return frame.TextAddress(l, route.Page(l.Site.Hub, e, l.Code), e, func() frame.Page { return entry(l, e) })
}

// Lists are the addresses of the pages of a language that are made of others. What home
// says of the next meetings is handed in.
func Lists(l *frame.Language, soon func(*frame.Language) frame.Soon) []frame.Address {
	hub, site := l.Site.Hub, l.Site
	var out []frame.Address
	add := func(address string, e *model.Entry, page func() frame.Page) {
		at := frame.TextAddress(l, address, e, page)
		at.Sure = at.Sure && (len(out) > 0 || len(hub.Ways) == 0) // home is first, and has ways
		out = append(out, at)
	}
	first := site.Entry("pages", "")
	add(route.Home(hub, l.Code), first, func() frame.Page { return home(l, first, soon(l)) })
	add(l.At("learn"), nil, func() frame.Page { return learn(l) })
	add(l.At("help"), nil, func() frame.Page { return help(l) })
	add(l.At(frame.Known), nil, func() frame.Page { return known(l) })
	if hub.Offline {
		add(l.At(route.Keep), nil, func() frame.Page { return keep(l) })
	}
	for _, s := range l.Sections() {
		inOrder := sync.OnceValue(func() []*frame.Card { return sorted(l, s) })
		for n := 1; n <= pagesOf(len(s.Entries), entriesPerPage); n++ {
			var intro *model.Entry
			if n == 1 {
				intro = site.Entry(s.Name, "")
			}
			add(route.List(hub, s.Name, n, l.Code), intro, func() frame.Page { return section(l, s, inOrder(), n) })
		}
	}
	listed := everything(l)
	entries := sync.OnceValue(func() []*frame.Card { return byLetter(l, listed) })
	names := sync.OnceValue(func() ranges { return rangesOf(l, entries()) })
	for n := 1; n <= pagesOf(len(listed), titlesPerPage); n++ {
		add(route.List(hub, "all", n, l.Code), nil, func() frame.Page { return all(l, entries(), names(), n) })
	}
	return out
}
