package strictyaml

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
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
	tags := []language.Tag{language.English, language.French, language.Spanish, language.Arabic}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			if region, err := language.ParseRegion(code); err == nil && region.IsCountry() && region.Canonicalize().String() == code {
				for _, tag := range tags {
					add(out.countries, display.Regions(tag).Name(region), code)
				}
			}
			code = strings.ToLower(code)
			if base, err := language.ParseBase(code); err == nil && base.String() == code {
				t := language.Make(code)
				for _, tag := range tags {
					add(out.languages, display.Languages(tag).Name(t), code)
				}
				add(out.languages, display.Self.Name(t), code)
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
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch r {
		case 'أ', 'إ', 'آ', 'ٱ':
			r = 'ا'
		case 'ة':
			r = 'ه'
		case 'ى':
			r = 'ي'
		}
		switch {
		case unicode.Is(unicode.Mn, r) || r == 'ـ' || strings.ContainsRune("\"“”«»„*", r) || unicode.Is(unicode.Cf, r):
		case unicode.IsSpace(r) || r == '-' || r == '_' || r == '‐' || r == '–' || r == '.' || r == ':' || r == '’' || r == '\'':
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
