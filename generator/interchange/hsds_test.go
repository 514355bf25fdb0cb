package interchange

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hsdsRules are what the schema reference of HSDS 3 asks of each object
// (docs.openreferral.org, "Schema reference"): which fields must be there, which
// values and which forms they may have, and of which kind their parts are.
var hsdsRules = map[string]struct {
	required []string
	values   map[string][]string
	forms    map[string]string
	parts    map[string]string
}{
	"page": {required: []string{"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty",
		"contents"}, parts: map[string]string{"contents": "service"}},
	"service": {required: []string{"id", "name", "status", "organization"},
		values: map[string][]string{"status": {"active", "inactive", "defunct", "temporarily closed"}},
		forms: map[string]string{"id": "uuid", "assured_date": "date", "last_modified": "moment", "url": "uri",
			"email": "email"},
		parts: map[string]string{"phones": "phone", "schedules": "schedule",
			"service_at_locations": "service_at_location", "languages": "language",
			"organization": "organization", "attributes": "attribute"}},
	"organization": {required: []string{"id", "name", "description"}, forms: map[string]string{"id": "uuid"}},
	"phone": {required: []string{"id", "number"},
		values: map[string][]string{"type": {"text", "voice", "fax", "cell", "video", "pager", "textphone"}},
		forms:  map[string]string{"id": "uuid"}},
	"language": {required: []string{"id"}, forms: map[string]string{"id": "uuid", "code": "language"}},
	"schedule": {required: []string{"id"}, values: map[string][]string{"freq": {"WEEKLY", "MONTHLY"}},
		forms: map[string]string{"id": "uuid", "valid_from": "date", "valid_to": "date", "dtstart": "date",
			"opens_at": "time", "closes_at": "time", "byday": "days", "bymonthday": "numbers"}},
	"service_at_location": {required: []string{"id", "location"}, forms: map[string]string{"id": "uuid"},
		parts: map[string]string{"location": "location"}},
	"location": {required: []string{"id", "location_type"},
		values: map[string][]string{"location_type": {"physical", "postal", "virtual"}},
		forms:  map[string]string{"id": "uuid", "url": "uri"}, parts: map[string]string{"addresses": "address"}},
	"address": {required: []string{"id", "address_1", "city", "state_province", "postal_code", "country",
		"address_type"},
		values: map[string][]string{"address_type": {"physical", "postal", "virtual"}},
		forms:  map[string]string{"id": "uuid", "country": "country"}},
	"attribute": {required: []string{"id", "taxonomy_term"}, forms: map[string]string{"id": "uuid"},
		parts: map[string]string{"taxonomy_term": "taxonomy_term"}},
	"taxonomy_term": {required: []string{"id", "code", "name"}, forms: map[string]string{"id": "uuid"}},
}

var hsdsForms = map[string]*regexp.Regexp{
	"uuid":     regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`),
	"date":     regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`),
	"moment":   regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$`),
	"time":     regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`),
	"days":     regexp.MustCompile(`^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$`),
	"numbers":  regexp.MustCompile(`^-?[0-9]+(,-?[0-9]+)*$`),
	"country":  regexp.MustCompile(`^([A-Z]{2})?$`),
	"language": regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`),
	"uri":      regexp.MustCompile(`^https?://[^ ]+$`),
	"email":    regexp.MustCompile(`^[^ @]+@[^ @]+$`),
}

// breaches returns what breaks the rules in an object and its parts.
func breaches(kind, at string, o map[string]any, ids map[string]string) []string {
	rules, known := hsdsRules[kind]
	if !known {
		return []string{at + ": no rules for " + kind}
	}
	var out []string
	for _, name := range rules.required {
		if _, ok := o[name]; !ok {
			out = append(out, at+"."+name+" is missing")
		}
	}
	if id, ok := o["id"].(string); ok && kind != "taxonomy_term" { // a term is the same wherever it stands
		if first := ids[id]; first != "" {
			out = append(out, at+".id is that of "+first)
		}
		ids[id] = at
	}
	for name, v := range o {
		text, isText := v.(string)
		if values := rules.values[name]; values != nil && !slices.Contains(values, text) {
			out = append(out, fmt.Sprintf("%s.%s is %q", at, name, text))
		}
		if form := hsdsForms[rules.forms[name]]; form != nil && (!isText || !form.MatchString(text)) {
			out = append(out, fmt.Sprintf("%s.%s is %v", at, name, v))
		}
		switch v := v.(type) {
		case map[string]any:
			out = append(out, breaches(rules.parts[name], at+"."+name, v, ids)...)
		case []any:
			for i, item := range v {
				part, _ := item.(map[string]any)
				out = append(out, breaches(rules.parts[name], fmt.Sprintf("%s.%s[%d]", at, name, i), part, ids)...)
			}
		}
	}
	slices.Sort(out)
	return out
}

