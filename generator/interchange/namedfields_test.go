package interchange

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
)

// TestFlatten: what two parts of a record say stands in the same cell each time, and the
// second under its own name; what the record says itself counts most.
func TestFlatten(t *testing.T) {
	for in, want := range map[string]map[string]string{
		`{"venue": {"city": "York"}, "office": {"city": "Leeds"}}`: {"city": "Leeds", "venue city": "York"},
		`{"venue": {"city": "York"}, "city": "Leeds"}`:             {"city": "Leeds", "venue city": "York"},
		`{"venue": {"city": "York"}, "city": ""}`:                  {"city": "York"},
		`{"a": {"city": "York"}, "b": {"city": "York"}}`:           {"city": "York"},
		`{"location": {"name": "Mill Hall"}, "open": true}`:        {"location": "Mill Hall", "open": "true"},
	} {
		for range 20 { // the order of a map differs
			d := json.NewDecoder(strings.NewReader(in))
			d.UseNumber()
			var fields map[string]any
			if err := d.Decode(&fields); err != nil {
				t.Fatal(err)
			}
			got := map[string]string{}
			flatten(fields, got, 3)
			if !maps.Equal(got, want) {
				t.Fatalf("%s: %q, want %q", in, got, want)
			}
		}
	}
}
