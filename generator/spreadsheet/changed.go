package spreadsheet

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// A note often says what has changed and where nobody has changed it: another day, another
// time, online for now, a first or a last day.

// Meeting is what a list says of a meeting where a note stands beside it.
type Meeting struct {
	Days   []string // keys of front matter; none: nobody knows
	Times  []string // at which it begins, "18:30"; none: nobody knows
	Online bool     // and nowhere else
}

// meetingOf is what a row says of when and where its group meets.
func meetingOf(s *sheet, g *group, r Row) Meeting {
	var out Meeting
	for _, field := range []string{"schedule.day", "schedule.start"} {
		named := namedIn(s.hub.Words, strings.Fields(s.value(r, field)))
		out.Days, out.Times = append(out.Days, named.Days...), append(out.Times, named.Times...)
	}
	out.Online = choice(s.hub.Words, "attendance", s.value(r, "attendance")) == string(model.AttendOnline)
	for _, where := range wherePaths {
		if how, _, ok := NoPlace(s.hub.Words, s.value(r, where)); ok && how == model.AttendOnline {
			out.Online = true
		}
	}
	return out
}

// namedIn are the days and the times that words name, and whether they say online.
func namedIn(known model.Words, words []string) Meeting {
	var out Meeting
	words = words[:min(len(words), longPhrase)]
	for at, word := range words {
		if key := known["day"][phrase([]string{word})]; key != "" {
			out.Days = append(out.Days, key)
		}
		if t := clockOf(known, words[at:]); t != "" {
			out.Times = append(out.Times, t)
		}
		out.Online = out.Online || onlineAt(known, words[at:])
	}
	return out
}

// clockOf is the time that words begin with, "" for none.
func clockOf(known model.Words, words []string) string {
	for n := min(len(words), 2); n > 0; n-- {
		text := strings.Trim(strings.Join(words[:n], " "), "(),;!")
		if t := timeOf(known, text); len(text) < 20 && isClock(t) {
			return t
		}
	}
	return ""
}

func onlineAt(known model.Words, words []string) bool {
	for n := min(len(words), 3); n > 0; n-- {
		if known["attendance"][phrase(words[:n])] == string(model.AttendOnline) {
			return true
		}
	}
	return false
}

// change finds in a part of a note that something is otherwise now: "now on Thursdays", "time
// changed to 19:00", "only on Zoom at the moment". What it is now is behind; nil is nothing. It is
// not sure of "we meet on Thursdays", which may be another of its meetings.
func change(known model.Words, triggers *Triggers, words []string) (behind []string, sure bool) {
	for at := range words[:min(len(words), 6)] {
		if !isFirst(triggers, words[at]) {
			continue
		}
		for n := min(len(words)-at, 4); n > 0; n-- {
			if known["changed"][phrase(words[at:at+n])] == "" {
				continue
			}
			if behind := otherwise(known, words[at+n:]); behind != nil {
				return behind, true
			}
			if online := afterMarks(known, words[:at]); onlineAt(known, online) { // Zoom only for now
				return online, true
			}
		}
	}
	rest := words
	if startsWith(known, "since", rest) { // "from September we meet"
		for at := range rest[:min(len(rest), 5)] {
			if monthWord(known, rest[at]) {
				rest = rest[at+1:]
				break
			}
		}
	}
	rest = withoutSubject(known, rest)
	for n := min(len(rest), 4); n > 0; n-- {
		if known["meets"][phrase(rest[:n])] == "verb" {
			behind = otherwise(known, rest[n:])
			return behind, hasPhrase(known, "instead", behind)
		}
	}
	return nil, false
}

func monthWord(known model.Words, word string) bool {
	return known["month"][phrase([]string{word})] != ""
}

// afterMarks are words without those before them that change nothing: "on the", "only via".
func afterMarks(known model.Words, words []string) []string {
	for len(words) > 0 && !onlineAt(known, words) {
		n := min(len(words), 4)
		for ; n > 0; n-- {
			said := phrase(words[:n])
			if said == "" || known["each"][said] != "" || known["at"][said] != "" || known["via"][said] != "" ||
				known["meets"][said] != "" || known["subject"][said] != "" {
				break
			}
		}
		if n == 0 {
			break
		}
		words = words[n:]
	}
	return words
}

// otherwise are words from the day, the time or the word for online on with which they begin, nil
// where they do not, or where something else stays as it was.
func otherwise(known model.Words, words []string) []string {
	words = afterMarks(known, words[:min(len(words), longPhrase)])
	if len(words) > 0 && !hasPhrase(known, "as_well", words) && (known["day"][phrase(words[:1])] != "" ||
		clockOf(known, words) != "" || onlineAt(known, words)) {
		return words
	}
	return nil
}

