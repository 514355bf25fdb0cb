// Package vscode writes the files by which VS Code helps with a hub.
//
// With hub.yaml the YAML extension (redhat.vscode-yaml) helps: by the JSON Schemas of
// the hub it completes fields, shows what belongs there and underlines what is wrong.
// It does not look into the front matter of Markdown. There snippets complete the
// fields, for which front matter counts as YAML, and a task underlines what
// `peerhub check` finds. The settings name the schemas of pages all the same, for
// extensions that hand front matter on.
package vscode

import (
	"bytes"
	"encoding/json"
	"strings"

	"peerhub/generator/jsonschema"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// A File is a file of a hub.
type File struct {
	Path string // below the hub's folder, with slashes
	Data []byte
	// Derived files follow from the schema and the words of the hub, and are written
	// anew when these change. Others are a beginning, and from then on the hub's.
	Derived bool
}

// folder is that of the schemas.
const folder = ".vscode/peerhub/"

const settings = ".vscode/settings.json"

// Files returns the files of a hub. The command and its first arguments are how
// Peerhub is run there: "peerhub", or "go", "run", ".".
func Files(hub *jsonschema.Hub, command string, args ...string) []File {
	schemas := associations()
	files := []File{
		{Path: settings, Data: encode(map[string]any{"yaml.schemas": schemas})},
		{Path: ".vscode/extensions.json",
			Data: encode(map[string]any{"recommendations": []string{"redhat.vscode-yaml"}})},
		{Path: ".vscode/tasks.json", Data: encode(tasks(command, args))},
		{Path: ".vscode/peerhub.code-snippets",
			Data: append([]byte("// "+jsonschema.Mark+"\n"), encode(snippets(hub))...), Derived: true},
	}
	for _, k := range append(schema.Kinds(), schema.Hub()) {
		if file := schemaOf(k.Name); schemas[file] != nil { // that of modules knows courses, too
			files = append(files, File{Path: file, Data: hub.Of(k), Derived: true})
		}
	}
	return files
}

// Ours reports whether a file with the data may be written over: one that is
// derived, and settings to which nobody has added any of their own.
func (f File) Ours(data []byte) bool {
	if f.Path == settings {
		var all map[string]map[string][]string
		ours := json.Unmarshal(data, &all) == nil && len(all) == 1
		for name := range all["yaml.schemas"] {
			ours = ours && strings.HasPrefix(name, folder)
		}
		return ours && len(all["yaml.schemas"]) > 0
	}
	return f.Derived && bytes.Contains(data[:min(len(data), 1000)], []byte(jsonschema.Mark))
}

func schemaOf(kind model.Kind) string { return folder + string(kind) + ".schema.json" }

// associations say of which files each schema is, as globs; one that begins with !
// takes files out.
func associations() map[string][]string {
	out := map[string][]string{
		schemaOf(schema.Hub().Name): {"hub.yaml"},
		schemaOf(model.KindHome):    {"content/pages/*/index.md"},
		schemaOf(model.KindSection): {"content/*/*/index.md", "!content/pages/*/index.md"},
		schemaOf(model.KindPage):    {"content/*/*/**/*.md", "!content/*/*/index.md"},
	}
	for _, s := range schema.Sections() {
		of := "content/" + s.Name + "/*/"
		switch s.Within {
		case model.KindPage:
			continue
		case "":
			out[schemaOf(s.Kind)] = []string{of + "**/*.md", "!" + of + "index.md"}
		default:
			out[schemaOf(s.Kind)] = []string{of + "*.md", of + "*/index.md", "!" + of + "index.md"}
			out[schemaOf(s.Within)] = []string{of + "*/**/*.md", "!" + of + "*/index.md"}
		}
		out[schemaOf(model.KindPage)] = append(out[schemaOf(model.KindPage)], "!"+of+"**")
	}
	return out
}

// tasks check the hub, and show what is found beside the lines.
func tasks(command string, args []string) any {
	matcher := map[string]any{
		"owner": "peerhub", "source": "peerhub", "fileLocation": []string{"relative", "${workspaceFolder}"},
		"pattern": map[string]any{"regexp": Line, "file": 1, "line": 2, "column": 3, "severity": 4, "message": 5,
			"code": 6},
	}
	return map[string]any{"version": "2.0.0", "tasks": []any{map[string]any{
		"label": "peerhub check", "type": "process", "command": command,
		"args":         append(args[:len(args):len(args)], "check", "--format", "lines"),
		"group":        map[string]any{"kind": "test", "isDefault": true},
		"presentation": map[string]any{"reveal": "silent"}, "problemMatcher": matcher,
	}}}
}

// Line is what a line of `check --format lines` looks like.
const Line = `^(.+?):(\d+):(\d+): (error|warning): (.*) \[([a-z-]+)\]$`

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // of a value that has no JSON, which none here is
	}
	return b.Bytes()
}
