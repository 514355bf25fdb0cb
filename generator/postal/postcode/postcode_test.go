package postcode

import (
	"regexp"
	"testing"
)

// TestForms: each line of the table is a regular expression without groups of its own.
func TestForms(t *testing.T) {
	if len(forms()) < 22 {
		t.Errorf("only %d countries", len(forms()))
	}
	for country, f := range forms() {
		if re, err := regexp.Compile(f.whole); err != nil || re.NumSubexp() > 0 || len(country) != 2 || f.whole == "" {
			t.Errorf("%s: %q %v", country, f.whole, err)
		}
	}
	for code, country := range map[string]string{"LS1 3AB": "GB", "M5H 2N2": "CA", "D6W XY01": "IE", "1012 AB": "NL",
		"1149-014": "PT", "94102-4604": "US", "00-950": "PL"} {
		if !regexp.MustCompile("^(?:" + Form(country) + ")$").MatchString(code) {
			t.Errorf("%s is a postcode of %s", code, country)
		}
	}
	if Form("XX") != "" {
		t.Error("a country without postcodes has them")
	}
}

// TestOutward: as it is typed, and no more than a part of a town.
func TestOutward(t *testing.T) {
	for _, c := range []struct{ country, code, want string }{
		{"GB", " ls6 3aa ", "LS6"}, {"GB", "LS63AA", "LS6"}, {"GB", "SW1A", "SW1A"}, {"GB", "Leeds", ""},
		{"GB", "LS6 3AA 4", ""}, {"IE", "D6W XY01", "D6W"}, {"IE", "B12", ""}, {"NL", "1012", "1012"}, {"PT", "1149", "1149"},
		{"US", "98104", ""}, {"DE", "10115", ""}, {"XX", "1234", ""}, {"", "LS6 3AA", ""},
	} {
		if got := Outward(c.country, c.code); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.country, c.code, got, c.want)
		}
	}
}
