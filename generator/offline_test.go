package generator

import (
	"regexp"
	"slices"
	"testing"
)

// TestNothingKept: of all that keeps parts of a site on a phone, a hub that wants none of it publishes the worker that deletes.
func TestNothingKept(t *testing.T) {
	keeps := regexp.MustCompile(`^sw\.js|assets/keep|help/keep/|fromphone|offline|region\.js`)
	of := func(more string) []string {
		return slices.DeleteFunc(starterWith(t, more).Paths(), func(path string) bool { return !keeps.MatchString(path) })
	}
	if got := of("\noffline: false\n"); !slices.Equal(got, []string{"sw.js"}) {
		t.Errorf("%v are published", got)
	}
	if got := of(""); len(got) < 10 {
		t.Errorf("the others publish only %v", got)
	}
}
