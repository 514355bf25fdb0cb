package interchange

import (
	"fmt"
	"strings"
	"testing"
)

// TestCountryOnce: the name of a country that stands in the street, the town or a region too is
// said once; that of a town stays.
func TestCountryOnce(t *testing.T) {
	for in, want := range map[string]string{
		`"address_1": "Some Hall, Naka Ward, Japan", "state_province": "Japan", "country": "JP"`: `{address: "Some Hall, Naka Ward", country: JP}`,
		`"address_1": "1-2-10 Nakanoshima, Kita-ku, Japan", "city": "Osaka", "country": "Japan"`: `{address: "1-2-10 Nakanoshima, Kita-ku", city: Osaka, country: JP}`,
		`"address_1": "Japan", "city": "Japan", "country": "JP"`:                                 `{country: JP}`,
		`"address_1": "5 Orchard Rd", "city": "Singapore", "country": "SG"`:                      `{address: 5 Orchard Rd, city: Singapore, country: SG}`,
		`"address_1": "5 High St", "city": "York", "state_province": "England", "country": "GB"`: `{address: 5 High St, city: York, region: [England], country: GB}`,
		`"address_1": "5 Main St", "city": "Lebanon", "state_province": "PA", "country": "US"`:   `{address: 5 Main St, city: Lebanon, region: [PA], country: US}`,
	} {
		files, _ := records(t, `[{"id": "1", "name": "Tea", "status": "active", "service_at_locations": [{"id": "2", "location": `+
			`{"id": "3", "location_type": "physical", "addresses": [{"id": "4", `+in+`}]}}]}]`)
		want = "name: Tea\nplace: " + want + "\n"
		if got := strings.ReplaceAll(files["tea"], `"`, ""); got != strings.ReplaceAll(want, `"`, "") {
			t.Errorf("%s: %s", in, got)
		}
	}
}

// TestHouseNumbers: the number of a house stands where the country has it.
func TestHouseNumbers(t *testing.T) {
	for country, want := range map[string]string{"GB": "7 Example Street", "US": "7 Example Street", "FR": "7 Example Street",
		"United Kingdom": "7 Example Street", "DE": "Example Street 7", "ES": "Example Street 7", "IT": "Example Street 7",
		"NL": "Example Street 7", "PL": "Example Street 7", "": "Example Street 7"} {
		files, said := records(t, fmt.Sprintf(`{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": `+
			`{"name": "Tea", "addr:street": "Example Street", "addr:housenumber": "7", "addr:city": "Town", "addr:country": %q}}]}`, country))
		if !strings.Contains(files["tea"], "address: "+want) {
			t.Errorf("%s: %s %v", country, files["tea"], said)
		}
	}
}
