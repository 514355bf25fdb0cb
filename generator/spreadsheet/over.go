package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// isOver reports whether the cell of a field of a session says that it does not take place:
// words beside its day or time. Of notes see notesSay.
func isOver(words model.Words, field, text string) bool {
	return slices.Contains([]string{"day", "start", "end", "every", "nth"}, field) && ends(words, text)
}

// ends reports whether words say anywhere that something does not take place.
func ends(words model.Words, s string) bool {
	s = strings.NewReplacer("–", " ", "—", " ", ":", " ", ".", " ", "!", " ").Replace(s)
	tokens := strings.Fields(commas.Replace(naming.Fold(s)))
	for i := range tokens {
		switch statusOf(words, strings.Join(tokens[i:min(len(tokens), i+longPhrase)], " ")) {
		case "closed", "paused":
			return true
		}
	}
	return false
}

// dated reports whether a text of days has a month or a number, as a date has.
func dated(words model.Words, s string) bool {
	tokens := strings.Fields(commas.Replace(naming.Fold(digits(s))))
	for i, token := range tokens {
		if month, _ := monthOf(words, tokens[i:]); month != "" || numeric(token) {
			return slices.ContainsFunc(tokens, func(t string) bool { return numeric(t) })
		}
	}
	return false
}

// askDays asks about days that are said and do not say when: which one of the month, whether
// one takes turns with another.
func askDays(signs []sign) *problem {
	days, nth := keysOf(signs, "day"), keysOf(signs, "nth")
	often := keysOf(signs, "every")
	switch {
	case len(days) == 0:
	case takeTurns(signs):
		return &problem{diag.ScheduleInvalid, "Do these days take turns, or is each of them every second week?",
			"If they take turns, write a row for each day: 2 weeks in a column called every, and its first date in " +
				"a column called from. If each is every second week, write: every 2 weeks"}
	case len(nth) == 0 && (len(keysOf(signs, "of_month")) > 0 || slices.Contains(often, "month")):
		return &problem{diag.ScheduleInvalid, "Which one of the month is it?",
			diag.Say("Write for example: %s", "1st "+days[0]+" of the month")}
	case len(nth) == 1 && len(days) == 1 && oftener(nth[0]) && len(keysOf(signs, "all")) > 0:
		return &problem{diag.ScheduleInvalid,
			diag.Say("This may be one day of each month, or one every %s weeks.", nth[0]),
			diag.Say("If it is one of each month, write: %s. If not, write the day here, and %s in a column called "+
				"every, and its first date in a column called from.", nth[0]+" "+days[0]+" of the month", nth[0]+" weeks")}
	}
	return nil
}

// unreadDays says what of a cell is no day, or may be two things.
func (f *matter) unreadDays(o origin) {
	words := f.sheet.hub.Words
	signs, _ := signsOf(words, o.value)
	monthly := strings.Join(append(strings.Fields(o.value), "of the month"), " ")
	if p := askDays(signs); p != nil {
		f.problem(o, diag.Error, *p)
		return
	}
	if two := firstOf(whensOf(words, monthly)); len(two.Days) == 1 && !calendar(signs) {
		f.problem(o, diag.Error, problem{diag.ScheduleInvalid, "This can be read in two ways.",
			either("every other "+two.Days[0], "2nd "+two.Days[0]+" of the month")})
		return
	}
	if severalTimes(words, o.value) {
		f.problem(o, diag.Error, problem{diag.ScheduleInvalid, "This looks like more than one meeting.",
			"Make a row for each meeting, with the same name, its own day and its own time."})
		return
	}
	head, note, _ := beside(words, o.value, func(head string) bool { return len(firstOf(whensOf(words, head)).Days) > 0 })
	_, often := OftenIn(words, o.value, InNote)
	if head != "" && (often || notEachWeek(words, note)) {
		f.problem(o, diag.Error, problem{diag.ScheduleInvalid, UnreadOften, writeOften})
		return
	}
	if tokens := tokensOf(note); head != "" && (Later(words, note) || !dated(words, note) && (hasPhrase(words, "month", tokens) || hasPhrase(words, "until", tokens))) {
		f.problem(o, diag.Error, unknownSpan(o.value))
		return
	}
	if dated(words, o.value) {
		f.problem(o, diag.Error, problem{diag.ScheduleInvalid,
			"This may be a day of the calendar, or one of each month.",
			"If it is each month, write for example: 2nd Tuesday of the month. If not, write the day of " +
				"the week here, and the first and the last date in columns called from and until."})
		return
	}
	field, _ := schema.Of(model.KindGroup).Field("schedule.day")
	strange := slices.DeleteFunc(dayKeys(words, o.value), known)
	said := o.value
	if len(strange) == 1 {
		said = strange[0]
	}
	near := meant(words, field, o.value)
	instead := diag.Say("Write: %s", near)
	if near == "" || count(signs, "every") > 0 {
		instead = "Write for example Tuesday, or 2nd Tuesday of the month. If nobody knows the day, leave this cell empty, or " +
			"write by arrangement: readers are then told to ask."
	}
	if strings.ContainsAny(o.value, "?؟") && saysDay(words, strings.NewReplacer("?", " ", "؟", " ").Replace(o.value)) {
		f.problem(o, diag.Error, problem{diag.ScheduleInvalid, "Somebody was not sure of this day.",
			"Ask the group. Once the day is known, write it without the question mark."})
		return
	}
	f.problem(o, diag.Error, problem{diag.TermUnknown,
		diag.Say("%q is none of the words that can stand here.", said), instead})
}
