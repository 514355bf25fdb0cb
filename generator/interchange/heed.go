package interchange

import (
	"slices"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// heard is what the texts of a group say of whether it meets.
type heard struct {
	status  model.Status // paused or closed, where that is sure; else ""
	resumes model.Date   // when it starts again, where that is said
	private bool         // it is not for everybody, and that is sure
	draft   bool         // it may be over or not for everybody: somebody is to look first
}

// heed reads what notes say of some sessions, those of each and those of all, and of texts about
// the whole group what leaves no doubt: "1st and 3rd only", "Closed until further notice". It
// keeps the sessions of which it is known when they are: nobody is sent to a locked door.
func heed(i *importer, where string, attendance model.Attendance, sessions []model.Session, notes, texts []string) ([]model.Session, heard) {
	out, moved := hear(i, spreadsheet.MeetingAt(sessions, attendance), notes, texts)
	var kept []model.Session
	var own []heard
	lost, fortnight := diag.Text(""), false
	for _, s := range sessions {
		said, away := hear(i, spreadsheet.MeetingAt([]model.Session{s}, attendance), []string{s.Note}, nil)
		between(i, &s, slices.Concat([]string{s.Note}, notes, texts))
		out.draft, out.private = out.draft || said.draft, out.private || said.private
		switch {
		case moved || away:
			lost = "Words here say that this has moved or changed. This meeting is not listed."
		case said.status != "":
			own = append(own, said)
		case !often(i.hub.Words, &s, append(slices.Clone(notes), s.Note), texts):
			lost = spreadsheet.UnreadOften
		default:
			fortnight = fortnight || s.Every == 2 && s.From.IsZero()
			kept = append(kept, s)
		}
	}
	if fortnight {
		i.lose(diag.RecordDoubtful, where, "schedule", "Without a first day nobody knows which weeks are meant.",
			"Write the day of one meeting, for example: from: 2026-01-06")
	}
	if lost != "" {
		i.lose(diag.RecordDoubtful, where, "schedule", lost, "Ask the group, and write its day and time.")
	}
	switch {
	case len(own) == len(sessions) && len(own) > 0: // none goes on
		if kept = sessions; out.status == "" {
			out.status, out.resumes = own[0].status, own[0].resumes
		}
	case len(own) > 0:
		i.lose(diag.RecordDoubtful, where, "schedule",
			"A note says that one of these meetings does not take place at present. It is not listed.",
			"Ask the group, and write its day and time.")
	}
	if out.status != "" {
		i.lose(diag.RecordDoubtful, where, "status", "Words here say that the group does not meet at present. It is listed as "+
			"paused or closed.", "Ask the group. If it meets, write into its page: status: active")
	}
	if out.draft {
		i.lose(diag.RecordDoubtful, where, "status", "Words here may mean that this is over, or not for everybody. Its page "+
			"is a draft, which nobody can read on the site.", lookAtDrafts)
	}
	return kept, out
}

// between gives a meeting the first and the last day that notes and texts say.
func between(i *importer, s *model.Session, texts []string) {
	for _, text := range texts {
		from, until := spreadsheet.Dates(i.hub.Words, i.triggers, text)
		if day, err := model.ParseDate(from); err == nil && s.From.IsZero() && s.RRule == "" {
			s.From = day
		}
		if day, err := model.ParseDate(until); err == nil && s.Until.IsZero() && s.RRule == "" {
			s.Until = day
		}
	}
}

// hear reads what notes and texts say, and reports whether one says that something has moved or
// changed, and is not what the list says.
func hear(i *importer, at spreadsheet.Meeting, notes, texts []string) (out heard, moved bool) {
	if i.triggers == nil {
		i.triggers = spreadsheet.TriggersOf(i.hub.Words)
	}
	for n, text := range slices.Concat(notes, texts) {
		loose := n >= len(notes)
		for _, said := range spreadsheet.Remarks(i.hub.Words, i.triggers, text, loose) {
			switch {
			case said.Key == spreadsheet.Moved, said.Key == spreadsheet.Changed:
				moved = moved || (!loose && said.Key == spreadsheet.Moved || said.Key == spreadsheet.Changed && said.Sure) &&
					!said.Agrees(i.hub.Words, at)
			case !said.Sure:
				out.draft = out.draft || !loose
			case said.Key == spreadsheet.NotForAll:
				out.private = true
			case out.status == "":
				out.status, out.resumes = model.Status(said.Key), said.Resumes
			}
		}
	}
	return out, moved
}

// often reads how often a meeting of each week takes place, if notes or texts say so. It is
// false where that cannot be known.
func often(words model.Words, s *model.Session, notes, texts []string) bool {
	for n, text := range slices.Concat(notes, texts) {
		if !weekly(*s) || len(s.Days) == 0 {
			return true
		}
		heard := spreadsheet.InNote
		if n >= len(notes) {
			heard = spreadsheet.InText
		}
		said, ok := spreadsheet.OftenIn(words, text, heard)
		days := keyed(said.When.Days)
		switch {
		case !ok:
		case !said.Sure, len(days) > 0 && !sameDays(days, s.Days):
			return false
		case len(said.When.Nth) > 0:
			s.Every, s.Nth = model.EveryMonth, said.When.Numbers()
		default:
			s.Every = model.Every(2)
		}
	}
	return true
}

func sameDays(a, b []time.Weekday) bool {
	of := func(days []time.Weekday) (set [7]bool) {
		for _, d := range days {
			set[d] = true
		}
		return set
	}
	return of(a) == of(b)
}

// become writes what was heard into a record.
func (r *Record) become(h heard) {
	r.Draft = r.Draft || h.draft
	if h.status == "" || r.Group.Status == model.StatusClosed || r.Group.Status == model.StatusPaused {
		return
	}
	if r.Group.Status = h.status; r.Group.Resumes.IsZero() && h.status == model.StatusPaused {
		r.Group.Resumes = h.resumes
	}
}

// paragraphs are the parts of a text that stand apart.
func paragraphs(s string) []string { return strings.Split(s, "\n\n") }