// MeetingAt is what a list says of some sessions.
func MeetingAt(sessions []model.Session, attendance model.Attendance) Meeting {
	out := Meeting{Online: attendance == model.AttendOnline || attendance == ""}
	for _, s := range sessions {
		for _, day := range s.Days {
			out.Days = append(out.Days, strings.ToLower(day.String()))
		}
		if s.Start != "" {
			out.Times = append(out.Times, s.Start)
		}
	}
	return out
}

// agrees reports whether all that a note names of when or where a group meets now is what its
// list says. One that says only that it has moved agrees with nothing.
func (m Meeting) agrees(known model.Words, r remark) bool {
	named := namedIn(known, r.behind)
	if r.key == Moved && len(named.Days)+len(named.Times) == 0 || named.Online && !m.Online || r.key == noYear {
		return false
	}
	inTwelve := func(t string) string { // 6.30 may be in the evening
		hour, minutes, _ := strings.Cut(t, ":")
		return cmp.Or(map[string]string{"12": "00", "13": "01", "14": "02", "15": "03", "16": "04", "17": "05", "18": "06",
			"19": "07", "20": "08", "21": "09", "22": "10", "23": "11"}[hour], hour) + ":" + minutes
	}
	other := func(has []string, of func(string) string) func(string) bool {
		return func(one string) bool {
			return len(has) > 0 && !slices.ContainsFunc(has, func(h string) bool { return of(h) == of(one) })
		}
	}
	same := func(s string) string { return s }
	return !slices.ContainsFunc(named.Days, other(m.Days, same)) && !slices.ContainsFunc(named.Times, other(m.Times, inTwelve))
}

// Dates are the first and the last day of meetings as a note says them, "" for none: "Starts
// 12 January 2027", "Last meeting 15 December 2025".
func Dates(known model.Words, triggers *Triggers, note string) (from, until string) {
	if len(note) > maxCell || !triggers.may(note) {
		return "", ""
	}
	for _, clause := range oftenEnds.Split(note, -1) {
		switch part, day := datedIn(known, triggers, strings.Fields(clause)); {
		case part == "first_day" && from == "":
			from = day
		case part == "last_day":
			until = day
		}
	}
	return from, until
}

// datedIn reports whether a part of a note says that meetings begin or end on a day, and which:
// the day is "" where its year is missing.
func datedIn(known model.Words, triggers *Triggers, words []string) (part, day string) {
	words = withoutSubject(known, words)
	if len(words) == 0 || len(words) > 12 || !isFirst(triggers, words[0]) {
		return "", ""
	}
	for _, part := range []string{"first_day", "last_day"} {
		for n := min(len(words), 4); n > 0; n-- {
			if known[part][phrase(words[:n])] == "" {
				continue
			}
			rest := withoutSubject(known, words[n:])
			for len(rest) > 0 && (known["each"][phrase(rest[:1])] != "" || known["within"][phrase(rest[:1])] != "" ||
				known["day"][phrase(rest[:1])] != "" || known["meets"][phrase(rest[:1])] == "verb" || phrase(rest[:1]) == "") {
				rest = rest[1:]
			}
			text := strings.Trim(strings.Join(rest, " "), " ,.!()")
			if day, ok := dayNamed(known, text); ok && onlyDate(known, rest) {
				return part, day
			}
			if len(rest) > 0 && onlyDate(known, rest) && hasPhrase(known, "month", rest) {
				return part, ""
			}
		}
	}
	return "", ""
}

// onlyDate reports whether words are nothing but numbers and months, as a day is.
func onlyDate(known model.Words, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		w = phrase([]string{w})
		return !strings.ContainsFunc(w, unicode.IsDigit) && known["month"][w] == "" && known["within"][w] == "" && w != "" &&
			known["each"][w] == "" && known["day"][naming.Fold(w)] == ""
	})
}

// datesBeside gives a meeting the first and the last day that its notes say, where no column does.
func datesBeside(f *matter, r Row, at *row) {
	words := f.sheet.hub.Words
	if at.cells["rrule"].value != "" {
		return
	}
	for _, c := range slices.Concat(f.sheet.columns, f.sheet.unread) {
		note := c.field == "schedule.note" || c.field == "summary"
		if text := cellOf(r, c); text != "" && (note || c.field == "" && !Private(words, c.header)) {
			from, until := Dates(words, f.sheet.triggers, text)
			for name, day := range map[string]string{"from": from, "until": until} {
				if day != "" && at.cells[name].value == "" {
					at.cells[name] = origin{r.Number, c, day}
				}
			}
		}
	}
}
