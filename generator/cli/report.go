package cli

import (
	"io"

	"peerhub/generator/check"
	"peerhub/generator/diag"
)

// writeFindings writes findings by kind, and says how to see the rest; or every one of them.
func writeFindings(w io.Writer, findings []diag.Finding, words diag.Words, all bool, rest string) error {
	if all {
		return diag.WriteText(w, findings, words)
	}
	if err := diag.WriteKinds(w, findings, words); err != nil || !diag.Many(findings) {
		return err
	}
	return conclude(w, words, diag.Say(someShown, rest))
}

const someShown = "Of each kind some examples are shown; %s lists every one."

const (
	allOption = "--all"
	checkAll  = "peerhub check --all"
)

// writeRecheck lists the listings to check again, the oldest first.
func writeRecheck(w io.Writer, words diag.Words, recheck []check.Listing, all bool) error {
	if len(recheck) == 0 {
		return nil
	}
	lines := []diag.Text{diag.Say("To check again, the oldest first: %s.",
		some(len(recheck), "%s listing", "%s listings"))}
	shown := recheck
	if !all {
		shown = recheck[:min(len(recheck), diag.Examples)]
	}
	for _, l := range shown {
		where := diag.Verbatim(l.File)
		if l.Row > 0 {
			where = diag.Say("%s, row %d", l.File, l.Row)
		}
		lines = append(lines, diag.Say("  %s: %s (%s)", since(l), l.Name, where))
	}
	return conclude(w, words, lines...)
}
