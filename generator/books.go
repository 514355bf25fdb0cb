package generator

import (
	"context"

	"peerhub/generator/asset"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/render"
	"peerhub/generator/rights"
	"peerhub/generator/route"
)

// Books makes modules into what can be taken away, and hands each file to write
// with its name. want chooses the modules and their languages. The findings are
// those of the hub, and what stays behind; with errors among them it writes
// nothing and returns ErrFindings.
func Books(ctx context.Context, o Options, form model.Download, want func(module *model.Entry, language string) bool, write func(name string, data []byte) error) ([]diag.Finding, error) {
	var found diag.List
	b := newBuild(o)
	site, set, layout := b.read(ctx, &found)
	if site == nil {
		return found.Sorted(), ErrFindings
	}
	assets, err := asset.Bundle(layout)
	if err != nil {
		return found.Sorted(), err
	}
	pages, findings := render.New(site, set, layout, assets)
	pages.Files = b.hubFiles()
	found.Add(findings...)
	found.Add(check.Links(site)...)
	found.Add(check.Training(site)...)
	found.Add(rights.Check(site)...)
	if diag.Errors(found.Sorted(), o.Strict) > 0 {
		return found.Sorted(), ErrFindings
	}
	var files []file
	for _, e := range site.InSection("training") {
		for _, code := range site.Hub.Codes() {
			if e.Kind != model.KindModule || !want(e, code) {
				continue
			}
			data, err := pages.Export(e, code, form)
			if err != nil {
				return found.Sorted(), err
			}
			if data != nil {
				files = append(files, file{route.DownloadName(e, form, code), data})
			}
		}
	}
	found.Add(pages.Findings()...)
	if diag.Errors(found.Sorted(), o.Strict) > 0 {
		return found.Sorted(), ErrFindings
	}
	for _, f := range files {
		if err := write(f.name, f.data); err != nil {
			return found.Sorted(), err
		}
	}
	return found.Sorted(), nil
}

// file is a file that is ready to be written.
type file struct {
	name string
	data []byte
}
