package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
	"peerhub/generator/ordinary"
)

// readQuestions reads what earlier imports left open.
func (r *run) readQuestions() (interchange.Questions, error) {
	data, err := r.readWhole(interchange.OpenFile)
	if errors.Is(err, fs.ErrNotExist) {
		return interchange.Questions{}, nil
	}
	var out interchange.Questions
	if err == nil {
		out, err = interchange.ReadQuestions(data)
	}
	if errors.Is(err, interchange.ErrNewer) {
		return nil, fmt.Errorf("%s: %w", interchange.OpenFile, err)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w. Take it away, and import once more", interchange.OpenFile, err)
	}
	return out, nil
}

// writeQuestions notes what the import left open.
func (i *importing) writeQuestions(in interchange.Import) error {
	if i.command.DryRun {
		return nil
	}
	all, err := i.readQuestions()
	if err != nil {
		return err
	}
	if !all.Replace(i.source, filepath.Base(i.command.File), in, i.pages, i.text, i.site.Today, i.command.Settled) {
		return nil
	}
	data, err := all.Encode()
	if err != nil {
		return err
	}
	if i.exists(interchange.OpenFile) {
		return i.replace(interchange.OpenFile, data)
	}
	return i.create(interchange.OpenFile, string(data))
}

// text is the page of a file, "" where there is none.
func (r *run) text(file string) string {
	if file == "" {
		return ""
	}
	text, _ := r.read(file)
	return text
}

// read reads a file of the hub, and reports whether it is there.
func (r *run) read(file string) (string, bool) {
	data, err := r.readWhole(file)
	if err != nil {
		return "", false
	}
	return string(data), true
}

// readWhole reads a file of the hub, if it is no larger than a list may be that is imported:
// nothing that is kept of one is.
func (r *run) readWhole(file string) ([]byte, error) {
	if err := unfollowed(ordinary.Within(r.hub, file)); err != nil {
		return nil, err
	}
	data, err := ordinary.Read(filepath.Join(r.hub, filepath.FromSlash(file)), maxImport)
	switch {
	case errors.Is(err, ordinary.ErrTooLarge):
		return nil, fmt.Errorf("%s has more than %d MB, and was not read", file, maxImport>>20)
	case errors.Is(err, ordinary.ErrNotOrdinary):
		return nil, fmt.Errorf("%s is a folder, a pipe or a device, and was not opened", file)
	}
	return data, err
}

// stillOpen are the questions of imports that nobody has settled, as findings.
func (r *run) stillOpen(checked map[string]model.Date) ([]diag.Finding, error) {
	all, err := r.readQuestions()
	if err != nil {
		return nil, err
	}
	return all.Findings(r.text, checked), nil
}
