package naming

import (
	"strings"
	"testing"
)

// TestFoldedTwice: what is folded stays as it is.
func TestFoldedTwice(t *testing.T) {
	for _, s := range []string{"", " ", "a", "a b", "a  b", " a", "a ", "A-b", "l’été", "x.y", "two  words ", "é", "12 noon", "–"} {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("%q: %q, and then %q", s, once, twice)
		}
		if strings.HasPrefix(once, " ") || strings.HasSuffix(once, " ") && s != " " || strings.Contains(once, "  ") {
			t.Errorf("%q: %q", s, once)
		}
	}
}
