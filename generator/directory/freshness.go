package directory

import "peerhub/generator/model"

// State says how old the last check of a listing is.
type State string

// States of a listing, by the ages that the hub sets.
const (
	Fresh    State = "fresh"
	Due      State = "due"      // the team is reminded to check it again; readers see no difference
	Old      State = "old"      // readers are told to ring before they go
	Withheld State = "withheld" // out of the lists, exports and calendars
	Never    State = "never"    // nobody of this hub has checked it yet
)

// Freshness returns the state of the group's listing on a day. An age of zero
// months is switched off. A review_by that has passed makes a listing due.
func Freshness(g *model.Group, hub *model.Hub, today model.Date) State {
	on := g.Verified.On
	if on.IsZero() {
		return Never
	}
	passed := func(months int) bool { return months > 0 && !today.Before(on.AddMonths(months)) }
	switch {
	case passed(hub.Freshness.Withhold):
		return Withheld
	case passed(hub.Freshness.Badge):
		return Old
	case passed(hub.Freshness.Remind), !g.ReviewBy.IsZero() && g.ReviewBy.Before(today):
		return Due
	}
	return Fresh
}

// WithheldFrom returns the day from which a listing is withheld unless somebody checks it, zero when
// there is none.
func WithheldFrom(g *model.Group, hub *model.Hub) model.Date {
	if g.Verified.On.IsZero() || hub.Freshness.Withhold == 0 {
		return model.Date{}
	}
	return g.Verified.On.AddMonths(hub.Freshness.Withhold)
}
