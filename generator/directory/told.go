package directory

import "peerhub/generator/model"

// Listed reports whether lists name the group of an entry: its page has no
// error, it has not closed, and its listing was not withheld because nobody has
// checked it for too long. An entry without a group is not listed.
func Listed(e *model.Entry, hub *model.Hub, today model.Date) bool {
	p := e.Original
	return p != nil && p.Group != nil && !p.Broken && p.Group.Status != model.StatusClosed &&
		Freshness(p.Group, hub, today) != Withheld
}

// Told reports whether programs are told of the group too: feeds, exports and
// calendars name no samples and no drafts.
func Told(e *model.Entry, hub *model.Hub, today model.Date) bool {
	return Listed(e, hub, today) && !e.Original.Draft && !e.Original.Sample && !e.Original.Group.Sample
}
