package directory_test

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

func TestOccurrences(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		s        model.Session
		verified string
		from, to string
		want     string
	}{
		{"weekly, over the change of clocks", model.Session{Days: tue, Start: "18:30", Every: 1}, "", "2026-03-20",
			"2026-04-08",
			"03-24 18:30+0, 03-31 18:30+1, 04-07 18:30+1"},
		{"two weeks from a day of another weekday", model.Session{Days: tue, Start: "18:30", Every: 2,
			From: day("2026-01-09")}, "", "2026-01-01", "2026-02-15",
			"01-13 18:30+0, 01-27 18:30+0, 02-10 18:30+0"},
		{"two weeks, two days", model.Session{Days: []time.Weekday{2, 4}, Start: "10:00", Every: 2,
			From: day("2026-01-07")}, "", "2026-01-01", "2026-01-31",
			"01-08 10:00+0, 01-20 10:00+0, 01-22 10:00+0"},
		{"two weeks, and nobody knows which: not even from the check",
			model.Session{Days: tue, Start: "18:30", Every: 2}, "2026-01-07", "2026-01-01", "2026-02-01", ""},
		{"two weeks, and nobody knows which, but for a day besides", model.Session{Days: tue, Start: "18:30", Every: 2,
			Extra: []model.Date{day("2026-01-25")}}, "", "2026-01-01", "2026-02-01",
			"01-25 18:30+0"},
		{"rule, two weeks, and nobody knows which", model.Session{RRule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
			Start: "10:00"}, "", "2026-01-01", "2026-03-01", ""},
		{"rule, so many times, and nobody knows from when", model.Session{RRule: "FREQ=WEEKLY;BYDAY=TU;COUNT=200",
			Start: "10:00"}, "", "2026-01-01", "2026-03-01", ""},
		{"rule, and nobody knows the day", model.Session{RRule: "FREQ=MONTHLY", Start: "10:00"}, "", "2026-01-01",
			"2026-03-01", ""},
		{"first and last", model.Session{Days: []time.Weekday{4}, Start: "10:00", Every: model.EveryMonth,
			Nth: []int{1, -1}}, "", "2026-01-01", "2026-03-01",
			"01-01 10:00+0, 01-29 10:00+0, 02-05 10:00+0, 02-26 10:00+0"},
		{"fifth, where there is one", model.Session{Days: []time.Weekday{4}, Start: "10:00", Every: model.EveryMonth,
			Nth: []int{5}}, "", "2026-01-01", "2026-05-01",
			"01-29 10:00+0, 04-30 10:00+1"},
		{"daily", model.Session{Days: []time.Weekday{1, 2, 3, 4, 5, 6, 0}, Start: "10:00", Every: 1}, "", "2026-01-01",
			"2026-01-03",
			"01-01 10:00+0, 01-02 10:00+0"},
		{"except, extra, until", model.Session{Days: tue, Start: "18:30", Every: 1, Until: day("2026-01-20"),
			Except: []model.Date{day("2026-01-13")}, Extra: []model.Date{day("2026-01-25"), day("2026-01-13")}}, "",
			"2026-01-01", "2026-03-01",
			"01-06 18:30+0, 01-20 18:30+0, 01-25 18:30+0"},
		{"rule, the 15th", model.Session{RRule: "FREQ=MONTHLY;BYMONTHDAY=15", Start: "10:00"}, "", "2026-01-01",
			"2026-03-01",
			"01-15 10:00+0, 02-15 10:00+0"},
		{"rule, counted from its first day", model.Session{RRule: "FREQ=WEEKLY;BYDAY=TU;COUNT=2", Start: "10:00",
			From: day("2026-01-07")}, "", "2026-01-01", "2026-03-01",
			"01-13 10:00+0, 01-20 10:00+0"},
		{"rule, until a day", model.Session{RRule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260113", Start: "10:00"}, "",
			"2026-01-01", "2026-03-01",
			"01-06 10:00+0, 01-13 10:00+0"},
		{"rule, every second month", model.Session{RRule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", Start: "10:00",
			From: day("2026-01-07")}, "", "2026-01-01", "2026-07-01",
			"02-03 10:00+0, 04-07 10:00+1, 06-02 10:00+1"},
		{"by arrangement", model.Session{ByArrangement: true}, "", "2026-01-01", "2026-03-01", ""},
		{"no such day", model.Session{RRule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Start: "10:00"}, "", "2026-01-01",
			"2026-03-01", ""},
		{"finer than a day", model.Session{RRule: "FREQ=DAILY;BYHOUR=1,2", Start: "10:00"}, "", "2026-01-01",
			"2026-03-01", ""},
		{"for twenty years", model.Session{Days: tue, Start: "18:30", Every: 3, From: day("2006-01-04")}, "",
			"2026-01-01", "2026-02-15",
			"01-13 18:30+0, 02-03 18:30+0"},
		{"for ever", model.Session{RRule: "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31", Start: "10:00",
			From: model.Date{Year: 1, Month: 1, Day: 1}}, "", "2026-01-01", "2026-06-01",
			"01-31 10:00+0, 03-31 10:00+1, 05-31 10:00+1"},
		{"sixth Tuesday", model.Session{RRule: "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=6", Start: "10:00"}, "", "2026-01-01",
			"2026-03-01", ""},
		{"two rules", model.Session{RRule: "DTSTART:20260101T000000Z\nFREQ=DAILY", Start: "10:00"}, "", "2026-01-01",
			"2026-03-01", ""},
		{"no time", model.Session{Days: tue, Every: 1}, "", "2026-01-01", "2026-03-01", ""},
		{"in the hour that clocks skip on the first day", model.Session{RRule: "FREQ=WEEKLY;BYDAY=SU", Start: "01:30",
			From: day("2026-03-29")}, "", "2026-04-01", "2026-04-13",
			"04-05 01:30+1, 04-12 01:30+1"},
		{"weekdays with and without their number", model.Session{RRule: "FREQ=MONTHLY;BYDAY=TU,1FR", Start: "10:00"},
			"", "2026-01-01", "2026-03-01", ""},
	} {
		g := &model.Group{Schedule: []model.Session{c.s}}
		if c.verified != "" {
			g.Verified.On = day(c.verified)
		}
		var got []string
		for _, at := range directory.Occurrences(g, c.s, london, day(c.from).In(london), day(c.to).In(london)) {
			_, offset := at.Zone()
			got = append(got, at.Format("01-02 15:04")+"+"+string(rune('0'+offset/3600)))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, ", "), c.want)
		}
	}
}

