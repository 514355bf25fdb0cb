package diag

import (
	"strings"
	"testing"
)

// FuzzText: a sentence that was kept in a file, whatever became of it there, is said without
// the marks in which it is packed.
func FuzzText(f *testing.F) {
	f.Add(string(Say("A %s of %q and %d %%.", "a", Say("b %[1]s", "c"), 3)))
	f.Add("\x01%s%s%[9]s%!\x02a")
	f.Add("\x01\x01\x01\x02\x02\x03")
	f.Fuzz(func(t *testing.T, s string) {
		if said := Text(s).String(); strings.HasPrefix(s, "\x01") && strings.ContainsAny(said, "\x01\x02\x03") && strings.Count(s, "\x01") == 1 && strings.HasSuffix(s, "\x03") && strings.Count(s, "\x03") == 1 {
			t.Errorf("%q says %q", s, said)
		}
	})
}
