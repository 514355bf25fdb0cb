package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// keepFile marks a folder that git should keep although it is empty.
const keepFile = ".gitkeep"

// Conflict is the error of Write for a path that cannot be published, alone or
// beside another. The hub is to be mended, not the machine.
type Conflict struct {
	Path    string // the one to be renamed
	Problem string // what is wrong
	Instead string // what to do
}

// Error says what is wrong, and what to do.
func (c *Conflict) Error() string { return c.Problem + ": " + c.Instead }

// longestPart is how long a part of a path may be, in bytes. Most disks take 255 (NAME_MAX,
// NTFS), and archives and programs that copy add to names.
const longestPart = 200

// checkPath says why a path cannot be published. Beside paths that lead out of
// the site it refuses the characters that Windows and GitHub's artifact upload
// do not take, so that a site built here can be published there.
func checkPath(path string) error {
	switch {
	case path == "" || path == "." || !fs.ValidPath(path):
		return fmt.Errorf("cannot publish %q: this is not a path inside the site", path)
	case path == ManifestName || path == keepFile:
		return fmt.Errorf("cannot publish %q: Peerhub needs this name for itself", path)
	case !utf8.ValidString(path):
		return fmt.Errorf("cannot publish %q: the name is not valid UTF-8", path)
	}
	for _, r := range path {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`\:<>"|?*`, r) {
			return fmt.Errorf("cannot publish %q: the character %q is not allowed in a file name", path, r)
		}
	}
	for part := range strings.SplitSeq(path, "/") {
		if len(part) > longestPart {
			return fmt.Errorf("cannot publish %.60q…: a part of it is longer than %d bytes, and disks take no longer ones",
				path, longestPart)
		}
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return fmt.Errorf("cannot publish %q: the name %q ends in a dot or a space", path, part)
		}
	}
	return nil
}

// claims remembers which paths are taken, as a file system does that sees no
// difference between upper and lower case or between composed and decomposed
// letters (Windows, macOS).
type claims struct {
	mu     sync.Mutex
	files  map[string]string // folded → as written
	folded map[string]bool   // folders
}

// Conflicts returns what keeps paths from being published together, all of it. The
// first of several that want the same place has it.
func Conflicts(paths []string) []*Conflict {
	var c claims
	var out []*Conflict
	for _, path := range paths {
		if conflict, is := errors.AsType[*Conflict](c.take(path)); is {
			out = append(out, conflict)
		}
	}
	return out
}

const asFolder = "%q is wanted as a file and as a folder"

// take claims the path, or says what already stands there.
func (c *claims) take(path string) error {
	if err := checkPath(path); err != nil {
		return &Conflict{path, err.Error(), "give it another name"}
	}
	conflict := func(path, instead, format string, args ...any) error {
		return &Conflict{path, fmt.Sprintf(format, args...), instead}
	}
	key := fold(path)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.files == nil {
		c.files, c.folded = make(map[string]string), make(map[string]bool)
	}
	if other, taken := c.files[key]; taken {
		if other == path {
			return conflict(path, "give one of them another slug", "two pages or files have the same address %q", path)
		}
		return conflict(path, "rename one of them",
			"%q and %q differ only in upper and lower case or accents' spelling, which many computers cannot keep apart",
			min(other, path), max(other, path))
	}
	if c.folded[key] {
		return conflict(path, "rename one of them", asFolder, path)
	}
	for dir := key; ; {
		cut := strings.LastIndexByte(dir, '/')
		if cut < 0 {
			break
		}
		dir = dir[:cut]
		if c.folded[dir] {
			break
		}
		if other, taken := c.files[dir]; taken {
			return conflict(other, "rename one of them", asFolder, other)
		}
		c.folded[dir] = true
	}
	c.files[key] = path
	return nil
}

func fold(path string) string {
	for i := range len(path) {
		if path[i] >= utf8.RuneSelf {
			return strings.ToLower(norm.NFC.String(path))
		}
	}
	return strings.ToLower(path)
}
