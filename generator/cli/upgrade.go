package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/newhub"
	"peerhub/generator/vscode"
)

type upgradeCommand struct {
	Host    *string  `help:"Where the site will stand, if that is another one now: ${hosts}." placeholder:"NAME"`
	Program *string  `help:"The address of the repository from which the host may take this program." placeholder:"URL"`
	Ref     *string  `help:"The tag or the branch of it, such as v1.2.0." placeholder:"NAME"`
	Take    []string `help:"Files to have as this version writes them, whatever you changed in them." placeholder:"FILES"`
	DryRun  bool     `help:"Only show what would change."`
}

// change is what becomes of a file that the program brings.
type change struct {
	path     string
	old, now []byte
	stays    bool // a person has changed or deleted it
	new      bool
}

// Run brings the files that this version writes, shows what changes, and leaves what a person has changed.
func (c *upgradeCommand) Run(r *run) error {
	lock, err := readHubLock(r.hub)
	if err != nil {
		return err
	}
	if r.exists("main.go") {
		return misuse{diag.Say("this folder has the program in it: a fork takes a newer version with git, as README.md says")}
	}
	if err := c.answers(&lock); err != nil {
		return err
	}
	files, err := broughtFiles(r, lock)
	if err != nil {
		return err
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	for _, name := range c.Take {
		if !slices.Contains(paths, name) {
			return misuse{diag.Say("%s: %q is none of these: %s", "--take", name, strings.Join(paths, ", "))}
		}
	}
	changes, err := changesOf(r, lock, files, c.Take)
	if err != nil {
		return err
	}
	if err := c.trusts(r, lock, changes); err != nil {
		return err
	}
	written, stays := 0, []string{}
	for _, ch := range changes {
		if ch.stays {
			stays = append(stays, ch.path)
			continue
		}
		if err := showChange(r, ch); err != nil {
			return err
		}
		written++
		if c.DryRun {
			continue
		}
		if err := r.replace(ch.path, ch.now); err != nil {
			return err
		}
	}
	var said []diag.Text
	switch {
	case written == 0 && len(stays) == 0:
		said = append(said, "Everything is as this version writes it.")
	case written == 0:
	case c.DryRun:
		said = append(said, diag.Say("Nothing was written. It would be %s.", some(written, "%s file", "%s files")))
	default:
		said = append(said, diag.Say("Brought %s.", some(written, "%s file", "%s files")))
	}
	if len(stays) > 0 {
		said = append(said, diag.Say("You changed or deleted these, so they stay: %s. To have one as this version writes it: %s",
			strings.Join(stays, ", "), "peerhub upgrade --take "+stays[0]))
	}
	if old := noLonger(r, &lock, paths); len(old) > 0 {
		said = append(said, diag.Say("Written before, and no longer needed: %s. Delete them.", strings.Join(old, ", ")))
	}
	if c.DryRun {
		return conclude(r.Stdout, r.words(), said...)
	}
	for _, f := range files {
		if !slices.Contains(stays, f.Path) {
			lock.Files[f.Path] = digest(f.Data)
		}
	}
	if err := lock.write(r); err != nil {
		return err
	}
	return conclude(r.Stdout, r.words(), said...)
}

// trusts says when a file would name an address of the program for the first time that nobody has given but the lock, which
// may be a stranger's: the host would run what lies there.
func (c *upgradeCommand) trusts(r *run, lock hubLock, changes []change) error {
	program := []byte(newhub.Program{Repository: lock.Program}.Name())
	fresh := func(ch change) bool {
		return !ch.stays && bytes.Contains(ch.now, program) && !bytes.Contains(ch.old, program)
	}
	if c.Program != nil || lock.Program == home || !slices.ContainsFunc(changes, fresh) {
		return nil
	}
	for name := range lock.Files {
		if data, err := readOwn(r.hub, name); err == nil && newhub.BuildsWith(name) && bytes.Contains(data, program) {
			return nil // a host takes it from there already
		}
	}
	return misuse{diag.Say("%s says that the host takes the program from %s, and no file does so yet. If you know that address: --program %s",
		hubLockFile, lock.Program, lock.Program)}
}

// noLonger are the files that were written, for another host or by another version, and still lie there; those that do not
// are forgotten.
func noLonger(r *run, lock *hubLock, paths []string) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(lock.Files)) {
		switch {
		case slices.Contains(paths, name):
		case r.exists(name):
			out = append(out, name)
		default:
			delete(lock.Files, name)
		}
	}
	return out
}

