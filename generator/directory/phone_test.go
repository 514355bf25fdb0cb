package directory_test

import (
	"testing"

	"peerhub/generator/directory"
)

func TestDial(t *testing.T) {
	for _, c := range []struct{ phone, country, want string }{
		{"+44 113 496 0118", "", "+441134960118"},
		{"+44 (0)113 496 0118", "FR", "+441134960118"},
		{"0113 496 0118", "GB", "01134960118"},
		{"0113 496 0118", "", ""},
		{"0113 496 0118", "XX", ""},
		{"116 123", "GB", "116123"},
		{"٠١١٣ ٤٩٦ ٠١١٨", "GB", "01134960118"},
		{"0113 496 0118 ext. 42", "GB", "01134960118"},
		{"+13125550100,,80000000001#", "US", "+13125550100"},
		{"**21*0612345678#", "FR", ""},
		{"*#06#", "GB", ""},
		{"#31#0113 496 0118", "GB", ""},
		{"Ask Anna 42", "GB", ""},
		{"1-800-FLOWERS", "US", ""},
		{"12", "GB", ""},
		{"+44 113 496 0118 or +44 113 496 0119", "GB", ""},
		{"", "GB", ""},
	} {
		if got := directory.Dial(c.phone, c.country); got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.phone, c.country, got, c.want)
		}
	}
	for phone, want := range map[string]string{"3114": "3114", "**21*0612345678#": "", "Anna 42": "", "15": "15"} {
		if got := directory.DialHelp(phone, "FR"); got != want {
			t.Errorf("help line %q: got %q, want %q", phone, got, want)
		}
	}
}

// TestEmergencyAndDear: numbers that are no group's, and those that cost more.
func TestEmergencyAndDear(t *testing.T) {
	for _, c := range []struct {
		phone, country  string
		emergency, dear bool
	}{{"999", "GB", true, false}, {"112", "", true, false}, {"911", "US", true, false}, {"15", "FR", true, false},
		{"1 1 2", "ES", true, false}, {"999", "", true, false}, {"116 123", "GB", false, false}, {"15", "GB", false, false},
		{"0113 496 0118", "GB", false, false}, {"09012 345678", "GB", false, true}, {"+44 9012 345678", "", false, true},
		{"0899 12 34 56", "FR", false, true}, {"988", "US", false, false}, {"", "GB", false, false}} {
		if e, d := directory.IsEmergency(c.phone, c.country), directory.IsDear(c.phone, c.country); e != c.emergency || d != c.dear {
			t.Errorf("%q in %q: emergency %t, dear %t", c.phone, c.country, e, d)
		}
	}
}