// TestHSDS: what is written keeps the rules of HSDS, and the rules can be broken.
func TestHSDS(t *testing.T) {
	var page map[string]any
	if err := json.Unmarshal([]byte(written(t, whole()...)["groups.hsds.json"]), &page); err != nil {
		t.Fatal(err)
	}
	if found := breaches("page", "page", page, map[string]string{}); len(found) > 0 {
		t.Error(strings.Join(found, "\n"))
	}
	services := page["contents"].([]any)
	if len(services) != 4 || page["total_items"] != 4. {
		t.Errorf("%d services, %v", len(services), page["total_items"])
	}
	schedules := services[1].(map[string]any)["schedules"].([]any)
	for i, want := range []string{"WEEKLY 2 MO,FR 2026-01-05", "MONTHLY 1 1TH,-1TH <nil>",
		"MONTHLY 1 <nil> 2026-01-15"} {
		s := schedules[i].(map[string]any)
		if got := fmt.Sprint(s["freq"], " ", s["interval"], " ", s["byday"], " ", s["dtstart"]); got != want {
			t.Errorf("schedule %d: %s, want %s", i, got, want)
		}
	}
	first := services[0].(map[string]any)
	first["status"] = "open"
	delete(first, "name")
	first["schedules"].([]any)[0].(map[string]any)["opens_at"] = "6 pm"
	want := []string{"page.contents[0].name is missing", "page.contents[0].schedules[0].opens_at is 6 pm",
		`page.contents[0].status is "open"`}
	if found := breaches("page", "page", page, map[string]string{}); !slices.Equal(found, want) {
		t.Errorf("%q, want %q", found, want)
	}
}

