package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
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
		return nil, fmt.Errorf("%s cannot be read: %w. Take it away, and the next import will compare every page as "+
			"if somebody had written it", interchange.NotesFile, err)
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
// interchange.Notes. Where lists are known, a name that none of them has is a slip: it would
// make second pages of all groups.
func (i *importing) sourceOf(in interchange.Import, file string) (string, error) {
	if named := i.command.Source; named != "" {
		whole := interchange.SourceNamed(in.Format, named)
		if i.notes[named] != nil {
			whole = named
		}
		if len(i.notes) > 0 && i.notes[whole] == nil {
			known := slices.Sorted(maps.Keys(i.notes))
			return "", misuse{fmt.Errorf("--source: no list of the hub is called %q, only %s. "+
				"For a list that the hub does not have, leave --source out", whole, strings.Join(known, "; "))}
		}
		return whole, nil
	}
	return i.notes.Source(in, file, i.read), nil
}

// findRenamed finds the groups that their list has under another name than before. They
// keep their addresses.
func (i *importing) findRenamed(drafts []frontmatter.Draft) {
	i.renamed = map[string]string{}
	for _, one := range i.notes.Renamed(i.source, drafts, i.read) {
		d := one.Draft
		i.renamed[d.Slug] = one.Was
		i.found.Add(diag.Finding{Code: diag.RecordDoubtful, Severity: diag.Warning, File: one.File,
			Message: diag.Say("%s (%s of the file) says what this group said, under another name. The page "+
				"keeps its address.", d.Name, interchange.Where(d.Where, false)),
			Suggestion: "If it is another group, give it an id of its own in the file. An id keeps the address " +
				"of a group for sure."})
	}
}
