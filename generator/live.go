package generator

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/publish"
	"peerhub/generator/render"
	"peerhub/generator/syndication"
	"peerhub/search"
)

// Live is a hub while it is being written. What follows from single files, or from its
// settings, is kept from one look at it to the next. It is for one goroutine.
type Live struct{ kept kept }

// Look reads what has changed of the hub since the last look, derives the site of now and
// checks it. Touched are files and folders, below the hub, that are known to have changed;
// others are known by what their folders say. Without settings there is no view. With
// ErrFindings the view is not to be shown; it finds what else is wrong.
func (l *Live) Look(ctx context.Context, o Options, touched ...string) (*View, []diag.Finding, error) {
	o.Sink = new(publish.Rehearsal)
	r := newRun(o)
	r.kept = &l.kept
	for _, name := range touched {
		l.kept.forget(name)
	}
	pages, err := r.sound(ctx)
	if pages == nil {
		return nil, r.found.Sorted(), err
	}
	r.indexes = map[string]*lazyIndex{}
	for _, code := range r.site.Hub.Codes() {
		r.indexes[code] = &lazyIndex{turn: make(chan struct{}, 1)}
	}
	r.options.NoSearch = o.NoSearch || err != nil
	return &View{r, pages}, r.found.Sorted(), err
}

// View is the site of a hub as it was at one look. Each file is made when it is asked for,
// and is the one that a build would write. It is safe for use by several goroutines.
type View struct {
	run   *run
	pages *render.Renderer
}

// File makes the file at a path, and reports whether there is one. The findings are what
// is wrong with it alone.
func (v *View) File(ctx context.Context, path string) ([]byte, []diag.Finding, bool) {
	for _, f := range v.run.assets.Files { // before the finder, of which the addresses are not known sooner
		if f.Path == path {
			return f.Data, nil, true
		}
	}
	if at, ok := v.at(path); ok {
		var file bytes.Buffer
		met, err := v.pages.Render(ctx, at, &file)
		var found render.Findings
		found.Add(0, met...)
		return file.Bytes(), found.All(), err == nil && file.Len() > 0
	}
	if strings.HasPrefix(path, "assets/") {
		return v.content(path)
	}
	if strings.HasPrefix(path, "search/") {
		data, ok := v.search(ctx, path)
		return data, nil, ok
	}
	if strings.HasSuffix(path, ".html") {
		return nil, nil, false
	}
	data, ok := v.syndicated(path)
	return data, nil, ok
}

// at returns the address of a file that is rendered.
func (v *View) at(path string) (render.Address, bool) {
	if at, ok := v.pages.At(path); ok {
		return at, true
	}
	at, ok := v.pages.Preview()
	return at, ok && v.run.options.Preview && at.Path == path
}

// content is a file that lies among the content, if a page links to it.
func (v *View) content(path string) ([]byte, []diag.Finding, bool) {
	for from := range v.run.shown() {
		if v.run.site.Files[from] == path {
			data, found, err := asPublished(v.run.options.Hub, v.run.site.Hub.Words, from)
			return data, found, err == nil && data != nil
		}
	}
	return nil, nil, false
}

// search is a file of the search. The first that is asked for in a language waits for all;
// what no browser asks for is made by itself.
func (v *View) search(ctx context.Context, path string) ([]byte, bool) {
	name, _, _ := strings.Cut(strings.TrimPrefix(path, "search/"), "/")
	language, whole := strings.CutSuffix(name, ".bleve.zip")
	index := v.run.indexes[language]
	if index == nil || v.run.options.NoSearch {
		return nil, false
	}
	build := func() (*search.Built, error) {
		return search.Build(ctx, language, v.pages.Documents(language), v.run.searched(language, whole))
	}
	get := build
	if !whole {
		get = func() (*search.Built, error) { return index.get(ctx, build) }
	}
	built, err := get()
	if err != nil {
		return nil, false
	}
	return built.File(path)
}

// errFound ends the making of files once the one that is asked for is there.
var errFound = errors.New("found")

// syndicated is a file that machines fetch.
func (v *View) syndicated(path string) (data []byte, ok bool) {
	r := v.run
	_ = syndication.Files(r.site, r.locales, r.look, func(name string, made []byte) error {
		if name != path {
			return nil
		}
		data, ok = bytes.Clone(made), true
		return errFound
	})
	return data, ok
}

// Finish goes through all files but those of the search for what is wrong with them. The
// findings are those of the hub, as a build has them; with ErrFindings they stop it. It is
// called once.
func (v *View) Finish(ctx context.Context) ([]diag.Finding, error) {
	out, _, _, err := v.run.open()
	if err == nil {
		err = v.run.make(ctx, v.pages, out)
	}
	return v.run.found.Sorted(), err
}

// Warm prepares what takes long when it is asked for: the search.
func (v *View) Warm(ctx context.Context) {
	for _, code := range v.run.site.Hub.Codes() {
		if ctx.Err() == nil {
			v.search(ctx, search.ClientPath(code))
		}
	}
}

// lazyIndex is the index of a language, which is built when it is asked for.
type lazyIndex struct {
	turn  chan struct{} // one builds, the others wait
	built *search.Built
}

// get returns the index. Whoever asks first builds it; if they give up, the next does.
func (i *lazyIndex) get(ctx context.Context, build func() (*search.Built, error)) (*search.Built, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case i.turn <- struct{}{}:
	}
	defer func() { <-i.turn }()
	if i.built != nil {
		return i.built, nil
	}
	built, err := build()
	if err == nil {
		i.built = built
	}
	return built, err
}
