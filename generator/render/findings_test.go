package render_test

import (
	"slices"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/render"
)

// Files are ready in any order; what several have is told of the first of them.
func TestSharedFindingsAreToldOfTheFirst(t *testing.T) {
	finding := func(message diag.Text, key string) render.Finding {
		return render.Finding{Finding: diag.Finding{Message: message}, Key: key}
	}
	var f render.Findings
	f.Add(7, finding("of the seventh", "shared"), finding("alone", ""))
	f.Add(2, finding("of the second", "shared"))
	f.Add(5, finding("of the fifth", "shared"), finding("other", "other"))
	var got []string
	for _, one := range f.All() {
		got = append(got, one.Message.String())
	}
	slices.Sort(got)
	if want := []string{"alone", "of the second", "other"}; !slices.Equal(got, want) {
		t.Errorf("told are %q, not %q", got, want)
	}
}
