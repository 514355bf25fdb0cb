package generator

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"sync"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/generator/render"
	"peerhub/generator/workpool"
	"peerhub/search"
)

func (r *run) count() {
	r.summary.Languages = r.site.Hub.Codes()
	for _, e := range r.site.Entries {
		r.summary.Pages += len(e.Pages)
		if e.Kind == model.KindGroup {
			r.summary.Groups++
			if g := e.Original.Group; g != nil && g.Status != model.StatusClosed &&
				directory.Freshness(g, r.site.Hub, r.site.Today) == directory.Withheld {
				r.summary.Withheld++
			}
		}
	}
}

// counted wraps a sink so that the summary knows what was written. A path that
// cannot be published does not stop the rest: addresses tells of all of them.
func (r *run) counted(write func(string, []byte) error) func(string, []byte) error {
	return func(path string, data []byte) error {
		err := write(path, data)
		_, conflict := errors.AsType[*publish.Conflict](err)
		noteOffline(r, path, data)
		r.mu.Lock()
		r.summary.Add(path, len(data))
		r.parts.add(r.site.Hub, path, len(data))
		files := r.summary.Files
		r.paths = append(r.paths, path)
		r.conflict = r.conflict || conflict
		r.mu.Unlock()
		r.options.Progress("write", files, 0)
		if conflict {
			return nil
		}
		return err
	}
}

// render asks for the files at some addresses, several at a time; of what is sure, if the addresses are
// those of a rehearsal, it hands over the path alone.
func (r *run) render(ctx context.Context, pages *render.Renderer, addresses iter.Seq[render.Address], rehearsed bool,
	write func(string, []byte) error) error {
	var found render.Findings
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	ask := func(at render.Address, number int) error {
		if rehearsed && at.Sure {
			return write(at.Path, nil)
		}
		file := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(file)
		file.Reset()
		met, err := pages.Render(ctx, at, file)
		found.Add(number, met...)
		if err != nil || file.Len() == 0 {
			return err
		}
		return write(at.Path, file.Bytes())
	}
	work, number := workpool.New(ctx), 0
	for at := range addresses {
		if ctx.Err() != nil {
			break // work.Wait says so
		}
		n := number
		work.Go(func() error { return ask(at, n) })
		number++
	}
	if at, ok := pages.Preview(); ok && r.options.Preview {
		if _, taken := pages.At(at.Path); !taken {
			work.Go(func() error { return ask(at, number) })
		}
	}
	err := work.Wait()
	r.found.Add(found.All()...)
	return err
}

// search builds an index per language, one after the other: each uses every
// core by itself, and memory stays that of one language.
func (r *run) search(ctx context.Context, pages *render.Renderer, write func(string, []byte) error) error {
	if r.options.NoSearch {
		return nil
	}
	for _, code := range r.site.Hub.Codes() {
		docs, options, err := documentsOf(ctx, r.site.Hub, pages, code, true)
		if err != nil {
			return err
		}
		made, err := search.Write(ctx, code, docs, options, write)
		if err != nil {
			return err
		}
		r.mu.Lock()
		r.summary.Documents += made.Documents
		if made.Standard {
			r.summary.Standard = append(r.summary.Standard, code)
		}
		r.mu.Unlock()
	}
	return nil
}

// documentsOf are what the index of a language is built of; whole is with what peerhub search reads.
func documentsOf(ctx context.Context, hub *model.Hub, pages *render.Renderer, code string, whole bool) ([]search.Document,
	search.Options, error) {
	return pages.Documents(ctx, code), search.Options{WithoutIndex: !whole || !hub.PublishIndex,
		Synonyms: hub.Synonyms[code], Languages: hub.Codes()}, ctx.Err()
}
