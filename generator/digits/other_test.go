package digits

import (
	"strings"
	"testing"
)

// A text of nothing but signs that are written as names is looked through once: twice as long takes twice the work,
// which is counted in what is allocated.
func TestOtherWayOfManySigns(t *testing.T) {
	long := []byte(strings.Repeat("&amp;", 20_000) + "a")
	if otherWay(long, false) {
		t.Error("a Latin letter reads as its page does")
	}
	if n := testing.AllocsPerRun(1, func() { otherWay(long, false) }); n > 20 {
		t.Errorf("%v allocations", n)
	}
	if !otherWay([]byte("(&amp; شاي)"), false) || otherWay([]byte("&amp;lt;"), false) {
		t.Error("signs written as names")
	}
}
