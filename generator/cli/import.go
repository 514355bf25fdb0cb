package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

type importCommand struct {
	Groups importGroups `cmd:"" help:"Make pages of the groups in a file: ${read_formats}, also in a workbook (.xlsx)."`
	Feeds  importFeeds  `cmd:"" help:"Fetch now the lists that hub.yaml names under feeds, and say what is in them."`
}

type importGroups struct {
	File    string `arg:"" help:"The file; what it is, is seen by what is in it."`
	Source  string `help:"Which list the file is: one that the hub has under that name, or a new one to live beside the others." placeholder:"NAME"`
	Replace bool   `help:"Let the file win where somebody changed a page and the file differs."`
	Settled bool   `help:"Nothing that this file leaves open is to be asked again."`
	DryRun  bool   `help:"Write nothing, and say what would be written."`
	All     bool   `help:"List every page and every finding, and not three of each kind."`
}

// maxImport is the size above which a file is not read, in bytes.
const maxImport = 64 << 20

// importing is one run of the command.
type importing struct {
	*run
	command importGroups
	site    *model.Site
	source  string // which list the file is
	notes   interchange.Notes
	slugs   map[string]string    // what the file calls a group → what its page is called
	pages   map[string]string    // what the file calls a group → its page in the hub's first language
	before  map[[2]string]string // the pages that the list had: language and what it calls the group → page
	renamed map[string]string    // what the file calls a group → what it called it before
	written map[string]bool      // pages of this run
	fresh   map[string]bool      // of them, those that its list did not have before
	lines   map[string][]diag.Text
	counts  map[string]int
	unused  int // records that made no page
	found   diag.List
}

// Run writes a page for each group, and says what became of every record.
func (c *importGroups) Run(r *run) error {
	data, err := r.importFile(c.File)
	if err != nil {
		return err
	}
	var site *model.Site
	failed, err := stoppable(r.ctx, func() (err error) { site, err = r.site(); return err })
	if err = cmp.Or(err, failed); err != nil {
		return err
	}
	name := filepath.Base(c.File)
	in, err := stoppable(r.ctx, func() interchange.Import { return interchange.Read(name, data, site.Hub, site.Today) })
	if err != nil {
		return err
	}
	i := &importing{run: r, command: *c, site: site, counts: map[string]int{}, slugs: map[string]string{},
		pages:   map[string]string{},
		written: map[string]bool{}, fresh: map[string]bool{}, lines: map[string][]diag.Text{}}
	if i.notes, err = r.readNotes(); err != nil {
		return err
	}
	if i.source, err = i.sourceOf(in, name); err != nil {
		return err
	}
	for _, f := range in.Findings {
		if i.command.Settled && in.Asks(f) {
			continue
		}
		if f.Code != diag.IDAdvised || len(i.notes[i.source]) == 0 { // which is said once
			i.found.Add(f)
		}
	}
	if len(in.Drafts) == 0 {
		if err := writeFindings(r.Stderr, i.found.Sorted(), r.words(), c.All, allOption); err != nil {
			return err
		}
		return errors.New(r.words().Say(diag.Say("%s: nothing was imported", name)))
	}
	if _, err := stoppable(r.ctx, func() bool { i.findRenamed(in.Drafts); return true }); err != nil {
		return err
	}
	i.before = i.notes.Pages(i.source)
	groups := 0
	for _, d := range in.Drafts {
		if r.ctx.Err() != nil {
			return i.stopped()
		}
		if !d.Translation {
			groups++
		}
		if err := i.page(d); err != nil {
			return err
		}
	}
	i.missing()
	if err := i.writeNotes(); err != nil {
		return err
	}
	if err := i.writeQuestions(in); err != nil {
		return err
	}
	if err := i.summarise(name, in, groups); err != nil {
		return err
	}
	return writeFindings(r.Stderr, i.found.Sorted(), r.words(), c.All, allOption)
}

// stoppable does what writes nothing, unless the run is stopped before it is done.
func stoppable[T any](ctx context.Context, do func() T) (out T, err error) {
	done := make(chan T, 1)
	go func() { done <- do() }()
	select {
	case out = <-done:
		return out, ctx.Err()
	case <-ctx.Done():
		return out, ctx.Err()
	}
}

// stopped ends an import between two pages. Those that were written are whole, and noted, so
// that the next import goes on from there.
func (i *importing) stopped() error {
	if err := i.writeNotes(); err != nil {
		return err
	}
	return fmt.Errorf("stopped after %d pages. Import once more to have the others", len(i.written))
}

// importFile reads a file from anywhere.
func (r *run) importFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, misuse{diag.Say("there is no file %s", name)}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, misuse{diag.Say("%s is a folder. Name one file in it", name)}
	case !info.Mode().IsRegular(): // a pipe may never end
		return nil, misuse{diag.Say("%s is no file. Save what comes out of it as a file, and import that", name)}
	case info.Size() > maxImport:
		return nil, fmt.Errorf("%s has more than %d MB, and was not read", name, maxImport>>20)
	}
	return os.ReadFile(name)
}

