package parse

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

// TestScalars: the fields with a text that are found are those of the pattern that says what
// they are.
func TestScalars(t *testing.T) {
	pattern := regexp.MustCompile(`\b([a-z_]+):[ \t]+("(?:[^"\\]|\\.)*"|'[^']*'|[^,\[\]{}\n]+)`)
	parts := []string{"a", "b_", "Z", "0", ":", ":", " ", " ", "\t", `"`, "'", `\`, "\n", ",", "[", "]", "{", "}", "é", "-",
		`: "`, " key: ", `x: "a"`, "#"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		facts := ""
		for range 1 + random.IntN(14) {
			facts += parts[random.IntN(len(parts))]
		}
		want := pattern.FindAllStringSubmatch(facts, -1)
		for field, value := range scalars(facts) {
			if len(want) == 0 || field != want[0][1] || value != want[0][2] {
				t.Fatalf("%q: %q: %q, want %q", facts, field, value, want)
			}
			want = want[1:]
		}
		if len(want) > 0 {
			t.Fatalf("%q: without %q", facts, want)
		}
	}
}