// TestReadHSDS: each kind of record of HSDS.
func TestReadHSDS(t *testing.T) {
	const location = `"location": {"id": "l", "location_type": "physical", "name": "Library", "latitude": 53.8, "longitude": -1.5, "transportation": "Bus 4",
		"addresses": [{"id": "a", "address_1": "1 High St", "city": "Leeds", "state_province": "Yorkshire", "postal_code": "LS1", "country": "GB", "address_type": "physical"}],
		"schedules": [{"id": "s", "freq": "WEEKLY", "byday": "TU", "opens_at": "18:30:00", "closes_at": "20:00Z", "timezone": 1}]}`
	const service = `"id": "1", "name": "Tea", "status": "active", "description": "Come in.", "email": "tea@example.org", "wait_time": "none",
		"organization": {"id": "o", "name": "Tea people", "description": "", "tax_id": "7"}, "phones": [{"id": "p", "number": "\"+44 113 496 0000\""}],
		"contacts": [{"id": "c", "name": "Sam Jones", "title": "Host"}]`
	const facts = "schedule:\n  - {day: tuesday, start: \"18:30\", end: \"20:00\", every: week}\n" +
		"place: {venue: Library, address: 1 High St, city: Leeds, region: [Yorkshire], postcode: LS1, country: GB, " +
		"lat: 53.8, lon: -1.5}\n" +
		"contact: {role: Host, name: Sam, email: tea@example.org, phone: \"+44 113 496 0000\"}\n" +
		"organisation: Tea people\n"
	for name, c := range map[string]struct {
		in    string
		want  map[string]string
		found string
	}{
		"a service": {"{" + service + `, "service_at_locations": [{"id": "x", ` + location + "}]}",
			map[string]string{"tea": "name: Tea\nsummary: Come in.\n" + facts + "---\n\nBus 4\n"},
			"organization.tax_id; service_at_locations.location.schedules.timezone; the Z of times, which says that " +
				"they are in UTC: they were taken for the time at the place; the surname of the contact; wait_time"},
		"a service at a location": {`{"id": "x", ` + location + `, "service": {` + service + "}}",
			map[string]string{"tea": "name: Tea\nsummary: Come in.\n" + facts + "---\n\nBus 4\n"}, "service.wait_time"},
		"two places": {`{"id": "1", "name": "Tea", "status": "active", "service_at_locations": [{"id": "x", "location": {"id": "l", "location_type": "physical", "name": "Library"}}, {"id": "y", "location": {"id": "m", "location_type": "physical", "name": "Church"}}]}`,
			map[string]string{"tea-library": "name: \"Tea, Library\"\nplace: {venue: Library}\n",
				"tea-church": "name: \"Tea, Church\"\nplace: {venue: Church}\n"}, ""},
		"online": {`{"id": "1", "name": "Tea", "status": "temporarily closed", "service_at_locations": [{"id": "x", "location": {"id": "l", "location_type": "virtual", "url": "https://example.org/r?pwd=SECRET"}}]}`,
			map[string]string{"tea": "name: Tea\nstatus: paused\n" +
				"online: {url: \"https://example.org/r\", ask_passcode: true}\n"}, "held passwords or tokens"},
		"an organisation": {`{"id": "o", "name": "Tea people", "description": "x", "website": "https://example.org", "services": [{"id": "1", "name": "Tea", "status": "defunct"}, {"id": "2", "name": "Soup", "status": "active"}]}`,
			map[string]string{"tea": "name: Tea\nstatus: closed\norganisation: Tea people\n",
				"soup": "name: Soup\norganisation: Tea people\n"}, "description; website"},
		"without services": {`{"id": "o", "name": "Tea people", "description": "We meet.", "website": "tea.example.org"}`,
			map[string]string{"tea-people": "name: Tea people\nsummary: We meet.\n" +
				"contact: {url: \"https://tea.example.org\"}\nkind: network\n"}, ""},
		"a place": {`{"id": "l", "location_type": "physical", "name": "Library"}`,
			map[string]string{"library": "name: Library\n"}, "This is a place, and not a service"},
		"a page": {`{"total_items": 12, "total_pages": 3, "contents": [{"id": "1", "name": "Tea", "status": "active"}, {"id": "2", "status": "active"}]}`,
			map[string]string{"tea": "name: Tea\n"}, "one page of 3, with 2 of 12 services"},
		"a rule that is none": {`{"id": "1", "name": "Tea", "status": "active", "schedules": [{"id": "s", "freq": "WEEKLY", "byday": "XX", "opens_at": "18:00"}, {"id": "t", "description": "Ring first"}]}`,
			map[string]string{"tea": "name: Tea\nschedule:\n  - {by_arrangement: true, note: Ring first}\n"},
			"When this is cannot be known. This was left out: schedule: FREQ=WEEKLY;BYDAY=XX; start: 18:00"},
		"inactive, in other words": {`{"id": "1", "name": "Tea", "status": "Suspended", "schedules": [{"id": "s", "freq": "DAILY", "opens_at": "00:00", "closes_at": "24:00"}]}`,
			map[string]string{"tea": "name: Tea\nstatus: paused\nschedule:\n" +
				"  - {day: daily, start: \"00:00\", end: \"23:59\", every: week}\n"}, ""},
		"an end that is none": {`{"id": "1", "name": "Tea", "status": "active", "schedules": [{"id": "s", "freq": "WEEKLY", "byday": "TU", "opens_at": "18:00", "closes_at": "late"}]}`,
			map[string]string{"tea": "name: Tea\nschedule:\n  - {day: tuesday, start: \"18:00\", every: week}\n"},
			"end: late"},
		"languages": {`{"id": "1", "name": "Tea", "status": "active", "languages": [{"code": "spa"}, {"name": "Arabic"}, {"code": "zzzz"}, {"code": "es", "name": "Spanish"}]}`,
			map[string]string{"tea": "name: Tea\nlanguages: [es, ar]\n"}, `"zzzz" is no language that is known`},
		"words for whom": {`{"id": "1", "name": "Tea", "status": "active", "attributes": [{"id": "a", "taxonomy_term": {"id": "t", "name": "Women only", "taxonomy": "AIRS", "code": "YS-8"}},
			{"id": "b", "taxonomy_term": {"id": "u", "name": "Wheelchair accessible"}}, {"id": "c", "taxonomy_term": {"id": "v", "name": "Strange"}}]}`,
			map[string]string{"tea": "name: Tea\naudience: [women]\naccess: [step-free]\n"}, "left out: attributes ("},
		"a status that nobody knows": {`{"id": "1", "name": "Tea", "status": "Under review"}`,
			map[string]string{"tea": "name: Tea\nstatus: paused\n"},
			`Nobody here knows what the status "Under review" means. The group is shown as paused.`},
		"a last day that is none": {opens("GB", `"opens_at": "18:00", "valid_from": "2026-01-06", "valid_to": "soon"`),
			map[string]string{"tea": "name: Tea\nplace: {city: Town, country: GB}\n"}, "start: 18:00; valid_to: soon"},
		"a first day that is none": {opens("GB", `"opens_at": "18:00", "valid_from": "x", "until": "2027-01-06T00:00:00Z"`),
			map[string]string{"tea": "name: Tea\nplace: {city: Town, country: GB}\n"}, "start: 18:00; valid_from: x"},
		"by the clock of the place": {opens("US", `"opens_at": "18:00-05:00", "closes_at": "19:00-05:00"`),
			tuesdayTea("US", `{day: tuesday, start: "18:00", end: "19:00", every: week}`), "Time zones may not be those"},
		"in UTC, where clocks do not change": {opens("KE", `"opens_at": "15:30Z", "closes_at": "17:00Z"`),
			tuesdayTea("KE", `{day: tuesday, start: "18:30", end: "20:00", every: week}`), ""},
		"in UTC, and on the next day there": {opens("KE", `"opens_at": "22:30Z"`),
			tuesdayTea("KE", `{day: wednesday, start: "01:30", every: week}`), ""},
		"with the offset of another place": {opens("JP", `"opens_at": "01:00-05:00"`),
			tuesdayTea("JP", `{day: tuesday, start: "15:00", every: week}`), ""},
		"with an offset far ahead": {opens("JP", `"opens_at": "10:00+14:00"`),
			tuesdayTea("JP", `{day: tuesday, start: "05:00", every: week}`), ""},
		"in UTC, where clocks change": {opens("FR", `"opens_at": "17:00Z"`), tuesdayTea("FR", ""),
			"This was left out: schedule: FREQ=WEEKLY;BYDAY=TU; start: 17:00Z"},
		"in a table": {"id,organization_id,name,status,description,fees\n1,o,Tea,active,Come in.,none\n",
			map[string]string{"tea": "name: Tea\nsummary: Come in.\ncost: none\n"}, "organization_id"},
	} {
		files, said := records(t, c.in)
		if diff := cmp.Diff(c.want, files); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		all := strings.Join(said, "\n")
		if !strings.Contains(all, c.found) || (c.found == "") != (all == "") || strings.Contains(all, "SECRET") {
			t.Errorf("%s: found %q, want %q", name, all, c.found)
		}
	}
}

