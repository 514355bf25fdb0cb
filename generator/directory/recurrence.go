package directory

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/model"
)

// epoch is the first day of groups that say neither from when they meet nor
// when they were checked.
var epoch = model.Date{Year: 2024, Month: time.January, Day: 1}

// mostDates bounds the dates of one question, whatever the rule.
const mostDates = 1000

// recurrence is a session as a rule of RFC 5545 §3.3.10, without its first day.
type recurrence struct {
	option     rrule.ROption
	start, end time.Duration // since midnight; end may lie after 24 hours
	hasEnd     bool
	byWeek     bool // it says its days of the week, and nothing else
}

// recur returns the rule of a session. It is false for sessions by arrangement
// and for rules and times that make no sense.
func recur(s model.Session) (r recurrence, ok bool) {
	if r.start, ok = clock(s.Start); !ok {
		return r, false
	}
	if r.end, r.hasEnd = clock(s.End); r.hasEnd && r.end <= r.start {
		r.end += 24 * time.Hour
	}
	switch {
	case s.ByArrangement:
		return r, false
	case s.RRule != "":
		option, ok := parseRule(s.RRule)
		if !ok {
			return r, false
		}
		r.option = option
	case len(s.Days) == 0:
		return r, false
	case s.Every == model.EveryMonth:
		r.option.Freq = rrule.MONTHLY
		for _, n := range s.Nth {
			for _, d := range s.Days {
				day := ruleDay(d)
				r.option.Byweekday = append(r.option.Byweekday, day.Nth(n))
			}
		}
		if len(s.Nth) == 0 || slices.ContainsFunc(s.Nth, func(n int) bool { return n == 0 || n > 5 || n < -5 }) {
			return r, false
		}
	case len(s.Days) == 7 && s.Every <= 1:
		r.option.Freq = rrule.DAILY
	default:
		r.option.Freq = rrule.WEEKLY
		r.option.Interval = max(1, int(s.Every))
		for _, d := range s.Days {
			r.option.Byweekday = append(r.option.Byweekday, ruleDay(d))
		}
		r.byWeek = true
	}
	if r.option.Interval <= 1 {
		r.option.Interval = 0 // the default, not to be written
	}
	return r, true
}

// RuleDay is a weekday as rules write it (RFC 5545 §3.3.10): TU.
func RuleDay(d time.Weekday) string { return ruleDay(d).String() }

func ruleDay(d time.Weekday) rrule.Weekday {
	return [...]rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}[d%7]
}

func weekday(d rrule.Weekday) time.Weekday { return time.Weekday((d.Day() + 1) % 7) }

// clock reads "18:30" as the time since midnight.
func clock(s string) (time.Duration, bool) {
	h, m, found := strings.Cut(s, ":")
	hour, err1 := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	if !found || err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute, true
}

// at returns the moment of a day that is so long after its midnight by the clock
// on the wall, which is not the same as by the hour-glass when clocks change.
func at(d model.Date, since time.Duration, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, int(since/time.Hour), int(since/time.Minute)%60, 0, 0, zone)
}

// anchor returns the day on or after which the session's first date lies: its
// from, else the day of the last check, else the first of 2024.
func anchor(g *model.Group, s model.Session) model.Date {
	switch {
	case s.From.Year >= 1970: // earlier days are no help to anybody, and slow
		return s.From
	case !g.Verified.On.IsZero():
		return g.Verified.On
	}
	return epoch
}

// known reports whether the dates of a session can be known. Every second week, ten times,
// or a rule that names no day counts from a first day, which only whoever wrote it knows.
func (r recurrence) known(s model.Session) bool {
	o := r.option
	named := len(o.Byweekday)+len(o.Bymonthday) > 0 || o.Freq == rrule.DAILY
	return !s.From.IsZero() || named && o.Interval <= 1 && o.Count == 0
}

// Undated reports whether a session comes back by a rule whose dates nobody can know, since
// it counts from a first day that it does not say.
func Undated(s model.Session) bool {
	r, ok := recur(s)
	return ok && !r.known(s)
}

// first returns the first date of the rule on or after a day, whatever its
// interval: "every two weeks from 6 January" begins in that very week.
func (r recurrence) first(day model.Date) (model.Date, bool) {
	if r.byWeek {
		t := day.In(time.UTC)
		for !slices.Contains(r.option.Byweekday, ruleDay(t.Weekday())) {
			t = t.AddDate(0, 0, 1)
		}
		return model.DateOf(t), true
	}
	o := r.option
	o.Interval, o.Count, o.Until = 1, 0, time.Time{}
	o.Dtstart = at(day, 0, time.UTC)
	rule, err := rrule.NewRRule(o)
	if err != nil {
		return model.Date{}, false
	}
	t, ok := rule.Iterator()()
	if !ok || t.After(o.Dtstart.AddDate(5, 0, 0)) {
		return model.Date{}, false
	}
	return model.DateOf(t), true
}

// bounded returns the rule with its first date and its end filled in. It is false for one
// without any date, and where nobody can know them.
func (r recurrence) bounded(g *model.Group, s model.Session, zone *time.Location) (rrule.ROption, bool) {
	if zone == nil {
		zone = time.UTC
	}
	day, ok := r.first(anchor(g, s))
	if !ok || !r.known(s) {
		return rrule.ROption{}, false
	}
	start := at(day, r.start, zone)
	o := r.option
	o.Dtstart = start
	if !o.Until.IsZero() && o.Until.Equal(o.Until.Truncate(24*time.Hour)) {
		o.Until = at(model.DateOf(o.Until), 24*time.Hour-time.Minute, zone) // a day, not a moment
	}
	if !s.Until.IsZero() {
		if end := at(s.Until, 24*time.Hour-time.Minute, zone); o.Until.IsZero() || end.Before(o.Until) {
			o.Until = end
		}
	}
	if !o.Until.IsZero() {
		if o.Until.Before(start) {
			return o, false
		}
		if o.Count > 0 { // RFC 5545 allows one of the two; COUNT becomes a day
			counted := o
			counted.Until = time.Time{}
			if last, ok := r.lastDay(counted); ok && at(last, r.start, zone).Before(o.Until) {
				o.Until = at(last, r.start, zone)
			}
			o.Count = 0
		}
	}
	return o, true
}

