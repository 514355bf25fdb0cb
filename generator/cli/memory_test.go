package cli

import "testing"

func TestRubbishFillsTheHeapThatIsMeant(t *testing.T) {
	for _, c := range []struct {
		live uint64 // MB
		want int
	}{{0, 200}, {20, 200}, {100, 140}, {120, 100}, {160, 50}, {240, 50}, {1000, 50}, {1200, 41}, {1500, 25}, {4000, 25}} {
		if got := rubbish(c.live << 20); got != c.want {
			t.Errorf("%d MB live: %d %%, want %d %%", c.live, got, c.want)
		}
	}
}