// TestCountedOnce: what two times or two places of a record say counts once.
func TestCountedOnce(t *testing.T) {
	_, said := records(t, opens("GB", `"opens_at": "18:00Z", "closes_at": "19:00Z"`))
	if all := strings.Join(said, "\n"); !strings.Contains(all, "the Z of times") || strings.Contains(all, "the place (2") {
		t.Error(all)
	}
	left := leftOut{}
	for _, where := range []string{"record 1", "record 1", "record 2", "record 2"} {
		left.add("x", where)
	}
	if left.counts["x"] != 2 || left.first["x"] != "record 1" {
		t.Errorf("%+v", left)
	}
}

// opens is a service with a schedule on Tuesdays, in a country.
func opens(country, times string) string {
	return fmt.Sprintf(`{"id": "1", "name": "Tea", "status": "active", "service_at_locations": [{"id": "x", "location": `+
		`{"id": "l", "location_type": "physical", "addresses": [{"id": "a", "city": "Town", "country": %q}], "schedules": `+
		`[{"id": "s", "freq": "WEEKLY", "byday": "TU", %s}]}}]}`, country, times)
}

// tuesdayTea is the page of that.
func tuesdayTea(country, session string) map[string]string {
	schedule := ""
	if session != "" {
		schedule = "schedule:\n  - " + session + "\n"
	}
	return map[string]string{"tea": "name: Tea\n" + schedule + "place: {city: Town, country: " + country + "}\n"}
}
