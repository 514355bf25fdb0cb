package directory

import (
	"slices"
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/model"
)

// ReadRule reads a recurrence rule (RFC 5545 §3.3.10) as a session without its
// times: on weekdays every so many weeks, or on the nth of a month, where the rule
// says no more than that; else as the rule itself. Its end becomes Until, as a
// day in the zone (nil is UTC). It is false for rules that a schedule does not take.
func ReadRule(text string, zone *time.Location) (model.Session, bool) {
	o, ok := parseRule(text)
	if !ok {
		return model.Session{}, false
	}
	var s model.Session
	if until := o.Until; !until.IsZero() {
		if zone != nil && !until.Equal(until.Truncate(24*time.Hour)) { // a moment, not a day
			until = until.In(zone)
		}
		s.Until = model.DateOf(until)
		o.Until = time.Time{}
	}
	p, simple := patternOf(o)
	switch {
	case !simple || o.Count > 0:
	case o.Interval > 1 && o.Wkst != rrule.MO && len(p.days) > 1: // which days are of one week, weeks alone do not say
	case o.Freq == rrule.DAILY && p.interval == 1:
		s.Every = 1
		for d := range time.Weekday(7) {
			s.Days = append(s.Days, (d+1)%7)
		}
		return s, true
	case o.Freq == rrule.WEEKLY && len(p.days) > 0 && p.interval <= 52:
		s.Every, s.Days = model.Every(p.interval), p.days
		return s, true
	case o.Freq == rrule.MONTHLY:
		if nth, days, ok := product(p.nth); ok {
			s.Every, s.Nth, s.Days = model.EveryMonth, nth, days
			return s, true
		}
	}
	s.RRule = o.RRuleString()
	return s, true
}

// product takes pairs apart when each number goes with each day.
func product(pairs []nthDay) (nth []int, days []time.Weekday, ok bool) {
	for _, p := range pairs {
		if !slices.Contains(nth, p.n) {
			nth = append(nth, p.n)
		}
		if !slices.Contains(days, p.day) {
			days = append(days, p.day)
		}
	}
	slices.SortFunc(days, MondayFirst)
	return nth, days, len(nth)*len(days) == len(pairs)
}
