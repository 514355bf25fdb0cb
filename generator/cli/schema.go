package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/jsonschema"
	"peerhub/generator/schema"
	"peerhub/generator/vscode"
)

type schemaCommand struct {
	Kind   string `arg:"" optional:"" help:"A kind of page, or hub for hub.yaml. Without it: all."`
	Format string `help:"How to write it, for programs or to read: ${enum}." enum:"json-schema,markdown,spreadsheet" default:"json-schema"`
	Out    string `help:"The folder to write files into, instead of printing." placeholder:"DIR"`
	Vscode bool   `help:"Write the files by which VS Code completes and checks the hub's; your own settings stay as they are."`
}

// schemas are what can be asked for.
func schemas() []*schema.Kind { return append(schema.Kinds(), schema.Hub()) }

// Run prints what can stand in front matter and in hub.yaml, or writes it.
func (c *schemaCommand) Run(r *run) error {
	hub := generator.Schemas(r.hub)
	if hub == nil {
		return noHub(r.hub)
	}
	if c.Vscode {
		return r.vscode(hub)
	}
	if c.Format == "spreadsheet" {
		return c.spreadsheet(r)
	}
	kinds := schemas()
	if c.Kind != "" {
		kinds = slices.DeleteFunc(kinds, func(k *schema.Kind) bool { return string(k.Name) != c.Kind })
	}
	if len(kinds) == 0 {
		return misuse{diag.Say("there is no kind %q. Run peerhub schema to see all", c.Kind)}
	}
	switch {
	case c.Out != "":
		return c.write(r, hub, kinds)
	case c.Format == "markdown":
		_, err := r.Stdout.Write(hub.Reference(kinds...))
		return err
	case c.Kind != "":
		_, err := r.Stdout.Write(hub.Of(kinds[0]))
		return err
	}
	for _, k := range kinds {
		if _, err := fmt.Fprintf(r.Stdout, "%-10s %s\n", k.Name, hub.Words.Say(k.Note)); err != nil {
			return err
		}
	}
	return nil
}

// write writes a file for each kind, or the reference of all.
func (c *schemaCommand) write(r *run, hub *jsonschema.Hub, kinds []*schema.Kind) error {
	files := map[string][]byte{}
	if c.Format == "markdown" {
		files["reference.md"] = hub.Reference(kinds...)
	} else {
		for _, k := range kinds {
			files[string(k.Name)+".schema.json"] = hub.Of(k)
		}
	}
	for name, data := range files {
		if err := r.into(c.Out, name, data); err != nil {
			return err
		}
	}
	return conclude(r.Stdout, r.words(), diag.Say("Wrote %s into %s.", some(len(files), "%s file", "%s files"), c.Out))
}

// spreadsheet writes an empty spreadsheet of groups, as a workbook and as CSV.
func (c *schemaCommand) spreadsheet(r *run) error {
	if c.Kind != "group" || c.Out == "" {
		return misuse{diag.Say("groups alone have a spreadsheet, which is written into a folder: %s",
			"peerhub schema group --format spreadsheet --out spreadsheet")}
	}
	today, err := r.today("")
	if err != nil {
		return err
	}
	form := generator.GroupForm(r.hub, today)
	if form == nil {
		return noHub(r.hub)
	}
	workbook, err := form.Workbook()
	if err != nil {
		return err
	}
	files := []struct {
		name string
		data []byte
	}{{"groups.xlsx", workbook}, {"groups.csv", form.CSV()}}
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(c.Out, f.name)); err == nil {
			return misuse{diag.Say("%s exists already, and was left as it is", filepath.Join(c.Out, f.name))}
		}
	}
	for _, f := range files {
		if err := r.into(c.Out, f.name, f.data); err != nil {
			return err
		}
	}
	return conclude(r.Stdout, r.words(), diag.Say("Wrote %s into %s.", some(len(files), "%s file", "%s files"), c.Out))
}

// vscode writes the files for VS Code. What somebody else wrote stays, and is named.
func (r *run) vscode(hub *jsonschema.Hub) error {
	command := []string{"peerhub"}
	if r.exists("main.go") { // a fork, which has the program in it
		command = []string{"go", "run", "."}
	}
	written := 0
	var stayed []string
	for _, f := range vscode.Files(hub, command[0], command[1:]...) {
		old, err := readOwn(r.hub, f.Path)
		switch {
		case err == nil && string(old) == string(f.Data):
			continue
		case err == nil && !f.Ours(old):
			stayed = append(stayed, f.Path)
			continue
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return err
		}
		if err := replace(r.hub, f.Path, f.Data); err != nil {
			return err
		}
		written++
	}
	says := []diag.Text{diag.Say("Wrote %s into %s.", some(written, "%s file", "%s files"),
		filepath.Join(r.hub, ".vscode"))}
	if stayed != nil {
		says = append(says, diag.Say("These are yours, and stay as they are: %s.", strings.Join(stayed, ", ")))
	}
	return conclude(r.Stdout, r.words(), says...)
}
