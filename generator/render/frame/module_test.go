package frame

import "testing"

// The first screen of a module says how many come, and counts people only where a number ends.
func TestNumbers(t *testing.T) {
	for size, want := range map[string]string{
		"6 to 12": "6 to 12", "4 to 12, best in twos or threes": "4 to 12", "12": "12", "10-15; not more": "10-15",
		"من 6 إلى 16، من أقسام مختلفة": "من 6 إلى 16", "up to 12 people": "", "a whole team, 6 to 16": "", "": "",
	} {
		got, ok := numbers(size)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", size, got, ok)
		}
	}
}
