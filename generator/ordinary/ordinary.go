// Package ordinary reads and writes ordinary files in folders that may have come from somebody else: a link there may lead
// to the files of others, and it or a pipe may have no end. So nobody follows one.
package ordinary

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrNotOrdinary is returned for what is no file of its own, ErrTooLarge for one that is larger than was asked for.
var (
	ErrNotOrdinary = errors.New("it is no ordinary file")
	ErrTooLarge    = errors.New("it is too large")
)

// Link is the error of whoever would have to follow one.
type Link struct{ Path string } // within the folder

// Error says what was not followed.
func (l *Link) Error() string { return l.Path + " is a link, and was not followed" }

// Is reports whether a file is there, and an ordinary one of at most that size.
func Is(name string, most int64) error {
	info, err := os.Lstat(name)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return ErrNotOrdinary
	case info.Size() > most:
		return ErrTooLarge
	}
	return nil
}

// Open opens such a file.
func Open(name string, most int64) (*os.File, error) {
	if err := Is(name, most); err != nil {
		return nil, err
	}
	return os.Open(name)
}

// Read reads such a file.
func Read(name string, most int64) ([]byte, error) {
	f, err := Open(name, most)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// Folder reports whether a folder is there, and is one itself.
func Folder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
}

// Within says by a Link whether the way from a folder to something in it leads through one. What is not there yet is none.
func Within(folder, name string) error {
	root, err := os.OpenRoot(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	return within(root, name)
}

func within(root *os.Root, name string) error {
	parts := strings.Split(filepath.ToSlash(filepath.Clean(filepath.FromSlash(name))), "/")
	for n := range parts {
		part := strings.Join(parts[:n+1], "/")
		info, err := root.Lstat(filepath.FromSlash(part))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			return &Link{Path: part}
		}
	}
	return nil
}

// Create writes a new file into a folder, with the folders on its way; one that exists is fs.ErrExist, and stays.
func Create(folder, name string, data []byte) error {
	return writing(folder, name, func(root *os.Root, name string) error {
		f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return errors.Join(err, f.Close())
	})
}

// Replace writes a file in a folder so that whoever reads it meets the old one or the new one, and never a half. It keeps
// the mode that the file has.
func Replace(folder, name string, data []byte) error {
	return writing(folder, name, func(root *os.Root, name string) error {
		mode := os.FileMode(0o644)
		if info, err := root.Lstat(name); err == nil {
			mode = info.Mode().Perm()
		}
		beside := filepath.Join(filepath.Dir(name), ".peerhub-"+rand.Text()+".tmp")
		f, err := root.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if err = errors.Join(err, f.Chmod(mode), f.Close()); err == nil {
			err = root.Rename(beside, name)
		}
		if err != nil {
			_ = root.Remove(beside)
		}
		return err
	})
}

// Move gives a file or a folder another path within a folder, with the folders on the way to it; what stands there already
// is fs.ErrExist, and stays.
func Move(folder, from, to string) error {
	if err := Within(folder, from); err != nil {
		return err
	}
	return writing(folder, to, func(root *os.Root, to string) error {
		if _, err := root.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, &fs.PathError{Op: "move", Path: to, Err: fs.ErrExist})
		}
		return root.Rename(filepath.FromSlash(from), to)
	})
}

func writing(folder, name string, write func(root *os.Root, name string) error) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := within(root, name); err != nil {
		return err
	}
	name = filepath.FromSlash(name)
	if err := root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return write(root, name)
}
