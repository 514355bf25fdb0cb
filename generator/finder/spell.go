package finder

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// key returns the key by which the name of a town is looked up: small letters without
// accents, one form for letters of Arabic that people exchange, Saint for St, and without
// the article with which some names begin. layouts/scripts/finder/spell.ts has the same
// rules; a browser test holds both together.
func key(name string) string {
	k := fold(name)
	if rest, ok := strings.CutPrefix(k, "ال"); ok && len([]rune(rest)) > 2 {
		return rest
	}
	first, rest, _ := strings.Cut(k, " ")
	if articles[first] && rest != "" {
		return rest
	}
	if long := shortened[first]; long != "" && rest != "" {
		return long + " " + rest
	}
	return k
}

var (
	articles = map[string]bool{"le": true, "la": true, "les": true, "l": true, "el": true, "los": true, "las": true,
		"the": true, "al": true}
	shortened = map[string]string{"st": "saint", "ste": "sainte"}
	letters   = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ı", "i",
		"ى", "ي", "ی", "ي", "ة", "ه", "ک", "ك", "ـ", "", "’", "", "‘", "", "ʿ", "", "ʼ", "", "'", " ")
)

// fold makes words comparable.
func fold(text string) string {
	var out strings.Builder
	gap := false
	for _, r := range letters.Replace(strings.ToLower(norm.NFD.String(text))) {
		switch {
		case unicode.Is(unicode.M, r):
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
			gap = true
		default:
			if gap && out.Len() > 0 {
				out.WriteByte(' ')
			}
			gap = false
			out.WriteRune(r)
		}
	}
	return out.String()
}
