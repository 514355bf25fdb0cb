// Package generator turns a hub on disk into a built site. Build is the one
// place that wires the stages together:
//
//	config → load → spreadsheet, parse, markdown → translate → check, rights → render, search, syndication → publish
//
// Lists of others are read from their copies, which Refresh has fetched before (package feeds).
//
// Between load and publish everything takes values and returns values and
// findings. Nothing changes a page once it is parsed, nor a site once it is derived
// from pages; nothing is published before every check has passed, and the old site
// stays until the new one is whole. Check, Export, Books and Site take the same
// way as far as they need it, and share its beginning (prepare.go).
package generator

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"time"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/langcheck"
	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/generator/render"
	"peerhub/generator/rights"
	"peerhub/generator/syndication"
)

// Options say what to build, and how.
type Options struct {
	Hub      string     // the hub's folder
	Out      string     // the folder to publish to; unused with a Sink
	BaseURL  string     // wins over hub.yaml; "" leaves it
	Host     string     // where the site will stand, if that is known: see package newhub
	Today    model.Date // decides freshness, alerts and expiry
	Strict   bool       // warnings stop the build too, but for diag.AddressGone
	NoSearch bool
	Drafts   bool // build drafts too
	Preview  bool // make the page that shows the look, which is for those who make the hub
	// Sink takes the files instead of Out.
	Sink publish.Sink
	// Progress is told how far a stage has come; total 0 is unknown. It may be
	// nil and is called from several goroutines.
	Progress func(stage string, done, total int)
}

// Summary says what a build made.
type Summary struct {
	Pages     int                `json:"pages"`
	Groups    int                `json:"groups"`
	Withheld  int                `json:"withheld,omitempty"` // groups in no list, since nobody has checked them for too long
	Languages []string           `json:"languages"`
	Documents int                `json:"documents"`          // in the search indexes
	Standard  []string           `json:"standard,omitempty"` // languages in which search knows no inflections
	Seconds   map[string]float64 `json:"seconds"`            // by stage; stages run side by side
	publish.Size
	Parts []Part `json:"parts,omitempty"` // that hub.yaml can leave out, the largest first
}

// ErrFindings is returned when findings stop the build.
var ErrFindings = errors.New("the hub has errors")

// Build builds the hub and publishes it. The findings are all that were found,
// sorted by place; with ErrFindings they are why nothing was published. Any
// other error is about the machine: a disk, a folder, a cancelled context.
func Build(ctx context.Context, o Options) (Summary, []diag.Finding, error) {
	r := newRun(o)
	err := r.build(ctx)
	return r.summary, r.found.Sorted(), err
}

func (r *run) build(ctx context.Context) error {
	pages, err := r.sound(ctx)
	if pages == nil {
		return err
	}
	if err != nil {
		// go on for what only rendering and writing find
		r.options.Sink, r.options.NoSearch = &publish.Rehearsal{}, true
	}
	out, commit, abandon, err := r.open()
	if err != nil {
		return err
	}
	defer abandon()
	if err := r.make(ctx, pages, out); err != nil {
		return err
	}
	if gone(r) && r.errIfFound() != nil { // where hub.yaml says that a page which is gone stops the build
		return ErrFindings
	}
	defer r.clock("publish")()
	if err := commit(); err != nil {
		return err
	}
	r.pictures.store.tidy()
	if r.options.Sink == nil {
		remember(r)
	}
	return nil
}

// sound prepares the hub and its renderer, and has it checked. Without a site there is
// none; the error is ErrFindings when what was found stops the build.
func (r *run) sound(ctx context.Context) (*render.Renderer, error) {
	checks := []func(*model.Site) []diag.Finding{check.Links, check.Grave, check.Training, check.Photos, rights.Check}
	if r.options.Strict {
		checks = append(checks, func(site *model.Site) []diag.Finding { return check.NotReady(site).Findings() })
	}
	return r.renderer(ctx, checks...)
}

// manyPages is the number above which the search is made after the pages and not beside
// them: each has its own lists of all groups.
const manyPages = 20_000

