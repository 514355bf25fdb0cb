package generator_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/model"
)

// TestLongWordsReachNoDisk: whatever is 260 letters long, in whatever script, its hub is
// published in whole, with no name that a disk refuses, or a finding says why it is not, and
// nothing of it is there.
func TestLongWordsReachNoDisk(t *testing.T) {
	const page = "---\nname: {name}\nplace: {city: {town}, country: GB}\ntopics: [{topic}]\naudience: [{audience}]\n" +
		"kind: {kind}\n---\n\nText.\n"
	for _, letter := range []string{"a", "م", "🫖", "a\u0301"} {
		for _, field := range []string{"name", "town", "topic", "audience", "kind", "kinds", "file"} {
			hub := t.TempDir()
			long := strings.Repeat(letter, 260)
			said := map[string]string{"name": "Tea", "town": "Leeds", "topic": "sleep", "audience": "parents", "kind": "drop-in"}
			file, settings := "tea", "title: Hub\nbase_url: https://example.org/\ndefault_language: en\nlanguages: [en]\n"
			switch field {
			case "file":
				file = long[:len(letter)*(250/len(letter))]
			case "kinds":
				settings += "kinds: {" + long + ": {en: Long}}\n"
				said["kind"] = long
			default:
				said[field] = long
			}
			text := page
			for name, value := range said {
				text = strings.ReplaceAll(text, "{"+name+"}", value)
			}
			write(t, filepath.Join(hub, "hub.yaml"), []byte(settings))
			write(t, filepath.Join(hub, "content/groups/en", file+".md"), []byte(text))
			out := filepath.Join(hub, "public")
			_, findings, err := generator.Build(context.Background(), generator.Options{Hub: hub, Out: out, NoSearch: true,
				Today: model.Date{Year: 2026, Month: 3, Day: 1}})
			switch {
			case err == nil:
			case !errors.Is(err, generator.ErrFindings) || len(findings) == 0:
				t.Errorf("%s of %q: %v", field, letter, err)
			default:
				if left, _ := filepath.Glob(filepath.Join(hub, "*public*")); len(left) > 0 {
					t.Errorf("%s of %q: %v is left of what is not published", field, letter, left)
				}
			}
			_ = fs.WalkDir(os.DirFS(hub), ".", func(path string, d fs.DirEntry, err error) error {
				if strings.HasPrefix(path, "public") && len(d.Name()) > 200 {
					t.Errorf("%s of %q: %.40s… has %d bytes", field, letter, d.Name(), len(d.Name()))
				}
				return err
			})
		}
	}
}
