//go:build !unix

package publish

import (
	"errors"
	"os"
	"path/filepath"
)

// lockName is a file in the staging folder that is open while a build runs:
// Windows does not delete an open file.
const lockName = ".peerhub-lock"

// tryLock locks a folder until it is released or the process ends, and reports
// whether it was free.
func tryLock(dir string) (lock *os.File, free bool, err error) {
	name := filepath.Join(dir, lockName)
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, false, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, false, err
	}
	return f, true, nil
}

// release unlocks the folder, and leaves nothing in it.
func release(lock *os.File) {
	lock.Close()
	os.Remove(lock.Name())
}
