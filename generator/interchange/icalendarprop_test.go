package interchange

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	arran "github.com/arran4/golang-ical"
	emersion "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/teambition/rrule-go"

	"peerhub/generator/directory"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
)

// strangeEvent is an event as a stranger could write it, with what it means.
type strangeEvent struct {
	head  string // of the calendar
	lines string
	zone  *time.Location
	start time.Time // by the clock of zone, as if in UTC
	rule  string
	gone  []time.Time // by the same clock
	also  []time.Time
}

// randomEvent makes an event that comes back by a rule, which begins on its first day.
func randomEvent(r *rand.Rand) (strangeEvent, bool) {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	some := func(most int, of ...string) string {
		of = slices.Clone(of)
		r.Shuffle(len(of), func(i, j int) { of[i], of[j] = of[j], of[i] })
		return strings.Join(of[:1+r.IntN(most)], ",")
	}
	week := []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}
	parts := []string{"FREQ=" + pick("DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY")}
	freq := strings.TrimPrefix(parts[0], "FREQ=")
	if r.IntN(2) == 0 {
		parts = append(parts, fmt.Sprintf("INTERVAL=%d", 1+r.IntN(4)))
	}
	switch {
	case freq == "WEEKLY" && r.IntN(3) > 0:
		parts = append(parts, "BYDAY="+some(4, week...))
	case freq == "MONTHLY" && r.IntN(3) == 0:
		parts = append(parts, "BYMONTHDAY="+some(3, "1", "15", "-1", "28", "31"))
	case freq == "MONTHLY" && r.IntN(2) == 0:
		parts = append(parts, "BYDAY="+some(3, "1MO", "2TU", "-1FR", "3SU", "5TH", "-2WE"))
	case freq == "MONTHLY":
		parts = append(parts, "BYDAY="+some(2, week...), "BYSETPOS="+some(2, "1", "2", "-1", "3"))
	case freq == "YEARLY" && r.IntN(2) == 0:
		parts = append(parts, "BYMONTH="+some(3, "1", "3", "6", "10", "12"), "BYDAY="+some(2, "1MO", "-1SU", "2TH"))
	}
	if r.IntN(3) == 0 {
		parts = append(parts, "WKST="+pick("SU", "MO", "WE", "SA"))
	}
	switch r.IntN(4) {
	case 0:
		parts = append(parts, fmt.Sprintf("COUNT=%d", 20+r.IntN(100)))
	case 1:
		parts = append(parts, fmt.Sprintf("UNTIL=2028%02d%02dT%02d3000Z", 1+r.IntN(12), 1+r.IntN(28), r.IntN(24)))
	}
	e := strangeEvent{rule: strings.Join(parts, ";")}
	var err error
	if e.zone, err = time.LoadLocation(pick("Europe/Brussels", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kathmandu",
		"Pacific/Auckland", "America/New_York", "UTC", "Africa/Nairobi")); err != nil {
		return e, false
	}
	e.start = time.Date(2026, time.Month(11+r.IntN(3)), 23+r.IntN(6), 3+r.IntN(21), 15*r.IntN(4), 0, 0, time.UTC)
	first := rulesOf(e.rule, e.start, e.zone).After(e.start, true)
	if first.IsZero() || first.After(e.start.AddDate(1, 0, 0)) {
		return e, false
	}
	e.start = first // where it does not begin on its rule, readers differ
	all := rulesOf(e.rule, e.start, e.zone).Between(e.start, e.start.AddDate(3, 0, 0), true)
	var lines []string
	write := func(name string, t time.Time) {
		if how := r.IntN(3); e.zone == time.UTC || how == 0 {
			lines = append(lines, name+":"+wall(t, e.zone).UTC().Format("20060102T150405Z"))
		} else {
			lines = append(lines, fmt.Sprintf("%s;TZID=%s:%s", name, pick(namesOf(e.zone)...),
				t.Format("20060102T150405")))
		}
	}
	if e.zone == time.UTC && r.IntN(3) > 0 {
		write("DTSTART", e.start)
		if freq == "DAILY" || freq == "WEEKLY" { // of which days in UTC are as good as others
			e.head = pick("", "X-WR-TIMEZONE:Asia/Tokyo", "X-WR-TIMEZONE:Hawaiian Standard Time")
		}
	} else {
		lines = append(lines, fmt.Sprintf("DTSTART;TZID=%s:%s", pick(namesOf(e.zone)...),
			e.start.Format("20060102T150405")))
	}
	lines = append(lines, "DURATION:PT1H30M", "RRULE:"+pick(e.rule, strings.ToLower(e.rule), e.rule+";"))
	if r.IntN(2) == 0 && len(all) > 2 {
		e.gone = append(e.gone, all[1+r.IntN(len(all)-1)])
		write("EXDATE", e.gone[0])
	}
	if r.IntN(2) == 0 {
		day := e.start.AddDate(0, 0, 1+r.IntN(400))
		if r.IntN(3) == 0 {
			day = day.Add(-time.Hour)
		}
		if !slices.Contains(e.gone, day) {
			e.also = append(e.also, day)
			write("RDATE", day)
		}
	}
	e.lines = strings.Join(lines, "\n")
	return e, true
}

