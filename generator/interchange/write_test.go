package interchange

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

var today = model.Date{Year: 2026, Month: 11, Day: 22}

func day(y, m, d int) model.Date { return model.Date{Year: y, Month: time.Month(m), Day: d} }

func testHub() *model.Hub {
	return &model.Hub{Title: model.Text{"en": "Walking & talking"}, BaseURL: "https://example.org/hub/",
		DefaultLanguage: "en", Timezone: "Europe/Brussels",
		Languages: []model.Language{{Code: "en", Dir: "ltr"}, {Code: "fr", Dir: "ltr"}}, Fallback: map[string]string{},
		Freshness: model.Freshness{Remind: 6, Badge: 12, Withhold: 24}, Words: words()}
}

// testLocales are those of testHub.
var testLocales = sync.OnceValue(func() *locale.Set {
	set, _ := locale.New(layouts.Over(fstest.MapFS{}), testHub())
	return set
})

// words are those that are built in.
var words = sync.OnceValue(func() model.Words {
	words, _ := spreadsheet.ReadWords(&model.Hub{}, layouts.Builtin)
	return words
})

// group returns an entry for a group that was checked this year.
func group(id string, g model.Group, languages ...string) *model.Entry {
	e := &model.Entry{Section: "groups", Path: id, Kind: model.KindGroup, Pages: map[string]*model.Page{}}
	g.ID = id
	if g.Verified.On.IsZero() {
		g.Verified.On = day(2026, 10, 1)
	}
	for _, code := range append(languages, "en")[:max(1, len(languages))] {
		e.Pages[code] = &model.Page{Section: "groups", Path: id, Kind: model.KindGroup, Language: code,
			Title: strings.ToUpper(id) + " " + code,
			Pos:   model.Position{File: "content/groups/" + code + "/" + id + ".md"}, OfKind: model.OfKind{Group: &g}}
		if e.Original == nil {
			e.Original = e.Pages[code]
		}
	}
	return e
}

func site(entries ...*model.Entry) *model.Site { return model.NewSite(testHub(), today, entries, nil) }

// written returns the groups in every format, by the addresses of the files.
func written(t testing.TB, entries ...*model.Entry) map[string]string {
	t.Helper()
	got := map[string]string{}
	for _, format := range Written() {
		for address, data := range writtenIn(t, format, entries...) {
			got[address] = data
		}
	}
	return got
}

