package frame

import (
	"context"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/workpool"
)

// Listing is a group as lists know it, in every language the same.
type Listing struct {
	Entry     *model.Entry // for whoever makes its page: lists show its card
	Group     *model.Group // the original's
	Facets    directory.Keys
	Freshness directory.State

	order string // lists are sorted by it: what is next comes first
}

// newTimetable says of the groups that lists name what lists say of them.
func newTimetable(site *model.Site, listed []*model.Entry) []*Listing {
	out := make([]*Listing, len(listed))
	work := workpool.New(context.Background())
	for i, e := range listed {
		work.Go(func() error {
			g := e.Original.Group
			out[i] = &Listing{Entry: e, Group: g, Facets: directory.Facets(g, site.Hub),
				Freshness: directory.Freshness(g, site.Hub, site.Today),
				order:     order(g, site.Hub, e.Original.Title, site.Today)}
			return nil
		})
	}
	_ = work.Wait() // none fails
	return out
}

// order sorts groups by what is next: those with a date, then those that one asks, then
// those of which nothing is known, last those that pause.
func order(g *model.Group, hub *model.Hub, name string, today model.Date) string {
	rank := "8" // nothing known
	if next := directory.Soonest(g, hub, today); !next.IsZero() {
		rank = "0" + next.UTC().Format("2006-01-02 15:04")
	} else if len(g.Schedule) > 0 {
		rank = "7" // by arrangement, or on dates that change
	}
	if g.Paused(today) {
		rank = "9" + rank
	}
	return rank + "\x00" + name
}
