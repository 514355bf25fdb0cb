package groups

import (
	"testing"

	"peerhub/generator/model"
)

// TestHomonyms: towns of one name in two states or countries are told apart, and nothing is
// said where only one group says more.
func TestHomonyms(t *testing.T) {
	var all []*model.Group
	for _, p := range []model.Place{
		{City: "Dover", Region: []string{"DE"}, Country: "US"}, {City: "Dover", Region: []string{"NH"}, Country: "US"},
		{City: "Boston", Country: "US", Region: []string{"MA"}}, {City: "boston", Country: "GB"},
		{City: "Leeds", Country: "GB", Region: []string{"England", "Yorkshire"}}, {City: "Leeds", Country: "GB"}, {},
	} {
		all = append(all, &model.Group{Place: p})
	}
	got := homonyms(all)
	for name, want := range map[string]homonym{"dover": {regions: true}, "boston": {countries: true}, "leeds": {}} {
		if got[name] != want {
			t.Errorf("%s: %+v, not %+v", name, got[name], want)
		}
	}
}
