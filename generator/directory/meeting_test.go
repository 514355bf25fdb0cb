package directory_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/google/go-cmp/cmp"
	"github.com/teambition/rrule-go"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// question is what testdata/meetings.mjs is asked.
type question struct {
	Rule *directory.Rule `json:"rule,omitempty"`
	From string          `json:"from,omitempty"`
	To   string          `json:"to,omitempty"`

	Rules []directory.Rule `json:"rules,omitempty"`
	Now   string           `json:"now,omitempty"`
	N     int              `json:"n,omitempty"`
}

// ask runs the script of the pages in Node: pairs of beginning and end, in
// seconds since 1970, 0 for an end that is not known.
func ask(t *testing.T, questions []question) [][][2]int64 {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("this test needs Node 20 (the command node): it runs the browser's script")
	}
	module := filepath.Join(t.TempDir(), "meeting.mjs")
	built := api.Build(api.BuildOptions{EntryPoints: []string{"../../layouts/scripts/parts/meeting.ts"}, Bundle: true,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true, Format: api.FormatESModule,
		Target: api.ES2020, Outfile: module, Write: true})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors[0].Text)
	}
	input, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(node, "testdata/meetings.mjs", module)
	command.Stdin = bytes.NewReader(input)
	var problems bytes.Buffer
	command.Stderr = &problems
	output, err := command.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, problems.String())
	}
	var answers [][][2]int64
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// expected are the dates of a session by rrule-go alone: the rule as the group's
// calendar has it, and the exceptions. Rules count in days; each day's time is
// what the clocks of the zone show.
func expected(t *testing.T, g *model.Group, s model.Session, zone *time.Location, from, to model.Date) []time.Time {
	t.Helper()
	hour, minute := number(t, s.Start[:2]), number(t, s.Start[3:])
	on := func(d model.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, zone) }
	days := map[model.Date]bool{}
	ics := string(directory.NewCalendars(testHub(), day("2026-01-01")).Group(entry("g", g, nil)))
	if text := property(ics, "RRULE"); text != "" {
		o, err := rrule.StrToROption(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		start := property(ics, "DTSTART")
		first, err := time.Parse("20060102T150405Z0700", strings.TrimSuffix(start[strings.LastIndexByte(start, ':')+1:],
			"Z")+"Z")
		if err != nil {
			t.Fatal(err)
		}
		o.Dtstart = first
		if !o.Until.IsZero() { // of floating times, it floats too
			_, offset := o.Until.In(zone).Zone()
			o.Until = o.Until.Add(time.Duration(offset) * time.Second)
		}
		rule, err := rrule.NewRRule(*o)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for _, d := range rule.Between(from.In(time.UTC), to.In(time.UTC).Add(24*time.Hour-1), true) {
			days[model.DateOf(d)] = true
		}
	}
	for _, d := range s.Extra {
		if !d.Before(from) && !to.Before(d) {
			days[d] = true
		}
	}
	var out []time.Time
	for d := range days {
		if !slices.Contains(s.Except, d) {
			out = append(out, on(d))
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}

// property returns the value of the first property of the first event.
func property(ics, name string) string {
	_, ics, _ = strings.Cut(strings.ReplaceAll(ics, "\r\n ", ""), "BEGIN:VEVENT")
	for line := range strings.SplitSeq(ics, "\r\n") {
		if rest, ok := strings.CutPrefix(line, name); ok && rest != "" && (rest[0] == ':' || rest[0] == ';') {
			return rest[1:]
		}
	}
	return ""
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// zonesTried have clocks that change in March and in September, by half an hour,
// by a law of last year or never, or lie apart from UTC by odd minutes.
var zonesTried = []string{"Europe/London", "Europe/Paris", "America/New_York", "America/St_Johns",
	"Australia/Lord_Howe",
	"Pacific/Auckland", "Africa/Nairobi", "Africa/Cairo", "Asia/Kathmandu", "America/Sao_Paulo", "Pacific/Apia", "UTC"}

// randomSession makes a session of any form that a schedule may have.
func randomSession(r *rand.Rand) model.Session {
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	date := func(year, span int) model.Date {
		return model.DateOf(time.Date(year, 1, 1+r.IntN(365*span), 0, 0, 0, 0, time.UTC))
	}
	s := model.Session{Start: pick("18:30", "10:00", "00:15", "02:30", "01:30", "23:45", "12:00"),
		End: pick("", "20:00", "23:59", "01:00", "00:00")}
	var days []time.Weekday
	for n := range 7 {
		if r.IntN(4) == 0 {
			days = append(days, time.Weekday((n+1)%7))
		}
	}
	if len(days) == 0 {
		days = []time.Weekday{time.Weekday(r.IntN(7))}
	}
	switch r.IntN(5) {
	case 0:
		s.Days, s.Every = days, 1
	case 1:
		s.Days, s.Every = days, model.Every(2+r.IntN(5))
	case 2:
		s.Days, s.Every, s.Nth = days, model.EveryMonth, [][]int{{1}, {-1}, {1, 3}, {2, 4}, {5}, {1, -1},
			{2}}[r.IntN(7)]
	default:
		s.RRule = randomRule(r, pick)
	}
	if r.IntN(3) > 0 {
		s.From = date(2024, 3)
	}
	if r.IntN(4) == 0 {
		s.Until = date(2026, 3)
	}
	for range r.IntN(4) {
		s.Extra = append(s.Extra, date(2026, 3))
	}
	for range r.IntN(3) {
		s.Except = append(s.Except, date(2026, 3))
	}
	return s
}

func randomRule(r *rand.Rand, pick func(...string) string) string {
	some := func(most int, all ...string) string {
		var out []string
		for range 1 + r.IntN(most) {
			if x := all[r.IntN(len(all))]; !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
		return strings.Join(out, ",")
	}
	weekdays := []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}
	freq := pick("DAILY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY")
	parts := []string{"FREQ=" + freq}
	if r.IntN(2) == 0 {
		parts = append(parts, fmt.Sprintf("INTERVAL=%d", 1+r.IntN(6)))
	}
	if r.IntN(4) == 0 {
		parts = append(parts, "BYMONTH="+some(5, "1", "2", "3", "4", "5", "6", "9", "10", "11", "12"))
	}
	monthdays := r.IntN(4) == 0
	if monthdays {
		parts = append(parts, "BYMONTHDAY="+some(3, "1", "2", "15", "28", "-1", "-2", "13", "31", "-31"))
	}
	switch r.IntN(4) {
	case 0:
		parts = append(parts, "BYDAY="+some(3, weekdays...))
	case 1, 2:
		if (freq == "MONTHLY" || freq == "YEARLY") && !monthdays {
			var all []string
			for _, d := range weekdays {
				all = append(all, "1"+d, "2"+d, "-1"+d, "5"+d, "-2"+d)
			}
			parts = append(parts, "BYDAY="+some(3, all...))
		}
	default:
		if freq == "MONTHLY" && !monthdays {
			parts = append(parts, "BYDAY="+some(4, weekdays...), "BYSETPOS="+some(2, "1", "2", "-1", "-3", "4"))
		}
	}
	if r.IntN(4) == 0 {
		parts = append(parts, "WKST="+pick("SU", "MO", "WE"))
	}
	switch r.IntN(5) {
	case 0:
		parts = append(parts, fmt.Sprintf("COUNT=%d", 1+r.IntN(200)))
	case 1:
		parts = append(parts, pick("UNTIL=20270630", "UNTIL=20280229T120000Z", "UNTIL=20261025T003000Z"))
	}
	return strings.Join(parts, ";")
}

// The browser works out the same dates as rrule-go, and as this package, from a
// thousand rules over three years in a dozen zones.
func TestTheBrowserAgrees(t *testing.T) {
	const rules, seed = 1000, 4
	from, to := day("2026-01-01"), day("2028-12-31")
	r := rand.New(rand.NewPCG(seed, 0))
	hub := testHub()
	type tried struct {
		group *model.Group
		want  []time.Time
	}
	var all []tried
	var questions []question
	for len(all) < rules {
		s := randomSession(r)
		g := &model.Group{Timezone: zonesTried[r.IntN(len(zonesTried))], Schedule: []model.Session{s}}
		rule, ok := directory.NewRule(g, s, hub)
		if !ok {
			continue // refused, or over before it begins: such a page has no rule
		}
		zone, err := time.LoadLocation(g.Timezone)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, tried{g, expected(t, g, s, zone, from, to)})
		questions = append(questions, question{Rule: &rule, From: from.String(), To: to.String()})
	}
	answers := ask(t, questions)
	if len(answers) != len(all) {
		t.Fatalf("%d answers to %d questions", len(answers), len(all))
	}
	dates, wrong := 0, 0
	for i, c := range all {
		rule, err := json.Marshal(questions[i].Rule)
		if err != nil {
			t.Fatal(err)
		}
		s := c.group.Schedule[0]
		var browser []string
		for _, at := range answers[i] {
			browser = append(browser, time.Unix(at[0], 0).UTC().Format(time.RFC3339))
			if (at[1] != 0) != (s.End != "") || at[1] != 0 && (at[1] <= at[0] || at[1] > at[0]+25*3600) {
				t.Errorf("%s: from %d to %d", rule, at[0], at[1])
			}
		}
		var want, ours []string
		for _, at := range c.want {
			want = append(want, at.UTC().Format(time.RFC3339))
		}
		for year := from.Year; year <= to.Year; year++ { // a question has at most a thousand answers
			loc := directory.Zone(c.group, hub)
			for _, at := range directory.Occurrences(c.group, s, loc, model.Date{Year: year, Month: 1, Day: 1}.In(loc),
				model.Date{Year: year + 1, Month: 1, Day: 1}.In(loc)) {
				ours = append(ours, at.UTC().Format(time.RFC3339))
			}
		}
		dates += len(want)
		if diff := cmp.Diff(want, browser); diff != "" {
			t.Errorf("%s: the browser (+) and rrule-go (-):\n%s", rule, diff)
			wrong++
		}
		if diff := cmp.Diff(want, ours); diff != "" {
			t.Errorf("%s: this package (+) and rrule-go (-):\n%s", rule, diff)
			wrong++
		}
		if wrong > 4 {
			t.Fatal("and so on")
		}
	}
	if dates < 50_000 {
		t.Errorf("only %d dates were compared", dates)
	}
	t.Logf("%d rules, %d dates", len(all), dates)
}

// What is next depends on the moment: a meeting that is on comes first, also
// after midnight; one without an end is on for an hour.
func TestNextInTheBrowser(t *testing.T) {
	rules := func(sessions ...model.Session) []directory.Rule {
		return directory.Rules(&model.Group{Schedule: sessions, Timezone: "Europe/London"}, testHub())
	}
	evening := model.Session{Days: tue, Start: "18:30", End: "20:00", Every: 1}
	night := model.Session{Days: []time.Weekday{time.Friday}, Start: "22:00", End: "01:00", Every: 1}
	open := model.Session{Days: tue, Start: "18:30", Every: 1}
	cases := []struct {
		name  string
		rules []directory.Rule
		now   string
		from  string
		want  string
	}{
		{"before", rules(evening), "2026-11-24T18:29:59Z", "", "24 18:30, 01 18:30"},
		{"on now", rules(evening), "2026-11-24T19:59:59Z", "", "24 18:30, 01 18:30"},
		{"just over", rules(evening), "2026-11-24T20:00:00Z", "", "01 18:30, 08 18:30"},
		{"on after midnight", rules(night), "2026-11-28T00:30:00Z", "", "27 22:00, 04 22:00"},
		{"no end, in its first hour", rules(open), "2026-11-24T19:29:59Z", "", "24 18:30, 01 18:30"},
		{"no end, later", rules(open), "2026-11-24T19:30:00Z", "", "01 18:30, 08 18:30"},
		{"two sessions, in order", rules(night, evening), "2026-11-24T00:00:00Z", "", "24 18:30, 27 22:00"},
		{"after a pause", rules(evening), "2026-11-24T00:00:00Z", "2026-12-09", "15 18:30, 22 18:30"},
		{"over the change of clocks", rules(evening), "2026-10-24T00:00:00Z", "", "27 18:30, 03 18:30"},
		{"in summer", rules(evening), "2026-07-01T00:00:00Z", "", "07 17:30, 14 17:30"},
		{"by arrangement", []directory.Rule{}, "2026-11-24T00:00:00Z", "", ""},
	}
	var questions []question
	for _, c := range cases {
		questions = append(questions, question{Rules: c.rules, Now: c.now, N: 2, From: c.from})
	}
	answers := ask(t, questions)
	for i, c := range cases {
		var got []string
		for _, at := range answers[i] {
			got = append(got, time.Unix(at[0], 0).UTC().Format("02 15:04"))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, ", "), c.want)
		}
	}
}
