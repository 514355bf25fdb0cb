package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Refusal is the error of Open for a place that Peerhub will not build into.
// Nothing has been touched.
type Refusal struct {
	Out    string // as asked for
	Reason string // what is wrong, and what to do instead
}

// Error says what was refused and why.
func (r *Refusal) Error() string { return fmt.Sprintf("will not build into %s: %s", r.Out, r.Reason) }

// sourceFolders are the folders of a hub that people write in. A site inside
// one of them would be read as content by the next build.
var sourceFolders = []string{"content", "layouts"}

// refuse returns a Refusal when out (absolute, without symbolic links) is no place
// for a site. Folders are compared as files, not as names, so that
// symbolic links and file systems without upper and lower case do not deceive.
func refuse(asked, out string, of Hub) error {
	hub := of.Dir
	no := func(format string, args ...any) error {
		return &Refusal{Out: asked, Reason: fmt.Sprintf(format, args...)}
	}
	if same(out, hub) {
		return no("this is the hub itself, with its pages. Name a folder of its own, such as --out public")
	}
	for dir := filepath.Dir(hub); ; dir = filepath.Dir(dir) {
		if same(out, dir) {
			return no("the hub lies inside this folder, so its pages would be deleted. Name a folder of its own, " +
				"such as --out public")
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for dir := out; ; dir = filepath.Dir(dir) {
		for _, name := range sourceFolders {
			if same(dir, filepath.Join(hub, name)) || inHub(dir, name) {
				return no("this is inside %s/, where a hub's own files are. Name a folder beside it, such as "+
					"--out public", name)
			}
		}
		if _, _, is := readManifest(dir); is && dir != out {
			return no("this is inside %s, a site that Peerhub made, and the next build there would delete it. "+
				"Name a folder beside it", dir)
		}
		if same(dir, filepath.Join(hub, ".git")) {
			return no("this is inside .git, where git keeps the hub's history")
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return nil
}

// inHub reports whether the folder is the one of that name in some hub.
func inHub(dir, name string) bool {
	_, err := os.Stat(filepath.Join(filepath.Dir(dir), "hub.yaml"))
	return err == nil && same(dir, filepath.Join(filepath.Dir(dir), name))
}

// refuseContents returns a Refusal when the folder holds what Peerhub did not
// make, or made of another hub. Whoever looks has the lock: another build would swap the
// folder between a look at its manifest and one at its files.
func refuseContents(asked, out string, of Hub) error {
	no := func(format string, args ...any) error {
		return &Refusal{Out: asked, Reason: fmt.Sprintf(format, args...)}
	}
	info, err := os.Lstat(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot look at %s: %w", asked, err)
	}
	if !info.IsDir() {
		return no("this is a file, not a folder")
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		return fmt.Errorf("cannot look into %s: %w", asked, err)
	}
	stranger := ""
	for _, e := range entries {
		switch e.Name() {
		case keepFile:
		case ".git":
			return no("it holds a git repository (.git), which would be deleted. Build into another folder and copy " +
				"the site over")
		default:
			stranger = e.Name()
		}
	}
	if stranger == "" {
		return nil
	}
	was, ours, ok := readManifest(out)
	if !ok {
		return no("it holds files that Peerhub did not make, such as %q, and everything in it would be deleted. "+
			"Name an empty or new folder", stranger)
	}
	// The site in a hub's own folder is that hub's, whatever it was called when it was built.
	if was.another(of) && !same(filepath.Dir(out), of.Dir) {
		return no("it holds the site of another hub, “%s”, which would be deleted; this hub is “%s”. Name another "+
			"folder. If it is the same hub with a new title, delete the folder first", was.Title, of.Title)
	}
	if stranger = firstStranger(out, ours); stranger != "" {
		return no("it holds %q, which Peerhub did not make and would delete. Move it elsewhere. A file that belongs "+
			"to the site, such as a picture, goes into content/", stranger)
	}
	return nil
}

// firstStranger returns the first file or empty folder below dir that is not ours, or "". What
// systems leave lying about does not count.
func firstStranger(dir string, ours map[string]bool) (found string) {
	folders := map[string]bool{".": true}
	for file := range ours {
		for folder := path.Dir(file); !folders[folder]; folder = path.Dir(folder) {
			folders[folder] = true
		}
	}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // what cannot be read cannot be swapped either; Commit says why
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return nil
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			inside, err := os.ReadDir(name)
			if folders[rel] || err != nil || len(inside) > 0 {
				return nil
			}
			found = rel
			return fs.SkipAll
		}
		switch d.Name() {
		case keepFile, ManifestName, ".DS_Store", "Thumbs.db", "desktop.ini":
		default:
			if !ours[rel] {
				found = rel
				return fs.SkipAll
			}
		}
		return nil
	})
	return found
}

// same reports whether both paths exist and are the same folder.
func same(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

// resolve returns the path absolute and with the symbolic links of its
// existing part followed.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if _, lerr := os.Lstat(dir); lerr == nil || dir == filepath.Dir(dir) {
			return "", err // a link that leads nowhere, or no permission to look
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}
