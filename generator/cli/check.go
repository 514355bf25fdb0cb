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
	o, err := c.options(r)
	if err != nil {
		return err
	}
	bar := newProgress(r.Stderr, r.Terminal && c.Format == "text")
	o.Progress = bar.step
	findings, recheck, err := generator.Check(r.ctx, o)
	bar.end()
	if err != nil {
		return err
	}
	findings = check.Excerpts(os.DirFS(r.hub), findings)
	if err := c.print(r.Stdout, r.words(), findings, recheck); err != nil {
		return err
	}
	if diag.Errors(findings, c.Strict) > 0 {
		return errQuiet
	}
	return nil
}

// print writes the findings and the listings to check again, in the language of
// the hub. GitHub is given the findings alone: it shows them beside lines that
// somebody changed.
func (c *checkCommand) print(w io.Writer, words diag.Words, findings []diag.Finding, recheck []check.Listing) error {
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
		}{orEmpty(words.Translate(findings)), recheck})
	case "github":
		return diag.WriteGitHub(w, words.Translate(findings))
	}
	if err := diag.WriteText(w, findings, words); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, words.Say(counted(findings, c.Strict)))
	if err != nil || len(recheck) == 0 {
		return err
	}
	_, err = fmt.Fprintf(w, "\n%s\n", words.Say(diag.Say("To check again, the oldest first: %s.", some(len(recheck), "%s listing", "%s listings"))))
	for _, l := range recheck {
		if err != nil {
			return err
		}
		where := diag.Verbatim(l.File)
		if l.Row > 0 {
			where = diag.Say("%s, row %d", l.File, l.Row)
		}
		_, err = fmt.Fprintln(w, words.Say(diag.Say("  %s: %s (%s)", since(l), l.Name, where)))
	}
	return err
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
