package directory

import (
	"time"

	"peerhub/generator/model"
)

// Rule is a session in the form from which the browser computes its dates
// (layouts/scripts/parts/meeting.ts): those of an RRULE (RFC 5545 §3.3.10)
// counted from First to Until, both included, without the days of Except, with
// those of Extra.
type Rule struct {
	RRule  string   `json:"rrule,omitempty"` // without UNTIL and COUNT; absent: the days of Extra alone
	First  string   `json:"first,omitempty"` // YYYY-MM-DD
	Until  string   `json:"until,omitempty"`
	Start  string   `json:"start"` // HH:MM, by the clock in Zone
	End    string   `json:"end,omitempty"`
	Zone   string   `json:"zone,omitempty"` // IANA; absent: times as written
	Except []string `json:"except,omitempty"`
	Extra  []string `json:"extra,omitempty"`
}

// Rules returns the rules of all sessions of the group that have dates.
func Rules(g *model.Group, hub *model.Hub) []Rule {
	var out []Rule
	for _, s := range g.Schedule {
		if r, ok := NewRule(g, s, hub); ok {
			out = append(out, r)
		}
	}
	return out
}

// NewRule returns the rule of a session of the group. It is false for sessions
// without fixed dates.
func NewRule(g *model.Group, s model.Session, hub *model.Hub) (Rule, bool) {
	r, ok := recur(s)
	if !ok {
		return Rule{}, false
	}
	out := Rule{Start: s.Start, End: s.End, Except: dates(s.Except), Extra: dates(s.Extra)}
	zone := Zone(g, hub)
	if zone != nil {
		out.Zone = zone.String()
	}
	o, ok := r.bounded(g, s, zone)
	if !ok {
		return out, len(besides(s)) > 0
	}
	out.First = model.DateOf(o.Dtstart).String()
	if end, ends := r.lastDay(o); ends {
		out.Until = end.String()
	}
	o.Dtstart, o.Until, o.Count = time.Time{}, time.Time{}, 0
	out.RRule = o.RRuleString()
	return out, true
}

func dates(days []model.Date) []string {
	var out []string
	for _, d := range days {
		out = append(out, d.String())
	}
	return out
}
