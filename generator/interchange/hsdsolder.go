package interchange

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// HSDS before version 3 and Open Referral UK have the same things under other names, and some
// in another shape. A record of theirs is written anew as one of version 3 (github.com/
// openreferral/specification, datapackage.json of the branches 1.0 to 2.0), and read as such.

// newNames are the names that fields have since. What was one thing is a list.
var newNames = map[string]string{
	"regular_schedule": "schedules", "regular_schedules": "schedules", "schedule": "schedules",
	"holiday_schedule": "holiday_schedules", "physical_address": "addresses", "physical_addresses": "addresses",
	"service_at_location": "service_at_locations", "accessibility_for_disabilities": "accessibility",
	"language": "languages", "contact": "contacts", "phone": "phones", "taxonomy": "attributes",
	"service_taxonomy": "attributes", "service_taxonomys": "attributes", "service_taxonomies": "attributes",
	"eligibility": "eligibilities", "eligibilitys": "eligibilities",
}

// ofOlder are names that only a record before version 3 has.
var ofOlder = []string{"regular_schedule", "regular_schedules", "holiday_schedule", "holiday_schedules", "physical_address",
	"physical_addresses", "accessibility_for_disabilities", "eligibilitys", "service_taxonomy", "service_taxonomys"}

// newer writes a record, or a part of one, in the names and shapes of version 3.
func newer(words model.Words, fields map[string]any) {
	for _, was := range slices.Sorted(maps.Keys(fields)) {
		is, v := newNames[was], fields[was]
		_, text := v.(string)
		if is == "" || text && is != "eligibilities" { // language: "en" of a telephone
			continue
		}
		delete(fields, was)
		list, _ := fields[is].([]any)
		fields[is] = append(list, listed(v)...)
	}
	if fees, ok := fields["fees"].(string); ok {
		fields["fees_description"] = fees
		delete(fields, "fees")
	}
	for name, one := range map[string]func(part map[string]any){
		"schedules": func(s map[string]any) { weekday(words, s) },
		"languages": func(l map[string]any) { rename(l, "language", "name") },
		"accessibility": func(a map[string]any) {
			rename(a, "accessibility", "description")
			if said := accessWords[plainText(a["description"])]; said != "" {
				a["description"] = said
			}
		},
		"attributes": func(a map[string]any) {
			if rename(a, "taxonomy", "taxonomy_term"); a["taxonomy_term"] == nil && a["name"] != nil {
				a["taxonomy_term"] = map[string]any{"name": a["name"]}
				delete(a, "name")
			}
		},
	} {
		list, _ := fields[name].([]any)
		for n, part := range list {
			if said, is := part.(string); is && name == "languages" {
				list[n] = map[string]any{"name": said}
			}
			if part, is := list[n].(map[string]any); is {
				one(part)
			}
		}
	}
	for _, v := range fields {
		for _, part := range listed(v) {
			if part, is := part.(map[string]any); is {
				newer(words, part)
			}
		}
	}
	// The places of a service, without what lies between the two.
	places, _ := fields["locations"].([]any)
	if fields["service_at_locations"] == nil && fields["services"] == nil && len(places) > 0 && isGiven(fields) {
		var at []any
		for _, place := range places {
			at = append(at, map[string]any{"location": place})
		}
		fields["service_at_locations"] = at
		delete(fields, "locations")
	}
}

// isGiven tells a service from an organisation, which has places too.
func isGiven(fields map[string]any) bool {
	return slices.ContainsFunc([]string{"schedules", "organization", "organization_id", "status", "eligibilities",
		"application_process"}, func(name string) bool { return fields[name] != nil })
}

// accessWords are the codes that version 1 has for access, in words.
var accessWords = map[string]string{"wheelchair": "Wheelchair Access", "ramp": "Ramp", "elevator": "Elevator",
	"disabled_parking": "Disabled parking", "restroom": "Accessible restroom", "deaf_interpreter": "Sign language interpreter"}

func rename(part map[string]any, was, is string) {
	if v, there := part[was]; there && empty(part[is]) {
		part[is] = v
		delete(part, was)
	}
}

func listed(v any) []any {
	if list, is := v.([]any); is {
		return list
	}
	if empty(v) {
		return nil
	}
	return []any{v}
}

// weekday makes a rule of a day of the week, by its name or from 1 for Monday to 7 for Sunday,
// and of days without a word how often they come back. Other numbers stay, and are named.
func weekday(words model.Words, schedule map[string]any) {
	said := plainText(schedule["weekday"])
	days := weekdays(words, said)
	if n, err := strconv.Atoi(said); err == nil {
		if days = nil; n >= 1 && n <= 7 {
			days = []time.Weekday{time.Weekday(n % 7)}
		}
	}
	switch byday := plainText(schedule["byday"]); {
	case !empty(schedule["freq"]):
	case said != "" && len(days) > 0 && byday == "":
		schedule["freq"], schedule["byday"] = "WEEKLY", strings.Join(texts(days, directory.RuleDay), ",")
		delete(schedule, "weekday")
	case byday != "" && !strings.ContainsAny(byday, "0123456789"):
		schedule["freq"] = "WEEKLY"
	}
}
