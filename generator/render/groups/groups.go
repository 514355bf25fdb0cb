package groups

import (
	"bytes"
	"fmt"
	"sync"
	"weak"

	"peerhub/generator/directory"
	"peerhub/generator/finder"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// Groups makes the pages of groups, their lists, and the files of the finder. It
// is safe for use by several goroutines.
type Groups struct {
	site      *frame.Site
	languages map[*frame.Language]*language
	publisher func() (*finder.Publisher, error)
	facets    func() map[*model.Entry]directory.Keys // of the groups that lists name
	mu        sync.Mutex
	regions   map[*frame.Language][]Region
}

// Region is a file of the finder, and the addresses of the groups whose cards are in it; none in the first file of towns.
type Region struct {
	File   string
	Groups []string
}

// Regions are those of the finder of a language, once its files were made.
func (g *Groups) Regions(of *frame.Language) []Region {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.regions[of]
}

// New returns what makes the pages of a site's groups.
func New(site *frame.Site) *Groups {
	g := &Groups{site: site, languages: map[*frame.Language]*language{}, regions: map[*frame.Language][]Region{}}
	calendars := directory.NewCalendars(site.Hub, site.Today)
	alike := sync.OnceValue(func() map[string]homonym { return homonyms(site.Groups()) })
	unsaid := sync.OnceValue(func() unsaid { return newUnsaid(site) })
	for _, of := range site.Languages {
		l := &language{Language: of, calendars: calendars, alike: alike, unsaid: unsaid, plain: plainFields(of)}
		l.buffers.New = func() any { return new(bytes.Buffer) }
		l.words = sync.OnceValue(func() meetingWords { return meetingWordsOf(l.Locale) })
		l.meeting = sync.OnceValue(func() meeting { return meetingBy(l) })
		l.soon = sync.OnceValue(func() []*frame.Listing { return meetsSoon(l) })
		g.languages[of] = l
	}
	g.facets = sync.OnceValue(func() map[*model.Entry]directory.Keys {
		out := map[*model.Entry]directory.Keys{}
		for _, e := range site.Listed() {
			out[e] = directory.Facets(e.Original.Group, site.Hub)
		}
		return out
	})
	g.publisher = sync.OnceValues(func() (*finder.Publisher, error) {
		return finder.NewPublisher(countries(site), site.Hub.Codes())
	})
	return g
}

// language is what the pages of groups in one language share.
type language struct {
	*frame.Language
	calendars *directory.Calendars
	plain     []plainField
	lines     lines
	buffers   sync.Pool
	words     func() meetingWords
	soon      func() []*frame.Listing
	meeting   func() meeting
	alike     func() map[string]homonym
	unsaid    func() unsaid

	mu    sync.Mutex
	lists weak.Pointer[lists]
}

// inLists returns the lists of the language. They have the cards of all its
// groups, and are kept for as long as somebody has one of their addresses.
func (l *language) inLists() *lists {
	l.mu.Lock()
	defer l.mu.Unlock()
	if made := l.lists.Value(); made != nil {
		return made
	}
	made := newLists(l)
	l.lists = weak.Make(made)
	return made
}

// Group is the address of a group's page in a language.
func (g *Groups) Group(of *frame.Language, e *model.Entry) frame.Address {
	l := g.languages[of]
	return frame.TextAddress(of, of.Cards.Of(e).Address, e, func() frame.Page { return l.group(e) })
}

// Lists are the addresses of the lists of groups in a language. To know them, the cards of
// all groups are made, since a list is cut by what its cards weigh.
func (g *Groups) Lists(of *frame.Language) []frame.Address {
	l := g.languages[of].inLists()
	var out []frame.Address
	add := func(address string, e *model.Entry, page func() frame.Page) {
		out = append(out, frame.TextAddress(of, address, e, page))
	}
	pages := func(of *list) {
		for n := 1; n <= len(of.pages); n++ {
			var intro *model.Entry // whose text stands above all groups
			if of == l.whole && n == 1 {
				intro = g.site.Entry("groups", "")
			}
			add(l.at(of, n), intro, func() frame.Page { return l.page(of, n) })
		}
	}
	pages(l.whole)
	for i, x := range l.directory.Facets {
		if len(x.Choices) > 0 {
			add(l.At("groups/"+x.Name), nil, func() frame.Page { return l.overview(x) })
			if x.Name == schema.FacetPlace && townsApart(l.directory) {
				for i := range l.places() {
					for n := range l.places()[i].pages() {
						add(townsAt(l, l.places()[i].country, n+1), nil, func() frame.Page { return towns(l, i, n+1) })
					}
				}
			}
		}
		for _, of := range l.parts[i] {
			pages(of)
		}
	}
	return out
}

// Firsts are the addresses of the first page of each list, without what it takes to sort groups and to
// cut the lists: that is done when one of them is made.
func (g *Groups) Firsts(of *frame.Language) []frame.Address {
	l, hub := g.languages[of], g.site.Hub
	out := []frame.Address{frame.TextAddress(of, of.At("groups"), g.site.Entry("groups", ""), func() frame.Page {
		all := l.inLists()
		return all.page(all.whole, 1)
	})}
	known := map[string]bool{}
	add := func(address string) {
		if !known[address] {
			known[address] = true
			path := route.File(address)
			out = append(out, frame.Surely(frame.Address{Path: path, Language: of.Code,
				Make: func(into *bytes.Buffer) ([]frame.Finding, error) { return g.make(of, path, into) }}))
		}
	}
	for _, e := range g.site.Listed() {
		facets := g.facets()[e]
		if !of.Cards.Of(e).Listed {
			continue
		}
		for _, name := range schema.Listed() {
			if !hub.Output.View(name) {
				continue
			}
			for _, key := range facets.Of(name) {
				add(of.At("groups/" + name))
				add(route.Facet(hub, name, key, 1, of.Code))
			}
		}
	}
	return out
}

// make makes the page of a list at a path.
func (g *Groups) make(of *frame.Language, path string, into *bytes.Buffer) ([]frame.Finding, error) {
	for _, at := range g.Lists(of) {
		if at.Path == path {
			return at.Make(into)
		}
	}
	return nil, fmt.Errorf("there is no list at %s", path)
}

// Files are the addresses of what scripts read of the groups in a language: the next
// meetings, and the files of the finder, which are named by what is in them. Those that
// languages share are left out if they are among the shared, to which the others are added.
func (g *Groups) Files(of *frame.Language, shared map[string]bool) []frame.Address {
	var out []frame.Address
	if len(g.languages[of].soon()) > 0 {
		out = append(out, frame.DataAddress(soonFile(of.Code), of.Code, func() []byte { return g.soonData(of) }))
	}
	lists := g.languages[of].inLists()
	files, err := g.finder(lists)
	if err != nil { // of the program, not of the hub: whoever asks for the index is told
		return append(out, frame.Address{Path: route.FinderIndex(of.Code), Language: of.Code,
			Make: func(*bytes.Buffer) ([]frame.Finding, error) { return nil, err }})
	}
	g.keepRegions(lists, files)
	for _, f := range files {
		if !shared[f.Path] {
			shared[f.Path] = true
			out = append(out, frame.DataAddress(f.Path, "", func() []byte { return f.Data }))
		}
	}
	return out
}

// keepRegions remembers which groups are in which of the finder's files.
func (g *Groups) keepRegions(of *lists, files []finder.File) {
	var all []Region
	for _, f := range files {
		if len(f.Groups) == 0 && !f.Towns {
			continue
		}
		r := Region{File: f.Path}
		for _, n := range f.Groups {
			r.Groups = append(r.Groups, of.Cards.Group(of.directory.Groups[n]).Address)
		}
		all = append(all, r)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.regions[of.Language] = all
}

// finder makes what the finder of a language reads; nothing without groups.
func (g *Groups) finder(l *lists) ([]finder.File, error) {
	if len(l.directory.Groups) == 0 {
		return nil, nil
	}
	publisher, err := g.publisher()
	if err != nil {
		return nil, err
	}
	return publisher.Files(l.finder())
}
