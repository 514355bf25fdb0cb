package directory

import (
	"slices"
	"testing"

	"peerhub/generator/cldr"
	"peerhub/generator/model"
)

// TestZonesOf: of the zones of a country those come first that people there know, and none is lost.
func TestZonesOf(t *testing.T) {
	for country, first := range map[string]string{"US": "America/New_York", "NZ": "Pacific/Auckland", "CY": "Asia/Nicosia",
		"AU": "Australia/Sydney", "CA": "America/Toronto", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "DE": "Europe/Berlin",
		"BR": "America/Sao_Paulo", "MX": "America/Mexico_City", "RU": "Europe/Moscow", "ID": "Asia/Jakarta", "CN": "Asia/Shanghai",
		"CD": "Africa/Kinshasa", "MN": "Asia/Ulaanbaatar", "FR": "Europe/Paris"} {
		if zones := ZonesOf(country); zones[0] != first {
			t.Errorf("%s: %v", country, zones)
		}
	}
	for country, all := range cldr.TimeZones().Of {
		if zones := slices.Sorted(slices.Values(ZonesOf(country))); !slices.Equal(zones, slices.Sorted(slices.Values(all))) {
			t.Errorf("%s: %v of %v", country, zones, all)
		}
	}
	for country := range largeZones {
		if !slices.Contains(largeZones[country], ZonesOf(country)[0]) {
			t.Errorf("%s: none of %v", country, ZonesOf(country))
		}
	}
	g := &model.Group{Place: model.Place{Country: "CY"}}
	if elsewhere, only := ZoneElsewhere(g, &model.Hub{Timezone: "Europe/London"}); !elsewhere || only != "Asia/Nicosia" {
		t.Error(elsewhere, only)
	}
}
