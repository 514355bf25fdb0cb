package load

import (
	"testing"
	"testing/fstest"

	"peerhub/generator/model"
)

// TestAgain asks of which changes the tree of before knows all: of a page that it has, of what is gone that it
// had not, and of what editors leave behind.
func TestAgain(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("x")}
	files := fstest.MapFS{"content/guides/en/a.md": file, "content/guides/en/.a.md.swp": file, "content/guides/en/a.md~": file,
		"content/.git/index": file, "content/groups/list.csv": file, "hub.yaml": file}
	tree, _ := Content(files, &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}})
	files["content/guides/en/new.md"] = file
	for name, want := range map[string]bool{"content/guides/en/a.md": true, "content/guides/en/.a.md.swp": true,
		"content/guides/en/a.md~": true, "content/.git/index": true, "content/groups/list.csv": true, "hub.yaml": true,
		"content/guides/en/gone.md": true, "content/guides/en/new.md": false, "content/guides/en": false, "content": false, ".": false} {
		if _, knows := tree.Again(files, []string{name}); knows != want {
			t.Errorf("%s: %t", name, knows)
		}
	}
}
