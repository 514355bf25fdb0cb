package frontmatter

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzCut: a page that is cut is the same page, and a text that is written is read again.
func FuzzCut(f *testing.F) {
	f.Add([]byte("---\ntitle: A\n---\n\nText.\n"))
	f.Add([]byte(Mark + "--- \r\ntitle: \"a \\\"b\\\"\"\r\n---\r\n"))
	f.Add([]byte("---\n---"))
	f.Fuzz(func(t *testing.T, page []byte) {
		head, text := Cut(page)
		if !bytes.Equal(append(bytes.Clone(head), text...), page) {
			t.Errorf("%q and %q", head, text)
		}
		if head != nil {
			Fields(head)
		}
		s := strings.ReplaceAll(strings.ToValidUTF8(string(page), ""), "\r", "")
		if again, ok := Read(Quoted(s)); !ok || again != s {
			t.Errorf("%q is read as %q", s, again)
		}
		Text(s)
		Number(s)
	})
}
