package rename

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// Find returns the entry that somebody means: by a file of it, by its place without a language, or by an address of it, also
// an old one. Where there is none it says so.
func Find(site *model.Site, written string) (*model.Entry, diag.Text) {
	for _, file := range []string{written, written + ".md", path.Join(written, "index.md")} {
		if e := site.EntryOfFile(file); e != nil {
			return e, ""
		}
	}
	below := address(site.Hub, written)
	for _, place := range places(site.Hub, below) {
		if e := site.Entry(place.Section, place.Path); e != nil {
			return e, ""
		}
	}
	var known []string
	old, _ := route.Old(below)
	for _, e := range site.Entries {
		known = append(known, e.Section+"/"+e.Path)
		for _, p := range e.Pages {
			if slices.Contains(p.Aliases, old) {
				return e, ""
			}
		}
	}
	if near := diag.Suggest(strings.TrimSuffix(strings.Trim(below, "/"), ".md"), known); near != "" {
		return nil, diag.Say("there is no page %s. Did you mean %q?", written, near)
	}
	return nil, diag.Say("there is no page %s. Write its file, its place such as guides/finding-support, or its address", written)
}

// address is what stands behind the address of the site, if somebody wrote a whole one.
func address(hub *model.Hub, written string) string {
	u, err := url.Parse(written)
	if err != nil || u.Host == "" {
		return written
	}
	if base, err := url.Parse(hub.BaseURL); err == nil {
		if below, ok := strings.CutPrefix(u.Path, base.Path); ok {
			return "/" + strings.TrimPrefix(below, "/")
		}
	}
	return u.Path
}

// places are those that a path may mean, the likeliest first: content/guides/fr/x.md, guides/fr/x, fr/guides/x/, guides/x and,
// of pages at the root of the site, x.
func places(hub *model.Hub, written string) []Place {
	plain, err := url.PathUnescape(strings.Trim(written, "/"))
	if err != nil {
		return nil
	}
	plain = strings.TrimSuffix(strings.TrimSuffix(plain, ".md"), ".html")
	plain = strings.TrimSuffix(strings.TrimSuffix("/"+plain, "/index"), "/")
	parts := strings.Split(strings.TrimPrefix(strings.TrimPrefix(plain, "/"), "content/"), "/")
	if _, is := hub.Language(parts[0]); is {
		parts = parts[1:]
	} else if len(parts) > 1 {
		if _, is := hub.Language(parts[1]); is {
			parts = slices.Delete(parts, 1, 2)
		}
	}
	if len(parts) == 0 {
		return []Place{{"pages", ""}}
	}
	return []Place{{parts[0], path.Join(parts[1:]...)}, {"pages", path.Join(parts...)}}
}

// To returns the place that an entry is to have as somebody wrote it, or says why it cannot have it. A name alone is one in
// the same folder.
func To(site *model.Site, e *model.Entry, written string) (Place, diag.Text) {
	now := Place{e.Section, e.Path}
	if e.Path == "" {
		return now, "the first page of a section is called as its folder, so it has no other name"
	}
	below := address(site.Hub, written)
	to := Place{e.Section, path.Join(path.Dir(e.Path), strings.TrimSuffix(below, ".md"))}
	if strings.Contains(below, "/") {
		of := places(site.Hub, below)
		if len(of) == 0 {
			return now, diag.Say("%q is no name of a page. Write for example: %s", written, now.key())
		}
		to = of[0]
		switch known := section(site, to.Section); {
		case known || strings.HasPrefix(below, "content/") && to.Path != "":
		case e.Section == "pages" || strings.HasPrefix(below, "/"):
			to = of[1]
		case noSection(site.Hub, to.Section) != "":
		default:
			return now, diag.Say("the hub has no section %q. If it is to be a new one, write: content/%[1]s/%s/%s.md", to.Section,
				e.Original.Language, to.Path)
		}
	}
	if said := misplaced(site, e, to); said != "" {
		return now, said
	}
	return to, ""
}

// section reports whether a name is one of a section that the hub has, or that the program knows.
func section(site *model.Site, name string) bool {
	return slices.Contains(schema.SectionNames(), name) ||
		slices.ContainsFunc(site.Entries, func(e *model.Entry) bool { return e.Section == name })
}

// noSection says why no section can have a name.
func noSection(hub *model.Hub, name string) diag.Text {
	switch problem, instead := load.Slug(name); {
	case problem != "" && instead != "":
		return diag.Say("%q can be no section. %s %s", name, problem, diag.Say("Call it: %s", instead))
	case problem != "":
		return problem
	case load.Reserved(hub, "", name):
		return diag.Say("The program needs the name %q itself.", name)
	}
	return ""
}

// misplaced says why an entry cannot have a place.
func misplaced(site *model.Site, e *model.Entry, to Place) diag.Text {
	slugs := strings.Split(to.Path, "/")
	below := slices.ContainsFunc(site.Entries, func(o *model.Entry) bool {
		return o.Section == e.Section && strings.HasPrefix(o.Path, e.Path+"/")
	})
	if to == (Place{e.Section, e.Path}) {
		return diag.Say("%s is called so already", to.key())
	}
	if to.Path == "" {
		return diag.Say("%s is where the section itself stands. Write the name of the page behind it", to.Section+"/")
	}
	if said := noSection(site.Hub, to.Section); said != "" {
		return said
	}
	if f, wrong := load.Misnamed(site.Hub, to.Section, slugs); wrong {
		return diag.Say("%s %s", f.Message, f.Suggestion)
	}
	kind, is := schema.KindAt(to.Section, to.Path), schema.KindAt(e.Section, e.Path)
	switch {
	case kind != is:
		return diag.Say("%s would be a page of the kind %s there, and it is one of the kind %s: its fields belong to that kind alone", now(e), string(kind), string(is))
	case below && len(slugs) > 1:
		return diag.Say("%s has pages below it, which would lie too deep there", now(e))
	case is == model.KindLesson && (site.Entry(to.Section, slugs[0]) == nil || site.Entry(to.Section, slugs[0]).Kind != model.KindModule):
		return diag.Say("there is no module %s to which the lesson could belong", slugs[0])
	}
	if other := site.Entry(to.Section, to.Path); other != nil {
		return diag.Say("%s is there already: %s", to.key(), other.Original.Pos.File)
	}
	if to.Section == "pages" && len(slugs) == 1 && section(site, slugs[0]) {
		return diag.Say("the address %s belongs to the section %s", "/"+slugs[0]+"/", slugs[0])
	}
	for _, o := range site.Entries {
		for _, p := range o.Pages {
			if o != e && slices.Contains(p.Aliases, route.Path(site.Hub, to.Section, to.Path, p.Language)) {
				return diag.Say("%s says that it stood at this address before. Take it out of aliases there first", p.Pos.File)
			}
		}
	}
	return ""
}

func now(e *model.Entry) string { return e.Section + "/" + e.Path }
