package render

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"peerhub/generator/bookpack"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// bookView is what the templates of a book show.
type bookView struct {
	moduleView
	By      string // who made it, on the cover
	Updated string
	Help    string      // the address of the numbers to ring; "" without a base URL
	Source  string      // the address of the module
	Minutes string      // of a lesson
	Without []aboutLine // the lessons that stay behind
	Works   []workOf    // that the texts are made from
}

// binding is a book in the words of a language.
type binding struct {
	*bookpack.Binding
	t    *tongue
	view model.View
}

// Export makes a module into what can be taken away. There is nothing to take,
// nil, when the module is not written in the language or may not leave the hub;
// the findings say what stays behind.
func (r *Renderer) Export(module *model.Entry, language string, form model.Download) ([]byte, error) {
	b := &binding{Binding: bookpack.Bind(r.site, r.Files, module, language, form), t: r.tongue(language), view: model.ViewPrint}
	defer func() { r.found.Add(b.Found...) }()
	switch {
	case b.Module.Page == nil || b.t == nil:
		return nil, nil
	case form == model.SCORM:
		b.view = model.ViewPart
		return b.scorm()
	}
	return b.epub()
}

// Findings are what was found so far.
func (r *Renderer) Findings() []diag.Finding { return r.found.Sorted() }

// without says which lessons stay behind, and where they can be read.
func (b *binding) without() []aboutLine {
	var out []aboutLine
	for _, text := range b.Behind {
		line := aboutLine{Text: b.t.T("book.without", "title", text.Page.Title)}
		at, _ := route.For(b.t.r.hub, text.Entry, b.t.language.Code)
		if at = route.Absolute(b.t.r.hub, at); at != "" {
			line.Link = &link{Href: at, Text: at}
		}
		out = append(out, line)
	}
	return out
}

// to returns where a link of a text leads from within the book. Package book
// makes words of what leads nowhere.
func (b *binding) to(in bookpack.Text, l model.Link) string {
	t := b.t
	switch {
	case l.Kind == model.LinkFile && l.Image:
		return b.Picture(l.Target, l.Pos)
	case l.Kind == model.LinkCitation:
		return b.Source(in, l.Target)
	case l.Kind == model.LinkExternal:
		return withFragment(l.Target, l.Fragment)
	case l.Kind == model.LinkPage && l.Target != "" && l.Target != in.Page.Pos.File:
		if e := t.r.site.EntryOfFile(l.Target); e != nil {
			if at := b.At(e, t.fragment(e, l)); at != "" {
				return at
			}
		}
	}
	at := t.resolve(in.Page, l, "")
	if strings.HasPrefix(at, "#") || at == "" {
		return at
	}
	return t.r.hub.BaseURL + strings.TrimPrefix(at, "./")
}

// frame is what templates want to know of the page that they stand on.
func (b *binding) frame() *frame {
	return &frame{L: b.t, tongue: b.t, Lang: b.t.language.Code, Dir: b.t.language.Dir, Root: b.t.r.hub.BaseURL, Hub: b.t.hub}
}

// content prepares a text, with what must stand at its foot.
func (b *binding) content(in bookpack.Text) content {
	t, p := b.t, in.Page
	c := content{Title: p.Title, Summary: p.Summary, lang: t.island(p.Language), Sources: b.sources(p), Credits: t.credits(p), Say: t.disclaimers(p),
		About: t.about(in.Entry, p, in.Own),
		Body:  template.HTML(t.filled(p, b.view, func(l model.Link) string { return b.to(in, l) }))} // sanitised by package markdown
	if p.Image.Src != "" {
		if at := b.Picture(p.Image.Src, p.Pos); at != "" {
			c.Image = &model.Image{Src: at, Alt: p.Image.Alt}
		}
	}
	for i := range c.About {
		c.About[i].Text = strings.TrimSpace(c.About[i].Text)
	}
	return c
}

// standing tells how a text stands to its original.
func (b *binding) standing(in bookpack.Text) []notice {
	return b.t.standing(in.Entry, in.Page, in.Own, "")
}

// sources lists the works that a text cites, with the addresses where they can
// be read: who holds a book may not have the hub's library at hand.
func (b *binding) sources(p *model.Page) []cited {
	out := b.t.sources(p, "")
	for i, c := range out {
		if c.Href == "" {
			continue
		}
		out[i].Href = route.Absolute(b.t.r.hub, c.Href)
		source, _ := b.t.r.site.Entry("library", c.Ref).In(b.t.language.Code)
		if source.Source != nil && source.Source.URL != "" {
			out[i].Href = source.Source.URL
		}
	}
	return out
}

// moduleView prepares what the module says of itself.
func (b *binding) moduleView() bookView {
	t, hub, module := b.t, b.t.r.hub, b.Module
	f := b.frame()
	f.Notices = b.standing(module)
	view := bookView{moduleView: t.newModuleView(module.Entry, f, b.content(module), b.view), Without: b.without(),
		Source: route.Absolute(hub, route.Page(hub, module.Entry, t.language.Code)), Help: route.Absolute(hub, t.at("help"))}
	view.By = strings.Join(b.Creators(), " · ")
	if day := b.Updated(); !day.IsZero() {
		view.Updated = t.T("page.updated", "date", t.Date(day))
	}
	return view
}

// smallPrint says when and by whom the module was made, and under which licence
// it and its lessons stand.
func (b *binding) smallPrint() []aboutLine {
	out := append(b.t.history(b.Module.Entry, b.Module.Page, true), b.t.licensed(b.Module.License)...)
	for _, text := range b.Lessons {
		for _, line := range b.t.licensed(text.License) {
			line.Text = text.Page.Title + ". " + line.Text
			out = append(out, line)
		}
	}
	return out
}

// rights names the licences in one line each, for programs.
func (b *binding) rights() []string {
	var out []string
	for _, text := range b.Texts() {
		if text.License == "" {
			continue
		}
		name, at := license(text.License, b.t)
		if line := strings.TrimSpace(name + " " + at); !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// book is the book without its parts.
func (b *binding) book() *bookpack.Book {
	t, hub, p := b.t, b.t.r.hub, b.Module.Page
	out := &bookpack.Book{
		Name:  strings.Join([]string{hub.Title.In(hub.DefaultLanguage, t.r.codes...), b.Module.Entry.Section, b.Module.Entry.Path, t.language.Code}, "/"),
		Title: p.Title, Summary: p.Summary, Language: t.language.Code, Dir: t.language.Dir, Publisher: t.hub,
		Creators: b.Creators(), Contributors: p.Translators, Source: route.Absolute(hub, route.Page(hub, b.Module.Entry, t.language.Code)),
		Rights: b.rights(), Date: p.Date, Updated: b.Updated(), Accessibility: t.T("book.accessible"),
		Contents: t.T("book.contents"), Cover: t.T("book.cover"), Start: t.T("book.start"), Files: b.Files,
	}
	if len(out.Creators) == 0 && t.hub != "" {
		out.Creators = []string{t.hub}
	}
	return out
}

// render executes one of the templates of an export.
func (b *binding) render(file, name string, view any) []byte {
	var out bytes.Buffer
	if err := b.t.r.templates.pages[file].ExecuteTemplate(&out, name, view); err != nil {
		f := templateFinding(err, file+".html")
		b.t.r.tellOnce(f.Message.String(), f)
	}
	return out.Bytes()
}
