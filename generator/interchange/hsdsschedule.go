package interchange

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/cldr"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// hsdsSchedule is a rule of RFC 5545 in pieces. HSDS has no days that are left
// out, and no rules by the day or by the year; those are told in words.
type hsdsSchedule struct {
	ID          string `json:"id"`
	ValidFrom   string `json:"valid_from,omitempty"`
	ValidTo     string `json:"valid_to,omitempty"`
	Start       string `json:"dtstart,omitempty"`
	Count       int    `json:"count,omitempty"`
	Freq        string `json:"freq,omitempty"`
	Interval    int    `json:"interval,omitempty"`
	ByDay       string `json:"byday,omitempty"`
	ByMonthDay  string `json:"bymonthday,omitempty"`
	Description string `json:"description,omitempty"`
	OpensAt     string `json:"opens_at,omitempty"`
	ClosesAt    string `json:"closes_at,omitempty"`
	Notes       string `json:"notes,omitempty"`
}

// arrangement is the description of a schedule without days, in a format that
// has no other word for it.
const arrangement = "By arrangement"

// scheduleOf writes a session in the pieces of HSDS; Freq is "" when it has none
// for it.
func scheduleOf(s model.Session) hsdsSchedule {
	out := hsdsSchedule{ValidFrom: s.From.String(), ValidTo: s.Until.String(),
		OpensAt: s.Start, ClosesAt: s.End, Notes: s.Note}
	switch {
	case s.ByArrangement:
	case s.RRule != "":
		out.rule(s.RRule)
	case s.Every == model.EveryMonth:
		out.Freq, out.Interval = "MONTHLY", 1
		var days []string
		for _, n := range s.Nth {
			days = append(days, texts(s.Days, func(d time.Weekday) string {
				return strconv.Itoa(n) +
					directory.RuleDay(d)
			})...)
		}
		out.ByDay = strings.Join(days, ",")
	case len(s.Days) > 0:
		out.Freq, out.Interval = "WEEKLY", max(1, int(s.Every))
		out.ByDay = strings.Join(texts(s.Days, directory.RuleDay), ",")
	}
	if out.Interval > 1 || out.Count > 0 {
		out.Start = out.ValidFrom // HSDS: needed where the weeks are counted
	}
	return out
}

// rule takes a rule to pieces, if HSDS has a piece for each part of it.
func (out *hsdsSchedule) rule(text string) {
	o, err := rrule.StrToROption(text)
	if err != nil || o.Freq != rrule.WEEKLY && o.Freq != rrule.MONTHLY || len(o.Bysetpos)+len(o.Bymonth) > 0 {
		return
	}
	out.Freq, out.Interval, out.Count = o.Freq.String(), max(1, o.Interval), o.Count
	out.ByDay = strings.Join(texts(o.Byweekday, rrule.Weekday.String), ",")
	out.ByMonthDay = strings.Join(texts(o.Bymonthday, strconv.Itoa), ",")
}

// schedules reads when a service is open; those of its place speak first.
func (r *hsdsReader) schedules(made *Record, o object) {
	if len(made.Group.Schedule) > 0 {
		return // which is counted as left out
	}
	for _, schedule := range o.objects("schedules") {
		schedule.skip("id", "service_id", "location_id", "service_at_location_id")
		if s, ok := r.opens(made, schedule); ok {
			made.addSession(s)
		}
	}
}

// opens reads a schedule: a rule in pieces, or words. Words that say nothing of an
// arrangement are none.
func (r *hsdsReader) opens(made *Record, o object) (model.Session, bool) {
	where := r.where + " (" + made.Title + ")"
	start, _ := scheduleDay(o.text("dtstart"))
	from, strange := r.day(o, "valid_from")
	until, strangeEnd := r.day(o, "valid_to", "until")
	note, words := o.text("notes"), o.text("description")
	if from.IsZero() {
		from = start
	}
	rule, begins, ends := ruleOf(o), o.text("opens_at"), o.text("closes_at")
	if rule != "" {
		s, ok := directory.ReadRule(rule, nil)
		start, moved := r.clock(&made.Group, begins)
		unread := cmp.Or(strange, strangeEnd)
		if s.Start = start; ok && start != "" && shifted(&s, moved) && readable(rule) && unread == "" {
			if s.End, _ = r.clock(&made.Group, ends); ends != "" && s.End == "" {
				r.fell(where, "end: "+ends)
			}
			if s.Start == "00:00" && s.End == "00:00" { // all day
				s.End = "23:59"
			}
			s.From, s.Until, s.Note = from, until, cmp.Or(note, words)
			if note != "" && words != "" && words != note {
				r.left.add("schedules.description, beside notes", r.where)
			}
			return s, true
		}
		r.fell(where, "schedule: "+rule, "start: "+begins, "end: "+ends, unread)
		made.paragraph(strings.TrimSpace(words + " " + note))
		return model.Session{}, false
	}
	r.fell(where, "start: "+begins, "end: "+ends)
	s := model.Session{ByArrangement: true, Note: note, From: from, Until: until}
	if strings.EqualFold(words, arrangement) {
		return s, true
	}
	s.Note = strings.TrimSpace(words + " " + note)
	return s, s.Note != ""
}

// day reads a day by the first of some names that has one. Strange is what stands there when none
// is a day.
func (r *hsdsReader) day(o object, names ...string) (day model.Date, strange string) {
	for _, name := range names {
		said := o.text(name)
		if day, ok := scheduleDay(said); ok {
			return day, ""
		}
		if said != "" && strange == "" {
			strange = name + ": " + said
		}
	}
	return model.Date{}, strange
}

