package render

import (
	"bytes"
	"compress/gzip"
	"html/template"
	"strings"
	"sync"

	"peerhub/generator/directory"
	"peerhub/generator/route"
)

const (
	groupsPerPage = 50
	fewestPerPage = 20
)

// groupList is one list: all groups (facet "") or those of a choice. Its
// filter differs only in the way to the root, which all pages but the first
// share.
type groupList struct {
	facet   string
	choice  choice
	unknown []*listing // that perhaps belong on it
	pages   [][]*listing
	mu      sync.Mutex
	filter  map[string]template.HTML
}

// placeMap is the map of a country's list; other lists have none.
func (l *groupList) placeMap(f *finder, root string) *mapView {
	if l.facet != directory.FacetPlace || len(l.choice.key) != 2 {
		return nil
	}
	return f.placeMap(l.choice.key, root)
}

// firstView is what a page may weigh with its style sheet, compressed: what a
// slow line brings in the first round trips.
const firstView = 14_336

// room says how many bytes the cards of a page may weigh, by the estimates of
// weigh: what the first view leaves beside the style sheet and the fullest list.
// The first page of all groups is measured, and has to fit.
func (f *finder) room(cards map[*listing]*card) (int, error) {
	measure := func(shown []*listing) (int, error) {
		size := 0
		l := &groupList{choice: choice{listings: f.listings}, pages: [][]*listing{shown}}
		err := f.page(l, 1, 2, cards, func(_ string, data []byte) error {
			size = compressed(data)
			return nil
		})
		return size, err
	}
	empty, err := measure(nil)
	if err != nil {
		return 0, err
	}
	const margin = 128 // for what the estimates of other lists miss
	left := firstView - margin
	for _, a := range f.t.r.assets.Files {
		if a.Path == route.Asset("site.css") || a.Path == route.Asset("groups.css") {
			left -= compressed(a.Data)
		}
	}
	room := left - empty
	// Where all groups fit on one page, no list of some of them needs two.
	if len(f.listings) <= groupsPerPage {
		if size, err := measure(f.listings); err != nil || size <= left {
			weight := 0
			for _, l := range f.listings {
				weight += cards[l].weight
			}
			return max(room, weight), err
		}
	}
	for range 5 {
		all := &groupList{choice: choice{listings: f.listings}}
		all.cut(f, cards, room)
		first := all.pages[0]
		size, err := measure(first)
		if err != nil || size <= left || len(first) <= fewestPerPage {
			return room, err
		}
		weight := 0
		for _, l := range first {
			weight += cards[l].weight
		}
		room = weight * (left - empty) / (size - empty)
	}
	return room, nil
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
// that the page would grow over the first view. The first page has a map, too.
func (l *groupList) cut(f *finder, cards map[*listing]*card, room int) {
	var page []*listing
	weight := l.placeMap(f, "").weigh()
	for _, x := range l.choice.listings {
		w := cards[x].weight
		if len(page) == groupsPerPage || len(page) >= fewestPerPage && weight+w > room {
			l.pages = append(l.pages, page)
			page, weight = nil, 0
		}
		page, weight = append(page, x), weight+w
	}
	l.pages = append(l.pages, page)
}

// filterFrom renders the filter of the list.
func (l *groupList) filterFrom(f *finder, root string, live bool) template.HTML {
	l.mu.Lock()
	defer l.mu.Unlock()
	if html, ok := l.filter[root]; ok {
		return html
	}
	view := struct {
		L            *tongue
		Chips        []chip
		Pills        []pill
		Index, Style string // of the finder in the browser
	}{L: f.t}
	if live {
		view.Index, view.Style = root+route.FinderIndex(f.t.language.Code), root+f.t.r.assets.Link("controls.css")
	}
	view.Chips, view.Pills = f.choices(root, l, live)
	var out strings.Builder
	if err := f.t.r.templates.pages["groups"].ExecuteTemplate(&out, "filter", view); err != nil {
		f.t.r.found.Add(templateFinding(err, "groups.html"))
	}
	if l.filter == nil {
		l.filter = map[string]template.HTML{}
	}
	l.filter[root] = template.HTML(out.String())
	return l.filter[root]
}
