package generator

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/publish"
	"peerhub/generator/render"
	"peerhub/generator/route"
	"peerhub/generator/syndication"
	"peerhub/search"
)

// Live is a hub while it is being written. What follows from single files, or from its
// settings, is kept from one look at it to the next. It is for one goroutine.
type Live struct{ kept kept }

// Look reads what has changed of the hub since the last look, derives the site of now and
// checks it. Touched are the files and folders, below the hub, that have changed; with none, the
// folders are asked, which takes longer. Whoever cannot be sure that nothing else has changed asks
// the view later whether it is stale. Without settings there is no view. With
// ErrFindings the view is not to be shown; it finds what else is wrong.
func (l *Live) Look(ctx context.Context, o Options, touched ...string) (*View, []diag.Finding, error) {
	o.Sink = new(publish.Rehearsal)
	r := newRun(o)
	r.kept, r.touched = &l.kept, touched
	for _, name := range touched {
		l.kept.forget(name)
	}
	pages, err := r.sound(ctx)
	if pages == nil {
		return nil, r.found.Sorted(), err
	}
	r.options.NoSearch = o.NoSearch || err != nil
	v := &View{run: r, pages: pages, shown: sync.OnceValue(r.shown), documents: map[string]*documents{}}
	for _, code := range r.site.Hub.Codes() {
		v.documents[code] = &documents{turn: make(chan struct{}, 1)}
	}
	return v, r.found.Sorted(), err
}

// View is the site of a hub as it was at one look. Each file is made when it is asked for,
// and is the one that a build would write. It is safe for use by several goroutines.
type View struct {
	run       *run
	pages     *render.Renderer
	shown     func() map[string]use // asked for once, if at all
	documents map[string]*documents // by language
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
		return v.content(ctx, path)
	}
	if strings.HasPrefix(path, "search/") {
		data, ok := v.search(ctx, path)
		return data, nil, ok
	}
	if strings.HasSuffix(path, ".html") {
		return nil, nil, false
	}
	data, ok := syndication.File(v.run.site, v.run.locales, v.run.look, path)
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
func (v *View) content(ctx context.Context, path string) ([]byte, []diag.Finding, bool) {
	if from, width, ext := route.OfPicture(path); from != "" && v.shown()[from].shown && v.run.site.Files[from] != "" {
		data, err := v.run.pictures.one(ctx, from, width, ext)
		return data, nil, err == nil && data != nil
	}
	for from := range v.shown() {
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
	docs := v.documents[language]
	if v.run.options.NoSearch || docs == nil {
		return nil, false
	}
	var all []search.Document // once made for their hash, the index is built of them
	var options search.Options
	gather := func() (err error) {
		all, options, err = documentsOf(ctx, v.run.site.Hub, v.pages, language, whole)
		return err
	}
	build := func() (*search.Built, error) {
		if all == nil {
			if err := gather(); err != nil {
				return nil, err
			}
		}
		taken := all
		all = nil // they are large, and are given back while the index is built
		return search.Build(ctx, language, taken, options)
	}
	get := build
	if !whole {
		get = func() (*search.Built, error) {
			of, err := docs.sum(ctx, func() (sum, error) {
				err := gather()
				return search.Sum(language, all, options), err
			})
			if err != nil {
				return nil, err
			}
			return v.run.kept.index(language).get(ctx, of, build)
		}
	}
	built, err := get()
	if err != nil {
		return nil, false
	}
	return built.File(path)
}

// Stale reports whether files of the content have changed of which the look was not told. A watcher may
// miss them: those on a drive of the network, for example.
func (v *View) Stale() bool {
	if !v.run.again {
		return false
	}
	tree, _ := load.Content(os.DirFS(v.run.options.Hub), v.run.hub)
	was := v.run.tree
	return !slices.EqualFunc(was.Pages, tree.Pages, untouched) || !slices.EqualFunc(was.Nameless, tree.Nameless, untouched) ||
		!slices.Equal(was.Sheets, tree.Sheets) || !slices.Equal(was.Files, tree.Files) || !slices.Equal(was.Told, tree.Told)
}

// Finish goes through all files but those of the search for what is wrong with them. The
// findings are those of the hub, as a build has them; with ErrFindings they stop it. It is
// called once.
func (v *View) Finish(ctx context.Context) ([]diag.Finding, error) {
	err := rehearse(ctx, v.run, v.pages)
	return v.run.found.Sorted(), err
}

// Warm prepares what takes long when it is asked for: the search. Much of it uses one processor, so
// two languages take turns.
func (v *View) Warm(ctx context.Context) {
	var work errgroup.Group
	work.SetLimit(2)
	for _, code := range v.run.site.Hub.Codes() {
		work.Go(func() error {
			if ctx.Err() == nil {
				v.search(ctx, search.ClientPath(code))
			}
			return nil
		})
	}
	_ = work.Wait() // whoever ends the context knows
}

// documents are those of a language that the search of a view finds.
type documents struct {
	turn chan struct{} // one computes, the others wait
	of   sum           // zero until it is known
}

// sum returns their hash, and computes it once. Whoever asks first does; if they give up, the next does.
func (d *documents) sum(ctx context.Context, compute func() (sum, error)) (sum, error) {
	select {
	case <-ctx.Done():
		return sum{}, ctx.Err()
	case d.turn <- struct{}{}:
	}
	defer func() { <-d.turn }()
	if d.of != (sum{}) {
		return d.of, nil
	}
	of, err := compute()
	if err == nil {
		d.of = of
	}
	return of, err
}

// keptIndex is the index of a language, which is built when it is asked for and its documents are
// others than before.
type keptIndex struct {
	turn  chan struct{} // one builds, the others wait
	of    sum           // of the documents
	built *search.Built
}

// index returns what is kept of the index of a language. It may be asked by several goroutines.
func (k *kept) index(language string) *keptIndex {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.indexes == nil {
		k.indexes = map[string]*keptIndex{}
	}
	if k.indexes[language] == nil {
		k.indexes[language] = &keptIndex{turn: make(chan struct{}, 1)}
	}
	return k.indexes[language]
}

// get returns the index of the documents of a sum. Whoever asks first builds it; if they give up, the
// next does.
func (i *keptIndex) get(ctx context.Context, of sum, build func() (*search.Built, error)) (*search.Built, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case i.turn <- struct{}{}:
	}
	defer func() { <-i.turn }()
	if i.built != nil && i.of == of {
		return i.built, nil
	}
	i.built = nil // two would take the memory of two
	built, err := build()
	if err == nil {
		i.of, i.built = of, built
	}
	return built, err
}
