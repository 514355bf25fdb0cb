package generator

import (
	"context"

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
		if r.sources.ownTemplates() {
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
