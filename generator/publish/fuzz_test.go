package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzManifest: a file that is called a manifest is one of ours, or it is not.
func FuzzManifest(f *testing.F) {
	f.Add(manifest(Hub{Title: "A"}, []made{{path: "index.html", size: 1}}))
	f.Add([]byte(`{"format": "peerhub-site/9", "files": [{"path": "../../x"}, {"path": null}]}`))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, ManifestName), data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ours, ok := readManifest(dir); ok && ours == nil {
			t.Error("a manifest without a list")
		}
	})
}

// FuzzPath: a path that may be published stays in the site on every system.
func FuzzPath(f *testing.F) {
	for _, path := range []string{"a/b.html", "../x", "con", "a\\b", "a/./b", "e\u0301"} {
		f.Add(path, "b")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, path := range []string{a, b} {
			if checkPath(path) == nil && !filepath.IsLocal(filepath.FromSlash(path)) {
				t.Errorf("%q leads out of the site", path)
			}
		}
		Conflicts([]string{a, b, a + "/" + b})
	})
}
