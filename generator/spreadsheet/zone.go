package spreadsheet

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"peerhub/generator/cldr"
	"peerhub/generator/diag"
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
		f.meant = zoneSaid(f)
		name := cmp.Or(f.said("timezone"), f.meant.value, zoneOfAll(f))
		if zone, err := time.LoadLocation(name); name != "" && err == nil {
			f.zone = zone
		}
	}
	return f.zone
}

// meantZone is the zone that the words behind the times of a group mean: see zoneSaid.
func meantZone(f *matter) origin {
	ownZone(f)
	return f.meant
}

// zoneOfAll is the zone of a group that says none, as far as the sheet or the hub says it.
func zoneOfAll(f *matter) string {
	return cmp.Or(f.standard("timezone").value, f.sheet.hub.Defaults.Timezone, f.sheet.hub.Timezone)
}

// zoneSaid is the zone that the words behind the times of a group mean in its country, as the
// cell of a column timezone: "7pm ET" in the United States. It is empty where the group says
// its zone, where the words are of the zone that it has anyway, and where nobody can be sure.
func zoneSaid(f *matter) origin {
	if f.said("timezone") != "" {
		return origin{}
	}
	own, _ := time.LoadLocation(zoneOfAll(f))
	known := zoneOfAll(f) != ""
	country := Country(f.sheet.hub.Words, cmp.Or(f.said("place.country"), f.standard("place.country").value,
		f.sheet.hub.Defaults.Country))
	var out origin
	means := map[string]string{} // a group may have thousands of rows
	for _, r := range f.group.rows {
		for _, field := range []string{"schedule.start", "schedule.end"} {
			c, text := f.sheet.column(r, field, "")
			word := zoneBehind(text)
			if word == "" || known && isZone(own, word) {
				continue
			}
			zone, asked := means[word]
			if !asked {
				zone = zoneMeant(word, country)
				means[word] = zone
			}
			if zone == "" || out.value != "" && out.value != zone {
				return origin{}
			}
			out = origin{r.Number, c, zone}
		}
	}
	return out
}

// zoneMeant is the chief one of the zones of a country that people call so, if the clocks of
// all of them show the same.
func zoneMeant(word, country string) string {
	word = strings.ToUpper(word)
	general := len(word) == 2 || len(word) > 4 // "ET", "Eastern time": of a place that has both
	var fit []*time.Location
	for _, name := range cldr.TimeZones().Of[country] {
		zone, err := time.LoadLocation(name)
		if err != nil || !isZone(zone, word) || (general || word == "UTC") && changes(zone) != general {
			continue
		}
		if len(fit) > 0 && offsets(fit[0]) != offsets(zone) {
			return ""
		}
		fit = append(fit, zone)
	}
	if len(fit) == 0 {
		return ""
	}
	const last = 1 << 20
	rank := func(z *time.Location) int { // its place in the longest list of those that Windows calls alike
		best := last
		for _, zones := range cldr.TimeZones().Windows {
			if n := slices.Index(zones, z.String()); n >= 0 {
				best = min(best, n*1000-len(zones))
			}
		}
		return best
	}
	return slices.MinFunc(fit, func(a, b *time.Location) int { return rank(a) - rank(b) }).String()
}

// askZones asks once about the times of a sheet that are in a zone which nobody can be sure of.
func askZones(s *sheet) {
	if len(s.unzoned) == 0 {
		return
	}
	first := s.unzoned[0]
	s.find(diag.TimezoneDoubtful, diag.Warning, 0,
		diag.Say("Times name a zone, and nobody can be sure which place has it: %d. The first is %q in row %d.",
			len(s.unzoned), zoneBehind(first.value), first.row),
		"Name the zone in a column called timezone, for example: Europe/Paris. Until then the word stays as a note.")
}

// shownClock is what the clocks of a zone are called, and how many seconds east of UTC they are.
type shownClock struct {
	short  string
	offset int
}

// clocks are those of a zone in winter and in summer.
func clocks(zone *time.Location) (out [2]shownClock) {
	for i, month := range []time.Month{time.January, time.July} {
		out[i].short, out[i].offset = time.Date(2026, month, 1, 12, 0, 0, 0, zone).Zone()
	}
	return out
}

func offsets(zone *time.Location) [2]int {
	c := clocks(zone)
	return [2]int{c[0].offset, c[1].offset}
}

// changes reports whether clocks of a zone are changed for the summer.
func changes(zone *time.Location) bool { return offsets(zone)[0] != offsets(zone)[1] }

// isZone reports whether people call a zone so in winter or in summer: "CET", "Pacific time".
func isZone(own *time.Location, zone string) bool {
	zone = strings.TrimSuffix(strings.ToUpper(zone), " TIME")
	if zone == "UTC" && changes(own) { // which clocks show in winter alone
		return false
	}
	for _, c := range clocks(own) {
		short, offset := c.short, c.offset
		american := len(short) == 3 && (short[1] == 'S' || short[1] == 'D') && short[2] == 'T' && offset < 0
		if short == zone || zone == "UTC" && offset == 0 || zone == "GMT" && offset == 0 ||
			american && short[:1] == zone[:1] && (len(zone) == 2 || len(zone) > 4) {
			return true
		}
	}
	return false
}
