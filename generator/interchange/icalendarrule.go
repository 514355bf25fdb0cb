package interchange

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// wellWritten is a rule as RFC 5545 §3.3.10 wants it: in capitals, without what is
// empty in it, and without the parts that other programs add.
func wellWritten(rule string) string {
	var parts []string
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.ToUpper(rule), "RRULE:"), ";") {
		part = strings.Join(strings.Fields(part), "")
		if strings.Contains(part, "=") && !strings.HasPrefix(part, "X-") {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ";")
}

// ruleParts are the parts of a rule, in their order.
type ruleParts struct {
	names  []string
	values map[string]string
}

func partsOf(rule string) ruleParts {
	p := ruleParts{values: map[string]string{}}
	for part := range strings.SplitSeq(wellWritten(rule), ";") {
		name, value, _ := strings.Cut(part, "=")
		p.set(name, value)
	}
	return p
}

func (p *ruleParts) set(name, value string) {
	if _, there := p.values[name]; !there {
		p.names = append(p.names, name)
	}
	p.values[name] = value
}

func (p *ruleParts) drop(names ...string) {
	for _, name := range names {
		delete(p.values, name)
		p.names = slices.DeleteFunc(p.names, func(n string) bool { return n == name })
	}
}

func (p *ruleParts) has(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return p.values[name] != "" })
}

func (p *ruleParts) String() string {
	var out []string
	for _, name := range p.names {
		out = append(out, name+"="+p.values[name])
	}
	return strings.Join(out, ";")
}

// repeats reads a rule by which an event comes back, and the first day on which it does.
func (r *calendarReader) repeats(c *calendarPart, e *eventTime, rule, where string) (*model.Session, model.Date, bool) {
	refuse := func(why diag.Text) (*model.Session, model.Date, bool) {
		r.warn(diag.FieldLeftOut, where, diag.Say(why, shortened(rule)), "Write into its page when the group meets.")
		return nil, model.Date{}, false
	}
	const strange diag.Text = "The rule by which this event comes back is none that a group has here: %s"
	if c.value("EXRULE") != "" {
		return refuse("This event leaves out dates by a rule of their own, so its own rule was left out: %s")
	}
	p := partsOf(rule)
	if n, err := strconv.Atoi(p.values["INTERVAL"]); p.has("INTERVAL") && (err != nil || n < 1) {
		return refuse(strange)
	}
	last, ok := e.lastDay(p.values["UNTIL"])
	if !ok {
		return refuse("The last day by the rule of this event is none, so the rule was left out: %s")
	}
	if !e.plainHours(&p) {
		return refuse(strange)
	}
	p.drop("UNTIL")
	if !e.shiftDays(&p) {
		return refuse("This rule counts days in UTC, which are others where the group meets. It was left out: %s")
	}
	e.complete(&p)
	s, ok := directory.ReadRule(p.String(), e.zone)
	if !ok {
		return refuse(strange)
	}
	first, ok := firstDate(p.String(), e.start, last)
	switch {
	case !ok && last.IsZero():
		return refuse(strange)
	case !ok: // over before it began
		first = model.DateOf(e.start)
	}
	s.Start, s.End, s.Until = clockOf(e.start), e.end(e.start), last
	if s.RRule != "" || s.Every > 1 || r.today.Before(first) { // else it matters not which day was the first
		s.From = first
	}
	return &s, first, true
}

// lastDay is the last day on which an event may come back, by UNTIL; zero without it.
func (e *eventTime) lastDay(until string) (model.Date, bool) {
	if until == "" {
		return model.Date{}, true
	}
	if t, err := time.Parse("20060102", until); err == nil {
		return model.DateOf(t.AddDate(0, 0, e.shift)), true
	}
	m := moment{zone: e.zone, timed: true}
	var err error
	if m.clock, err = time.Parse("20060102T150405Z", until); err == nil {
		m.zone, m.utc = time.UTC, true
	} else if m.clock, err = time.Parse("20060102T150405", until); err != nil {
		return model.Date{}, false
	}
	shown, start, shift := m.in(e.zone), e.start, 0
	if m.utc && e.written.utc { // days and hours are those of UTC
		shown, start, shift = m.clock, e.written.clock, e.shift
	}
	if clockOf(shown) < clockOf(start) {
		shift--
	}
	return model.DateOf(shown.AddDate(0, 0, shift)), true
}

