package interchange

import "testing"

// TestAsks: what an import leaves open can be told from what it says besides, so that it is
// not said again once it is settled.
func TestAsks(t *testing.T) {
	in := Read("g.csv", []byte("name,city,day,start\nTea,Leeds,Mon/Tue alternate,7pm\nSoup,Leeds,Tuesday,7pm\n"), testHub(), today)
	asks := 0
	for _, f := range in.Findings {
		if in.Asks(f) {
			asks++
		}
	}
	if asks != 1 || asks == len(in.Findings) {
		t.Errorf("%d of %v", asks, in.Findings)
	}
}
