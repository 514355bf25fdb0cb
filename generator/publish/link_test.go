package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// TestUnchangedFilesAreTakenOver: what is the same to the byte is the same file, with the
// time of its last change; what differs, also by somebody's hand, is written anew, and
// what somebody linked to is never written into.
func TestUnchangedFilesAreTakenOver(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(filepath.Dir(hub), "public")
	first := map[string]string{"index.html": "<p>home", "a/same.html": "<p>same", "a/new.html": "<p>old",
		"a/edited.html": "<p>made", "gone.html": "<p>gone", "closed.html": "<p>closed", "link.html": "<p>link"}
	if err := build(out, hub, first); err != nil {
		t.Fatal(err)
	}
	at := func(path string) os.FileInfo {
		info, err := os.Lstat(filepath.Join(out, path))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	was := map[string]os.FileInfo{}
	for path := range first {
		was[path] = at(path)
	}
	put(t, filepath.Join(out, "a/edited.html"), "<p>MADE") // as long as before
	elsewhere := filepath.Join(filepath.Dir(hub), "elsewhere.html")
	put(t, elsewhere, "<p>link")
	if err := os.Remove(filepath.Join(out, "link.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(out, "link.html")); err != nil {
		put(t, filepath.Join(out, "link.html"), "<p>link") // where there are none, it is another file at least
	}
	if err := os.Chmod(filepath.Join(out, "closed.html"), 0o400); err != nil {
		t.Fatal(err)
	}
	second := map[string]string{"index.html": "<p>home", "a/same.html": "<p>same", "a/new.html": "<p>new",
		"a/edited.html": "<p>made", "link.html": "<p>link", "closed.html": "<p>closed"}
	if err := build(out, hub, second); err != nil {
		t.Fatal(err)
	}
	for path, text := range second {
		if got := tree(t, out)[path]; got != text {
			t.Errorf("%s holds %q", path, got)
		}
		kept := path == "index.html" || path == "a/same.html"
		if same := os.SameFile(was[path], at(path)); same != kept {
			t.Errorf("%s is the file of before: %v", path, same)
		}
	}
	if mode := at("closed.html").Mode(); mode != at("a/new.html").Mode() {
		t.Errorf("a file that was closed to readers stays so: %v", mode)
	}
	if !at("link.html").Mode().IsRegular() {
		t.Error("a symbolic link was taken over")
	}
	if _, err := os.Lstat(filepath.Join(out, "gone.html")); err == nil {
		t.Error("what is made no more is still there")
	}
}
