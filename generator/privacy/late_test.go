package privacy

import "testing"

// TestPatterns: each pattern can be compiled, though most texts need none.
func TestPatterns(t *testing.T) {
	if len(patterns) < 300 {
		t.Errorf("%d patterns", len(patterns))
	}
	for _, pattern := range patterns {
		pattern()
	}
}
