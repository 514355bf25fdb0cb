package interchange

import (
	"strings"
	"testing"
)

// TestSaidTwice: a name counts within its object alone, and values are no names.
func TestSaidTwice(t *testing.T) {
	for in, want := range map[string]string{
		`[{"a": 1, "b": 2}, {"a": 1}]`:                                             "",
		`[{"a": 1, "a": 1}]`:                                                       "a",
		`[{"a": {"a": ["a", "a", {"a": 1}]}, "b": "a"}]`:                           "",
		`{"x": [{"a": {"b": [], "c": 1, "b": {}}, "a": "a"}, 1]}`:                  "b, a",
		`{"a": 1}` + "\n" + `{"a": 1, "A": 2}` + "\n" + `{"c": 1, "c": 2, "c": 3}`: "c",
		`{"a": 1, "a": 2, `:                                                        "a", `{"a": 1]`: "", `"a"`: "", `[[["a", "a"]], {}]`: "", ``: "",
	} {
		if got := strings.Join(saidTwice([]byte(in)), ", "); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
