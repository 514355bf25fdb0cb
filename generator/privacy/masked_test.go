package privacy

import (
	"testing"
	"unicode/utf8"
)

// TestMasked: what lets strangers in is hidden, and every character keeps its place.
func TestMasked(t *testing.T) {
	for in, want := range map[string]string{
		"Come on Tuesday.":                   "Come on Tuesday.",
		"Room 4, 0113 496 0118":              "Room 4, 0113 496 0118",
		"note: \"Passcode: zq4711\", day: x": "note: \"••••••••••••••••\", day: x",
		"https://zoom.us/j/1?pwd=zq":         "••••••••••••••••••••••••••",
		"Finish: 1900-01-01 02:00:00":        "Finish: 1900-01-01 02:00:00",
		"Kim, 31.12.2026 18:30":              "Kim, 31.12.2026 18:30",
		"*909099#":                           "••••••••",
		"كلمة السر: zqxleakward\nالثلاثاء":   "••••••••••••••••••••••\nالثلاثاء",
	} {
		got := Masked(in)
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(in) {
			t.Errorf("%q has another length: %q", in, got)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
