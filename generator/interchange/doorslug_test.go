package interchange

import "testing"

// TestAddressesAfterTheDoor: what is taken out of a name goes out of its address, too, and
// no two groups have one address after that, nor a group that of a list of the hub.
func TestAddressesAfterTheDoor(t *testing.T) {
	got := map[string]bool{}
	for _, d := range readText(t, `[{"slug":"john-smith","name":"John Smith","day":2,"time":"18:00"},`+
		`{"slug":"john","name":"John","day":3,"time":"18:00"},{"slug":"day-smith","name":"Day Smith","day":3,"time":"18:00"}]`).Drafts {
		if got[d.Slug] || d.Slug == "john-smith" || d.Slug == "day" {
			t.Errorf("%q, after %v", d.Slug, got)
		}
		got[d.Slug] = true
	}
	if len(got) != 3 {
		t.Errorf("the groups are at %v", got)
	}
}
