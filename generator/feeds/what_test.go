package feeds

import (
	"strings"
	"testing"
)

// TestWhatIs: data in which nothing can be read is called by what it is, whatever its
// encoding, and JSON with a mistake by the line of that.
func TestWhatIs(t *testing.T) {
	for data, want := range map[string]string{
		"": "empty", " \n": "empty", "[]": "empty", "null": "empty", "\ufeff \n": "empty", "\x00\x00": "empty",
		"\xff\xfe[\x00]\x00": "empty", "<p>": "web-page", "\ufeff\n<html>": "web-page",
		"\x1f\x8b\x08": "packed", "%PDF-1.7": "packed",
		"[{\"a\": 1},\n{\"b\": 2,}]": "broken-json 2", "{'a': 1}": "broken-json 1", `[{"a": 1`: "cut-off",
		`{"error": "quota"}`: "unknown-json", "Service unavailable": "unreadable",
	} {
		why, detail := whatIs([]byte(data))
		if got := strings.TrimSpace(string(why) + " " + detail); got != want {
			t.Errorf("%q: %s, want %s", data, got, want)
		}
	}
}
