package directory_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	arran "github.com/arran4/golang-ical"
	emersion "github.com/emersion/go-ical"
	"github.com/teambition/rrule-go"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

func entry(id string, g *model.Group, change func(*model.Page)) *model.Entry {
	g.ID = id
	p := &model.Page{Section: "groups", Path: id, Language: "en", Kind: model.KindGroup, Title: "Group " + id,
		OfKind: model.OfKind{Group: g}}
	if change != nil {
		change(p)
	}
	return &model.Entry{Section: "groups", Path: id, Kind: model.KindGroup, Original: p,
		Pages: map[string]*model.Page{"en": p}}
}

func weekly() []model.Session {
	return []model.Session{{Days: tue, Start: "18:30", End: "20:00", Every: 1}}
}

// read reads a calendar back with two libraries that did not write it, and
// checks the form of its lines.
func read(t *testing.T, data []byte) []emersion.Event {
	t.Helper()
	for i, line := range strings.SplitAfter(string(data), "\r\n") {
		if len(line) > 77 || strings.Contains(strings.TrimSuffix(line, "\r\n"), "\n") || line != "" &&
			!strings.HasSuffix(line, "\r\n") {
			t.Errorf("line %d is no content line: %q", i+1, line)
		}
		if strings.ToValidUTF8(line, "") != line {
			t.Errorf("line %d is cut within a letter: %q", i+1, line)
		}
	}
	if _, err := arran.ParseCalendar(bytes.NewReader(data)); err != nil {
		t.Errorf("golang-ical: %v\n%s", err, data)
	}
	c, err := emersion.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("go-ical: %v\n%s", err, data)
	}
	return c.Events()
}

