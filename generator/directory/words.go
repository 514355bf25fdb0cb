package directory

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/teambition/rrule-go"

	"peerhub/generator/locale"
	"peerhub/generator/model"
)

// Line is one session in words. Texts that a session does not have are "".
type Line struct {
	Days     string     // for the narrow first column: "Tue", "Tue, Thu", "Daily", "Ask"
	Weekdays string     // the same in whole words: "Tuesday", "Tuesday, Thursday"
	Start    string     // "18:30"
	Until    string     // "to 20:00"
	Every    string     // "every week", "first and third Thursday of the month"
	Range    string     // "from 6 January 2026", while that is still to come; "until …"
	Except   string     // "not on 24 December"
	Extra    string     // "also on 3 January"
	Usual    string     // the sentence and what belongs to it, without these two
	Apart    string     // these two
	Last     model.Date // the last day of these two, after which nobody needs them
	Zone     string     // "Nairobi time", where it is not plain
	Note     string     // as written by the editor
	Sentence string     // "Every Tuesday, from 18:30 to 20:00"

	whole string
}

// String returns the sentence and all that belongs to it.
func (l Line) String() string { return l.whole }

// Words returns the group's schedule in words, a line a session. Days before
// today are left out of exceptions and ranges, unless today is zero.
//
// The time zone is named when it is not the hub's, and always for groups that
// people join from elsewhere.
func Words(g *model.Group, hub *model.Hub, l *locale.Locale, today model.Date) []Line {
	speaker := speaker{Locale: l.Answering("schedule.every.week"), today: today}
	zone := speaker.zone(g, hub)
	lines := make([]Line, 0, len(g.Schedule))
	for _, s := range g.Schedule {
		line := speaker.line(g, s, hub)
		if line.Start != "" {
			line.Zone = zone
		}
		line.whole, line.Apart = speaker.whole(line), speaker.whole(Line{Sentence: line.Except, Range: line.Extra})
		usual := line
		usual.Except, usual.Extra = "", ""
		line.Usual = speaker.whole(usual)
		lines = append(lines, line)
	}
	return lines
}

// speaker puts sentences together in one language.
type speaker struct {
	*locale.Locale
	today model.Date
}

func (l speaker) line(g *model.Group, s model.Session, hub *model.Hub) Line {
	line := Line{Note: s.Note}
	if s.ByArrangement {
		line.Days, line.Sentence = l.T("schedule.ask"), l.T("schedule.by_arrangement")
		line.Weekdays = line.Days
		line.Range = l.between(s.From, s.Until)
		return line
	}
	var hours string
	if start, ok := clock(s.Start); ok {
		line.Start = l.Clock(s.Start)
		line.Until, hours = l.hours(s, start)
	}
	r, ok := recur(s)
	p, simple := patternOf(r.option)
	if ok && simple && r.option.Freq == rrule.WEEKLY && len(p.days) == 0 { // FREQ=WEEKLY: the day of the first date
		if first, found := r.first(anchor(g, s)); !r.known(s) {
			simple = false
		} else if found {
			p.days = []time.Weekday{first.Weekday()}
		}
	}
	if !ok || !simple {
		line.Days, line.Every = l.T("schedule.ask"), l.T("schedule.changing")
		line.Weekdays = line.Days
		line.Sentence, hours = hours, line.Every // the word to ask comes last
	} else {
		line.Every, line.Sentence = l.pattern(r.option.Freq, p)
		line.Days = l.column(r.option.Freq, p, line.Every, l.WeekdayShort)
		line.Weekdays = l.column(r.option.Freq, p, line.Every, l.Weekday)
	}
	day, once := r.once(g, s)
	if once = ok && once && l.Has("schedule.once"); once {
		on := []time.Weekday{day.Weekday()}
		line.Days, line.Weekdays = l.listed(on, l.WeekdayShort), l.listed(on, l.Weekday)
		line.Every = l.T("schedule.once", "day", l.Weekday(day.Weekday()), "date", l.Date(day))
		line.Sentence = line.Every
	}
	switch {
	case line.Sentence == "":
		line.Sentence = hours
	case hours != "":
		line.Sentence = l.T("schedule.join", "a", line.Sentence, "b", hours)
	}
	line.Sentence = locale.UpperFirst(line.Sentence)
	until := s.Until
	if ok && (!r.option.Until.IsZero() || r.option.Count > 0) {
		until = l.last(g, s, r, zoneOr(g, hub))
	}
	if !once {
		line.Range = l.between(s.From, until)
	}
	if ok && simple && !r.known(s) {
		line.Range = l.T("schedule.which")
		if !until.IsZero() {
			line.Range = l.T("schedule.and", "a", l.between(s.From, until), "b", line.Range)
		}
	}
	line.Except = l.dates("schedule.except", s.Except)
	line.Extra = l.dates("schedule.extra", s.Extra)
	for _, d := range slices.Concat(s.Except, s.Extra) {
		if line.Last.Before(d) {
			line.Last = d
		}
	}
	return line
}

