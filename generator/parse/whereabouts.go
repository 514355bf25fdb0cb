package parse

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"peerhub/generator/cldr"
	"peerhub/generator/countrymap"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/gazetteer"
	"peerhub/generator/model"
	"peerhub/generator/strictyaml"
)

// How far from its country a point may lie, in kilometres: outlines are coarse, and from
// a town because small islands have none.
const (
	fromOutline = 25
	fromTown    = 60
)

// belonging are the countries that have codes of their own, and stand in addresses as a
// part of another one as well.
var belonging = map[string][]string{
	"FR": {"GP", "MQ", "GF", "RE", "YT", "BL", "MF", "PM", "NC", "PF", "WF"}, "US": {"PR", "GU", "VI", "AS", "MP"},
	"GB": {"JE", "GG", "IM", "GI"}, "NL": {"AW", "CW", "SX", "BQ"}, "DK": {"GL", "FO"}, "FI": {"AX"}, "NO": {"SJ"},
	"AU": {"CX", "CC", "NF"}, "NZ": {"CK", "NU", "TK"}, "CN": {"HK", "MO"}, "RS": {"XK"}, "MA": {"EH"},
	"IL": {"PS"}, "PS": {"IL"},
}

// misplaced says why a point cannot be where the group is; "" when it may be.
func misplaced(country string, lat, lon float64) (message, suggestion diag.Text) {
	write := func(lat, lon float64) diag.Text {
		return diag.Say("Is this meant? lat: %s, lon: %s", decimal(lat), decimal(lon))
	}
	switch {
	case math.Abs(lat) < .01 && math.Abs(lon) < .01:
		return "This point, 0, 0, lies in the sea: programs write it where they know none.",
			"Write the real point, or delete both lines."
	case country == "" || isIn(country, lat, lon):
		return "", ""
	case math.Abs(lon) <= 90 && isIn(country, lon, lat):
		return "This point is not in the country of the group. Latitude and longitude are probably exchanged.",
			write(lon, lat)
	}
	for _, signs := range [][2]float64{{1, -1}, {-1, 1}, {-1, -1}} {
		if isIn(country, signs[0]*lat, signs[1]*lon) {
			return "This point is not in the country of the group. A minus is probably missing, or too many.",
				write(signs[0]*lat, signs[1]*lon)
		}
	}
	const look diag.Text = "Look up where the group meets, and write that point; or write the other country."
	if other := countrymap.At(countrymap.Point{Lat: lat, Lon: lon}, fromOutline); other != "" {
		return diag.Say("This point is in %s, and the group in %s.", other, country), look
	}
	return "This point is not in the country of the group.", look
}

// decimal is a coordinate as people write it.
func decimal(degrees float64) string { return strconv.FormatFloat(degrees, 'f', -1, 64) }

// isIn reports whether a point may be in a country. Of one that nobody has an outline or a
// town of, it may.
func isIn(country string, lat, lon float64) bool {
	unknown := true
	for _, code := range append([]string{country}, belonging[country]...) {
		km, ok := countrymap.Off(code, countrymap.Point{Lat: lat, Lon: lon})
		if ok && km <= fromOutline || isByTown(code, lat, lon) {
			return true
		}
		unknown = unknown && !ok && len(gazetteer.In(code)) == 0
	}
	return unknown
}

func isByTown(country string, lat, lon float64) bool {
	return slices.ContainsFunc(gazetteer.In(country), func(t gazetteer.Town) bool {
		return kilometres(t, lat, lon) <= fromTown
	})
}

// largeTown is the size of towns, as a power of two of people, of which few villages have the name.
const largeTown = 16

// farFromTown says that a point is nowhere near the town of its group; "" where that is not
// known, or several towns of the country have its name.
func farFromTown(p *model.Place) (message, suggestion diag.Text) {
	town, ok := gazetteer.Find(p.Country, p.City)
	if !ok || town.Size < largeTown {
		return "", ""
	}
	for _, other := range gazetteer.In(p.Country) {
		if other != town && strings.EqualFold(other.Name, town.Name) {
			return "", ""
		}
	}
	away := kilometres(town, p.Lat, p.Lon)
	if away <= fromTown {
		return "", ""
	}
	return diag.Say("This point is %d km from %s, the town of the group.", int(away), p.City),
		"Look up where the group meets, and write that point; or write the other town."
}

// kilometres is how far a point is from a town.
func kilometres(t gazetteer.Town, lat, lon float64) float64 {
	const degree = 111.2 // kilometres, of latitude
	dy := float64(t.Lat)/100 - lat
	dx := math.Remainder(float64(t.Lon)/100-lon, 360) * math.Cos(lat*math.Pi/180)
	return math.Hypot(dx, dy) * degree
}

