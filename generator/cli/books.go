package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// BeforeApply tells each of the two commands which it is.
func (c *exportCommand) BeforeApply() error {
	c.Epub.form, c.Scorm.form = model.EPUB, model.SCORM
	return nil
}

type exportBooks struct {
	exportFlags `embed:""`
	Modules     []string `arg:"" optional:"" name:"module" help:"The names of the modules' folders; all modules without one."`
	Language    string   `help:"Only this language; by default all in which a module is written." placeholder:"CODE" type:"language"`

	form model.Download
}

// Run writes a file for each module and language.
func (c *exportBooks) Run(r *run) error {
	o, err := c.options(r)
	if err != nil {
		return err
	}
	if hub := generator.Settings(r.hub); hub != nil && c.Language != "" && !slices.Contains(hub.Codes(), c.Language) {
		return misuse{diag.Say("--language: the hub has no language %q, only %s", c.Language, codes(hub))}
	}
	out := c.folder(r)
	seen := map[string]bool{}
	var all []string // names of modules
	want := func(module *model.Entry, language string) bool {
		if !seen[module.Path] {
			seen[module.Path] = true
			all = append(all, module.Path)
		}
		return (len(c.Modules) == 0 || slices.Contains(c.Modules, module.Path)) &&
			(c.Language == "" || c.Language == language)
	}
	var written []diag.Text
	findings, err := generator.Books(r.ctx, o, c.form, want,
		func(name string, data []byte) error {
			written = append(written, diag.Say("  %s (%s)", filepath.Join(out, name), size(int64(len(data)))))
			return r.into(out, name, data)
		})
	if err := r.exported(findings, err); err != nil {
		return err
	}
	if len(all) == 0 {
		return errors.New("this hub publishes no module yet. Write one with: peerhub new module introduction. A " +
			"draft is exported with --drafts")
	}
	for _, name := range c.Modules {
		if !seen[name] {
			return misuse{diag.Say("there is no module %q, only %s", name, strings.Join(all, ", "))}
		}
	}
	if len(written) == 0 {
		return errors.New("there is nothing to write: no such module is written in that language, or none may leave " +
			"the hub")
	}
	wrote := diag.Say("Wrote %s:", some(len(written), "%s file", "%s files"))
	return conclude(r.Stdout, r.words(), append([]diag.Text{wrote}, written...)...)
}
