package parse

import (
	"slices"
	"strings"
	"testing"

	"peerhub/generator/cldr"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/gazetteer"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// TestEveryTownIsInItsCountry: islands, enclaves and coasts too. With latitude and longitude
// exchanged, nearly all are told.
func TestEveryTownIsInItsCountry(t *testing.T) {
	all, told := 0, 0
	for _, code := range naming.Countries() {
		for n, town := range gazetteer.In(code) {
			if n%19 != 0 {
				continue
			}
			lat, lon := float64(town.Lat)/100, float64(town.Lon)/100
			if message, _ := misplaced(code, lat, lon); message != "" {
				t.Errorf("%v: %s", town, message)
			}
			all++
			if message, _ := misplaced(code, lon, lat); message != "" {
				told++
			}
		}
	}
	if told*100 < all*95 {
		t.Errorf("of %d points with exchanged numbers %d are told", all, told)
	}
}

// TestMisplaced: what is wrong is said, and the point that is probably meant.
func TestMisplaced(t *testing.T) {
	for _, c := range []struct {
		country  string
		lat, lon float64
		want     string
	}{
		{"", 0, 0, "0, 0, lies in the sea"}, {"GH", 0, 0, "0, 0, lies in the sea"}, {"", 53.8, -1.5, ""},
		{"GB", 53.8, -1.55, ""}, {"GB", -1.55, 53.8, "exchanged. Is this meant? lat: 53.8, lon: -1.55"},
		{"US", 39.16, 75.52, "minus is probably missing, or too many. Is this meant? lat: 39.16, lon: -75.52"},
		{"AU", 33.87, 151.2, "lat: -33.87, lon: 151.2"}, {"BR", 23.55, 46.63, "lat: -23.55, lon: -46.63"},
		{"GB", 40.71, -74.0, "in US, and the group in GB"}, {"KE", 30, -40, "not in the country"},
		{"FR", -20.88, 55.45, ""}, {"US", 18.46, -66.1, ""}, {"US", 21.31, -157.86, ""}, {"GB", 49.19, -2.11, ""},
		{"GB", 60.15, -1.14, ""},
		{"PT", 32.65, -16.91, ""}, {"ES", 28.12, -15.43, ""}, {"NZ", -43.95, -176.56, ""}, {"FJ", -16.8, -179.98, ""},
		{"DE", 50.77, 6.02, ""}, {"CH", 46.17, 6.12, ""}, {"DE", 47.69, 8.69, ""}, {"XX", 10, 10, ""},
		{"VA", 41.9, 12.45, ""},
		{"DE", 48.2, 16.37, "in AT, and the group in DE"},
	} {
		message, suggestion := misplaced(c.country, c.lat, c.lon)
		said := strings.TrimSpace(message.String() + " " + suggestion.String())
		if !strings.Contains(said, c.want) || c.want == "" && said != "" {
			t.Errorf("%s %v, %v: %q", c.country, c.lat, c.lon, said)
		}
	}
}

// TestDoubtfulZones: a zone of another country is asked about, and one that is no place
// where clocks change in summer.
func TestDoubtfulZones(t *testing.T) {
	for zone, want := range map[string]string{
		"US EST": "example: America/New_York", "US MST": "example: America/Denver",
		"US HST": "example: Pacific/Honolulu", "DE CET": "example: Europe/Berlin",
		"GB UTC": "example: Europe/London", "GB GMT": "example: Europe/London", " EST": "example: America/New_York",
		"US Etc/GMT+5":        "example: America/New_York",
		"DE Europe/Paris":     "one of these: Europe/Berlin, Europe/Busingen",
		"GB America/New_York": "one of these: Europe/London", "IN UTC": "one of these: Asia/Kolkata",
		"DE Europe/Busingen": "", "US US/Eastern": "", "IN Asia/Calcutta": "", " UTC": "", "GB Europe/Belfast": "",
		"GB GB": "", "US EST5EDT": "", "JP Japan": "",
		"IS GMT": "", " Europe/Berlin": "", "CN PRC": "", "US ": "", "XX Europe/Berlin": "",
	} {
		country, name, _ := strings.Cut(zone, " ")
		_, suggestion := doubtful(&model.Group{Timezone: name, Place: model.Place{Country: country}})
		if !strings.HasSuffix(suggestion.String(), want) || want == "" && suggestion != "" {
			t.Errorf("%s: %q", zone, suggestion)
		}
	}
	afar := &model.Group{Timezone: "America/New_York", Place: model.Place{Country: "GB"},
		Attendance: model.AttendOnline}
	if message, _ := doubtful(afar); message != "" {
		t.Errorf("online: %s", message)
	}
	for code, zones := range cldr.TimeZones().Of {
		for _, name := range zones {
			if message, _ := doubtful(&model.Group{Timezone: name, Place: model.Place{Country: code}}); message != "" {
				t.Errorf("%s: %s", code, message)
			}
		}
	}
}

// TestFarFromTown: a point in another town than that of the group is not shown, where the
// country has one town of that name.
func TestFarFromTown(t *testing.T) {
	for _, c := range []struct {
		country, city string
		lat, lon      float64
		far           bool
	}{
		{"GB", "Leeds", 51.5, -0.12, true}, {"GB", "Leeds", 53.8, -1.55, false}, {"GB", "leeds", 53.7, -1.8, false},
		{"GB", "Little Village", 51.5, -0.12, false}, {"US", "Springfield", 40, -100, false}, {"", "Leeds", 51.5, -0.12, false},
		{"GB", "", 51.5, -0.12, false}, {"FR", "Lyon", 48.85, 2.35, true}, {"FR", "Lyon", 45.77, 4.88, false},
	} {
		message, _ := farFromTown(&model.Place{Country: c.country, City: c.city, Lat: c.lat, Lon: c.lon})
		if (message != "") != c.far {
			t.Errorf("%+v: %q", c, message)
		}
	}
}

// pageOf is the group of some front matter in a hub of London, and what is found.
func pageOf(front string) (*model.Group, []diag.Finding) {
	at := load.File{Path: "g.md", Section: "groups", Language: "en", Page: "g"}
	p, findings := Page(at, []byte("---\nname: Tea\n"+front+"\n---\n"), &model.Hub{DefaultLanguage: "en", Timezone: "Europe/London"})
	return p.Group, findings
}

// TestZoneOfCountry: a group of another country that says no zone has the only one of its
// country. Where there are several, somebody is asked, and its times have none.
func TestZoneOfCountry(t *testing.T) {
	for country, want := range map[string]string{"FR": "Europe/Paris", "JP": "Asia/Tokyo", "GB": "Europe/London",
		"IE": "Europe/London", "AU": "asked", "US": "asked", "": "Europe/London", "ES": "asked", "PT": "Europe/London",
		"DE": "Europe/Berlin"} {
		g, findings := pageOf("schedule: [{day: monday, start: \"18:30\"}]\nplace: {country: " + country + "}")
		got := "asked"
		if zone := directory.Zone(g, &model.Hub{Timezone: "Europe/London"}); zone != nil {
			got = zone.String()
		}
		asked := slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Code == diag.TimezoneDoubtful })
		if got != want || asked != (want == "asked") {
			t.Errorf("%s: %s, want %s %v", country, got, want, findings)
		}
	}
}

// TestFirstWeekday: a first day on another weekday does not say which weeks are meant.
func TestFirstWeekday(t *testing.T) {
	for front, asked := range map[string]bool{
		`{day: tuesday, start: "18:30", every: 2 weeks, from: 2026-01-07}`:              true,
		`{day: tuesday, start: "18:30", every: 2 weeks, from: 2026-01-06}`:              false,
		`{day: [tuesday, wednesday], start: "18:30", every: 2 weeks, from: 2026-01-07}`: false,
		`{day: tuesday, start: "18:30", from: 2026-01-07}`:                              false,
	} {
		g, findings := pageOf("schedule: [" + front + "]")
		if got := len(findings) > 0; got != asked || len(g.Schedule) != 1 || asked && !g.Schedule[0].From.IsZero() {
			t.Errorf("%s: %+v %v", front, g.Schedule, findings)
		}
	}
}
