package cli

import "testing"

func TestRubbishFillsTheHeapThatIsMeant(t *testing.T) {
	for _, c := range []struct {
		live uint64 // MB
		want int
	}{{0, 200}, {20, 200}, {100, 180}, {120, 133}, {160, 75}, {240, 40}, {1000, 40}, {1300, 30}, {1500, 25}, {4000, 25}} {
		if got := rubbish(c.live << 20); got != c.want {
			t.Errorf("%d MB live: %d %%, want %d %%", c.live, got, c.want)
		}
	}
}
