package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator"
	"peerhub/generator/scaffold"
	"peerhub/generator/strictyaml"
	"peerhub/generator/vscode"
)

type initCommand struct {
	Dir      string `arg:"" help:"The folder of the new hub. It is made, or must be empty."`
	Title    string `help:"The name of the hub." default:"Our hub" placeholder:"NAME"`
	Language string `help:"The language of its pages." default:"en" placeholder:"CODE"`
	Date     string `help:"The day to note in examples, instead of today (UTC)." placeholder:"YYYY-MM-DD"`
}

// Run writes the smallest hub that builds: its settings with notes, a first page,
// and what an editor needs to help with both.
func (c *initCommand) Run(r *run) error {
	today, err := r.today(c.Date)
	if err != nil {
		return err
	}
	language, err := strictyaml.LanguageTag(c.Language)
	if err != nil {
		return misuse{fmt.Errorf("--language: %q is no code of a language. Write for example: en, fr or pt-BR",
			c.Language)}
	}
	switch entries, err := os.ReadDir(c.Dir); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		return misuse{fmt.Errorf("%s has files in it, and was left as it is. Name a new folder", c.Dir)}
	}
	r.hub = c.Dir
	files := map[string]string{"hub.yaml": "hub.yaml", "gitignore": ".gitignore",
		"index.md": "content/pages/" + language + "/index.md"}
	for _, from := range slices.Sorted(maps.Keys(files)) {
		blanks := scaffold.Blanks{Title: strconv.Quote(c.Title), Today: today.String(), Language: language}
		text, err := scaffold.Hub(from, blanks)
		if err != nil {
			return err
		}
		if err := r.create(files[from], text); err != nil {
			return err
		}
	}
	for _, f := range vscode.Files(generator.Schemas(r.hub), "peerhub") {
		if err := r.create(f.Path, string(f.Data)); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(r.Stdout,
		"The hub is in %[1]s.\nSee it:       peerhub serve --hub %[1]s\n"+
			"Add a group:  peerhub new group tuesday-tea --hub %[1]s\n", shellWord(filepath.Clean(c.Dir)))
	return err
}

// shellWord writes a path so that a command can be copied with it, in the shells
// of Unix and of Windows.
func shellWord(name string) string {
	if strings.ContainsAny(name, " '&()$`;") {
		return `"` + name + `"`
	}
	return name
}
