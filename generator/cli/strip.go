package cli

import (
	"bufio"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/ordinary"
	"peerhub/generator/strip"
)

type stripCommand struct {
	Languages   []string `help:"The languages that stay, the first one first; all by default." placeholder:"CODES" type:"language"`
	Sections    []string `help:"The sections that stay beside pages; all by default." placeholder:"NAMES"`
	KeepSamples bool     `help:"Leave pages that are samples."`
	Again       bool     `help:"Take out what was taken out before, and came back with a newer version."`
	DryRun      bool     `help:"Only say what would go."`
}

// mostRounds is how often the hub is checked and mended: what was mended may bring up something else.
const mostRounds = 8

// Run takes languages, sections and samples out of a hub, with what leads to them.
func (c *stripCommand) Run(r *run) error {
	today, err := r.today("")
	if err != nil {
		return err
	}
	lock, err := readHubLock(r.hub)
	if err != nil {
		return err
	}
	site, err := r.site()
	if err != nil {
		return err
	}
	keep, err := c.keep(site, &lock)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(r.hub) // out of which no link leads
	if err != nil {
		return err
	}
	defer root.Close()
	plan, err := strip.Of(site, root.FS(), keep)
	if err != nil {
		return err
	}
	gone := some(len(plan.Delete), "%s file", "%s files")
	if c.DryRun {
		says := []diag.Text{diag.Say("Nothing was done. %s would go, and others change that lead there.", gone)}
		return conclude(r.Stdout, r.words(), append(says, lost(plan, "They would go, and still be in the history of git.")...)...)
	}
	if r.Asks && len(plan.Delete) > 0 {
		words, answer := r.words(), ""
		ask := &asker{in: bufio.NewReader(r.Stdin), out: r.Stderr, words: words}
		err := ask.ask(diag.Say("This deletes %s. With git you can have them back. Go on? Write yes or no.", gone), words.Say("no"),
			func(s string) error { answer = naming.Fold(s); return nil })
		if err != nil {
			return err
		}
		if answer != "yes" && answer != naming.Fold(words.Say("yes")) {
			return misuse{"nothing was deleted"}
		}
	}
	if err := apply(r, plan); err != nil {
		return err
	}
	mended, left, err := mend(r, today)
	if err != nil {
		return err
	}
	if err := acceptAll(r, plan.Accept); err != nil {
		return err
	}
	if err := lock.write(r); err != nil {
		return err
	}
	says := append([]diag.Text{diag.Say("Taken out: %s. Changed because they led there: %s.", gone, some(mended, "%s file", "%s files"))}, lost(plan, "They are gone, and still in the history of git.")...)
	if left > 0 {
		says = append(says, diag.Say("Mistakes that are left for you to mend: %d. Run peerhub check to see them.", left))
	}
	if err := conclude(r.Stdout, r.words(), says...); err != nil {
		return err
	}
	if r.exists(".vscode/peerhub") { // what editors are offered follows from the settings
		return r.vscode(generator.Schemas(r.hub))
	}
	return nil
}

// keep is what stays, as flags say it, or what did not go before. What goes is remembered, not what stays: a language or a
// section that somebody adds is theirs.
func (c *stripCommand) keep(site *model.Site, lock *hubLock) (strip.Keep, error) {
	languages, sections := site.Hub.Codes(), sectionsOf(site)
	gone := stripped{Samples: !c.KeepSamples}
	if lock.Stripped != nil {
		gone.Languages, gone.Sections = lock.Stripped.Languages, lock.Stripped.Sections
	}
	keep := strip.Keep{Languages: languages, Sections: sections}
	switch {
	case c.Again && lock.Stripped == nil:
		return keep, misuse{diag.Say("--again: nothing is remembered in %s. Name what stays: --languages, --sections", hubLockFile)}
	case c.Again && (c.Languages != nil || c.Sections != nil || c.KeepSamples):
		return keep, misuse{diag.Say("--again takes out what went before: leave out %s", "--languages, --sections, --keep-samples")}
	case c.Again && (slices.Contains(gone.Sections, "pages") || len(union(nil, languages, gone.Languages)) == 0):
		return keep, misuse{diag.Say("--again: %s says that all languages go, or all pages. strip does not write that: mend it by hand", hubLockFile)}
	case c.Again:
		gone.Samples = lock.Stripped.Samples
		keep.Sections = slices.DeleteFunc(slices.Clone(sections), func(s string) bool { return slices.Contains(gone.Sections, s) })
	default:
		for _, code := range c.Languages {
			if !slices.Contains(languages, code) {
				return keep, misuse{diag.Say("--languages: the hub has no language %q, only %s", code, strings.Join(languages, ", "))}
			}
			keep.Languages = union(nil, c.Languages, nil)
		}
		for _, name := range c.Sections {
			if !slices.Contains(sections, name) {
				return keep, misuse{diag.Say("--sections: the hub has no section %q, only %s", name, strings.Join(sections, ", "))}
			}
			keep.Sections = union([]string{"pages"}, c.Sections, nil)
		}
	}
	gone.Languages = union(gone.Languages, languages, keep.Languages)
	gone.Sections = union(gone.Sections, sections, keep.Sections)
	keep.Samples, keep.Gone, lock.Stripped = !gone.Samples, gone.Languages, &gone
	return keep, nil
}

