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
//	Excerpts finds and shows the lines that findings speak of
//
// Everything here reads the model and returns findings with the nearest thing
// that may have been meant. A page with an error of its own still counts as
// there, so that one mistake is one finding.
package check

import (
	"io/fs"
	"path"
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/strictyaml"
)

// Excerpts shows findings as the files of the hub have them: one about a field of a page or of hub.yaml, and about no
// line of it, gets the field's place; each with a line and no excerpt yet gets that line; and what lets strangers in is
// taken out of all. Each file is read once; one that cannot be read is left out, and so are spreadsheets and what others
// sent. They are sorted as diag.Sort has them.
func Excerpts(hub fs.FS, findings []diag.Finding) []diag.Finding {
	out := slices.Clone(findings)
	own := func(f diag.Finding) bool { return fs.ValidPath(f.File) && !load.IsSheet(f.File) && !load.Sent(f.File) }
	var name string
	var whole []byte
	text := func(f diag.Finding) []byte { // of sorted ones
		if f.File != name {
			name = f.File
			whole, _ = fs.ReadFile(hub, name)
		}
		return whole
	}
	var fieldsOf string
	var fields *strictyaml.Map
	for i, f := range out {
		if f.Field == "" || f.Line > 1 || !own(f) {
			continue
		}
		if f.File != fieldsOf {
			fieldsOf, fields = f.File, fieldsIn(f.File, text(f))
		}
		if at := fields.Find(f.Field, f.Of); !at.IsZero() {
			out[i] = strictyaml.Place(at, f)
		}
	}
	diag.Sort(out)
	quoted := discreet{seen: map[string]string{}}
	var shownOf string
	var lines []byte
	for i, f := range out {
		if f.Line > 0 && own(f) {
			if f.File != shownOf {
				shownOf, lines = f.File, masked(text(f))
			}
			if shown := f.In(lines, 1); shown.Excerpt != "" || f.Excerpt == "" { // whole lines, before they are cut
				f = shown
			}
		}
		out[i] = quoted.of(f)
	}
	return out
}

// fieldsIn are those of a page or of hub.yaml; nil of what has none.
func fieldsIn(file string, text []byte) *strictyaml.Map {
	first := 1
	switch path.Ext(file) {
	case ".md":
		head, _ := frontmatter.Cut(text)
		text, first = frontmatter.Fields(head), 2
	case ".yaml":
	default:
		return nil
	}
	m, _ := strictyaml.Parse(file, first, text)
	return m
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
