package interchange

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/model"
)

// TestReadBMLT: what a server of BMLT says, as front matter.
func TestReadBMLT(t *testing.T) {
	const place = `"location_text": "Mill Hall", "location_street": "4 Mill Lane", "location_municipality": "Dover", "location_province": "DE",
		"location_postal_code_1": "19901", "location_nation": "USA", "latitude": "39.1", "longitude": "-75.5"`
	const there = "place: {venue: Mill Hall, address: 4 Mill Lane, city: Dover, region: [DE], postcode: \"19901\", " +
		"country: US, lat: 39.1, lon: -75.5}\n"
	for name, c := range map[string]struct{ in, want, found string }{
		"a meeting": {`"weekday_tinyint": "3", "start_time": "19:00:00", "duration_time": "01:30:00", "formats": "O,WC,D", "venue_type": "1", ` + place,
			"schedule:\n  - {day: tuesday, start: \"19:00\", end: \"20:30\", every: week}\nattendance: in-person\n" +
				there +
				"audience: [everyone]\ntopics: [discussion]\naccess: [step-free]\n", ""},
		"on Sunday": {`"weekday_tinyint": 1, "start_time": "23:30", "duration_time": "01:00"`,
			"schedule:\n  - {day: sunday, start: \"23:30\", end: \"00:30\", every: week}\n", ""},
		"on no day": {`"weekday_tinyint": "0", "start_time": "19:00"`, "", "This was left out: day: 0; time: 19:00"},
		"no time": {`"weekday_tinyint": "2", "start_time": "late", ` + place, "attendance: in-person\n" + there,
			"This was left out: day: 2; time: late"},
		"no length": {`"weekday_tinyint": "2", "start_time": "19:00", "duration_time": "x"`,
			"schedule:\n  - {day: monday, start: \"19:00\", every: week}\n", ""},
		"online": {`"weekday_tinyint": "2", "start_time": "19:00", "venue_type": "2", "virtual_meeting_link": "https://example.org/r"`, "schedule:\n  - {day: monday, start: \"19:00\", every: week}\nattendance: online\nonline: {url: \"https://example.org/r\"}\n", ""},
		"closed place": {`"weekday_tinyint": "2", "start_time": "19:00", "formats": "TC"`,
			"status: paused\nschedule:\n  - {day: monday, start: \"19:00\", every: week}\n", ""},
		"own format": {`"weekday_tinyint": "2", "start_time": "19:00", "formats": "ZZ", "contact_name_1": "SECRET"`,
			"schedule:\n  - {day: monday, start: \"19:00\", every: week}\n", "types: ZZ (ZZ) (1 record: record 1).\nfield-left-out: These fields may be about persons, and were left out: contact_name_1."},
	} {
		files, said := records(t, `[{"id_bigint": "5", "meeting_name": "Tea", `+c.in+`}]`)
		if diff := cmp.Diff("name: Tea\n"+c.want, files["tea"]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		all := strings.Join(said, "\n")
		if !strings.Contains(all, c.found) || strings.Contains(all, "SECRET") {
			t.Errorf("%s: found %q, want %q", name, all, c.found)
		}
	}
	files, said := records(t,
		`{"meetings": [{"meeting_name": "Tea", "weekday_tinyint": "2", "start_time": "19:00", "formats": "X1"},
		{"meeting_name": "Soup", "weekday_tinyint": "2", "start_time": "19:00", "published": "0"}, {"weekday_tinyint": "2"}],
		"formats": [{"key_string": "X1", "name_string": "For beginners", "world_id": "BEG"}]}`)
	if !strings.Contains(files["tea"], "audience: [beginners]") || len(files) != 1 || len(said) != 2 {
		t.Errorf("%v %v", files, said)
	}
}

// TestReadLists: which format JSON is of, by its shape, and how many records it has.
func TestReadLists(t *testing.T) {
	for in, want := range map[string]string{
		`[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00"}]`: "meeting-guide 1",
		`{"name": "A", "slug": "a", "day": 1, "time": "18:00"}` + "\n" +
			`{"name": "B", "slug": "b", "day": 1}`: "meeting-guide 2",
		`{"totalPages": 1, "content": [{"id": "1", "name": "Tea", "status": "active", "schedules": []}]}`: "hsds 1",
		`{"data": {"items": [{"id": "1", "name": "Tea", "organization_id": "o"}]}}`:                       "hsds 1",
		`[{"id": 1, "name": "Tea", "city": "Leeds", "weekday": "Monday", "startTime": "18:00"}]`:          "named-fields 1",
		`{"results": [{"title": "Tea", "location": {"city": "Leeds"}}, {"title": "Soup"}]}`:               "named-fields 2",
		`{"name": "a-program", "version": "1.0", "description": "x", "dependencies": {}}`:                 " 0",
		`[{"slug": "hello", "title": {"rendered": "Hello"}, "content": {"rendered": "x"}}]`:               " 0",
		`[{"id": 1, "name": "Tea"}]`: " 0",
		"\xFF\xFE" + wide(`[{"name": "Té", "slug": "tea", "day": 1, "time": "18:00"}]`): "meeting-guide 1",
		wide(`[{"name": "Té", "slug": "tea", "day": 1, "time": "18:00"}]`):              "meeting-guide 1",
	} {
		got := Read("file", []byte(in), testHub(), today)
		if said := fmt.Sprintf("%s %d", got.Format, len(got.Drafts)); said != want {
			t.Errorf("%s: %q, want %q: %v", in, said, want, got.Findings)
		}
		if got.Format == NamedFields &&
			!strings.Contains(fmt.Sprint(got.Findings), "Meeting Guide (TSML), BMLT or HSDS") {
			t.Errorf("%s: nothing says what to ask for", in)
		}
	}
	got := Read("file", []byte(`[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00"}] <p>more</p>`), testHub(),
		today)
	if len(got.Drafts) != 1 || len(got.Findings) != 1 ||
		!strings.Contains(got.Findings[0].Message.String(), "<p>more</p>") {
		t.Errorf("what is behind the first value is not named: %+v", got)
	}
}

// wide is a text in UTF-16.
func wide(text string) string {
	var out strings.Builder
	for _, r := range text {
		out.WriteByte(byte(r))
		out.WriteByte(byte(r >> 8))
	}
	return out.String()
}

// TestOneBrokenValue: of a record with one value that cannot be read, the lines that the
// others make stay, and something is said.
func TestOneBrokenValue(t *testing.T) {
	for name, record := range map[string]string{
		"meeting-guide": `{"slug": "tea", "name": "Tea", "day": 2, "time": "18:30", "end_time": "20:00", "timezone": "Europe/Belfast",
			"location": "Library", "address": "1 High St", "city": "Leeds", "country": "GB", "latitude": 53.8, "longitude": -1.5, "types": ["W", "X"],
			"email": "tea@example.org", "website": "https://tea.example.org", "updated": "2026-01-05"}`,
		"bmlt": `{"meeting_name": "Tea", "weekday_tinyint": "3", "start_time": "18:30", "duration_time": "01:30", "time_zone": "Europe/Belfast",
			"formats": "W,WC", "location_text": "Library", "location_street": "1 High St", "location_municipality": "Leeds", "location_nation": "GB",
			"latitude": "53.8", "longitude": "-1.5", "venue_type": "1"}`,
		"hsds": `{"id": "1", "name": "Tea", "status": "inactive", "description": "Come in.", "url": "https://tea.example.org", "email": "tea@example.org",
			"organization": {"id": "o", "name": "Tea people"}, "languages": [{"id": "l", "code": "es"}],
			"schedules": [{"id": "s", "freq": "WEEKLY", "byday": "TU", "opens_at": "18:30", "closes_at": "20:00"}]}`,
	} {
		var whole map[string]any
		if err := json.Unmarshal([]byte(record), &whole); err != nil {
			t.Fatal(err)
		}
		lines := func(v any) ([]string, int) {
			data, err := json.Marshal([]any{v})
			if err != nil {
				t.Fatal(err)
			}
			in := Read("file", data, testHub(), today)
			if string(in.Format) != name || len(in.Drafts) != 1 {
				return nil, len(in.Findings)
			}
			return in.Drafts[0].Lines, len(in.Findings)
		}
		all, said := lines(whole)
		if len(all) < 10 || said > 0 {
			t.Fatalf("%s: %q, %d findings", name, all, said)
		}
		tried := 0
		for field := range whole {
			for _, broken := range []any{"\x00?!", "99:99", "-7", []any{map[string]any{"x": 1}}, 1e300} {
				if field == "name" || field == "meeting_name" || field == "schedules" && name == "hsds" {
					continue
				}
				changed := maps.Clone(whole)
				changed[field] = broken
				got, _ := lines(changed)
				if len(got) == 0 { // without it, it is no record of the format
					continue
				}
				tried++
				lost := 0
				for _, line := range all {
					if !slices.Contains(got, line) {
						lost++
					}
				}
				if lost > mayFall[field] && lost > 2 {
					t.Errorf("%s: %s is %v, and %d lines are lost: %q", name, field, broken, lost, got)
				}
			}
		}
		if tried < 20 {
			t.Errorf("%s: only %d values were tried", name, tried)
		}
	}
}

// mayFall are how many lines a value may take along: without its day or its time a session is none.
var mayFall = map[string]int{"day": 5, "time": 5, "weekday_tinyint": 5, "start_time": 5}

func fuzzReader(f *testing.F, of Format, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		pages, _ := read(t, "file", data)
		for _, p := range pages {
			if p == nil || strings.TrimSpace(p.Title) == "" {
				t.Errorf("%s: a page has no name", of)
			}
		}
	})
}

