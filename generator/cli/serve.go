package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/publish"
	"peerhub/generator/serve"
)

type serveCommand struct {
	buildFlags `embed:""`
	Addr       string `help:"The address to listen on; 0.0.0.0 lets others on your network look." default:"localhost" placeholder:"HOST"`
	Port       int    `help:"The port to listen on; the next free one is taken if it is in use." default:"8080"`
	NoSearch   bool   `help:"Build no search index."`
	Offline    bool   `help:"Fetch no feeds, and take their last good copies."`
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(r *run) error {
	o, err := c.options(r)
	if err != nil {
		return err
	}
	if c.Port < 0 || c.Port > 65535 {
		return misuse{diag.Say("--port: there is no port %d", c.Port)}
	}
	if !c.Offline {
		if _, err := generator.Refresh(r.ctx, o, r.Fetch); err != nil {
			return err
		}
	}
	build := func(ctx context.Context, base string, into publish.Sink, early func(serve.File)) ([]diag.Finding, error) {
		o, err := c.options(r) // anew: a preview may run past midnight
		if err != nil {
			return nil, err
		}
		o.BaseURL, o.NoSearch, o.Sink = base, c.NoSearch, into
		o.Preview = true
		o.Early = func(file func(string) ([]byte, bool)) { early(file) }
		_, findings, err := generator.Build(ctx, o)
		return check.Excerpts(os.DirFS(r.hub), findings), err
	}
	first := true
	return serve.Run(r.ctx, serve.Options{Hub: r.hub, Addr: c.Addr, Port: c.Port, BaseURL: c.BaseURL, Build: build,
		Words: r.words, Report: func(report serve.Report) {
			if !report.Built {
				fmt.Fprintln(r.Stderr, report.Message)
				return
			}
			if err := writeFindings(r.Stderr, report.Findings, r.words(), false, checkAll); err != nil {
				return // nobody listens any more
			}
			switch {
			case report.Err != nil && !errors.Is(report.Err, generator.ErrFindings):
				fmt.Fprintf(r.Stderr, "peerhub: %v\n", report.Err)
			case report.Err != nil:
				fmt.Fprintln(r.Stderr, r.words().Say(diag.Say("%s Mend the hub's files; the page reloads by itself.",
					counted(report.Findings))))
			default:
				fmt.Fprintln(r.Stderr, r.words().Say(diag.Say("Built in %s.", report.Took.Round(time.Millisecond))))
			}
			if first {
				fmt.Fprintln(r.Stdout, r.words().Say(diag.Say("The hub is at %s (Ctrl+C ends it).", report.URL)))
				first = false
			}
		}})
}