// scheduleDay reads a day, also with a time behind it.
func scheduleDay(s string) (model.Date, bool) {
	day, _, _ := strings.Cut(s, "T")
	return spreadsheet.Date(day)
}

// ruleOf puts a rule together; "" when there is none.
func ruleOf(o object) string {
	freq := strings.ToUpper(o.text("freq"))
	if freq == "" {
		return ""
	}
	rule := "FREQ=" + freq
	for _, name := range slices.Concat([]string{"interval", "byday", "bymonthday", "count"}, otherParts) {
		value := strings.ReplaceAll(cmp.Or(o.text(name), strings.Join(o.texts(name), ",")), " ", "")
		if value == "" || name == "interval" && value == "1" || name == "bymonthday" && freq != "MONTHLY" {
			continue
		}
		rule += ";" + strings.ToUpper(name) + "=" + value
	}
	return rule
}

// otherParts are parts of a rule that a group has no words for, or only in rules of each month:
// without them a rule says something else.
var otherParts = []string{"bysetpos", "bymonth", "byweekno", "byyearday", "byhour", "byminute", "bysecond", "byeaster"}

// readable reports whether all parts of a rule can be read.
func readable(rule string) bool {
	for part := range strings.SplitSeq(rule, ";") {
		name, _, _ := strings.Cut(strings.ToLower(part), "=")
		if slices.Contains(otherParts[2:], name) || name == "bysetpos" && !strings.HasPrefix(rule, "FREQ=MONTHLY") {
			return false
		}
	}
	return true
}

// offset is what stands behind a time of HSDS: the difference to UTC.
var offset = regexp.MustCompile(`(?:Z|([+-])([0-9]{2}):?([0-9]{2})?)$`)

// clock reads a time of day with its offset from UTC, 09:00-05:00, by the clock of the
// place, and how many days later it is there. An offset that the place has in summer or in
// winter is that of its clocks. One that it never has is counted over where clocks do not
// change; elsewhere it is no time that is known, and "".
func (r *hsdsReader) clock(g *model.Group, s string) (clock string, days int) {
	m := offset.FindStringSubmatch(s)
	clock = spreadsheet.Clock(nil, strings.TrimSuffix(s, strings.Join(m[:min(1, len(m))], "")))
	zones := r.zonesOf(g)
	if m == nil || clock == "" {
		return clock, 0
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	said := hours*60 + minutes
	if m[1] == "-" {
		said = -said
	}
	has := func(z *time.Location) bool { return offsetIn(1, z) == said*60 || offsetIn(7, z) == said*60 }
	if len(zones) == 0 || slices.ContainsFunc(zones, has) {
		if m[1] == "" && !slices.ContainsFunc(zones, steady) {
			r.left.add("the Z of times, which says that they are in UTC: they were taken for the time at the place",
				r.where)
		}
		return clock, 0
	}
	there := offsetIn(1, zones[0])
	if slices.ContainsFunc(zones, func(z *time.Location) bool { return !steady(z) || offsetIn(1, z) != there }) {
		return "", 0
	}
	t, _ := time.Parse("15:04", clock)
	const day = 24 * time.Hour
	since := t.Sub(t.Truncate(day)) + time.Duration(there-said*60)*time.Second + day
	return clockOf(t.Truncate(day).Add(since)), int(since/day) - 1
}

// zonesOf are the time zones in which a group may be: its own, that of the hub where that
// is one of its country's, or all of its country's.
func (r *hsdsReader) zonesOf(g *model.Group) []*time.Location {
	names := cldr.TimeZones().Of[g.Place.Country]
	switch {
	case g.Timezone != "":
		names = []string{g.Timezone}
	case g.Place.Country == "" || slices.Contains(names, r.hub.Timezone):
		names = []string{r.hub.Timezone}
	}
	var out []*time.Location
	for _, name := range names {
		if zone := ianaZone(name); zone != nil && name != "" {
			out = append(out, zone)
		}
	}
	return out
}

// shifted moves the days of a session that is on others by the clock of its place. It is
// false for those that are no days of the week.
func shifted(s *model.Session, by int) bool {
	if by == 0 {
		return true
	}
	if s.RRule != "" || s.Every == model.EveryMonth || len(s.Days) == 0 {
		return false
	}
	for n := range s.Days {
		s.Days[n] = (s.Days[n] + time.Weekday(by+7)) % 7
	}
	return true
}

// longHoliday is the longest time, in days, that a service is taken to be closed for.
const longHoliday = 366

// holidays takes the days on which a service is closed out of its weeks. Other hours on
// holidays, and holidays of what does not come back every week, have no place, and are
// counted as left out.
func (r *hsdsReader) holidays(made *Record, o object) {
	holidays := o.objects("holiday_schedules")
	schedule := made.Group.Schedule
	if slices.ContainsFunc(schedule, func(s model.Session) bool { return s.Every != 1 || s.RRule != "" }) {
		return
	}
	for _, h := range holidays {
		first, ok1 := scheduleDay(plainText(h.fields["start_date"]))
		last, ok2 := scheduleDay(plainText(h.fields["end_date"]))
		if bareKey(flag(h.fields["closed"])) != "true" && flag(h.fields["closed"]) != "1" || !ok1 || !ok2 ||
			last.Before(first) || first.DaysUntil(last) > longHoliday {
			continue
		}
		h.skip("id", "closed", "start_date", "end_date", "service_id", "location_id", "service_at_location_id")
		for ahead := range first.DaysUntil(last) + 1 {
			day := model.DateOf(first.In(time.UTC).AddDate(0, 0, ahead))
			for n := range schedule {
				if slices.Contains(schedule[n].Days, day.Weekday()) && !day.Before(r.today) {
					schedule[n].Except = append(schedule[n].Except, day)
				}
			}
		}
	}
}
