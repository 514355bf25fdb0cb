package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/ordinary"
	"peerhub/generator/rename"
	"peerhub/generator/translate"
)

type renameCommand struct {
	Old    string `arg:"" help:"The page: its file, its place such as guides/finding-support, or its address."`
	New    string `arg:"" help:"Its new name, or its new place such as guides/where-to-begin."`
	DryRun bool   `help:"Only say what would move, and which files would change."`
}

// Run moves a page with all that leads to it, or leaves everything as it is.
func (c *renameCommand) Run(r *run) error {
	site, findings, err := r.checked()
	if err != nil {
		return err
	}
	e, said := rename.Find(site, r.asContent(c.Old))
	if said != "" {
		return misuse{said}
	}
	to, said := rename.To(site, e, r.asContent(c.New))
	if said != "" {
		return misuse{said}
	}
	root, err := os.OpenRoot(r.hub) // out of which no link leads
	if err != nil {
		return err
	}
	defer root.Close()
	plan, said, err := rename.Of(site, root.FS(), e, to)
	if said != "" {
		return misuse{said}
	}
	if err != nil {
		return err
	}
	words := r.words()
	if c.DryRun || r.Asks {
		if err := conclude(r.Stdout, words, shown(plan)...); err != nil {
			return err
		}
	}
	if c.DryRun {
		return conclude(r.Stdout, words, "Nothing was changed.")
	}
	if r.Asks {
		ask, answer := &asker{in: bufio.NewReader(r.Stdin), out: r.Stderr, words: words}, ""
		err := ask.ask("Go on? Write yes or no.", words.Say("no"), func(s string) error { answer = naming.Fold(s); return nil })
		if err != nil {
			return err
		}
		if answer != "yes" && answer != naming.Fold(words.Say("yes")) {
			return misuse{"nothing was changed"}
		}
	}
	done := &steps{run: r}
	if err := done.all(plan, site, findings); err != nil {
		return done.back(err)
	}
	says := []diag.Text{diag.Say("%s is %s now. Links that were changed: %d, in %s.", e.Section+"/"+e.Path, to.Section+"/"+to.Path,
		plan.Links, some(len(plan.Write), "%s file", "%s files"))}
	if len(plan.Old) > 0 {
		slices.Sort(plan.Old)
		says = append(says, diag.Say("These old addresses lead to it: %s", listed(plan.Old)))
	}
	for _, at := range plan.Left {
		says = append(says, diag.Say("A link in %s, row %d, leads to the old file: change it there.", at.File, at.Line))
	}
	return conclude(r.Stdout, words, says...)
}

// asContent is the path in the hub of what somebody wrote from where they are, if it is among the content; else what they wrote.
func (r *run) asContent(written string) string {
	if file := r.hubPath(written); strings.HasPrefix(file, "content/") {
		return file
	}
	return written
}

// mostListed is how many files or addresses are named in a row.
const mostListed = 12

