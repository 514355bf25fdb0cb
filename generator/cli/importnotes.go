package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/naming"
)

// readNotes reads what earlier imports noted.
func (r *run) readNotes() (interchange.Notes, error) {
	data, err := r.readWhole(interchange.NotesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return interchange.Notes{}, nil
	}
	var notes interchange.Notes
	if err == nil {
		notes, err = interchange.ReadNotes(data)
	}
	if errors.Is(err, interchange.ErrNewer) {
		return nil, fmt.Errorf("%s: %w", interchange.NotesFile, err)
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
	data, err := i.notes.Encode()
	if err != nil {
		return err
	}
	if i.exists(interchange.NotesFile) {
		return i.replace(interchange.NotesFile, data)
	}
	return i.create(interchange.NotesFile, string(data))
}

// sourceOf finds out which list a file is: the one that it is said to be, also one that the
// hub does not have yet, or see interchange.Notes. Nearly the name of the list that has the
// groups of the file is a slip: it would make second pages of all of them.
func (i *importing) sourceOf(in interchange.Import, file string) (string, error) {
	alike := i.notes.Source(in, file)
	named := i.command.Source
	whole := interchange.SourceNamed(in.Format, named)
	switch {
	case named == "":
		return alike, nil
	case i.notes[named] != nil:
		return named, nil
	}
	const slip = 2 // letters
	if i.notes[whole] == nil && i.notes[alike] != nil && naming.Near(alike, whole, slip) {
		return "", misuse{diag.Say("--source: the hub has no list %q, and its list %q has these groups. "+
			"If that is the one, write --source %q. For a new list, choose a name that is less alike", whole, alike,
			alike)}
	}
	return whole, nil
}

// findRenamed finds the groups that their list calls otherwise than before. They keep their
// addresses, and people are asked about those that may be other groups.
func (i *importing) findRenamed(drafts []frontmatter.Draft) {
	i.renamed = map[string]string{}
	for _, one := range i.notes.Renamed(i.source, drafts, i.read) {
		d := one.Draft
		i.renamed[d.Slug] = one.Was
		if one.Sure {
			continue
		}
		where := interchange.Where(d.Where, false)
		message := diag.Say("%s (%s of the file) says what this group said, under another name. The page "+
			"keeps its address.", d.Name, where)
		if i.notes[i.source][one.File].Fields["name"] == interchange.Note(d).Fields["name"] {
			message = diag.Say("%s (%s of the file) has the name of this group and says nearly the same. The page "+
				"keeps its address.", d.Name, where)
		}
		suggestion := diag.Text("If it is another group, give it an id of its own in the file. An id keeps the " +
			"address of a group for sure.")
		if interchange.FieldOf(d.File(), "id") != "" {
			suggestion = "If it is another group, write a page of its own for the group that was here before."
		}
		i.found.Add(diag.Finding{Code: diag.RecordDoubtful, Severity: diag.Warning, File: one.File, Message: message,
			Suggestion: suggestion})
	}
}
