package rename

import (
	"bytes"
	"strings"
	"testing"

	"peerhub/generator/frontmatter"
	"peerhub/generator/markdown"
)

// FuzzEdited: an edit changes its bytes and no other, whatever ends the lines of a file and stands before them; and places of
// addresses lie in the file, one behind the other.
func FuzzEdited(f *testing.F) {
	for _, seed := range []string{"", "a\r\nb\rc\n", frontmatter.Mark + "---\r\nt: é\r\n---\r\n[a](b.md)\r\n", "\r\r\n\n\r", "[a]:\n<b>\n[a] ![x](y \"z\")"} {
		f.Add([]byte(seed), 3)
	}
	f.Fuzz(func(t *testing.T, raw []byte, at int) {
		s := read("a.md", raw)
		if got := s.edited(); !bytes.Equal(got, raw) {
			t.Fatalf("%q became %q", raw, got)
		}
		end := 0
		for _, p := range markdown.Places(s.plain, "content/guides/en/a.md") {
			if p.Start < end || p.End < p.Start || p.End > len(s.plain) {
				t.Fatalf("%q: a place from %d to %d, after %d", s.plain, p.Start, p.End, end)
			}
			end = p.End
		}
		if at < 0 || at > len(s.plain) {
			return
		}
		s.put(at, at, "<\n>")
		got := read("a.md", s.edited())
		if want := string(s.plain[:at]) + "<\n>" + string(s.plain[at:]); string(got.plain) != want && !strings.Contains(string(raw), "\r") {
			t.Fatalf("%q became %q, want %q", raw, got.plain, want)
		}
	})
}
