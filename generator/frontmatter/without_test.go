package frontmatter

import (
	"strings"
	"testing"
)

// TestWithoutField: a field goes with the lines below it, and a part of it alone.
func TestWithoutField(t *testing.T) {
	const lines = "name: Tea|place:|  city: Leeds|  country: GB|cost: free"
	for name, want := range map[string]string{
		"place": "name: Tea|cost: free", "place.city": "name: Tea|place:|  country: GB|cost: free",
		"cost": "name: Tea|place:|  city: Leeds|  country: GB", "email": lines, "place.venue": lines,
	} {
		if got := strings.Join(WithoutField(strings.Split(lines, "|"), name), "|"); got != want {
			t.Errorf("without %s: %s", name, got)
		}
	}
}
