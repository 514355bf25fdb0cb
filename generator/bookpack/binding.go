package bookpack

import (
	"cmp"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/route"
)

// Binding is a module on its way out of the hub: what goes along, and where its
// links lead then.
type Binding struct {
	Module  Text
	Lessons []Text         // that go along, in order
	Behind  []Text         // the lessons that do not
	Files   []File         // the pictures that were asked for
	Found   []diag.Finding // what stays behind, and why

	published map[string]string // files of the hub
	hub       fs.FS             // nil: no pictures
	onePage   bool
	pictures  map[string]string // file of the hub → its path in the book, "" when it stays behind
}

// Text is a text of the book, as those who read it in the book's language get it.
type Text struct {
	Entry   *model.Entry
	Page    *model.Page
	Own     bool   // it is written in that language
	Name    string // of its file, without extension; on one page, of its place
	IDs     string // how its ids begin, where all texts stand on one page
	License string // of a lesson only when it is not that of the module
}

// Index is the name of the one part of a learning package.
const Index = "index"

// Bind sees which texts go along. hub is the hub's folder, from which pictures
// come; without it a book has none. Module.Page is nil, and there is nothing to
// take away, when the module is not written in the language or may not leave.
func Bind(site *model.Site, hub fs.FS, module *model.Entry, language string, form model.Download) *Binding {
	b := &Binding{published: site.Files, hub: hub, onePage: form == model.SCORM, pictures: map[string]string{}}
	p, own := module.In(language)
	if module.Kind != model.KindModule || !own || p.Broken || !b.leaves(p) {
		return b
	}
	license := cmp.Or(p.License, site.Hub.License)
	for _, e := range module.Lessons {
		text := Text{Entry: e}
		if text.Page, text.Own = e.In(language); text.Page.Broken {
			continue
		}
		if !route.Listed(site.Hub, e, language) || !b.leaves(text.Page) {
			b.Behind = append(b.Behind, text)
			continue
		}
		text.Name = "lesson-" + strconv.Itoa(len(b.Lessons)+1)
		if b.onePage {
			text.IDs = text.Name + "-"
		}
		if id := cmp.Or(text.Page.License, site.Hub.License); id != license {
			text.License = id
		}
		b.Lessons = append(b.Lessons, text)
	}
	if len(b.Lessons) > 0 || len(module.Lessons) == 0 {
		b.Module = Text{Entry: module, Page: p, Own: true, Name: "module", License: license}
	}
	return b
}

// leaves reports whether a text may leave the hub, and notes if it may not.
func (b *Binding) leaves(p *model.Page) bool {
	if rights.Exportable(p) {
		return true
	}
	at := model.Position{File: p.Pos.File, Line: 1}
	suggestion := diag.Text("Ask whoever holds the rights. If they agree, write on a line of its own among the " +
		"page's own fields: permission: {from: …, date: …, scope: [export], evidence: …}")
	if permission := p.Provenance.Permission; permission != nil && permission.Pos.File != "" {
		at = permission.Pos
		suggestion = "Ask whoever holds the rights. If they agree, add it to the permission: scope: [export, …]"
	}
	b.Found = append(b.Found, diag.Finding{Code: diag.RightsReserved, Severity: diag.Warning, File: at.File,
		Line: at.Line, Column: at.Column,
		Message:    "This text is left out of e-books and learning packages: nobody has allowed it to be handed on.",
		Suggestion: suggestion})
	return false
}

// Texts are all that go along, that of the module first.
func (b *Binding) Texts() []Text { return append([]Text{b.Module}, b.Lessons...) }

// At returns the address in the book of a page of the hub, or of a heading of
// it; "" when the page does not go along.
func (b *Binding) At(e *model.Entry, heading string) string {
	if e == nil {
		return ""
	}
	for _, text := range b.Texts() {
		switch {
		case text.Entry != e:
		case !b.onePage && heading == "":
			return text.Name + extension
		case !b.onePage:
			return text.Name + extension + "#" + heading
		case e == b.Module.Entry:
			return Index + ".html#main"
		case heading == "":
			return Index + ".html#" + text.Name
		default:
			return Index + ".html#" + text.IDs + heading
		}
	}
	return ""
}

// Source returns the address of a source in the list below a text.
func (b *Binding) Source(in Text, ref string) string {
	at := "#source-" + in.IDs + ref
	if b.onePage {
		return Index + ".html" + at
	}
	return at
}

// Updated is the last day on which one of the texts was changed.
func (b *Binding) Updated() model.Date {
	var last model.Date
	for _, text := range b.Texts() {
		if last.Before(text.Page.Updated) {
			last = text.Page.Updated
		}
	}
	return last
}

// Creators are the names of those who made the module, as they wish.
func (b *Binding) Creators() []string {
	var out []string
	if m := b.Module.Page.Module; m != nil {
		for _, by := range m.CoproducedBy {
			if by.Name != "" {
				out = append(out, by.Name)
			}
		}
	}
	return out
}

// Picture packs a picture of the hub and returns its path in the book; "" when
// it has to stay behind, so that its description stands in its place. at is where
// the hub shows it.
func (b *Binding) Picture(file string, at model.Position) string {
	if name, known := b.pictures[file]; known {
		return name
	}
	name, problem := b.pack(file)
	b.pictures[file] = name
	if problem != "" {
		b.Found = append(b.Found, diag.Finding{Code: diag.ExportIncomplete, Severity: diag.Warning, File: at.File,
			Line: at.Line, Column: at.Column,
			Message:    diag.Say("The picture %s is left out of e-books and learning packages: %s", file, problem),
			Suggestion: "Save it as PNG or JPEG."})
	}
	return name
}

func (b *Binding) pack(file string) (name string, problem diag.Text) {
	switch {
	case b.published[file] == "":
		return "", "" // check has said so
	case !packable(file):
		return "", "reading devices cannot be relied on to show this kind of file."
	case b.hub == nil:
		return "", ""
	}
	data, err := fs.ReadFile(b.hub, file)
	if err != nil {
		return "", "it cannot be read."
	}
	if !sound(file, data) {
		return "", "its content is not what its name says."
	}
	plain := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' {
			return c
		}
		return '-'
	}, path.Base(file))
	name = "images/" + strconv.Itoa(len(b.Files)+1) + "-" + plain
	b.Files = append(b.Files, File{Name: name, Data: data})
	return name, ""
}
