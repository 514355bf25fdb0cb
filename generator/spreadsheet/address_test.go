package spreadsheet

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestAddressCells: an address in one cell becomes a place, where that is sure and no
// column says the town.
func TestAddressCells(t *testing.T) {
	for table, want := range map[string]string{
		"address\n\"Leeds Central Library, Calverley Street, Leeds LS1 3AB\"": "venue: Leeds Central " +
			"Library|address: Calverley Street|city: Leeds|postcode: LS1 3AB|country: GB",
		"venue,address\nHall,\"Town Hall, 4 Mill Lane, Dover, DE 19901\"": "venue: Hall|address: \"Town Hall, 4 " +
			"Mill Lane\"|city: Dover|region: [DE]|postcode: \"19901\"|country: US",
		"address,country\n\"Markt 1, 10115 Berlin\",Allemagne": "address: Markt 1|city: " +
			"Berlin|postcode: \"10115\"|country: DE",
		"address,city\n\"1 High Street, Leeds LS1 3AB\",Leeds": "address: \"1 High Street, Leeds LS1 " +
			"3AB\"|city: Leeds",
		"address,zip\n\"100 Main St, Seattle, WA\",98104": "address: 100 Main St|city: " +
			"Seattle|region: [WA]|country: US|postcode: \"98104\"",
		"address\n\"Room 4, ask at the desk\"": "address: \"Room 4, ask at the " +
			"desk\"|kept",
		"address\n\"Hall, Kathmandu 44600, Nepal\"": "country: NP|address: \"Hall, Kathmandu 44600, Nepal\"|kept",
		"address,country\n\"The barn, M1 1AE UK\",GB": "postcode: M1 1AE|address: \"The barn, M1 1AE UK\"|" +
			"country: GB|kept",
		"address\n1 High Street": "address: 1 High Street",
		"Code postal,Ville,Pays\n01067,Dresden,DE": "city: Dresden|postcode: " +
			"\"01067\"|country: DE",
		"código postal,ciudad,país\n28005,Madrid,España": "city: Madrid|postcode: " +
			"\"28005\"|country: ES",
		"الرمز البريدي,المدينة\n11511,القاهرة": "city: القاهرة|postcode: \"11511\"",
	} {
		head, row, _ := strings.Cut(table, "\n")
		tables, _ := Tables("g.csv", []byte("name,topics,"+head+"\nTea,,"+row+"\n"), hub())
		read := Drafts("g.csv", tables, hub())
		drafts, findings := read.Drafts, read.Findings
		if len(drafts) != 1 {
			t.Fatalf("%s: %v", table, findings)
		}
		var got []string
		for _, line := range drafts[0].Lines {
			if l, ok := strings.CutPrefix(line, "  "); ok {
				got = append(got, l)
			}
		}
		for _, f := range findings {
			if f.Code == diag.AddressKept {
				got = append(got, "kept")
			} else {
				t.Errorf("%s: %v", table, f)
			}
		}
		wanted := strings.Split(want, "|")
		if strings.Join(got, "|") != want && !sameLines(got, wanted) {
			t.Errorf("%s:\n got %s\nwant %s", table, strings.Join(got, "|"), want)
		}
	}
}

// sameLines compares without the order, which is that of the cells.
func sameLines(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, line := range b {
		if !strings.Contains("|"+strings.Join(a, "|")+"|", "|"+line+"|") {
			return false
		}
	}
	return true
}

// TestTownTwice: a town and a postcode that have columns are taken off the end of the street.
func TestTownTwice(t *testing.T) {
	for street, want := range map[string]string{
		"7 Example Street, Leeds": "address: 7 Example Street city", "7 Example Street, Leeds LS1 3AB": "address: 7 Example Street city",
		"7 Example Street, Leeds, LS1 3AB": "address: 7 Example Street city", "7 Example Street": "address: 7 Example Street city",
		"7 Leeds Road, Leeds Park": `address: "7 Leeds Road, Leeds Park" city`, "Leeds": "address: Leeds city",
		"7 Example Street, Otley": `address: "7 Example Street, Otley" city`,
	} {
		page, asked := lines(t, "name,day,start,address,city,postcode\nTea,Monday,7pm,\""+street+"\",Leeds,LS1 3AB\n")
		if !strings.Contains(page, want) || asked != "" {
			t.Errorf("%s: %s %q", street, page, asked)
		}
	}
}