// zone asks about a time zone that the country of a group does not have, and about one
// that does not say what clocks do in summer.
func zone(m *strictyaml.Map, g *model.Group, hub *model.Hub) {
	all := hub.Defaults.For(*g)
	timed := slices.ContainsFunc(g.Schedule, func(s model.Session) bool { return s.Start != "" })
	if elsewhere, only := directory.ZoneElsewhere(&all, hub); elsewhere && only == "" && timed {
		m.Value("place").Warn(diag.TimezoneDoubtful,
			diag.Say("%s has several time zones, and this group says none. Its times are shown without one.",
				all.Place.Country),
			diag.Say("Write the zone of the place, for example: timezone: %s",
				directory.ZonesOf(all.Place.Country)[0]))
	}
	if message, suggestion := doubtful(g); message != "" {
		m.Value("timezone").Warn(diag.TimezoneDoubtful, message, suggestion)
	}
}

// abbreviation is a name of a zone that says an offset from UTC, and no place.
var abbreviation = regexp.MustCompile(`^(?:[A-Z]{3,4}|Etc/.+)$`)

// doubtful says what is doubtful of the time zone of a group, or "".
func doubtful(g *model.Group) (message, suggestion diag.Text) {
	name, country := g.Timezone, g.Place.Country
	zones := directory.ZonesOf(country)
	short := abbreviation.MatchString(name) && !slices.Contains([]string{"PRC", "ROC", "ROK"}, name)
	afar := g.Attendance == model.AttendOnline || g.Attendance == model.AttendPhone
	universal := name != "" && alike(name, "UTC") && (country == "" || afar) // a meeting of the whole world
	switch {
	case name == "" || universal || slices.Contains(zones, name):
		return "", ""
	case short && (country == "" || slices.ContainsFunc(zones, hasSummerTime)):
		return diag.Say("%q is no place, and does not say what clocks do in summer where the group is.", name),
			diag.Say("Write a continent and a city, for example: %s", likelyZone(name, zones))
	case len(zones) == 0 || afar || !isOfACountry(name) && slices.ContainsFunc(zones,
		func(z string) bool { return alike(z, name) }):
		return "", ""
	}
	shown := strings.Join(zones[:min(4, len(zones))], ", ")
	if len(zones) > 4 {
		shown += ", …"
	}
	return diag.Say("%s is no time zone of the country of this group, %s.", name, country),
		diag.Say("If the group really meets by those clocks, all is well. Else write one of these: %s", shown)
}

// likelyZone is a zone for an abbreviation: one of the country's with such clocks in
// winter, else one of its zones.
func likelyZone(name string, zones []string) string {
	american := []string{"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"}
	if len(zones) == 0 {
		zones = append([]string{"Europe/London", "Europe/Berlin"}, american...)
	}
	best := zones[0]
	if name == "HST" { // of Hawaii
		return "Pacific/Honolulu"
	}
	for _, summer := range []bool{true, false} { // of New_York and Panama, the one that is asked about
		for _, known := range slices.Concat(american, zones) {
			if slices.Contains(zones, known) && hasSummerTime(known) == summer &&
				clocksOf(known)[0] == clocksOf(name)[0] {
				return known
			}
		}
	}
	return best
}

// clocks are what the clocks of zones have in winter and in summer, in seconds east of
// UTC. To load a zone takes longer than everything else about a group.
var clocks sync.Map // name → [2]int

func clocksOf(name string) [2]int {
	if known, ok := clocks.Load(name); ok {
		return known.([2]int)
	}
	of := [2]int{-1, -1}
	if zone, err := time.LoadLocation(name); err == nil {
		for i, month := range []time.Month{time.January, time.July} {
			_, of[i] = time.Date(2026, month, 15, 12, 0, 0, 0, zone).Zone()
		}
	}
	clocks.Store(name, of)
	return of
}

func hasSummerTime(name string) bool { return clocksOf(name)[0] != clocksOf(name)[1] }

// alike reports whether the clocks of two zones are the same in winter and in summer: many
// zones have older names.
func alike(a, b string) bool { return clocksOf(a) == clocksOf(b) }

// isOfACountry reports whether a zone is one of those that countries have.
func isOfACountry(name string) bool {
	for _, zones := range cldr.TimeZones().Of {
		if slices.Contains(zones, name) {
			return true
		}
	}
	return false
}
