package interchange

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// zipped is a zip file of some files.
func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestPackages: a package of tables of HSDS is read as the same lists in JSON are, whatever its
// folder and the number of its names; other zip files say what to do.
func TestPackages(t *testing.T) {
	tables := map[string]string{
		"organizations":        "id,name,description\no,Tea people,x\n",
		"services":             "\uFEFFid,organization_id,name,status,fees\n1,o,Tea,active,\n2,o,Walk,active,Free\n",
		"locations":            "id,organization_id,name,latitude,longitude\n3,o,Hall,53.8,-1.5\n",
		"services_at_location": "id,service_id,location_id\n",
		"service_at_location":  "id,service_id,location_id\n4,1,3\n",
		"physical_addresses":   "id,location_id,address_1,city,postal_code,country\n5,3,\"1 High St\",Leeds,LS1,GB\n",
		"regular_schedules":    "id,service_id,weekday,opens_at,closes_at\n6,1,2,18:30,20:00\n7,2,Friday,10:00,11:00\n",
		"phones":               "id,service_id,number\n8,1,+44 113 496 0000\n",
	}
	want := map[string]string{
		"tea": "name: Tea\nschedule:\n  - {day: tuesday, start: \"18:30\", end: \"20:00\", every: week}\n" +
			"place: {venue: Hall, address: 1 High St, city: Leeds, postcode: LS1, country: GB, lat: 53.8, lon: -1.5}\n" +
			"contact: {phone: \"+44 113 496 0000\"}\norganisation: Tea people\n",
		"walk": "name: Walk\nschedule:\n  - {day: friday, start: \"10:00\", end: \"11:00\", every: week}\n" +
			"organisation: Tea people\ncost: Free\n",
	}
	for _, folder := range []string{"", "data/", "export/2026/"} {
		files := map[string]string{folder + "datapackage.json": "{}"}
		for name, text := range tables {
			files[folder+name+".csv"] = text
		}
		got, said := records(t, zipped(t, files))
		if diff := cmp.Diff(want, got); diff != "" || len(said) > 0 {
			t.Errorf("%q: %s %v", folder, diff, said)
		}
	}
	for name, file := range map[string]string{
		"other tables":    zipped(t, map[string]string{"groups.csv": "name,day\nTea,monday\n"}),
		"without places":  zipped(t, map[string]string{"services.csv": "id,name\n1,Tea\n"}),
		"too large":       zipped(t, map[string]string{"services.csv": strings.Repeat("word,", maxPacked/5+1)}),
		"no CSV":          zipped(t, map[string]string{"a.txt": "x"}),
		"a broken record": zipped(t, map[string]string{"services.csv": "id,name\n1,\"Tea\n"}),
	} {
		got, said := records(t, file)
		all := strings.Join(said, "\n")
		if len(got) > 0 || all == "" || name != "no CSV" && !strings.Contains(all, "This is a zip file of CSV files") {
			t.Errorf("%s: %v %s", name, got, all)
		}
	}
}
