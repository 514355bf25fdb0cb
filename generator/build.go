package generator

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/asset"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/render"
	"peerhub/generator/route"
	"peerhub/generator/sheet"
	"peerhub/search"
)

// build is one run of Build: its options, and what it counts.
type build struct {
	options Options
	mu      sync.Mutex
	summary Summary
	recheck []check.Listing
	wording []diag.Finding // of Check alone
}

func newBuild(o Options) *build {
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	return &build{options: o, summary: Summary{Seconds: map[string]float64{}}}
}

// parse reads and parses the pages side by side, in the order of the tree, and
// then the spreadsheets of groups.
func (b *build) parse(ctx context.Context, fsys fs.FS, hub *model.Hub, tree load.Tree, found *diag.List) []*model.Page {
	pages := make([]*model.Page, len(tree.Pages))
	work, _ := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range tree.Pages {
		work.Go(func() error {
			data, findings := file.Read(fsys)
			found.Add(findings...)
			// A page that cannot be read keeps its address, as a broken one.
			pages[i], findings = parse.Page(file, data, hub)
			found.Add(findings...)
			return nil
		})
	}
	_ = work.Wait() // parsing gives findings, not errors
	for _, file := range tree.Sheets {
		groups, findings := sheet.Pages(fsys, file, hub)
		found.Add(findings...)
		pages = append(pages, groups...)
	}
	return pages
}

// published maps each content file that is no page to its address.
func (b *build) published(tree load.Tree) map[string]string {
	files := make(map[string]string, len(tree.Files))
	for _, f := range tree.Files {
		files[f] = route.Content(f)
	}
	return files
}

// hubLayouts is the hub's own layouts folder, which may be missing.
func (b *build) hubLayouts() fs.FS { return within(filepath.Join(b.options.Hub, "layouts")) }

// hubFiles is the hub's folder.
func (b *build) hubFiles() fs.FS { return within(b.options.Hub) }

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

func (b *build) count(site *model.Site) {
	b.summary.Languages = site.Hub.Codes()
	for _, e := range site.Entries {
		b.summary.Pages += len(e.Pages)
		if e.Kind == model.KindGroup {
			b.summary.Groups++
		}
	}
}

// counted wraps a sink so that the summary knows what was written.
func (b *build) counted(write func(string, []byte) error) func(string, []byte) error {
	return func(path string, data []byte) error {
		b.mu.Lock()
		b.summary.Files++
		b.summary.Bytes += int64(len(data))
		files := b.summary.Files
		b.mu.Unlock()
		b.options.Progress("write", files, 0)
		return write(path, data)
	}
}

// search builds an index per language, one after the other: each uses every
// core by itself, and memory stays that of one language.
func (b *build) search(ctx context.Context, site *model.Site, pages *render.Renderer, write func(string, []byte) error) error {
	if b.options.NoSearch {
		return nil
	}
	var indexed []string
	for _, l := range site.Hub.Languages {
		indexed = append(indexed, l.Code)
	}
	for _, l := range site.Hub.Languages {
		docs := pages.Documents(l.Code)
		index, err := search.Build(ctx, l.Code, docs, search.Options{
			WithoutIndex: !site.Hub.PublishIndex, Synonyms: site.Hub.Synonyms[l.Code], Languages: indexed,
		})
		if err != nil {
			return err
		}
		if err := index.Write(write); err != nil {
			return err
		}
		b.mu.Lock()
		b.summary.Documents += len(docs)
		if index.Standard {
			b.summary.Standard = append(b.summary.Standard, l.Code)
		}
		b.mu.Unlock()
	}
	return nil
}

// files writes styles, scripts and the files that lie among the content.
func (b *build) files(site *model.Site, assets asset.Assets, write func(string, []byte) error) error {
	for _, f := range assets.Files {
		if err := write(f.Path, f.Data); err != nil {
			return err
		}
	}
	for from, to := range site.Files {
		data, err := os.ReadFile(filepath.Join(b.options.Hub, filepath.FromSlash(from)))
		if err != nil {
			return err
		}
		if err := write(to, data); err != nil {
			return err
		}
	}
	return nil
}
