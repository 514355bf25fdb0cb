package interchange

import "slices"

// ofOlder are fields that HSDS had before version 3, in which days, times and addresses stand.
var ofOlder = []string{"regular_schedules", "regular_schedule", "holiday_schedules", "physical_addresses",
	"physical_address"}

// isOlder reports whether a part of a record is in HSDS before version 3, as Open Referral UK
// writes it: read as version 3 it would be a group without day, time and address.
func isOlder(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for name, part := range v {
			if slices.Contains(ofOlder, name) && !empty(part) || isOlder(part) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, isOlder)
	}
	return false
}
