package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOlderHSDS: HSDS before version 3 and Open Referral UK, in the shapes in which their
// servers and packages have them, and what of them cannot be known.
func TestOlderHSDS(t *testing.T) {
	const tuesday = "schedule:\n  - {day: tuesday, start: \"18:30\", end: \"20:00\", every: week}\n"
	const hall = "place: {venue: Hall, address: 1 High St, city: Leeds, postcode: LS1, country: GB}\n"
	const place = `"id": "3", "name": "Hall", "physical_address%s": [{"id": "a", "address_1": "1 High St", "city": "Leeds", "postal_code": "LS1", "country": "GB"}]`
	places := strings.Replace(place, "%s", "es", 1)
	for name, c := range map[string]struct {
		in, want, found string
	}{
		"a weekday by its number": {`{"content": [{"id": "1", "name": "Tea", "status": "active", "service_at_locations": [{"id": "2", "location": {` + places + `},
			"regular_schedules": [{"id": "s", "weekday": "2", "opens_at": "18:30", "closes_at": "20:00"}]}]}]}`, tuesday + hall, ""},
		"Sunday is seven": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": 7, "opens_at": "10:00"}]}]`,
			"schedule:\n  - {day: sunday, start: \"10:00\", every: week}\n", ""},
		"by its name, on two days": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": "Monday", "opens_at": "10:00"}, {"weekday": "Wednesday", "opens_at": "10:00"}]}]`,
			"schedule:\n  - {day: [monday, wednesday], start: \"10:00\", every: week}\n", ""},
		"nobody knows which day is 0": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": 0, "opens_at": "10:00"}]}]`, "",
			"This was left out: start: 10:00|schedules.weekday"},
		"days and no word how often": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"byday": "TU", "opens_at": "18:30", "closes_at": "20:00"}]}]`,
			tuesday, ""},
		"a service with its places": {`[{"id": "1", "name": "Tea", "organization": {"id": "o", "name": "Tea people"}, "fees": "Free", "locations": [{` + strings.Replace(place, "%s", "", 1) +
			`, "regular_schedule": [{"weekday": 1, "opens_at": "09:00"}]}], "regular_schedule": [{"weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}]}]`,
			tuesday + hall + "organisation: Tea people\ncost: Free\n", "location.schedules"},
		"an organisation with one place": {`[{"id": "o", "name": "Tea people", "locations": [{` + places + `}], "services": [{"id": "1", "name": "Tea", "schedule": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:30", "closes_at": "20:00"}]}]}]`,
			tuesday + hall + "organisation: Tea people\n", ""},
		"a place with its services": {`[{` + places + `, "services": [{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}]}]}]`,
			tuesday + hall, ""},
		"a list for each kind of thing": {`{"organization": [{"id": "o", "name": "Tea people", "description": "x"}], "service": [{"id": "1", "organization_id": "o", "name": "Tea", "status": "active"}],
			"location": [{"id": "3", "organization_id": "o", "name": "Hall"}], "service_at_location": [{"id": "4", "service_id": "1", "location_id": "3"}],
			"physical_address": [{"id": "5", "location_id": "3", "address_1": "1 High St", "city": "Leeds", "postal_code": "LS1", "country": "GB"}],
			"regular_schedule": [{"id": "6", "service_id": "1", "weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}],
			"phone": [{"id": "7", "service_id": "1", "number": "+44 113 496 0000"}]}`,
			tuesday + hall + "contact: {phone: \"+44 113 496 0000\"}\norganisation: Tea people\n", ""},
		"for whom, in what language, with what access": {`[{"id": "1", "name": "Tea", "eligibility": [{"eligibility": "Women"}, {"eligibility": "People from Leeds"}], "language": [{"language": "Spanish"}],
			"service_taxonomys": [{"id": "x", "taxonomy": {"id": "y", "name": "Wheelchair accessible"}}], "regular_schedule": [{"weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}]}]`,
			tuesday + "languages: [es]\naudience: [women]\naccess: [step-free]\n---\n\nPeople from Leeds\n", ""},
		"closed on holidays": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}],
			"holiday_schedule": [{"closed": true, "start_date": "2026-12-20", "end_date": "2026-12-31"}, {"closed": "true", "start_date": "2020-12-20", "end_date": "2020-12-31"}]}]`,
			strings.Replace(tuesday, "every: week", "every: week, except: [2026-12-22, 2026-12-29]", 1), ""},
		"other hours on holidays": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}],
			"holiday_schedules": [{"closed": false, "opens_at": "10:00", "start_date": "2026-12-22", "end_date": "2026-12-22"}]}]`,
			tuesday, "holiday_schedules"},
		"whom to ring": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}],
			"contacts": [{"id": "c", "title": "Host", "phones": [{"id": "p", "number": "+44 113 496 0000"}]}]}]`,
			tuesday + "contact: {role: Host, phone: \"+44 113 496 0000\"}\n", ""},
		"a number of a person": {`[{"id": "1", "name": "Tea", "regular_schedule": [{"weekday": 2, "opens_at": "18:30", "closes_at": "20:00"}],
			"contacts": [{"id": "c", "name": "Sam SECRET", "phones": [{"id": "p", "number": "+44 113 496 0000"}]}]}]`,
			tuesday + "contact: {name: Sam}\n", "contacts.phones|the surname of the contact"},
	} {
		files, said := records(t, c.in)
		if diff := cmp.Diff(map[string]string{"tea": "name: Tea\n" + c.want}, files); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		all := strings.Join(said, "\n")
		for part := range strings.SplitSeq(c.found, "|") {
			if !strings.Contains(all, part) || (c.found == "") != (all == "") || strings.Contains(all, "SECRET") {
				t.Errorf("%s: found %q, want %q", name, all, part)
			}
		}
	}
}
