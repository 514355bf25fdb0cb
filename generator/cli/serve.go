package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
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
	frugal := os.Getenv("GOGC")+os.Getenv("GOMEMLIMIT") == ""
	if frugal { // it stays open beside an editor and a browser, which want memory, too
		debug.SetGCPercent(50)
	}
	var live generator.Live
	look := func(ctx context.Context, base string, touched []string) (serve.View, []diag.Finding, error) {
		o, err := c.options(r) // anew: a preview may run past midnight
		if err != nil {
			return nil, nil, err
		}
		o.BaseURL, o.NoSearch, o.Preview = base, c.NoSearch, true
		view, findings, err := live.Look(ctx, o, touched...)
		findings = check.Excerpts(os.DirFS(r.hub), findings)
		if frugal && view != nil {
			limitMemory()
			frugal = false
		}
		if view == nil {
			return nil, findings, err
		}
		return excerpted{view, os.DirFS(r.hub)}, findings, err
	}
	fmt.Fprintln(r.Stderr, r.words().Say(diag.Say("Reading the hub; the first time takes longest."))) // seconds, of a large one
	first := true
	return serve.Run(r.ctx, serve.Options{Hub: r.hub, Addr: c.Addr, Port: c.Port, BaseURL: c.BaseURL, Look: look,
		Words: r.words, Report: func(report serve.Report) {
			if report.Message != "" {
				fmt.Fprintln(r.Stderr, report.Message)
				return
			}
			say := func(text diag.Text) { fmt.Fprintln(r.Stderr, r.words().Say(text)) }
			switch {
			case report.Err != nil && !errors.Is(report.Err, generator.ErrFindings):
				fmt.Fprintf(r.Stderr, "peerhub: %v\n", report.Err)
			case report.Looked && report.Err == nil:
				say(diag.Say("Built in %s.", report.Took.Round(time.Millisecond)))
			}
			if report.Finished {
				if err := writeFindings(r.Stderr, report.Findings, r.words(), false, checkAll); err != nil {
					return // nobody listens any more
				}
				if errors.Is(report.Err, generator.ErrFindings) {
					say(diag.Say("%s Mend the hub's files; the page reloads by itself.", counted(report.Findings)))
				}
			}
			if first {
				fmt.Fprintln(r.Stdout, r.words().Say(diag.Say("The hub is at %s (Ctrl+C ends it).", report.URL)))
				first = false
			}
		}})
}

// limitMemory has the memory collected as seldom as a small hub allows, and once it is known how much it
// needs, in time for a large one.
func limitMemory() {
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	const enough, times = 400 << 20, 3
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(max(enough, times*int64(now.HeapAlloc)))
}

// excerpted is a view whose findings have their lines.
type excerpted struct {
	*generator.View
	hub fs.FS
}

// File makes a file; see serve.View.
func (v excerpted) File(ctx context.Context, path string) ([]byte, []diag.Finding, bool) {
	data, findings, ok := v.View.File(ctx, path)
	return data, check.Excerpts(v.hub, findings), ok
}

// Warm prepares the search; see serve.View. Then there is time to collect memory, before the next save.
func (v excerpted) Warm(ctx context.Context) {
	if v.View.Warm(ctx); ctx.Err() == nil {
		debug.FreeOSMemory()
	}
}

// Finish goes through all files; see serve.View.
func (v excerpted) Finish(ctx context.Context) ([]diag.Finding, error) {
	findings, err := v.View.Finish(ctx)
	return check.Excerpts(v.hub, findings), err
}
