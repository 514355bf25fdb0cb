package interchange

import (
	"fmt"
	"testing"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// TestPartsAreJoined: the parts that Publish writes of a large hub make one list again, with every
// group; a file that is no index is not taken for one, and an index alone is named for what it is.
func TestPartsAreJoined(t *testing.T) {
	n := directory.MostInFile + 7
	var entries []*model.Entry
	for i := range n {
		entries = append(entries, group(fmt.Sprintf("g-%05d", i), model.Group{Attendance: model.AttendInPerson,
			Place: model.Place{City: fmt.Sprintf("Leeds %d", i), Country: "GB", Lat: 53.8, Lon: -1.55, HasPoint: true}}))
	}
	site := model.NewSite(testHub(), today, entries, nil)
	for name, address := range map[Format]string{MeetingGuide: "groups.json", CSV: "groups.csv", GeoJSON: "groups.geojson"} {
		files := map[string][]byte{}
		if err := Publish(name, site, testLocales(), func(path string, data []byte) error {
			files["https://example.org/hub/"+path] = data
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		data := files["https://example.org/hub/"+address]
		index, is := IndexOf(data)
		if !is || len(index.Parts) != 2 {
			t.Fatalf("%s is no index: %+v", address, index)
		}
		if in := Read(address, data, testHub(), today); len(in.Drafts) > 0 || len(in.Findings) != 1 {
			t.Errorf("%s alone: %d groups, %+v", address, len(in.Drafts), in.Findings)
		}
		var parts [][]byte
		for _, at := range index.Parts {
			if _, is := IndexOf(files[at]); is {
				t.Errorf("%s is taken for an index", at)
			}
			parts = append(parts, files[at])
		}
		if joined, err := index.Join([][]byte{parts[0], []byte(`{"error": "busy"}`)}); err == nil {
			t.Errorf("%s: an answer that is no part is taken for one: %d bytes", address, len(joined))
		}
		whole, err := index.Join(parts)
		if err != nil {
			t.Fatal(err)
		}
		if in := Read(address, whole, testHub(), today); len(in.Drafts) != n || in.Format != name {
			t.Errorf("%s: %d groups of %d, as %s", address, len(in.Drafts), n, in.Format)
		}
	}
	for _, text := range []string{"", "{", "[]", `{"parts": ["a"]}`, `{"format": "peerhub-parts/1"}`, `{"format": "peerhub-parts/1", "parts": "a"}`,
		`{"format": "peerhub-parts/1", "parts": [1]}`, `{"type": "FeatureCollection", "features": []}`,
		`{"type": "FeatureCollection", "parts": ["a"]}`, "part,file,groups\n", "part,file,groups\n1\n", "part,file,groups\n\"", "name,day\n"} {
		if index, is := IndexOf([]byte(text)); is {
			t.Errorf("%q is taken for an index: %+v", text, index)
		}
	}
}