func TestCalendarOfAGroup(t *testing.T) {
	hub := testHub()
	g := &model.Group{Timezone: "Africa/Nairobi", Place: model.Place{Venue: "Hall; room 2", Address: "1, High St",
		City: "Nairobi", Lat: -1.286389, Lon: 36.817223, HasPoint: true},
		Verified: model.Verification{On: day("2026-01-10")},
		Schedule: []model.Session{
			{Days: tue, Start: "18:30", End: "20:00", Every: 2, From: day("2026-01-09"), Until: day("2026-12-31"),
				Except: []model.Date{day("2026-01-27")}, Extra: []model.Date{day("2026-02-01")},
				Note: "Ring\nthe bell"},
			{ByArrangement: true},
			{Days: []time.Weekday{time.Friday}, Start: "22:00", End: "01:00", Every: model.EveryMonth,
				Nth: []int{1, -1}},
		}}
	e := entry("g", g, func(p *model.Page) {
		p.Title = "Hearing voices, على طول " + strings.Repeat("é", 60) + " \\ end\r\nBEGIN:VEVENT"
		p.Updated = day("2026-02-03")
	})
	data := directory.NewCalendars(hub, day("2026-03-01")).Group(e)
	events := read(t, data)
	if len(events) != 2 {
		t.Fatalf("%d events\n%s", len(events), data)
	}
	prop := func(ev emersion.Event, name string) string {
		if p := ev.Props.Get(name); p != nil {
			return p.Value
		}
		return ""
	}
	for name, want := range map[string]string{
		"UID": "g-1@example.org", "DTSTAMP": "20260203T000000Z", "DTSTART": "20260113T183000",
		"DTEND": "20260113T200000",
		"RRULE": "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231T205900Z;BYDAY=TU", "EXDATE": "20260127T183000",
		"RDATE": "20260201T183000",
		"GEO":   "-1.286389;36.817223", "URL": "https://example.org/hub/groups/g/",
		"LOCATION":    `Hall\; room 2\, 1\, High St\, Nairobi`,
		"DESCRIPTION": `Ring\nthe bell`,
	} {
		if got := prop(events[0], name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := events[0].Props.Get("DTSTART").Params.Get("TZID"); got != "Africa/Nairobi" {
		t.Errorf("TZID %q", got)
	}
	if title, err := events[0].Props.Text("SUMMARY"); err != nil ||
		title != strings.ReplaceAll(e.Original.Title, "\r\n", "\n") {
		t.Errorf("SUMMARY %q, %v", title, err)
	}
	for name, want := range map[string]string{"UID": "g-3@example.org", "DTSTART": "20260130T220000",
		"DTEND": "20260131T010000",
		"RRULE": "FREQ=MONTHLY;BYDAY=+1FR,-1FR"} {
		if got := prop(events[1], name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestNumbersInCalendars: people see them in order in a group's own calendar; that of
// all groups is for programs.
func TestNumbersInCalendars(t *testing.T) {
	hub := testHub()
	hub.Languages = append(hub.Languages, model.Language{Code: "ar", Dir: "rtl"})
	e := entry("g", &model.Group{Schedule: weekly(), Place: model.Place{Venue: "قاعة 10-12", City: "Leeds"}},
		func(p *model.Page) {
			p.Language, p.Title, p.Summary = "ar", "اتصل 0113-496-0118", "من 10-12"
		})
	calendars := directory.NewCalendars(hub, day("2026-03-01"))
	for _, c := range []struct {
		data []byte
		from func(string) string
	}{
		{calendars.Group(e), strings.NewReplacer("[", "\u2066", "]", "\u2069").Replace},
		{calendars.Directory([]*model.Entry{e}), strings.NewReplacer("[", "", "]", "").Replace},
	} {
		event := read(t, c.data)[0]
		for name, want := range map[string]string{"SUMMARY": "اتصل [0113-496-0118]", "DESCRIPTION": "من [10-12]",
			"LOCATION": "قاعة [10-12], Leeds"} {
			if got, err := event.Props.Text(name); err != nil || got != c.from(want) {
				t.Errorf("%s: %q, want %q, %v", name, got, c.from(want), err)
			}
		}
	}
}

// Nothing of a hidden place, and no more of others than may be told.
func TestPlacesInCalendars(t *testing.T) {
	for precision, want := range map[model.Precision][2]string{ // LOCATION, GEO
		"":                {`Hall\, 1 High St\, Leeds`, "53.807550;-1.549120"},
		model.PlaceArea:   {`Hall\, Leeds`, "53.81;-1.55"},
		model.PlaceCity:   {"Leeds", ""},
		model.PlaceHidden: {"", ""},
	} {
		g := &model.Group{Schedule: weekly(), Place: model.Place{Venue: "Hall", Address: "1 High St", City: "Leeds",
			Lat: 53.80755, Lon: -1.54912, HasPoint: true, Precision: precision}}
		data := directory.NewCalendars(testHub(), day("2026-03-01")).Group(entry("g", g, nil))
		ev := read(t, data)[0]
		var got [2]string
		for i, name := range []string{"LOCATION", "GEO"} {
			if p := ev.Props.Get(name); p != nil {
				got[i] = p.Value
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", precision, got, want)
		}
	}
}

// Of days named besides alone, the first is DTSTART, whatever the order in which
// they are written (RFC 5545 §3.8.2.4); a day that is excepted is none.
func TestDaysNamedBesides(t *testing.T) {
	g := &model.Group{Schedule: []model.Session{{Days: []time.Weekday{time.Tuesday}, Start: "18:30", Every: 1,
		From: day("2026-01-06"), Until: day("2026-01-05"), Extra: []model.Date{day("2026-05-01"), day("2026-04-01"),
			day("2026-06-01")},
		Except: []model.Date{day("2026-06-01")}}}}
	ev := read(t, directory.NewCalendars(testHub(), day("2026-03-01")).Group(entry("g", g, nil)))[0]
	if got := ev.Props.Get("DTSTART").Value; got != "20260401T183000" {
		t.Errorf("DTSTART %s", got)
	}
	if all := ev.Props["RDATE"]; len(all) != 2 || all[0].Value != "20260501T183000" ||
		all[1].Value != "20260401T183000" {
		t.Errorf("RDATE %v", all)
	}
}

func TestWhoIsInTheDirectory(t *testing.T) {
	hub, today := testHub(), day("2026-03-01")
	checked := func(on string) model.Verification { return model.Verification{On: day(on)} }
	entries := []*model.Entry{
		entry("in", &model.Group{Schedule: weekly(), Verified: checked("2026-01-01")}, nil),
		entry("never-checked", &model.Group{Schedule: weekly()}, nil),
		entry("sample", &model.Group{Schedule: weekly(), Sample: true}, nil),
		entry("sample-page", &model.Group{Schedule: weekly()}, func(p *model.Page) { p.Sample = true }),
		entry("paused", &model.Group{Schedule: weekly(), Status: model.StatusPaused}, nil),
		entry("closed", &model.Group{Schedule: weekly(), Status: model.StatusClosed}, nil),
		entry("old", &model.Group{Schedule: weekly(), Verified: checked("2024-03-01")}, nil),
		entry("broken", &model.Group{Schedule: weekly()}, func(p *model.Page) { p.Broken = true }),
		entry("ask", &model.Group{Schedule: []model.Session{{ByArrangement: true}}}, nil),
		entry("over", &model.Group{Schedule: []model.Session{{Days: tue, Start: "18:30", Every: 1,
			From: day("2026-01-07"), Until: day("2026-01-08")}}}, nil),
		entry("nonsense", &model.Group{Schedule: []model.Session{{Days: tue, Start: "25:99", Every: 1},
			{RRule: "FREQ=SECONDLY", Start: "10:00"}}}, nil),
	}
	var got []string
	for _, ev := range read(t, directory.NewCalendars(hub, today).Directory(entries)) {
		uid, _ := ev.Props.Text("UID")
		got = append(got, uid)
	}
	if want := "in-1@example.org never-checked-1@example.org"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	if directory.NewCalendars(hub, today).Group(entries[2]) != nil {
		t.Error("a sample has a calendar")
	}
	read(t, directory.NewCalendars(hub, today).Directory(nil))
}

// A calendar program that knows nothing of the zone but our VTIMEZONE must find
// the moments that Go finds.
func TestTimezones(t *testing.T) {
	for _, name := range []string{"Europe/London", "America/New_York", "Africa/Nairobi", "Africa/Casablanca",
		"Africa/Cairo",
		"Asia/Kathmandu", "Asia/Jerusalem", "Europe/Dublin", "Australia/Lord_Howe", "America/Asuncion"} {
		hub := testHub()
		hub.Timezone = name
		g := &model.Group{Schedule: []model.Session{{Days: tue, Start: "18:30", Every: 1, From: day("2026-01-01")}}}
		data := directory.NewCalendars(hub, day("2026-03-01")).Group(entry("g", g, nil))
		read(t, data)
		c, err := emersion.NewDecoder(bytes.NewReader(data)).Decode()
		if err != nil {
			t.Fatal(err)
		}
		zone, _ := time.LoadLocation(name)
		for _, child := range c.Children {
			if child.Name != "VTIMEZONE" {
				continue
			}
			for at := time.Date(2026, 1, 1, 12, 0, 0, 0, zone); at.Year() < 2037; at = at.AddDate(0, 0, 9) {
				_, want := at.Zone()
				if got := offsetAt(t, child, at); got != want {
					t.Errorf("%s on %s: %d seconds, want %d\n%s", name, at.Format(time.DateOnly), got, want, data)
					break
				}
			}
		}
	}
}

// offsetAt reads the offset of a moment from a VTIMEZONE: that of the
// observance with the latest onset before it.
func offsetAt(t *testing.T, zone *emersion.Component, at time.Time) int {
	t.Helper()
	var latest time.Time
	offset := 0
	for _, o := range zone.Children {
		from, to := seconds(o.Props.Get("TZOFFSETFROM").Value), seconds(o.Props.Get("TZOFFSETTO").Value)
		onsets := []string{o.Props.Get("DTSTART").Value}
		for _, p := range o.Props["RDATE"] {
			onsets = append(onsets, p.Value)
		}
		var all []time.Time
		for _, s := range onsets {
			on, err := time.Parse("20060102T150405", s)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, on)
		}
		if p := o.Props.Get("RRULE"); p != nil {
			option, err := rrule.StrToROption(p.Value)
			if err != nil {
				t.Fatal(err)
			}
			option.Dtstart = all[0]
			rule, err := rrule.NewRRule(*option)
			if err != nil {
				t.Fatal(err)
			}
			all = rule.Between(all[0], at.AddDate(1, 0, 0), true)
		}
		for _, on := range all {
			on = on.Add(-time.Duration(from) * time.Second)
			if !on.After(at) && on.After(latest) {
				latest, offset = on, to
			}
		}
	}
	return offset
}

func seconds(s string) int {
	t, _ := time.Parse("-0700", s)
	_, n := t.Zone()
	return n
}

func TestFloatingTimes(t *testing.T) {
	hub := testHub()
	hub.Timezone, hub.BaseURL = "", ""
	g := &model.Group{Schedule: []model.Session{{Days: tue, Start: "18:30", Every: 1, Until: day("2026-12-31")}}}
	data := string(directory.NewCalendars(hub, day("2026-03-01")).Group(entry("g", g, nil)))
	for _, want := range []string{"\r\nDTSTART:20240102T183000\r\n", ";UNTIL=20261231T235900;",
		"\r\nUID:g-1@peerhub.invalid\r\n", "\r\nDTSTAMP:20240101T000000Z\r\n"} {
		if !strings.Contains(data, want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
	if strings.Contains(data, "VTIMEZONE") {
		t.Errorf("a zone out of nowhere:\n%s", data)
	}
}

func TestCalendarsAreStable(t *testing.T) {
	hub := testHub()
	var entries []*model.Entry
	for _, zone := range []string{"Europe/Paris", "Africa/Nairobi", "America/Lima", "Asia/Tokyo", ""} {
		entries = append(entries, entry("g"+strings.ToLower(zone[:min(3, len(zone))]),
			&model.Group{Timezone: zone, Schedule: weekly()}, nil))
	}
	first := directory.NewCalendars(hub, day("2026-03-01")).Directory(entries)
	for range 5 {
		if !bytes.Equal(first, directory.NewCalendars(hub, day("2026-03-01")).Directory(entries)) {
			t.Fatal("two calendars of the same groups differ")
		}
	}
}
