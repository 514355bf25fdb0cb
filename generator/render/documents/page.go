package documents

import (
	"sync"

	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// Addresses are those of the search page of a language, and of the names of its
// facets.
func Addresses(l *frame.Language) []frame.Address {
	names := sync.OnceValue(func() []byte { return facetNames(l) })
	words := sync.OnceValue(func() []byte { return askedFile(l) })
	return []frame.Address{
		frame.TextAddress(l, l.At("search"), nil, func() frame.Page { return page(l, names(), words()) }),
		frame.DataAddress(route.FacetNames(l.Code), l.Code, names),
		frame.DataAddress(route.AskedWords(l.Code), l.Code, words),
	}
}

// page makes the search page. Without a script it is the ways to look.
func page(l *frame.Language, names, words []byte) frame.Page {
	here := l.Here("search", "")
	here.Bundles = []string{"groups", "search"} // chips and pills, too
	v := struct {
		F      *frame.Frame
		P      frame.Text
		Box    frame.Box
		Narrow narrow
		Ways   []frame.Link
		// Of groups: the words for them and what reads them, the finder's index, what knows
		// towns, and the way on
		Asked, Script, Finder, Town, Way string
	}{F: l.Frame(here, l.T("search.title")), P: frame.Text{Title: l.T("search.title")}}
	v.F.InEvery(here)
	v.F.Description = l.T("search.hint") + " " + l.T("search.private")
	root := v.F.Root
	v.Box = frame.NewBox(v.F)
	for _, key := range []string{"chosen", "nothing_chosen", "take_away", "show_all", "open_language", "see_groups",
		"kind_groups", "kind_pages", "kind_words"} {
		v.Box.Strings["search-"+key] = l.T("search." + key)
	}
	for _, key := range []string{"matching", "without"} {
		v.Box.Strings["search-"+key] = frame.Forms(l, "search."+key)
	}
	v.Box.Strings["search-set"] = l.T("facet.set")
	v.Narrow = newNarrow(l, root, names)
	v.Asked, v.Finder = root+versioned(route.AskedWords(l.Code), words), root+route.FinderIndex(l.Code)
	v.Script, v.Town = root+l.Site.Assets.Link("asked.js"), root+l.Site.Assets.Link("town.js")
	if l.Site.Assets.Has("way.js") {
		v.Way = root + l.Site.Assets.Link("way.js")
	}
	v.Ways = []frame.Link{{Href: root + l.At("groups"), Text: l.T("groups.all")},
		{Href: root + l.At("all"), Text: l.T("all.title")}}
	for _, s := range l.Sections() {
		v.Ways = append(v.Ways, frame.Link{Href: root + l.At(s.Name), Text: l.SectionTitle(s.Name)})
	}
	return v.F.Page("search", v)
}
