package check

import (
	"cmp"
	"slices"

	"peerhub/generator/directory"
	"peerhub/generator/load"
	"peerhub/generator/model"
)

// Listing is a group that somebody should check again.
type Listing struct {
	File     string          `json:"file"`
	Row      int             `json:"row,omitempty"` // of a spreadsheet
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	State    directory.State `json:"state"`
	Checked  string          `json:"checked,omitempty"`   // the day of the last check; absent when there was none
	ReviewBy string          `json:"review_by,omitempty"` // the day by which the group itself asked for it
}

// Recheck returns the listings that want checking, the oldest check first and
// those that nobody has ever checked before all. They are no findings: a listing
// grows old without anybody's mistake. Samples and closed groups are left out,
// and so are pages with errors, which want mending first, and the groups of feeds, for
// whom others look.
func Recheck(site *model.Site) []Listing {
	out := []Listing{}
	for _, e := range site.Entries {
		p, g := e.Original, e.Original.Group
		if g == nil || load.Sent(p.Pos.File) || p.Broken || p.Sample || g.Sample || g.Status == model.StatusClosed {
			continue
		}
		state := directory.Freshness(g, site.Hub, site.Today)
		if state == directory.Fresh {
			continue
		}
		l := Listing{File: p.Pos.File, ID: g.ID, Name: p.Title, State: state, Checked: g.Verified.On.String(),
			ReviewBy: g.ReviewBy.String()}
		if p.Pos.Line > 1 {
			l.Row = p.Pos.Line
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b Listing) int {
		return cmp.Or(cmp.Compare(a.Checked, b.Checked), cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	return out
}
