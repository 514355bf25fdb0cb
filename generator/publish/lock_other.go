//go:build !unix

package publish

import "os"

// reopen takes over the file of a build that was killed, or returns nil: Windows does not
// delete a file that somebody has open.
func reopen(name string) (*os.File, error) {
	if os.Remove(name) != nil {
		return nil, nil
	}
	return nil, os.ErrNotExist // to be made anew
}

// tryLock has nothing to do: that the file is open is the lock.
func tryLock(*os.File) (free, sure bool) { return true, true }

func unlink(f *os.File) {
	f.Close()
	os.Remove(f.Name())
}