// make hands over every file of the site. The error is ErrFindings when what was found
// on the way stops the build.
func (r *run) make(ctx context.Context, pages *render.Renderer, out func(string, []byte) error) error {
	work, ctx := errgroup.WithContext(ctx)
	render := func() error {
		defer r.clock("render")()
		return r.render(ctx, pages, pages.Addresses(), false, out)
	}
	if r.summary.Pages <= manyPages {
		work.Go(render)
	} else {
		if err := render(); err != nil {
			return err
		}
		debug.FreeOSMemory() // what lists took is in pieces, which would stay beside what the search takes
	}
	work.Go(func() error {
		defer r.clock("search")()
		return r.search(ctx, pages, out)
	})
	work.Go(func() error {
		defer r.clock("feeds")()
		return syndication.Files(r.site, r.locales, r.look, also(r.site, out))
	})
	beside(ctx, r, work, out)
	if err := made(r, work); err != nil {
		return err
	}
	if lines := redirects(r.site, r.options.Host); len(lines) > 0 {
		if err := out(redirectsFile, lines); err != nil {
			return err
		}
	}
	return writeOffline(r, pages, out)
}

// beside hands over styles, scripts and the files of the content, and has the site looked through for
// doubts.
func beside(ctx context.Context, r *run, work *errgroup.Group, out func(string, []byte) error) {
	work.Go(func() error {
		r.found.Add(check.Doubts(ctx, r.site)...)
		return ctx.Err()
	})
	work.Go(func() error { return r.files(ctx, out) })
}

// made waits for the files, and tells which of them cannot be published.
func made(r *run, work *errgroup.Group) error {
	if err := work.Wait(); err != nil {
		return err
	}
	r.addresses()
	r.summary.Parts = r.parts.sorted()
	return r.errIfFound()
}

// Upkeep is what the people of a hub have to look after.
type Upkeep struct {
	Recheck []check.Listing       // groups that want checking
	Unready check.Unready         // what the hub should not open with
	Checked map[string]model.Date // page of a group → the day on which it was last checked
	Size    publish.Size          // of the site without its search
	Parts   []Part                // of it, that hub.yaml can leave out
}

// Check finds what Build would and which words hurt, and publishes nothing.
// Beside the findings it returns what is no mistake, and wants looking after.
func Check(ctx context.Context, o Options) ([]diag.Finding, Upkeep, error) {
	r := newRun(o)
	upkeep, err := r.check(ctx)
	return r.found.Sorted(), upkeep, err
}

func (r *run) check(ctx context.Context) (Upkeep, error) {
	r.options.Sink, r.options.NoSearch = &publish.Rehearsal{}, true
	err := r.build(ctx)
	if errors.Is(err, ErrFindings) {
		err = nil
	}
	if r.site == nil {
		return Upkeep{}, err
	}
	r.found.Add(langcheck.Check(os.DirFS(r.options.Hub), r.site, r.nameless)...)
	checked := map[string]model.Date{}
	for _, e := range r.site.Entries {
		if g := e.Original.Group; g != nil {
			checked[e.Original.Pos.File] = g.Verified.On
		}
	}
	return Upkeep{check.Recheck(r.site), check.NotReady(r.site), checked, r.summary.Size, r.summary.Parts}, err
}

// Site reads the hub as Build does and returns its model, for commands that
// build nothing. The site is nil when hub.yaml cannot be read.
func Site(ctx context.Context, o Options) (*model.Site, []diag.Finding) {
	r := newRun(o)
	_ = r.prepare(ctx) // what is wrong is among the findings
	return r.site, r.found.Sorted()
}

func (r *run) open() (write func(string, []byte) error, commit func() error, abandon func(), err error) {
	if r.options.Sink != nil {
		return r.counted(r.options.Sink.Write), func() error { return nil }, func() {}, nil
	}
	hub := r.site.Hub
	stage, err := publish.Open(r.options.Out, publish.Hub{Dir: r.options.Hub, Title: hub.Title.In(hub.DefaultLanguage), Address: hub.BaseURL})
	if err != nil {
		return nil, nil, nil, err
	}
	return r.counted(stage.Write), stage.Commit, stage.Abandon, nil
}

// clock starts the clock of a stage and returns the function that stops it.
func (r *run) clock(stage string) func() {
	start := time.Now()
	return func() {
		r.mu.Lock()
		r.summary.Seconds[stage] += time.Since(start).Seconds()
		r.mu.Unlock()
	}
}
