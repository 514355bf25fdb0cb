package check

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Links returns an error for each link of the site's pages that leads nowhere.
func Links(site *model.Site) []diag.Finding {
	c := linkCheck{site: site}
	for _, e := range site.Entries {
		for _, code := range languages(e) {
			c.page(e.Pages[code])
		}
		c.address(e)
	}
	c.waysOn()
	return c.found.Sorted()
}

type linkCheck struct {
	site  *model.Site
	found diag.List
	// made at the first broken link: most sites have none
	near  *nearest
	moved map[string]string // files of pages by those that had their old addresses
}

// waysOn checks the pages that hub.yaml names to whoever looks for a group.
func (c *linkCheck) waysOn() {
	for _, key := range c.site.Hub.WaysOn {
		section, path, _ := strings.Cut(key, "/")
		if key == "help/" || c.site.Entry(section, path) != nil { // that page has no file
			continue
		}
		keys := []string{"help/"}
		for _, e := range c.site.Entries {
			keys = append(keys, e.Section+"/"+e.Path)
		}
		f := diag.Finding{Code: diag.LinkBroken, Severity: diag.Error, File: "hub.yaml", Field: "search.ways_on",
			Message: diag.Say("No page has the place %q. (A draft counts as none.)", key)}
		if near := diag.Suggest(key, keys); near != "" {
			f.Suggestion = diag.Say("Did you mean %q?", near)
		}
		c.found.Add(f)
	}
}

func (c *linkCheck) page(p *model.Page) {
	for _, link := range p.Body.Links {
		switch link.Kind {
		case model.LinkPage:
			c.pageLink(p, link)
		case model.LinkFile:
			if _, ok := c.site.Files[link.Target]; ok && link.Image {
				c.noPicture(p, link)
			} else if !ok {
				c.fileLink(p, link)
			}
		case model.LinkCitation:
			c.source(at(link.Pos, diag.SourceUnknown), link.Target)
		}
	}
	for _, ref := range p.Sources {
		c.source(of(p, "sources", ref, diag.SourceUnknown), ref)
	}
	c.image(p)
}

// pageLink checks a link to a page and to a heading of it.
func (c *linkCheck) pageLink(from *model.Page, link model.Link) {
	to := from
	if link.Target != "" && link.Target != from.Pos.File {
		e := c.site.EntryOfFile(link.Target)
		if e == nil {
			c.lost(at(link.Pos, diag.LinkBroken), from, link.Target, false, "This link leads to %s, where no page is. (A draft counts as none.)")
			return
		}
		to = pageOfFile(e, link.Target)
	}
	if link.Fragment == "" || to == nil || to.Broken || hasAnchor(to, link.Fragment) {
		return
	}
	f := at(link.Pos, diag.AnchorBroken)
	where := "This page"
	if to != from {
		where = to.Pos.File
	}
	f.Message = diag.Say("%s has no heading #%s.", where, link.Fragment)
	var ids []string
	for _, h := range to.Body.Headings {
		ids = append(ids, h.ID)
	}
	if id := diag.Suggest(link.Fragment, ids); id != "" {
		f.Suggestion = diag.Say("Did you mean #%s ?", id)
	} else if len(ids) > 0 {
		f.Suggestion = diag.Say("Its headings are: #%s", strings.Join(ids[:min(8, len(ids))], ", #"))
	}
	c.found.Add(f)
}

func pageOfFile(e *model.Entry, file string) *model.Page {
	for _, p := range e.Pages {
		if p.Pos.File == file {
			return p
		}
	}
	return nil
}

// frameAnchors are the anchors that the frame gives every page: the numbers to
// ring stand in the footer, the text in main.
var frameAnchors = []string{"help", "main"}

// hasAnchor reports whether the page has an element with the id: a heading, or
// anything else that Markdown made.
func hasAnchor(p *model.Page, fragment string) bool {
	id := fragment
	if plain, err := url.PathUnescape(fragment); err == nil {
		id = plain
	}
	if slices.Contains(frameAnchors, id) {
		return true
	}
	for _, h := range p.Body.Headings {
		if h.ID == id {
			return true
		}
	}
	return !strings.ContainsAny(id, `"<>&`) && strings.Contains(p.Body.Open().HTML, ` id="`+id+`"`)
}

// fileLink reports a file that is not there, or a folder where its page is meant.
func (c *linkCheck) fileLink(from *model.Page, link model.Link) {
	index := path.Join(link.Target, "index.md")
	if !link.Image && c.site.EntryOfFile(index) != nil {
		f := at(link.Pos, diag.LinkBroken)
		f.Message = diag.Say("This link leads to the folder %s.", link.Target)
		f.Suggestion = diag.Say("Write: %s", written(from.Pos.File, index, link.Fragment))
		c.found.Add(f)
		return
	}
	if link.Image {
		c.lost(at(link.Pos, diag.ImageBroken), from, link.Target, true, "There is no picture at %s.")
		return
	}
	c.lost(at(link.Pos, diag.LinkBroken), from, link.Target, false, "This link leads to %s, where no file is.")
}

