// Package check finds what is wrong with a hub as a whole: what no page can
// know by itself.
//
//	Links    links, anchors, pictures and sources that lead nowhere; pages in
//	         the way of a section
//	Groups   fewer groups than the hub says that it has; times without a zone
//	Photos   photographs of which nobody has noted that the people in them agreed
//	Training modules that are not there, or that come before themselves
//	NotReady what a hub may show while it is made, and not when it is open to
//	         people in need: sample groups, help lines that nobody has checked;
//	         findings with --strict alone
//	Recheck  the listings that somebody should check again; no findings
//	Excerpts shows the lines that findings speak of
//
// Everything here reads the model and returns findings with the nearest thing
// that may have been meant. A page with an error of its own still counts as
// there, so that one mistake is one finding.
package check

import (
	"io/fs"
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
)

// Excerpts fills in the source line of each finding that has a line and no
// excerpt yet, and takes out of all findings what lets strangers in. Each file is read once; one that cannot be read is left out, and so
// are spreadsheets and what others sent.
func Excerpts(hub fs.FS, findings []diag.Finding) []diag.Finding {
	out := slices.Clone(findings)
	var name string
	var text []byte
	quoted := discreet{seen: map[string]string{}}
	for i, f := range out { // sorted by file
		if f.Line > 0 && fs.ValidPath(f.File) && !load.IsSheet(f.File) && !load.Sent(f.File) {
			if f.File != name {
				name = f.File
				text, _ = fs.ReadFile(hub, name)
				text = masked(text)
			}
			if shown := f.In(text, 1); shown.Excerpt != "" || f.Excerpt == "" { // whole lines, before they are cut
				f = shown
			}
		}
		out[i] = quoted.of(f)
	}
	return out
}

// languages returns the languages that an entry is written in, sorted.
func languages(e *model.Entry) []string {
	out := make([]string, 0, len(e.Pages))
	for code := range e.Pages {
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}
