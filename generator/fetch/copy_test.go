package fetch

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCopy: what was saved is what is loaded, and what somebody or something has changed
// since is none.
func TestCopy(t *testing.T) {
	hub := t.TempDir()
	if c := Load(os.DirFS(hub), "leeds"); c.Data != nil || c.From != "" {
		t.Errorf("there is nothing: %+v", c)
	}
	c := Copy{Data: []byte("[1]"), From: "https://example.org/", Fetched: "2026-03-01", Known: Known{ETag: `"a"`},
		Groups: map[string]string{"tea": "Tea"}, Gone: map[string]Gone{"chai": {"Chai", "2026-02-01"}},
		Failed: &Failed{On: "2026-03-02", Why: Slow}}
	c.Sum()
	c.Format = copyFormat
	if err := c.Save(hub, "leeds", true); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, Load(os.DirFS(hub), "leeds")); diff != "" {
		t.Error(diff)
	}
	for _, name := range []string{"leeds.copy", "leeds.json"} {
		if err := os.WriteFile(filepath.Join(hub, folder, name), []byte("[1, 2]"), 0o666); err != nil {
			t.Fatal(err)
		}
		if c := Load(os.DirFS(hub), "leeds"); c.Data != nil {
			t.Errorf("%s was changed, and is taken", name)
		}
	}
	older, newer := `{"from": "file.csv", "groups": {}}`, `{"format": "peerhub-feed/2", "from": "file.csv", "groups": {}}`
	for notes, from := range map[string]string{older: "file.csv", newer: ""} {
		if err := os.WriteFile(filepath.Join(hub, folder, "leeds.json"), []byte(notes), 0o666); err != nil {
			t.Fatal(err)
		}
		if c := Load(os.DirFS(hub), "leeds"); c.From != from {
			t.Errorf("%s is read as %+v", notes, c)
		}
	}
	out := t.TempDir()
	other := t.TempDir()
	if err := os.Symlink(out, filepath.Join(other, folder)); err != nil {
		t.Fatal(err)
	}
	if err := c.Save(other, "leeds", true); err == nil {
		t.Error("a link leads out of the hub")
	}
	if left, _ := os.ReadDir(out); len(left) > 0 {
		t.Error("something was written outside of the hub")
	}
}
