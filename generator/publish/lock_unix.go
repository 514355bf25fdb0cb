//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks a folder until the file is closed or the process ends, however
// it ends, and reports whether it was free.
func tryLock(dir string) (lock *os.File, free bool, err error) {
	f, err := os.Open(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		f.Close()
		return nil, false, nil
	}
	// A file system without locks (some network drives) lets everyone in.
	return f, true, nil
}

// release unlocks the folder.
func release(lock *os.File) { lock.Close() }
