package directory

import (
	"strings"
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// TestLongKeys: a key names a file, so it is cut; those that begin alike stay two.
func TestLongKeys(t *testing.T) {
	long := strings.Repeat("e", 260)
	one, two := cityKey(model.Place{Country: "GB", City: long}), cityKey(model.Place{Country: "GB", City: long + "f"})
	if one == two || len(one) > schema.MaxID+3 || !strings.HasPrefix(one, "gb-eeee") {
		t.Errorf("%s %s", one, two)
	}
	if got := Slug("Saint-Étienne"); got != "saint-etienne" {
		t.Error(got)
	}
}