// writtenIn returns the files of a format.
func writtenIn(t testing.TB, format Format, entries ...*model.Entry) map[string]string {
	t.Helper()
	got := map[string]string{}
	if err := Write(format, site(entries...), testLocales(), func(path string, data []byte) error {
		got[path] = string(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestMeetingGuide(t *testing.T) {
	tuesday := model.Session{Days: []time.Weekday{time.Tuesday}, Start: "18:30", End: "20:00", Every: 1,
		Note: "Ring the bell"}
	got := written(t,
		group("tea", model.Group{Schedule: []model.Session{tuesday, {Days: []time.Weekday{time.Saturday, time.Sunday},
			Start: "10:00", Every: 1}},
			Attendance: model.AttendInPerson, Audience: []string{"women"}, Access: []string{"step-free"},
			Languages: []string{"es", "ar"},
			Place: model.Place{Venue: "Hall", Address: "1 High St", City: "Leeds", Country: "GB",
				Region: []string{"England"}, Lat: 53.8075512, Lon: -1.5491, HasPoint: true},
			Contact:      model.Contact{Name: "Sam Secret", Email: "tea@example.org", Phone: "+441632960118"},
			Verified:     model.Verification{On: day(2026, 10, 1), By: "Alex Secret"},
			Organisation: "Tea people", Online: model.Online{URL: "https://zoom.us/j/1?pwd=secret",
				PublishLink: true}}),
		group("tea-2", model.Group{Schedule: []model.Session{{Days: []time.Weekday{time.Monday}, Start: "19:00",
			Every: 2, From: day(2026, 1, 5)}, {ByArrangement: true}},
			Place: model.Place{City: "Paris", Country: "FR", Precision: model.PlaceHidden, Venue: "Secret",
				Address: "Secret 1"}}),
		group("paused", model.Group{Status: model.StatusPaused, Resumes: day(2027, 1, 1)}),
		group("back", model.Group{Status: model.StatusPaused, Resumes: day(2026, 11, 1),
			Schedule: []model.Session{{Days: []time.Weekday{1}, Start: "09:00", Every: 1, Until: day(2026, 12, 21)}}}),
		group("sample", model.Group{Sample: true}), group("closed", model.Group{Status: model.StatusClosed}))
	if strings.Contains(strings.ToLower(got["groups.json"]+got["groups.csv"]+got["groups.geojson"]), "secret") {
		t.Errorf("something is told that must not be:\n%s\n%s\n%s", got["groups.json"], got["groups.csv"],
			got["groups.geojson"])
	}
	var meetings []map[string]any
	if err := json.Unmarshal([]byte(got["groups.json"]), &meetings); err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, m := range meetings {
		slugs = append(slugs, m["slug"].(string))
	}
	if want := []string{"tea", "tea-3", "tea-2", "tea-2-2", "back"}; !slices.Equal(slugs, want) {
		t.Errorf("slugs %v, want %v", slugs, want)
	}
	want := map[string]any{"name": "TEA en", "slug": "tea", "day": []any{2.}, "time": "18:30", "end_time": "20:00",
		"timezone": "Europe/London", // of its country
		"types":    []any{"S", "W", "X"}, "notes": "Ring the bell", "location": "Hall", "address": "1 High St",
		"city": "Leeds", "country": "GB",
		"regions": []any{"England"}, "latitude": 53.80755, "longitude": -1.5491, "approximate": "no",
		"attendance_option": "in_person", "url": "https://example.org/hub/groups/tea/",
		"email": "tea@example.org", "phone": "+441632960118", "conference_url": "https://zoom.us/j/1",
		"group": "TEA en", "entity": "Tea people"}
	if diff := cmp.Diff(want, meetings[0]); diff != "" {
		t.Error(diff)
	}
	if days := meetings[1]["day"]; !cmp.Equal(days, []any{0., 6.}) {
		t.Errorf("Saturday and Sunday are %v", days)
	}
	for i, m := range meetings[2:4] { // every second week, in words; and by arrangement, which no day means
		if m["day"] != nil || m["time"] != nil || (m["notes"] == nil) != (i == 1) || m["approximate"] != "yes" {
			t.Errorf("not weekly: %v", m)
		}
	}
}

func TestSpreadsheet(t *testing.T) {
	evil := group("evil", model.Group{Cost: "=HYPERLINK(1)", Organisation: "@x",
		Contact: model.Contact{Phone: "+441632960118"},
		Place:   model.Place{City: "-1+1", Lat: -33.9, Lon: -70.125, HasPoint: true, Precision: model.PlaceArea},
		Schedule: []model.Session{
			{Days: []time.Weekday{time.Monday, time.Friday}, Start: "18:30", Every: model.EveryMonth, Nth: []int{1, -1},
				Note: "\tx, \"y\""},
			{RRule: "FREQ=DAILY", Start: "08:00", From: day(2026, 1, 2),
				Except: []model.Date{day(2026, 12, 24), day(2026, 12, 31)}},
			{ByArrangement: true}, {Days: []time.Weekday{time.Monday}, Every: 2}}}, "en", "fr")
	evil.Pages["fr"].Summary = "＝1+1"
	got := written(t, evil, group("sample", model.Group{Sample: true}), group("quiet", model.Group{}))
	rows, err := csv.NewReader(strings.NewReader(got["groups.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row int, name string) string { return rows[row][slices.Index(rows[0], name)] }
	if len(rows) != 6 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, c := range []struct {
		row        int
		name, want string
	}{
		{1, "id", "evil"}, {1, "name", "EVIL en"}, {1, "cost", "'=HYPERLINK(1)"}, {1, "organisation", "'@x"},
		{1, "phone", "'+441632960118"},
		{1, "city", "'-1+1"}, {1, "lat", "-33.9"}, {1, "lon", "-70.13"}, {1, "precision", "area"},
		{1, "day", "monday; friday"}, {1, "every", "month"}, {1, "nth", "1; -1"}, {1, "note", "'\tx, \"y\""},
		{2, "id", "evil"}, {2, "rrule", "FREQ=DAILY"}, {2, "from", "2026-01-02"},
		{2, "except", "2026-12-24; 2026-12-31"}, {2, "every", ""},
		{3, "by_arrangement", "true"}, {4, "every", "2 weeks"},
		{1, "name.fr", "EVIL fr"}, {1, "summary.fr", "'＝1+1"}, {1, "name.en", ""}, {1, "verified_on", "2026-10-01"},
		{1, "page", "https://example.org/hub/groups/evil/"},
		{5, "id", "quiet"}, {5, "day", ""}, {5, "lat", ""},
	} {
		if got := column(c.row, c.name); got != c.want {
			t.Errorf("row %d, %s: %q, want %q", c.row, c.name, got, c.want)
		}
	}
}

func TestGeoJSON(t *testing.T) {
	at := model.Place{City: "Leeds", Address: "1 High St", Lat: 53.80755, Lon: -1.54912, HasPoint: true}
	area, city := at, at
	area.Precision, city.Precision = model.PlaceArea, model.PlaceCity
	got := written(t, group("exact", model.Group{Place: at}), group("area", model.Group{Place: area}),
		group("city", model.Group{Place: city}),
		group("nowhere", model.Group{}), group("sample", model.Group{Place: at, Sample: true}))["groups.geojson"]
	var all struct {
		Type     string
		Features []struct {
			ID         string
			Geometry   struct{ Coordinates []float64 }
			Properties struct{ Address string }
		}
	}
	if err := json.Unmarshal([]byte(got), &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Features) != 2 || all.Features[0].ID != "exact" ||
		!slices.Equal(all.Features[0].Geometry.Coordinates, []float64{-1.54912, 53.80755}) ||
		all.Features[0].Properties.Address != "1 High St" ||
		!slices.Equal(all.Features[1].Geometry.Coordinates, []float64{-1.55, 53.81}) ||
		all.Features[1].Properties.Address != "" {
		t.Errorf("%s", got)
	}
	if empty := written(t)["groups.geojson"]; !strings.Contains(empty, `"features": []`) {
		t.Errorf("empty: %s", empty)
	}
}

// TestCount holds what is said of the files to what is in them.
func TestCount(t *testing.T) {
	tuesday := []model.Session{{Days: []time.Weekday{time.Tuesday}, Start: "18:30", Every: 1}}
	entries := []*model.Entry{
		group("mapped", model.Group{Schedule: tuesday, Cost: "0",
			Place: model.Place{City: "Leeds", Lat: 53.8, Lon: -1.5, HasPoint: true}}),
		group("quiet", model.Group{}),
		group("paused", model.Group{Status: model.StatusPaused, Schedule: tuesday, Cost: "0"}),
		group("sample", model.Group{Sample: true, Schedule: tuesday}),
	}
	files := written(t, entries...)
	for format, want := range map[Format]struct {
		in, out, priced int
		marks           string // of a group in the file
		absence         string
	}{
		MeetingGuide: {2, 1, 1, `"slug":`, "1 group pauses, and is not in groups.json."},
		HSDS:         {3, 0, 0, "", ""},
		CSV:          {3, 0, 0, "", ""},
		GeoJSON:      {1, 2, 1, `"Feature"`, "2 groups have no point on the map, and are not in groups.geojson."},
		ICalendar: {1, 2, 1, "BEGIN:VEVENT",
			"2 groups pause or meet on no day that is known, and are not in groups.ics."},
	} {
		got := Count(format, site(entries...))
		priced := 0
		for _, l := range got.Lost {
			if l.What == "the cost" {
				priced = l.Groups
			}
		}
		if got.Groups != want.in || got.Absent != want.out || priced != want.priced {
			t.Errorf("%s: %+v, want %+v", format, got, want)
		}
		if got.Absent > 0 {
			if n := strings.Count(files[format.Address()], want.marks); n != got.Groups {
				t.Errorf("%s: %d groups are said to be in the file, and %d are", format, got.Groups, n)
			}
			if said := format.Absence(got.Absent).String(); said != want.absence {
				t.Errorf("%s: %s", format, said)
			}
		}
	}
}

func TestNamed(t *testing.T) {
	for format, names := range map[Format][]string{
		MeetingGuide: {"meeting-guide", "Meeting Guide", "meetingguide", "json", "groups.json", ".json", "TSML"},
		HSDS: {"hsds", "HSDS", "groups.hsds.json", "hsds.json", "Open Referral HSDS", "open-referral",
			"openreferral"},
		CSV:       {"csv", ".csv", "CSV", "groups.csv", "spreadsheet"},
		GeoJSON:   {"geojson", "geo-json", "GeoJSON", "groups.geojson"},
		ICalendar: {"icalendar", "iCal", "ics", ".ics", "calendar", " ical", "groups.ics"},
		"":        {"", "docx", "xlsx", "groups.", "."},
	} {
		for _, name := range names {
			if got := Named(name); got != format {
				t.Errorf("Named(%q) = %q, want %q", name, got, format)
			}
		}
	}
}

// TestColumnsFollowTheSchema: groups.csv has a column for each field of spreadsheets
// that files may tell, and for no other.
func TestColumnsFollowTheSchema(t *testing.T) {
	var got []string
	for _, c := range columns(nil) {
		got = append(got, c.name)
	}
	want := []string{"language", "page"}
	schema.Of(model.KindGroup).Walk(func(_ string, f schema.Field) {
		if f.Column != "" && f.Tell != schema.OnPage && f.Tell != schema.Team {
			want = append(want, f.Column)
		}
	})
	for _, name := range []string{"contact_name", "contact_role", "verified_by", "verified_how", "review_by",
		"consent_on",
		"source", "sample", "draft"} {
		if slices.Contains(got, name) {
			t.Errorf("groups.csv tells %s", name)
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, slices.Sorted(slices.Values(got))); diff != "" {
		t.Error(diff)
	}
	if len(got) < 40 || got[0] != "id" || got[len(got)-1] != "page" {
		t.Errorf("%d columns: %v", len(got), got)
	}
}
