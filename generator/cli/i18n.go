package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/ordinary"
	"peerhub/generator/translate"
)

type i18nCommand struct {
	Status i18nStatus `cmd:"" help:"Tell how each translation stands to its original."`
	Accept i18nAccept `cmd:"" help:"Note that a translation says what its original says now."`
}

type i18nStatus struct {
	Language string `help:"Only this language." placeholder:"CODE" type:"language"`
	All      bool   `help:"List every page, not only those that want work."`
	JSON     bool   `name:"json" help:"Print the table as JSON."`
}

// row is a line of the table as --json prints it.
type row struct {
	Language string      `json:"language"`
	State    model.State `json:"state"`
	File     string      `json:"file"`     // "" when missing
	Original string      `json:"original"` // the original's file
	Title    string      `json:"title"`    // the original's
}

// states are in the order of the work that they ask for.
var states = []model.State{model.StateOutdated, model.StateMinor, model.StateOrphan, model.StateMachine,
	model.StateUnverified, model.StateMissing, model.StateCurrent, model.StateOriginal}

// wanting are the states that are listed without --all: somebody has begun, and
// it is not done.
var wanting = []model.State{model.StateOutdated, model.StateMinor, model.StateOrphan, model.StateMachine}

// stateWord says how a translation stands.
func stateWord(s model.State) diag.Text {
	return map[model.State]diag.Text{model.StateOriginal: "original", model.StateCurrent: "current",
		model.StateMinor: "minor", model.StateOutdated: "outdated", model.StateMissing: "missing",
		model.StateOrphan: "orphan", model.StateUnverified: "unverified", model.StateMachine: "machine"}[s]
}

// Run prints the table.
func (c *i18nStatus) Run(r *run) error {
	site, err := r.site()
	if err != nil {
		return err
	}
	if _, ok := site.Hub.Language(c.Language); !ok && c.Language != "" {
		return misuse{diag.Say("--language: the hub has no language %q, only %s", c.Language, codes(site.Hub))}
	}
	rows := map[string][]row{}
	for _, t := range translate.Status(site) {
		line := row{Language: t.Language, State: t.State, Original: t.Entry.Original.Pos.File,
			Title: t.Entry.Original.Title}
		if t.Page != nil {
			line.File = t.Page.Pos.File
		}
		rows[t.Language] = append(rows[t.Language], line)
	}
	all := []row{}
	for _, l := range site.Hub.Languages {
		if c.Language != "" && l.Code != c.Language {
			continue
		}
		of := rows[l.Code]
		slices.SortStableFunc(of,
			func(a, b row) int { return slices.Index(states, a.State) - slices.Index(states, b.State) })
		all = append(all, of...)
		if !c.JSON {
			c.print(r, l.Code, of)
		}
	}
	if !c.JSON {
		return nil
	}
	e := json.NewEncoder(r.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

func (c *i18nStatus) print(r *run, language string, rows []row) {
	counts := map[model.State]int{}
	for _, line := range rows {
		counts[line.State]++
	}
	words := r.words()
	var parts []string
	for _, s := range states {
		if counts[s] > 0 {
			parts = append(parts, words.Say(diag.Say("%d %s", counts[s], stateWord(s))))
		}
	}
	fmt.Fprintf(r.Stdout, "%s: %s\n", language, strings.Join(parts, ", "))
	for _, line := range rows {
		if c.All || slices.Contains(wanting, line.State) {
			file := line.File
			if file == "" {
				file = line.Original
			}
			fmt.Fprintf(r.Stdout, "  %-10s %s\n", words.Say(stateWord(line.State)), diag.Printable(file))
		}
	}
}

type i18nAccept struct {
	Files []string `arg:"" name:"file" help:"Files of translations, such as content/guides/fr/starting-a-group.md."`
}

// Run accepts each file, and goes on after one that cannot be.
func (c *i18nAccept) Run(r *run) error {
	site, err := r.site()
	if err != nil {
		return err
	}
	failed, words := false, r.words()
	var notes []string
	for _, name := range c.Files {
		if err := r.accept(site, name); err != nil {
			fmt.Fprintf(r.Stderr, "peerhub: %s\n", diag.Printable(err.Error()))
			failed = true
			continue
		}
		fmt.Fprintln(r.Stdout, words.Say(diag.Say("%s is current.", r.hubPath(name))))
		if note := translate.LockFile(r.hubPath(name)); !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	switch len(notes) {
	case 0:
	case 1:
		fmt.Fprintln(r.Stdout, words.Say(diag.Say("What the original says now is noted in %s. Keep that file with "+
			"the page: with Git, commit both.", notes[0])))
	default:
		fmt.Fprintln(r.Stdout, words.Say(diag.Say("What the originals say now is noted beside the pages, in %d "+
			"files such as %s. Keep these files with the pages: with Git, commit both.", len(notes), notes[0])))
	}
	if failed {
		return errQuiet
	}
	return nil
}

func (r *run) accept(site *model.Site, name string) error {
	file := r.hubPath(name)
	e := site.EntryOfFile(file)
	if e == nil {
		return fmt.Errorf("%s is no page of the hub", name)
	}
	for _, p := range e.Pages {
		if p.Pos.File == file {
			return translate.Accept(os.DirFS(r.hub), r.replace, p, e.Original)
		}
	}
	return fmt.Errorf("%s is no page of the hub", name)
}

// hubPath returns the hub's path of a file that was named from the hub or from
// the current folder.
func (r *run) hubPath(name string) string {
	slashed := filepath.ToSlash(filepath.Clean(name))
	if r.exists(slashed) {
		return slashed
	}
	hub, err := filepath.Abs(r.hub)
	if err != nil {
		return slashed
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return slashed
	}
	rel, err := filepath.Rel(hub, abs)
	if err != nil {
		return slashed
	}
	return filepath.ToSlash(rel)
}

// replace puts new contents into a file of the hub, in one step: a full disk
// must not cost anybody a translation.
func (r *run) replace(file string, data []byte) error {
	return replace(r.hub, file, data)
}

// replace does so in any folder, so that whoever reads the file meets the old one or the new one, and never a half.
func replace(folder, file string, data []byte) error {
	return unfollowed(ordinary.Replace(folder, file, data))
}

// into is replace where a folder was named: of one within the hub, which may be a stranger's, no part is a link.
func (r *run) into(folder, file string, data []byte) error {
	hub, err := filepath.Abs(r.hub)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	if rel, err := filepath.Rel(hub, out); err == nil && filepath.IsLocal(rel) {
		return r.replace(filepath.ToSlash(filepath.Join(rel, file)), data)
	}
	return replace(folder, file, data)
}

// site reads the hub's model. Findings are the business of peerhub check; here
// only a hub that cannot be read at all stops the command.
func (r *run) site() (*model.Site, error) {
	today, err := r.today("")
	if err != nil {
		return nil, err
	}
	site, findings := generator.Site(r.ctx, generator.Options{Hub: r.hub, Today: today, Drafts: true})
	if site == nil {
		if err := writeFindings(r.Stderr, findings, r.words(), false, checkAll); err != nil {
			return nil, err
		}
		return nil, errQuiet
	}
	return site, nil
}
