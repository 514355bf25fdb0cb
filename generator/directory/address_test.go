package directory

import (
	"testing"

	"peerhub/generator/model"
)

// TestAddressLine: in the order of the country, with a region where readers need one, and
// no more than may be told.
func TestAddressLine(t *testing.T) {
	leeds := model.Place{Address: "1 High Street", City: "Leeds", Postcode: "LS1 3AB",
		Region: []string{"England", "Yorkshire"}, Country: "GB"}
	area, hidden := leeds, leeds
	area.Precision, hidden.Precision = model.PlaceArea, model.PlaceHidden
	dover := model.Place{Address: "4 Mill Lane", City: "Dover", Postcode: "19901",
		Region: []string{"DE", "Kent County"}, Country: "US"}
	for _, c := range []struct {
		place         model.Place
		line, nearest string
	}{
		{leeds, "1 High Street, Leeds LS1 3AB, Yorkshire", "Yorkshire"}, {area, "Leeds LS1, Yorkshire", "Yorkshire"},
		{model.Place{Address: "The barn, M1 1AE UK", Postcode: "M1 1AE", Country: "GB"}, "The barn, M1 1AE UK", ""},
		{hidden, "Leeds, Yorkshire", "Yorkshire"}, {dover, "4 Mill Lane, Dover, DE 19901", "DE"},
		{model.Place{City: "Berlin", Region: []string{"Berlin"}, Postcode: "10115", Country: "DE"}, "10115 Berlin",
			"Berlin"},
		{model.Place{}, "", ""}, {model.Place{Region: []string{"North"}}, "", "North"},
	} {
		if got := AddressLine(c.place, ", "); got != c.line || NearestRegion(c.place) != c.nearest {
			t.Errorf("%q, %q; not %q, %q", got, NearestRegion(c.place), c.line, c.nearest)
		}
	}
}
