package privacy

import (
	"strings"
	"testing"
)

// TestNear: a word of a long text is compared with a part of it, which does not grow.
func TestNear(t *testing.T) {
	for _, word := range []string{"passcode ", "code ", "Ask Anna ", "Passcode", "***", "%2C1", "a@b.cc ", "key under the mat ", "born 1971 ", "Kim is bipolar ",
		"NHS 943476591 ", "say \"rosebud\" to join ", "set alarm with 4471 ", "door 4471# ", "Kim (bipolar "} {
		text := strings.Repeat(word, 3_000)
		if got := len(near(text, 0)); got > window {
			t.Errorf("%q: %d bytes", word, got)
		}
		few := testing.AllocsPerRun(1, func() { Look(text[:len(text)/10]) })
		many := testing.AllocsPerRun(1, func() { Look(text) })
		if many > 12*few+100 {
			t.Errorf("%q: %v allocations of a tenth, %v of all", word, few, many)
		}
	}
}

// TestLineBefore: of a line, no more is looked at than the window.
func TestLineBefore(t *testing.T) {
	long := strings.Repeat("passcode: ", 1_000)
	for _, test := range []struct {
		text     string
		at, want int
	}{
		{"a\nbc", 4, 2}, {"abc", 3, 0}, {"a\n", 2, 2}, {"", 0, 0}, {long, len(long), len(long) - window},
		{"a\n" + long, len(long), len(long) - window},
	} {
		if got := lineBefore(test.text, test.at); got != test.want {
			t.Errorf("%d of %d bytes: %d, want %d", test.at, len(test.text), got, test.want)
		}
	}
}
