package directory

import (
	"strings"

	"github.com/gosimple/unidecode"
	"golang.org/x/text/unicode/norm"
)

// Slug returns a key of ASCII letters, digits and single hyphens for a name in
// any script: "Saint-Étienne" → "saint-etienne", "القاهرة" → "lqhr". It is the
// same in every language of the site and in every build. A name without any
// letter that can be written so gives "".
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(unidecode.Unidecode(norm.NFC.String(name))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '`': // N'Djamena is one word
		default:
			gap = true
		}
	}
	return b.String()
}
