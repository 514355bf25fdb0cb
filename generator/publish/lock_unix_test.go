//go:build unix

package publish

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestWhatIsNoLockFileIsLeftAsItIs(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine.txt")
	put(t, mine, "mine")
	for name, lay := range map[string]func(at string) error{
		"a second name of a file": func(at string) error { return os.Link(mine, at) },
		"a link":                  func(at string) error { return os.Symlink(mine, at) },
		"a pipe":                  func(at string) error { return unix.Mkfifo(at, 0o600) },
		"a folder":                func(at string) error { return os.Mkdir(at, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			at := filepath.Join(t.TempDir(), "lock")
			if err := lay(at); err != nil {
				t.Fatal(err)
			}
			if l, err := takeLock(at); err == nil {
				l.release()
				t.Error("it was taken for a lock file")
			}
			if _, err := os.Lstat(at); err != nil {
				t.Errorf("it is gone: %v", err)
			}
			if text, _ := os.ReadFile(mine); string(text) != "mine" {
				t.Errorf("the file says %q now", text)
			}
		})
	}
}
