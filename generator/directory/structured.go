package directory

import (
	"strconv"

	"github.com/teambition/rrule-go"

	"peerhub/generator/model"
)

// Schedule is a repeating meeting as search engines read it
// (https://schema.org/Schedule).
type Schedule struct {
	Type  string `json:"@type"`
	Every string `json:"repeatFrequency,omitempty"` // ISO 8601: P2W
	// https://schema.org/Tuesday, or -1TU for the last of the month
	Days      []string `json:"byDay,omitempty"`
	MonthWeek int      `json:"byMonthWeek,omitempty"` // 1..5
	Monthdays []int    `json:"byMonthDay,omitempty"`
	Months    []int    `json:"byMonth,omitempty"`
	Start     string   `json:"startTime"`
	End       string   `json:"endTime,omitempty"`
	From      string   `json:"startDate,omitempty"`
	Until     string   `json:"endDate,omitempty"`
	Except    []string `json:"exceptDate,omitempty"`
	Zone      string   `json:"scheduleTimezone,omitempty"`
}

// Schedules returns a session of the group as search engines read it; none for
// one that schema.org has no words for. Only dates that somebody wrote are in
// it, and, of a session that is not every week, the first from which it counts.
func Schedules(g *model.Group, s model.Session, hub *model.Hub) []Schedule {
	rule, ok := NewRule(g, s, hub)
	if !ok {
		return nil
	}
	base := Schedule{Type: "Schedule", Start: s.Start, End: s.End, Zone: rule.Zone}
	var out []Schedule
	if r, ok := recur(s); ok && rule.RRule != "" {
		repeated := base
		repeated.Except, repeated.Until = rule.Except, rule.Until
		if !s.From.IsZero() || r.option.Interval > 1 || r.option.Count > 0 {
			repeated.From = rule.First
		}
		out = repeated.repeated(r.option)
	}
	for _, day := range rule.Extra {
		once := base
		once.From, once.Until = day, day
		out = append(out, once)
	}
	return out
}

// repeated fills in how often; a rule on several nth weekdays is several.
func (s Schedule) repeated(o rrule.ROption) []Schedule {
	unit, ok := map[rrule.Frequency]string{rrule.DAILY: "D", rrule.WEEKLY: "W", rrule.MONTHLY: "M",
		rrule.YEARLY: "Y"}[o.Freq]
	if !ok {
		return nil
	}
	s.Every = "P" + strconv.Itoa(max(1, o.Interval)) + unit
	if p, simple := patternOf(o); simple && len(p.nth) > 0 {
		var out []Schedule
		for _, n := range p.nth {
			one := s
			if n.n > 0 {
				one.Days, one.MonthWeek = []string{"https://schema.org/" + n.day.String()}, n.n
			} else {
				one.Days = []string{strconv.Itoa(n.n) + RuleDay(n.day)}
			}
			out = append(out, one)
		}
		return out
	}
	if len(o.Bysetpos) > 0 {
		return nil
	}
	s.Monthdays, s.Months = o.Bymonthday, o.Bymonth
	for _, d := range o.Byweekday {
		if d.N() != 0 {
			s.Days = append(s.Days, strconv.Itoa(d.N())+RuleDay(weekday(d)))
		} else {
			s.Days = append(s.Days, "https://schema.org/"+weekday(d).String())
		}
	}
	return []Schedule{s}
}
