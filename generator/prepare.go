package generator

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/asset"
	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/render"
	"peerhub/generator/route"
	"peerhub/generator/sheet"
	"peerhub/generator/terms"
	"peerhub/generator/translate"
	"peerhub/layouts"
)

// prepare takes the hub from its files to a site, and has it checked. The error
// is ErrFindings when there is no site, or what was found stops the run.
func (b *build) prepare(ctx context.Context, checks ...func(*model.Site) []diag.Finding) error {
	defer b.clock("read")()
	fsys := os.DirFS(b.options.Hub)
	hub, findings := config.Read(fsys)
	b.found.Add(findings...)
	if hub == nil {
		return ErrFindings
	}
	if b.options.BaseURL != "" {
		hub.BaseURL = config.WithSlash(b.options.BaseURL)
	}
	b.layout = hubLayouts(b.options.Hub)
	b.locales, findings = locale.New(b.layout, hub, layouts.Builtin)
	b.found.Add(findings...)
	tree, findings := load.Content(fsys, hub)
	b.found.Add(findings...)
	pages := b.parse(ctx, fsys, hub, tree)
	b.site, findings = translate.Site(hub, b.options.Today, pages, published(tree), translate.Options{Drafts: b.options.Drafts, Files: fsys})
	b.found.Add(findings...)
	terms.Link(b.site)
	b.count()
	for _, check := range checks {
		b.found.Add(check(b.site)...)
	}
	return b.sound()
}

// renderer prepares the hub for what is made of its pages. With ErrFindings
// there is a renderer all the same, if there is a site.
func (b *build) renderer(ctx context.Context, checks ...func(*model.Site) []diag.Finding) (*render.Renderer, error) {
	if _ = b.prepare(ctx, checks...); b.site == nil {
		return nil, ErrFindings
	}
	var err error
	if b.assets, err = asset.Bundle(b.layout); err != nil {
		return nil, err
	}
	pages, findings := render.New(b.site, b.locales, b.layout, b.assets)
	pages.Files = within(b.options.Hub)
	b.found.Add(findings...)
	return pages, b.sound()
}

// sound is ErrFindings when what was found so far stops the run.
func (b *build) sound() error {
	if diag.Errors(b.found.Sorted(), b.options.Strict) > 0 {
		return ErrFindings
	}
	return nil
}

// parse reads and parses the pages side by side, in the order of the tree, and
// then the spreadsheets of groups.
func (b *build) parse(ctx context.Context, fsys fs.FS, hub *model.Hub, tree load.Tree) []*model.Page {
	pages := make([]*model.Page, len(tree.Pages))
	work, _ := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range tree.Pages {
		work.Go(func() error {
			data, findings := file.Read(fsys)
			b.found.Add(findings...)
			// A page that cannot be read keeps its address, as a broken one.
			pages[i], findings = parse.Page(file, data, hub)
			b.found.Add(findings...)
			return nil
		})
	}
	_ = work.Wait() // parsing gives findings, not errors
	for _, file := range tree.Sheets {
		groups, findings := sheet.Pages(fsys, file, hub)
		b.found.Add(findings...)
		pages = append(pages, groups...)
	}
	return pages
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
