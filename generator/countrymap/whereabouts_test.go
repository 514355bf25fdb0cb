package countrymap_test

import (
	"math"
	"testing"

	"peerhub/generator/countrymap"
)

// TestOff: a point within a country, in a hole of it, beside it, and over 180 degrees.
func TestOff(t *testing.T) {
	for _, c := range []struct {
		code     string
		lat, lon float64
		from, to float64 // kilometres
	}{
		{"GB", 53.8, -1.55, 0, 0}, {"FR", 53.8, -1.55, 300, 500}, {"ZA", -29.6, 28.2, 20, 120},
		{"LS", -29.6, 28.2, 0, 0},
		{"RU", 66.2, -170, 0, 40}, {"RU", 66.2, 190, 0, 40}, {"RU", 55.75, 37.62, 0, 0}, {"US", 21.31, -157.86, 0, 10},
		{"US", 0, 0, 5000, 9000},
		{"FJ", -16.8, -179.98, 0, 30}, {"GB", 90, 0, 1000, 5000},
	} {
		if km, ok := countrymap.Off(c.code, countrymap.Point{Lat: c.lat, Lon: c.lon}); !ok || km < c.from ||
			km > c.to || math.IsNaN(km) {
			t.Errorf("%s %v, %v: %.0f km, %t", c.code, c.lat, c.lon, km, ok)
		}
	}
	if _, ok := countrymap.Off("XX", countrymap.Point{}); ok {
		t.Error("XX has an outline")
	}
	for want, p := range map[string]countrymap.Point{"LS": {Lat: -29.6, Lon: 28.2}, "US": {Lat: 40.7, Lon: -74},
		"": {Lat: 0, Lon: 0}} {
		if got := countrymap.At(p, 25); got != want {
			t.Errorf("%v is in %q", p, got)
		}
	}
}