// Occurrences returns the beginnings of a session of the group from one moment
// until before another, in order: its rule, without the days in except, with
// those in extra. A nil zone counts as UTC.
func Occurrences(g *model.Group, s model.Session, zone *time.Location, from, to time.Time) []time.Time {
	if zone == nil {
		zone = time.UTC
	}
	r, ok := recur(s)
	if !ok {
		return nil
	}
	var out []time.Time
	if o, ok := r.bounded(g, s, zone); ok {
		o = r.byDay(o)
		o.Dtstart = nearer(o, from)
		if rule, err := rrule.NewRRule(o); err == nil {
			next := rule.Iterator()
			for day, ok := next(); ok && len(out) < mostDates; day, ok = next() {
				t := at(model.DateOf(day), r.start, zone)
				if !t.Before(to) {
					break
				}
				if !t.Before(from) && !slices.Contains(s.Except, model.DateOf(day)) {
					out = append(out, t)
				}
			}
		}
	}
	for _, d := range s.Extra {
		if t := at(d, r.start, zone); !t.Before(from) && t.Before(to) && !slices.Contains(s.Except, d) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return slices.CompactFunc(out, time.Time.Equal)
}

// byDay returns a rule for the days of a bounded one alone, as midnights in UTC,
// where clocks never change: rrule-go takes the hour of all its dates from the
// first, and that one may fall into the hour that clocks skip.
func (r recurrence) byDay(o rrule.ROption) rrule.ROption {
	if end, ends := r.lastDay(o); ends {
		o.Until, o.Count = at(end, 0, time.UTC), 0
	}
	o.Dtstart = at(model.DateOf(o.Dtstart), 0, time.UTC)
	return o
}

// lastDay returns the last day on which a bounded rule may fall, if it ends:
// after a moment, or after some times.
func (r recurrence) lastDay(o rrule.ROption) (model.Date, bool) {
	if o.Count > 0 {
		o.Dtstart = at(model.DateOf(o.Dtstart), 0, time.UTC)
		rule, err := rrule.NewRRule(o)
		if err != nil {
			return model.Date{}, false
		}
		all := rule.All()
		if len(all) == 0 {
			return model.Date{}, false
		}
		return model.DateOf(all[len(all)-1]), true
	}
	if o.Until.IsZero() {
		return model.Date{}, false
	}
	until := o.Until.In(o.Dtstart.Location())
	day := model.DateOf(until)
	if at(day, r.start, until.Location()).After(until) {
		day = model.DateOf(until.AddDate(0, 0, -1))
	}
	return day, true
}

// nearer returns a first date of the same rule that lies shortly before a
// moment, so that a group which has met daily for twenty years is as quick to
// compute as a new one.
func nearer(o rrule.ROption, from time.Time) time.Time {
	days, every := int(from.Sub(o.Dtstart).Hours()/24), max(1, o.Interval)
	if days < 100 || o.Count > 0 {
		return o.Dtstart
	}
	switch {
	case o.Freq == rrule.DAILY:
		return o.Dtstart.AddDate(0, 0, (days/every-1)*every)
	case o.Freq == rrule.WEEKLY:
		return o.Dtstart.AddDate(0, 0, (days/7/every-1)*7*every)
	case o.Freq == rrule.MONTHLY && len(o.Byweekday)+len(o.Bymonthday) > 0:
		first := o.Dtstart.AddDate(0, 0, 1-o.Dtstart.Day())
		return first.AddDate(0, (days/31/every-1)*every, 0)
	}
	return o.Dtstart
}

// Occurrence is one meeting. End is zero when it is not known.
type Occurrence struct {
	Start, End time.Time
	Session    int // its place in Group.Schedule
}

// Next returns the next meetings of a group from the beginning of a day, at
// most n of them and within a year.
func Next(g *model.Group, hub *model.Hub, today model.Date, n int) []Occurrence {
	zone := Zone(g, hub)
	if zone == nil {
		zone = time.UTC
	}
	from := today.In(zone)
	var out []Occurrence
	for i, s := range g.Schedule {
		r, ok := recur(s)
		if !ok {
			continue
		}
		dates := Occurrences(g, s, zone, from, from.AddDate(1, 0, 0))
		for _, t := range dates[:min(n, len(dates))] {
			o := Occurrence{Start: t, Session: i}
			if r.hasEnd {
				o.End = at(model.DateOf(t), r.end, zone)
			}
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Occurrence) int { return a.Start.Compare(b.Start) })
	return out[:min(n, len(out))]
}

// Soonest returns when a group meets next, from the beginning of a day; zero when it does
// not within a year. It looks at a week first, which is enough for most.
func Soonest(g *model.Group, hub *model.Hub, today model.Date) time.Time {
	zone := Zone(g, hub)
	if zone == nil {
		zone = time.UTC
	}
	begin := today.In(zone)
	for _, until := range []time.Time{begin.AddDate(0, 0, 7), begin.AddDate(1, 0, 0)} {
		var first time.Time
		for _, s := range g.Schedule {
			dates := Occurrences(g, s, zone, begin, until)
			if len(dates) > 0 && (first.IsZero() || dates[0].Before(first)) {
				first = dates[0]
			}
		}
		if !first.IsZero() {
			return first
		}
	}
	return time.Time{}
}
