package groups

import (
	"bytes"
	"compress/gzip"

	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

const (
	groupsPerPage = 50
	fewestPerPage = 20
)

// firstView is what a page may weigh with its style sheet, compressed: what a
// slow line brings in the first round trips.
const firstView = 14_336

// room says how many bytes the cards of a page may weigh, by the estimates of
// weigh: what the first view leaves beside the style sheet and the fullest list.
// The first page of all groups is measured, and has to fit.
func (l *lists) room() int {
	whole := newList("", frame.Choice{Groups: l.directory.Groups}, nil)
	groups := whole.groups
	measure := func(shown []*frame.Listing) int {
		of := newList("", frame.Choice{Groups: l.directory.Groups}, nil)
		of.pages = [][]*frame.Listing{shown, nil}
		if len(shown) == len(groups) {
			of.pages = of.pages[:1]
		}
		var page bytes.Buffer
		l.page(of, 1).Write(&page) // what is wrong with it is found when it is asked for
		return compressed(page.Bytes())
	}
	empty := measure(nil)
	const margin = 128 // for what the estimates of other lists miss
	left := firstView - margin
	for _, a := range l.Site.Assets.Files {
		if a.Path == route.Asset("site.css") || a.Path == route.Asset("groups.css") {
			left -= compressed(a.Data)
		}
	}
	room := left - empty
	// Where all groups fit on one page, no list of some of them needs two.
	if len(groups) <= groupsPerPage && measure(groups) <= left {
		return max(room, l.cards.weight(groups)+networkWeight*len(whole.networks))
	}
	for range 5 {
		all := newList("", frame.Choice{Groups: groups}, nil)
		all.cut(l.cards, room, 0)
		first := all.pages[0]
		size := measure(first)
		if size <= left || len(first) <= fewestPerPage {
			return room
		}
		room = l.cards.weight(first) * (left - empty) / (size - empty)
	}
	return room
}

// compressed is the size of data after gzip 6, which hosts use.
func compressed(data []byte) int {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, 6)
	if err != nil {
		return len(data) // not with level 6
	}
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	return out.Len()
}

// cut parts a list into pages: of 50 groups, fewer where their words are so many
// that the page would grow over the first view. The first page has a map of some
// weight, too.
func (of *list) cut(cards cards, room, weight int) {
	var page []*frame.Listing
	for _, g := range of.groups {
		w := cards[g].weight
		if len(page) == groupsPerPage || len(page) >= fewestPerPage && weight+w > room {
			of.pages = append(of.pages, page)
			page, weight = nil, 0
		}
		page, weight = append(page, g), weight+w
	}
	of.pages = append(of.pages, page)
}

// mapOf is the map of a country's list; other lists have none.
func (l *lists) mapOf(of *list, from string) *mapView {
	if of.facet != schema.FacetPlace || len(of.choice.Key) != 2 {
		return nil
	}
	return l.placeMap(of.choice.Key, from)
}
