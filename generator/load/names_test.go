package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator/model"
)

// TestNamesOfFiles: a name fits into what file systems allow, in any script, and is none
// that Windows keeps for itself.
func TestNamesOfFiles(t *testing.T) {
	for _, sign := range []string{"e", "ش", "茶", "𐐨"} {
		name := strings.Repeat(sign, 90)
		if made := MakeSlug(name); len(made) > maxBytes || made == "" {
			t.Errorf("%s: %d bytes", sign, len(made))
		}
		if problem, _ := Slug(name); (problem != "") != (len(name) > maxBytes) {
			t.Errorf("%s: %q", sign, problem)
		}
	}
	for name, want := range map[string]bool{"con": true, "nul": true, "com1": true, "lpt9": true, "aux": true,
		"contact": false, "com10": false, "tea": false} {
		if got := Reserved(&model.Hub{}, "groups", name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestLanguageInAName: a page whose name says its language, as other programs want it, is sent to
// the folder of that language.
func TestLanguageInAName(t *testing.T) {
	for name, want := range map[string]string{
		"pages/en/L'accueil.fr.md":      "Move it, for example to: content/pages/fr/laccueil.md",
		"training/en/intro/what.es.md":  "Move it, for example to: content/training/es/intro/what.md",
		"pages/en/version-1.2.final.md": "Call it: version-1-2-final",
	} {
		_, findings := Content(fstest.MapFS{"content/" + name: &fstest.MapFile{Data: []byte("x")}}, hub())
		if len(findings) != 1 || findings[0].Suggestion.String() != want {
			t.Errorf("%s: %v", name, findings)
		}
	}
}
