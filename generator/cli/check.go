package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
)

type checkCommand struct {
	buildFlags `embed:""`
	Format     string `help:"How to print the findings: ${enum}." enum:"text,json,github" default:"text"`
}

// Run checks the hub.
func (c *checkCommand) Run(r *run) error {
	today, err := r.today(c.Date)
	if err != nil {
		return err
	}
	if err := checkBase(c.BaseURL); err != nil {
		return err
	}
	bar := newProgress(r.Stderr, r.Terminal && c.Format == "text")
	findings, recheck, err := generator.Check(r.ctx, generator.Options{Hub: r.hub, BaseURL: c.BaseURL, Today: today,
		Strict: c.Strict, Drafts: c.Drafts, Progress: bar.step})
	bar.end()
	if err != nil {
		return err
	}
	findings = check.Excerpts(os.DirFS(r.hub), findings)
	if err := c.print(r.Stdout, findings, recheck); err != nil {
		return err
	}
	if diag.Errors(findings, c.Strict) > 0 {
		return errQuiet
	}
	return nil
}

// print writes the findings and the listings to check again. GitHub is given
// the findings alone: it shows them beside lines that somebody changed.
func (c *checkCommand) print(w io.Writer, findings []diag.Finding, recheck []check.Listing) error {
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
		}{orEmpty(findings), recheck})
	case "github":
		return diag.WriteGitHub(w, findings)
	}
	if err := diag.WriteText(w, findings); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, counted(findings, c.Strict))
	if err != nil || len(recheck) == 0 {
		return err
	}
	_, err = fmt.Fprintf(w, "\nTo check again, the oldest first: %s.\n", plural(len(recheck), "listing"))
	for _, l := range recheck {
		if err != nil {
			return err
		}
		where := l.File
		if l.Row > 0 {
			where += fmt.Sprintf(", row %d", l.Row)
		}
		_, err = fmt.Fprintln(w, diag.Printable(fmt.Sprintf("  %s: %s (%s)", since(l), l.Name, where)))
	}
	return err
}

// since says how a listing stands.
func since(l check.Listing) string {
	switch l.State {
	case directory.Never:
		return "never checked"
	case directory.Withheld:
		return "checked " + l.Checked + ", withheld: in no list until it is checked"
	case directory.Old:
		return "checked " + l.Checked + ", old: readers are told to ring first"
	}
	if l.ReviewBy != "" {
		return "checked " + l.Checked + ", to be checked by " + l.ReviewBy
	}
	return "checked " + l.Checked
}
