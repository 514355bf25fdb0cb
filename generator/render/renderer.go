package render

import (
	"bytes"
	"context"
	"io/fs"
	"sync"

	"peerhub/generator/asset"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	browser "peerhub/generator/finder"
	"peerhub/generator/glossary"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/workpool"
)

// Renderer renders the pages of one site. It is safe for use by several
// goroutines.
type Renderer struct {
	// Files is the hub's folder, from which books take their pictures. Without it
	// they have none.
	Files fs.FS

	site      *model.Site
	hub       *model.Hub
	locales   *locale.Set
	assets    asset.Assets
	templates templates
	icons     icons
	codes     []string // of the hub's languages, the default one first
	tongues   []*tongue
	groups    []*listing
	calendars *directory.Calendars
	glossary  *glossary.Glossary
	citedBy   map[string][]*model.Entry
	samples   bool // the hub publishes samples of groups
	buffers   sync.Pool
	found     diag.List
	once      sync.Map // findings that several pages have, so that each is told once
}

// New prepares the rendering of a site. The findings are mistakes in templates
// and icons; with errors among them, Pages renders nothing.
func New(site *model.Site, locales *locale.Set, layouts fs.FS, assets asset.Assets) (*Renderer, []diag.Finding) {
	r := &Renderer{site: site, hub: site.Hub, locales: locales, assets: assets}
	r.buffers.New = func() any { return new(bytes.Buffer) }
	for _, l := range r.hub.Languages {
		r.codes = append(r.codes, l.Code)
	}
	var found []diag.Finding
	r.icons, found = readIcons(layouts)
	var more []diag.Finding
	r.templates, more = readTemplates(layouts, r.icons)
	found = append(found, more...)
	if !assets.Has("site.css") {
		found = append(found, diag.Finding{Code: diag.Template, Severity: diag.Error, File: "layouts/styles/site.css",
			Message: "The style sheet site.css is missing.", Suggestion: "Remove your styles folder to get the built-in one back."})
	}
	if diag.Errors(found) > 0 {
		r.templates = templates{}
		return r, found
	}
	r.groups = newListings(site)
	r.calendars = directory.NewCalendars(site.Hub, site.Today)
	r.glossary = glossary.New(site)
	r.citedBy = citations(site)
	for _, g := range r.groups {
		r.samples = r.samples || g.group.Sample
	}
	for _, l := range r.hub.Languages {
		r.tongues = append(r.tongues, r.newTongue(l))
	}
	return r, found
}

// citations maps each source of the library to the entries that cite it.
func citations(site *model.Site) map[string][]*model.Entry {
	out := map[string][]*model.Entry{}
	for _, e := range site.Entries {
		for _, ref := range refs(e.Original) {
			out[ref] = append(out[ref], e)
		}
	}
	return out
}

// sink takes the pages; see Pages.
type sink func(path string, data []byte) error

// Pages renders all pages, several at a time, and hands each to write with its
// path below the root. write may be called from several goroutines at once and
// must not keep the data. The findings are mistakes of templates that show only
// when a page is rendered; an error is that of write or of the context.
func (r *Renderer) Pages(ctx context.Context, write func(path string, data []byte) error) ([]diag.Finding, error) {
	if r.templates.pages == nil {
		return nil, nil // New has said why
	}
	if err := r.notFound(write); err != nil {
		return r.found.Sorted(), err
	}
	finders, err := browser.NewPublisher(r.countries(), write)
	if err != nil {
		return nil, err
	}
	for _, t := range r.tongues {
		work := workpool.New(ctx)
		for _, e := range r.site.Entries {
			if e.Kind == model.KindSection || e.Kind == model.KindHome || !route.Shown(r.hub, e, t.language.Code) {
				continue
			}
			if p, _ := e.In(t.language.Code); !p.Broken {
				work.Go(func() error { return t.entry(e, write) })
			}
		}
		t.lists(work.Go, write)
		if err := work.Wait(); err != nil {
			return r.found.Sorted(), err
		}
		if err := t.groupLists(ctx, finders, write); err != nil {
			return r.found.Sorted(), err
		}
	}
	return r.found.Sorted(), nil
}

// page renders one page and writes it. view is a struct with the frame in F.
func (r *Renderer) page(address, name string, view any, write sink) error {
	out := r.buffers.Get().(*bytes.Buffer)
	defer r.buffers.Put(out)
	out.Reset()
	if err := r.templates.pages[name].ExecuteTemplate(out, "base", view); err != nil {
		f := templateFinding(err, name+".html")
		f.Message = diag.Say("%s (first met on the page %q)", f.Message, address)
		r.found.Add(f)
		return nil
	}
	out.Write(r.icons.sprite(out.AvailableBuffer(), used(nil, out.Bytes())))
	out.WriteString("\n</body>\n</html>\n")
	return write(route.File(address), out.Bytes())
}
