package render

import (
	"bytes"
	"cmp"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/route"
	"peerhub/generator/training"
)

// Codes of findings about what leaves the hub.
const (
	ExportIncomplete = "export-incomplete" // a picture or a lesson stays behind
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

// binding is a module on its way out of the hub.
type binding struct {
	t        *tongue
	module   *model.Entry
	view     model.View
	lessons  []*model.Entry // that go along
	names    map[*model.Entry]string
	without  []aboutLine
	files    []training.File
	page     string            // that has all lessons; "" when each is a file of its own
	prefix   string            // of the ids of the lesson that is being prepared, where all stand on one page
	pictures map[string]string // file of the hub → its path in the book, "" when it stays behind
}

// Export makes a module into what can be taken away. There is nothing to take,
// nil, when the module is not written in the language or may not leave the hub;
// the findings say what stays behind.
func (r *Renderer) Export(module *model.Entry, language string, form model.Download) ([]byte, error) {
	for _, t := range r.tongues {
		p, own := module.In(t.language.Code)
		if t.language.Code != language || !own || p.Broken || module.Kind != model.KindModule {
			continue
		}
		b := t.bind(module, form)
		if b == nil {
			return nil, nil
		}
		if form == model.SCORM {
			return b.scorm(p)
		}
		return b.epub(p)
	}
	return nil, nil
}

// Findings are what was found so far.
func (r *Renderer) Findings() []diag.Finding { return r.found.Sorted() }

// bind sees which lessons go along. It is nil when the module itself may not.
func (t *tongue) bind(module *model.Entry, form model.Download) *binding {
	b := &binding{t: t, module: module, view: model.ViewPrint, names: map[*model.Entry]string{}, pictures: map[string]string{}}
	if form == model.SCORM {
		b.view, b.page = model.ViewPart, scormPage
	}
	if p, _ := module.In(t.language.Code); !b.leaves(p) {
		return nil
	}
	listed := t.lessons(module)
	for _, e := range module.Lessons {
		p, _ := e.In(t.language.Code)
		if p.Broken {
			continue
		}
		if position(listed, e) < 0 || !b.leaves(p) {
			b.without = append(b.without, t.staysBehind(e, p))
			continue
		}
		b.lessons = append(b.lessons, e)
		name := "lesson-" + strconv.Itoa(len(b.lessons))
		b.names[e] = name + training.Extension
		if b.page != "" {
			b.names[e] = b.page + "#" + name
		}
	}
	b.names[module] = "module" + training.Extension
	if b.page != "" {
		b.names[module] = b.page + "#main"
	}
	if len(b.lessons) == 0 && len(module.Lessons) > 0 {
		return nil
	}
	return b
}

// leaves reports whether a text may leave the hub, and tells if it may not.
func (b *binding) leaves(p *model.Page) bool {
	if rights.Exportable(p) {
		return true
	}
	at := model.Position{File: p.Pos.File, Line: 1}
	suggestion := diag.Text("Ask whoever holds the rights. If they agree, write on a line of its own among the page's own fields: permission: {from: …, date: …, scope: [export], evidence: …}")
	if permission := p.Provenance.Permission; permission != nil && permission.Pos.File != "" {
		at = permission.Pos
		suggestion = "Ask whoever holds the rights. If they agree, add it to the permission: scope: [export, …]"
	}
	b.t.r.tellOnce("export "+p.Pos.File, diag.Finding{Code: rights.RightsReserved, Severity: diag.Warning, File: at.File, Line: at.Line, Column: at.Column,
		Message:    "This text is left out of e-books and learning packages: nobody has allowed it to be handed on.",
		Suggestion: suggestion})
	return false
}

func (t *tongue) staysBehind(e *model.Entry, p *model.Page) aboutLine {
	line := aboutLine{Text: t.T("book.without", "title", p.Title)}
	at, _ := route.For(t.r.hub, e, t.language.Code)
	if at = route.Absolute(t.r.hub, at); at != "" {
		line.Link = &link{Href: at, Text: at}
	}
	return line
}

// to returns where a link of a text leads from within the book. Package training
// makes words of what leads nowhere.
func (b *binding) to(p *model.Page, l model.Link) string {
	t := b.t
	switch {
	case l.Kind == model.LinkFile && l.Image:
		return b.picture(l.Target, l.Pos)
	case l.Kind == model.LinkCitation:
		return b.page + "#source-" + b.prefix + l.Target
	case l.Kind == model.LinkExternal:
		return withFragment(l.Target, l.Fragment)
	case l.Kind == model.LinkPage && l.Target != "" && l.Target != p.Pos.File:
		e := t.r.site.EntryOfFile(l.Target)
		name, within := b.names[e]
		switch fragment := ""; {
		case e == nil || !within:
		case strings.Contains(name, "#"):
			if fragment = t.fragment(e, l); fragment != "" && e != b.module {
				name += "-" + fragment
			}
			return name
		default:
			return withFragment(name, t.fragment(e, l))
		}
	}
	at := t.resolve(p, l, "")
	if strings.HasPrefix(at, "#") || at == "" {
		return at
	}
	return t.r.hub.BaseURL + strings.TrimPrefix(at, "./")
}

// picture packs a picture and returns its path in the book; "" when it has to
// stay behind, so that its description stands in its place.
func (b *binding) picture(file string, at model.Position) string {
	if name, known := b.pictures[file]; known {
		return name
	}
	name, problem := b.pack(file)
	b.pictures[file] = name
	if problem != "" {
		b.t.r.tellOnce("picture "+file, diag.Finding{Code: ExportIncomplete, Severity: diag.Warning, File: at.File, Line: at.Line, Column: at.Column,
			Message: diag.Say("The picture %s is left out of e-books and learning packages: %s", file, problem), Suggestion: "Save it as PNG or JPEG."})
	}
	return name
}

func (b *binding) pack(file string) (name, problem string) {
	switch {
	case b.t.r.site.Files[file] == "":
		return "", "" // check has said so
	case !training.Packable(file):
		return "", "reading devices cannot be relied on to show this kind of file."
	}
	if b.t.r.Files == nil {
		return "", ""
	}
	data, err := fs.ReadFile(b.t.r.Files, file)
	if err != nil {
		return "", "it cannot be read."
	}
	if !training.Sound(file, data) {
		return "", "its content is not what its name says."
	}
	plain := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' {
			return c
		}
		return '-'
	}, path.Base(file))
	name = "images/" + strconv.Itoa(len(b.files)+1) + "-" + plain
	b.files = append(b.files, training.File{Name: name, Data: data})
	return name, ""
}

