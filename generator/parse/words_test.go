package parse

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"peerhub/layouts"
)

// TestWaysOfCheckingAreTranslated holds the words that verified.how may have, as
// editors are told, to those that the site has words for.
func TestWaysOfCheckingAreTranslated(t *testing.T) {
	languages, err := fs.Glob(layouts.Builtin, "strings/*/ui.yaml")
	if err != nil || len(languages) < 4 {
		t.Fatalf("%v, %v", languages, err)
	}
	want := slices.Sorted(slices.Values(waysOfChecking()))
	for _, name := range languages {
		data, err := fs.ReadFile(layouts.Builtin, name)
		if err != nil {
			t.Fatal(err)
		}
		var words map[string]any
		if err := yaml.Unmarshal(data, &words); err != nil {
			t.Fatal(err)
		}
		var got []string
		for key := range words {
			if how, is := strings.CutPrefix(key, "checked.how."); is {
				got = append(got, how)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s has words for %v, and verified.how may be %v", name, got, want)
		}
	}
}
