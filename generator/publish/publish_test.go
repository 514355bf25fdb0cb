package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// newHub makes a hub with one page and returns its folder.
func newHub(t *testing.T) string {
	t.Helper()
	hub := filepath.Join(t.TempDir(), "hub")
	put(t, filepath.Join(hub, "hub.yaml"), "title: T\n")
	put(t, filepath.Join(hub, "content/pages/en/index.md"), "# Home\n")
	put(t, filepath.Join(hub, "layouts/strings/en/ui.yaml"), "a: b\n")
	return hub
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// tree lists the files below a folder, with their contents.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || d.Type() == fs.ModeSymlink {
			return nil
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// build publishes the files into out and returns the first error.
func build(out, hub string, files map[string]string) error {
	s, err := Open(out, hub)
	if err != nil {
		return err
	}
	defer s.Abandon()
	for path, text := range files {
		if err := s.Write(path, []byte(text)); err != nil {
			return err
		}
	}
	return s.Commit()
}

// names lists what stands directly in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestBuildReplacesTheOldSiteInWhole(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	put(t, filepath.Join(out, ".gitkeep"), "kept")
	if err := build(out, hub, map[string]string{"old/index.html": "old", "index.html": "1"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(out, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := build(out, hub, map[string]string{"index.html": "2", "fr/a b.txt": "été"}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		".gitkeep":   "kept",
		"index.html": "2",
		"fr/a b.txt": "été",
		ManifestName: `{"format": "peerhub-site/1", "files": [
{"path": "fr/a b.txt", "sha256": "bd010c64132bf5cae8aea89f6762515727dcf68a5dd1de813c87f50a16c4513c", "size": 5},
{"path": "index.html", "sha256": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35", "size": 1}
]}
`,
	}
	if diff := cmp.Diff(want, tree(t, out)); diff != "" {
		t.Error(diff)
	}
	if got := names(t, hub); !slices.Equal(got, []string{"content", "hub.yaml", "layouts", "public"}) {
		t.Errorf("beside the site: %v", got)
	}
	if info, _ := os.Stat(out); info.Mode().Perm() != 0o750 {
		t.Errorf("the folder's permissions changed to %v", info.Mode())
	}
}

func TestAKilledBuildLeavesTheOldSiteAndIsClearedAway(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
		t.Fatal(err)
	}
	killed, err := Open(out, hub)
	if err != nil {
		t.Fatal(err)
	}
	if err := killed.Write("index.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	running := killed.dir

	// While it still runs, another build does not touch its folder.
	if err := build(out, hub, map[string]string{"index.html": "other"}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(running, "index.html")); err != nil {
		t.Fatalf("the staging folder of a running build was deleted: %v", err)
	}
	// The system drops the lock of a process that dies.
	release(killed.lock)
	if got := tree(t, out)["index.html"]; got != "other" {
		t.Errorf("the site is %q", got)
	}
	if err := build(out, hub, map[string]string{"index.html": "next"}); err != nil {
		t.Fatal(err)
	}
	if got := names(t, hub); !slices.Equal(got, []string{"content", "hub.yaml", "layouts", "public"}) {
		t.Errorf("left lying about: %v", got)
	}
}

func TestAKillBetweenTheTwoStepsOfASwapIsMended(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, sibling(out, "old")+"X"); err != nil {
		t.Fatal(err)
	}
	s, err := Open(out, hub)
	if err != nil {
		t.Fatal(err)
	}
	s.Abandon()
	if got := tree(t, out)["index.html"]; got != "old" {
		t.Errorf("the old site did not come back: %v", names(t, hub))
	}
}

func TestReplaceWithoutExchangePutsTheOldSiteBackWhenItFails(t *testing.T) {
	dir := t.TempDir()
	out, fresh, aside := filepath.Join(dir, "out"), filepath.Join(dir, "fresh"), filepath.Join(dir, "aside")
	put(t, filepath.Join(out, "a"), "old")
	if _, err := replace(fresh, out, aside); err == nil { // fresh does not exist
		t.Fatal("no error")
	}
	if got := tree(t, out)["a"]; got != "old" {
		t.Error("the old site is gone")
	}
	put(t, filepath.Join(fresh, "a"), "new")
	old, err := replace(fresh, out, aside)
	if err != nil || old != aside || tree(t, out)["a"] != "new" || tree(t, aside)["a"] != "old" {
		t.Errorf("replace: %q, %v", old, err)
	}
}

func TestAFullOrReadOnlyDiskLosesNothing(t *testing.T) {
	for _, c := range []struct {
		errno syscall.Errno
		at    string
		want  string
	}{
		{syscall.ENOSPC, "index.html", "is full"},
		{syscall.ENOSPC, ManifestName, "is full"},
		{syscall.ENOSPC, keepFile, "is full"},
		{syscall.EROFS, "index.html", "can only be read"},
		{syscall.EACCES, "index.html", "no permission"},
		{syscall.EIO, "index.html", "cannot write"},
	} {
		t.Run(fmt.Sprint(c.errno, " at ", c.at), func(t *testing.T) {
			hub := newHub(t)
			out := filepath.Join(hub, "public")
			put(t, filepath.Join(out, keepFile), "")
			if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
				t.Fatal(err)
			}
			before := tree(t, out)
			s, err := Open(out, hub)
			if err != nil {
				t.Fatal(err)
			}
			s.writeFile = func(name string, data []byte, perm fs.FileMode) error {
				if filepath.Base(name) == c.at {
					return &fs.PathError{Op: "write", Path: name, Err: c.errno}
				}
				return os.WriteFile(name, data, perm)
			}
			err = s.Write("index.html", []byte("new"))
			if err == nil {
				err = s.Commit()
			}
			s.Abandon()
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "as it was") ||
				strings.Contains(err.Error(), "peerhub-new") {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if !errors.Is(err, c.errno) {
				t.Errorf("%v does not wrap %v", err, c.errno)
			}
			if diff := cmp.Diff(before, tree(t, out)); diff != "" {
				t.Errorf("the old site changed:\n%s", diff)
			}
			if got := names(t, hub); !slices.Equal(got, []string{"content", "hub.yaml", "layouts", "public"}) {
				t.Errorf("left lying about: %v", got)
			}
		})
	}
}

func TestAFileWhereTheParentShouldBe(t *testing.T) {
	hub := newHub(t)
	err := build(filepath.Join(hub, "hub.yaml/site"), hub, nil)
	if err == nil || !strings.Contains(err.Error(), "hub.yaml") {
		t.Errorf("got %v", err)
	}
}

func TestWriteFromManyGoroutines(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	s, err := Open(out, hub)
	if err != nil {
		t.Fatal(err)
	}
	memory := NewMemory()
	var wait sync.WaitGroup
	for i := range 400 {
		wait.Go(func() {
			path := fmt.Sprintf("a/%d/%d/index.html", i%7, i)
			for _, sink := range []Sink{s, memory} {
				if err := sink.Write(path, []byte(path)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(); err == nil {
		t.Error("published twice")
	}
	got := tree(t, out)
	if len(got) != 401 || len(memory.Paths()) != 400 {
		t.Errorf("%d files on disk, %d in memory", len(got), len(memory.Paths()))
	}
	for path, text := range got {
		if path == ManifestName {
			continue
		}
		if data, ok := memory.Get(path); !ok || string(data) != text || text != path {
			t.Fatalf("%s: %q on disk, %q in memory", path, text, data)
		}
	}
}

func TestPathsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		first, path, want string
	}{
		{"", "", "not a path inside"},
		{"", "/etc/passwd", "not a path inside"},
		{"", "a/../../x", "not a path inside"},
		{"", "a//x", "not a path inside"},
		{"", "./x", "not a path inside"},
		{"", "a/", "not a path inside"},
		{"", "..", "not a path inside"},
		{"", `a\..\x`, "is not allowed"},
		{"", "a\x00b", "is not allowed"},
		{"", "a\nb", "is not allowed"},
		{"", "c:/x", "is not allowed"},
		{"", "what?", "is not allowed"},
		{"", "\xff", "not a path inside"},
		{"", "a./x", "ends in a dot"},
		{"", ManifestName, "for itself"},
		{"", ".gitkeep", "for itself"},
		{"", "a/" + strings.Repeat("م", 101) + "/x", "longer than 200 bytes"},
		{"a/index.html", "a/index.html", "same address"},
		{"a/index.html", "A/index.html", "differ only"},
		{"\u00e9.html", "e\u0301.html", "differ only"},
		{"É.html", "é.html", "differ only"},
		{"a", "a/b", "as a file and as a folder"},
		{"a/b/c", "A/b", "as a file and as a folder"},
	} {
		hub := newHub(t)
		s, err := Open(filepath.Join(hub, "public"), hub)
		if err != nil {
			t.Fatal(err)
		}
		for kind, sink := range map[string]Sink{"stage": s, "memory": NewMemory()} {
			if c.first != "" {
				if err := sink.Write(c.first, nil); err != nil {
					t.Fatal(err)
				}
			}
			if err := sink.Write(c.path, []byte("x")); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %q: got %v, want %q", kind, c.path, err, c.want)
			}
		}
		s.Abandon()
	}
}

func TestMemoryKeepsItsOwnCopy(t *testing.T) {
	memory, data := NewMemory(), []byte("one")
	if err := memory.Write("x", data); err != nil {
		t.Fatal(err)
	}
	copy(data, "two")
	if got, _ := memory.Get("x"); string(got) != "one" {
		t.Errorf("got %q", got)
	}
}

// TestConflictsAreAllTold: each path that has to be renamed, whichever of them came first.
func TestConflictsAreAllTold(t *testing.T) {
	var got []string
	for _, c := range Conflicts([]string{"a", "a/1", "a/2", "a:b", "b", "b", "c/1", "c", "d.png", "D.png"}) {
		got = append(got, c.Path)
	}
	if want := []string{"a", "a", "a:b", "b", "c", "D.png"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Conflicts([]string{"a", "b/1", "b/2"}); got != nil {
		t.Errorf("%v", got)
	}
}
