package vscode_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/schema"
	"peerhub/generator/vscode"
)

// files returns those of the starter hub, by path.
func files(t *testing.T) map[string][]byte {
	t.Helper()
	hub := generator.Schemas("../..")
	if hub == nil {
		t.Fatal("the starter hub cannot be read")
	}
	out := map[string][]byte{}
	for _, f := range vscode.Files(hub, "go", "run", ".") {
		out[f.Path] = f.Data
		if ours := f.Derived || f.Path == ".vscode/settings.json"; ours != f.Ours(f.Data) {
			t.Errorf("%s is ours: %v, and is known as such: %v", f.Path, ours, !ours)
		}
		for _, own := range []string{`{"editor.fontSize": 20}`, `{"yaml.schemas": {"mine.json": ["x"]}}`, "{}",
			"// Mine."} {
			if f.Ours([]byte(own)) {
				t.Errorf("%s would be written over %s", f.Path, own)
			}
		}
	}
	return out
}

// TestStarter: the starter hub has what `peerhub schema --vscode` writes. If it has
// not, run that.
func TestStarter(t *testing.T) {
	want := files(t)
	for name, data := range want {
		got, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s is not what would be written: go run . schema --vscode (%v)", name, err)
		}
	}
	var settings map[string]map[string][]string
	if err := json.Unmarshal(want[".vscode/settings.json"], &settings); err != nil {
		t.Fatal(err)
	}
	for name := range settings["yaml.schemas"] {
		if want[name] == nil {
			t.Errorf("the settings name %s, which is not there", name)
		}
	}
}

// TestTask: what check prints for editors is what the task reads.
func TestTask(t *testing.T) {
	var b strings.Builder
	if err := diag.WriteLines(&b, []diag.Finding{{Code: diag.FieldUnknown, Severity: diag.Error, File: "content/a.md",
		Line: 3, Column: 7, Message: "A [sign]: x.", Suggestion: "Write: y"}}, diag.Words{}); err != nil {
		t.Fatal(err)
	}
	var tasks struct {
		Tasks []struct {
			Args           []string
			ProblemMatcher struct{ Pattern map[string]any }
		}
	}
	if err := json.Unmarshal(files(t)[".vscode/tasks.json"], &tasks); err != nil {
		t.Fatal(err)
	}
	task := tasks.Tasks[0]
	if want := []string{"run", ".", "check", "--format", "lines"}; !slices.Equal(task.Args, want) {
		t.Errorf("the task runs go with %q, want %q", task.Args, want)
	}
	pattern := task.ProblemMatcher.Pattern
	found := regexp.MustCompile(pattern["regexp"].(string)).FindStringSubmatch(strings.TrimSuffix(b.String(), "\n"))
	for part, want := range map[string]string{"file": "content/a.md", "line": "3", "column": "7", "severity": "error",
		"message": "A [sign]: x. Write: y", "code": "field-unknown"} {
		if n := int(pattern[part].(float64)); n >= len(found) || found[n] != want {
			t.Errorf("%s is %q in %q, want %q", part, pattern[part], found, want)
		}
	}
}

// TestSnippets: what a snippet writes is what may stand in front matter.
func TestSnippets(t *testing.T) {
	_, snippets, _ := bytes.Cut(files(t)[".vscode/peerhub.code-snippets"], []byte("\n"))
	var all map[string]struct{ Scope, Prefix, Body, Description string }
	if err := json.Unmarshal(snippets, &all); err != nil {
		t.Fatal(err)
	}
	hub := generator.Schemas("../..").Settings
	for _, k := range schema.Kinds() {
		for _, f := range k.Fields {
			s, is := all[f.Name]
			if !is || s.Prefix != f.Name || s.Scope != "yaml" || s.Description == "" {
				t.Errorf("the snippet of %s is %+v", f.Name, s)
			}
		}
	}
	for name, s := range all {
		text := expand(s.Body)
		if !written(hub, name, text) {
			t.Errorf("the snippet of %s writes %q, which is wrong on every page", name, text)
		}
	}
}

// expand writes a snippet as one has it who takes what it proposes.
func expand(body string) string {
	body = strings.TrimSuffix(body, "$0")
	if before, choices, is := strings.Cut(body, "${1|"); is {
		first, _, _ := strings.Cut(choices, ",")
		_, after, _ := strings.Cut(choices, "|}")
		return before + first + after
	}
	before, example, _ := strings.Cut(body, "${1:")
	return before + strings.NewReplacer(`\}`, "}", `\$`, "$", `\\`, `\`).Replace(strings.TrimSuffix(example, "}"))
}

// written reports whether a line may stand in front matter of one kind or another.
func written(hub *model.Hub, name, line string) bool {
	for _, s := range schema.Sections() {
		file := load.File{Path: "content/x/en/a.md", Section: s.Name, Page: "a", Language: "en"}
		if s.Within == model.KindLesson && name == "minutes" {
			file.Page = "a/b"
		}
		_, findings := parse.Page(file, []byte("---\n"+line+"\n---\n\n# Title\n\nText.\n"), hub)
		if diag.Errors(findings) == 0 {
			return true
		}
	}
	return false
}
