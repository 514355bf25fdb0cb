package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/publish"
)

type checkCommand struct {
	buildFlags `embed:""`
	Format     string    `help:"How to print the findings: ${enum}." enum:"text,json,github,lines,sarif" default:"text"`
	All        bool      `help:"List every finding, with its line, and not three of each kind."`
	Explain    codeAsked `help:"Only say what a code such as link-broken means; without one, name all." placeholder:"CODE"`
}

// Run checks the hub.
func (c *checkCommand) Run(r *run) error {
	if c.Explain.asked {
		return c.explain(r)
	}
	o, err := c.options(r)
	if err != nil {
		return err
	}
	bar := newProgress(r.Stderr, r.Terminal && c.Format == "text")
	o.Progress = bar.step
	findings, upkeep, err := generator.Check(r.ctx, o)
	bar.end()
	if err != nil {
		return err
	}
	open, err := r.stillOpen(upkeep.Checked)
	if err != nil {
		return err
	}
	if c.Strict {
		for n := range open {
			open[n].Severity = diag.Error
		}
	}
	findings = append(findings, open...)
	findings = check.Excerpts(os.DirFS(r.hub), findings)
	if err := c.print(r.Stdout, r.words(), findings, upkeep); err != nil {
		return err
	}
	if diag.Errors(findings) > 0 {
		return errQuiet
	}
	return nil
}

// print writes how things stand, the listings to check again and the findings, in the
// language of the hub. GitHub is given the findings alone: it shows them beside lines that
// somebody changed.
func (c *checkCommand) print(w io.Writer, words diag.Words, findings []diag.Finding, upkeep generator.Upkeep) error {
	recheck := upkeep.Recheck
	switch c.Format {
	case "json":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if recheck == nil {
			recheck = []check.Listing{}
		}
		return e.Encode(struct {
			Findings []diag.Finding  `json:"findings"`
			Recheck  []check.Listing `json:"recheck"`
			Size     sizeOfCheck     `json:"size"`
			TooLarge []publish.Limit `json:"too_large_for,omitempty"`
		}{orEmpty(words.Translate(findings)), recheck, sizeOfCheck{upkeep.Size, false, upkeep.Parts},
			upkeep.Size.TooLargeFor()})
	case "lines":
		return diag.WriteLines(w, findings, words)
	case "sarif":
		return diag.WriteSARIF(w, findings, words)
	case "github":
		return diag.WriteGitHub(w, words.Translate(findings))
	}
	if c.Strict { // which lists them
		upkeep.Unready = check.Unready{}
	}
	sentences := []diag.Text{counted(findings), places(findings), unready(upkeep.Unready)}
	if err := conclude(w, words, append(sentences, append(tooLarge(upkeep.Size, upkeep.Parts), unsearched(upkeep.Size))...)...); err != nil {
		return err
	}
	if err := writeRecheck(w, words, recheck, c.All); err != nil {
		return err
	}
	if err := writeFindings(w, findings, words, c.All, checkAll); err != nil {
		return err
	}
	if !c.All && len(recheck) > diag.Examples && !diag.Many(findings) {
		return conclude(w, words, diag.Say(someShown, checkAll))
	}
	return nil
}

// sizeOfCheck is how large a site is whose search check does not make.
type sizeOfCheck struct {
	publish.Size
	Search bool             `json:"search"` // whether its files are counted
	Parts  []generator.Part `json:"parts,omitempty"`
}

// conclude ends a list of findings with the sentences that are not empty.
func conclude(w io.Writer, words diag.Words, sentences ...diag.Text) error {
	for _, s := range sentences {
		if s == "" {
			continue
		}
		if _, err := fmt.Fprintln(w, strings.Map(visible, words.Say(s))); err != nil {
			return err
		}
	}
	return nil
}

// named is how many files are named at the end.
const named = 5

// places says in which files the worst of the findings are, "" when in none.
func places(findings []diag.Finding) diag.Text {
	errs := diag.Errors(findings)
	var files []string
	for _, f := range findings {
		if f.File != "" && (errs == 0 || f.Severity == diag.Error) && !slices.Contains(files, f.File) {
			files = append(files, f.File)
		}
	}
	list := strings.Join(files[:min(named, len(files))], ", ")
	switch {
	case len(files) == 0:
		return ""
	case len(files) > named && errs > 0:
		return diag.Say("The errors are in %d files: %s and others.", len(files), list)
	case len(files) > named:
		return diag.Say("The warnings are in %d files: %s and others.", len(files), list)
	case errs > 0:
		return diag.Say("The errors are in: %s.", list)
	}
	return diag.Say("The warnings are in: %s.", list)
}

// unready says what the site should not open with, "" when there is nothing.
func unready(u check.Unready) diag.Text {
	samples := some(u.Samples, "%s sample", "%s samples")
	lines := some(len(u.HelpLines), "%s unchecked help line", "%s unchecked help lines")
	switch {
	case u.Samples > 0 && len(u.HelpLines) > 0:
		return diag.Say("%s and %s: peerhub build --strict lists them.", samples, lines)
	case u.Samples > 0:
		return diag.Say("%s: peerhub build --strict lists them.", samples)
	case len(u.HelpLines) > 0:
		return diag.Say("%s: peerhub build --strict lists them.", lines)
	}
	return ""
}

// since says how a listing stands.
func since(l check.Listing) diag.Text {
	switch l.State {
	case directory.Never:
		return "never checked"
	case directory.Withheld:
		return diag.Say("checked %s, withheld: in no list until it is checked", l.Checked)
	case directory.Old:
		return diag.Say("checked %s, old: readers are told to ring first", l.Checked)
	}
	if l.ReviewBy != "" {
		return diag.Say("checked %s, to be checked by %s", l.Checked, l.ReviewBy)
	}
	return diag.Say("checked %s", l.Checked)
}
