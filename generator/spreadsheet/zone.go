package spreadsheet

import (
	"cmp"
	"strings"
	"time"
)

// foreignZone is the zone that stands behind one of the times and is not that of the group,
// or ""; a group whose zone nobody knows has none that is foreign.
func foreignZone(f *matter, cells ...string) string {
	for _, cell := range cells {
		if zone := zoneBehind(cell); zone != "" && ownZone(f) != nil && !isZone(f.zone, zone) {
			return zone
		}
	}
	return ""
}

// ownZone is the zone of the group, or nil. A group has one, and may have thousands of rows.
func ownZone(f *matter) *time.Location {
	if !f.zoned {
		f.zoned = true
		name := cmp.Or(f.said("timezone"), f.standard("timezone").value, f.sheet.hub.Defaults.Timezone,
			f.sheet.hub.Timezone)
		if zone, err := time.LoadLocation(name); name != "" && err == nil {
			f.zone = zone
		}
	}
	return f.zone
}

// isZone reports whether people call a zone so in winter or in summer: "CET", "Pacific time".
func isZone(own *time.Location, zone string) bool {
	zone = strings.TrimSuffix(strings.ToUpper(zone), " TIME")
	for _, month := range []time.Month{time.January, time.July} {
		short, offset := time.Date(2026, month, 1, 12, 0, 0, 0, own).Zone()
		american := len(short) == 3 && (short[1] == 'S' || short[1] == 'D') && short[2] == 'T' && offset < 0
		if short == zone || zone == "UTC" && offset == 0 || zone == "GMT" && offset == 0 ||
			american && short[:1] == zone[:1] && (len(zone) == 2 || len(zone) > 4) {
			return true
		}
	}
	return false
}
