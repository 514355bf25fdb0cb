package parse

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// session checks a line of a schedule; it is false when the line says nothing that
// could be shown.
func session(m *strictyaml.Map, s *model.Session) bool {
	if s.Every == 0 && m.Has("day") {
		s.Every = 1
	}
	if hours(s.Start, s.End) > longest {
		m.Value("end").Warn(diag.ScheduleInvalid,
			diag.Say("This meeting would last from %s until %s the next day. Is the end right?", s.Start, s.End),
			"Write the end in 24 hours, for example 20:30 and not 8:30.")
	}
	return consistent(m, s)
}

// longest is the longest meeting, in hours, that an end before the start may make
// of it: a night is one, a slip from pm to am is none.
const longest = 12

// hours returns how long a meeting is that ends on the next day, and 0 for one that
// ends on the day itself or at midnight, goes round the clock or does not say when.
func hours(start, end string) float64 {
	from, err := time.Parse("15:04", start)
	to, err2 := time.Parse("15:04", end)
	if err != nil || err2 != nil || !to.Before(from) || end == "00:00" {
		return 0
	}
	return 24 - from.Sub(to).Hours()
}

// slip is something that a line of a schedule lacks or says twice.
type slip struct {
	made                func(m *strictyaml.Map, s *model.Session) bool
	rule                string // see diag.Finding
	at                  string // the field that it is told about; "" is the line
	message, suggestion diag.Text
	always              bool // and not only of lines with a day and a time
}

// slips are what can be wrong between the fields of a line; the first that was made
// is told.
func slips() []slip {
	has := func(fields ...string) func(*strictyaml.Map, *model.Session) bool {
		return func(m *strictyaml.Map, _ *model.Session) bool {
			return !slices.ContainsFunc(fields, func(f string) bool { return !m.Has(f) })
		}
	}
	forms := func(m *strictyaml.Map, s *model.Session) int {
		n := 0
		for _, is := range []bool{m.Has("day"), m.Has("rrule"), s.ByArrangement} {
			if is {
				n++
			}
		}
		return n
	}
	return []slip{
		{func(m *strictyaml.Map, s *model.Session) bool { return forms(m, s) == 0 }, diag.NoDay, "",
			"This line of the schedule does not say when.",
			`Write for example: {day: tuesday, start: "18:30", every: week} or {by_arrangement: true}`, true},
		{func(m *strictyaml.Map, s *model.Session) bool { return forms(m, s) > 1 }, diag.TwoForms, "",
			schema.OneForm, "Make two lines of it.", true},
		{func(m *strictyaml.Map, _ *model.Session) bool { return !m.Has("start") }, diag.NoTime, "",
			"This line of the schedule has no time.", diag.Say("Write for example: %s", `start: "18:30"`), false},
		{has("rrule", "every"), diag.RuleTwice, "",
			schema.RuleAlone, "Delete them.", false},
		{has("rrule", "nth"), diag.RuleTwice, "",
			schema.RuleAlone, "Delete them.", false},
		{func(m *strictyaml.Map, s *model.Session) bool {
			return s.Every == model.EveryMonth && len(s.Nth) == 0 && !m.Has("nth")
		}, diag.NoNth, "every",
			"Every month, but on which of the days?",
			"Write for example: nth: [1] for the first, nth: [-1] for the last.", false},
		{func(m *strictyaml.Map, s *model.Session) bool {
			return s.Every != model.EveryMonth && m.Has("nth")
		}, diag.NthAlone, "nth",
			"nth counts the days of a month.", "Write beside it: every: month", false},
		{func(_ *strictyaml.Map, s *model.Session) bool {
			return !s.From.IsZero() && !s.Until.IsZero() && s.Until.Before(s.From)
		}, "", "until",
			"This ends before it begins.", "Exchange from and until.", false},
	}
}

