package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
)

type buildCommand struct {
	buildFlags `embed:""`
	Out        string `help:"The folder to build into; by default the hub's public." placeholder:"DIR"`
	NoSearch   bool   `help:"Build no search index."`
	Offline    bool   `help:"Fetch no feeds, and take their last good copies."`
	JSON       bool   `name:"json" help:"Print a summary as one JSON object."`
}

// report is the summary that --json prints.
type report struct {
	generator.Summary
	Out      string         `json:"out"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Findings []diag.Finding `json:"findings"`
}

// Run builds the site.
func (c *buildCommand) Run(r *run) error {
	o, err := c.options(r)
	if err != nil {
		return err
	}
	if r.Getenv("GOGC") == "" {
		collectLate()
	}
	if lock, err := readHubLock(r.hub); err == nil { // else nobody says it
		o.Host = lock.Host
	}
	began := time.Now()
	bar := newProgress(r.Stderr, r.Terminal && !c.JSON)
	o.Out, o.NoSearch, o.Progress = r.out(c.Out), c.NoSearch, bar.step
	if !c.Offline {
		if _, err := generator.Refresh(r.ctx, o, r.Fetch); err != nil && r.ctx.Err() == nil {
			return err
		}
	}
	summary, findings, err := generator.Build(r.ctx, o)
	bar.end()
	findings, words := check.Excerpts(os.DirFS(r.hub), findings), r.words()
	if c.JSON {
		e := json.NewEncoder(r.Stdout)
		e.SetEscapeHTML(false)
		errs, warnings := count(findings)
		if encoding := e.Encode(report{summary, r.out(c.Out), errs, warnings,
			orEmpty(words.Translate(findings))}); encoding != nil {
			return encoding
		}
	} else if writing := writeFindings(r.Stderr, findings, words, false, checkAll); writing != nil {
		return writing
	}
	if errors.Is(err, generator.ErrFindings) {
		if err := conclude(r.Stderr, words, diag.Say("%s Nothing was published; %s is as it was.", counted(findings),
			r.out(c.Out)), places(findings)); err != nil {
			return err
		}
		return errQuiet
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(r.Stderr, words.Say(diag.Say("Stopped. Nothing was published; %s is as it was.", r.out(c.Out))))
		return errQuiet
	}
	if err != nil {
		return err
	}
	incomplete := error(nil)
	if diag.Errors(findings) > 0 { // a feed is missing, and the rest was built
		incomplete = errQuiet
	}
	if c.JSON {
		return incomplete
	}
	if len(findings) > 0 {
		if err := conclude(r.Stderr, words, counted(findings), places(findings)); err != nil {
			return err
		}
	}
	if len(summary.Standard) > 0 {
		if err := conclude(r.Stderr, words, diag.Say("Search finds words only as they are written, not in their "+
			"other forms, in: %s.", strings.Join(summary.Standard, ", "))); err != nil {
			return err
		}
	}
	if err := summarise(r.Stdout, words, summary, r.out(c.Out), time.Since(began)); err != nil {
		return err
	}
	return incomplete
}

// summarise tells a person what was built.
func summarise(w io.Writer, words diag.Words, s generator.Summary, out string, took time.Duration) error {
	sentences := []diag.Text{diag.Say("Built %s in %s (%s) and %s: %s, %s, in %s.",
		some(s.Pages, "%s page", "%s pages"), some(len(s.Languages), "%s language", "%s languages"),
		strings.Join(s.Languages, ", "), some(s.Groups, "%s group", "%s groups"), some(s.Files, "%s file", "%s files"),
		size(s.Bytes), took.Round(10*time.Millisecond)), diag.Say("The site is in %s.", out)}
	if s.Withheld > 0 {
		sentences = append(sentences, diag.Say("In no list, because nobody has checked them for too long: %s. %s names them.",
			some(s.Withheld, "%s group", "%s groups"), checkAll))
	}
	return conclude(w, words, append(sentences, tooLarge(s.Size, s.Parts)...)...)
}

// counted says how many findings there are.
func counted(findings []diag.Finding) diag.Text {
	errs, warnings := count(findings)
	switch {
	case errs == 0 && warnings == 0:
		return "Nothing to mend."
	case errs == 0:
		return diag.Say("%s.", some(warnings, "%s warning", "%s warnings"))
	case warnings == 0:
		return diag.Say("%s.", some(errs, "%s error", "%s errors"))
	}
	return diag.Say("%s and %s.", some(errs, "%s error", "%s errors"), some(warnings, "%s warning", "%s warnings"))
}

// some says a number of things.
func some(n int, one, many diag.Text) diag.Text {
	if n != 1 {
		one = many
	}
	return diag.Say(one, thousands(int64(n)))
}

// count counts errors and warnings.
func count(findings []diag.Finding) (errs, warnings int) {
	errs = diag.Errors(findings)
	return errs, len(findings) - errs
}

func orEmpty(findings []diag.Finding) []diag.Finding {
	if findings == nil {
		return []diag.Finding{}
	}
	return findings
}

func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
