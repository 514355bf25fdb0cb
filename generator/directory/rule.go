package directory

import (
	"github.com/teambition/rrule-go"

	"peerhub/generator/model"
)

// Rule is a session in the form from which the browser computes its next dates:
// every Each days, or on Days every Weeks weeks, or on Nth of each month; all
// of it counted from First. Weekdays count from Sunday, 0.
type Rule struct {
	Each   int      `json:"each,omitempty"`
	Weeks  int      `json:"weeks,omitempty"`
	Days   []int    `json:"days,omitempty"`
	Nth    [][2]int `json:"nth,omitempty"` // pairs: which one (-1 is the last), weekday
	First  string   `json:"first"`         // YYYY-MM-DD
	Until  string   `json:"until,omitempty"`
	Start  string   `json:"start"` // HH:MM, by the clock in Zone
	End    string   `json:"end,omitempty"`
	Zone   string   `json:"zone,omitempty"` // IANA; absent: times as written
	Except []string `json:"except,omitempty"`
	Extra  []string `json:"extra,omitempty"`
}

// NewRule returns the rule of a session of the group. It is false for sessions
// without fixed dates, and for rules of more kinds than Rule has.
func NewRule(g *model.Group, s model.Session, hub *model.Hub) (Rule, bool) {
	r, ok := recur(s)
	if !ok {
		return Rule{}, false
	}
	zone := Zone(g, hub)
	o, ok := r.bounded(g, s, zone)
	p, simple := patternOf(r.option)
	if !ok || !simple || o.Count > 0 {
		return Rule{}, false
	}
	out := Rule{First: model.DateOf(o.Dtstart).String(), Start: s.Start, End: s.End}
	switch r.option.Freq {
	case rrule.DAILY:
		out.Each = p.interval
	case rrule.WEEKLY:
		out.Weeks = p.interval
		for _, d := range p.days {
			out.Days = append(out.Days, int(d))
		}
		if len(p.days) == 0 {
			out.Days = []int{int(o.Dtstart.Weekday())}
		}
	default:
		for _, n := range p.nth {
			out.Nth = append(out.Nth, [2]int{n.n, int(n.day)})
		}
	}
	if zone != nil {
		out.Zone = zone.String()
		o.Until = o.Until.In(zone)
	}
	if !r.option.Until.IsZero() || !s.Until.IsZero() {
		out.Until = model.DateOf(o.Until).String()
	}
	for _, d := range s.Except {
		out.Except = append(out.Except, d.String())
	}
	for _, d := range s.Extra {
		out.Extra = append(out.Extra, d.String())
	}
	return out, true
}
