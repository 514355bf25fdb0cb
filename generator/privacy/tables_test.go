package privacy_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/privacy"
)

// sentences reads a table of sentences by language.
func sentences(t *testing.T, file string) (all [][2]string, languages map[string]int) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	languages = map[string]int{}
	for line := range strings.Lines(string(data)) {
		language, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		languages[language]++
		all = append(all, [2]string{language, strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(text)})
	}
	return all, languages
}

// TestSecretsGo: what stands between the marks goes from each sentence, at the beginning,
// within a text, and behind another sentence.
func TestSecretsGo(t *testing.T) {
	list, languages := sentences(t, "secrets.txt")
	if len(list) < 230 || len(languages) < 12 {
		t.Errorf("%d secrets in %d languages", len(list), len(languages))
	}
	for _, s := range list {
		plain := strings.NewReplacer("⟦", "", "⟧", "").Replace(s[1])
		for _, around := range [][2]string{{"", ""}, {"Tea, 2026.\n", "\nCome in."}, {"Tea, 2026.\n\n", "\n\nCome in."}} {
			got, _ := privacy.Clean(around[0]+plain+around[1], all)
			if !strings.HasPrefix(got, around[0]) || !strings.HasSuffix(got, around[1]) {
				t.Errorf("%s %q: too much went: %q", s[0], plain, got)
			}
			rest := s[1]
			for {
				_, after, ok := strings.Cut(rest, "⟦")
				if !ok {
					break
				}
				secret, behind, _ := strings.Cut(after, "⟧")
				if rest = behind; strings.Contains(got, secret) {
					t.Errorf("%s %q became %q", s[0], plain, got)
				}
			}
		}
	}
}

func TestInnocentStays(t *testing.T) {
	list, languages := sentences(t, "innocent.txt")
	if len(list) < 250 || len(languages) < 10 {
		t.Errorf("%d sentences in %d languages", len(list), len(languages))
	}
	for _, s := range list {
		if got, found := privacy.Clean(s[1], all); got != s[1] {
			t.Errorf("%s %q became %q: %v", s[0], s[1], got, found)
		}
		for _, f := range privacy.Look(s[1]) {
			if f.Held() {
				t.Errorf("%s %q waits for %q", s[0], s[1], s[1][f.Start:f.End])
			}
		}
	}
}

// TestUnsure: of what may be about a person somebody is asked, and nothing goes.
func TestUnsure(t *testing.T) {
	list, languages := sentences(t, "unsure.txt")
	if len(list) < 20 || len(languages) < 7 {
		t.Errorf("%d sentences in %d languages", len(list), len(languages))
	}
	for _, s := range list {
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(s[1])
		_, after, _ := strings.Cut(s[1], "⟦")
		doubt, _, _ := strings.Cut(after, "⟧")
		at := strings.Index(text, doubt)
		if !slices.ContainsFunc(privacy.Look(text), func(f privacy.Find) bool {
			return f.Held() && f.Start < at+len(doubt) && at < f.End
		}) {
			t.Errorf("%s %q: nobody is asked about %q: %v", s[0], text, doubt, privacy.Look(text))
		}
		if got, _ := privacy.Clean(text, all); !strings.Contains(got, doubt) {
			t.Errorf("%s %q became %q", s[0], text, got)
		}
	}
}

// TestNoPlace: a year before a short word is no postcode, and a room with its floor none.
func TestNoPlace(t *testing.T) {
	for _, text := range []string{
		"It is an association under Belgian law. In December 2024 it published a short guide.",
		"Room A1 2nd floor, or B12 3rd floor.", "In 1985 we began, and 2010 an office came.",
		"We read chapter c12 from the book.",
	} {
		for _, f := range privacy.Places(text) {
			t.Errorf("%q tells a place: %q", text, text[f.Start:f.End])
		}
	}
	for _, text := range []string{"Come to LS6 3AA.", "At 1012 AB Amsterdam.", "The code is D02 X285."} {
		if len(privacy.Places(text)) == 0 {
			t.Errorf("%q tells a place", text)
		}
	}
}
