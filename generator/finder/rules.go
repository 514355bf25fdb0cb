package finder

import (
	"strings"

	"peerhub/generator/model"
)

// anyFirst is a first day long ago, which the browser takes for a rule without one.
const anyFirst = "2024-01-01"

// rules writes the dates of a group: a session after the other with a tab between, empty
// where it has no dates. Of a session these parts are divided by bars, and empty ones at
// the end are left out: the RRULE without what says weekly on such a day, start, end, first
// day, last day, zone (if not the hub's; "-" for none), days without and days with a
// meeting (commas). A paused group begins with the day on which it meets again, and ">".
func rules(g *Group, zone string, today model.Date) string {
	var sessions []string
	for _, r := range g.Rules {
		if r.RRule == "" && len(r.Extra) == 0 {
			sessions = append(sessions, "")
			continue
		}
		at := r.Zone
		switch at {
		case zone:
			at = ""
		case "":
			at = "-"
		}
		first := r.First
		if first <= today.String() && lasting(r.RRule) {
			first = ""
		}
		parts := []string{strings.TrimPrefix(r.RRule, weekly), r.Start, r.End, first, r.Until, at,
			strings.Join(r.Except, ","), strings.Join(r.Extra, ",")}
		sessions = append(sessions, strings.TrimRight(strings.Join(parts, "|"), "|"))
	}
	out := strings.TrimRight(strings.Join(sessions, "\t"), "\t")
	if out != "" && !g.From.IsZero() {
		out = g.From.String() + ">" + out
	}
	return out
}

// weekly is how most rules begin.
const weekly = "FREQ=WEEKLY;BYDAY="

// lasting reports whether a rule names its days without its first one, so that this says
// no more than when it began.
func lasting(rrule string) bool {
	return !strings.Contains(rrule, "INTERVAL=") && strings.Contains(rrule, "BY")
}