func (l speaker) whole(line Line) string {
	out := line.Sentence
	for _, s := range []string{line.Range, line.Except, line.Extra, line.Zone, line.Note} {
		switch {
		case s == "":
		case out == "":
			out = s
		default:
			out = l.T("schedule.and", "a", out, "b", s)
		}
	}
	return out
}

// pattern returns a rule in words: alone, and within a sentence.
func (l speaker) pattern(freq rrule.Frequency, p pattern) (every, sentence string) {
	switch freq {
	case rrule.DAILY:
		every = l.T("schedule.every.day")
		if p.interval > 1 {
			every = l.counted("schedule.every.days", p.interval)
		}
		return every, every
	case rrule.MONTHLY:
		every = l.nth(p.nth)
		return every, every
	}
	if p.interval > 1 {
		every = l.counted("schedule.every.weeks", p.interval)
		if len(p.days) == 1 && l.Has("schedule.every.weeks.one_day") {
			day := p.days[0]
			return every, l.T("schedule.every.weeks.one_day", "n", p.interval, "count", l.count(p.interval),
				"day", l.Weekday(day), "days", l.dayForm(day))
		}
		return every, l.T("schedule.every.weeks.on", "every", every, "days", l.theDays(p.days))
	}
	every = l.T("schedule.every.week")
	if len(p.days) > 2 && consecutive(p.days) {
		first, last := p.days[0], p.days[len(p.days)-1]
		return every, l.T("schedule.every.week.range", "first", l.Weekday(first), "last", l.Weekday(last))
	}
	forms := make([]string, len(p.days))
	for i, d := range p.days {
		forms[i] = l.dayForm(d)
	}
	return every, l.T("schedule.every.week.on", "days", l.List(forms))
}

// column returns the days of a rule for a column, by their short or whole names: "Tue,
// Thu", "Monday to Friday".
func (l speaker) column(freq rrule.Frequency, p pattern, every string, name func(time.Weekday) string) string {
	days := p.days
	switch {
	case freq == rrule.DAILY && p.interval > 1:
		return locale.UpperFirst(every)
	case freq == rrule.DAILY, freq == rrule.WEEKLY && len(days) == 7:
		return l.T("schedule.daily")
	case freq == rrule.MONTHLY:
		days = nil
		for _, n := range p.nth {
			days = append(days, n.day)
		}
	case len(days) > 2 && consecutive(days):
		return locale.UpperFirst(l.T("schedule.days.range", "first", name(days[0]), "last", name(days[len(days)-1])))
	}
	return l.listed(days, name)
}

// listed returns the names of the days, each once.
func (l speaker) listed(days []time.Weekday, name func(time.Weekday) string) string {
	out := ""
	seen := map[time.Weekday]bool{}
	for _, d := range days {
		if seen[d] {
			continue
		}
		seen[d] = true
		if out == "" {
			out = locale.UpperFirst(name(d))
		} else {
			out = l.T("schedule.days.comma", "a", out, "b", locale.UpperFirst(name(d)))
		}
	}
	return out
}

// dayForm returns the name of the day as it follows "every": French "mardis".
func (l speaker) dayForm(d time.Weekday) string {
	if key := "schedule.day." + strconv.Itoa(int(d)); l.Has(key) {
		return l.T(key)
	}
	return l.Weekday(d)
}

func (l speaker) theDays(days []time.Weekday) string {
	forms := make([]string, len(days))
	for i, d := range days {
		forms[i] = l.T("schedule.day.the", "day", l.Weekday(d))
	}
	return l.List(forms)
}

