package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"peerhub/generator/interchange"
)

// readNotes reads what earlier imports noted.
func (r *run) readNotes() (interchange.Notes, error) {
	data, err := os.ReadFile(filepath.Join(r.hub, filepath.FromSlash(interchange.NotesFile)))
	if errors.Is(err, fs.ErrNotExist) {
		return interchange.Notes{}, nil
	}
	var notes interchange.Notes
	if err == nil {
		notes, err = interchange.ReadNotes(data)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w. Take it away, and the next import will compare every page as if somebody had written it", interchange.NotesFile, err)
	}
	return notes, nil
}

func (i *importing) writeNotes() error {
	if i.command.DryRun {
		return nil
	}
	data, err := interchange.JSON(i.notes) // maps are written in the order of their keys
	if err != nil {
		return err
	}
	if i.exists(interchange.NotesFile) {
		return i.replace(interchange.NotesFile, data)
	}
	return i.create(interchange.NotesFile, string(data))
}

// sourceOf finds out which list a file is: the one that it is said to be, or see
// interchange.Notes.
func (i *importing) sourceOf(in interchange.Import, file string) string {
	if i.command.Source != "" {
		return interchange.SourceNamed(in.Format, i.command.Source)
	}
	return i.notes.Source(in, file, func(page string) (string, bool) {
		text, err := os.ReadFile(filepath.Join(i.hub, filepath.FromSlash(page)))
		return string(text), err == nil
	})
}