// consistent reports whether a line of a schedule says when it is, and tells what
// it lacks or says twice.
func consistent(m *strictyaml.Map, s *model.Session) bool {
	for _, slip := range slips() {
		if s.ByArrangement && !slip.always || !slip.made(m, s) {
			continue
		}
		at := m.At
		if slip.at != "" {
			at = m.Value(slip.at)
		}
		at.Rule(slip.rule).Error(diag.ScheduleInvalid, slip.message, slip.suggestion)
		return false
	}
	if s.ByArrangement {
		return true
	}
	switch {
	case s.RRule != "" && directory.Undated(*s):
		m.Value("rrule").Warn(diag.ScheduleInvalid,
			"Without a first day nobody knows which weeks are meant.",
			"Write the day of one meeting, for example: from: 2026-01-06")
	case s.Every > 1 && !s.From.IsZero() && len(s.Days) > 0 && !slices.Contains(s.Days, s.From.Weekday()):
		m.Value("from").Warn(diag.ScheduleInvalid,
			"The group does not meet on the weekday of this first day, so nobody knows which weeks are meant.",
			"Write the day of one meeting, for example: from: 2026-01-06")
		s.From = model.Date{}
	case s.Every > 1 && s.From.IsZero():
		m.Value("every").Rule(diag.NoFirstDay).Warn(diag.ScheduleInvalid,
			"Without a first day nobody knows which weeks are meant.",
			"Write the day of one meeting, for example: from: 2026-01-06")
	}
	return s.Start != "" && (len(s.Days) > 0 || s.RRule != "") && (s.Every != model.EveryMonth || len(s.Nth) > 0)
}

// weekdays reads "tuesday", [monday, friday] or "daily"; the names are those of
// the days, Monday first, and "daily".
func weekdays(v strictyaml.Value, names []string) []time.Weekday {
	values := []strictyaml.Value{v}
	if v.IsList() {
		values = v.List()
	}
	var on [7]bool
	for _, v := range values {
		switch day := slices.Index(names, v.Choice(names...)); day {
		case -1:
		case 7:
			on = [7]bool{true, true, true, true, true, true, true}
		default:
			on[day] = true
		}
	}
	var days []time.Weekday
	for i, meets := range on {
		if meets {
			days = append(days, time.Weekday((i+1)%7))
		}
	}
	return days
}

// readEvery reads "week", "2 weeks" or "month"; a week is 0 here, which counts for
// sessions on weekdays alone.
func readEvery(v strictyaml.Value) model.Every {
	number, unit, _ := strings.Cut(v.Text(), " ")
	n, err := strconv.Atoi(number)
	switch {
	case v.IsZero() || v.Text() == "week":
		return 0
	case v.Text() == "month":
		return model.EveryMonth
	case err == nil && n >= 1 && n <= 52 && (unit == "weeks" || unit == "week"):
		return model.Every(n)
	}
	instead := diag.Text("Write week, 2 weeks or month. Anything else is an rrule.")
	if key := v.Meant(); key != "" {
		instead = diag.Say("Write: %s", key)
	}
	v.Error(diag.ScheduleInvalid, diag.Say("%q is none of the ways in which a meeting can come back.", v.Text()),
		instead)
	return 0
}

// readNth reads which of the weekdays of a month are meant.
func readNth(v strictyaml.Value) []int {
	var nth []int
	for _, v := range v.List() {
		n, err := strconv.Atoi(v.Text())
		if err != nil || n == 0 || n < -1 || n > 5 {
			v.Error(diag.ScheduleInvalid, diag.Say("%q is none of the days of a month.", v.Text()),
				"Write 1 to 5, or -1 for the last.")
			continue
		}
		if !slices.Contains(nth, n) {
			nth = append(nth, n)
		}
	}
	return nth
}

var (
	clock      = regexp.MustCompile(`^([01]?[0-9]|2[0-3]):([0-5][0-9])$`)
	looseClock = regexp.MustCompile(`^(?i)([01]?[0-9]|2[0-3])(?:[:.h ]([0-5][0-9]))?\s*(?:h|uhr|([ap])\.?m\.?)?$`)
)