// file is the page of a draft: the one that its list had before, one that the hub has of
// nobody's list, however its folder is spelt, or a new one.
func (i *importing) file(d frontmatter.Draft) string {
	for _, slug := range []string{d.Slug, i.renamed[d.Slug]} {
		if file, ok := i.before[[2]string{d.Language, slug}]; ok && slug != "" && !i.written[file] {
			return file
		}
	}
	slug, known := i.slugs[d.Slug]
	for n := 2; !known; n++ {
		if slug == "" {
			slug, n = d.Slug, 1
		} else {
			slug = fmt.Sprintf("%s-%d", d.Slug, n)
		}
		file := i.standing(slug, d.Language)
		of := i.notes.Of(file)
		known = !i.written[file] && (of == "" || of == i.source)
		if known && n > 1 { // beside another group: only where nobody's page stands
			known = !i.exists(file)
		}
	}
	i.slugs[d.Slug] = slug
	return i.standing(slug, d.Language)
}

// standing is the page of a short name.
func (i *importing) standing(slug, language string) string {
	if e := i.site.Entry("groups", slug); e != nil {
		if p := e.Pages[language]; p != nil && path.Ext(p.Pos.File) == ".md" {
			return p.Pos.File
		}
	}
	return path.Join("content/groups", language, slug+".md")
}

// note notes what a page was made of.
func (i *importing) note(file string, d frontmatter.Draft) {
	noted := interchange.Note(d)
	if strings.TrimSuffix(path.Base(file), ".md") != d.Slug {
		noted.Slug = d.Slug
	}
	if _, before := i.notes[i.source][file]; !before {
		i.fresh[file] = true
	}
	i.notes.Add(i.source, file, noted)
	i.written[file] = true
	if !d.Translation {
		i.pages[d.Slug] = file
	}
}

// page writes one page, or leaves it as it is and says why.
func (i *importing) page(d frontmatter.Draft) error {
	e := i.site.Entry("groups", d.Slug)
	if e != nil && path.Dir(e.Original.Pos.File) == "content/groups" {
		i.leave(e.Original.Pos.File, d,
			diag.Say("The group %s (%s of the file) stands in this spreadsheet already, and was not imported.", d.Name,
				interchange.Where(d.Where, false)),
			"Change it there; or take it out there, and import again.")
		return nil
	}
	file := i.file(d)
	noted := i.notes[i.source][file]
	if !i.exists(file) {
		if noted.Fields != nil && !i.command.Replace { // whatever its list says of it since
			i.written[file] = true
			i.leave(file, d, "The group was imported once, and somebody took its page away. It stays away.",
				"To have it again: import with --replace.")
			return nil
		}
		return i.done("new", file, d, nil, func() error { return i.create(file, d.File()) })
	}
	text, err := i.readWhole(file)
	if err != nil {
		return err
	}
	merged := interchange.Merge(string(text), d, noted, i.command.Replace)
	if len(merged.Conflicts) > 0 {
		message := diag.Text("Somebody changed this page, and the file says something else in: %s. The page's own " +
			"words stay.")
		if noted.Fields == nil {
			message = "This page was not made by an import, and the file says something else in: %s. It was left as " +
				"it is."
		}
		i.found.Add(diag.Finding{Code: diag.PageKept, Severity: diag.Warning, File: file,
			Message:    diag.Say(message, strings.Join(merged.Conflicts, ", ")),
			Suggestion: "Compare the two. To take what the file says: import with --replace."})
	}
	switch {
	case len(merged.Changed) > 0:
		return i.done("updated", file, d, merged.Changed, func() error { return i.replace(file, []byte(merged.Text)) })
	case len(merged.Conflicts) > 0 && noted.Fields == nil:
		i.counts["kept"]++
		i.unused += d.Records
		return nil
	}
	state := "same"
	if len(merged.Conflicts) > 0 {
		state = "kept"
	}
	i.counts[state]++
	i.note(file, d)
	return nil
}

func (i *importing) leave(file string, d frontmatter.Draft, message, suggestion diag.Text) {
	i.counts["kept"]++
	i.unused += d.Records
	i.found.Add(diag.Finding{Code: diag.PageKept, Severity: diag.Warning, File: file, Message: message,
		Suggestion: suggestion})
}

// done writes a page, unless nothing is to be written, and notes and tells it.
func (i *importing) done(state, file string, d frontmatter.Draft, fields []string, write func() error) error {
	if !i.command.DryRun {
		if err := write(); err != nil {
			return err
		}
	}
	i.counts[state]++
	i.note(file, d)
	what := diag.Verbatim(file)
	if len(fields) > 0 {
		what = diag.Say("%s (%s)", file, strings.Join(fields, ", "))
	}
	i.lines[state] = append(i.lines[state], stateLine(state, what))
	return nil
}