// union is what went before and what of all does not stay, each once.
func union(before, all, stays []string) []string {
	var out []string
	for _, s := range slices.Concat(before, all) {
		if !slices.Contains(stays, s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func sectionsOf(site *model.Site) []string {
	var out []string
	for _, e := range site.Entries {
		if !slices.Contains(out, e.Section) {
			out = append(out, e.Section)
		}
	}
	return out
}

// lost names the pages that nobody has translated, and what becomes of them.
func lost(plan strip.Plan, then diag.Text) []diag.Text {
	if len(plan.Lost) == 0 {
		return nil
	}
	shown := strings.Join(plan.Lost[:min(len(plan.Lost), 5)], ", ")
	return []diag.Text{diag.Say("Pages that nobody has translated into a language that stays: %d, such as %s. %s",
		len(plan.Lost), shown, then)}
}

// apply writes and deletes files, in this order: whatever stops it, no text is lost. Folders that become empty go.
func apply(r *run, plan strip.Plan) error {
	for _, name := range slices.Sorted(maps.Keys(plan.Write)) {
		data := plan.Write[name]
		if old, err := readOwn(r.hub, name); err == nil && string(old) == string(data) {
			continue
		}
		if err := r.replace(name, data); err != nil {
			return err
		}
	}
	for _, name := range plan.Delete {
		if err := ordinary.Within(r.hub, path.Dir(name)); err != nil {
			return unfollowed(err)
		}
		if err := os.Remove(filepath.Join(r.hub, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := path.Dir(name); dir != "content" && dir != "."; dir = path.Dir(dir) {
			if os.Remove(filepath.Join(r.hub, filepath.FromSlash(dir))) != nil {
				break // it has other files
			}
		}
	}
	return nil
}

// mend takes out what leads to what went, as often as checking finds more. It returns how many files it changed, and how
// many mistakes are left.
func mend(r *run, today model.Date) (files, left int, err error) {
	changed := map[string]bool{}
	for round := 0; ; round++ {
		findings, _, err := generator.Check(r.ctx, generator.Options{Hub: r.hub, Today: today})
		if err != nil {
			return 0, 0, err
		}
		byFile := map[string][]diag.Finding{}
		for _, f := range findings {
			if f.Severity == diag.Error {
				byFile[f.File] = append(byFile[f.File], f)
			}
		}
		done := true
		for name, of := range byFile {
			data, err := readOwn(r.hub, name)
			if err != nil || round == mostRounds {
				continue // a folder, or no file at all
			}
			now := strip.Mended(name, data, of)
			if now == nil || string(now) == string(data) {
				continue
			}
			done = false
			changed[name] = true
			if err := r.replace(name, now); err != nil {
				return 0, 0, err
			}
		}
		if done {
			return len(changed), diag.Errors(findings), nil
		}
	}
}

// acceptAll notes of translations which text they say now.
func acceptAll(r *run, files []string) error {
	if len(files) == 0 {
		return nil
	}
	site, err := r.site()
	if err != nil {
		return err
	}
	for _, file := range files {
		if e := site.EntryOfFile(file); e != nil && e.Original.Pos.File != file {
			if err := r.accept(site, file); err != nil {
				return err
			}
		}
	}
	return nil
}