// readClock reads a time of day in 24 hours and returns it as "09:30".
func readClock(v strictyaml.Value) string {
	s := v.Text()
	if s == "" {
		return ""
	}
	if parts := clock.FindStringSubmatch(s); parts != nil {
		return fmt.Sprintf("%02s:%s", parts[1], parts[2])
	}
	if parts := looseClock.FindStringSubmatch(s); parts != nil {
		hour, _ := strconv.Atoi(parts[1])
		minutes := cmp.Or(parts[2], "00")
		switch strings.ToLower(parts[3]) {
		case "p":
			hour = hour%12 + 12
		case "a":
			hour %= 12
		case "":
			if _, err := strconv.Atoi(s); err == nil && hour >= 1 && hour <= 11 { // nobody can know
				v.Error(diag.ScheduleInvalid, "Is this in the morning or in the evening?",
					diag.Say("Write %s or %s.", fmt.Sprintf(`"%02d:%s"`, hour, minutes),
						fmt.Sprintf(`"%02d:%s"`, hour+12, minutes)))
				return ""
			}
		}
		v.Error(diag.ScheduleInvalid, diag.Say("%q is no time of day in 24 hours.", s),
			diag.Say("Write: %s", fmt.Sprintf(`"%02d:%s"`, hour, minutes)))
		return ""
	}
	v.Rule(diag.NoClock).Error(diag.ScheduleInvalid, diag.Say("%q is no time of day in 24 hours.", s),
		diag.Say("Write hours and minutes with quotation marks, for example: %s", `"18:30"`))
	return ""
}

// readRRule reads a recurrence rule (RFC 5545 §3.3.10), by days or longer.
func readRRule(v strictyaml.Value) string {
	s := v.Text()
	if s == "" {
		return ""
	}
	rule := strings.TrimPrefix(strings.ToUpper(s), "RRULE:")
	option, problem := parseRRule(rule)
	switch {
	case problem != "":
		v.Error(diag.ScheduleInvalid, diag.Say("This rule cannot be read: %s.", problem),
			diag.Say("Write for example: %s", `rrule: "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2"`))
		return ""
	case option.Freq > rrule.DAILY || len(option.Byhour)+len(option.Byminute)+len(option.Bysecond) > 0:
		v.Error(diag.ScheduleInvalid, "A rule says on which days. The times stand in start and end.",
			"Begin it with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, and leave hours and minutes out.")
		return ""
	case !directory.ValidRule(rule):
		v.Error(diag.ScheduleInvalid, "This rule never comes true, or has parts that a schedule does not know.",
			diag.Say("Write for example: %s", `rrule: "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2"`))
		return ""
	}
	return rule
}

// parseRRule reads a rule, or says what is wrong with it; a panic of the library,
// which strangers' rules can cause, is such a problem.
func parseRRule(rule string) (option *rrule.ROption, problem diag.Text) {
	defer func() {
		if p := recover(); p != nil {
			problem = "it has a value that cannot be"
		}
	}()
	if len(rule) > 300 || strings.ContainsAny(rule, "\n\r") || strings.Contains(rule, "DTSTART") {
		return nil, "it is more than one rule"
	}
	for part := range strings.SplitSeq(rule, ";") {
		if name, value, _ := strings.Cut(part, "="); name == "INTERVAL" || name == "COUNT" {
			if n, err := strconv.Atoi(value); err != nil || n < 1 || n > 10_000 {
				return nil, diag.Say("%s must be a number from 1", name)
			}
		}
	}
	option, err := rrule.StrToROption(rule)
	if err == nil {
		_, err = rrule.NewRRule(*option)
	}
	if err != nil {
		return nil, diag.Verbatim(err.Error())
	}
	return option, ""
}