func listed(names []string) string {
	if len(names) > mostListed {
		return strings.Join(names[:mostListed], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

// shown says what a plan would do.
func shown(plan rename.Plan) []diag.Text {
	var out []diag.Text
	for _, m := range plan.Moves {
		out = append(out, diag.Say("%s moves to %s", m.From, m.To))
	}
	if len(plan.Write) > 0 {
		out = append(out, diag.Say("These change: %s", listed(slices.Sorted(maps.Keys(plan.Write)))))
	}
	return out
}

// checked is the site, drafts and all, with the errors that its links have today.
func (r *run) checked() (*model.Site, []diag.Finding, error) {
	today, err := r.today("")
	if err != nil {
		return nil, nil, err
	}
	o := generator.Options{Hub: r.hub, Today: today, Drafts: true}
	site, found := generator.Site(r.ctx, o)
	if site == nil {
		if err := writeFindings(r.Stderr, found, r.words(), false, checkAll); err != nil {
			return nil, nil, err
		}
		return nil, nil, errQuiet
	}
	found, _, err = generator.Check(r.ctx, o)
	return site, slices.DeleteFunc(found, func(f diag.Finding) bool { return f.Severity != diag.Error }), err
}

// steps are what was done so far, with how to take each of them back.
type steps struct {
	*run
	undo []step
}

type step struct {
	file string
	back func() error
}

// all does what is planned, looks whether the hub is as sound as before, and lets translations follow.
func (s *steps) all(plan rename.Plan, before *model.Site, known []diag.Finding) error {
	for _, m := range plan.Moves {
		if err := s.move(m.From, m.To); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(plan.Write)) {
		if err := s.write(name, plan.Write[name]); err != nil {
			return err
		}
	}
	if err := s.notes(plan, before); err != nil {
		return err
	}
	after, found, err := s.checked()
	if err != nil {
		return err
	}
	if worse := news(plan, known, found); len(worse) > 0 {
		if err := writeFindings(s.Stderr, worse, s.words(), true, checkAll); err != nil {
			return err
		}
		return misuse{"the hub would have these errors, so nothing was changed"}
	}
	return s.follow(plan, before, after)
}

// news are the errors that were not there before: a file has as many of a kind as it had under its old name. Those of
// spreadsheets are left for a person.
func news(plan rename.Plan, before, after []diag.Finding) []diag.Finding {
	type kind struct {
		file string
		code diag.Code
	}
	had := map[kind]int{}
	for _, f := range before {
		had[kind{plan.After(f.File), f.Code}]++
	}
	var out []diag.Finding
	for _, f := range after {
		k := kind{f.File, f.Code}
		if had[k]--; had[k] < 0 && !slices.ContainsFunc(plan.Left, func(at model.Position) bool { return at.File == f.File }) {
			out = append(out, f)
		}
	}
	return out
}

// follow lets the translations of pages whose links changed say that they stand to their originals as before.
func (s *steps) follow(plan rename.Plan, before, after *model.Site) error {
	for _, e := range before.Entries {
		original := plan.After(e.Original.Pos.File)
		now := after.EntryOfFile(original)
		if now == nil || plan.Write[original] == nil && original == e.Original.Pos.File {
			continue
		}
		for _, p := range e.Pages {
			if p == e.Original || p.SourceHash == "" || !strings.HasSuffix(p.Pos.File, ".md") {
				continue
			}
			file := plan.After(p.Pos.File)
			page, err := readOwn(s.hub, file)
			if err != nil {
				return err
			}
			lock, err := readOwn(s.hub, translate.LockFile(file))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			page, lock, err = translate.Follow(page, lock, p.SourceHash, e.Original, now.Original)
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			if lock != nil { // first: see translate.Accept
				if err := s.write(translate.LockFile(file), lock); err != nil {
					return err
				}
			}
			if page != nil {
				if err := s.write(file, page); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// notes lets what imports remember of pages go with them.
func (s *steps) notes(plan rename.Plan, site *model.Site) error {
	var moved []string
	for _, e := range site.InSection("groups") {
		for _, p := range e.Pages {
			if plan.After(p.Pos.File) != p.Pos.File {
				moved = append(moved, p.Pos.File)
			}
		}
	}
	if len(moved) == 0 {
		return nil
	}
	notes, err := s.readNotes()
	if err != nil {
		return err
	}
	open, err := s.readQuestions()
	if err != nil {
		return err
	}
	noted, asked := false, false
	for _, file := range moved {
		noted = notes.Moved(file, plan.After(file)) || noted
		asked = open.Moved(file, plan.After(file)) || asked
	}
	for _, kept := range []struct {
		is     bool
		file   string
		encode func() ([]byte, error)
	}{{noted, interchange.NotesFile, notes.Encode}, {asked, interchange.OpenFile, open.Encode}} {
		if !kept.is {
			continue
		}
		data, err := kept.encode()
		if err != nil {
			return err
		}
		if err := s.write(kept.file, data); err != nil {
			return err
		}
	}
	return nil
}

func (s *steps) move(from, to string) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if err := ordinary.Move(s.hub, from, to); err != nil {
		return unfollowed(err)
	}
	s.undo = append(s.undo, step{to, func() error { return ordinary.Move(s.hub, to, from) }})
	s.tidy(from)
	return nil
}

func (s *steps) write(name string, data []byte) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	old, err := readOwn(s.hub, name)
	if err != nil {
		return err
	}
	if err := s.replace(name, data); err != nil {
		return err
	}
	s.undo = append(s.undo, step{name, func() error { return s.replace(name, old) }})
	return nil
}

// tidy takes away the folders in which a file was the last.
func (s *steps) tidy(file string) {
	for dir := path.Dir(file); strings.Count(dir, "/") > 1; dir = path.Dir(dir) { // below content/guides
		if os.Remove(filepath.Join(s.hub, filepath.FromSlash(dir))) != nil {
			return
		}
	}
}

// back takes back what was done, the last step first, and says of what it could not.
func (s *steps) back(why error) error {
	var left []string
	for _, step := range slices.Backward(s.undo) {
		if step.back() != nil {
			left = append(left, step.file)
		}
		s.tidy(step.file)
	}
	if len(left) > 0 {
		return fmt.Errorf("%w. %s", why, s.words().Say(diag.Say("This could not be taken back, and is half done: %s", strings.Join(left, ", "))))
	}
	return why
}
