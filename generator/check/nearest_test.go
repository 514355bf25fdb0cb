package check

import "testing"

// TestNearestOfAnIndex: the first page of a section is not like that of another, though both
// lie in a folder of the same language.
func TestNearestOfAnIndex(t *testing.T) {
	n := &nearest{pages: []string{"content/glossary/en/index.md", "content/guides/en/start/index.md"}}
	for lost, want := range map[string]string{
		"content/groups/en/index.md":         "",
		"content/glosary/en/index.md":        "content/glossary/en/index.md",
		"content/guides/en/strat/index.md":   "content/guides/en/start/index.md",
		"content/training/en/start/index.md": "content/guides/en/start/index.md",
	} {
		if got := n.file(lost, false); got != want {
			t.Errorf("%s: %q, want %q", lost, got, want)
		}
	}
}
