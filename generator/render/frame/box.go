package frame

import "peerhub/search"

// Box is what the search box needs.
type Box struct {
	Page, Groups, All, Ask string
	Client                 string // below the hub's root
	Strings                map[string]any
}

// NewBox prepares the search box.
func NewBox(f *Frame) Box {
	l := f.of
	b := Box{Page: f.Root + l.At("search"), Groups: f.Root + l.At("groups"), All: f.Root + l.At("all"), Ask: l.Report(),
		Client: search.ClientPath(l.Code), Strings: map[string]any{}}
	for _, key := range []string{"everything", "nothing", "did-you-mean", "also", "more", "again", "failed"} {
		b.Strings["search-"+key] = l.T("search." + key)
	}
	for _, key := range []string{"found", "suggestions", "elsewhere"} {
		b.Strings["search-"+key] = Forms(l, "search."+key)
	}
	return b
}
