package directory

import (
	"slices"
	"strings"

	"github.com/teambition/rrule-go"
)

// parseRule reads a rule as an editor writes it (RFC 5545 §3.3.10). Rules finer
// than a day would contradict the session's start and are refused; so are parts
// that a group has no use for, and rules that never come true: looking for
// their first date would go on to the year 9999.
func parseRule(s string) (rrule.ROption, bool) {
	if strings.ContainsAny(s, "\r\n") || len(s) > 500 {
		return rrule.ROption{}, false
	}
	o, err := rrule.StrToROption(s)
	if err != nil || o.Freq > rrule.DAILY || o.Interval < 0 || o.Interval > 400 || o.Count < 0 || o.Count > mostDates ||
		!o.Dtstart.IsZero() ||
		len(o.Byhour)+len(o.Byminute)+len(o.Bysecond)+len(o.Byeaster)+len(o.Byyearday)+len(o.Byweekno) > 0 ||
		!possibleWeekdays(*o) || !possibleMonthdays(*o) || !possiblePositions(*o) {
		return rrule.ROption{}, false
	}
	if _, err := rrule.NewRRule(*o); err != nil {
		return rrule.ROption{}, false
	}
	return *o, true
}

// ValidRule reports whether the text is a recurrence rule that a schedule takes:
// of a day or more, without the parts that set a time, and one that comes true.
func ValidRule(s string) bool {
	_, ok := parseRule(s)
	return ok
}

// possibleWeekdays refuses the sixth Monday of a month, and the first of a week;
// also BYDAY=TU,1FR, which rrule-go reads as Tuesdays that are first Fridays.
func possibleWeekdays(o rrule.ROption) bool {
	plain := func(d rrule.Weekday) bool { return d.N() == 0 }
	if slices.ContainsFunc(o.Byweekday, plain) &&
		slices.ContainsFunc(o.Byweekday, func(d rrule.Weekday) bool { return !plain(d) }) {
		return false
	}
	return !slices.ContainsFunc(o.Byweekday, func(d rrule.Weekday) bool {
		n := d.N()
		return n != 0 && (o.Freq == rrule.WEEKLY || o.Freq == rrule.DAILY || len(o.Bymonthday) > 0) || n > 5 || n < -5
	})
}

// possibleMonthdays refuses the 30th of February.
func possibleMonthdays(o rrule.ROption) bool {
	if len(o.Bymonthday) == 0 || len(o.Bymonth) == 0 {
		return true
	}
	length := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	return slices.ContainsFunc(o.Bymonth, func(m int) bool {
		return m >= 1 && m <= 12 &&
			slices.ContainsFunc(o.Bymonthday, func(d int) bool { return max(d, -d) <= length[m-1] })
	})
}

// possiblePositions takes BYSETPOS for what it is used for, the nth of some
// weekdays of the month.
func possiblePositions(o rrule.ROption) bool {
	if len(o.Bysetpos) == 0 {
		return true
	}
	if o.Freq != rrule.MONTHLY || len(o.Byweekday) == 0 || len(o.Bymonthday) > 0 ||
		slices.ContainsFunc(o.Byweekday, func(d rrule.Weekday) bool { return d.N() != 0 }) {
		return false
	}
	return !slices.ContainsFunc(o.Bysetpos, func(n int) bool { return max(n, -n) > 4*len(o.Byweekday)+1 })
}
