package check

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Training finds modules that courses and other modules name and that are not
// there, and modules that want each other first.
func Training(site *model.Site) []diag.Finding {
	var found diag.List
	var modules []string
	for _, e := range site.InSection("training") {
		if e.Kind == model.KindModule {
			modules = append(modules, e.Path)
		}
	}
	for _, e := range site.InSection("training") {
		p := e.Original
		for _, name := range named(p) {
			if slices.Contains(modules, name) {
				continue
			}
			f := diag.Finding{Code: diag.ModuleUnknown, Severity: diag.Error, File: p.Pos.File, Line: 1,
				Message:    diag.Say("There is no module %q.", name),
				Suggestion: diag.Say("Write the names of folders of content/training: %s", strings.Join(modules, ", "))}
			if near := diag.Suggest(name, modules); near != "" {
				f.Suggestion = diag.Say("Write: %s", near)
			}
			found.Add(f)
		}
		if e.Kind == model.KindModule && wants(site, e.Path, e.Path, map[string]bool{}) {
			found.Add(diag.Finding{Code: diag.ModuleCircle, Severity: diag.Error, File: p.Pos.File, Line: 1,
				Message:    "This module comes before itself: following requires leads back to it.",
				Suggestion: "Take one of the names out of requires."})
		}
	}
	return found.Sorted()
}

// named lists the modules that a page names.
func named(p *model.Page) []string {
	switch {
	case p.Course != nil:
		return p.Course.Modules
	case p.Module != nil:
		return p.Module.Requires
	}
	return nil
}

// wants reports whether the module at a path wants the other first.
func wants(site *model.Site, from, other string, seen map[string]bool) bool {
	e := site.Entry("training", from)
	if e == nil || e.Original.Module == nil || seen[from] {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(e.Original.Module.Requires, func(name string) bool {
		return name == other || wants(site, name, other, seen)
	})
}
