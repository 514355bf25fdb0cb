package generator

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"peerhub/generator/asset"
	"peerhub/generator/config"
	"peerhub/generator/crisis"
	"peerhub/generator/diag"
	"peerhub/generator/feeds"
	"peerhub/generator/load"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/render"
	"peerhub/generator/route"
	"peerhub/generator/scaffold"
	"peerhub/generator/spreadsheet"
	"peerhub/generator/translate"
	"peerhub/generator/workpool"
	"peerhub/layouts"
)

// run is one run of the program over a hub: what is asked, what the stages
// made of the hub so far, what they found and counted.
type run struct {
	options  Options
	hub      *model.Hub    // nil until hub.yaml is read
	tree     load.Tree     // what lies in content/
	parsed   []*model.Page // its pages as they were parsed: nobody changes them
	nameless []*model.Page // those that make no address, for what is wrong with them
	feeds    *feeds.Feeds  // what was read of those in hub.yaml
	site     *model.Site   // nil until it is derived
	locales  *locale.Set
	crisis   map[string]crisis.Words // by language
	layout   fs.FS                   // templates, words and styles
	look     look.Look
	assets   asset.Assets
	found    diag.List
	mu       sync.Mutex
	summary  Summary
	paths    []string // of the files that were written
	conflict bool     // not all of them can be published
}

func newRun(o Options) *run {
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	return &run{options: o, found: diag.List{Strict: o.Strict}, summary: Summary{Seconds: map[string]float64{}}}
}

// prepare takes the hub from its files to a site, and has it checked. The error
// is ErrFindings when there is no site, or what was found stops the run.
func (r *run) prepare(ctx context.Context, checks ...func(*model.Site) []diag.Finding) error {
	defer r.clock("read")()
	if r.read(ctx); r.hub == nil {
		return ErrFindings
	}
	var findings []diag.Finding
	r.site, findings = derive(r.hub, r.options.Today, r.parsed, published(r.tree),
		translate.Options{Drafts: r.options.Drafts, Files: os.DirFS(r.options.Hub)})
	r.found.Add(findings...)
	r.count()
	for _, check := range checks {
		r.found.Add(check(r.site)...)
	}
	return r.errIfFound()
}

// read takes the hub from its files to parsed pages.
func (r *run) read(ctx context.Context) {
	fsys := os.DirFS(r.options.Hub)
	hub, locales, findings := settings(r.options.Hub, r.options.BaseURL)
	r.found.Add(findings...)
	if hub == nil {
		return
	}
	r.hub, r.locales, r.layout = hub, locales, hubLayouts(r.options.Hub)
	r.crisis, findings = crisis.Read(hub, layouts.Builtin, r.layout)
	r.found.Add(findings...)
	tree, findings := load.Content(fsys, hub)
	var read diag.List
	r.feeds = feedsOf(r.options, r.hub).Read(fsys, &tree)
	r.tree, r.parsed = tree, parsePages(ctx, fsys, r.hub, tree, r.feeds, notes(r.layout, r.hub), &read)
	r.parsed = append(r.parsed, r.feeds.Pages(r.parsed)...)
	r.nameless = parsePages(ctx, fsys, r.hub, load.Tree{Pages: tree.Nameless}, r.feeds, notes(r.layout, r.hub), &read)
	r.found.Add(parse.Together(tree.Misread(findings, read.Sorted()))...)
	r.found.Add(r.feeds.Findings()...)
}

// settings are those of the hub in a folder, with the words that the program has for
// it, and what its languages have. An address given replaces that of hub.yaml. Without a
// hub, or with settings that cannot be read, there is none: nil.
func settings(folder, address string) (*model.Hub, *locale.Set, []diag.Finding) {
	hub, found := config.Read(os.DirFS(folder))
	if hub == nil {
		return nil, nil, found
	}
	if address != "" {
		hub.BaseURL = config.WithSlash(address)
	}
	layout := hubLayouts(folder)
	locales, more := locale.New(layout, hub, layouts.Builtin)
	hub.Kinds = locales.Terms("kinds", hub.Kinds)
	words, wrong := spreadsheet.ReadWords(hub, layout, layouts.Builtin)
	hub.Words = words
	return hub, locales, slices.Concat(found, more, wrong)
}

// Settings are those of the hub in a folder; nil when they cannot be read.
func Settings(folder string) *model.Hub {
	hub, _, _ := settings(folder, "")
	return hub
}

// derive makes the site of a day out of parsed pages. It changes neither them nor
// the hub, so that both can be kept from one site to the next.
func derive(hub *model.Hub, today model.Date, pages []*model.Page, files map[string]string,
	o translate.Options) (*model.Site, []diag.Finding) {
	entries, findings := translate.Entries(hub, pages, o)
	return model.NewSite(withFallback(hub, entries), today, entries, files), findings
}

