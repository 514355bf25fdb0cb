package spreadsheet

import "sync"

// box is where a country lies, roughly, in degrees: enough to tell a point from
// the same one with its numbers exchanged.
type box struct{ south, north, west, east float64 }

func (b box) holds(lat, lon float64) bool {
	return lat >= b.south && lat <= b.north && lon >= b.west && lon <= b.east
}

// boxes are the mainlands of countries with many groups, with a margin. Of a
// country that is not here nothing is said.
var boxes = sync.OnceValue(func() map[string]box {
	return map[string]box{
		"GB": {49, 61.5, -9, 2.5}, "IE": {51, 56, -11, -5}, "FR": {41, 51.5, -5.5, 10}, "BE": {49, 52, 2, 7}, "NL": {50, 54, 3, 7.5},
		"LU": {49, 50.5, 5.5, 7}, "DE": {47, 55.5, 5.5, 15.5}, "AT": {46, 49.5, 9, 17.5}, "CH": {45.5, 48, 5.5, 11}, "IT": {35, 47.5, 6, 19},
		"ES": {27, 44.5, -19, 5}, "PT": {29, 42.5, -32, -6}, "GR": {34, 42, 19, 30}, "PL": {48.5, 55, 14, 24.5}, "CZ": {48, 51.5, 12, 19},
		"HU": {45.5, 49, 16, 23}, "RO": {43, 48.5, 20, 30}, "DK": {54, 58, 7.5, 15.5}, "SE": {55, 69.5, 10.5, 24.5}, "NO": {57.5, 71.5, 4, 31.5},
		"FI": {59.5, 70.5, 19, 32}, "TR": {35.5, 42.5, 25.5, 45}, "MA": {27, 36, -14, -0.9}, "EG": {21.5, 32, 24.5, 37}, "LB": {33, 34.8, 35, 36.8},
		"KE": {-5, 5.5, 33.5, 42}, "UG": {-1.6, 4.3, 29.5, 35.1}, "ZA": {-35, -22, 16, 33}, "IN": {6, 36, 68, 98}, "AU": {-44, -10, 112, 154},
		"NZ": {-48, -34, 166, 179}, "US": {24, 50, -125, -66}, "CA": {41, 70, -142, -52}, "MX": {14, 33, -118.5, -86}, "BR": {-34, 6, -74, -34},
		"AR": {-55.5, -21.5, -74, -53}, "CL": {-56, -17, -76, -66}, "CO": {-4.5, 13, -80, -66.5},
	}
})
