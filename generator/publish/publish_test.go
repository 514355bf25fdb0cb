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
	s, err := Open(out, Hub{Dir: hub})
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
	killed, err := Open(out, Hub{Dir: hub})
	if err != nil {
		t.Fatal(err)
	}
	if err := killed.Write("index.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	running := killed.dir

	// While it still runs, no other build writes there, and it says who does.
	var refusal *Refusal
	err = build(out, hub, map[string]string{"index.html": "other"})
	if !errors.As(err, &refusal) || !strings.Contains(err.Error(), fmt.Sprintf("process %d on ", os.Getpid())) ||
		!strings.Contains(err.Error(), "Wait until it is done") {
		t.Fatalf("a second build at the same time: %v", err)
	}
	if _, err := os.Stat(filepath.Join(running, "index.html")); err != nil {
		t.Fatalf("the staging folder of a running build was deleted: %v", err)
	}
	if err := build(filepath.Join(hub, "other"), hub, map[string]string{"index.html": "other"}); err != nil {
		t.Errorf("into another folder: %v", err)
	}
	// The system drops the lock of a process that dies; its file stays.
	killed.lock.file.Close()
	if got := tree(t, out)["index.html"]; got != "old" {
		t.Errorf("the site is %q", got)
	}
	if err := build(out, hub, map[string]string{"index.html": "next"}); err != nil {
		t.Fatal(err)
	}
	if got := names(t, hub); !slices.Equal(got, []string{"content", "hub.yaml", "layouts", "other", "public"}) {
		t.Errorf("left lying about: %v", got)
	}
}

// TestTheSiteIsOnTheDiskBeforeItTakesItsPlace: a power cut finds the old site or the new one.
func TestTheSiteIsOnTheDiskBeforeItTakesItsPlace(t *testing.T) {
	for _, exchanges := range []bool{true, false} {
		hub := newHub(t)
		out := filepath.Join(hub, "public")
		if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
			t.Fatal(err)
		}
		s, err := Open(out, Hub{Dir: hub})
		if err != nil {
			t.Fatal(err)
		}
		var steps []string
		// step notes what stands in the place of the site, whether the old one still is
		// somewhere, and whether another build is kept out.
		step := func(name string) {
			old := 0
			sites, _ := filepath.Glob(filepath.Join(hub, "*", "index.html"))
			for _, file := range sites {
				if data, _ := os.ReadFile(file); string(data) == "old" {
					old++
				}
			}
			site, _ := os.ReadFile(filepath.Join(out, "index.html"))
			_, err := Open(out, Hub{Dir: hub})
			steps = append(steps, fmt.Sprintf("%s: %s, %d old, kept out %v", name, site, old, err != nil))
		}
		system := s.disk
		s.disk.writeFile = func(name string, data []byte, perm fs.FileMode) error {
			step("write " + filepath.Base(name))
			return system.writeFile(name, data, perm)
		}
		s.disk.syncTree = func(dir string) error {
			if dir != s.dir {
				t.Errorf("%s is put on the disk", dir)
			}
			step("sync")
			return system.syncTree(dir)
		}
		s.disk.syncFolder = func(dir string) error {
			if dir != hub {
				t.Errorf("the names in %s are put on the disk", dir)
			}
			step("sync names")
			return system.syncFolder(dir)
		}
		if !exchanges {
			s.disk.exchange = func(string, string) error { return errors.ErrUnsupported }
		}
		if err := errors.Join(s.Write("index.html", []byte("new")), s.Commit()); err != nil {
			t.Fatal(err)
		}
		want := []string{
			"write index.html: old, 1 old, kept out true",
			"write " + ManifestName + ": old, 1 old, kept out true",
			"sync: old, 1 old, kept out true",
			"sync names: new, 1 old, kept out true",
		}
		if diff := cmp.Diff(want, steps); diff != "" {
			t.Errorf("exchange %v: %s", exchanges, diff)
		}
		if got := names(t, hub); !slices.Equal(got, []string{"content", "hub.yaml", "layouts", "public"}) {
			t.Errorf("left lying about: %v", got)
		}
	}
}

