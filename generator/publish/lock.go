package publish

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// lock is held by the one build that may replace a folder, from before it begins until
// the old site is gone.
type lock struct{ file *os.File }

// heldError says that another build has the lock.
type heldError struct {
	name   string // of the lock file
	holder string // "process 4711 on anna-laptop", or "" where it could not be read
}

func (h *heldError) Error() string {
	by := ""
	if h.holder != "" {
		by = " (" + h.holder + ")"
	}
	return fmt.Sprintf("another build is writing there just now%s. Wait until it is done, then build again. "+
		"If no build is running, delete the file %s", by, h.name)
}

// takeLock makes the file and locks it until release, or until the process ends, however it
// ends. It returns a *heldError while somebody else has it.
func takeLock(name string) (*lock, error) {
	// A drive may number a file anew at each look: then no look would ever find it ours.
	for range 1000 {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
		made := err == nil
		if errors.Is(err, os.ErrExist) {
			if f, err = reopen(name); errors.Is(err, os.ErrNotExist) {
				continue // released between two looks
			}
		}
		if err != nil {
			return nil, err
		}
		if f == nil {
			return nil, held(name)
		}
		free, sure := tryLock(f)
		// A disk without locks (some network drives) has only the file itself to go by.
		if !free && sure || !sure && !made {
			f.Close()
			return nil, held(name)
		}
		// Whoever had it may have deleted the file just before we locked it.
		ours, _ := f.Stat()
		if there, err := os.Stat(name); err != nil || !os.SameFile(ours, there) {
			f.Close()
			continue
		}
		l := &lock{f}
		if err := l.sign(); err != nil {
			l.release()
			return nil, err
		}
		return l, nil
	}
	return nil, held(name)
}

// sign writes into the file who holds it.
func (l *lock) sign() error {
	host, err := os.Hostname()
	if err != nil {
		host = "this computer"
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(fmt.Appendf(nil, "process %d on %s\n", os.Getpid(), host), 0)
	return err
}

// release unlocks, and leaves nothing behind.
func (l *lock) release() { unlink(l.file) }

// held returns the error for a lock that somebody else has.
func held(name string) error {
	h := &heldError{name: filepath.Base(name)}
	if f, err := os.Open(name); err == nil {
		line, _ := io.ReadAll(io.LimitReader(f, 200))
		f.Close()
		h.holder = strings.TrimSpace(string(line))
	}
	return h
}
