package generator

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"peerhub/generator/asset"
	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render"
	"peerhub/search"
)

// build is one run of the program over a hub: what is asked, what the stages
// made of the hub so far, what they found and counted.
type build struct {
	options Options
	site    *model.Site // nil until the hub is read
	locales *locale.Set
	layout  fs.FS // templates, words and styles
	assets  asset.Assets
	found   diag.List
	mu      sync.Mutex
	summary Summary
}

func newBuild(o Options) *build {
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	return &build{options: o, summary: Summary{Seconds: map[string]float64{}}}
}

func (b *build) count() {
	b.summary.Languages = b.site.Hub.Codes()
	for _, e := range b.site.Entries {
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
func (b *build) search(ctx context.Context, pages *render.Renderer, write func(string, []byte) error) error {
	if b.options.NoSearch {
		return nil
	}
	hub := b.site.Hub
	indexed := hub.Codes()
	for _, code := range indexed {
		docs := pages.Documents(code)
		index, err := search.Build(ctx, code, docs, search.Options{
			WithoutIndex: !hub.PublishIndex, Synonyms: hub.Synonyms[code], Languages: indexed,
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
			b.summary.Standard = append(b.summary.Standard, code)
		}
		b.mu.Unlock()
	}
	return nil
}

// files writes styles, scripts and the files that lie among the content.
func (b *build) files(write func(string, []byte) error) error {
	for _, f := range b.assets.Files {
		if err := write(f.Path, f.Data); err != nil {
			return err
		}
	}
	for from, to := range b.site.Files {
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
