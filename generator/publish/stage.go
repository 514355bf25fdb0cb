package publish

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// Stage is a site that is being built beside the place where it will stand.
type Stage struct {
	asked string      // the folder as the caller named it, for messages
	out   string      // absolute, without symbolic links
	dir   string      // where the new site grows
	perm  fs.FileMode // of files made today
	lock  *os.File

	claims  claims
	folders sync.Map // those that stand, by their names
	mu      sync.Mutex
	made    []made
	done    bool

	// writeFile is os.WriteFile, but in tests of full disks.
	writeFile func(name string, data []byte, perm fs.FileMode) error
}

// Open begins a site that will replace the folder out, for the hub in hubDir.
// It returns a *Refusal when out is not ours to replace.
func Open(out, hubDir string) (*Stage, error) {
	place, err := resolve(out)
	if err != nil {
		return nil, explain(out, err)
	}
	hub, err := resolve(hubDir)
	if err != nil {
		return nil, explain(hubDir, err)
	}
	if err := refuse(out, place, hub); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
		return nil, explain(out, err)
	}
	clean(place)
	s := &Stage{asked: out, out: place, writeFile: os.WriteFile}
	if err := s.makeDir(); err != nil {
		return nil, explain(out, err)
	}
	return s, nil
}

// makeDir makes the staging folder and locks it, so that another build at the
// same time does not take it for the leftover of a killed one.
func (s *Stage) makeDir() error {
	for {
		dir := sibling(s.out, "new") + rand.Text()
		if err := os.Mkdir(dir, 0o777); err != nil {
			return err
		}
		lock, free, err := tryLock(dir)
		if err != nil {
			os.Remove(dir)
			return err
		}
		if made, gone := os.Stat(dir); free && gone == nil {
			s.dir, s.lock, s.perm = dir, lock, made.Mode().Perm()&0o666
			return nil
		}
		if lock != nil {
			release(lock)
		}
	}
}

// Write adds a file to the new site; see Sink.
func (s *Stage) Write(path string, data []byte) error {
	if err := s.claims.take(path); err != nil {
		return err
	}
	name := filepath.Join(s.dir, filepath.FromSlash(path))
	err := s.folder(filepath.Dir(name))
	if err == nil && !s.link(path, name, data) {
		err = s.writeFile(name, data, 0o666)
	}
	if err != nil {
		return s.failed(path, err)
	}
	sum := sha256.Sum256(data)
	s.mu.Lock()
	s.made = append(s.made, made{path, sum, len(data)})
	s.mu.Unlock()
	return nil
}

// link takes a file of the old site over that is the same to the byte, and reports whether
// there was one: that spares the disk, and its time stays that of its last change, which
// is what rsync and servers go by. One that other people may read than those of today is
// made anew. Nothing writes into a file that stands, so the two
// sites may share it until the old one goes.
func (s *Stage) link(path, name string, data []byte) bool {
	old := filepath.Join(s.out, filepath.FromSlash(path))
	info, err := os.Lstat(old)
	if err != nil || info.Mode() != s.perm || info.Size() != int64(len(data)) {
		return false
	}
	was, err := os.ReadFile(old)
	return err == nil && bytes.Equal(was, data) && os.Link(old, name) == nil
}

// folder makes the folder of a file, once. Most have a parent that stands already: to try
// is quicker than to look.
func (s *Stage) folder(dir string) error {
	if _, stands := s.folders.Load(dir); stands {
		return nil
	}
	if os.Mkdir(dir, 0o777) != nil {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	s.folders.Store(dir, true)
	return nil
}

// Commit writes the manifest and puts the new site in the place of the old
// one. When it fails, the old site stands as before.
func (s *Stage) Commit() error {
	if s.done {
		return errors.New("this site was published or abandoned already")
	}
	defer s.Abandon()
	if err := s.writeFile(filepath.Join(s.dir, ManifestName), manifest(s.made), 0o666); err != nil {
		return s.failed(ManifestName, err)
	}
	old, err := os.Stat(s.out)
	if errors.Is(err, fs.ErrNotExist) {
		s.unlock()
		if err := os.Rename(s.dir, s.out); err != nil {
			return s.failed("", err)
		}
		s.done = true
		return nil
	}
	if err != nil {
		return s.failed("", err)
	}
	// Somebody may have put files there while the site was built.
	if err := refuseContents(s.asked, s.out); err != nil {
		return err
	}
	if err := s.keep(); err != nil {
		return s.failed(keepFile, err)
	}
	if err := os.Chmod(s.dir, old.Mode().Perm()); err != nil {
		return s.failed("", err)
	}
	s.unlock()
	gone, err := swap(s.dir, s.out, sibling(s.out, "old")+rand.Text())
	if err != nil {
		return s.failed("", err)
	}
	s.done = true
	remove(gone) // what cannot be deleted now is cleared away by the next build
	return nil
}

// keep carries a .gitkeep over.
func (s *Stage) keep() error {
	data, err := os.ReadFile(filepath.Join(s.out, keepFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.writeFile(filepath.Join(s.dir, keepFile), data, 0o666)
}

// Abandon throws the new site away. After Commit it does nothing.
func (s *Stage) Abandon() {
	if s.done {
		return
	}
	s.done = true
	s.unlock()
	remove(s.dir)
}

func (s *Stage) unlock() {
	if s.lock != nil {
		release(s.lock)
		s.lock = nil
	}
}

// failed explains an error and says that nothing was lost.
func (s *Stage) failed(path string, err error) error {
	if path != "" {
		err = fmt.Errorf("%s: %w", path, cause(err))
	}
	return fmt.Errorf("%w. Nothing was published; the site in %s is as it was", explain(s.asked, err), s.asked)
}

// explain puts the usual failures of a disk into plain words.
func explain(out string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("the disk that holds %s is full (%w)", out, err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("the disk that holds %s can only be read, not written (%w)", out, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("no permission to write beside %s (%w)", out, err)
	case errors.Is(err, syscall.EBUSY), errors.Is(err, syscall.EXDEV):
		return fmt.Errorf("%s cannot be replaced: it is in use or a disk of its own. Build into a folder inside it (%w)", out, err)
	}
	return fmt.Errorf("cannot write the site to %s (%w)", out, err)
}

// cause drops the staging folder's name, which says nothing to a reader.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// sibling returns the beginning of the names of our folders beside out.
func sibling(out, role string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".peerhub-"+role+"-")
}

// clean clears away what killed builds left beside out. One that was killed
// while it put the new folder in place has moved the old one away: it is put
// back.
func clean(out string) {
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		return // Open will say it when it makes its folder
	}
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(out), e.Name())
		old := strings.HasPrefix(path, sibling(out, "old"))
		if !e.IsDir() || !old && !strings.HasPrefix(path, sibling(out, "new")) {
			continue
		}
		if _, err := os.Lstat(out); old && errors.Is(err, fs.ErrNotExist) && os.Rename(path, out) == nil {
			continue
		}
		if lock, free, err := tryLock(path); err == nil && free {
			release(lock)
			remove(path)
		}
	}
}

// remove deletes a folder of ours.
func remove(dir string) { os.RemoveAll(dir) }
