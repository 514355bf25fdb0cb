package groups

import "testing"

// TestADotHoldsItsNumber: digits are about 0.55 em wide, in any font.
func TestADotHoldsItsNumber(t *testing.T) {
	for _, number := range []string{"1", "48", "331", "1,660", "12 345", "١٬٦٦٠"} {
		width := nameSize * 55 * len([]rune(number)) / 100
		if r := radius(number); 2*r < width {
			t.Errorf("%s is about %d wide, its dot %d", number, width, 2*r)
		}
	}
	if radius("331") != dotRadius {
		t.Error("the dot of a usual number is larger than it needs to be")
	}
}
