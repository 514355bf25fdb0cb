package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

type importCommand struct {
	Groups importGroups `cmd:"" help:"Make pages of the groups in a file: ${read_formats}, also in a workbook (.xlsx)."`
}

type importGroups struct {
	File    string `arg:"" help:"The file; what it is, is seen by what is in it."`
	Replace bool   `help:"Let the file win where somebody changed a page and the file differs."`
	DryRun  bool   `help:"Write nothing, and say what would be written."`
}

// maxImport is the size above which a file is not read, in bytes.
const maxImport = 64 << 20

// importNotes is what an import notes of the pages that it wrote. It lies among
// them and belongs into the hub's repository, as they do.
const importNotes = "content/groups/import.lock.json"

// importing is one run of the command.
type importing struct {
	*run
	command importGroups
	site    *model.Site
	from    string
	notes   map[string]interchange.Noted // page → what was noted
	counts  map[string]int
	found   diag.List
}

// Run writes a page for each group, and says what became of every record.
func (c *importGroups) Run(r *run) error {
	data, err := r.importFile(c.File)
	if err != nil {
		return err
	}
	site, err := r.site()
	if err != nil {
		return err
	}
	name := filepath.Base(c.File)
	in := interchange.Read(name, data, site.Hub, site.Today)
	i := &importing{run: r, command: *c, site: site, from: in.Format.Title() + ": " + name, counts: map[string]int{}}
	i.found.Add(in.Findings...)
	if len(in.Drafts) == 0 {
		if err := diag.WriteText(r.Stderr, i.found.Sorted(), r.words()); err != nil {
			return err
		}
		return fmt.Errorf("%s: nothing was imported", name)
	}
	if i.notes, err = r.readNotes(); err != nil {
		return err
	}
	i.missing(in)
	groups := 0
	for _, d := range in.Drafts {
		if !d.Translation {
			groups++
		}
		if err := i.page(d); err != nil {
			return err
		}
	}
	if err := i.writeNotes(); err != nil {
		return err
	}
	if err := diag.WriteText(r.Stderr, i.found.Sorted(), r.words()); err != nil {
		return err
	}
	return i.summarise(name, in, groups)
}

// importFile reads a file from anywhere.
func (r *run) importFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, misuse{fmt.Errorf("there is no file %s", name)}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, misuse{fmt.Errorf("%s is a folder. Name one file in it", name)}
	case info.Size() > maxImport:
		return nil, fmt.Errorf("%s has more than %d MB, and was not read", name, maxImport>>20)
	}
	return os.ReadFile(name)
}

// file is the page of a draft: the one that the hub has, however its folder is
// spelt, or a new one.
func (i *importing) file(d frontmatter.Draft) string {
	if e := i.site.Entry("groups", d.Slug); e != nil {
		if p := e.Pages[d.Language]; p != nil && path.Ext(p.Pos.File) == ".md" {
			return p.Pos.File
		}
	}
	return path.Join("content/groups", d.Language, d.Slug+".md")
}

// page writes one page, or leaves it as it is and says why.
func (i *importing) page(d frontmatter.Draft) error {
	file, e := i.file(d), i.site.Entry("groups", d.Slug)
	if e != nil && path.Dir(e.Original.Pos.File) == "content/groups" {
		i.leave(e.Original.Pos.File, d, diag.Say("The group %s (%s of the file) stands in this spreadsheet already, and was not imported.", d.Name, d.Where),
			"Change it there; or take it out there, and import again.")
		return nil
	}
	noted := i.notes[file]
	if !noted.Same(i.from, d) {
		i.leave(file, d, diag.Say("This page is of another group, which came from %s. %s (%s of the file) was not imported.", noted.From, d.Name, d.Where),
			"Give one of the two another short name (slug, id) where they come from.")
		return nil
	}
	if !i.exists(file) {
		if noted.Fields != nil && !i.command.Replace && interchange.Note(d, "").Equal(noted) {
			i.leave(file, d, "The group was imported once, and somebody took its page away. It stays away.", "To have it again: import with --replace.")
			return nil
		}
		return i.done("new", file, d, nil, func() error { return i.create(file, d.File()) })
	}
	text, err := os.ReadFile(filepath.Join(i.hub, filepath.FromSlash(file)))
	if err != nil {
		return err
	}
	merged := interchange.Merge(string(text), d, noted, i.command.Replace)
	if len(merged.Conflicts) > 0 {
		message := diag.Text("Somebody changed this page, and the file says something else in: %s. The page's own words stay.")
		if noted.Fields == nil {
			message = "This page was not made by an import, and the file says something else in: %s. It was left as it is."
		}
		i.found.Add(diag.Finding{Code: diag.PageKept, Severity: diag.Warning, File: file, Message: diag.Say(message, strings.Join(merged.Conflicts, ", ")), Suggestion: "Compare the two. To take what the file says: import with --replace."})
	}
	switch {
	case len(merged.Changed) > 0:
		return i.done("updated", file, d, merged.Changed, func() error { return i.replace(file, []byte(merged.Text)) })
	case len(merged.Conflicts) > 0 && noted.Fields == nil:
		i.counts["kept"]++
		return nil
	}
	state := "same"
	if len(merged.Conflicts) > 0 {
		state = "kept"
	}
	i.counts[state]++
	i.notes[file] = interchange.Note(d, i.from)
	return nil
}

