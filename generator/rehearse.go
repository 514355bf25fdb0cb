package generator

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/render"
	"peerhub/generator/syndication"
)

// rehearse finds what a build finds while it makes the site, but for its search, and keeps nothing of
// what it has to make for that. Most pages need not be made: the templates that are built in make no
// mistakes, and what else can be wrong with a page is known by what it has (render.Address.Sure).
func rehearse(ctx context.Context, r *run, pages *render.Renderer) error {
	write, _, _, err := r.open()
	if err != nil {
		return err
	}
	work, ctx := errgroup.WithContext(ctx)
	out := func(path string, data []byte) error { // whoever gives up need not wait for all files
		if err := ctx.Err(); err != nil {
			return err
		}
		return write(path, data)
	}
	work.Go(func() error {
		if ownTemplates(r.options.Hub) {
			return r.render(ctx, pages, pages.Addresses(), false, out)
		}
		return r.render(ctx, pages, pages.Rehearsed(), true, out)
	})
	work.Go(func() error {
		return syndication.Paths(r.site, r.locales, r.look, func(path string) error { return out(path, nil) })
	})
	beside(ctx, r, work, out)
	return made(r, work)
}

// harmless are the folders of layouts in which nothing can make a page impossible.
var harmless = []string{"strings", "styles", "findings", "schema"}

// ownTemplates reports whether a hub has layouts of its own that can make a page impossible: templates,
// icons, drawings.
func ownTemplates(hub string) bool {
	entries, err := os.ReadDir(filepath.Join(hub, "layouts"))
	return err != nil && !os.IsNotExist(err) ||
		slices.ContainsFunc(entries, func(d os.DirEntry) bool { return !slices.Contains(harmless, d.Name()) })
}
