package directory

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// lookAhead is for how many years the changes of a zone's clocks are looked at.
// If they fall on the same weekday of the month in all of them, they are written
// as a yearly rule; else (Morocco, whose clocks follow Ramadan) one by one.
const lookAhead = 12

// zoneYears are the zones of a calendar with the first year that it needs.
type zoneYears map[string]zoneYear

type zoneYear struct {
	zone  *time.Location
	first int
}

func (z zoneYears) add(zone *time.Location, year int) {
	if zone == nil || zone.String() == "UTC" {
		return
	}
	if known, ok := z[zone.String()]; !ok || year < known.first {
		z[zone.String()] = zoneYear{zone, year}
	}
}

func (z zoneYears) sorted() []string {
	names := make([]string, 0, len(z))
	for name := range z {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// timezone returns the VTIMEZONE of a zone from the beginning of a year.
func (c *Calendars) timezone(name string, year int, zone *time.Location) string {
	key := name + strconv.Itoa(year)
	c.mu.Lock()
	defer c.mu.Unlock()
	if text, ok := c.zones[key]; ok {
		return text
	}
	text := vtimezone(name, year, zone)
	c.zones[key] = text
	return text
}

// change is a moment at which the clocks of a zone change.
type change struct {
	local    time.Time // by the clock before the change, in UTC
	from, to int       // seconds east of UTC
	name     string
}

func vtimezone(name string, year int, zone *time.Location) string {
	groups := map[change][]change{} // by all but the moment
	var order []change
	all := changes(year, zone)
	for _, ch := range all {
		kind := ch
		kind.local = time.Time{}
		if groups[kind] == nil {
			order = append(order, kind)
		}
		groups[kind] = append(groups[kind], ch)
	}
	var out component
	out.line("BEGIN", "VTIMEZONE")
	out.line("TZID", name)
	for _, kind := range order {
		is := "STANDARD"
		if len(all) > 1 && kind.to > kind.from {
			is = "DAYLIGHT"
		}
		group := groups[kind]
		out.line("BEGIN", is)
		out.line("DTSTART", local(group[0].local))
		out.line("TZOFFSETFROM", offset(kind.from))
		out.line("TZOFFSETTO", offset(kind.to))
		out.text("TZNAME", kind.name)
		if rule := yearly(group, year+lookAhead-1); rule != "" {
			out.line("RRULE", rule)
		} else if len(group) > 1 {
			for _, ch := range group { // the first again: ical.js (Thunderbird) reads it here alone
				out.line("RDATE", local(ch.local))
			}
		}
		out.line("END", is)
	}
	out.line("END", "VTIMEZONE")
	return out.b.String()
}

// changes returns the change before the year and those of the years ahead. A
// zone whose clocks never changed has one, in 1970.
func changes(year int, zone *time.Location) []change {
	t := time.Date(year, 1, 1, 0, 0, 0, 0, zone)
	end := time.Date(year+lookAhead, 1, 1, 0, 0, 0, 0, zone)
	start, _ := t.ZoneBounds()
	if start.IsZero() {
		name, off := t.Zone()
		return []change{{time.Unix(0, 0).UTC(), off, off, name}}
	}
	var out []change
	for at := start; !at.IsZero() && at.Before(end); _, at = at.ZoneBounds() {
		_, from := at.Add(-time.Second).Zone()
		name, to := at.Zone()
		out = append(out, change{at.UTC().Add(time.Duration(from) * time.Second), from, to, name})
	}
	return out
}

// yearly returns the rule by which the changes come back, if they all fall on
// the same weekday of the same month, at the same hour, every year to the last.
func yearly(group []change, last int) string {
	first := group[0].local
	if len(group) < 3 || group[len(group)-1].local.Year() != last {
		return ""
	}
	sameNth, sameLast := true, true
	for i, ch := range group {
		t := ch.local
		if t.Year() != first.Year()+i || t.Month() != first.Month() || t.Weekday() != first.Weekday() ||
			t.Hour() != first.Hour() || t.Minute() != first.Minute() {
			return ""
		}
		sameNth = sameNth && nthOf(t) == nthOf(first)
		sameLast = sameLast && t.AddDate(0, 0, 7).Month() != t.Month()
	}
	day := [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}[first.Weekday()]
	switch {
	case sameLast:
		day = "-1" + day
	case sameNth:
		day = strconv.Itoa(nthOf(first)) + day
	default:
		return ""
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%s", first.Month(), day)
}

func nthOf(t time.Time) int { return (t.Day()-1)/7 + 1 }

func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	out := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if s := seconds % 60; s != 0 {
		out += fmt.Sprintf("%02d", s)
	}
	return out
}