// namesOf are what calendars call a zone.
func namesOf(zone *time.Location) []string {
	names := []string{zone.String(), "/example.org/20260101_1/" + zone.String()}
	return append(names, map[string][]string{
		"Europe/Brussels": {"Europe/Brussels"}, "America/Los_Angeles": {"Pacific Standard Time",
			`"(UTC-08:00) Pacific Time (US & Canada)"`},
		"Asia/Tokyo":       {"Tokyo Standard Time", `"(UTC+09:00) Osaka, Sapporo, Tokyo"`},
		"Asia/Kathmandu":   {"Nepal Standard Time", "Asia/Katmandu"},
		"America/New_York": {"Eastern Standard Time"}, "UTC": {"UTC"},
		"Pacific/Auckland": {"New Zealand Standard Time"},
	}[zone.String()]...)
}

// rulesOf are the dates of a rule by the clock on the wall, as if in UTC. Its UNTIL is a moment.
func rulesOf(rule string, start time.Time, zone *time.Location) *rrule.RRule {
	o, err := rrule.StrToROption(rule)
	if err != nil {
		panic(err)
	}
	o.Dtstart = start
	if !o.Until.IsZero() {
		o.Until = shownAt(o.Until, zone)
	}
	out, err := rrule.NewRRule(*o)
	if err != nil {
		panic(err)
	}
	return out
}

// means are the beginnings that the event has in a time.
func (e strangeEvent) means(from, to time.Time) []string {
	var out []time.Time
	for _, t := range append(rulesOf(e.rule, e.start, e.zone).Between(e.start, to.AddDate(0, 0, 2), true), e.also...) {
		if !slices.Contains(e.gone, t) {
			out = append(out, wall(t, e.zone))
		}
	}
	return instants(out, from, to)
}

