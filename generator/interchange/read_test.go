package interchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
)

// records reads a file and returns its drafts as the files that they would be,
// without where they came from, and its findings in short.
func records(t *testing.T, data string) (map[string]string, []string) {
	t.Helper()
	in := Read("file", []byte(data), testHub(), today)
	files, made := map[string]string{}, 0
	for _, d := range in.Drafts {
		files[d.Slug] = strings.Replace(strings.TrimSuffix(strings.TrimPrefix(d.File(), "---\n"), "---\n"),
			"source: file\n", "", 1)
		made += d.Records
	}
	left := 0
	var said []string
	for _, f := range in.Findings {
		said = append(said, string(f.Code)+": "+f.Message.String())
		if f.Code == diag.RecordLeftOut {
			left++
		}
	}
	if made+left != in.Records {
		t.Errorf("%d records: %d in pages, %d named\n%s", in.Records, made, left, strings.Join(said, "\n"))
	}
	return files, said
}

// TestReadMeetings: what Meeting Guide says, as front matter.
func TestReadMeetings(t *testing.T) {
	for name, c := range map[string]struct {
		in    string // JSON records, without their names and slugs
		want  string // front matter below the name
		found string // parts of the findings, separated by |
	}{
		"weekly": {`"day": 2, "time": "18:30", "end_time": "20:00"`,
			"schedule:\n  - {day: tuesday, start: \"18:30\", end: \"20:00\", every: week}\n", ""},
		"several days": {`"day": [0, "1", "Friday"], "time": "7:00"`,
			"schedule:\n  - {day: [monday, friday, sunday], start: \"07:00\", every: week}\n", ""},
		"appointment": {`"notes": "Ring us"`, "schedule:\n  - {by_arrangement: true, note: Ring us}\n", ""},
		"time alone": {`"time": "19:00", "notes": "Ring"`, "---\n\nRing\n",
			"This was left out: day: –; time: 19:00"},
		"seven": {`"day": 7, "time": "16:30"`, "", "This was left out: day: 7; time: 16:30"},
		"one day odd": {`"day": ["Monday", "Funday"], "time": "19:00"`,
			"schedule:\n  - {day: monday, start: \"19:00\", every: week}\n", `"Funday" is no day of the week`},
		"which Tuesday": {`"day": "1st and 3rd Tuesday of the month", "time": "7:00 PM ET"`,
			"schedule:\n  - {day: tuesday, start: \"19:00\", every: month, nth: [1, 3], note: ET}\n", ""},
		"from to": {`"day": 2, "time": "19:00 - 20:00"`,
			"schedule:\n  - {day: tuesday, start: \"19:00\", end: \"20:00\", every: week}\n", ""},
		"noon": {`"day": 2, "time": "12:00 Noon", "end_time": "24:00"`,
			"schedule:\n  - {day: tuesday, start: \"12:00\", end: \"00:00\", every: week}\n", ""},
		"an end odd": {`"day": 2, "time": "1900", "end_time": "garbage"`,
			"schedule:\n  - {day: tuesday, start: \"19:00\", every: week}\n",
			`"garbage" is no time of day. This was left out: end`},
		"after midnight": {`"day": 2, "time": "7:30 PM", "end_time": "12:15 a.m."`,
			"schedule:\n  - {day: tuesday, start: \"19:30\", end: \"00:15\", every: week}\n", ""},
		"ends before it begins": {`"day": 2, "time": "7:30 PM", "end_time": "8:30 AM"`,
			"schedule:\n  - {day: tuesday, start: \"19:30\", every: week}\n",
			"ends at 08:30, before it begins at 19:30"},
		"no end at all": {`"day": 2, "time": "19:00", "end_time": "19:00"`,
			"schedule:\n  - {day: tuesday, start: \"19:00\", every: week}\n",
			"begins and ends at the same time, 19:00"},
		"how long": {`"day": 2, "time": "23:00", "duration": 90`,
			"schedule:\n  - {day: tuesday, start: \"23:00\", end: \"00:30\", every: week}\n", ""},
		"inactive": {`"day": 2, "time": "19:00", "attendance_option": "inactive"`,
			"status: paused\nschedule:\n  - {day: tuesday, start: \"19:00\", every: week}\n", ""},
		"option": {`"day": 2, "time": "19:00", "attendance_option": "in_person"`,
			"schedule:\n  - {day: tuesday, start: \"19:00\", every: week}\nattendance: in-person\n", ""},
		"odd option": {`"day": 2, "time": "19:00", "attendance_option": "maybe"`,
			"schedule:\n  - {day: tuesday, start: \"19:00\", every: week}\n", "attendance_option: maybe"},
		"what it is": {`"day": 2, "time": "19:00", "types": ["C", "BE", "D", "B", "OUT", "BA"]`,
			"schedule:\n  - {day: tuesday, start: \"19:00\", every: week}\naudience: [members, beginners]\n" +
				"topics: [discussion, study]\naccess: [child-care, outdoors]\n", ""},
		"comma": {`"latitude": "53,8", "longitude": "-1,5"`,
			"schedule:\n  - {by_arrangement: true}\nplace: {lat: 53.8, lon: -1.5}\n", ""},
		"no such time": {`"day": 2, "time": "27:00"`, "", "This was left out: day: 2; time: 27:00"},
		"a day alone":  {`"day": 2`, "", "This was left out: day: 2; time: –"},
		"zone, spaced": {`"timezone": "America/New York"`,
			"schedule:\n  - {by_arrangement: true}\ntimezone: America/New_York\n", ""},
		"zone": {`"timezone": "America/New_York"`,
			"schedule:\n  - {by_arrangement: true}\ntimezone: America/New_York\n", ""},
		"no such zone": {`"timezone": "Mars/Olympus"`, "schedule:\n  - {by_arrangement: true}\n",
			"This was left out: timezone: Mars/Olympus"},
		"one line": {`"address": "2634 Union Ave, San Jose, CA 95124, USA"`,
			"schedule:\n  - {by_arrangement: true}\nattendance: in-person\n" +
				"place: {address: 2634 Union Ave, city: San Jose, region: [CA], postcode: \"95124\", country: US}\n",
			""},
		"a country behind a line": {`"address": "Hall, Kathmandu 44600, Nepal"`,
			"schedule:\n  - {by_arrangement: true}\nattendance: in-person\n" +
				"place: {address: \"Hall, Kathmandu 44600\", country: NP}\n", "Addresses stay on one line"},
		"parts": {`"address": "1 High St", "city": "Leeds", "postal_code": "LS1 1AA", "country": "UK", "region": "North", "sub_region": "Leeds"`, "schedule:\n  - {by_arrangement: true}\nattendance: in-person\nplace: {address: 1 High St, city: Leeds, region: [North], postcode: LS1 1AA, country: GB}\n", ""},
		"online": {`"address": "Online", "conference_url": "https://zoom.us/j/1?pwd=SECRET"`,
			"schedule:\n  - {by_arrangement: true}\nattendance: online\n" +
				"online: {url: \"https://zoom.us/j/1\", ask_passcode: true}\n", "held passwords or tokens"},
		"not safe": {`"conference_url": "http://zoom.us/j/1"`,
			"schedule:\n  - {by_arrangement: true}\nattendance: online\n", "safe from listeners"},
		"hybrid": {`"address": "1 High St", "conference_url": "https://example.org/room"`,
			"schedule:\n  - {by_arrangement: true}\nattendance: hybrid\nplace: {address: 1 High St}\n" +
				"online: {url: \"https://example.org/room\"}\n", "Links of meetings came along"},
		"shut": {`"address": "1 High St", "types": ["TC"]`,
			"status: paused\nschedule:\n  - {by_arrangement: true}\nattendance: in-person\n" +
				"place: {address: 1 High St}\n", ""},
		"shut, online": {`"address": "1 High St", "types": ["TC", "ONL"], "conference_url": "https://example.org/r"`,
			"schedule:\n  - {by_arrangement: true}\nattendance: online\nplace: {address: 1 High St}\n" +
				"online: {url: \"https://example.org/r\"}\n", "Links of meetings came along"},
		"types": {`"types": ["W", "X", "S", "O", "QQ"]`,
			"schedule:\n  - {by_arrangement: true, note: Open}\nlanguages: [es]\naudience: [women]\n" +
				"access: [step-free]\n", "types: QQ (QQ)"},
		"about": {`"address": "1 High St", "approximate": "yes", "latitude": 53.81, "longitude": -1.55`,
			"schedule:\n  - {by_arrangement: true}\nplace: {lat: 53.81, lon: -1.55, precision: area}\n",
			"address, which is only about right"},
		"no such point": {`"latitude": 100, "longitude": 101`, "schedule:\n  - {by_arrangement: true}\n",
			"100, 101 is no point on the earth"},
		"half a point": {`"latitude": 53.8`, "schedule:\n  - {by_arrangement: true}\n", ""},
		"contact":      {`"email": "tea@example.org", "phone": "+44 113 496 0000", "website": "tea.example.org", "contact_1_name": "Sam Jones", "contact_1_phone": "SECRET"`, "schedule:\n  - {by_arrangement: true}\ncontact: {email: tea@example.org, phone: \"+44 113 496 0000\", url: \"https://tea.example.org\"}\n", "contact_1_name; contact_1_phone"},
		"updated": {`"updated": "2014-05-3107:32:00", "venmo": "@x"`,
			"schedule:\n  - {by_arrangement: true}\nupdated: 2014-05-31\n", "left out: venmo ("},
		"html": {`"group_notes": "<p>Come &amp; sit <b>down</b></p>"`,
			"summary: Come & sit down\nschedule:\n  - {by_arrangement: true}\n", ""},
	} {
		files, said := records(t, `[{"slug": "x", "name": "Tea", `+c.in+`}]`)
		if diff := cmp.Diff("name: Tea\n"+c.want, files["x"]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		all := strings.Join(said, "\n")
		if !strings.Contains(all, c.found) || (c.found == "") != (all == "") || strings.Contains(all, "SECRET") {
			t.Errorf("%s: found %q, want %q", name, all, c.found)
		}
	}
}

// TestGather: which meetings are one group.
func TestGather(t *testing.T) {
	at := `"location": "Library", "address": "1 High St", "city": "Leeds"`
	for name, c := range map[string]struct {
		in   string
		want []string // name: sessions
	}{
		"one name in one place": {`{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00", ` + at +
			`}, {"name": "Tea", "slug": "tea-2", "day": 3, "time": "10:00", ` + at + `}`, []string{"Tea: 2"}},
		"one time, several days": {`{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00", ` + at +
			`}, {"name": "Tea", "slug": "tea-2", "day": 3, "time": "18:00", ` + at + `}`, []string{"Tea: 1"}},
		"one name in two places": {`{"name": "Tea", "slug": "a", "day": 1, "time": "18:00", ` + at +
			`}, {"name": "Tea", "slug": "b", "day": 3, "time": "10:00", "city": "York"}`, []string{"Tea: 1", "Tea: 1"}},
		"one of them for women": {`{"name": "Tea", "slug": "a", "day": 1, "time": "18:00", ` + at +
			`}, {"name": "Tea", "slug": "b", "day": 3, "time": "10:00", "types": ["W"], ` + at + `}`,
			[]string{"Tea: 1", "Tea: 1"}},
		"two names of one group":  {`{"name": "Early", "slug": "a", "day": 1, "time": "08:00", "group": "Tea people", ` + at + `}, {"name": "Late", "slug": "b", "day": 3, "time": "20:00", "group": "Tea people", ` + at + `}`, []string{"Tea people: 2"}},
		"a group with one":        {`{"name": "Early", "slug": "a", "day": 1, "time": "08:00", "group": "Tea people", ` + at + `}`, []string{"Early: 1"}},
		"one slug for two groups": {`{"name": "Early", "slug": "a", "day": 1, "time": "08:00"}, {"name": "Late", "slug": "a", "day": 1, "time": "08:00"}`, []string{"Early: 1", "Late: 1"}},
		"two spellings of a name": {`{"name": "Tea Time", "slug": "a", "day": 1, "time": "18:00", "types": ["O"], ` +
			at + `}, {"name": "Tea time", "slug": "b", "day": 3, "time": "10:00", "types": ["C"], ` + at + `}`,
			[]string{"Tea Time: 2"}},
		"a name is missing": {`{"slug": "a", "day": 1, "time": "08:00"}, {"name": "Late", "slug": "b", "day": 1, "time": "08:00"}, 7`, []string{"Late: 1"}},
	} {
		files, _ := records(t, "["+c.in+"]")
		var got []string
		for _, text := range files {
			title, _, _ := strings.Cut(strings.TrimPrefix(text, "name: "), "\n")
			got = append(got, fmt.Sprintf("%s: %d", title, strings.Count(text, "\n  - ")))
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestOneName: as many groups of one name as there are have as many addresses.
func TestOneName(t *testing.T) {
	in := make([]string, 2000)
	for i := range in {
		in[i] = fmt.Sprintf(`{"name": "Tea", "day": 1, "time": "18:00", "city": "Town %d"}`, i)
	}
	files, _ := records(t, "["+strings.Join(in, ",")+"]")
	for _, slug := range []string{"tea", "tea-2", "tea-2000"} {
		if files[slug] == "" {
			t.Errorf("%s is gone; %d pages", slug, len(files))
		}
	}
}

// TestMeetingSheet: the spreadsheet of Meeting Guide, its numbers those of rows.
func TestMeetingSheet(t *testing.T) {
	files, said := records(t,
		"Time,End Time,Day,Name,Location,Address,Region,Types,Timezone,Conference URL,Slug,Venmo\n"+
			"6:00 PM,,Monday,After work,Town hall,\"1 High St, Ashland, OR 97520, USA\",Ashland,\"Open, Wheelchair "+
			"Access, Women\",America/Los_Angeles,,after-work,@v\n"+
			",,,,,,,,,,,\n"+
			"7:00 PM,,Friday,,Town hall,,,,,,nameless,\n")
	want := map[string]string{"after-work": "name: After work\nschedule:\n" +
		"  - {day: monday, start: \"18:00\", every: week, note: Open}\ntimezone: America/Los_Angeles\n" +
		"attendance: in-person\n" +
		"place: {venue: Town hall, address: 1 High St, city: Ashland, region: [OR], postcode: \"97520\", country: " +
		"US}\naudience: [women]\naccess: [step-free]\n"}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Error(diff)
	}
	if all := strings.Join(said, "\n"); !strings.Contains(all, "venmo (1 record: row 2).") ||
		!strings.Contains(all, "Row 4: This record has no name") {
		t.Error(all)
	}
}

// TestOwnSheet: of a spreadsheet of groups, what cannot be read is left out, but for the words
// of when, and named by its cell; a group whose name is lost is left out.
func TestOwnSheet(t *testing.T) {
	files, said := records(t,
		"name;day;start;city;lat;lon\nTea;tusday;18:30;Leeds;99;-1.5\n=A1;monday;18:00;York;;\n"+
			"Soup;friday;6 pm;#REF!;;\n")
	want := map[string]string{"tea": "name: Tea\nschedule:\n  - {by_arrangement: true, note: \"tusday, 18:30\"}\nplace: {city: Leeds}\n",
		"soup": "name: Soup\nschedule:\n  - {day: friday, start: \"18:00\"}\n"}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Error(diff)
	}
	all := strings.Join(said, "\n")
	for _, part := range []string{`Row 2, column B (day): "tusday"`, "Row 2, column E (lat)",
		"Row 3, column A (name): This is a formula", "record-left-out: Row 3:", "Row 4, column D (city)"} {
		if !strings.Contains(all, part) {
			t.Errorf("nothing says %s:\n%s", part, all)
		}
	}
}

// TestReadNothing: what is no directory of groups is said to be none.
func TestReadNothing(t *testing.T) {
	for name, data := range map[string]string{"empty": "", "text": "Dear all,\nhere are the groups.",
		"web page": "<!doctype html><p>Groups", "half": `[{"name": "Tea", `,
		"other JSON": `{"type": "FeatureCollection", "features": []}`,
		"no records": "[]", "numbers": "[1, 2]", "calendar": "BEGIN:VCALENDAR\nnonsense\nEND:VCALENDAR", "binary": "\x00\x01\x02", "zip": "PK\x03\x04", "deep": strings.Repeat("[", 20000)} {
		in := Read("file", []byte(data), testHub(), today)
		if len(in.Drafts) > 0 || len(in.Findings) == 0 {
			t.Errorf("%s: %+v", name, in)
		}
	}
}

// TestStrangersText: words of other people are no Markdown, and make no error.
func TestStrangersText(t *testing.T) {
	notes := "# Head\n\n[press](javascript:alert(1)) <script>x</script>\n1. one\n> quote\n```code"
	p, _ := read(t, "file", []byte(fmt.Sprintf(`[{"name": "Tea", "slug": "tea", "location_notes": %q}]`, notes)))
	if len(p) != 1 || len(p[0].Body.Headings) > 0 || len(p[0].Body.Links) > 0 ||
		!strings.Contains(p[0].Body.Text, "# Head") || !strings.Contains(p[0].Body.Text, "[press]") {
		t.Errorf("%+v", p[0].Body)
	}
}

// FuzzRead: no file stops the program, and every draft is one that check takes.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`[{"slug": "x", "name": "Tea", "day": [1], "time": "18:00", "types": ["W"]}]`))
	f.Add([]byte(`{"id": "1", "name": "Tea", "status": "active", "schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:00"}]}`))
	f.Add([]byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Tea\r\nDTSTART:20260101T100000\r\nRRULE:FREQ=WEEKLY\r\n" +
		"END:VEVENT\r\nEND:VCALENDAR\r\n"))
	f.Add([]byte("name,day,types,time\nTea,monday,Open,6 pm\n"))
	f.Add([]byte("name,day,start\nTea,monday,18:00\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		read(t, "file", data)
	})
}