func FuzzMeetingGuide(f *testing.F) {
	fuzzReader(f, MeetingGuide,
		`[{"slug": "x", "name": "Tea", "day": [1, "1st Tuesday", 7], "time": "12:00 Noon", "end_time": "24:00", "types": ["W", "O", "TC"],
		"attendance_option": "inactive", "latitude": "53,8", "longitude": 0, "formatted_address": "1 High St, Dover, DE 19901, USA"}]`,
		`{"name": "A", "slug": "a", "day": 1, "time": "18:00 - 19:00"}`+"\n"+`{"name": "a", "slug": "b"} x`)
}

func FuzzBMLT(f *testing.F) {
	fuzzReader(f, BMLT, `{"meetings": [{"meeting_name": "Tea", "weekday_tinyint": "1", "start_time": "19:00:00", "duration_time": "24:00:00", "formats": "O,WC,X1",
		"venue_type": "3", "location_nation": "USA", "latitude": "200"}], "formats": [{"key_string": "X1", "world_id": "BEG", "name_string": ","}]}`)
}

func FuzzHSDS(f *testing.F) {
	fuzzReader(f, HSDS, `{"content": [{"id": "1", "name": "Tea", "status": "defunct", "schedules": [{"freq": "DAILY", "opens_at": "00:00", "closes_at": "24:00"},
		{"freq": "MONTHLY", "byday": "-1TU", "opens_at": "18:00Z"}], "languages": [{"code": "spa"}, {"name": "Arabic"}],
		"service_at_locations": [{"location": {"name": "Hall", "location_type": "physical", "addresses": [{"city": "Leeds"}]}}]}]}`)
}

