package directory

import "peerhub/generator/model"

// Listed reports whether lists name the group of an entry: its page has no
// error, it has not closed, its schedule is not over, and its listing was not
// withheld because nobody has checked it for too long. An entry without a group is
// not listed.
func Listed(e *model.Entry, hub *model.Hub, today model.Date) bool {
	p := e.Original
	return p != nil && p.Group != nil && !p.Broken && p.Group.Status != model.StatusClosed &&
		!Over(p.Group, today) && Freshness(p.Group, hub, today) != Withheld
}

// MostInFile is how many groups stand in one file for programs, at most; see
// interchange.Publish.
const MostInFile = 5000

// OneCalendar reports whether a hub of so many groups has a calendar of all of them: few, or
// no other.
func OneCalendar(hub *model.Hub, groups int) bool {
	return groups <= MostInFile || hub.Output.Calendars == model.CalendarOfAll
}

// Shared reports whether programs are given the group too: feeds, exports and
// calendars name no samples and no drafts.
func Shared(e *model.Entry, hub *model.Hub, today model.Date) bool {
	return Listed(e, hub, today) && Public(e)
}

// Public reports whether programs are given a group that lists name.
func Public(e *model.Entry) bool { return !e.Original.Draft && !sample(e.Original) }

func sample(p *model.Page) bool { return p.Sample || p.Group.Sample }

// Reason says why programs are not given a group.
type Reason string

// Reasons, the first that holds. A group with errors has none: nothing is
// exported then.
const (
	Sample     Reason = "sample" // made up, to show how the hub works
	Draft      Reason = "draft"
	Closed     Reason = "closed"
	Ended      Reason = "over"     // all its dates are past
	NotChecked Reason = "withheld" // for too long
)

// WhyNotShared returns why programs are not given the group of an entry, "" when
// they are.
func WhyNotShared(e *model.Entry, hub *model.Hub, today model.Date) Reason {
	p := e.Original
	switch {
	case p.Group == nil || Shared(e, hub, today):
		return ""
	case sample(p):
		return Sample
	case p.Draft:
		return Draft
	case p.Group.Status == model.StatusClosed:
		return Closed
	case Over(p.Group, today):
		return Ended
	}
	return NotChecked
}
