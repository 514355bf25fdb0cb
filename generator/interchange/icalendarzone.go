package interchange

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/cldr"
	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// calendarZones find the time zones that a calendar names.
type calendarZones struct {
	described map[string]*calendarPart // TZID → its VTIMEZONE
	today     model.Date
	likely    []string // of zones with the same clocks, those that are meant if they are among them
	found     map[string]*time.Location
}

func zonesOf(calendar *calendarPart, today model.Date, likely ...string) *calendarZones {
	z := &calendarZones{described: map[string]*calendarPart{}, today: today, likely: likely,
		found: map[string]*time.Location{}}
	for _, part := range calendar.parts {
		if part.name == "VTIMEZONE" {
			z.described[part.value("TZID")] = part
		}
	}
	return z
}

// zone returns the zone of a name: by the name itself, by the one that the calendar
// gives beside it, else one whose clocks go as the calendar says. It is nil for a
// zone that nobody can know.
func (z *calendarZones) zone(name string) *time.Location {
	if known, ok := z.found[name]; ok {
		return known
	}
	zone, described := zoneNamed(name), z.described[name]
	if zone == nil && described != nil {
		zone = zoneNamed(described.text("X-LIC-LOCATION"))
	}
	if zone == nil && described != nil {
		zone = z.sameClocks(described)
	}
	z.found[name] = zone
	return zone
}

// offsetPrefix is how Windows begins the names that it shows.
var offsetPrefix = regexp.MustCompile(`^\((?:UTC|GMT)(?:([+-])([0-9]{1,2})[:.]([0-9]{2}))?\)\s*`)

// zoneNamed finds a zone by a name of the IANA database, also behind a prefix and in
// any case, or by one of Windows.
func zoneNamed(name string) *time.Location {
	name = strings.TrimSpace(name)
	if m := offsetPrefix.FindStringSubmatch(name); m != nil {
		return zoneShown(strings.TrimSpace(name[len(m[0]):]), m)
	}
	if zone := ianaZone(name); zone != nil {
		return zone
	}
	if zones := cldr.TimeZones().Windows[strings.ToLower(name)]; zones != nil {
		return ianaZone(zones[0])
	}
	for rest := strings.Trim(name, "/"); ; { // /example.com/20260101/Europe/Madrid
		if zone := ianaZone(rest); zone != nil {
			return zone
		}
		_, after, ok := strings.Cut(rest, "/")
		if !ok || !strings.Contains(after, "/") && after != "UTC" { // EST behind a prefix is anything
			return nil
		}
		rest = after
	}
}

// ianaZone is a zone by its name in the IANA database, under the name that it has now.
func ianaZone(name string) *time.Location {
	known := cldr.TimeZones()
	if is := known.Names[strings.ToLower(name)]; is != "" {
		name = is
	}
	return directory.Zone(&model.Group{Timezone: name}, &model.Hub{})
}

// shownAs are the names that Windows shows and that name no city of the IANA
// database, and no zone of Windows with "Standard" before "Time".
var shownAs = map[string]string{
	"Alaska": "Alaskan", "Arizona": "US Mountain", "Brasilia": "E. South America", "Hawaii": "Hawaiian",
	"City of Buenos Aires": "Argentina", "Indiana (East)": "US Eastern", "Saskatchewan": "Canada Central",
	"Kolkata": "India", "West Central Africa": "W. Central Africa", "Baja California": "Pacific (Mexico)",
	"Sri Jayawardenepura": "Sri Lanka", "Islamabad": "Pakistan", "Beijing": "China", "Canberra": "AUS Eastern",
	"Abu Dhabi": "Arabian", "Yangon (Rangoon)": "Myanmar", "Harare": "South Africa", "Mid-Atlantic": "UTC-02",
}

// zoneShown finds a zone by what Windows shows people, "Eastern Time (US & Canada)" or
// "Amsterdam, Berlin, Bern, Rome": by its words or by the first city that is known,
// if the offset from UTC before it is the zone's.
func zoneShown(name string, offset []string) *time.Location {
	known := cldr.TimeZones()
	if name == "Coordinated Universal Time" || name == "" && offset[1] == "" {
		return time.UTC
	}
	bare := name
	if at := strings.Index(name, " Time ("); at > 0 {
		bare = name[:at]
	}
	bare = strings.TrimSuffix(bare, " Time")
	for part := range strings.SplitSeq(name+","+bare, ",") {
		part = strings.TrimSpace(part)
		words := part
		if as := shownAs[part]; as != "" {
			words = as
		}
		windows := strings.ToLower(words + " Standard Time")
		if at := strings.Index(windows, " ("); at > 0 { // Pacific Standard Time (Mexico)
			windows = strings.ToLower(words[:at] + " Standard Time" + words[at:])
		}
		if words == "UTC-02" {
			windows = "utc-02"
		}
		candidates := known.Windows[windows]
		if candidates == nil {
			candidates = withCity(part)
		}
		if len(candidates) == 0 {
			continue
		}
		if zone := ianaZone(candidates[0]); zone != nil && standardOffset(zone) == offsetOf(offset) {
			return zone
		}
	}
	return nil
}

