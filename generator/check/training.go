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
		field, names := named(p)
		for _, name := range names {
			if slices.Contains(modules, name) {
				continue
			}
			f := of(p, field, name, diag.ModuleUnknown)
			f.Message = diag.Say("There is no module %q.", name)
			f.Suggestion = diag.Say("Write the names of folders of content/training: %s", strings.Join(modules, ", "))
			if near := diag.Suggest(name, modules); near != "" {
				f.Suggestion = diag.Say("Write: %s", near)
			}
			found.Add(f)
		}
		if e.Kind == model.KindModule && wants(site, e.Path, e.Path, map[string]bool{}) {
			f := of(p, "requires", "", diag.ModuleCircle)
			f.Message = "This module comes before itself: following requires leads back to it."
			f.Suggestion = "Take one of the names out of requires."
			found.Add(f)
		}
	}
	return found.Sorted()
}

// named lists the modules that a page names, and says in which field.
func named(p *model.Page) (field string, modules []string) {
	switch {
	case p.Course != nil:
		return "modules", p.Course.Modules
	case p.Module != nil:
		return "requires", p.Module.Requires
	}
	return "", nil
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
