package export

import (
	"slices"
	"testing"
)

// TestResults: texts come back, each on its line.
func TestResults(t *testing.T) {
	for _, want := range [][]Result{nil, {{}}, {{"a/", "A", 1, "", "x"}, {"b/", "", 12, "d", ""}}} {
		got, err := ReadResults(appendRows(nil, rowsOf(want)))
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%v comes back as %v (%v)", want, got, err)
		}
	}
	got, err := ReadResults(appendRows(nil, rowsOf([]Result{{Title: "two\nlines"}})))
	if err != nil || got[0].Title != "two lines" {
		t.Errorf("%v (%v)", got, err)
	}
	whole := appendRows(nil, rowsOf([]Result{{URL: "a/", Excerpt: "x"}}))
	for _, data := range [][]byte{whole[:len(whole)-1], append(whole, 'x'), append(whole, '\n')} {
		if got, err := ReadResults(data); err == nil {
			t.Errorf("%q is read as %v", data, got)
		}
	}
}
