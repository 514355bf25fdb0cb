package translate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
)

// Accept records that a translation says what its original says now. It writes
// source_hash into the front matter of the translation, leaving every other byte
// of the file as it is, and the hashes of the blocks into the lock file beside
// it. Files are the hub's; write replaces one of them.
//
// It is an error to accept an original, a page of a spreadsheet, or a page that
// has errors.
func Accept(files fs.FS, write func(path string, data []byte) error, page, original *model.Page) error {
	file := page.Pos.File
	switch {
	case page == original:
		return fmt.Errorf("%s is the original: there is nothing to accept", file)
	case !strings.HasSuffix(file, ".md"):
		return fmt.Errorf("%s is a spreadsheet: only pages have a source_hash", file)
	case page.Broken:
		return fmt.Errorf("%s has errors: mend them first (run peerhub check)", file)
	case original.Broken:
		return fmt.Errorf("%s, the original, has errors: mend them first (run peerhub check)", original.Pos.File)
	}
	data, err := fs.ReadFile(files, file)
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", file, err)
	}
	l := newLock(original)
	edited, err := withSourceHash(data, l.SourceHash)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	text, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	// The lock first: without it, the page is at worst outdated too early.
	if err := write(LockFile(file), append(text, '\n')); err != nil {
		return err
	}
	return write(file, edited)
}

// Follow returns what a translation and its lock file say when addresses in its original have changed and no word of it has:
// a translation that said what the original says still does, and what had changed since is still what has. Before and after
// are the original; a lock file that is not there, or not as this program writes it, stays as it is. What stays is nil.
func Follow(page, lockFile []byte, said string, before, after *model.Page) (newPage, newLockFile []byte, err error) {
	was, is := blocks(before), blocks(after)
	old, now := Hash(before), newLock(after)
	if said == old && old != now.SourceHash {
		if newPage, err = withSourceHash(page, now.SourceHash); err != nil {
			return nil, nil, err
		}
	}
	var l lock
	if json.Unmarshal(lockFile, &l) != nil || l.Format != lockFormat || len(was) != len(is) {
		return newPage, nil, nil
	}
	if l.Source = now.Source; newPage != nil && l.SourceHash == old {
		l.SourceHash = now.SourceHash
	}
	instead := map[string]string{}
	for i := range was {
		instead[sum(was[i])] = sum(is[i])
	}
	for i, b := range l.Blocks {
		if then, ok := instead[b]; ok {
			l.Blocks[i] = then
		}
	}
	text, err := json.MarshalIndent(l, "", "  ")
	if text = append(text, '\n'); err != nil || bytes.Equal(text, lockFile) {
		return newPage, nil, err
	}
	return newPage, text, nil
}

// withSourceHash returns the file with the line source_hash replaced, or added
// at the end of the front matter, or with front matter before a page that has
// none. The hash is quoted: some would be numbers in YAML.
func withSourceHash(data []byte, hash string) ([]byte, error) {
	entry := `source_hash: "` + hash + `"`
	newline := "\n"
	if i := bytes.IndexByte(data, '\n'); i > 0 && data[i-1] == '\r' {
		newline = "\r\n"
	}
	head, _ := frontmatter.Cut(data)
	switch {
	case head == nil && frontmatter.Opens(data):
		return nil, fmt.Errorf("the front matter has no closing ---")
	case head == nil:
		body := bytes.TrimPrefix(data, []byte(frontmatter.Mark))
		return concat(data[:len(data)-len(body)], []byte("---"+newline+entry+newline+"---"+newline), body), nil
	}
	at := bytes.IndexByte(head, '\n') + 1
	for line := range bytes.Lines(frontmatter.Fields(head)) {
		switch {
		case bytes.HasPrefix(line, []byte("{")):
			return nil, fmt.Errorf("the front matter is written in braces; write one field a line")
		case bytes.HasPrefix(line, []byte("source_hash:")):
			ending := line[len(bytes.TrimRight(line, "\r\n")):]
			return concat(data[:at], []byte(entry), ending, data[at+len(line):]), nil
		}
		at += len(line)
	}
	return concat(data[:at], []byte(entry+newline), data[at:]), nil
}

func concat(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
