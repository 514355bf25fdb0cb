package generator

import (
	"context"

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
func Books(ctx context.Context, o Options, form model.Download, want func(module *model.Entry, language string) bool,
	write func(name string, data []byte) error) ([]diag.Finding, error) {
	r := newRun(o)
	err := r.books(ctx, form, want, write)
	return r.found.Sorted(), err
}

func (r *run) books(ctx context.Context, form model.Download, want func(module *model.Entry, language string) bool,
	write func(name string, data []byte) error) error {
	pages, err := r.renderer(ctx, check.Links, check.Training, rights.Check)
	if err != nil {
		return err
	}
	var files []file
	var met render.Findings
	for _, e := range r.site.InSection("training") {
		for _, code := range r.site.Hub.Codes() {
			if e.Kind != model.KindModule || !want(e, code) {
				continue
			}
			data, found, err := pages.Book(e, code, form)
			if err != nil {
				return err
			}
			met.Add(0, found...)
			if data != nil {
				files = append(files, file{route.DownloadName(e, form, code), data})
			}
		}
	}
	r.found.Add(met.All()...)
	if err := r.errIfFound(); err != nil {
		return err
	}
	for _, f := range files {
		if err := write(f.name, f.data); err != nil {
			return err
		}
	}
	return nil
}

// file is a file that is ready to be written.
type file struct {
	name string
	data []byte
}