// TestADiskThatDoesNotTakeItKeepsTheOldSite: what cannot be put on the disk is not shown.
func TestADiskThatDoesNotTakeItKeepsTheOldSite(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(out, Hub{Dir: hub})
	if err != nil {
		t.Fatal(err)
	}
	s.disk.syncTree = func(string) error { return syscall.EIO }
	err = errors.Join(s.Write("index.html", []byte("new")), s.Commit())
	if err == nil || !strings.Contains(err.Error(), "as it was") || tree(t, out)["index.html"] != "old" {
		t.Errorf("%v, and the site is %q", err, tree(t, out)["index.html"])
	}
}

// TestSyncFolderWhereThereIsNone: a disk that cannot put the names in a folder on itself is no reason to fail.
func TestSyncFolderWhereThereIsNone(t *testing.T) {
	if err := syncFolder(os.DevNull); err != nil { // refuses it as such a disk does
		t.Error(err)
	}
}

func TestSyncFilesReachesAll(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a/b"), "x")
	if err := syncFiles(dir); err != nil {
		t.Error(err)
	}
	if err := syncFiles(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there was put on the disk")
	}
}

// TestGitIgnoresWhatAKilledBuildLeaves: a site that is not finished, and a lock with the name of a computer.
func TestGitIgnoresWhatAKilledBuildLeaves(t *testing.T) {
	for _, file := range []string{"../../.gitignore", "../newhub/text/gitignore"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		patterns := strings.Fields(string(data))
		for _, role := range []string{"lock", "new-1", "old-1"} {
			name := filepath.Base(sibling("public", role))
			if !slices.ContainsFunc(patterns, func(p string) bool { is, _ := filepath.Match(p, name); return is }) {
				t.Errorf("%s: %s is not ignored", file, name)
			}
		}
	}
}

// TestNoLockWithoutAFolder: who deletes the folder around a site while a build begins keeps nobody waiting.
func TestNoLockWithoutAFolder(t *testing.T) {
	if l, err := takeLock(filepath.Join(t.TempDir(), "gone", "lock")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v, %v", l, err)
	}
}

func TestAKillBetweenTheTwoStepsOfASwapIsMended(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, sibling(out, "old")+"-X"); err != nil {
		t.Fatal(err)
	}
	s, err := Open(out, Hub{Dir: hub})
	if err != nil {
		t.Fatal(err)
	}
	s.Abandon()
	if got := tree(t, out)["index.html"]; got != "old" {
		t.Errorf("the old site did not come back: %v", names(t, hub))
	}
}

// TestASwapThatFails: without exchange the new site may not come into its place, and the old one
// then may not come back.
func TestASwapThatFails(t *testing.T) {
	for _, c := range []struct {
		fails int // so many renames after the first one
		want  string
		stays bool
	}{
		{0, "", false},
		{1, "as it was", true},
		{2, "the next build puts it in its place", false},
	} {
		hub := newHub(t)
		out := filepath.Join(hub, "public")
		if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
			t.Fatal(err)
		}
		s, err := Open(out, Hub{Dir: hub})
		if err != nil {
			t.Fatal(err)
		}
		renames := 0
		s.disk.exchange = func(string, string) error { return errors.ErrUnsupported }
		s.disk.rename = func(from, to string) error {
			if renames++; renames > 1 && renames <= 1+c.fails {
				return syscall.EACCES
			}
			return os.Rename(from, to)
		}
		err = errors.Join(s.Write("index.html", []byte("new")), s.Commit())
		if c.want == "" {
			if err != nil || tree(t, out)["index.html"] != "new" {
				t.Errorf("nothing fails: %v", err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "as it was") != c.stays {
			t.Errorf("%d renames fail: %v", c.fails, err)
		}
		again, err := Open(out, Hub{Dir: hub})
		if err != nil {
			t.Fatal(err)
		}
		again.Abandon()
		if got := tree(t, out)["index.html"]; got != "old" {
			t.Errorf("%d renames fail: then the site is %q", c.fails, got)
		}
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
			s, err := Open(out, Hub{Dir: hub})
			if err != nil {
				t.Fatal(err)
			}
			s.disk.writeFile = func(name string, data []byte, perm fs.FileMode) error {
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
	s, err := Open(out, Hub{Dir: hub})
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
		s, err := Open(filepath.Join(hub, "public"), Hub{Dir: hub})
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
