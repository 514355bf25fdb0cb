package privacy

import (
	"strings"
	"testing"
)

// TestHomely: each way to say that a group meets at somebody's is passed on to the pattern,
// wherever it stands, and texts of other things are not.
func TestHomely(t *testing.T) {
	for _, phrase := range listed("homes", ",") {
		said := strings.ReplaceAll(strings.TrimPrefix(phrase, "*"), "{name}", "Maria")
		for _, text := range []string{said, "(" + said + ")", "We meet " + said + ", second floor", "We meet -" + said + ".",
			"x\n" + strings.ReplaceAll(said, " ", "\u00A0 ") + "\nx"} {
			if low := lowered(plain(text).text); !homely(low) {
				t.Errorf("%q is passed over", text)
			}
		}
	}
	for _, text := range []string{"in Linda Brown's front room", "بيت مريم", "وفي بيتي", "na kwatyrze u Anny, u Anny w domu",
		"علی کے گھر", "homes: each other's homes"} {
		if low := lowered(plain(text).text); homes.MatchString(low) && !homely(low) {
			t.Errorf("%q is passed over", text)
		}
	}
	for _, text := range []string{"People meet at the church, and each says what stays in the room.",
		"Chez nous, on parle de tout.", "Wir treffen uns bei der Kirche in der Stadt.", "Nos vemos en la casa de cultura.",
		"We meet at home and abroad: a place of your own"} {
		if homely(lowered(plain(text).text)) {
			t.Errorf("%q is looked through", text)
		}
	}
}
