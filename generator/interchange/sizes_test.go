package interchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"peerhub/generator/allocation"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestLongPages: a page is cut into its fields without being copied for each line of them.
func TestLongPages(t *testing.T) {
	page := func(sessions int) string {
		return "---\nname: Tea\nschedule:\n" + strings.Repeat("  - {day: monday, start: \"18:00\"}\n", sessions) +
			"# a note\n---\n\nText.\n"
	}
	blocks := split(page(3))
	if len(blocks) != 4 || strings.Count(blocks[1].text, "\n") != 3 || blocks[2].text != "# a note" || blocks[3].line != 10 {
		t.Errorf("%+v", blocks)
	}
	long := page(20_000)
	if n := allocation.Of(uint64(20*len(long)), func() { split(long) }); n > uint64(20*len(long)) {
		t.Errorf("%d bytes for %d", n, len(long))
	}
}

// TestManyParagraphs: a text grows with what many events of one group say until it is too long
// to come in, and no longer.
func TestManyParagraphs(t *testing.T) {
	var r Record
	for n := range 20_000 {
		r.paragraph(fmt.Sprintf("Meeting number %d.", n))
	}
	if len(r.Text) <= longText || len(r.Text) > longText+100 {
		t.Errorf("%d bytes", len(r.Text))
	}
}

// TestFallsWith: what falls with a line is looked for in its session alone.
func TestFallsWith(t *testing.T) {
	lines := []string{"name: Tea", "schedule:", "  - day: monday", `    start: "18:00"`, "    note: x", "  - day: tuesday",
		`    start: "19:00"`, "place:", "  city: Leeds", "  lat: 1", "  lon: 2"}
	for bad, want := range map[int]string{0: "name: Tea", 3: `day: monday; start: "18:00"; note: x`, 4: "note: x",
		5: `day: tuesday; start: "19:00"`, 9: "lat: 1; lon: 2", 8: "city: Leeds"} {
		if got := fallsWith(lines, bad); got != want {
			t.Errorf("%s: %q, want %q", lines[bad], got, want)
		}
	}
	many := append(lines, strings.Split(strings.Repeat("  - day: monday\n", 10_000), "\n")...)
	if part, at := around(many, 3); len(part) != 4 || at != 2 {
		t.Errorf("%q %d", part, at)
	}
	if whole := fallsWith([]string{"place:", "  lat: 1", "  lon: 2"}, 1); whole != "lat: 1; lon: 2" {
		t.Errorf("%q", whole)
	}
}

// TestManySessions: those of each week at one time are one, however many others there are.
func TestManySessions(t *testing.T) {
	var r Record
	monday, friday := []time.Weekday{time.Monday}, []time.Weekday{time.Friday}
	for n := range 3000 {
		note := fmt.Sprint(n)
		r.addSession(model.Session{Days: friday, Every: 1, Start: "18:00", Note: note})
		r.addSession(model.Session{Days: monday, Every: 1, Start: "18:00", Note: note})
		r.addSession(model.Session{Days: friday, Every: 2, Start: "18:00", From: model.Date{Year: 2026, Month: 1, Day: 2}})
	}
	if len(r.Group.Schedule) != 6000 || len(r.weekly) != 3000 || len(r.Group.Schedule[0].Days) != 2 {
		t.Errorf("%d sessions, %d of each week", len(r.Group.Schedule), len(r.weekly))
	}
}

// TestPlacesTimesSchedules: a service whose schedules are meant at too many places is left out
// and named, before they are multiplied; one with some of both comes in.
func TestPlacesTimesSchedules(t *testing.T) {
	service := func(places, schedules int) string {
		return `{"id": "1", "name": "Tea", "status": "active", "service_at_locations": [` +
			strings.TrimSuffix(strings.Repeat(`{"location": {"name": "Hall"}},`, places), ",") + `], "schedules": [` +
			strings.TrimSuffix(strings.Repeat(`{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:00"},`, schedules), ",") + `]}`
	}
	in := Read("file", []byte("["+service(5, 3)+","+service(1000, 201)+"]"), testHub(), today)
	told := ""
	for _, f := range in.Findings {
		if f.Code == diag.RecordLeftOut {
			told += f.Message.String()
		}
	}
	if len(in.Drafts) != 5 || told != "Record 2: This service has 1000 places, and 201 schedules for each of them, "+
		"which is more than can be read. It was left out." {
		t.Errorf("%d drafts: %s", len(in.Drafts), told)
	}
}

// TestManyDays: days that a calendar leaves out or adds come into order, each once, all at a
// time, whatever their order.
func TestManyDays(t *testing.T) {
	const many = 20_000
	var exdates, rdates strings.Builder
	first := time.Date(2030, 1, 1, 18, 30, 0, 0, time.UTC)
	for n := range many {
		stamp := first.AddDate(0, 0, many-n).Format("20060102T150405")
		fmt.Fprintf(&exdates, "EXDATE:%s\nEXDATE:%s\n", stamp, stamp)
		fmt.Fprintf(&rdates, "RDATE:%s\n", stamp)
	}
	sessions := func(lines string) (out []*model.Session) {
		whole, problem := readLines(calendar(event("DTSTART:20300101T183000\n" + lines)))
		if problem != "" {
			t.Fatal(problem)
		}
		r := &calendarReader{importer: &importer{hub: testHub(), today: today}, zones: zonesOf(whole, today)}
		_, out, _ = r.sessions(whole.parts[0], "event 1")
		return out
	}
	out := sessions("RRULE:FREQ=DAILY\n" + exdates.String())
	if len(out) != 1 || len(out[0].Except) != many || !slices.IsSortedFunc(out[0].Except, model.Date.Compare) {
		t.Errorf("%d sessions", len(out))
	}
	if out := sessions(rdates.String()); len(out) != 1 || len(out[0].Extra) != many ||
		!slices.IsSortedFunc(out[0].Extra, model.Date.Compare) {
		t.Errorf("%d sessions", len(out))
	}
	days := slices.Clone(out[0].Except)
	slices.Reverse(days)
	if n := allocation.Of(10*24*many, func() { inOrder(nil, days...) }); n > 10*24*many {
		t.Errorf("%d bytes for %d days", n, many)
	}
	for _, c := range []struct{ all, others, want string }{
		{"", "3", "3"}, {"1 3", "2", "1 2 3"}, {"1 3", "3", "1 3"}, {"1 3", "4", "1 3 4"}, {"3", "9 2 3 2", "2 3 9"}, {"1", "", "1"},
	} {
		if got := inOrder(daysOf(c.all), daysOf(c.others)...); !slices.Equal(got, daysOf(c.want)) {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func daysOf(s string) (out []model.Date) {
	for _, day := range strings.Fields(s) {
		n, _ := strconv.Atoi(day)
		out = append(out, model.Date{Year: 2026, Month: 1, Day: n})
	}
	return out
}
