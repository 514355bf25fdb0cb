package generator

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator/config"
	"peerhub/generator/ordinary"
)

// The folders of layouts, by what is made of them. Whoever makes it sees no others (only), so that it can be
// kept under the hashes of these.
var (
	worded    = []string{"strings", "findings", "schema"} // and hub.yaml
	templates = []string{"templates", "icons", "styles"}
	bundled   = []string{"scripts", "styles", "exports", "icons", "drawings"}
)

// sum is a hash of what something was made of; zero when nobody knows.
type sum [sha256.Size]byte

// sumOf is a hash of values as JSON has them.
func sumOf(values ...any) sum {
	h := sha256.New()
	out := json.NewEncoder(h)
	for _, value := range values {
		if out.Encode(value) != nil {
			return sum{}
		}
	}
	return sum(h.Sum(nil))
}

// with is a hash of values besides; zero stays zero.
func (s sum) with(values ...any) sum {
	of := sumOf(values...)
	if s == (sum{}) || of == (sum{}) {
		return sum{}
	}
	return sumOf(s, of)
}

// sources are hashes of what a hub has beside its content: of hub.yaml and of each folder of its layouts, by
// their names. With nil, nobody knows.
type sources map[string]sum

// of is a hash of some of them.
func (s sources) of(names ...string) sum {
	if s == nil {
		return sum{}
	}
	h := sha256.New()
	for _, name := range names {
		of := s[name]
		h.Write(of[:])
	}
	return sum(h.Sum(nil))
}

// ownTemplates reports whether a hub may have layouts of its own that can make a page impossible.
func (s sources) ownTemplates() bool {
	return s == nil || slices.ContainsFunc([]string{"templates", "icons", "drawings", "scripts", "exports"}, func(name string) bool {
		_, has := s[name]
		return has
	})
}

// sourcesOf are those of the hub in a folder; nil when they cannot be read or are too large, or when there are
// links: what they lead to may lie anywhere, and have no end.
func sourcesOf(folder string) sources {
	out := map[string]hash.Hash{}
	add := func(of, name string, most int64) error {
		f, err := ordinary.Open(name, most)
		if err != nil {
			return err
		}
		defer f.Close()
		if out[of] == nil {
			out[of] = sha256.New()
		}
		fmt.Fprintf(out[of], "%q\n", name)
		n, err := io.Copy(out[of], io.LimitReader(f, most))
		fmt.Fprintf(out[of], "\n%d\n", n)
		return err
	}
	err := add(config.Name, filepath.Join(folder, config.Name), config.MaxSize)
	dir := filepath.Join(folder, "layouts")
	walked := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err) && name == dir:
			return nil
		case err != nil:
			return err
		case d.Type()&fs.ModeSymlink != 0:
			return errors.New("a link")
		case d.Type().IsRegular():
			below, err := filepath.Rel(dir, name)
			of, _, _ := strings.Cut(filepath.ToSlash(below), "/")
			return errors.Join(err, add(of, name, mostRead))
		}
		return nil
	})
	if err != nil || walked != nil {
		return nil
	}
	sums := sources{}
	for of, h := range out {
		sums[of] = sum(h.Sum(nil))
	}
	return sums
}

// only are some folders of layouts.
func only(layouts fs.FS, folders ...string) fs.FS { return some{layouts, folders} }

type some struct {
	fs.FS
	folders []string
}

// Open opens a file of the folders.
func (s some) Open(name string) (fs.File, error) {
	if !s.has(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return s.FS.Open(name)
}

// ReadDir lists one of the folders, or what is in it.
func (s some) ReadDir(name string) ([]fs.DirEntry, error) {
	if !s.has(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return fs.ReadDir(s.FS, name)
}

func (s some) has(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return slices.Contains(s.folders, top)
}
