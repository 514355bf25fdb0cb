package cli

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/scaffold"
	"peerhub/generator/vscode"
	"peerhub/layouts"
)

type initCommand struct {
	Dir      string  `arg:"" help:"The folder of the new hub. It is made, or must be empty."`
	Title    *string `help:"The name of the hub." placeholder:"NAME"`
	Language string  `help:"The language of its pages." default:"en" placeholder:"CODE"`
	Date     string  `help:"The day to note in examples, instead of today (UTC)." placeholder:"YYYY-MM-DD"`
}

// Run writes the smallest hub that builds: its settings with notes, a first page,
// and what an editor needs to help with both.
func (c *initCommand) Run(r *run) error {
	today, err := r.today(c.Date)
	if err != nil {
		return err
	}
	language, err := naming.LanguageTag(c.Language)
	if err != nil {
		return misuse{diag.Say("--language: %q is no code of a language. Write for example: en, fr or pt-BR",
			c.Language)}
	}
	words := locale.Findings(layouts.Builtin, model.Language{Code: language})
	title := words.Say("Our hub")
	if c.Title != nil {
		title = strings.TrimSpace(*c.Title)
	}
	if title == "" {
		return misuse{diag.Say("--title: write the name of the hub, for example: --title %q", "Walking alongside")}
	}
	switch entries, err := os.ReadDir(c.Dir); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		return misuse{diag.Say("%s has files in it, and was left as it is. Name a new folder", c.Dir)}
	}
	r.hub = c.Dir
	files := map[string]string{"hub.yaml": "hub.yaml", "gitignore": ".gitignore",
		"index.md": "content/pages/" + language + "/index.md"}
	for _, from := range slices.Sorted(maps.Keys(files)) {
		blanks := scaffold.Blanks{Title: strconv.Quote(title), Today: today.String(), Language: language}
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
	name := shellWord(filepath.Clean(c.Dir))
	said := []diag.Text{diag.Say("The hub is in %s.", name),
		diag.Say("See it:       %s", "peerhub serve --hub "+name),
		diag.Say("Add a group:  %s", "peerhub new group tuesday-tea --hub "+name)}
	begun, err := c.beginWords(r, language)
	if err != nil {
		return err
	}
	return conclude(r.Stdout, words, append(said, begun...)...)
}

// beginWords writes the words of the interface, to be translated, for a language that has
// none, and says so. As long as they are notes, readers see English.
func (c *initCommand) beginWords(r *run, language string) ([]diag.Text, error) {
	const file = "ui.yaml"
	base, _, _ := strings.Cut(language, "-")
	for _, known := range []string{language, base} {
		if _, err := fs.Stat(layouts.Builtin, "strings/"+known+"/"+file); err == nil {
			return nil, nil
		}
	}
	english, err := fs.ReadFile(layouts.Builtin, "strings/en/"+file)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(english), "\n"), "\n")
	for n, line := range lines {
		if line != "" && !strings.HasPrefix(line, "#") {
			lines[n] = "# " + line
		}
	}
	to := "layouts/strings/" + language + "/" + file
	head := "# Take the # away from a line and translate what stands behind the colon. Lines that keep it are said in English.\n\n"
	if err := r.create(to, head+strings.Join(lines, "\n")+"\n"); err != nil {
		return nil, err
	}
	return []diag.Text{diag.Say("This program has no words in the language %q yet: notes, buttons and labels are in "+
		"English. To begin, translate the lines of %s; each one counts as soon as its # is gone.", language, to)}, nil
}

// shellWord writes a path so that a command can be copied with it, in the shells
// of Unix and of Windows.
func shellWord(name string) string {
	if strings.ContainsAny(name, " '&()$`;") {
		return `"` + name + `"`
	}
	return name
}