// nth returns "first and third Thursday of the month": the numbers of each
// weekday are said together.
func (l speaker) nth(all []nthDay) string {
	var order []time.Weekday
	numbers := map[time.Weekday][]string{}
	for _, n := range all {
		if numbers[n.day] == nil {
			order = append(order, n.day)
		}
		numbers[n.day] = append(numbers[n.day], l.ordinal(n))
	}
	parts := make([]string, len(order))
	for i, d := range order {
		parts[i] = l.T("schedule.nth.day", "nth", l.List(numbers[d]), "day", l.Weekday(d))
	}
	return l.T("schedule.nth.month", "days", l.List(parts))
}

func (l speaker) ordinal(n nthDay) string {
	key := "schedule.nth." + strconv.Itoa(n.n)
	if l.Has("schedule.day.feminine") && l.Has(key+".feminine") &&
		strings.Contains(l.T("schedule.day.feminine"), strconv.Itoa(int(n.day))) {
		key += ".feminine"
	}
	return l.T(key)
}

// counted returns a text with a number that is a word where the language has it.
func (l speaker) counted(key string, n int) string {
	return l.T(key, "n", n, "count", l.count(n))
}

func (l speaker) count(n int) string {
	if key := "schedule.count." + strconv.Itoa(n); l.Has(key) {
		return l.T(key)
	}
	return l.Number(n)
}

// hours returns "to 20:00" and "from 18:30 to 20:00".
func (l speaker) hours(s model.Session, start time.Duration) (until, both string) {
	end, ok := clock(s.End)
	if !ok {
		return "", l.T("schedule.time.at", "n", int(start.Hours()), "start", l.Clock(s.Start))
	}
	untilKey, bothKey := "schedule.until", "schedule.time.from_to"
	if end <= start {
		untilKey, bothKey = "schedule.until.next_day", "schedule.time.next_day"
	}
	return l.T(untilKey, "n", int(end.Hours()), "end", l.Clock(s.End)),
		l.T(bothKey, "start", l.Clock(s.Start), "end", l.Clock(s.End))
}

// between returns the days from which and until which the group meets. A first
// day that is past tells a reader nothing.
func (l speaker) between(from, until model.Date) string {
	if !from.IsZero() && !l.today.IsZero() && !l.today.Before(from) {
		from = model.Date{}
	}
	switch {
	case from.IsZero() && until.IsZero():
		return ""
	case until.IsZero():
		return l.T("schedule.from", "date", l.Date(from))
	case from.IsZero():
		return l.T("schedule.to", "date", l.Date(until))
	}
	start := l.Date(from)
	if from.Year == until.Year {
		start = l.DayMonth(from)
	}
	return l.T("schedule.from_to", "from", start, "until", l.Date(until))
}

// last returns the day of the last date of a rule that ends by itself.
func (l speaker) last(g *model.Group, s model.Session, r recurrence, zone *time.Location) model.Date {
	o, ok := r.bounded(g, s, zone)
	if !ok {
		return r.until(s)
	}
	if day, ends := r.lastDay(o); ends {
		return day
	}
	return s.Until
}

// dates returns "not on 24 December and 31 December", with the year where it
// is not this one.
func (l speaker) dates(key string, days []model.Date) string {
	var words []string
	for _, d := range days {
		if !l.today.IsZero() && d.Before(l.today) {
			continue
		}
		word := l.Date(d)
		if d.Year == l.today.Year {
			word = l.DayMonth(d)
		}
		words = append(words, l.T("schedule.date.the", "date", word))
	}
	if len(words) == 0 {
		return ""
	}
	return l.T(key, "dates", l.List(words))
}

// zone returns the group's time zone in words: "Nairobi time".
func (l speaker) zone(g *model.Group, hub *model.Hub) string {
	zone := Zone(g, hub)
	remote := g.Attendance == model.AttendOnline || g.Attendance == model.AttendHybrid ||
		g.Attendance == model.AttendPhone
	if zone == nil || !remote && (zone.String() == hub.Timezone || hub.Timezone == "") {
		return ""
	}
	name := zone.String()
	if !strings.Contains(name, "/") || strings.HasPrefix(name, "Etc/") { // UTC, CET, Etc/GMT+3: no city
		return strings.TrimPrefix(name, "Etc/")
	}
	if l.Has("schedule.zone." + name) {
		return l.T("schedule.zone." + name)
	}
	city, key := l.CityName(name), "schedule.zone"
	if r, _ := utf8.DecodeRuneInString(city); l.Has(key+".before_vowel") &&
		strings.ContainsRune("AEIOUÀÂÉÈÊËÎÏÔŒÛÜH", unicode.ToUpper(r)) {
		key += ".before_vowel"
	}
	return l.T(key, "city", city)
}
