package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestIssueForms: hosts that have issues get forms in each language of the hub, which are as the hosts read them, ask for what a
// group has, and say first that everybody can read them. A newer version brings them anew.
func TestIssueForms(t *testing.T) {
	for host, files := range map[string][]string{
		"github":   {".github/ISSUE_TEMPLATE/suggest-a-group-%.yml", ".github/ISSUE_TEMPLATE/something-is-wrong-%.yml"},
		"codeberg": {".forgejo/issue_template/suggest-a-group-%.yml", ".forgejo/issue_template/something-is-wrong-%.yml"},
		"gitlab":   {".gitlab/issue_templates/suggest-a-group-%.md", ".gitlab/issue_templates/something-is-wrong-%.md"},
		"netlify":  nil,
	} {
		dir := initFor(t, host, "--languages", "en,fr,es,ar", "--name", "Tea", "--country", "GB")
		names := map[string]bool{}
		for _, file := range files {
			for language, says := range map[string][2]string{"en": {"Everybody on the internet", "Name"}, "fr": {"Tout le monde sur internet", "Nom"},
				"es": {"Cualquiera en internet", "Nombre"}, "ar": {"يمكن لأي شخص على الإنترنت", "الاسم"}} {
				data, err := os.ReadFile(filepath.Join(dir, strings.Replace(file, "%", language, 1)))
				if err != nil || !strings.Contains(string(data), says[0]) {
					t.Errorf("%s, %s: %v %s", host, language, err, data)
				}
				if strings.Contains(file, "group") && !strings.Contains(string(data), says[1]) {
					t.Errorf("%s, %s: it asks for no name: %s", host, language, data)
				}
				if !strings.HasSuffix(file, ".yml") {
					continue
				}
				var form struct {
					Name, About, Description string
					Body                     []struct {
						Type, ID   string
						Attributes struct {
							Value, Label, Description, Placeholder string
							Options                                []any
						}
						Validations struct{ Required bool }
					}
				}
				if err := yaml.UnmarshalWithOptions(data, &form, yaml.Strict()); err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				if names[form.Name] || form.Name == "" || (form.Description == "") != (host == "codeberg") || (form.About == "") != (host == "github") {
					t.Errorf("%s, %s: %+v", host, language, form)
				}
				names[form.Name] = true
				seen := map[string]bool{}
				for i, part := range form.Body {
					label := part.Attributes.Label
					options := (part.Type == "dropdown" || part.Type == "checkboxes") == (len(part.Attributes.Options) > 0)
					if (part.Type == "markdown") != (i == 0) || i > 0 && (label == "" || part.ID == "" || seen[part.ID] || seen["label "+label]) || !options {
						t.Errorf("%s, %s: %+v", host, language, part)
					}
					seen[part.ID], seen["label "+label] = true, true
				}
				if len(form.Body) < 5 || seen["place_country"] {
					t.Errorf("%s, %s: %d parts", host, language, len(form.Body))
				}
			}
		}
		if files != nil {
			gone := filepath.Join(dir, strings.Replace(files[0], "%", "ar", 1))
			said := mustRun(t, "upgrade", "--hub", dir)
			if !strings.Contains(said, "Everything is as this version writes it") {
				t.Errorf("%s: %s", host, said)
			}
			if err := os.WriteFile(gone, []byte("mine"), 0o666); err != nil {
				t.Fatal(err)
			}
			mustRun(t, "upgrade", "--hub", dir)
			if data, _ := os.ReadFile(gone); string(data) != "mine" {
				t.Errorf("%s: what somebody changed is gone", host)
			}
		}
	}
}
