package generator

import (
	"context"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Site reads the hub as Build does and returns its model, for commands that
// build nothing. The site is nil when hub.yaml cannot be read.
func Site(ctx context.Context, o Options) (*model.Site, []diag.Finding) {
	var found diag.List
	site, _, _ := newBuild(o).read(ctx, &found)
	return site, found.Sorted()
}
