package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"peerhub/generator/asset"
	"peerhub/generator/config"
	"peerhub/generator/crisis"
	"peerhub/generator/diag"
	"peerhub/generator/feeds"
	"peerhub/generator/load"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/offline"
	"peerhub/generator/parse"
	"peerhub/generator/render"
	"peerhub/generator/route"
	"peerhub/generator/scaffold"
	"peerhub/generator/translate"
	"peerhub/generator/workpool"
	"peerhub/layouts"
)

// run is one run of the program over a hub: what is asked, what the stages
// made of the hub so far, what they found and counted.
type run struct {
	options  Options
	kept     *kept
	touched  []string      // what a preview knows to have changed since the last look
	again    bool          // tree is that of the last look but for those
	hub      *model.Hub    // nil until hub.yaml is read
	sources  sources       // what lies beside it
	tree     load.Tree     // what lies in content/
	parsed   []*model.Page // its pages as they were parsed: nobody changes them
	nameless []*model.Page // those that make no address, for what is wrong with them
	feeds    *feeds.Feeds  // what was read of those in hub.yaml
	site     *model.Site   // nil until it is derived
	locales  *locale.Set
	crisis   map[string]crisis.Words // by language
	look     look.Look
	assets   asset.Assets
	pictures *pictures
	found    diag.List
	mu       sync.Mutex
	summary  Summary
	paths    []string // of the files that were written
	parts    parts
	offline  offline.Files // that readers may keep
	conflict bool          // not all of them can be published
}

func newRun(o Options) *run {
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	return &run{options: o, kept: &kept{once: true}, parts: parts{}, found: diag.List{Strict: o.Strict},
		summary: Summary{Seconds: map[string]float64{}}}
}

// prepare takes the hub from its files to a site, and has it checked. The error
// is ErrFindings when there is no site, or what was found stops the run.
func (r *run) prepare(ctx context.Context, checks ...func(*model.Site) []diag.Finding) error {
	defer r.clock("read")()
	if r.read(ctx); r.hub == nil {
		return ErrFindings
	}
	hash, end := r.kept.hashed()
	var findings []diag.Finding
	r.site, findings = derive(r.hub, r.options.Today, r.parsed, published(r.tree),
		translate.Options{Drafts: r.options.Drafts, Files: within(r.options.Hub), Hash: hash})
	end()
	r.found.Add(findings...)
	r.count()
	work := workpool.New(context.WithoutCancel(ctx))
	for _, check := range checks {
		work.Go(func() error {
			r.found.Add(check(r.site)...)
			return nil
		})
	}
	_ = work.Wait() // checks give findings, not errors
	return r.errIfFound()
}

// read takes the hub from its files to parsed pages.
func (r *run) read(ctx context.Context) {
	fsys, set := os.DirFS(r.options.Hub), r.kept.settle(r.options.Hub, r.options.BaseURL)
	r.found.Add(set.found...)
	if set.hub == nil {
		return
	}
	r.found.Ignore, r.found.Stop = set.hub.Checks.Ignore, set.hub.Checks.Stop
	r.sources, r.hub, r.locales, r.crisis = r.kept.sources, set.hub, set.locales, set.crisis
	tree, findings, again := r.kept.content(fsys, r.hub, r.touched)
	r.again = again
	var read diag.List
	r.feeds = feedsOf(r.options, r.hub).Read(fsys, &tree)
	r.kept.met = make(map[string]keptFile, len(tree.Pages))
	r.tree, r.parsed = tree, r.pages(ctx, fsys, tree, &read)
	r.nameless = r.pages(ctx, fsys, load.Tree{Pages: tree.Nameless}, &read)
	r.kept.files = r.kept.met
	if r.kept.once { // where pages were read from, each of them knows
		r.tree.Pages = nil
	}
	r.parsed = append(r.parsed, r.feeds.Pages(r.parsed)...)
	r.found.Add(parse.Together(tree.Misread(findings, read.Sorted()))...)
	r.found.Add(r.feeds.Findings()...)
}

