package interchange

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/spreadsheet"
)

// told is when a meeting is, in the words of a foreign record.
type told struct {
	days       []string // numbers or words
	sunday     int      // the number of Sunday; the other days follow it
	start, end string
	duration   string // "01:30:00", or minutes; the end, where there is none
	note       string
}

// session reads when a meeting is. What of it cannot be read is named, and the rest
// stays; without a day or a time nobody can know when it is, and the note is left for
// the page.
func (i *importer) session(where string, t told) (model.Session, bool) {
	s := model.Session{Every: 1, Note: t.note}
	i.days(where, t, &s)
	at := spreadsheet.Hours(i.hub.Words, t.start, t.end)
	if s.Start, s.End = at.Start, at.End; !strings.Contains(s.Note, at.Note) {
		s.Note = strings.TrimPrefix(s.Note+"; "+at.Note, "; ")
	}
	endless := func(field, said string) {
		i.warn(diag.FieldLeftOut, where, diag.Say("%q is no time of day. This was left out: %s", said, field),
			"The day and the beginning stay. Write when it ends.")
	}
	switch {
	case len(s.Days) == 0 && s.Start == "":
		i.fell(where, "day: "+strings.Join(t.days, ", "), "time: "+t.start, "end: "+t.end)
		return s, false
	case len(s.Days) == 0:
		i.fell(where, "day: "+cmp.Or(strings.Join(t.days, ", "), "–"), "time: "+t.start, "end: "+t.end)
		return s, false
	case s.Start == "", spreadsheet.Later(i.hub.Words, at.Note): // "7pm, starts Jan"
		i.fell(where, "day: "+strings.Join(t.days, ", "), "time: "+cmp.Or(t.start, "–"), "end: "+t.end)
		return s, false
	case at.Backwards != "":
		i.warn(diag.FieldLeftOut, where, spreadsheet.EndsBefore(s.Start, at.Backwards),
			"Ask the group, and write the end in 24 hours, for example 20:30.")
	case at.Unread != "":
		endless("end", at.Unread)
	case s.End == "" && t.duration != "":
		s.End = after(s.Start, t.duration)
		if s.End == "" && minutes(t.duration) != 0 {
			endless("duration", t.duration)
		}
	}
	return s, true
}

// fell says that nobody can know when a meeting is, with all that was said of it.
func (i *importer) fell(where string, parts ...string) {
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" || strings.HasSuffix(p, ": ") })
	if len(parts) == 0 {
		return
	}
	i.lose(diag.FieldLeftOut, where, "schedule",
		diag.Say("When this is cannot be known. This was left out: %s", shortened(strings.Join(parts, "; "))),
		"Ask the group, and write its day and time.")
}

// days reads the days of a meeting, and names those that are none.
func (i *importer) days(where string, t told, s *model.Session) {
	var strange []string
	for _, text := range t.days {
		if n, err := strconv.Atoi(text); err == nil && n >= t.sunday && n <= t.sunday+6 {
			s.Days = append(s.Days, time.Weekday(n-t.sunday))
			continue
		}
		when, ok := spreadsheet.Whens(i.hub.Words, text)
		if ok && len(when) == 1 && len(when[0].Nth) > 0 && len(when[0].Days) > 0 && len(t.days) == 1 {
			s.Every, s.Days, s.Nth = model.EveryMonth, keyed(when[0].Days), when[0].Numbers()
			continue
		}
		days := weekdays(i.hub.Words, text)
		if len(days) == 0 {
			strange = append(strange, text)
		}
		s.Days = append(s.Days, days...)
	}
	if len(s.Days) == 0 { // nothing is known, and session says so
		strange = nil
	}
	for _, text := range strange {
		i.warn(diag.FieldLeftOut, where, diag.Say("%q is no day of the week, and was left out.", text),
			diag.Say("Write the name of the day, or a number from %d (Sunday) to %d (Saturday).", t.sunday, t.sunday+6))
	}
	slices.SortFunc(s.Days, directory.MondayFirst)
	s.Days = slices.Compact(s.Days)
}

// weekdays are the days that a text names; none when a word of it is no day.
func weekdays(words model.Words, text string) []time.Weekday {
	when, ok := spreadsheet.Whens(words, text)
	if !ok || len(when) != 1 || len(when[0].Nth) > 0 || when[0].Every != "" {
		return nil
	}
	return keyed(when[0].Days)
}

// keyed are the days of keys of front matter.
func keyed(keys []string) []time.Weekday {
	var out []time.Weekday
	for d := range time.Weekday(7) {
		if slices.Contains(keys, dayName(d)) || slices.Contains(keys, "daily") {
			out = append(out, d)
		}
	}
	return out
}

// minutes reads how long something takes, "01:30:00" or "90"; 0 for what cannot be
// read, or is nothing.
func minutes(s string) int {
	parts := strings.Split(strings.TrimSpace(s), ":")
	n, err := strconv.Atoi(parts[0])
	if len(parts) > 1 && err == nil {
		var m int
		m, err = strconv.Atoi(parts[1])
		n = n*60 + m
	}
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// after is the time of day at which something that begins then is over; "" when it
// takes no time, or a day.
func after(start, duration string) string {
	begins, takes := minutes(start), minutes(duration)
	if takes == 0 || takes >= 24*60 {
		return ""
	}
	ends := (begins + takes) % (24 * 60)
	return fmt.Sprintf("%02d:%02d", ends/60, ends%60)
}

// languageCode is the code of a language by a code of two or three letters, or by its
// name; "" when it is none.
func languageCode(s string) string {
	s = spreadsheet.Language(nil, s)
	tag, err := naming.LanguageTag(s)
	if err != nil || len(s) > 3 && !strings.Contains(tag, "-") {
		return ""
	}
	if parsed, err := language.Parse(tag); err == nil {
		return parsed.String() // spa is es
	}
	return ""
}

// inOrder are days in order, each once, with others: many at once, since a calendar may have
// some hundred thousand.
func inOrder(all []model.Date, others ...model.Date) []model.Date {
	if len(others) == 1 {
		at, known := slices.BinarySearchFunc(all, others[0], model.Date.Compare)
		if known {
			return all
		}
		return slices.Insert(all, at, others[0])
	}
	all = append(all, others...)
	slices.SortFunc(all, model.Date.Compare)
	return slices.Compact(all)
}

// has reports whether a day is among days in order.
func has(all []model.Date, day model.Date) bool {
	_, found := slices.BinarySearchFunc(all, day, model.Date.Compare)
	return found
}
