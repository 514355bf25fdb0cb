package load

import (
	"path"
	"strings"

	"peerhub/generator/diag"
)

// Misread makes one error of a section with a misspelt name and of the fields
// that its pages cannot have by it: whoever mends the name has mended them all.
// The findings are those of Content and of the pages.
func (t Tree) Misread(content, pages []diag.Finding) []diag.Finding {
	wrong := map[string]bool{} // sections with pages that were written for another
	var out []diag.Finding
	for _, f := range pages {
		section, _, _ := strings.Cut(strings.TrimPrefix(f.File, root+"/"), "/")
		if t.Misspelt[section] != "" && f.Code == diag.FieldUnknown {
			wrong[section] = true
			continue
		}
		out = append(out, f)
	}
	for _, f := range content {
		if section := path.Base(f.File); f.Code == diag.SectionUnknown && wrong[section] {
			f = misspelt(f, section, t.Misspelt[section])
		}
		out = append(out, f)
	}
	return out
}

// wrong makes an error of the warning about a section.
func (w *walker) wrong(section string) {
	for i, f := range w.findings {
		if f.Code == diag.SectionUnknown && path.Base(f.File) == section {
			w.findings[i] = misspelt(f, section, w.tree.Misspelt[section])
		}
	}
}

func misspelt(f diag.Finding, section, known string) diag.Finding {
	f.Severity, f.Message = diag.Error, diag.Say("This folder is called %q, and what lies in it is written for %q.",
		section, known)
	f.Suggestion = diag.Say("Call the folder: %s", known)
	return f
}
