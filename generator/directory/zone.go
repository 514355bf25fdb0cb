package directory

import (
	"slices"
	"sync"
	"time"
	_ "time/tzdata" // zones, where the machine has none

	"peerhub/generator/cldr"
	"peerhub/generator/model"
)

// Zone returns the time zone of the group's times: its own, else the hub's. It
// is nil when none is known; times are then shown as they were written. A group of a
// country whose clocks are not those of the hub has the only zone of its country.
func Zone(g *model.Group, hub *model.Hub) *time.Location {
	if elsewhere, only := ZoneElsewhere(g, hub); elsewhere {
		if only == "" {
			return nil
		}
		return load(only)
	}
	for _, name := range []string{g.Timezone, hub.Timezone} {
		if name == "" || name == "Local" { // the machine's own zone is no input
			continue
		}
		if zone := load(name); zone != nil {
			return zone
		}
	}
	return nil
}

// ZoneElsewhere reports whether a group that says no zone is in a country whose clocks are none
// of the hub's, and which zone it has there; "" where the country has several.
func ZoneElsewhere(g *model.Group, hub *model.Hub) (elsewhere bool, only string) {
	zones := cldr.TimeZones().Of[g.Place.Country]
	if g.Timezone != "" || len(zones) == 0 || slices.Contains(zones, hub.Timezone) {
		return false, ""
	}
	may := zones
	if most := primaryZones[g.Place.Country]; most != "" { // in London, Madrid is not told by the clocks of the Canaries
		may = []string{most}
	}
	if slices.ContainsFunc(may, func(z string) bool { return sameClocks(z, hub.Timezone) }) {
		return false, ""
	}
	if slices.ContainsFunc(zones, func(z string) bool { return !sameClocks(z, zones[0]) }) {
		return true, ""
	}
	return true, ZonesOf(g.Place.Country)[0]
}

// ZonesOf are the time zones of a country (ISO 3166-1 alpha-2), those first that most people there
// live in and know.
func ZonesOf(country string) []string {
	all := cldr.TimeZones().Of[country]
	var out []string
	for _, zone := range append([]string{primaryZones[country]}, largeZones[country]...) {
		if slices.Contains(all, zone) && !slices.Contains(out, zone) {
			out = append(out, zone)
		}
	}
	for _, zone := range all {
		if !slices.Contains(out, zone) {
			out = append(out, zone)
		}
	}
	return out
}

// OnlyZone is the time zone of a country by whose clocks all, or nearly all, of its people live; "" where there are several.
func OnlyZone(country string) string {
	zones := ZonesOf(country)
	if len(zones) == 0 || primaryZones[country] == "" && slices.ContainsFunc(zones, func(z string) bool { return !sameClocks(z, zones[0]) }) {
		return ""
	}
	return zones[0]
}

// largeZones are those of the most people in other countries with several, the largest first.
var largeZones = map[string][]string{
	"AR": {"America/Buenos_Aires", "America/Argentina/Buenos_Aires"},
	"AU": {"Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Perth", "Australia/Adelaide"},
	"BR": {"America/Sao_Paulo", "America/Bahia", "America/Fortaleza", "America/Manaus"},
	"CA": {"America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Halifax"},
	"CD": {"Africa/Kinshasa"}, "CY": {"Asia/Nicosia"}, "FM": {"Pacific/Ponape", "Pacific/Pohnpei"}, "GL": {"America/Nuuk", "America/Godthab"},
	"ID": {"Asia/Jakarta", "Asia/Makassar"}, "KI": {"Pacific/Tarawa"}, "KZ": {"Asia/Almaty"}, "MN": {"Asia/Ulaanbaatar"},
	"MX": {"America/Mexico_City", "America/Monterrey", "America/Tijuana", "America/Cancun"}, "PF": {"Pacific/Tahiti"},
	"PG": {"Pacific/Port_Moresby"}, "RU": {"Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"},
	"US": {"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"},
}

// primaryZones are the zones of most people in countries with several: primaryZones of
// metaZones in CLDR 48.
var primaryZones = map[string]string{"CL": "America/Santiago", "CN": "Asia/Shanghai", "DE": "Europe/Berlin",
	"EC": "America/Guayaquil", "ES": "Europe/Madrid", "MH": "Pacific/Majuro", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
	"PT": "Europe/Lisbon", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent"}

// sameClocks reports whether two zones have the same clocks in winter and in summer.
func sameClocks(a, b string) bool {
	one, other := load(a), load(b)
	if one == nil || other == nil || a == "" || b == "" {
		return false
	}
	for _, month := range []time.Month{time.January, time.July} {
		day := time.Date(2026, month, 15, 12, 0, 0, 0, time.UTC)
		_, x := day.In(one).Zone()
		if _, y := day.In(other).Zone(); x != y {
			return false
		}
	}
	return true
}

// loaded remembers the zones: LoadLocation reads a file each time, which was
// most of the cost of a calendar. A zone never changes while the program runs.
var loaded sync.Map // string → *time.Location

func load(name string) *time.Location {
	if zone, ok := loaded.Load(name); ok {
		return zone.(*time.Location)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	loaded.Store(name, zone)
	return zone
}

func zoneOr(g *model.Group, hub *model.Hub) *time.Location {
	if zone := Zone(g, hub); zone != nil {
		return zone
	}
	return time.UTC
}
