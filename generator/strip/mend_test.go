package strip

import (
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestMended: what a finding is about goes, and nothing beside it. The place of the finding is before the sign ^.
func TestMended(t *testing.T) {
	for _, c := range []struct {
		file, before, want string
		code               diag.Code
	}{
		{"hub.yaml", "title:\n  en: A\n  ^fr: B\nlook: {}\n", "title:\n  en: A\nlook: {}\n", diag.LanguageUnknown},
		{"hub.yaml", "synonyms:\n  ^fr:\n    - [a, b]\n\n    - [c]\n  es:\n    - [d]\n", "synonyms:\n  es:\n    - [d]\n", diag.LanguageUnknown},
		{"hub.yaml", "  a: {en: \"x, y\", ^fr: 'it''s, }', es: z}\n", "  a: {en: \"x, y\", es: z}\n", diag.LanguageUnknown},
		{"hub.yaml", "  a: {en: x, ^fr: y z} # why\n", "  a: {en: x} # why\n", diag.LanguageUnknown},
		{"hub.yaml", "  a: {^fr: {b: c, d: e}, en: x}\n", "  a: {en: x}\n", diag.LanguageUnknown},
		{"hub.yaml", "  a: {en: l'un, ^fr: l’autre, es: z}\n", "  a: {en: l'un, es: z}\n", diag.LanguageUnknown},
		{"hub.yaml", "ways:\n  - text: {en: A}\n    to: ^guides/x\n  - text: B\n    to: y\n", "ways:\n  - text: B\n    to: y\n", diag.LinkBroken},
		{"hub.yaml", "nav: [{to: groups}, {to: ^guides/x, text: {en: A}}, {to: learn}]\n", "nav: [{to: groups}, {to: learn}]\n", diag.LinkBroken},
		{"content/a.md", "See [one [two]](a.md) and [^there](../b.md#c \"t\"), too.\n", "See [one [two]](a.md) and there, too.\n", diag.LinkBroken},
		{"content/a.md", "- [^Gone](gone.md) What it is.\n- [Stays](x.md)\n", "- [Stays](x.md)\n", diag.LinkBroken},
		{"content/a.md", "1. See [^there](gone.md).\n", "1. See there.\n", diag.AnchorBroken},
		{"content/a.md", "^Words.\n", "Words.\n", diag.LinkBroken},
	} {
		at := strings.IndexByte(c.before, '^')
		line := strings.Count(c.before[:at], "\n") + 1
		column := len([]rune(c.before[strings.LastIndexByte(c.before[:at], '\n')+1:at])) + 1
		found := []diag.Finding{{Code: c.code, File: c.file, Line: line, Column: column}, {Code: diag.FieldMissing, File: c.file, Line: 1, Column: 1},
			{Code: c.code, File: "other.md", Line: 1, Column: 1}}
		if got := Mended(c.file, []byte(strings.Replace(c.before, "^", "", 1)), found); string(got) != c.want {
			t.Errorf("%q became %q, want %q", c.before, got, c.want)
		}
	}
	if got := Mended("hub.yaml", []byte("a: b\n"), []diag.Finding{{Code: diag.FieldMissing, File: "hub.yaml", Line: 1, Column: 1}}); got != nil {
		t.Errorf("nothing to take out: %q", got)
	}
}

// TestUncited: the citations and sources of what went go, others stay.
func TestUncited(t *testing.T) {
	page := "---\ntitle: A\nsources: [one, two]\n---\nSo it is[@one]. And so[@one; @two, p. 3]. A mail to a [@b](x).\n"
	want := "---\ntitle: A\nsources: [two]\n---\nSo it is. And so[@two, p. 3]. A mail to a [@b](x).\n"
	if got := string(uncited([]byte(page), map[string]bool{"one": true})); got != want {
		t.Errorf("got %q", got)
	}
	for list, want := range map[string]string{
		"sources:\n  - one\n  - two # why\norder: 1\n":       "sources:\n  - two # why\norder: 1\n",
		"sources:\n- \"one\" # why\n- two-one\r\norder: 1\n": "sources:\n- two-one\r\norder: 1\n",
		"sources:\n  - one\norder: 1\n":                      "order: 1\n",
		"order: 1\ntopics:\n  - one\n":                       "order: 1\ntopics:\n  - one\n",
	} {
		if got := string(uncited([]byte(list), map[string]bool{"one": true})); got != want {
			t.Errorf("%q became %q", list, got)
		}
	}
	if got := string(uncited([]byte(page), map[string]bool{"one": true, "two": true})); strings.Contains(got, "sources") || strings.Contains(got, "@one") {
		t.Errorf("got %q", got)
	}
}

// A list on one line is cut at its own commas, whatever stands between quotation marks or in brackets of its own.
func TestFlowItems(t *testing.T) {
	for list, want := range map[string][]string{
		"en, fr": {"en", "fr"},
		`{code: en, name: "a ] b, c"}, {code: fr, name: 'it''s, so'}, "x, y"`: {`{code: en, name: "a ] b, c"}`, `{code: fr, name: 'it''s, so'}`, `"x, y"`},
		"": nil, "one,": {"one"}, `it's, so`: {"it's", "so"},
	} {
		if got := flowItems(list); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", list, got, want)
		}
	}
}
