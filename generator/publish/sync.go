package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"
)

// syncers is how many files are put on the disk at a time: a disk does several at once, and
// one after the other would take minutes.
const syncers = 16

// syncFiles puts every file and folder below dir on the disk, one by one.
func syncFiles(dir string) error {
	var work errgroup.Group
	work.SetLimit(syncers)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		work.Go(func() error {
			if d.IsDir() {
				return syncFolder(name)
			}
			return syncFile(name)
		})
		return nil
	})
	return errors.Join(err, work.Wait())
}

// syncFile puts one file on the disk.
func syncFile(name string) error {
	f, err := os.OpenFile(name, writable, 0)
	if err != nil {
		return err
	}
	return errors.Join(flush(f), f.Close())
}
