package main

import (
	"maps"
	"slices"
	"strings"
)

// renamed are the zones that CLDR goes on calling as they were once called (the
// attribute _iana of its bcp47/timezone, which is in none of the npm packages).
var renamed = map[string]string{
	"Africa/Asmera": "Africa/Asmara", "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
	"America/Catamarca": "America/Argentina/Catamarca", "America/Coral_Harbour": "America/Atikokan",
	"America/Cordoba": "America/Argentina/Cordoba", "America/Godthab": "America/Nuuk",
	"America/Indianapolis": "America/Indiana/Indianapolis", "America/Jujuy": "America/Argentina/Jujuy",
	"America/Louisville": "America/Kentucky/Louisville", "America/Mendoza": "America/Argentina/Mendoza",
	"Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon",
	"Asia/Saigon": "Asia/Ho_Chi_Minh", "Atlantic/Faeroe": "Atlantic/Faroe", "Europe/Kiev": "Europe/Kyiv",
	"Pacific/Enderbury": "Pacific/Kanton", "Pacific/Ponape": "Pacific/Pohnpei", "Pacific/Truk": "Pacific/Chuuk",
}

// windowsZones writes a line for each zone of Windows: its name and, after bars, the
// IANA zones that it stands for, the first of them for whoever does not say where.
// Below are the zones of each country, and the zones with the names that they had.
func windowsZones(file string) (string, error) {
	var found struct {
		Supplemental struct {
			WindowsZones struct {
				MapTimezones []struct {
					MapZone struct {
						Other     string `json:"_other"`
						Type      string `json:"_type"`
						Territory string `json:"_territory"`
					}
				}
			}
		}
	}
	if err := read(file, &found); err != nil {
		return "", err
	}
	zones, countries := map[string][]string{}, map[string][]string{}
	for _, m := range found.Supplemental.WindowsZones.MapTimezones {
		z, names := m.MapZone, strings.Fields(m.MapZone.Type)
		for i, name := range names {
			if now := renamed[name]; now != "" {
				names[i] = now
			}
		}
		if z.Territory == "001" {
			zones[z.Other] = append(names, zones[z.Other]...)
			continue
		}
		zones[z.Other] = append(zones[z.Other], names...)
		if len(z.Territory) == 2 && z.Territory != "ZZ" {
			countries[z.Territory] = append(countries[z.Territory], names...)
		}
	}
	var lines []string
	for windows, names := range zones {
		var once []string
		for _, name := range names {
			if !slices.Contains(once, name) {
				once = append(once, name)
			}
		}
		lines = append(lines, windows+"|"+strings.Join(once, "|"))
	}
	slices.Sort(lines)
	for _, code := range slices.Sorted(maps.Keys(countries)) {
		names := slices.Compact(slices.Sorted(slices.Values(countries[code])))
		lines = append(lines, code+"="+strings.Join(names, "|"))
	}
	var before []string
	for was, is := range renamed {
		before = append(before, was+">"+is)
	}
	slices.Sort(before)
	return strings.Join(append(lines, before...), "\n") + "\n", nil
}
