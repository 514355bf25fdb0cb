package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/interchange"
)

type exportCommand struct {
	Groups exportGroups `cmd:"" help:"Write all groups: Meeting Guide, Open Referral HSDS, CSV, GeoJSON and iCalendar."`
	Epub   exportBooks  `cmd:"" help:"Write modules as e-books (EPUB 3)."`
	Scorm  exportBooks  `cmd:"" help:"Write modules as packages for learning platforms (SCORM 1.2)."`
}

// exportFlags are those of all exports.
type exportFlags struct {
	buildFlags `embed:""`
	Out        string `help:"The folder to write into; by default the hub's export. Other files in it stay." placeholder:"DIR"`
}

// folder is the one to write into.
func (f exportFlags) folder(r *run) string { return cmp.Or(f.Out, filepath.Join(r.hub, "export")) }

type exportGroups struct {
	exportFlags `embed:""`
	Format      []string `help:"Only these formats, with commas between them: ${enum}." enum:"meeting-guide,hsds,csv,geojson,icalendar" default:"meeting-guide,hsds,csv,geojson,icalendar"`
}

// Run writes the files, and says what the formats have no words for.
func (c *exportGroups) Run(r *run) error {
	o, err := c.options(r)
	if err != nil {
		return err
	}
	out := c.folder(r)
	var formats []interchange.Format
	for _, name := range c.Format {
		formats = append(formats, interchange.Format(name))
	}
	files := 0
	findings, err := generator.Export(r.ctx, o, formats,
		func(file string, data []byte) error {
			files++
			return replace(filepath.Join(out, filepath.FromSlash(file)), data)
		})
	if err := r.exported(findings, err, c.Strict); err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.Stdout, "Wrote %s into %s.\n", plural(files, "file"), out)
	return err
}

// exported says what was found while files were made to take away, and ends the
// command when that stopped it.
func (r *run) exported(findings []diag.Finding, err error, strict bool) error {
	if writing := diag.WriteText(r.Stderr, check.Excerpts(os.DirFS(r.hub), findings), r.words()); writing != nil {
		return writing
	}
	if errors.Is(err, generator.ErrFindings) {
		fmt.Fprintln(r.Stderr, r.words().Say(diag.Say("%s Nothing was written.", counted(findings, strict))))
		return errQuiet
	}
	return err
}
