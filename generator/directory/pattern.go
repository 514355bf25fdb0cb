package directory

import (
	"slices"
	"time"

	"github.com/teambition/rrule-go"
)

// pattern is a rule that has plain words: every so many days; on some weekdays
// every so many weeks; on some nth weekdays of each month.
type pattern struct {
	interval int
	days     []time.Weekday // Monday first
	nth      []nthDay
}

type nthDay struct {
	n   int // 1..5, -1 the last
	day time.Weekday
}

// patternOf returns the pattern of a rule, if it has one.
func patternOf(o rrule.ROption) (pattern, bool) {
	p := pattern{interval: max(1, o.Interval)}
	if len(o.Bymonth)+len(o.Bymonthday) > 0 {
		return p, false
	}
	switch o.Freq {
	case rrule.DAILY:
		return p, len(o.Byweekday)+len(o.Bysetpos) == 0
	case rrule.WEEKLY:
		for _, d := range o.Byweekday {
			p.days = append(p.days, weekday(d))
		}
		slices.SortFunc(p.days, MondayFirst)
		p.days = slices.Compact(p.days)
		return p, len(o.Bysetpos) == 0
	case rrule.MONTHLY:
		if p.interval > 1 || len(o.Byweekday) == 0 {
			return p, false
		}
		for _, d := range o.Byweekday {
			switch {
			case len(o.Bysetpos) == 0:
				p.nth = append(p.nth, nthDay{d.N(), weekday(d)})
			case len(o.Byweekday) == 1 && d.N() == 0: // BYDAY=TU;BYSETPOS=1,3
				for _, n := range o.Bysetpos {
					p.nth = append(p.nth, nthDay{n, weekday(d)})
				}
			default:
				return p, false
			}
		}
		for _, n := range p.nth {
			if n.n == 0 || n.n > 5 || n.n < -1 {
				return p, false
			}
		}
		return p, true
	}
	return p, false
}

// MondayFirst compares weekdays as front matter and calendars order them.
func MondayFirst(a, b time.Weekday) int { return int((a+6)%7) - int((b+6)%7) }

// consecutive reports whether the days follow each other, without a gap.
func consecutive(days []time.Weekday) bool {
	for i := 1; i < len(days); i++ {
		if days[i] != (days[i-1]+1)%7 {
			return false
		}
	}
	return len(days) > 1
}
