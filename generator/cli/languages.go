package cli

import (
	"reflect"
	"strings"

	"github.com/alecthomas/kong"

	"peerhub/generator/naming"
)

// languageCode is the code of a language by its code or its name: fr, pt_br, French, العربية.
func languageCode(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if code, err := naming.LanguageTag(s); err == nil {
		return code, true
	}
	code := naming.Language(s)
	return code, code != ""
}

// languageWords parts a list of languages: at commas, and at spaces where what stands between commas is no name
// with a space in it, such as Haitian Creole.
func languageWords(s string) []string {
	var out []string
	for _, item := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;،؛", r) }) {
		if _, known := languageCode(item); known {
			out = append(out, strings.TrimSpace(item))
			continue
		}
		words := strings.Fields(item)
		for _, w := range words {
			if _, known := languageCode(w); !known {
				words = []string{strings.TrimSpace(item)} // as a whole it is what nobody knows
				break
			}
		}
		out = append(out, words...)
	}
	return out
}

// takeLanguages reads flags of languages. What is no language stays as it is: who reads the hub says which it has.
func takeLanguages(ctx *kong.DecodeContext, target reflect.Value) error {
	var text string
	if err := ctx.Scan.PopValueInto("language", &text); err != nil {
		return err
	}
	if target.Kind() != reflect.Slice {
		if code, known := languageCode(text); known {
			text = code
		}
		target.SetString(text)
		return nil
	}
	for _, word := range languageWords(text) {
		if code, known := languageCode(word); known {
			word = code
		}
		target.Set(reflect.Append(target, reflect.ValueOf(word)))
	}
	return nil
}
