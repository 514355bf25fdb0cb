package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncTree hands all files to the disk and then asks it once to empty its own memory, which
// os.File.Sync would do for each.
func syncTree(dir string) error {
	if err := syncFiles(dir); err != nil {
		return err
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

func flush(f *os.File) error { return unix.Fsync(int(f.Fd())) }
