package directory

import (
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/model"
)

// Over reports whether every date that the schedule of a group says lies before a
// day.
func Over(g *model.Group, today model.Date) bool {
	last, ends := LastDate(g)
	return ends && last.Before(today)
}

// LastDate returns the day until which the dates of a group's schedule go, zero when
// it has none. It is false for a group without a schedule, one that also meets by
// arrangement, and one that goes on.
func LastDate(g *model.Group) (last model.Date, ends bool) {
	for _, s := range g.Schedule {
		day, ends := lastDate(g, s)
		if !ends {
			return last, false
		}
		if last.Before(day) {
			last = day
		}
	}
	return last, len(g.Schedule) > 0
}

// lastDate returns the last day of a session, if it ends.
func lastDate(g *model.Group, s model.Session) (last model.Date, ends bool) {
	r, ok := recur(s)
	if !ok || s.Until.IsZero() && r.option.Until.IsZero() && r.option.Count == 0 {
		return last, false
	}
	switch o, ok := r.bounded(g, s, time.UTC); {
	case ok:
		if last, ends = r.lastDay(o); !ends {
			return last, false
		}
	case r.option.Until.IsZero() && s.Until.IsZero(): // its first date is many years away, or unknown
		return last, false
	case !r.known(s):
		last = r.until(s)
	}
	for _, d := range besides(s) {
		if last.Before(d) {
			last = d
		}
	}
	return last, true
}

// until returns the day on which a session ends, at the latest, as it says itself.
func (r recurrence) until(s model.Session) model.Date {
	if r.option.Until.IsZero() {
		return s.Until
	}
	day := model.DateOf(r.option.Until)
	if !s.Until.IsZero() && s.Until.Before(day) {
		return s.Until
	}
	return day
}

// once returns the day of a rule that has one date and no more. One that does not say
// from when it is may have had others.
func (r recurrence) once(g *model.Group, s model.Session) (model.Date, bool) {
	if s.From.IsZero() || s.Until.IsZero() && r.option.Count == 0 && r.option.Until.IsZero() {
		return model.Date{}, false
	}
	o, ok := r.bounded(g, s, time.UTC)
	if !ok {
		return model.Date{}, false
	}
	o = r.byDay(o)
	rule, err := rrule.NewRRule(o)
	if err != nil {
		return model.Date{}, false
	}
	next := rule.Iterator()
	first, ok := next()
	_, more := next()
	return model.DateOf(first), ok && !more
}
