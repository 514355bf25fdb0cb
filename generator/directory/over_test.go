package directory_test

import (
	"testing"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// TestOver: a group whose dates are all past is in no list and told to no program.
func TestOver(t *testing.T) {
	today := day("2026-03-10") // a Tuesday
	weekly := func(change func(*model.Session)) model.Session {
		s := model.Session{Days: tue, Start: "18:30", Every: 1}
		change(&s)
		return s
	}
	until := func(last string) model.Session { return weekly(func(s *model.Session) { s.Until = day(last) }) }
	for name, c := range map[string]struct {
		schedule []model.Session
		over     bool
	}{
		"no schedule":            {nil, false},
		"goes on":                {[]model.Session{weekly(func(*model.Session) {})}, false},
		"until today":            {[]model.Session{until("2026-03-10")}, false},
		"until yesterday":        {[]model.Session{until("2026-03-09")}, true},
		"the last was last week": {[]model.Session{until("2026-03-08")}, true},
		"one goes on":            {[]model.Session{until("2026-03-03"), until("2026-04-03")}, false},
		"by arrangement, too":    {[]model.Session{until("2026-03-03"), {ByArrangement: true}}, false},
		"a day to come": {[]model.Session{weekly(func(s *model.Session) {
			s.Until, s.Extra = day("2026-03-03"),
				[]model.Date{day("2026-03-12")}
		})}, false},
		"a day to come that falls out": {[]model.Session{weekly(func(s *model.Session) {
			s.Until, s.Extra, s.Except = day("2026-03-03"), []model.Date{day("2026-03-12")}, []model.Date{day("2026-03-12")}
		})}, true},
		"once": {[]model.Session{weekly(func(s *model.Session) {
			s.From, s.Until = day("2026-03-03"),
				day("2026-03-03")
		})}, true},
		"once, to come": {[]model.Session{weekly(func(s *model.Session) {
			s.From, s.Until = day("2026-03-17"),
				day("2026-03-17")
		})}, false},
		"counted": {[]model.Session{{RRule: "FREQ=WEEKLY;COUNT=3", Start: "18:30", From: day("2026-02-03")}},
			true},
		"counted, to come": {[]model.Session{{RRule: "FREQ=WEEKLY;COUNT=9", Start: "18:30", From: day("2026-02-03")}},
			false},
		"by its rule":    {[]model.Session{{RRule: "FREQ=DAILY;UNTIL=20260301", Start: "18:30"}}, true},
		"cannot be read": {[]model.Session{{RRule: "FREQ=HOURLY;UNTIL=20260301", Start: "18:30"}}, false},
	} {
		g := &model.Group{Schedule: c.schedule, Verified: model.Verification{On: day("2026-01-10")}}
		e := entry("g", g, nil)
		hub := testHub()
		if directory.Over(g, today) != c.over || directory.Listed(e, hub, today) == c.over ||
			directory.Shared(e, hub, today) == c.over ||
			(directory.WhyNotShared(e, hub, today) == directory.Ended) != c.over {
			t.Errorf("%s: over is %t, want %t; listed is %t", name, directory.Over(g, today), c.over,
				directory.Listed(e, hub, today))
		}
		if c.over && directory.NewCalendars(hub, today).Group(e) != nil {
			t.Errorf("%s: it is over, and has a calendar", name)
		}
	}
}

// TestOneDate: a session on one day is on that weekday, and not daily.
func TestOneDate(t *testing.T) {
	for name, s := range map[string]model.Session{
		"rule": {RRule: "FREQ=DAILY;COUNT=1", Start: "10:00", From: day("2026-12-01")},
		"days": {Days: tue, Every: 1, Start: "10:00", From: day("2026-12-01"), Until: day("2026-12-01")},
	} {
		got := directory.Facets(&model.Group{Schedule: []model.Session{s}}, testHub()).Of(schema.FacetDay)
		if len(got) != 1 || got[0] != "tuesday" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
