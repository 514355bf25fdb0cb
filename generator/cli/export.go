package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/interchange"
)

type exportCommand struct {
	Groups exportGroups `cmd:"" help:"Write all groups: ${written_formats}."`
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
	Format      []string `help:"Only these formats, with commas between them: ${format_names}." placeholder:"NAME"`
}

// Run writes the files, and says what the formats have no words for.
func (c *exportGroups) Run(r *run) error {
	o, err := c.options(r)
	if err != nil {
		return err
	}
	out := c.folder(r)
	formats, err := c.formats()
	if err != nil {
		return err
	}
	files := 0
	groups, findings, err := generator.Export(r.ctx, o, formats,
		func(file string, data []byte) error {
			files++
			return r.into(out, file, data)
		})
	if err := r.exported(findings, err); err != nil {
		return err
	}
	wrote := diag.Say("Wrote %s into %s.", some(files, "%s file", "%s files"), out)
	return conclude(r.Stdout, r.words(), append([]diag.Text{wrote}, told(groups)...)...)
}

// formats returns the formats that are asked for, each once.
func (c *exportGroups) formats() ([]interchange.Format, error) {
	if len(c.Format) == 0 {
		return interchange.Written(), nil
	}
	var out []interchange.Format
	for _, name := range c.Format {
		format := interchange.Named(name)
		if format == "" {
			return nil, misuse{diag.Say("--format: there is no format %q, only %s", name,
				enumerated(formatNames(interchange.Written(), own)))}
		}
		if !slices.Contains(out, format) {
			out = append(out, format)
		}
	}
	return out, nil
}

// formatVars are the formats, as the help of export and import names them.
func formatVars() kong.Vars {
	title := interchange.Format.Title
	return kong.Vars{
		"written_formats": enumerated(formatNames(interchange.Written(), title)),
		"format_names":    strings.Join(formatNames(interchange.Written(), own), ", "),
		"read_formats":    enumerated(formatNames(interchange.Readable(), title)),
	}
}

// own is the name of a format that --format takes.
func own(f interchange.Format) string { return string(f) }

func formatNames(formats []interchange.Format, name func(interchange.Format) string) []string {
	var out []string
	for _, f := range formats {
		out = append(out, name(f))
	}
	return out
}

// enumerated puts an "and" before the last of several names.
func enumerated(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// told says how many groups are in each file and what the file does not say of
// them, and why programs are not told of others.
func told(groups generator.Exported) []diag.Text {
	var files, out []diag.Text
	for _, f := range groups.Files {
		files = append(files, diag.Say("%s (%s): %s.", f.Address(), f.Title(), some(f.Groups, "%s group", "%s groups")))
		if f.Absent > 0 {
			files = append(files, diag.Say("  %s", f.Absence(f.Absent)))
		}
		for _, l := range f.Lost {
			files = append(files, diag.Say("  It has no words for: %s (%s).", l.What,
				some(l.Groups, "%s group", "%s groups")))
		}
	}
	left := 0
	for _, reason := range []struct {
		of   directory.Reason
		says diag.Text
	}{
		{directory.Sample, "  samples, made up to show how the hub works (sample: true): %d"},
		{directory.Draft, "  drafts (draft: true): %d"},
		{directory.NotChecked, "  withheld, because nobody has checked them for too long: %d"},
		{directory.Closed, "  closed: %d"},
		{directory.Ended, "  over, because all their dates are past: %d"},
	} {
		if n := groups.NotShared[reason.of]; n > 0 {
			left += n
			out = append(out, diag.Say(reason.says, n))
		}
	}
	if left == 0 {
		return files
	}
	return slices.Concat(files, []diag.Text{diag.Say("Groups that no program is told of: %d.", left)}, out)
}

// exported says what was found while files were made to take away, and ends the
// command when that stopped it.
func (r *run) exported(findings []diag.Finding, err error) error {
	if writing := writeFindings(r.Stderr, check.Excerpts(os.DirFS(r.hub), findings), r.words(), false,
		checkAll); writing != nil {
		return writing
	}
	if errors.Is(err, generator.ErrFindings) {
		fmt.Fprintln(r.Stderr, r.words().Say(diag.Say("%s Nothing was written.", counted(findings))))
		return errQuiet
	}
	return err
}
