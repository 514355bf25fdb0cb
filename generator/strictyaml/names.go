package strictyaml

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"peerhub/generator/cldr"
	"peerhub/search/spelling"
)

// CountryNamed returns the code of a country (ISO 3166-1 alpha-2) by its name in
// English, French, Spanish or Arabic; "" when it is none.
func CountryNamed(name string) string { return names().countries[Fold(name)] }

// LanguageNamed returns the code of a language by its name in one of these, or in
// itself; "" when it is none.
func LanguageNamed(name string) string { return names().languages[Fold(name)] }

// names maps the folded names of countries and languages, in English,
// French, Spanish, Arabic and, of languages, their own, to their codes.
var names = sync.OnceValue(func() (out struct{ countries, languages map[string]string }) {
	out.countries, out.languages = map[string]string{}, map[string]string{}
	in := []cldr.Language{cldr.For("en"), cldr.For("fr"), cldr.For("es"), cldr.For("ar")}
	for _, code := range Countries() {
		for _, l := range in {
			add(out.countries, l.CountryName(code), code)
		}
	}
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			code := string(a) + string(b)
			if base, err := language.ParseBase(code); err == nil && base.String() == code {
				for _, l := range in {
					add(out.languages, l.LanguageName(code), code)
				}
				add(out.languages, cldr.OwnName(code), code)
			}
		}
	}
	add(out.countries, "UK", "GB")
	add(out.countries, "England", "GB")
	add(out.countries, "Scotland", "GB")
	add(out.countries, "Wales", "GB")
	add(out.countries, "USA", "US")
	return out
})

// Countries returns the codes of all countries (ISO 3166-1 alpha-2) in alphabetical
// order.
func Countries() []string {
	var out []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if code := string(a) + string(b); isCountry(code) {
				out = append(out, code)
			}
		}
	}
	return out
}

// isCountry reports whether the code is that of a country of ISO 3166-1, and not
// one that another has replaced.
func isCountry(code string) bool {
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
	var b strings.Builder
	gap := false
	for _, r := range spelling.Fold(s) {
		switch {
		case strings.ContainsRune("\"“”«»„*", r) || unicode.Is(unicode.Cf, r):
		case unicode.IsSpace(r) || strings.ContainsRune("-_‐–.:’'", r):
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
