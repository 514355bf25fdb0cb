//go:build debian

package main

import (
	"os"
	"testing"
)

// TestTheListsOfDebian looks at a hub of the words that a benchmark takes, before it does:
// make bench installs the lists and runs this.
func TestTheListsOfDebian(t *testing.T) {
	words := clean(t, os.DirFS("/"), least)
	bytes, pages := 0, 4000
	for p := range corpus(pages, tuning, words) {
		bytes += len("---\n" + peerhubFrontMatter(p) + "---\n\n" + layouts["peerhub"].linked(p))
	}
	if mean := bytes / pages; mean < 2400 || mean > 2900 {
		t.Errorf("a page has %d bytes on average, want about 2,600", mean)
	}
}
