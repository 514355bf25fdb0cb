package interchange

import (
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// changed reads what changes one date of another event (RFC 5545 §3.8.4.4): that one
// falls out, and the date that it has now is added.
func (r *calendarReader) changed(c *calendarPart, where string) {
	main := r.events[c.value("UID")]
	if main == nil || c.value("UID") == "" {
		r.component(c, where)
		return
	}
	hidden := private(c) || r.saysPrivate(c)
	if main.group == nil || hidden {
		r.leaveOut(where, "This changes an event that was left out, or is private, and was left out.", "")
	} else {
		main.group.records++
		where = labelled(where, main.group.Title)
	}
	if main.group == nil || main.at == nil || len(main.sessions) == 0 {
		return
	}
	instead, ok := r.moment(c, "RECURRENCE-ID")
	if !ok {
		r.warn(diag.FieldLeftOut, where, "This changes a date that cannot be read, and was left out.",
			"Write that day under except of the group, and the new one under extra.")
		return
	}
	day, _ := main.at.day(instead)
	if l, _ := c.line("RECURRENCE-ID"); l.params["RANGE"] != "" {
		r.warn(diag.FieldLeftOut, where, diag.Say("From %s on this event is at other times, which were left out.", day),
			"Write into its page when the group meets from then on.")
		last := model.DateOf(day.In(time.UTC).AddDate(0, 0, -1))
		for _, s := range main.sessions {
			if s.Until.IsZero() || last.Before(s.Until) {
				s.Until = last
			}
		}
		return
	}
	if hidden || r.cancelled(c) {
		except(main.sessions, day)
		return
	}
	now, ok := r.when(c, where)
	if !ok {
		except(main.sessions, day)
		return
	}
	start := now.written.in(main.at.zone)
	moved := now.once(start)
	if first := main.sessions[0]; moved.Start == first.Start && moved.End == first.End && model.DateOf(start) == day {
		return // only its words differ
	}
	except(main.sessions, day)
	if moved.Until.Before(r.today) {
		return
	}
	first := main.sessions[0]
	if moved.Start == first.Start && moved.End == first.End && !has(first.Except, moved.From) {
		first.Extra = inOrder(first.Extra, moved.From)
		return
	}
	moved.Note = first.Note
	main.group.sessions = append(main.group.sessions, moved)
}

// except takes days out of all sessions.
func except(sessions []*model.Session, days ...model.Date) {
	for _, s := range sessions {
		s.Except = inOrder(s.Except, days...)
	}
}