// plainHours takes hours and minutes out of a rule that say again when the event
// begins; it is false for others.
func (e *eventTime) plainHours(p *ruleParts) bool {
	clock := e.written.clock
	for name, n := range map[string]int{"BYHOUR": clock.Hour(), "BYMINUTE": clock.Minute(),
		"BYSECOND": clock.Second()} {
		if value := p.values[name]; value != "" {
			if got, err := strconv.Atoi(value); err != nil || got != n {
				return false
			}
			p.drop(name)
		}
	}
	return true
}

// shiftDays makes the days of a rule that counts in UTC those of the zone in which it
// is shown. It is false where they are no such rule: the first Wednesday of the month
// is not the day after the first Tuesday.
func (e *eventTime) shiftDays(p *ruleParts) bool {
	if e.shift == 0 {
		return true
	}
	if f := p.values["FREQ"]; f != "WEEKLY" && f != "DAILY" || p.has("BYMONTH", "BYMONTHDAY", "BYSETPOS") {
		return false
	}
	for _, name := range []string{"BYDAY", "WKST"} {
		value := p.values[name]
		if value == "" {
			continue
		}
		days := strings.Split(value, ",")
		for i, day := range days {
			n := slices.Index(weekdayCodes, day)
			if n < 0 {
				return false
			}
			days[i] = weekdayCodes[(n+e.shift+7)%7]
		}
		p.set(name, strings.Join(days, ","))
	}
	if p.values["WKST"] == "" && p.values["FREQ"] == "WEEKLY" { // it is Monday
		p.set("WKST", weekdayCodes[(1+e.shift+7)%7])
	}
	return true
}

var weekdayCodes = []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// complete writes into a rule what it takes from the first day: people may change
// that, and the rule should stay. The beginning of the week is left out where it says
// nothing.
func (e *eventTime) complete(p *ruleParts) {
	switch days := p.has("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"); {
	case days:
	case p.values["FREQ"] == "WEEKLY":
		p.set("BYDAY", directory.RuleDay(e.start.Weekday()))
	case p.values["FREQ"] == "MONTHLY":
		p.set("BYMONTHDAY", strconv.Itoa(e.start.Day()))
	case p.values["FREQ"] == "YEARLY":
		if !p.has("BYMONTH") {
			p.set("BYMONTH", strconv.Itoa(int(e.start.Month())))
		}
		p.set("BYMONTHDAY", strconv.Itoa(e.start.Day()))
	}
	several := strings.Contains(p.values["BYDAY"], ",")
	if n, _ := strconv.Atoi(p.values["INTERVAL"]); n < 2 || p.values["FREQ"] != "WEEKLY" || !several {
		p.drop("WKST")
	}
}

// firstDate is the first day of a rule from a moment on, up to a last day and within
// ten years. Of earlier times than 1970 nothing is kept.
func firstDate(rule string, start time.Time, last model.Date) (model.Date, bool) {
	o, err := rrule.StrToROption(rule)
	if err != nil {
		return model.Date{}, false
	}
	o.Dtstart = start.Truncate(24 * time.Hour)
	from := o.Dtstart
	if epoch := time.Unix(0, 0).UTC(); from.Before(epoch) {
		from = epoch
	}
	o.Until = from.AddDate(10, 0, 0)
	if end := last.In(time.UTC); !last.IsZero() && end.Before(o.Until) {
		o.Until = end
	}
	o.Count = 0
	all, err := rrule.NewRRule(*o)
	if err != nil {
		return model.Date{}, false
	}
	t := all.After(from, true)
	return model.DateOf(t), !t.IsZero()
}

// durations are those of RFC 5545 §3.3.6, also in the order in which Exchange writes
// them: PT90M, P1DT2H.
var durations = regexp.MustCompile(`^\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?` +
	`(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:[0-9]{1,6}S)?)?$`)

// lasting reads a duration, to the minute.
func lasting(text string) (time.Duration, bool) {
	m := durations.FindStringSubmatch(strings.ToUpper(text))
	if m == nil {
		return 0, false
	}
	var length time.Duration
	for i, unit := range []time.Duration{7 * 24 * time.Hour, 24 * time.Hour, time.Hour, time.Minute} {
		n, _ := strconv.Atoi(m[i+1])
		length += time.Duration(n) * unit
	}
	return length, true
}
