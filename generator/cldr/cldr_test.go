package cldr

import (
	"slices"
	"strings"
	"testing"
)

// TestNames: what a language does not say itself is said in a wider one, and one
// that has another script has no wider one.
func TestNames(t *testing.T) {
	for _, c := range []struct{ in, code, want string }{
		{"en", "TR", "Türkiye"}, {"en-GB", "VC", "St Vincent & the Grenadines"}, {"fr", "MK", "Macédoine du Nord"},
		{"es", "SZ", "Esuatini"},
		{"ar", "KE", "كينيا"}, {"fr-CA", "BY", "Bélarus"}, {"fr-CA", "FR", "France"}, {"fr-BE", "FR", "France"},
		{"prs", "KE", "کینیا"},
		{"zh-TW", "FR", "法國"}, {"zh-Hant", "FR", "法國"}, {"zh", "FR", "法国"}, {"en", "EU", "European Union"},
		{"en", "UK", "United Kingdom"},
		{"en", "QQ", ""}, {"tlh", "FR", ""}, {"en-Shaw", "FR", ""}, {"xx-nonsense", "FR", ""},
	} {
		if got := For(c.in).CountryName(c.code); got != c.want {
			t.Errorf("in %s, %s is %q, want %q", c.in, c.code, got, c.want)
		}
	}
	for _, c := range []struct{ in, code, want string }{
		{"en", "fr", "French"}, {"fr", "prs", "dari"}, {"es", "pt-BR", "portugués de Brasil"},
		{"es", "pt-AO", "portugués"}, {"de", "fa-AF", "Dari"},
		{"en", "cmn", "Chinese"}, {"en", "iw", "Hebrew"}, {"en", "zh-Hant-HK", "Traditional Chinese"},
		{"fr", "gan", "gan"}, {"en", "xx", ""}, {"en", "", ""},
	} {
		if got := For(c.in).LanguageName(c.code); got != c.want {
			t.Errorf("in %s, %s is %q, want %q", c.in, c.code, got, c.want)
		}
	}
	for code, want := range map[string]string{
		"fr": "français", "fr-BE": "français", "pt-BR": "português", "zh-TW": "繁體中文", "zh-CN": "中文", "ku-Arab": "",
		"sr-ME": "srpski", "prs": "دری", "zh-Hant": "繁體中文", "sr-Latn": "srpski",
		"pa-Arab": "پنجابی", "he": "עברית", "qaa": "", "und": "",
	} {
		if got := OwnName(code); got != want {
			t.Errorf("%s calls itself %q, want %q", code, got, want)
		}
	}
}

// TestPlural: the examples are those that CLDR gives of each form.
func TestPlural(t *testing.T) {
	for language, of := range map[string]map[string][]int{
		"en": {"one": {1, -1}, "other": {0, 2, 11, 1_000_000}},
		"fr": {"one": {0, 1}, "many": {1_000_000, 3_000_000}, "other": {2, 17, 1_000_001}},
		"es": {"one": {1}, "many": {1_000_000}, "other": {0, 2, 100}},
		"ar": {"zero": {0}, "one": {1}, "two": {2}, "few": {3, 10, 103, 1003}, "many": {11, 26, 111, 1011},
			"other": {100, 102, 1000, 1_000_000}},
		"pl": {"one": {1}, "few": {2, 4, 22, 102}, "many": {0, 5, 12, 14, 21, 100, 1_000_000}},
		"ru": {"one": {1, 21, 101}, "few": {2, 24, 102}, "many": {0, 5, 11, 14, 100}},
		"sl": {"one": {1, 101}, "two": {2, 102}, "few": {3, 4, 103}, "other": {0, 5, 100}},
		"br": {"one": {1, 21, 81, 101}, "two": {2, 22}, "few": {3, 4, 9, 29}, "many": {1_000_000},
			"other": {0, 5, 11, 71, 73, 91, 100}},
		"lv": {"zero": {0, 10, 11, 19, 30, 100}, "one": {1, 21, 101}, "other": {2, 9, 22}},
		"he": {"one": {1}, "two": {2}, "other": {0, 3, 20}},
		"pt": {"one": {0, 1}, "other": {2}}, "pt-PT": {"one": {1}, "other": {0, 2}},
		"pt-AO": {"one": {1}, "other": {0}},
		"ceb":   {"one": {0, 1, 2, 3, 5, 7, 8, 10}, "other": {4, 6, 9, 14}},
		"ja":    {"other": {0, 1, 2}}, "sr-Latn": {"one": {1, 21}, "few": {2}}, "prs": {"one": {0, 1}, "other": {2}},
		"tlh": {"other": {0, 1, 2}},
	} {
		for form, numbers := range of {
			for _, n := range numbers {
				if got := For(language).Plural(n); got != form {
					t.Errorf("%s: %d takes %q, want %q", language, n, got, form)
				}
			}
		}
	}
}

// TestData: the files are as this package reads them.
func TestData(t *testing.T) {
	for _, file := range archive().File {
		for _, n := range namesIn(file.Name) {
			for code, name := range n {
				if code == "" || name == "" || strings.TrimSpace(name) != name {
					t.Errorf("%s: %q is %q", file.Name, code, name)
				}
			}
		}
	}
	known := []string{"zero", "one", "two", "few", "many"}
	for language, forms := range rules() {
		for _, f := range forms {
			if !slices.Contains(known, f.name) {
				t.Errorf("%s has a form %q", language, f.name)
			}
			for _, all := range f.any {
				for _, r := range all {
					if len(r.ranges) == 0 || r.ranges[0][0] > r.ranges[0][1] {
						t.Errorf("%s, %s: %+v", language, f.name, r)
					}
				}
			}
		}
	}
}
