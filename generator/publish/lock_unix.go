//go:build unix

package publish

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// reopen opens a lock file that stands, whether or not somebody holds it. What has another name too is no
// lock file of ours, and would be overwritten under both; nor is a pipe.
func reopen(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	var is unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &is); err != nil || is.Mode&unix.S_IFMT != unix.S_IFREG || is.Nlink > 1 {
		f.Close()
		return nil, errors.Join(err, fmt.Errorf("%s is no lock file of Peerhub. Move it elsewhere", name))
	}
	return f, nil
}

// tryLock locks an open file and reports whether it was free, and whether the disk knows.
func tryLock(f *os.File) (free, sure bool) {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	return err == nil, err == nil || errors.Is(err, unix.EWOULDBLOCK)
}

// unlink deletes the file while it is locked: who waits for it sees that it is gone.
func unlink(f *os.File) {
	os.Remove(f.Name())
	f.Close()
}