func (i *importing) leave(file string, d frontmatter.Draft, message, suggestion diag.Text) {
	i.counts["kept"]++
	i.found.Add(diag.Finding{Code: diag.PageKept, Severity: diag.Warning, File: file, Message: message, Suggestion: suggestion})
}

// done writes a page, unless nothing is to be written, and notes and tells it.
func (i *importing) done(state, file string, d frontmatter.Draft, fields []string, write func() error) error {
	if !i.command.DryRun {
		if err := write(); err != nil {
			return err
		}
	}
	i.counts[state]++
	i.notes[file] = interchange.Note(d, i.from)
	line := fmt.Sprintf("%-8s %s", state, file)
	if len(fields) > 0 {
		line += " (" + strings.Join(fields, ", ") + ")"
	}
	_, err := fmt.Fprintln(i.Stdout, line)
	return err
}

// missing names the pages of an earlier import of the same file that this one
// does not have: groups that have gone, or rows that were lost.
func (i *importing) missing(in interchange.Import) {
	now, sources := map[string]bool{}, map[string]bool{i.from: true}
	for _, d := range in.Drafts {
		file := i.file(d)
		now[file] = true
		if noted, ok := i.notes[file]; ok {
			sources[noted.From] = true // the file may have another name today
		}
	}
	before, gone := 0, []string{}
	for file, noted := range i.notes {
		if !sources[noted.From] {
			continue
		}
		before++
		if !now[file] && i.exists(file) {
			gone = append(gone, file)
		}
	}
	if len(gone) == 0 {
		return
	}
	slices.Sort(gone)
	shown := diag.Verbatim(strings.Join(gone[:min(len(gone), 20)], ", "))
	if len(gone) > 20 {
		shown = diag.Say("%s and %d more", shown, len(gone)-20)
	}
	i.found.Add(diag.Finding{Code: diag.PartOfFile, Severity: diag.Warning, File: filepath.Base(i.command.File),
		Message:    diag.Say("The last import had %s, and %s of them are not in this file: %s. Is it the whole file?", some(before, "%s page", "%s pages"), thousands(int64(len(gone))), shown),
		Suggestion: "Their pages were left as they are. If a group has gone, write in its page: status: closed"})
}

func (i *importing) summarise(name string, in interchange.Import, groups int) error {
	used := 0
	for _, d := range in.Drafts {
		used += d.Records
	}
	hub := 0
	for _, e := range i.site.Entries {
		if e.Kind == model.KindGroup {
			hub++
		}
	}
	verb := ""
	if i.command.DryRun {
		verb = "Nothing was written. "
	}
	_, err := fmt.Fprintf(i.Stdout, "%s%s (%s) has %s: %s made %s, %d left out. Pages: %d new, %d updated, %d as before, %d kept as they were. The hub had %s.\n",
		verb, name, in.Format.Title(), plural(in.Records, "record"), thousands(int64(used)), plural(groups, "group"), in.Records-used,
		i.counts["new"], i.counts["updated"], i.counts["same"], i.counts["kept"], plural(hub, "group"))
	return err
}

// readNotes reads what earlier imports noted.
func (r *run) readNotes() (map[string]interchange.Noted, error) {
	notes := map[string]interchange.Noted{}
	data, err := os.ReadFile(filepath.Join(r.hub, filepath.FromSlash(importNotes)))
	if errors.Is(err, fs.ErrNotExist) {
		return notes, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &notes)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w. Take it away, and the next import will compare every page as if somebody had written it", importNotes, err)
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
	if i.exists(importNotes) {
		return i.replace(importNotes, data)
	}
	return i.create(importNotes, string(data))
}