// manyGroups is the number of groups above which a page of each in every
// language is more than anybody reads: lists link to the original then, unless
// the hub says otherwise.
const manyGroups = 5000

// withFallback is the hub with what becomes of untranslated groups, if it does not
// say so itself.
func withFallback(hub *model.Hub, entries []*model.Entry) *model.Hub {
	groups := 0
	for _, e := range entries {
		if e.Kind == model.KindGroup {
			groups++
		}
	}
	if groups <= manyGroups || hub.Fallback["groups"] != "" {
		return hub
	}
	sized := *hub
	sized.Fallback = map[string]string{}
	maps.Copy(sized.Fallback, hub.Fallback)
	sized.Fallback["groups"] = "link"
	return &sized
}

// renderer prepares the hub for what is made of its pages. With ErrFindings
// there is a renderer all the same, if there is a site.
func (r *run) renderer(ctx context.Context, checks ...func(*model.Site) []diag.Finding) (*render.Renderer, error) {
	if _ = r.prepare(ctx, checks...); r.site == nil {
		return nil, ErrFindings
	}
	files := bare{within(r.options.Hub)}
	var findings []diag.Finding
	r.look, findings = look.Read(r.layout, layouts.Builtin, files, r.site.Hub.Look)
	r.found.Add(findings...)
	var err error
	if r.assets, err = asset.Bundle(r.look.Dressed(r.layout), crisis.Constants(r.site.Hub)); err != nil {
		return nil, err
	}
	for name, data := range r.look.Files() {
		r.assets.Add(name, data)
	}
	for _, code := range r.site.Hub.Codes() {
		data, err := json.Marshal(r.crisis[code])
		if err != nil {
			return nil, err
		}
		r.assets.Add(crisis.File(code), data)
	}
	r.assets.Sort()
	pages, findings := render.New(r.site, r.locales, r.layout, r.look, r.assets, files)
	r.found.Add(findings...)
	return pages, r.errIfFound()
}

// errIfFound is ErrFindings when what was found so far stops the run.
func (r *run) errIfFound() error {
	for _, f := range r.found.Sorted() {
		// Without a feed of which there is no copy, the rest of the site is built.
		if f.Severity == diag.Error && (f.Code != diag.FeedMissing || r.options.Strict) {
			return ErrFindings
		}
	}
	return nil
}

// parsePages reads and parses the pages side by side, in the order of the tree, and
// then the spreadsheets of groups.
func parsePages(ctx context.Context, fsys fs.FS, hub *model.Hub, tree load.Tree, listed *feeds.Feeds,
	notes scaffold.Notes, found *diag.List) []*model.Page {
	pages := make([]*model.Page, len(tree.Pages))
	work := workpool.New(context.WithoutCancel(ctx)) // every page is to be there
	for i, file := range tree.Pages {
		work.Go(func() error {
			data, findings := file.Read(fsys)
			found.Add(findings...)
			// A page that cannot be read keeps its address, as a broken one.
			page, findings, of := listed.Page(file, hub)
			if !of || data == nil {
				page, findings = parse.Page(file, data, hub)
			}
			pages[i] = page
			found.Add(findings...)
			found.Add(parse.NotesLeft(pages[i], data, notes)...)
			return nil
		})
	}
	_ = work.Wait() // parsing gives findings, not errors
	for _, file := range tree.Sheets {
		groups, findings := spreadsheet.Pages(fsys, file, hub)
		found.Add(findings...)
		pages = append(pages, groups...)
	}
	return pages
}

// notes are those of first versions in the languages of the hub.
func notes(layout fs.FS, hub *model.Hub) scaffold.Notes {
	var words []diag.Words
	for _, l := range hub.Languages {
		words = append(words, locale.Schema(l, layout, layouts.Builtin))
	}
	return scaffold.NotesIn(words...)
}

// published maps each content file that is no page to its address.
func published(tree load.Tree) map[string]string {
	files := make(map[string]string, len(tree.Files))
	for _, f := range tree.Files {
		files[f] = route.Content(f)
	}
	return files
}

// hubLayouts are the built-in layouts under the hub's own, which may be missing.
func hubLayouts(hub string) fs.FS { return layouts.Over(within(filepath.Join(hub, "layouts"))) }

// within is a folder in which no link of the file system leads out: a hub that
// is taken over from strangers must not publish the files of the machine that
// builds it.
type within string

// Open opens a file of the folder.
func (dir within) Open(name string) (fs.File, error) {
	f, err := os.OpenInRoot(string(dir), filepath.FromSlash(name))
	if err != nil {
		return nil, err // f would be a file that is nil, not no file
	}
	return f, nil
}

// Stat says what stands there, and opens nothing: a pipe would wait for a writer.
func (dir within) Stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Stat(filepath.FromSlash(name))
}
