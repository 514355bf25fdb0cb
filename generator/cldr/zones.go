package cldr

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// zonesFile has a line for each zone of Windows: its name and, after bars, the IANA
// zones that it stands for, the chief one first. Lines with = are the zones of a
// country, and lines with > IANA zones with the name that they had and have now.
//
//go:embed zones.txt
var zonesFile string

// Zones are the names of time zones that other programs write.
type Zones struct {
	Windows map[string][]string // "eastern standard time" → IANA zones, the chief one first
	Renamed map[string]string   // "Asia/Calcutta" → "Asia/Kolkata"
	Names   map[string]string   // "europe/berlin" → "Europe/Berlin": those of Windows and of Renamed
	Chief   []string            // the chief IANA zone of each of Windows, by its name
	Of      map[string][]string // the IANA zones of a country (ISO 3166-1 alpha-2), by their names
}

// TimeZones returns the names of time zones.
var TimeZones = sync.OnceValue(func() Zones {
	z := Zones{Windows: map[string][]string{}, Renamed: map[string]string{}, Names: map[string]string{},
		Of: map[string][]string{}}
	for line := range strings.Lines(zonesFile) {
		line = strings.TrimSuffix(line, "\n")
		if was, is, ok := strings.Cut(line, ">"); ok {
			z.Renamed[was], z.Names[strings.ToLower(was)] = is, is
			continue
		}
		if country, zones, ok := strings.Cut(line, "="); ok {
			z.Of[country] = strings.Split(zones, "|")
			continue
		}
		parts := strings.Split(line, "|")
		z.Windows[strings.ToLower(parts[0])] = parts[1:]
		z.Chief = append(z.Chief, parts[1])
		for _, name := range parts[1:] {
			z.Names[strings.ToLower(name)] = name
		}
	}
	return z
})

// ZonesOf are the time zones of some countries (ISO 3166), by all names that devices have
// for them, in the order of the alphabet.
func ZonesOf(countries ...string) []string {
	known := TimeZones()
	out := []string{}
	for _, c := range countries {
		out = append(out, known.Of[c]...)
	}
	for was, is := range known.Renamed {
		if slices.Contains(out, is) && !slices.Contains(out, was) {
			out = append(out, was)
		}
	}
	slices.Sort(out)
	return out
}
