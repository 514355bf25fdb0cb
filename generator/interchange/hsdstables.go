package interchange

import (
	"maps"
	"slices"
	"strings"
)

// joined are the services of a file that has a list for each kind of thing, as a package of
// tables has: what belongs to one another says so by ids.
func joined(value any) ([]any, bool) {
	tables, _ := value.(map[string]any)
	rows := map[string][]map[string]any{} // "service" → its rows
	byID := map[string]map[string]any{}   // "service 7" → its row
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		kind := strings.TrimSuffix(name, "s")
		list, _ := tables[name].([]any)
		for _, v := range list {
			if row, is := v.(map[string]any); is {
				rows[kind] = append(rows[kind], row)
				byID[kind+" "+plainText(row["id"])] = row
			}
		}
	}
	if len(rows["service"]) == 0 || len(rows["service_at_location"])+len(rows["location"]) == 0 {
		return nil, false
	}
	parent := func(row map[string]any, kind string) map[string]any { return byID[kind+" "+plainText(row[kind+"_id"])] }
	for _, kind := range slices.Sorted(maps.Keys(rows)) {
		if slices.Contains([]string{"service", "location", "organization", "service_at_location", "program"}, kind) {
			continue
		}
		for _, row := range rows[kind] {
			for _, of := range []string{"service_at_location", "contact", "service", "location", "organization"} {
				if whole := parent(row, of); whole != nil && of != kind {
					list, _ := whole[kind+"s"].([]any)
					whole[kind+"s"] = append(list, row)
					break
				}
			}
		}
	}
	for _, at := range rows["service_at_location"] {
		if service, place := parent(at, "service"), parent(at, "location"); service != nil && place != nil {
			list, _ := service["service_at_locations"].([]any)
			service["service_at_locations"] = append(list, at)
			at["location"] = place
		}
	}
	var out []any
	for _, service := range rows["service"] {
		if organization := parent(service, "organization"); organization != nil {
			service["organization"] = map[string]any{"name": organization["name"]}
		}
		out = append(out, service)
	}
	for _, row := range byID { // which have said what they say
		maps.DeleteFunc(row, func(name string, _ any) bool { return strings.HasSuffix(name, "_id") })
	}
	return out, true
}
