package cli

import (
	"fmt"
	"os"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
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
	findings, err := generator.Check(r.ctx, generator.Options{Hub: r.hub, BaseURL: c.BaseURL, Today: today,
		Strict: c.Strict, Drafts: c.Drafts, Progress: bar.step})
	bar.end()
	if err != nil {
		return err
	}
	findings = check.Excerpts(os.DirFS(r.hub), findings)
	write := diag.WriteText
	switch c.Format {
	case "json":
		write = diag.WriteJSON
	case "github":
		write = diag.WriteGitHub
	}
	if err := write(r.Stdout, findings); err != nil {
		return err
	}
	if c.Format == "text" {
		fmt.Fprintln(r.Stdout, counted(findings, c.Strict))
	}
	if diag.Errors(findings, c.Strict) > 0 {
		return errQuiet
	}
	return nil
}