// settings are those of the hub in a folder, with the words that the program has for
// it, and what its languages have. An address given replaces that of hub.yaml. Without a
// hub, or with settings that cannot be read, there is none: nil.
func settings(folder, address string, s sources) (*model.Hub, words, []diag.Finding) {
	hub, found := config.Read(os.DirFS(folder))
	if hub == nil {
		return nil, words{}, found
	}
	if address != "" {
		hub.BaseURL = config.WithSlash(address)
	}
	words := wordsOf(folder, s, hub)
	hub.Kinds = words.locales.Terms("kinds", hub.Kinds)
	hub.Words = words.sheets
	return hub, words, slices.Concat(found, words.found)
}

// Settings are those of the hub in a folder; nil when they cannot be read.
func Settings(folder string) *model.Hub {
	hub, _, _ := settings(folder, "", sourcesOf(folder))
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
	dress, err := r.dress()
	if err != nil {
		return nil, err
	}
	r.assets = dress.assets
	if r.found.Add(dress.found...); diag.Errors(dress.found) > 0 {
		return new(render.Renderer), ErrFindings
	}
	r.pictures = picturesOf(ctx, r.options.Hub, r.kept)
	pages := render.New(r.site, r.locales, dress.layout, r.look, r.assets, r.pictures)
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

// pages reads and parses the pages of a tree side by side, in its order, and then its
// spreadsheets of groups.
func (r *run) pages(ctx context.Context, fsys fs.FS, tree load.Tree, found *diag.List) []*model.Page {
	set := r.kept.settings
	pages := make([]*model.Page, len(tree.Pages))
	work := workpool.New(context.WithoutCancel(ctx)) // every page is to be there
	for i, file := range tree.Pages {
		work.Go(func() error {
			read := func() ([]*model.Page, []diag.Finding) {
				data, findings := file.Read(fsys)
				// A page that cannot be read keeps its address, as a broken one.
				page, more, of := r.feeds.Page(file, set.reading)
				if !of || data == nil {
					page, more = parse.Page(file, data, set.reading)
				}
				return []*model.Page{page}, slices.Concat(findings, more, parse.NotesLeft(page, data, set.notes))
			}
			of := r.kept.read
			if r.feeds.Completes(file) { // what the feed says of it is not in the file
				of = anew
			}
			page, findings := of(file, packed(read))
			pages[i] = page[0]
			found.Add(findings...)
			return nil
		})
	}
	_ = work.Wait() // parsing gives findings, not errors
	for _, file := range tree.Sheets {
		info, _ := fs.Stat(fsys, file) // without, it is read each time
		groups, findings := r.kept.read(load.File{Path: file, Info: info}, func() ([]*model.Page, []diag.Finding) {
			return r.kept.sheet(file).Pages(fsys, file, set.reading)
		})
		found.Add(findings...)
		pages = append(pages, groups...)
	}
	return pages
}

// packed packs the bodies of what is read.
func packed(read func() ([]*model.Page, []diag.Finding)) func() ([]*model.Page, []diag.Finding) {
	return func() ([]*model.Page, []diag.Finding) {
		pages, findings := read()
		for _, p := range pages {
			p.Body = p.Body.Packed()
		}
		return pages, findings
	}
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

// Open opens a file or a folder of the folder. It does not wait for whoever would write into a pipe.
func (dir within) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err // f would be a file that is nil, not no file
	}
	info, err := f.Stat()
	switch {
	case err == nil && info.Mode().IsRegular() && info.Size() > mostRead:
		err = &fs.PathError{Op: "open", Path: name, Err: errTooLarge}
	case err == nil && !info.Mode().IsRegular() && !info.IsDir():
		err = &fs.PathError{Op: "open", Path: name, Err: errNoFile}
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// mostRead is the size above which no file of a hub is opened, in bytes: none that is read whole
// may take all memory. Those that strangers send have smaller limits of their own.
const mostRead = 64 << 20

var errNoFile = errors.New("it is no ordinary file")

var errTooLarge = fmt.Errorf("it has more than %d MB", mostRead>>20)

// Stat says what stands there, and opens nothing: a pipe would wait for a writer.
func (dir within) Stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Stat(filepath.FromSlash(name))
}
