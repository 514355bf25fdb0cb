package generator_test

import (
	"context"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/model"
	"peerhub/generator/publish"

	"path/filepath"
)

// TestKindsOfMeetingsAreExplained: of a built-in kind and of one of the hub's own, its label
// and what it means stand on the group's page and above the list of its own.
func TestKindsOfMeetingsAreExplained(t *testing.T) {
	const settings = "title: Hub\nbase_url: https://example.org/\ndefault_language: en\nlanguages: [en, fr]\n"
	const own = "kinds:\n  walk: {label: {en: Walk together, fr: Marche}, note: {en: We walk and talk., fr: On marche.}}\n"
	for _, c := range []struct{ settings, kind, label, note, french string }{
		{"", "self-help", "Self-help group", "People who have something in common meet regularly and support each other.",
			"Des personnes"},
		{own, "walk", "Walk together", "We walk and talk.", "On marche."},
	} {
		hub, site := t.TempDir(), publish.NewMemory()
		write(t, filepath.Join(hub, "hub.yaml"), []byte(settings+c.settings))
		write(t, filepath.Join(hub, "content/groups/en/tea.md"), []byte("---\nname: Tea\nkind: "+c.kind+"\n---\n"))
		if _, findings, err := generator.Build(context.Background(), generator.Options{Hub: hub, Sink: site, NoSearch: true,
			Today: model.Date{Year: 2026, Month: 3, Day: 1}}); err != nil {
			t.Fatal(err, findings)
		}
		for path, want := range map[string][]string{
			"groups/tea/index.html":                    {c.label + ": " + c.note},
			"groups/kind/" + c.kind + "/index.html":    {"<h1>Groups: " + c.label + "</h1>", `<p class="lead">` + c.note, "tea/"},
			"fr/groups/kind/" + c.kind + "/index.html": {c.french},
			"groups/kind/index.html":                   {c.label},
		} {
			page, _ := site.Get(path)
			for _, part := range want {
				if !strings.Contains(string(page), part) {
					t.Errorf("%s has no %q", path, part)
				}
			}
		}
	}
}
