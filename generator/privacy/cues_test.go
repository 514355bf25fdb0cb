package privacy

import (
	"strings"
	"testing"
)

// TestEveryPhraseIsLookedFor: what begins with a phrase of a list is found by the word of it that
// stands for the phrase.
func TestEveryPhraseIsLookedFor(t *testing.T) {
	told := func(text string) bool {
		for _, f := range Look(text) {
			if f.Kind == Fact && strings.Contains(text[f.Start:f.End], "1") {
				return true
			}
		}
		return false
	}
	for _, phrase := range listed("documents", ",") {
		for _, text := range []string{phrase + ": 943 476 591", "Mary, " + phrase + " 943476591."} {
			if !told(text) {
				t.Errorf("%q is passed over", text)
			}
		}
	}
	for _, phrase := range listed("births", ",") {
		bare := strings.TrimPrefix(phrase, "*")
		if text := "Mary, " + bare + " 3.4.1971"; !told(text) {
			t.Errorf("%q is passed over", text)
		}
	}
	for phrase, word := range map[string]string{"date of birth": "birth", "carte d'identité": "d'identite", "d.o.b.": "b", "dob": "dob"} {
		if got := telltale(phrase); got != word {
			t.Errorf("%s: %s", phrase, got)
		}
	}
}
