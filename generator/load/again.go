package load

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Again returns the tree with what the folder says now of some files and folders of the hub, if
// nothing else of the tree can be another by them: they are pages and spreadsheets that it has, or
// have come and gone. Otherwise the hub's content has to be found anew.
func (t Tree) Again(fsys fs.FS, names []string) (Tree, bool) {
	t.Pages = slices.Clone(t.Pages)
	for _, name := range names {
		if name != root && name != "." && !strings.HasPrefix(name, root+"/") || slices.ContainsFunc(strings.Split(name, "/")[1:], passedOver) {
			continue
		}
		info, err := fs.Lstat(fsys, name)
		switch page := slices.IndexFunc(t.Pages, func(f File) bool { return f.Path == name }); {
		case errors.Is(err, fs.ErrNotExist):
			if t.has(name) {
				return Tree{}, false
			}
		case err != nil || !info.Mode().IsRegular():
			return Tree{}, false
		case page >= 0:
			t.Pages[page].Info = info
		case !slices.Contains(t.Sheets, name):
			return Tree{}, false
		}
	}
	return t, true
}

// has reports whether the tree has a file of the name, or files below it. What is passed over it has not,
// and what is not published may be among them, too: that is told.
func (t Tree) has(name string) bool {
	is := func(path string) bool { return path == name || strings.HasPrefix(path, name+"/") }
	of := func(f File) bool { return is(f.Path) }
	return slices.ContainsFunc(t.Pages, of) || slices.ContainsFunc(t.Nameless, of) || slices.ContainsFunc(t.Sheets, is) ||
		slices.ContainsFunc(t.Files, is) || slices.ContainsFunc(t.Told, is)
}