// TestOwnFields: a list with a name, a day and a time and fields of its own is read by the
// names of them all; one with the names of Meeting Guide is that.
func TestOwnFields(t *testing.T) {
	for in, want := range map[string]Format{
		`[{"name": "Tea", "day": "Friday", "time": "18:00", "town": "Leeds", "lat": 53.8, "lng": -1.55, "country": "GB"}]`:             NamedFields,
		`[{"name": "Tea", "day": "Friday", "time": "18:00", "town": "Leeds", "zoom": "https://zoom.us/j/1", "slug": "tea"}]`:           NamedFields,
		`[{"group_title": "Tea", "weekday": "Friday", "start": "18:00", "town": "Leeds"}]`:                                             NamedFields,
		`[{"name": "Tea", "day": 5, "time": "18:00", "city": "Leeds"}]`:                                                                MeetingGuide,
		`[{"name": "Tea", "slug": "tea", "day": 5, "time": "18:00", "types": ["O"], "formatted_address": "Leeds, UK", "venmo": "@x"}]`: MeetingGuide,
	} {
		got := Read("file", []byte(in), testHub(), today)
		if got.Format != want || len(got.Drafts) != 1 || got.Drafts[0].Name != "Tea" {
			t.Errorf("%s: %s, %+v", in, got.Format, got.Drafts)
			continue
		}
		for fact, line := range map[string]string{`"town"`: "city: Leeds", `"lng"`: "lon: -1.55"} {
			if strings.Contains(in, fact) && !strings.Contains(got.Drafts[0].File(), line) {
				t.Errorf("%s: no %s in\n%s", in, line, got.Drafts[0].File())
			}
		}
	}
}

// TestTitledFeature: a feature with a title beside others with a name has it, and what a
// record says twice is no other's.
func TestTitledFeature(t *testing.T) {
	in := Read("file", []byte(`{"type": "FeatureCollection", "features": [
		{"type": "Feature", "properties": {"name": "Tea", "city": "Leeds"}},
		{"type": "Feature", "properties": {"title": "Soup", "town": "York"}},
		{"type": "Feature", "properties": {"title": "Other words", "name": "Bread"}}]}`), testHub(), today)
	var names []string
	for _, d := range in.Drafts {
		names = append(names, d.Name)
	}
	if got := strings.Join(names, ", "); got != "Tea, Soup, Bread" ||
		!strings.Contains(in.Drafts[1].File(), "city: York") {
		t.Errorf("%s: %+v", got, in.Findings)
	}
}
