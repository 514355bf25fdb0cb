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

	"peerhub/generator/ordinary"
)

// Stage is a site that is being built beside the place where it will stand.
type Stage struct {
	asked string // the folder as the caller named it, for messages
	out   string // absolute, without symbolic links
	hub   Hub
	dir   string      // where the new site grows
	perm  fs.FileMode // of files made today
	lock  *lock

	claims  claims
	mu      sync.Mutex
	folders map[string]bool // those that stand, by their paths in the site
	made    []made
	done    bool

	disk disk
}

// disk is what the system does for a stage, but in tests of disks that fail.
type disk struct {
	writeFile  func(name string, data []byte, perm fs.FileMode) error
	syncTree   func(dir string) error // all that is below a folder is on the disk when it returns
	syncFolder func(dir string) error // the names in a folder are
	exchange   func(a, b string) error
	rename     func(from, to string) error
}

// Hub is the hub whose site is published.
type Hub struct {
	Dir     string // its folder
	Title   string // in its first language
	Address string // of its site; "" when none is known
}

// Open begins a site of a hub that will replace the folder out.
// It returns a *Refusal when out is not ours to replace, or while another build replaces it.
func Open(out string, of Hub) (*Stage, error) {
	place, err := resolve(out)
	if err != nil {
		return nil, explain(out, err)
	}
	dir, err := resolve(of.Dir)
	if err != nil {
		return nil, explain(of.Dir, err)
	}
	of.Dir = dir
	if err := refuse(out, place, of); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
		return nil, explain(out, err)
	}
	held, err := takeLock(sibling(place, "lock"))
	if holder, is := errors.AsType[*heldError](err); is {
		return nil, &Refusal{Out: out, Reason: holder.Error()}
	}
	if err != nil {
		return nil, explain(out, err)
	}
	s := &Stage{asked: out, out: place, hub: of, lock: held,
		disk: disk{os.WriteFile, syncTree, syncFolder, exchange, os.Rename}}
	clean(place)
	if err := refuseContents(out, place, of); err != nil {
		held.release()
		return nil, err
	}
	if err := s.makeDir(); err != nil {
		held.release()
		return nil, explain(out, err)
	}
	return s, nil
}

// makeDir makes the staging folder.
func (s *Stage) makeDir() error {
	dir := sibling(s.out, "new") + "-" + rand.Text()
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	made, err := os.Stat(dir)
	if err != nil {
		return err
	}
	s.dir, s.perm = dir, made.Mode().Perm()&0o666
	return nil
}

// Write adds a file to the new site; see Sink.
func (s *Stage) Write(path string, data []byte) error {
	if err := s.claims.take(path); err != nil {
		return err
	}
	name := filepath.Join(s.dir, filepath.FromSlash(path))
	err := s.folder(path)
	if err == nil && !s.link(path, name, data) {
		err = s.disk.writeFile(name, data, 0o666)
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
func (s *Stage) folder(path string) error {
	of := path[:max(0, strings.LastIndexByte(path, '/'))] // which takes no room of its own
	s.mu.Lock()
	stands := s.folders[of]
	s.mu.Unlock()
	if stands {
		return nil
	}
	dir := filepath.Join(s.dir, filepath.FromSlash(of))
	if os.Mkdir(dir, 0o777) != nil {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	s.mu.Lock()
	if s.folders == nil {
		s.folders = map[string]bool{}
	}
	s.folders[of] = true
	s.mu.Unlock()
	return nil
}

// Commit writes the manifest and puts the new site in the place of the old one, once all
// of it is on the disk: whenever the power fails, the old site or the new one is there,
// whole. An error says which of the two stands: it is the new one only when nothing but its name
// may not be on the disk yet.
func (s *Stage) Commit() error {
	if s.done {
		return errors.New("this site was published or abandoned already")
	}
	defer s.Abandon()
	if err := s.disk.writeFile(filepath.Join(s.dir, ManifestName), manifest(s.hub, s.made), 0o666); err != nil {
		return s.failed(ManifestName, err)
	}
	old, err := os.Stat(s.out)
	first := errors.Is(err, fs.ErrNotExist)
	if err != nil && !first {
		return s.failed("", err)
	}
	if !first {
		// Somebody may have put files there while the site was built.
		if err := refuseContents(s.asked, s.out, s.hub); err != nil {
			return err
		}
		if err := s.keep(); err != nil {
			return s.failed(keepFile, err)
		}
		if err := os.Chmod(s.dir, old.Mode().Perm()); err != nil {
			return s.failed("", err)
		}
	}
	if err := s.disk.syncTree(s.dir); err != nil {
		return s.failed("", err)
	}
	gone := ""
	if first {
		err = s.disk.rename(s.dir, s.out)
	} else {
		gone, err = s.swap()
	}
	if lost, is := errors.AsType[*asideError](err); is {
		return explain(s.asked, lost)
	}
	if err != nil {
		return s.failed("", err)
	}
	s.done = true
	defer s.lock.release()
	// Until the names are on the disk, they may be those of the old site after a power cut.
	if err := s.disk.syncFolder(filepath.Dir(s.out)); err != nil {
		return fmt.Errorf("%w. The new site is in place; should the power fail now, build again", explain(s.asked, err))
	}
	remove(gone) // what cannot be deleted now is cleared away by the next build
	return nil
}

// mostKept is the size above which a .gitkeep is none, in bytes.
const mostKept = 1 << 20

// keep carries a .gitkeep over.
func (s *Stage) keep() error {
	name := filepath.Join(s.out, keepFile)
	data, err := ordinary.Read(name, mostKept)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, ordinary.ErrNotOrdinary):
		return fmt.Errorf("%s is a link or no file, and what it leads to is not published. Delete it, or put an empty "+
			"file in its place", name)
	case errors.Is(err, ordinary.ErrTooLarge):
		return fmt.Errorf("%s has more than %d MB: it is somebody's own file. Move it to another folder", name, mostKept>>20)
	case err != nil:
		return err
	}
	return s.disk.writeFile(filepath.Join(s.dir, keepFile), data, 0o666)
}

// Abandon throws the new site away. After Commit it does nothing.
func (s *Stage) Abandon() {
	if s.done {
		return
	}
	s.done = true
	remove(s.dir)
	s.lock.release()
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

// sibling returns the beginning of the names of our files and folders beside out.
func sibling(out, role string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".peerhub-"+role)
}

// clean clears away what killed builds left beside out, for whoever holds the lock. One
// that was killed while it put the new folder in place may have moved the old one away:
// it is put back.
func clean(out string) {
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		return // Open will say it when it makes its folder
	}
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(out), e.Name())
		old := strings.HasPrefix(path, sibling(out, "old")+"-")
		if !e.IsDir() || !old && !strings.HasPrefix(path, sibling(out, "new")+"-") {
			continue
		}
		if _, err := os.Lstat(out); old && errors.Is(err, fs.ErrNotExist) && os.Rename(path, out) == nil {
			continue
		}
		remove(path)
	}
}

// remove deletes a folder of ours.
func remove(dir string) {
	if dir != "" {
		os.RemoveAll(dir)
	}
}
