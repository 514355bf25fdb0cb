package directory

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/gosimple/unidecode"
	"golang.org/x/text/unicode/norm"

	"peerhub/generator/schema"
)

// Slug returns a key of ASCII letters, digits and single hyphens for a name in
// any script: "Saint-Étienne" → "saint-etienne", "القاهرة" → "lqhr". It is the
// same in every language of the site and in every build. A name without any
// letter that can be written so gives "". A long one is cut, since it names a file.
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
	return short(b.String())
}

// short is a key of at most as many signs as the name of a group's page: it is that of a
// file, too. One that is cut has a number at its end that no other name has.
func short(key string) string {
	if len(key) <= schema.MaxID {
		return key
	}
	sum := fnv.New32a()
	sum.Write([]byte(key))
	end := fmt.Sprintf("-%08x", sum.Sum32())
	return strings.TrimRight(key[:schema.MaxID-len(end)], "-") + end
}
