package generator_test

import (
	"context"
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"peerhub/generator"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// TestFilesOpened: a build opens each page of a hub once, and all else as often for many groups as for few.
func TestFilesOpened(t *testing.T) {
	others := map[int]int{} // how often what is no page is opened
	for _, groups := range []int{30, 120} {
		hub := hubOf(t, groups)
		pages := 0
		for path, n := range opened(t, hub) {
			if !strings.HasSuffix(path, ".md") {
				others[groups] += n
				continue
			}
			pages++
			if n > 1 {
				t.Errorf("%s is opened %d times", path, n)
			}
		}
		if pages != groups {
			t.Errorf("of %d pages %d are opened", groups, pages)
		}
	}
	t.Logf("folders and settings are opened %d times", others[30])
	if others[30] != others[120] {
		t.Errorf("folders and settings are opened %d times for 30 groups, %d times for 120", others[30], others[120])
	}
}

// opened counts how often a build opens each file and folder of a hub, by path below it. The system tells of
// closing, too, since it tells of the same thing twice in a row only once.
func opened(t *testing.T, hub string) map[string]int {
	t.Helper()
	fd, err := unix.InotifyInit1(unix.IN_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	events := os.NewFile(uintptr(fd), "inotify")
	defer events.Close()
	watched := map[int32]string{}
	err = filepath.WalkDir(hub, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		watch, err := unix.InotifyAddWatch(fd, path, unix.IN_OPEN|unix.IN_CLOSE)
		if err != nil {
			return err
		}
		watched[int32(watch)], err = filepath.Rel(hub, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const last = "last"
	counted := make(chan map[string]int, 1)
	go func() {
		counts, buffer := map[string]int{}, make([]byte, 1<<16)
		defer func() { counted <- counts }()
		for {
			n, err := events.Read(buffer)
			for at := 0; err == nil && at < n; {
				watch, mask := int32(binary.NativeEndian.Uint32(buffer[at:])), binary.NativeEndian.Uint32(buffer[at+4:])
				size := int(binary.NativeEndian.Uint32(buffer[at+12:]))
				name := strings.TrimRight(string(buffer[at+16:at+16+size]), "\x00")
				at += 16 + size
				if name == last || mask&unix.IN_Q_OVERFLOW != 0 {
					return
				}
				// A folder tells of itself, and so does the folder above it.
				if mask&unix.IN_OPEN != 0 && (name == "" || mask&unix.IN_ISDIR == 0) {
					counts[filepath.ToSlash(filepath.Join(watched[watch], name))]++
				}
			}
			if err != nil {
				return
			}
		}
	}()
	_, findings, err := generator.Build(context.Background(), generator.Options{Hub: hub, Sink: publish.NewMemory(),
		Today: model.Date{Year: 2026, Month: 3, Day: 1}})
	if err != nil {
		t.Fatalf("%v: %v", err, findings)
	}
	write(t, filepath.Join(hub, last), nil)
	return <-counted
}
