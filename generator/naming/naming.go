// Package naming knows the codes of countries and languages by the names that people give
// them, and which differences between two spellings of a name make none.
package naming

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"peerhub/generator/cldr"
	"peerhub/search/spelling"
)

// Known are the languages in which names of countries and languages are known
// everywhere.
func Known() []string { return []string{"en", "fr", "es", "ar"} }

// Country returns the code of a country (ISO 3166-1 alpha-2) by its name in
// one of the Known languages; "" when it is none.
func Country(name string) string { return names().countries[Fold(name)] }

// Language returns the code of a language by its name in one of these, or in
// itself; "" when it is none.
func Language(name string) string { return names().languages[Fold(name)] }

// names maps the folded names of countries and languages in the Known languages and,
// of languages, their own, to their codes.
var names = sync.OnceValue(func() (out struct{ countries, languages map[string]string }) {
	out.countries, out.languages = In(Known()...)
	for _, code := range codes(isLanguage) {
		add(out.languages, cldr.OwnName(strings.ToLower(code)), strings.ToLower(code))
	}
	for _, name := range []string{"UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland",
		"Grande-Bretagne", "Angleterre", "Écosse", "Pays de Galles", "Irlande du Nord",
		"Gran Bretaña", "Inglaterra", "Escocia", "Gales", "Irlanda del Norte",
		"بريطانيا", "بريطانيا العظمى", "إنجلترا", "اسكتلندا", "ويلز", "أيرلندا الشمالية"} {
		add(out.countries, name, "GB")
	}
	for _, name := range []string{"Eire", "Republic of Ireland", "Irish Republic", "République d’Irlande", "República de Irlanda"} {
		add(out.countries, name, "IE")
	}
	for _, name := range []string{"USA", "United States of America", "États-Unis d’Amérique", "Estados Unidos de América"} {
		add(out.countries, name, "US")
	}
	for _, name := range []string{"Castellano", "Castilian", "Castillan"} {
		add(out.languages, name, "es")
	}
	return out
})

// In maps the folded names of countries and languages in some languages to their
// codes. Of a name that two have, the first counts.
func In(in ...string) (countries, languages map[string]string) {
	languages = map[string]string{}
	all := cldrOf(in)
	for _, code := range codes(isLanguage) {
		code = strings.ToLower(code)
		for _, l := range all {
			add(languages, l.LanguageName(code), code)
		}
	}
	return CountriesIn(in...), languages
}

// CountriesIn is In of countries alone.
func CountriesIn(in ...string) map[string]string {
	out := map[string]string{}
	all := cldrOf(in)
	for _, code := range Countries() {
		for _, l := range all {
			add(out, l.CountryName(code), code)
		}
	}
	return out
}

func cldrOf(codes []string) []cldr.Language {
	out := make([]cldr.Language, len(codes))
	for i, code := range codes {
		out[i] = cldr.For(code)
	}
	return out
}

// Countries returns the codes of all countries (ISO 3166-1 alpha-2) in alphabetical
// order.
func Countries() []string { return codes(IsCountry) }

// codes returns those of all pairs of letters, in capitals, that are codes.
func codes(is func(code string) bool) []string {
	var out []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if code := string(a) + string(b); is(code) {
				out = append(out, code)
			}
		}
	}
	return out
}

// isLanguage reports whether the code, in capitals, is that of a language.
func isLanguage(code string) bool {
	code = strings.ToLower(code)
	base, err := language.ParseBase(code)
	return err == nil && base.String() == code
}

// IsCountry reports whether the code is that of a country of ISO 3166-1, and not
// one that another has replaced.
func IsCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && len(code) == 2 && region.IsCountry() && region.Canonicalize().String() == code
}

func add(to map[string]string, name, code string) {
	if name = Fold(name); name != "" && to[name] == "" {
		to[name] = code
	}
}

// Fold takes off what makes no difference between two spellings: capitals,
// accents, vowel signs, hyphens, points and quotation marks.
func Fold(s string) string {
	if isFolded(s) { // as most words are
		return s
	}
	s = spelling.Fold(s)
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch of := signOf(r); {
		case of == dropped:
		case of == between:
			gap = true
		default:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sign is what becomes of a letter or a sign in a name: it stays, goes, or parts words.
type sign int

const (
	kept sign = iota
	dropped
	between
)

func signOf(r rune) sign {
	switch r {
	case '"', '*', '“', '”', '«', '»', '„':
		return dropped
	case '-', '_', '.', ':', '\'', '‐', '–', '’':
		return between
	}
	switch {
	case unicode.IsSpace(r):
		return between
	case r > unicode.MaxASCII && unicode.Is(unicode.Cf, r):
		return dropped
	}
	return kept
}

// isFolded reports whether a text is of small letters and digits with single spaces between.
func isFolded(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c == ' ' && before == ' ' || c != ' ' && (c < 'a' || 'z' < c) && (c < '0' || '9' < c) {
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}

// Near reports whether at most so many slips of the pen lie between two names, which may be
// in capitals or not.
func Near(a, b string, slips int) bool {
	return spelling.Distance([]rune(strings.ToLower(a)), []rune(strings.ToLower(b)), slips) <= slips
}

// LanguageTag returns a BCP 47 language tag in its canonical spelling: the
// language in small letters, a script with a capital, a region in capitals. An
// underscore is read as a hyphen, as in pt_BR. Codes are not replaced by others
// that mean the same; private ones (RFC 5646 §2.2.7) are kept.
func LanguageTag(s string) (string, error) {
	s = strings.ReplaceAll(s, "_", "-")
	if _, err := language.Raw.Parse(s); err != nil {
		return "", err
	}
	parts := strings.Split(strings.ToLower(s), "-")
	for i, part := range parts[1:] {
		if parts[i] == "x" || len(parts[i]) == 1 { // extensions are in small letters
			break
		}
		switch {
		case len(part) == 4 && part[0] > '9':
			parts[i+1] = strings.ToUpper(part[:1]) + part[1:]
		case len(part) == 2:
			parts[i+1] = strings.ToUpper(part)
		}
	}
	return strings.Join(parts, "-"), nil
}
