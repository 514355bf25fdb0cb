package postal

import "testing"

// TestEnding: the country behind a line that stays whole is taken where nothing else can be
// meant.
func TestEnding(t *testing.T) {
	for line, want := range map[string]string{
		"Kathmandu 44600, Nepal":                    "NP ",
		"Patan Dhoka, Lalitpur, Nepal":              "NP ",
		"Baluwatar Kathmandu Nepal":                 "NP ",
		"Behind the mosque, Kampala, Uganda":        "UG ",
		"Kigali, Rwanda":                            "RW ",
		"Rruga e Durrësit, Tiranë, Albanie":         "AL ",
		"Ulaanbaatar, Mongolei":                     "MN ",
		"काठमाडौं, नेपाल":                           "NP ", // with Nepali among the languages
		"12 Main St, Tbilisi, Georgia":              "GE ",
		"12 Main St, Georgia":                       " ", // a state
		"Community Center, Lebanon":                 " ", // towns of the United States
		"Hamra Street, Beirut, Lebanon":             "LB ",
		"The old barn behind the church, M1 1AE":    "GB M1 1AE",
		"The old barn behind the church, M1 1AE UK": "GB M1 1AE",
		"Room 5 of the house called Nepal":          " ",
		"Ask for Jordan":                            " ",
		"Turkey":                                    " ",
		"":                                          " ",
	} {
		country, postcode := Ending(line, "ne", "en")
		if got := country + " " + postcode; got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
