//go:build !linux && !darwin

package publish

import "os"

// writable: Windows puts only those files on the disk that are open for writing.
const writable = os.O_RDWR

func syncTree(dir string) error { return syncFiles(dir) }

func flush(f *os.File) error { return f.Sync() }

// syncFolder has nothing to do where folders cannot be opened.
func syncFolder(string) error { return nil }