func FuzzCSV(f *testing.F) {
	fuzzReader(f, CSV, "\"Name\", \"Day\", \"Start\", \"AM/PM\"\n\"Tea\", \"Monday\", \"6:00\", \"PM\"\n",
		"name;day;start;status\nT\xe9;mardi;18h30;closed until Jan\n",
		"name,types,day,time,end time\nTea,Open,Monday,6 pm,7\n")
}

func FuzzGeoJSON(f *testing.F) {
	fuzzReader(f, GeoJSON, `{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "tea", "geometry": {"type": "Point", "coordinates": [-1.5, 53.8, 3]},
		"properties": {"name": "Tea", "addr:street": "High St", "addr:housenumber": "1", "day": "Tuesday", "start": "18:30", "language": "en", "url": "https://example.org/"}},
		null, {"geometry": {"type": "Polygon", "coordinates": [[0, 1]]}, "properties": {"Name": "b", "name": "B"}}]}`)
}

// TestMap: a map is read by the names of its properties, whoever drew it.
func TestMap(t *testing.T) {
	pages, findings := read(t, "map.json", []byte(`{"type": "FeatureCollection", "features": [
		{"type": "Feature", "id": "node/123", "geometry": {"type": "Point", "coordinates": [-1.5491, 53.8008]}, "properties": {"name": "Tea room",
			"addr:street": "High St", "addr:housenumber": "1", "addr:city": "Leeds", "addr:country": "GB", "contact:phone": "+44 113 496 0118", "amenity": "x"}},
		{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 1], [1, 1], [1, 0], [0, 1]]]},
			"properties": {"Name": "Wide", "Day": "Tuesday", "Start": "18:30", "description": "Password: tango99"}},
		{"type": "Feature", "geometry": null, "properties": null}, 5]}`))
	if len(pages) != 2 {
		t.Fatalf("%d groups, want 2: %v", len(pages), findings)
	}
	place := model.Place{Address: "1 High St", City: "Leeds", Country: "GB", Lat: 53.8008, Lon: -1.5491, HasPoint: true}
	if g := pages[0].Group; pages[0].Path != "tea-room" || !reflect.DeepEqual(g.Place, place) || g.Contact.Phone == "" {
		t.Errorf("%s: %+v", pages[0].Path, g)
	}
	if g := pages[1].Group; g.Place.HasPoint || len(g.Schedule) != 1 ||
		strings.Contains(pages[1].Body.Text+pages[1].Summary, "tango") {
		t.Errorf("an outline is no point, and a password no text: %+v %q", g, pages[1].Summary)
	}
	var said []string
	for _, f := range findings {
		said = append(said, string(f.Code)+" "+f.Message.String())
	}
	for _, want := range []string{"field-unknown Field amenity: ", "record-left-out Record 3: ",
		"record-left-out Record 4: "} {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("nobody says %q: %q", want, said)
		}
	}
}
