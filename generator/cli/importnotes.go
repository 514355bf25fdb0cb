package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
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

// findRenamed finds the groups that their list has under another name than before: a page
// that no draft has the short name of says what one of them says. They keep their addresses.
func (i *importing) findRenamed(drafts []frontmatter.Draft) {
	i.renamed = map[string]string{}
	free := map[string]string{} // page → its short name before
	for file, noted := range i.notes[i.source] {
		free[file] = cmp.Or(noted.Slug, strings.TrimSuffix(path.Base(file), ".md"))
	}
	var fresh []frontmatter.Draft
	for _, d := range drafts {
		if file, ok := i.notes.Page(i.source, d.Slug, d.Language); ok {
			delete(free, file)
		} else if !d.Translation {
			fresh = append(fresh, d)
		}
	}
	wanted := map[string][]frontmatter.Draft{} // page → drafts that may be its group
	for _, d := range fresh {
		var pages []string
		for _, file := range slices.Sorted(maps.Keys(free)) {
			text := i.text(file)
			if text != "" && path.Base(path.Dir(file)) == d.Language && interchange.Renamed(text, d) {
				pages = append(pages, file)
			}
		}
		if len(pages) == 1 {
			wanted[pages[0]] = append(wanted[pages[0]], d)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(wanted)) {
		if len(wanted[file]) != 1 { // nobody knows which
			continue
		}
		d := wanted[file][0]
		i.renamed[d.Slug] = free[file]
		i.found.Add(diag.Finding{Code: diag.RecordDoubtful, Severity: diag.Warning, File: file,
			Message: diag.Say("%s (%s of the file) says what this group said, under another name. The page "+
				"keeps its address.", d.Name, d.Where),
			Suggestion: "If it is another group, give it an id of its own in the file. An id keeps the address " +
				"of a group for sure."})
	}
}