// frame is what templates want to know of the page that they stand on.
func (b *binding) frame() *frame {
	return &frame{L: b.t, tongue: b.t, Lang: b.t.language.Code, Dir: b.t.language.Dir, Root: b.t.r.hub.BaseURL, Hub: b.t.hub}
}

// content prepares the text of a page, with what must stand at its foot.
func (b *binding) content(e *model.Entry, p *model.Page, own bool) content {
	t := b.t
	c := content{Title: p.Title, Summary: p.Summary, lang: t.island(p.Language), Sources: b.sources(p), Credits: t.credits(p), Say: t.disclaimers(p),
		About: t.about(e, p, own),
		Body:  template.HTML(t.filled(p, b.view, func(l model.Link) string { return b.to(p, l) }))} // sanitised by package markdown
	if p.Image.Src != "" {
		if at := b.picture(p.Image.Src, p.Pos); at != "" {
			c.Image = &model.Image{Src: at, Alt: p.Image.Alt}
		}
	}
	for i := range c.About {
		c.About[i].Text = strings.TrimSpace(c.About[i].Text)
	}
	return c
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
func (b *binding) moduleView(p *model.Page) bookView {
	t, hub := b.t, b.t.r.hub
	f := b.frame()
	f.Notices = t.standing(b.module, p, true, "")
	view := bookView{moduleView: t.newModuleView(b.module, f, b.content(b.module, p, true), b.view), Without: b.without,
		Source: route.Absolute(hub, route.Page(hub, b.module, t.language.Code)), Help: route.Absolute(hub, t.at("help"))}
	view.By = strings.Join(creators(p), " · ")
	if day := b.updated(p); !day.IsZero() {
		view.Updated = t.T("page.updated", "date", t.Date(day))
	}
	return view
}

// creators are the names of those who made a module, as they wish.
func creators(p *model.Page) []string {
	var out []string
	if p.Module != nil {
		for _, by := range p.Module.CoproducedBy {
			if by.Name != "" {
				out = append(out, by.Name)
			}
		}
	}
	return out
}

// updated is the last day on which one of the texts was changed.
func (b *binding) updated(p *model.Page) model.Date {
	last := p.Updated
	for _, e := range b.lessons {
		if p, _ := e.In(b.t.language.Code); last.Before(p.Updated) {
			last = p.Updated
		}
	}
	return last
}

// licenses are those of the module and, where it is another, of each lesson.
func (b *binding) licenses(p *model.Page) (module string, others map[*model.Page]string) {
	hub := b.t.r.hub
	module, others = cmp.Or(p.License, hub.License), map[*model.Page]string{}
	for _, e := range b.lessons {
		text, _ := e.In(b.t.language.Code)
		if id := cmp.Or(text.License, hub.License); id != module && id != "" {
			others[text] = id
		}
	}
	return module, others
}

// smallPrint says when and by whom the module was made, and under which licence
// it and its lessons stand.
func (b *binding) smallPrint(p *model.Page) []aboutLine {
	module, others := b.licenses(p)
	out := append(b.t.history(b.module, p, true), b.t.licensed(module)...)
	for _, e := range b.lessons {
		text, _ := e.In(b.t.language.Code)
		for _, line := range b.t.licensed(others[text]) {
			line.Text = text.Title + ". " + line.Text
			out = append(out, line)
		}
	}
	return out
}

// rights names the licences in one line each, for programs.
func (b *binding) rights(p *model.Page) []string {
	module, others := b.licenses(p)
	ids := []string{module}
	for _, e := range b.lessons {
		text, _ := e.In(b.t.language.Code)
		ids = append(ids, others[text])
	}
	var out []string
	for _, id := range ids {
		if id == "" {
			continue
		}
		name, at := license(id, b.t)
		if line := strings.TrimSpace(name + " " + at); !slices.Contains(out, line) {
			out = append(out, line)
		}
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