// instants are the moments of a time, each once, in order.
func instants(all []time.Time, from, to time.Time) []string {
	out := []string{}
	for _, t := range all {
		if !t.Before(from) && t.Before(to) {
			out = append(out, t.UTC().Format(time.RFC3339))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestSameInstants: an event that comes back by any rule, with days that fall out and
// others beside it, is at the same moments for three years when it was imported, as
// the page and the browser work them out, and as two others read the calendar of the site.
func TestSameInstants(t *testing.T) {
	const events, seed = 600, 11
	r := rand.New(rand.NewPCG(seed, 0))
	from := today.In(time.UTC)
	to := from.AddDate(3, 0, 0)
	tried, wrong := 0, 0
	for tried < events && wrong < 3 {
		e, ok := randomEvent(r)
		if !ok {
			continue
		}
		tried++
		in := Read("file", []byte(calendar(e.head, event(e.lines))), testHub(), today)
		if len(in.Drafts) != 1 || len(in.Findings) > 0 {
			wrong++
			t.Errorf("%s\n%+v", e.lines, in)
			continue
		}
		entry := entryOf(in.Drafts[0])
		g := entry.Original.Group
		want := e.means(from, to)
		for reader, got := range map[string][]string{
			"page": shownMoments(g, from, to), "browser": browsed(t, g, from, to),
			"golang-ical": readByArran(t, entry, from, to), "go-ical": readByEmersion(t, entry, from, to),
		} {
			if diff := cmp.Diff(want, got); diff != "" {
				wrong++
				t.Errorf("%s\n%s\n%s\n%s: %s", e.head, e.lines, strings.Join(in.Drafts[0].Lines, "\n"), reader, diff)
			}
		}
	}
}

func entryOf(d frontmatter.Draft) *model.Entry {
	p, _ := parse.Page(load.File{Path: d.Slug, Section: "groups", Language: d.Language, Page: d.Slug}, []byte(d.File()),
		testHub())
	p.Group.ID = d.Slug
	return &model.Entry{Section: "groups", Path: d.Slug, Kind: model.KindGroup, Original: p,
		Pages: map[string]*model.Page{p.Language: p}}
}

// shownMoments are the moments that the group's page says.
func shownMoments(g *model.Group, from, to time.Time) []string {
	var out []time.Time
	for _, s := range g.Schedule {
		for at := from; at.Before(to); at = at.AddDate(1, 0, 0) { // it tells at most a thousand at once
			out = append(out, directory.Occurrences(g, s, directory.Zone(g, testHub()), at, at.AddDate(1, 0, 0))...)
		}
	}
	return instants(out, from, to)
}

// browsed are the moments of the rules that the browser is given.
func browsed(t *testing.T, g *model.Group, from, to time.Time) []string {
	var out []time.Time
	for _, rule := range directory.Rules(g, testHub()) {
		zone, err := time.LoadLocation(rule.Zone)
		if err != nil {
			t.Fatal(err)
		}
		at := func(day string) time.Time {
			clock, err := time.Parse("2006-01-02 15:04", day+" "+rule.Start)
			if err != nil {
				t.Fatal(err)
			}
			return wall(clock, zone)
		}
		for _, day := range rule.Extra {
			out = append(out, at(day))
		}
		if rule.RRule == "" {
			continue
		}
		first, _ := time.Parse("2006-01-02", rule.First)
		for _, day := range rulesOf(rule.RRule, first, time.UTC).Between(first, to.AddDate(0, 0, 2), true) {
			text := day.Format("2006-01-02")
			if (rule.Until == "" || text <= rule.Until) && !slices.Contains(rule.Except, text) {
				out = append(out, at(text))
			}
		}
	}
	return instants(out, from, to)
}

// property is a line of a calendar as another reader has it.
type property struct{ value, zone string }

// expanded are the moments of events as another reader has them, worked out by rrule-go.
func expanded(t *testing.T, events []map[string][]property, from, to time.Time) []string {
	var out []time.Time
	for _, e := range events {
		read := func(p property) (time.Time, *time.Location) {
			zone, err := time.LoadLocation(p.zone)
			if err != nil {
				t.Fatal(err)
			}
			clock, err := time.Parse("20060102T150405", strings.TrimSuffix(p.value, "Z"))
			if err != nil {
				t.Fatal(err)
			}
			return clock, zone
		}
		start, zone := read(e["DTSTART"][0])
		dates := []time.Time{start}
		for _, rule := range e["RRULE"] {
			dates = rulesOf(rule.value, start, zone).Between(start, to.AddDate(0, 0, 2), true)
		}
		for _, p := range e["RDATE"] {
			clock, _ := read(p)
			dates = append(dates, clock)
		}
		for _, p := range e["EXDATE"] {
			clock, _ := read(p)
			dates = slices.DeleteFunc(dates, clock.Equal)
		}
		for _, d := range dates {
			out = append(out, wall(d, zone))
		}
	}
	return instants(out, from, to)
}

func readByArran(t *testing.T, e *model.Entry, from, to time.Time) []string {
	c, err := arran.ParseCalendar(bytes.NewReader(directory.NewCalendars(testHub(), today).Group(e)))
	if err != nil {
		t.Fatal(err)
	}
	var events []map[string][]property
	for _, event := range c.Events() {
		props := map[string][]property{}
		for _, p := range event.Properties {
			zone := strings.Join(p.ICalParameters["TZID"], "")
			props[p.IANAToken] = append(props[p.IANAToken], property{p.Value, zone})
		}
		events = append(events, props)
	}
	return expanded(t, events, from, to)
}

func readByEmersion(t *testing.T, e *model.Entry, from, to time.Time) []string {
	c, err := emersion.NewDecoder(bytes.NewReader(directory.NewCalendars(testHub(), today).Group(e))).Decode()
	if err != nil {
		t.Fatal(err)
	}
	var events []map[string][]property
	for _, event := range c.Events() {
		props := map[string][]property{}
		for name, all := range event.Props {
			for _, p := range all {
				props[name] = append(props[name], property{p.Value, p.Params.Get("TZID")})
			}
		}
		events = append(events, props)
	}
	return expanded(t, events, from, to)
}
