package cli

import (
	"slices"
	"testing"
)

// TestLanguageWords: languages are known by codes and by names, and by those of several words.
func TestLanguageWords(t *testing.T) {
	for text, want := range map[string][]string{
		"en,fr": {"en", "fr"}, "en fr": {"en", "fr"}, "English, العربية": {"en", "ar"}, "ar، en": {"ar", "en"},
		"Haitian Creole, Portuguese; thai": {"ht", "pt", "th"}, "PT_br": {"pt-BR"}, "French Arabic": {"fr", "ar"},
		"": nil,
	} {
		var got []string
		for _, word := range languageWords(text) {
			code, known := languageCode(word)
			if !known {
				t.Errorf("%s: %q is not known", text, word)
			}
			got = append(got, code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	if got := languageWords("en, Middle Elvish"); !slices.Equal(got, []string{"en", "Middle Elvish"}) {
		t.Errorf("what nobody knows: %q", got)
	}
}
