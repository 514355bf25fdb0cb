package interchange

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/directory"
	"peerhub/generator/golden"
	"peerhub/generator/model"
)

// TestPublishCutsLargeFiles: a site of many groups has no file of all of them, and says where
// they are; a smaller one has what Write writes.
func TestPublishCutsLargeFiles(t *testing.T) {
	files := func(groups int, of func(Format, *model.Site, func(string, []byte) error) error) map[string]string {
		var entries []*model.Entry
		for i := range groups {
			entries = append(entries, group(fmt.Sprintf("g-%05d", i), model.Group{Attendance: model.AttendInPerson,
				Place: model.Place{City: "Leeds", Country: "GB", Lat: 53.8, Lon: -1.55, HasPoint: true}}))
		}
		site := model.NewSite(testHub(), today, entries, nil)
		out := map[string]string{}
		for _, format := range Written() {
			if err := of(format, site, func(path string, data []byte) error {
				if _, twice := out[path]; twice {
					t.Errorf("%s is written twice", path)
				}
				out[path] = string(data)
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		}
		return out
	}
	publish := func(f Format, site *model.Site, write func(string, []byte) error) error {
		return Publish(f, site, testLocales(), write)
	}
	whole := func(f Format, site *model.Site, write func(string, []byte) error) error {
		return Write(f, site, testLocales(), write)
	}
	small, same := files(3, publish), files(3, whole)
	for path, text := range same {
		if small[path] != text {
			t.Errorf("%s of a small hub is cut", path)
		}
	}

	n := directory.MostInFile + 7
	large := files(n, publish)
	if large["groups.ics"] != "" || len(large) != len(same)-1+2+1+2+2 {
		t.Errorf("%d files", len(large))
	}
	for _, name := range []string{"groups.json", "groups.csv"} {
		golden.File(t, "../testdata/vectors/parts/"+name, []byte(large[name]))
	}
	var index pieces
	if err := json.Unmarshal([]byte(large["groups.json"]), &index); err != nil {
		t.Fatal(err)
	}
	if index.Groups != n || !slices.Equal(index.Parts,
		[]string{"https://example.org/hub/groups-1.json", "https://example.org/hub/groups-2.json"}) {
		t.Errorf("groups.json says %+v", index)
	}
	var found []string
	for _, part := range []string{"groups-1.json", "groups-2.json"} {
		var of []meeting
		if err := json.Unmarshal([]byte(large[part]), &of); err != nil {
			t.Fatal(err)
		}
		for _, m := range of {
			found = append(found, m.Slug)
		}
	}
	slices.Sort(found)
	if len(slices.Compact(found)) != n {
		t.Errorf("%d meetings in the parts of groups.json", len(found))
	}
	for i, file := range []string{"groups.hsds.json", "groups-2.hsds.json"} {
		var page servicePage
		if err := json.Unmarshal([]byte(large[file]), &page); err != nil {
			t.Fatal(err)
		}
		if page.TotalItems != n || page.TotalPages != 2 || page.PageNumber != i+1 || page.FirstPage != (i == 0) ||
			page.LastPage != (i == 1) || page.Size != len(page.Contents) || page.Size != []int{n - 7, 7}[i] {
			t.Errorf("%s: %d of %d, page %d of %d", file, page.Size, page.TotalItems, page.PageNumber, page.TotalPages)
		}
	}
	var all, part collection
	if json.Unmarshal([]byte(large["groups.geojson"]), &all) != nil || all.In == nil || len(all.In.Parts) != 2 ||
		all.Type != "FeatureCollection" || all.Features == nil || len(all.Features) > 0 {
		t.Errorf("groups.geojson says %.300s", large["groups.geojson"])
	}
	if json.Unmarshal([]byte(large["groups-2.geojson"]), &part) != nil || part.In != nil || len(part.Features) != 7 {
		t.Errorf("groups-2.geojson has %d features", len(part.Features))
	}
	rows, err := csv.NewReader(strings.NewReader(large["groups.csv"])).ReadAll()
	if err != nil || len(rows) != 3 || rows[2][1] != "https://example.org/hub/groups-2.csv" || rows[2][2] != "7" {
		t.Errorf("groups.csv says %v (%v)", rows, err)
	}
	if rows, err = csv.NewReader(strings.NewReader(large["groups-2.csv"])).ReadAll(); err != nil || len(rows) != 8 {
		t.Errorf("groups-2.csv has %d rows (%v)", len(rows), err)
	}
}
