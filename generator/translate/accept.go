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
