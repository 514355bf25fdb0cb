package interchange

import (
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// longestClosure is for how many days a closure is looked for meetings.
const longestClosure = 100

// closed reports whether an event of whole days says when nobody meets, and is no group:
// "Closed for Christmas", "Centre closed". Days on which it does so are kept; of one that comes
// back they are those of the first time.
func (r *calendarReader) closed(c *calendarPart, where string) bool {
	from, ok := r.moment(c, "DTSTART")
	if !ok || from.timed || r.wholeDaysOver(c) || !saysClosed(r.hub.Words, c.text("SUMMARY")) {
		return false
	}
	at := labelled(where, c.text("SUMMARY"))
	r.leaveOut(at, "This says when nobody meets, and is no group. It was left out.", "")
	days := 1
	if end, ok := r.moment(c, "DTEND"); ok && !end.timed {
		days = int(end.clock.Sub(from.clock) / (24 * time.Hour))
	}
	if r.closures == nil {
		r.closures = map[model.Date]string{}
	}
	for n := range min(days, longestClosure) {
		r.closures[model.DateOf(from.clock.AddDate(0, 0, n))] = at
	}
	return true
}

// saysClosed reports whether a name has words for closed, or for a pause, anywhere in it.
func saysClosed(known model.Words, name string) bool {
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" -–—:,()[]!.", r) })
	for n := range words {
		switch spreadsheet.Status(known, strings.Join(words[n:], " ")) {
		case "closed", "paused":
			return true
		}
	}
	return false
}

// onClosures tells of the groups that meet on days of which the calendar says that nobody does.
func (r *calendarReader) onClosures() {
	if len(r.closures) == 0 {
		return
	}
	var first, last model.Date
	for day := range r.closures {
		if first.IsZero() || day.Before(first) {
			first = day
		}
		if last.Before(day) {
			last = day
		}
	}
	from := first.In(time.UTC)
	to := last.In(time.UTC).AddDate(0, 0, 1)
	if latest := from.AddDate(1, 0, 0); to.After(latest) {
		to = latest
	}
	for _, g := range r.groups {
		for _, s := range g.sessions {
			for _, t := range directory.Occurrences(&g.Group, *s, time.UTC, from, to) {
				if closed := r.closures[model.DateOf(t)]; closed != "" {
					r.warn(diag.RecordDoubtful, labelled(g.Where, g.Title),
						diag.Say("This event is on %s, too, when nobody meets by %s.", model.DateOf(t), Where(closed, false)),
						"Ask the group. If it does not meet, write the day into its page, under except.")
					break
				}
			}
		}
	}
}