// withCity are the zones of a Windows zone that has a city.
func withCity(city string) []string {
	city = "/" + strings.ReplaceAll(city, " ", "_")
	windows := cldr.TimeZones().Windows
	for _, name := range slices.Sorted(maps.Keys(windows)) {
		if slices.ContainsFunc(windows[name], func(zone string) bool { return strings.HasSuffix(zone, city) }) {
			return windows[name]
		}
	}
	return nil
}

// offsetOf reads what offsetPrefix found, in seconds east of UTC.
func offsetOf(m []string) int {
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	seconds := hours*3600 + minutes*60
	if m[1] == "-" {
		return -seconds
	}
	return seconds
}

// standardOffset is what a zone has without summer time, in seconds east of UTC. Ireland
// and Morocco have their standard time in summer; what Windows shows is that of winter.
func standardOffset(zone *time.Location) int { return min(offsetIn(1, zone), offsetIn(7, zone)) }

// offsetIn is what the clocks of a zone have in a month, in seconds east of UTC.
func offsetIn(month time.Month, zone *time.Location) int {
	_, offset := time.Date(2026, month, 15, 0, 0, 0, 0, zone).Zone()
	return offset
}

// steady reports whether the clocks of a zone stay the same in summer.
func steady(zone *time.Location) bool { return offsetIn(1, zone) == offsetIn(7, zone) }

// sameClocks finds a zone whose clocks go, in the years that matter, as a VTIMEZONE says.
func (z *calendarZones) sameClocks(described *calendarPart) *time.Location {
	from := time.Date(z.today.Year-1, 1, 1, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(3, 0, 0)
	all := clocksBy(clockChanges(described, from, to), from, to)
	if len(all) == 0 {
		return nil
	}
	known := cldr.TimeZones()
	names := append(append([]string{}, z.likely...), known.Chief...)
	for _, name := range names {
		if zone := ianaZone(name); zone != nil && agrees(zone, all) {
			return zone
		}
	}
	return nil
}

// clockChange is a moment from which the clocks of a zone have another offset.
type clockChange struct {
	at time.Time
	to int // seconds east of UTC
}

// clockChanges are those that a VTIMEZONE says (RFC 5545 §3.6.5), in no order. Of rules
// that have stood for long, those are left out that lie long before the years asked for.
func clockChanges(described *calendarPart, years, end time.Time) []clockChange {
	var out []clockChange
	for _, part := range described.parts {
		from, ok1 := utcOffset(part.value("TZOFFSETFROM"))
		to, ok2 := utcOffset(part.value("TZOFFSETTO"))
		first, err := time.Parse("20060102T150405", part.value("DTSTART"))
		if !ok1 || !ok2 || err != nil {
			return nil
		}
		add := func(local time.Time) {
			out = append(out, clockChange{local.Add(-time.Duration(from) * time.Second), to})
		}
		add(first)
		if text := part.value("RRULE"); text != "" {
			o, err := rrule.StrToROption(wellWritten(text))
			if err != nil || o.Freq != rrule.YEARLY {
				return nil
			}
			o.Dtstart = first
			if first.Year() < years.Year()-1 && o.Count == 0 && o.Interval < 2 { // Outlook begins in 1601
				o.Dtstart = time.Date(years.Year()-1, 1, 1, first.Hour(), first.Minute(), 0, 0, time.UTC)
				if len(o.Bymonth) == 0 {
					o.Bymonth = []int{int(first.Month())}
				}
			}
			rule, err := rrule.NewRRule(*o)
			if err != nil {
				return nil
			}
			for _, at := range rule.Between(o.Dtstart, end, true) {
				add(at)
			}
		}
		for _, l := range part.all("RDATE") {
			for text := range strings.SplitSeq(l.value, ",") {
				if at, err := time.Parse("20060102T150405", text); err == nil {
					add(at)
				}
			}
		}
	}
	return out
}

// clocks is what the clocks of a zone have at a moment, in seconds east of UTC.
type clocks struct {
	at     time.Time
	offset int
}

// clocksBy are those at each day of some years, and around each change; none when the
// changes do not say what holds from the beginning.
func clocksBy(changes []clockChange, from, to time.Time) []clocks {
	slices.SortFunc(changes, func(a, b clockChange) int { return a.at.Compare(b.at) })
	var out []clocks
	next := 0
	note := func(at time.Time) {
		if next > 0 {
			out = append(out, clocks{at, changes[next-1].to})
		}
	}
	for day := from; day.Before(to); day = day.Add(24 * time.Hour) {
		for next < len(changes) && !changes[next].at.After(day) {
			if at := changes[next].at; at.After(from) {
				note(at.Add(-time.Second))
			}
			next++
			if at := changes[next-1].at; at.After(from) {
				note(at)
			}
		}
		if next == 0 {
			return nil
		}
		note(day)
	}
	return out
}

// agrees reports whether the clocks of a zone go so.
func agrees(zone *time.Location, all []clocks) bool {
	return !slices.ContainsFunc(all, func(c clocks) bool {
		_, offset := c.at.In(zone).Zone()
		return offset != c.offset
	})
}

// utcOffset reads +0530 or -050000 (RFC 5545 §3.3.14) in seconds.
func utcOffset(s string) (int, bool) {
	if len(s) != 5 && len(s) != 7 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	n, err := strconv.Atoi((s[1:] + "00")[:6])
	if err != nil {
		return 0, false
	}
	seconds := n/10000*3600 + n/100%100*60 + n%100
	if s[0] == '-' {
		return -seconds, true
	}
	return seconds, true
}