// answers takes what flags say over what is remembered.
func (c *upgradeCommand) answers(lock *hubLock) error {
	if c.Host != nil {
		lock.Host = *c.Host
	}
	host, known := newhub.HostOf(lock.Host)
	if lock.Host = host.Name; !known {
		return misuse{diag.Say("--host: write one of: %s", initVars()["hosts"])}
	}
	switch {
	case c.Program != nil:
		lock.Program = strings.TrimSuffix(strings.TrimRight(*c.Program, "/"), ".git")
	case lock.Program == "":
		lock.Program = home
	}
	switch {
	case c.Ref != nil:
		lock.Ref = *c.Ref
	case lock.Ref == "" || released != "" && (home == "" || lock.Program == home): // else it is no tag of that repository
		lock.Ref = ref()
	}
	return takesProgram(host.Name, newhub.Program{Repository: lock.Program, Ref: lock.Ref})
}

// broughtFile is one that this version writes.
type broughtFile struct {
	newhub.File
	ours func(data []byte) bool // nil, or whether a file that differs is none of a person's all the same
}

// broughtFiles are the files that this version writes for the hub as it is.
func broughtFiles(r *run, lock hubLock) ([]broughtFile, error) {
	hub := generator.Settings(r.hub)
	if hub == nil {
		return nil, noHub(r.hub)
	}
	guide := newhub.Guide
	if lock.Files[newhub.GuideBeside] != "" {
		guide = newhub.GuideBeside
	}
	brought, err := newhub.Brought(newhub.Answers{Guide: guide, Name: hub.Title.In(hub.DefaultLanguage, hub.Codes()...), Languages: hub.Codes(),
		Host: lock.Host, Program: newhub.Program{Repository: lock.Program, Ref: lock.Ref}})
	if err != nil {
		return nil, err
	}
	var out []broughtFile
	for _, f := range brought {
		out = append(out, broughtFile{f, nil})
	}
	today, err := r.today("")
	if err != nil {
		return nil, err
	}
	for _, f := range issueForms(r.hub, lock.Host, today) {
		out = append(out, broughtFile{f, nil})
	}
	for _, f := range vscode.Files(generator.Schemas(r.hub), "peerhub") {
		out = append(out, broughtFile{newhub.File{Path: f.Path, Data: f.Data}, f.Ours})
	}
	return out, nil
}

// changesOf are the files that are not as this version writes them.
func changesOf(r *run, lock hubLock, files []broughtFile, take []string) ([]change, error) {
	var out []change
	for _, f := range files {
		old, err := readOwn(r.hub, f.Path)
		missing := errors.Is(err, fs.ErrNotExist)
		if err != nil && !missing {
			return nil, err
		}
		wrote, taken := lock.Files[f.Path], slices.Contains(take, f.Path)
		switch {
		case !missing && string(old) == string(f.Data):
		case missing:
			out = append(out, change{path: f.Path, now: f.Data, new: true, stays: wrote != "" && !taken})
		default:
			ours := wrote == digest(old) || f.ours != nil && f.ours(old)
			out = append(out, change{path: f.Path, old: old, now: f.Data, stays: !ours && !taken})
		}
	}
	return out, nil
}

// mostShown is how many lines of a change are shown: schemas have thousands.
const mostShown = 40

// showChange prints what changes in a file, as diff does.
func showChange(r *run, ch change) error {
	if ch.new {
		return conclude(r.Stdout, r.words(), diag.Say("%s: new", ch.path))
	}
	lines := strings.SplitAfter(string(diff.Diff(ch.path, ch.old, ch.path, ch.now)), "\n")
	shown := strings.Join(lines[min(1, len(lines)):min(mostShown, len(lines))], "") // without the line that repeats the command
	if _, err := fmt.Fprint(r.Stdout, diag.Printable(shown)); err != nil {
		return err
	}
	if len(lines) > mostShown {
		return conclude(r.Stdout, r.words(), diag.Say("… and %d more lines", len(lines)-mostShown))
	}
	return nil
}
