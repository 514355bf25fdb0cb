// Package generator turns a hub on disk into a built site. Build is the one
// place that wires the stages together:
//
//	config → load → sheet, parse, markdown → translate → terms → check, rights → render, search, feed → publish
//
// Between load and publish everything takes values and returns values and
// findings; nothing is published before every check has passed, and the old site
// stays until the new one is whole. Check, Export, Books and Site take the same
// way as far as they need it.
package generator

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/asset"
	"peerhub/generator/check"
	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/feed"
	"peerhub/generator/load"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/generator/render"
	"peerhub/generator/rights"
	"peerhub/generator/terms"
	"peerhub/generator/translate"
	"peerhub/generator/wording"
	"peerhub/layouts"
)

// Options say what to build, and how.
type Options struct {
	Hub      string     // the hub's folder
	Out      string     // the folder to publish to; unused with a Sink
	BaseURL  string     // wins over hub.yaml; "" leaves it
	Today    model.Date // decides freshness, alerts and expiry
	Strict   bool       // warnings stop the build too
	NoSearch bool
	Drafts   bool // build drafts too
	// Sink takes the files instead of Out.
	Sink publish.Sink
	// Progress is told how far a stage has come; total 0 is unknown. It may be
	// nil and is called from several goroutines.
	Progress func(stage string, done, total int)

	wording bool // look for words that hurt: warnings, which a build does without
}

// Summary says what a build made.
type Summary struct {
	Pages     int                `json:"pages"`
	Groups    int                `json:"groups"`
	Languages []string           `json:"languages"`
	Documents int                `json:"documents"`          // in the search indexes
	Standard  []string           `json:"standard,omitempty"` // languages in which search knows no inflections
	Files     int                `json:"files"`
	Bytes     int64              `json:"bytes"`
	Seconds   map[string]float64 `json:"seconds"` // by stage; stages run side by side
}

// ErrFindings is returned when findings stop the build.
var ErrFindings = errors.New("the hub has errors")

// Build builds the hub and publishes it. The findings are all that were found,
// sorted by place; with ErrFindings they are why nothing was published. Any
// other error is about the machine: a disk, a folder, a cancelled context.
func Build(ctx context.Context, o Options) (Summary, []diag.Finding, error) {
	return newBuild(o).run(ctx)
}

func (b *build) run(ctx context.Context) (Summary, []diag.Finding, error) {
	var found diag.List
	o := b.options

	site, set, layout := b.read(ctx, &found)
	if site == nil {
		return b.summary, found.Sorted(), ErrFindings
	}
	b.recheck = check.Recheck(site)
	if b.options.wording {
		b.wording = wording.Check(os.DirFS(o.Hub), site)
	}
	assets, err := asset.Bundle(layout)
	if err != nil {
		return b.summary, found.Sorted(), err
	}
	pages, findings := render.New(site, set, layout, assets)
	pages.Files = b.hubFiles()
	found.Add(findings...)
	found.Add(check.Links(site)...)
	found.Add(check.Groups(site)...)
	found.Add(check.Training(site)...)
	found.Add(rights.Check(site)...)
	found.Add(check.Strict(site, o.Strict)...)
	if diag.Errors(found.Sorted(), o.Strict) > 0 {
		b.options.Sink, b.options.NoSearch = discard{}, true // go on for what only rendering finds
	}

	out, commit, abandon, err := b.open()
	if err != nil {
		return b.summary, found.Sorted(), err
	}
	defer abandon()
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error {
		defer b.clock("render")()
		findings, err := pages.Pages(ctx, out)
		found.Add(findings...)
		return err
	})
	work.Go(func() error {
		defer b.clock("search")()
		return b.search(ctx, site, pages, out)
	})
	work.Go(func() error {
		defer b.clock("feeds")()
		if err := feed.Files(site, set, out); err != nil {
			return err
		}
		return b.files(site, assets, out)
	})
	if err := work.Wait(); err != nil {
		conflict, is := errors.AsType[*publish.Conflict](err)
		if !is {
			return b.summary, found.Sorted(), err
		}
		found.Add(diag.Finding{Code: check.AddressTaken, Severity: diag.Error, Message: diag.Verbatim(sentence(conflict.Problem)), Suggestion: diag.Verbatim(sentence(conflict.Instead))})
	}
	if diag.Errors(found.Sorted(), o.Strict) > 0 {
		return b.summary, found.Sorted(), ErrFindings
	}
	defer b.clock("publish")()
	return b.summary, found.Sorted(), commit()
}

// Check finds what Build would and which words hurt, and publishes nothing.
// Beside the findings it returns the listings of groups that want checking.
func Check(ctx context.Context, o Options) ([]diag.Finding, []check.Listing, error) {
	o.Sink, o.NoSearch, o.wording = &publish.Rehearsal{}, true, true
	b := newBuild(o)
	_, findings, err := b.run(ctx)
	if errors.Is(err, ErrFindings) {
		err = nil
	}
	var found diag.List
	found.Add(findings...)
	found.Add(b.wording...)
	return found.Sorted(), b.recheck, err
}

// read runs the stages from the files to the site. The site is nil when there
// is nothing to go on with.
func (b *build) read(ctx context.Context, found *diag.List) (*model.Site, *locale.Set, fs.FS) {
	defer b.clock("read")()
	fsys := os.DirFS(b.options.Hub)
	hub, findings := config.Read(fsys)
	found.Add(findings...)
	if hub == nil {
		return nil, nil, nil
	}
	if b.options.BaseURL != "" {
		hub.BaseURL = config.WithSlash(b.options.BaseURL)
	}
	layout := layouts.Over(b.hubLayouts())
	set, findings := locale.New(layout, hub, layouts.Builtin)
	found.Add(findings...)
	tree, findings := load.Content(fsys, hub)
	found.Add(findings...)
	pages := b.parse(ctx, fsys, hub, tree, found)
	site, findings := translate.Site(hub, b.options.Today, pages, b.published(tree), translate.Options{Drafts: b.options.Drafts, Files: fsys})
	found.Add(findings...)
	terms.Link(site)
	b.count(site)
	return site, set, layout
}

// discard takes what is rendered for its findings alone.
type discard struct{}

func (discard) Write(string, []byte) error { return nil }

// sentence makes a sentence of the words of an error.
func sentence(words string) string { return strings.ToUpper(words[:1]) + words[1:] + "." }

func (b *build) open() (write func(string, []byte) error, commit func() error, abandon func(), err error) {
	if b.options.Sink != nil {
		return b.counted(b.options.Sink.Write), func() error { return nil }, func() {}, nil
	}
	stage, err := publish.Open(b.options.Out, b.options.Hub)
	if err != nil {
		return nil, nil, nil, err
	}
	return b.counted(stage.Write), stage.Commit, stage.Abandon, nil
}

// clock starts the clock of a stage and returns the function that stops it.
func (b *build) clock(stage string) func() {
	start := time.Now()
	return func() {
		b.mu.Lock()
		b.summary.Seconds[stage] += time.Since(start).Seconds()
		b.mu.Unlock()
	}
}
