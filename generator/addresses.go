package generator

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/generator/route"
)

// addresses tells which of the files that were written cannot be published, alone or
// beside another, in the same words whichever came first. The pages that a check has
// told already are not told again.
func (r *run) addresses() {
	if !r.conflict {
		return
	}
	told := map[string]bool{}
	for _, f := range r.found.Sorted() {
		told[f.File] = told[f.File] || f.Code == diag.AddressTaken
	}
	made, moved := r.madeFrom(), movedFrom(r.site)
	slices.Sort(r.paths)
	for _, c := range publish.Conflicts(r.paths) {
		// Of several that want it there are as many conflicts as do not get it: one fewer, or all where a page stands there.
		if claims := moved[c.Path]; len(claims) > 0 {
			from := claims[len(claims)-1]
			moved[c.Path] = claims[:len(claims)-1]
			r.found.Add(diag.Finding{File: from.file, Field: "aliases", Of: from.alias, Code: diag.AddressTaken, Severity: diag.Error,
				Message:    diag.Say("Another page or file stands at the old address %q.", strings.TrimSuffix(c.Path, "index.html")),
				Suggestion: "Take that address out of aliases."})
			continue
		}
		from := made[c.Path]
		if slices.ContainsFunc(from, func(file string) bool { return told[file] }) {
			continue
		}
		f := diag.Finding{Code: diag.AddressTaken, Severity: diag.Error,
			Message: diag.Verbatim(sentence(c.Problem)), Suggestion: diag.Verbatim(sentence(c.Instead))}
		if len(from) > 0 {
			f.File = from[0]
		}
		r.found.Add(f)
	}
}

// madeFrom maps the paths of pages and files of the site to the files of the hub
// that they are made from. Lists, feeds and the like are made from many.
func (r *run) madeFrom() map[string][]string {
	out := map[string][]string{}
	for file, path := range r.site.Files {
		out[path] = append(out[path], file)
	}
	for _, e := range r.site.Entries {
		for _, code := range r.site.Hub.Codes() {
			path := route.File(route.Page(r.site.Hub, e, code))
			out[path] = append(out[path], e.Original.Pos.File)
		}
	}
	return out
}

// An oldAddress is where a file of the hub says that a page stood before, as it says it.
type oldAddress struct{ file, alias string }

// movedFrom maps the paths at which pages stood before to what says so.
func movedFrom(site *model.Site) map[string][]oldAddress {
	out := map[string][]oldAddress{}
	for _, e := range site.Entries {
		for _, code := range site.Hub.Codes() {
			of, _ := e.In(code)
			for _, alias := range route.Aliases(site.Hub, e, code) {
				at := route.File(alias)
				out[at] = append(out[at], oldAddress{of.Pos.File, alias})
			}
		}
	}
	return out
}

// sentence makes a sentence of the words of an error.
func sentence(words string) string { return strings.ToUpper(words[:1]) + words[1:] + "." }
