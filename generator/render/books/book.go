package books

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"peerhub/generator/bookpack"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// bookView is what the templates of a book show.
type bookView struct {
	frame.Module
	By      string // who made it, on the cover
	Updated string
	Help    string            // the address of the numbers to ring; "" without a base URL
	Source  string            // the address of the module
	Minutes string            // of a lesson
	Without []frame.AboutLine // the lessons that stay behind
	Works   []workOf          // that the texts are made from
}

// binding is a book in the words of a language.
type binding struct {
	*bookpack.Binding
	l     *frame.Language
	view  model.View
	found []frame.Finding
}

// without says which lessons stay behind, and where they can be read.
func (b *binding) without() []frame.AboutLine {
	var out []frame.AboutLine
	for _, text := range b.Behind {
		line := frame.AboutLine{Text: b.l.T("book.without", "title", text.Page.Title)}
		if at := route.Absolute(b.l.Site.Hub, b.l.Cards.Of(text.Entry).Address); at != "" {
			line.Link = &frame.Link{Href: at, Text: at}
		}
		out = append(out, line)
	}
	return out
}

// to returns where a link of a text leads from within the book. Package bookpack
// makes words of what leads nowhere.
func (b *binding) to(in bookpack.Text, link model.Link) string {
	cards := b.l.Cards
	switch {
	case link.Kind == model.LinkCitation:
		return b.Source(in, link.Target)
	case link.Kind == model.LinkExternal:
		return frame.WithFragment(link.Target, link.Fragment)
	case link.Kind == model.LinkPage && link.Target != "" && link.Target != in.Page.Pos.File:
		if c := cards.OfFile(link.Target); c != nil {
			if at := b.At(b.l.Site.Entry(c.Section, c.Path), cards.Heading(c, link)); at != "" {
				return at
			}
		}
	}
	at := cards.Resolve(in.Page, link, "")
	if strings.HasPrefix(at, "#") || at == "" {
		return at
	}
	return b.l.Site.Hub.BaseURL + strings.TrimPrefix(at, "./")
}

// frame is what templates want to know of the page that they stand on.
func (b *binding) frame() *frame.Frame { return b.l.Bare(b.l.Site.Hub.BaseURL) }

// text prepares a text, with what must stand at its foot.
func (b *binding) text(in bookpack.Text) frame.Text {
	l, p := b.l, in.Page
	show := func(link model.Link) string {
		return frame.Packed(p, link, b.Picture(link.Target, link.Pos))
	}
	html := l.Fill(p, b.view, func(link model.Link) string { return b.to(in, link) }, show)
	c := frame.Text{Title: p.Title, Summary: p.Summary, LangAttr: l.LangAttr(p.Language), Sources: b.sources(p),
		Credits: frame.Credits(l, p), Say: frame.Disclaimers(l, p), About: frame.About(l, in.Entry, p),
		Body: template.HTML(html)} // sanitised by package markdown
	if p.Image.Src != "" {
		c.Picture = frame.Own(p, show)
	}
	for i := range c.About {
		c.About[i].Text = strings.TrimSpace(c.About[i].Text)
	}
	return c
}

// sources lists the works that a text cites, with the addresses where they can
// be read: who holds a book may not have the hub's library at hand.
func (b *binding) sources(p *model.Page) []frame.Cited {
	out := b.frame().Sources(p)
	for i, line := range out {
		if line.Href == "" {
			continue
		}
		out[i].Href = route.Absolute(b.l.Site.Hub, line.Href)
		if c := b.l.Cards.At("library", line.Ref); c.Source != nil && c.Source.URL != "" {
			out[i].Href = c.Source.URL
		}
	}
	return out
}

// moduleView prepares what the module says of itself.
func (b *binding) moduleView() bookView {
	l, hub, module := b.l, b.l.Site.Hub, b.Module
	f := b.frame()
	f.Notices = frame.Standing(l, module.Entry, "")
	view := bookView{Module: frame.NewModule(f, module.Entry, b.text(module), b.view), Without: b.without(),
		Source: route.Absolute(hub, route.Page(hub, module.Entry, l.Code)), Help: route.Absolute(hub, l.At("help"))}
	view.By = strings.Join(b.Creators(), " · ")
	if day := b.Updated(); !day.IsZero() {
		view.Updated = l.T("page.updated", "date", l.Date(day))
	}
	return view
}

// smallPrint says when and by whom the module was made, and under which licence
// it and its lessons stand.
func (b *binding) smallPrint() []frame.AboutLine {
	out := append(frame.History(b.l, b.Module.Entry, b.Module.Page), frame.Licensed(b.l, b.Module.License)...)
	for _, text := range b.Lessons {
		for _, line := range frame.Licensed(b.l, text.License) {
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
		name, at := b.l.License(text.License)
		if line := strings.TrimSpace(name + " " + at); !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// book is the book without its parts.
func (b *binding) book() *bookpack.Book {
	l, hub, p := b.l, b.l.Site.Hub, b.Module.Page
	out := &bookpack.Book{
		Name: strings.Join([]string{hub.Title.In(hub.DefaultLanguage, l.Site.Codes...), b.Module.Entry.Section,
			b.Module.Entry.Path, l.Code}, "/"),
		Title: p.Title, Summary: p.Summary, Language: l.Code, Dir: l.Dir, Publisher: l.HubName,
		Creators: b.Creators(), Contributors: p.Translators,
		Source: route.Absolute(hub, route.Page(hub, b.Module.Entry, l.Code)),
		Rights: b.rights(), Date: p.Date, Updated: b.Updated(), Accessibility: l.T("book.accessible"),
		Contents: l.T("book.contents"), Cover: l.T("book.cover"), Start: l.T("book.start"), Files: b.Files,
	}
	if len(out.Creators) == 0 && l.HubName != "" {
		out.Creators = []string{l.HubName}
	}
	return out
}

// render executes one of the templates of an export.
func (b *binding) render(file, name string, view any) []byte {
	var out bytes.Buffer
	b.found = append(b.found, b.l.Site.Execute(&out, file, name, view)...)
	return out.Bytes()
}

// unsaid looks for the words that must stand beside texts of the book.
func (b *binding) unsaid(kind string, where diag.Text, html []byte, texts ...bookpack.Text) {
	for _, text := range texts {
		b.found = append(b.found, frame.Unsaid(b.l, kind, where, html, text.Page)...)
	}
}
