// Package check finds what is wrong with a hub as a whole: what no page can
// know by itself.
//
//	Links    links, anchors, pictures and sources that lead nowhere; pages in
//	         the way of a section
//	Groups   fewer groups than the hub says that it has; times without a zone
//	Training modules that are not there, or that come before themselves
//	Strict   what a hub may show while it is made, and not when it is open to
//	         people in need: sample groups, help lines that nobody has checked
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

// Codes of the findings of this package; see package diag.
const (
	LinkBroken     = "link-broken"     // a page or file that is not there
	AnchorBroken   = "anchor-broken"   // a heading that the page has not
	ImageBroken    = "image-broken"    // a picture that is not there
	SourceUnknown  = "source-unknown"  // a ref that the library has not
	AddressTaken   = "address-taken"   // a page where a section stands
	ModuleUnknown  = "module-unknown"  // a course or a module names one that is not there
	ModuleCircle   = "module-circle"   // a module that comes before itself
	SamplePresent  = "sample-present"  // --strict: an example among the real
	HelpUnverified = "help-unverified" // --strict: a number that nobody has checked
)

// Strict returns a warning for each thing that only --strict refuses, and
// nothing when strict is false.
func Strict(site *model.Site, strict bool) []diag.Finding {
	if !strict {
		return nil
	}
	var found diag.List
	for _, e := range site.Entries {
		for _, code := range languages(e) {
			if p := e.Pages[code]; p.Sample || p.Group != nil && p.Group.Sample {
				found.Add(diag.Finding{Code: SamplePresent, Severity: diag.Warning, File: p.Pos.File,
					Message:    diag.Say("%q is a sample, made to show how the hub works.", p.Title),
					Suggestion: "Delete this file before people use the hub. If it is real, take the line sample: true away."})
			}
		}
	}
	for _, line := range site.Hub.HelpNow {
		if line.Verified.IsZero() {
			name := line.Name.In(site.Hub.DefaultLanguage, site.Hub.Codes()...)
			found.Add(diag.Finding{Code: HelpUnverified, Severity: diag.Warning, File: "hub.yaml",
				Message:    diag.Say("Nobody has checked the help line %q (%s) for this hub yet.", name, reach(line)),
				Suggestion: "Open its website, ring it if you may, and then add a line such as verified: {on: 2027-01-15, by: hub team, how: phone}"})
		}
	}
	return found.Sorted()
}

// reach says how a line is reached.
func reach(line model.HelpLine) string {
	if line.Phone != "" {
		return line.Phone
	}
	return line.URL
}

// Excerpts fills in the source line of each finding that has a line and no
// excerpt yet. Each file is read once; one that cannot be read is left out, and so
// are spreadsheets.
func Excerpts(hub fs.FS, findings []diag.Finding) []diag.Finding {
	out := slices.Clone(findings)
	var name string
	var text []byte
	for i, f := range out { // sorted by file
		if f.Excerpt != "" || f.Line == 0 || !fs.ValidPath(f.File) || load.IsSheet(f.File) {
			continue
		}
		if f.File != name {
			name = f.File
			text, _ = fs.ReadFile(hub, name)
		}
		out[i] = f.In(text, 1)
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
