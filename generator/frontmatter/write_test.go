package frontmatter_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/schema"
)

// TestWriteAndRead writes each field of each kind, from its example, and reads it
// back: the page is the same.
func TestWriteAndRead(t *testing.T) {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}}
	words := map[string]string{"today": "2026-03-09", "language": "en", "title": "Tea", "topics": "a, b",
		"audience": "c", "access": "d", "kinds": "informal"}
	for _, k := range schema.Kinds() {
		file := load.File{Path: "content/x/en/x.md", Section: "pages", Language: "en", Page: "x"}
		if k.Index {
			continue // it has the fields of a page
		}
		if _, in, known := schema.StartOf(string(k.Name)); known {
			file.Section = in.Name
		}
		if k.Part {
			file.Page = "m/x"
		}
		for _, f := range k.Fields {
			if f.Name == "slug" {
				continue // it becomes the name of a file
			}
			front := f.Name + ": " + schema.Fill(f.Example, words) + "\n"
			if f.Name != "title" && f.Name != "name" {
				front = "title: Tea\n" + front
			}
			if k.Name == model.KindCourse && f.Name != "modules" {
				front += "modules: [m]\n"
			}
			first, findings := parse.Page(file, []byte("---\n"+front+"---\n"), hub)
			if first.Broken {
				t.Errorf("%s: the example of %s is wrong: %v", k.Name, f.Name, findings)
				continue
			}
			// whose link is for the team
			if f.At != nil && first.Kind == k.Name && f.Absent(f.At(first)) && f.Name != "online" {

				t.Errorf("%s: %s is not read from %q", k.Name, f.Name, front)
			}
			lines := frontmatter.Write(first)
			second, findings := parse.Page(file, []byte("---\n"+strings.Join(lines, "\n")+"\n---\n"), hub)
			if len(findings) > 0 {
				t.Errorf("%s: %s is written so that it cannot be read: %v\n%s", k.Name, f.Name, findings,
					strings.Join(lines, "\n"))
			}
			positions := cmp.FilterPath(func(p cmp.Path) bool {
				return strings.HasSuffix(p.Last().String(), "Pos") || strings.HasSuffix(p.Last().String(), "At")
			}, cmp.Ignore())
			if diff := cmp.Diff(first, second, positions, cmp.AllowUnexported(model.Body{})); diff != "" {
				t.Errorf("%s: %s, written and read again: %s", k.Name, f.Name, diff)
			}
		}
	}
}