// seen are the endings of files that a page can show, or play.
var seen = []string{".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".webm"}

// heard are those in which people speak, as a rule.
var heard = seen[6:]

// noPicture reports what is shown as a picture and is none, and what is to be heard without a text.
func (c *linkCheck) noPicture(from *model.Page, link model.Link) {
	ext := strings.ToLower(path.Ext(link.Target))
	switch {
	case !slices.Contains(seen, ext):
		f := at(link.Pos, diag.ImageBroken)
		f.Message = diag.Say("%s is no picture, so it cannot be shown on the page.", path.Base(link.Target))
		f.Suggestion = "Write a link to it: the same without the exclamation mark."
		c.found.Add(f)
	case slices.Contains(heard, ext):
		beside := strings.TrimSuffix(link.Target, path.Ext(link.Target)) + ".vtt"
		if _, ok := c.site.Files[beside]; ok {
			return
		}
		c.found.Add(diag.Finding{Code: diag.TranscriptMissing, Severity: diag.Warning, File: link.Pos.File, Line: link.Pos.Line,
			Column: link.Pos.Column, Message: diag.Say("Nobody can read what is said in %s.", path.Base(link.Target)),
			Suggestion: diag.Say("Put a file of captions beside it, with the name %s.", path.Base(beside))})
	}
}

// lost reports a page, a picture or a file that is not there, with the nearest one.
func (c *linkCheck) lost(f diag.Finding, from *model.Page, target string, image bool, message diag.Text) {
	f.Message = diag.Say(message, target)
	if c.near == nil {
		c.near, c.moved = newNearest(c.site), movedIn(c.site)
	}
	f.Suggestion = "Write the path of a file that is there, as seen from this page."
	if e := c.without(target); e != nil {
		f.Suggestion = diag.Say("Did you mean %s ?", "/"+e.Section+"/"+e.Path+"/")
	} else if file := cmp.Or(c.moved[target], c.near.file(target, image)); file != "" {
		f.Suggestion = diag.Say("Did you mean %s ?", written(from.Pos.File, file, ""))
	}
	c.found.Add(f)
}

// without is the entry that a path would name if it had a file of its own, and has none: a group of a spreadsheet or a feed.
func (c *linkCheck) without(target string) *model.Entry {
	parts := strings.SplitN(strings.TrimSuffix(target, ".md"), "/", 4)
	if len(parts) < 4 || parts[0] != "content" {
		return nil
	}
	e := c.site.Entry(parts[1], parts[3])
	if e == nil || !load.IsSheet(e.Original.Pos.File) && !load.Sent(e.Original.Pos.File) {
		return nil
	}
	return e
}

// movedIn maps the files that pages with the old addresses of a site would have to the files of those pages.
func movedIn(site *model.Site) map[string]string {
	out := map[string]string{}
	for _, e := range site.Entries {
		for _, code := range languages(e) {
			for _, alias := range e.Pages[code].Aliases {
				below := strings.TrimSuffix(strings.TrimPrefix(alias, route.Home(site.Hub, code)), "/")
				section, rest, _ := strings.Cut(below, "/")
				for _, file := range []string{path.Join("content", section, code, rest), path.Join("content/pages", code, below)} {
					out[file+".md"] = cmp.Or(out[file+".md"], e.Pages[code].Pos.File) // the first of several has it
				}
			}
		}
	}
	return out
}

// source checks a ref into the library, of which the finding is.
func (c *linkCheck) source(f diag.Finding, ref string) {
	if c.site.Entry("library", ref) != nil && ref != "" {
		return
	}
	f.Message = diag.Say("The library has no source %q.", ref)
	var refs []string
	for _, e := range c.site.InSection("library") {
		refs = append(refs, e.Path)
	}
	if near := diag.Suggest(ref, refs); ref == "" {
		f.Suggestion = "Write the name of a source of the library."
	} else if near != "" {
		f.Suggestion = diag.Say("Did you mean %s ?", near)
	} else {
		f.Suggestion = diag.Say("Add the source as content/library/%s/%s.md (peerhub new source %[2]s writes a "+
			"first version).", c.site.Hub.DefaultLanguage, ref)
	}
	c.found.Add(f)
}

// image checks the picture that the front matter names.
func (c *linkCheck) image(p *model.Page) {
	src := p.Image.Src
	if src == "" || strings.Contains(src, "://") {
		return
	}
	beside := path.Join(path.Dir(p.Pos.File), src)
	for _, file := range []string{src, beside} {
		if _, ok := c.site.Files[file]; ok {
			return
		}
	}
	if !strings.HasPrefix(src, "content/") {
		src = beside
	}
	c.lost(of(p, "image.src", "", diag.ImageBroken), p, src, true, "There is no picture at %s.")
}

// address reports a page at the root of the site that stands where a section
// has its list, or where another section's page is.
func (c *linkCheck) address(e *model.Entry) {
	if e.Section != "pages" || e.Path == "" {
		return
	}
	section, rest, _ := strings.Cut(e.Path, "/")
	taken := c.site.Entry(section, rest) != nil
	if rest == "" && !taken {
		taken = slices.ContainsFunc(c.site.Entries, func(o *model.Entry) bool { return o.Section == section })
	}
	if !taken || section == "pages" {
		return
	}
	f := at(model.Position{File: e.Original.Pos.File}, diag.AddressTaken)
	f.Message = diag.Say("The address %s belongs to the section %s.",
		route.Page(c.site.Hub, e, c.site.Hub.DefaultLanguage), section)
	f.Suggestion = diag.Say("Give this file another name, or write the section's introduction as "+
		"content/%s/%s/index.md.", section, e.Original.Language)
	c.found.Add(f)
}

// at begins an error at a place.
func at(pos model.Position, code diag.Code) diag.Finding {
	return diag.Finding{Code: code, Severity: diag.Error, File: pos.File, Line: pos.Line, Column: pos.Column}
}

// of begins an error about a field of a page, or about one of its values.
func of(p *model.Page, field, value string, code diag.Code) diag.Finding {
	return diag.Finding{Code: code, Severity: diag.Error, File: p.Pos.File, Line: p.Pos.Line, Field: field, Of: value}
}

// written returns the link from one file to another as an editor writes it.
func written(from, to, fragment string) string {
	link := strings.TrimPrefix(route.Relative(from, to), "./")
	if fragment != "" {
		link += "#" + fragment
	}
	return link
}