func TestNext(t *testing.T) {
	g := &model.Group{Schedule: []model.Session{
		{Days: []time.Weekday{time.Friday}, Start: "22:00", End: "01:00", Every: 1},
		{ByArrangement: true},
		{Days: tue, Start: "18:30", Every: 2, From: day("2026-01-06")},
	}}
	var got []string
	for _, o := range directory.Next(g, testHub(), day("2026-01-08"), 3) {
		end := "?"
		if !o.End.IsZero() {
			end = o.End.Format("02 15:04")
		}
		got = append(got, o.Start.Format("01-02 15:04")+" to "+end)
	}
	if want := []string{"01-09 22:00 to 10 01:00", "01-16 22:00 to 17 01:00", "01-20 18:30 to ?"}; !cmp.Equal(got,
		want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestRule(t *testing.T) {
	for _, c := range []struct {
		name string
		s    model.Session
		want string // "" when there is none
	}{
		{"weekly", model.Session{Days: []time.Weekday{2, 0}, Start: "18:30", End: "20:00", Every: 2,
			From: day("2026-01-06"), Until: day("2026-06-30"), Except: []model.Date{day("2026-02-03")},
			Extra: []model.Date{day("2026-02-05")}},
			`{"rrule":"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU","first":"2026-01-06","until":"2026-06-30","start":"18:30","end":"20:00","zone":"Europe/London","except":["2026-02-03"],"extra":["2026-02-05"]}`},
		{"monthly", model.Session{Days: []time.Weekday{4}, Start: "10:00", Every: model.EveryMonth, Nth: []int{1, -1}},
			`{"rrule":"FREQ=MONTHLY;BYDAY=+1TH,-1TH","first":"2024-01-04","start":"10:00","zone":"Europe/London"}`},
		{"every three weeks, and nobody knows which", model.Session{Days: tue, Start: "10:00", Every: 3}, ""},
		{"daily", model.Session{RRule: "FREQ=DAILY;INTERVAL=3;UNTIL=20260630", Start: "10:00", From: day("2026-01-05")},
			`{"rrule":"FREQ=DAILY;INTERVAL=3","first":"2026-01-05","until":"2026-06-30","start":"10:00","zone":"Europe/London"}`},
		{"weekly, no day named", model.Session{RRule: "FREQ=WEEKLY", Start: "10:00", From: day("2026-01-07")},
			`{"rrule":"FREQ=WEEKLY","first":"2026-01-07","start":"10:00","zone":"Europe/London"}`},
		{"set position", model.Session{RRule: "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,3", Start: "10:00"},
			`{"rrule":"FREQ=MONTHLY;BYSETPOS=1,3;BYDAY=TU","first":"2024-01-02","start":"10:00","zone":"Europe/London"}`},
		{"yearly", model.Session{RRule: "FREQ=YEARLY;BYMONTH=1;BYDAY=TU", Start: "10:00"},
			`{"rrule":"FREQ=YEARLY;BYMONTH=1;BYDAY=TU","first":"2024-01-02","start":"10:00","zone":"Europe/London"}`},
		{"counted", model.Session{RRule: "FREQ=WEEKLY;BYDAY=TU;COUNT=3", Start: "10:00", From: day("2024-01-01")},
			`{"rrule":"FREQ=WEEKLY;BYDAY=TU","first":"2024-01-02","until":"2024-01-16","start":"10:00","zone":"Europe/London"}`},
		{"until a moment before the session", model.Session{RRule: "FREQ=DAILY;UNTIL=20240109T120000Z", Start: "18:30"},
			`{"rrule":"FREQ=DAILY","first":"2024-01-01","until":"2024-01-08","start":"18:30","zone":"Europe/London"}`},
		{"over, but for a day named besides", model.Session{Days: tue, Start: "10:00", Every: 1,
			From: day("2026-01-06"), Until: day("2026-01-05"), Extra: []model.Date{day("2026-02-05")}},
			`{"start":"10:00","zone":"Europe/London","extra":["2026-02-05"]}`},
		{"by arrangement", model.Session{ByArrangement: true}, ""},
	} {
		rule, ok := directory.NewRule(&model.Group{}, c.s, testHub())
		data, err := json.Marshal(rule)
		if err != nil {
			t.Fatal(err)
		}
		if ok != (c.want != "") || ok && string(data) != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", c.name, ok, data, c.want)
		}
	}
}

func TestFreshness(t *testing.T) {
	for _, c := range []struct {
		on, review, today string
		want              directory.State
	}{
		{"", "", "2026-03-01", directory.Never},
		{"2026-01-31", "", "2026-03-01", directory.Fresh},
		{"2025-08-31", "", "2026-02-27", directory.Fresh},
		{"2025-08-31", "", "2026-02-28", directory.Due},
		{"2026-01-31", "2026-02-28", "2026-03-01", directory.Due},
		{"2026-01-31", "2026-03-01", "2026-03-01", directory.Fresh},
		{"2025-03-01", "", "2026-03-01", directory.Old},
		{"2024-03-02", "", "2026-03-01", directory.Old},
		{"2024-03-01", "", "2026-03-01", directory.Withheld},
	} {
		g := &model.Group{}
		if c.on != "" {
			g.Verified.On = day(c.on)
		}
		if c.review != "" {
			g.ReviewBy = day(c.review)
		}
		if got := directory.Freshness(g, testHub(), day(c.today)); got != c.want {
			t.Errorf("checked %q, review by %q, on %s: %s, want %s", c.on, c.review, c.today, got, c.want)
		}
	}
	off := testHub()
	off.Freshness = model.Freshness{}
	if got := directory.Freshness(&model.Group{Verified: model.Verification{On: day("2001-01-01")}}, off,
		day("2026-03-01")); got != directory.Fresh {
		t.Errorf("ages that are switched off: %s", got)
	}
}

func TestFacets(t *testing.T) {
	hub := testHub()
	g := &model.Group{Attendance: model.AttendHybrid, Place: model.Place{City: "Saint-Étienne", Country: "FR"},
		Languages: []string{"fr", "pt-BR"}, Topics: []string{"hearing-voices", "Écoute active"},
		Audience: []string{"carers"}, Join: model.JoinDropIn,
		Schedule: []model.Session{{Days: []time.Weekday{0, 2}, Start: "10:00", Every: 1}, {ByArrangement: true},
			{RRule: "FREQ=MONTHLY;BYDAY=1WE", Start: "10:00"}, {Days: tue, Start: "11:00", Every: 1}}}
	want := map[string][]string{
		"attendance": {"in-person", "online"}, "day": {"tuesday", "wednesday", "sunday", "by-arrangement"},
		"place": {"fr", "fr-saint-etienne"}, "language": {"fr", "pt-br"}, "topic": {"hearing-voices", "ecoute-active"},
		"for": {"carers"}, "join": {"drop-in"},
	}
	got := map[string][]string{}
	for _, of := range directory.Facets(g, hub) {
		got[of.Facet] = of.Keys
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := directory.Facets(&model.Group{}, hub); len(got) != 0 {
		t.Errorf("nothing is known, but: %v", got)
	}
	for rule, want := range map[string]string{"FREQ=DAILY;INTERVAL=2": "monday tuesday wednesday thursday friday " +
		"saturday sunday", "FREQ=WEEKLY": "", "FREQ=MONTHLY;BYMONTHDAY=3": "", "nonsense": ""} {
		got := directory.Facets(&model.Group{Schedule: []model.Session{{RRule: rule, Start: "10:00"}}}, hub).Of("day")
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", rule, got, want)
		}
	}
	hub.Topics = model.Vocabulary{Terms: []model.VocabularyTerm{{Key: "hearing-voices",
		Label: model.Text{"en": "Hearing voices", "fr": "Entendre des voix"}}}}
	set := testLocales(t)
	for _, c := range []struct{ facet, key, code, want string }{
		{"attendance", "in-person", "fr", "Sur place"},
		{"day", "tuesday", "ar", "الثلاثاء"},
		{"day", "by-arrangement", "en", "By arrangement"},
		{"place", "fr", "es", "Francia"},
		{"place", "fr-saint-etienne", "ar", "Saint-Étienne"},
		{"language", "pt-br", "fr", "portugais brésilien"},
		{"topic", "hearing-voices", "fr", "Entendre des voix"},
		{"topic", "hearing-voices", "ar", "Hearing voices"},
		{"topic", "ecoute-active", "en", "Écoute active"},
		{"for", "carers", "en", "Carers"},
		{"join", "drop-in", "en", "New people can just come"},
	} {
		if got := directory.Label(c.facet, c.key, g, hub, set.For(c.code)); got != c.want {
			t.Errorf("%s %s in %s: %q, want %q", c.facet, c.key, c.code, got, c.want)
		}
	}
}

// Whatever the values of a facet, their addresses and labels exist.
func TestLabelsOfAllFacets(t *testing.T) {
	set, hub := testLocales(t), testHub()
	values := map[string][]string{schema.FacetDay: directory.Days()}
	for _, x := range schema.Facets() {
		for _, key := range x.Field.Choices {
			if x.Plain() && key != string(model.AttendHybrid) { // who meets in both ways is in both lists
				values[x.Name] = append(values[x.Name], key)
			}
		}
	}
	for _, code := range []string{"en", "fr", "es", "ar"} {
		for facet, keys := range values {
			for _, key := range keys {
				if got := directory.Label(facet, key, nil, hub, set.For(code)); got == "" ||
					strings.HasPrefix(got, "facet.") {
					t.Errorf("%s %s in %s: %q", facet, key, code, got)
				}
			}
		}
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Saint-Étienne": "saint-etienne", "  São  Paulo ": "sao-paulo", "N'Djamena": "ndjamena", "Köln": "koln",
		"Αθήνα":   "athena",
		"القاهرة": "lqhr", "北京": "bei-jing", "Łódź": "lodz", "Ho Chi Minh City (1)": "ho-chi-minh-city-1", "🙂": "",
		"": "", "../../etc": "etc",
		"e\u0301tat": "etat",
	} {
		if got := directory.Slug(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Whatever strangers send, nothing panics and nothing makes dates without end. (Rules that never come true
// are refused before: rules in the tests of parse.)
func FuzzSchedule(f *testing.F) {
	f.Add("FREQ=WEEKLY;BYDAY=TU", "18:30", "20:00", "2026-01-01")
	f.Add("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=400", "00:00", "23:59", "0001-01-01")
	f.Add("FREQ=MONTHLY;BYDAY=5FR;BYSETPOS=366;COUNT=9999999", "10:00", "", "9999-12-31")
	hub := testHub()
	f.Fuzz(func(t *testing.T, rule, start, end, from string) {
		s := model.Session{RRule: rule, Start: start, End: end}
		s.From, _ = model.ParseDate(from)
		g := &model.Group{Schedule: []model.Session{s}, Timezone: "Europe/London"}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		directory.Next(g, hub, day("2026-01-01"), 3)
		directory.NewRule(g, s, hub)
		directory.Facets(g, hub)
		if data := directory.NewCalendars(hub, day("2026-01-01")).Group(entry("g", g, nil)); data != nil {
			read(t, data)
		}
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > 64<<20 {
			t.Errorf("%q from %s takes %d bytes of memory", rule, from, took)
		}
	})
}

// A session that counts from a first day that nobody wrote has no dates; it goes on all the
// same, and is over when it says that it ends.
func TestUndated(t *testing.T) {
	for _, c := range []struct {
		s             model.Session
		undated, over bool
	}{
		{model.Session{Days: tue, Start: "10:00", Every: 1}, false, false},
		{model.Session{Days: tue, Start: "10:00", Every: 2}, true, false},
		{model.Session{Days: tue, Start: "10:00", Every: 2, From: day("2026-01-06")}, false, false},
		{model.Session{Days: tue, Start: "10:00", Every: 2, Until: day("2026-06-30")}, true, true},
		{model.Session{Days: tue, Start: "10:00", Every: 2, Until: day("2027-06-30")}, true, false},
		{model.Session{RRule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", Start: "10:00"}, true, false},
		{model.Session{RRule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630", Start: "10:00"}, true, true},
		{model.Session{RRule: "FREQ=WEEKLY;BYDAY=TU;COUNT=3", Start: "10:00"}, true, false},
	} {
		g := &model.Group{Schedule: []model.Session{c.s}}
		if got := directory.Undated(c.s); got != c.undated {
			t.Errorf("%+v: undated %v", c.s, got)
		}
		if got := directory.Over(g, day("2026-12-01")); got != c.over {
			t.Errorf("%+v: over %v", c.s, got)
		}
		if has := directory.NewCalendars(testHub(),
			day("2026-12-01")).Has(&model.Entry{Original: &model.Page{OfKind: model.OfKind{Group: g}}}); has &&
			c.undated {
			t.Errorf("%+v: in a calendar", c.s)
		}
	}
}
