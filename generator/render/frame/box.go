package frame

import (
	"peerhub/generator/crisis"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/search"
)

// Box is what the search box needs.
type Box struct {
	Page, Groups, All, Ask string
	Crisis                 []string // kinds of words of crisis
	// Help has all numbers, WhenICall what happens, Listen the groups by telephone, Safety
	// how to leave no trace; "" is none.
	Help, WhenICall, Listen, Safety string
	State                           string   // that no number is checked
	Words                           []string // below the hub's root: files of words of crisis, the language's own first
	Client, Script                  string   // below the hub's root: of the search, and of whom to call
	Strings                         map[string]any
}

// NewBox prepares the search box.
func NewBox(f *Frame) Box {
	l := f.of
	b := Box{Page: f.Root + l.At("search"), Groups: f.Root + l.At("groups"), All: f.Root + l.At("all"), Ask: l.Report(),
		Client: search.ClientPath(l.Code), Script: l.Site.Assets.Link("help.js"), Strings: map[string]any{}}
	b.Words = append(b.Words, l.Site.Assets.Link(crisis.File(l.Code)))
	for _, other := range l.Site.Hub.Codes() { // a reader may write in another language
		if other != l.Code {
			b.Words = append(b.Words, l.Site.Assets.Link(crisis.File(other)))
		}
	}
	b.State = l.Help.State
	b.Crisis, b.Help = crisis.Kinds, f.Root+l.At("help")
	b.WhenICall, b.Safety = f.OwnPage("when-i-call"), f.OwnPage("safety")
	if to := GroupsOf(l, schema.FacetAttendance, string(model.AttendPhone)); to != "" {
		b.Listen = f.Root + to
	}
	for _, key := range []string{"title", "pages", "cleared", "call"} {
		b.Strings["crisis-"+key] = l.T("crisis." + key)
	}
	for _, key := range []string{"everything", "nothing", "did-you-mean", "also", "more", "again", "failed"} {
		b.Strings["search-"+key] = l.T("search." + key)
	}
	b.Strings["search-renewed"] = l.T("frame.renewed")
	for _, key := range []string{"found", "suggestions", "elsewhere"} {
		b.Strings["search-"+key] = Forms(l, "search."+key)
	}
	return b
}
