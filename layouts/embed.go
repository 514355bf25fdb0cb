// Package layouts holds what the pages are made of besides their content:
//
//	templates/  html/template files; base.html is the frame, parts.html the pieces
//	styles/     site.css (the whole style sheet, from its parts) and code.css
//	scripts/    small scripts in TypeScript; every page reads without them
//	icons/      one drawing a file, in a box of 24 (of 40 or 48 for the mark and the doors); those of facts
//	            are taken into the style sheets that name them
//	drawings/   pictures of two lines in a box of 96: class a in the accent, class b beside it; a hub may
//	            add drawings of its own
//	exports/    styles and scripts of what leaves the site: e-books, packages for learning platforms; and the
//	            service worker, for hubs that let readers keep pages and for those that do not
//	strings/    the words of the pages, a folder per language; in fields.yaml all that is said of
//	            fields, to readers and editors and in spreadsheets, in spreadsheet.yaml what else
//	            spreadsheets of groups may say; a hub's own file adds to both
//	findings/   what is said to editors when something is wrong, a file per language
//
// All of it is built into the program. A hub may lay files of its own over
// them, one by one, in a layouts folder of the same shape: see Over. Templates
// hold markup and nothing else; what they show is prepared by package render.
package layouts

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed templates styles scripts icons drawings exports strings findings
var builtin embed.FS

// Builtin holds the files that are built into the program.
var Builtin fs.FS = builtin

// Over lays a hub's own layouts folder over the built-in files. Only names that
// are built in count, and words of any language
// (strings/<language>/<built-in name>.yaml, findings/<language>.yaml, and
// schema/<language>.yaml, where the sentences of fields.yaml stood before); everything
// else in the folder is left alone, so that a repository's Go files and notes do no harm.
func Over(hub fs.FS) fs.FS { return over{hub} }

// known reports whether a file of this name is ever read.
func known(name string) bool {
	if strings.HasSuffix(name, ".go") {
		return false
	}
	if _, err := fs.Stat(builtin, name); err == nil {
		return true
	}
	parts := strings.Split(name, "/")
	if len(parts) == 2 && parts[0] == "drawings" {
		return path.Ext(name) == ".svg"
	}
	if len(parts) == 2 && (parts[0] == "findings" || parts[0] == "schema") {
		return path.Ext(name) == ".yaml"
	}
	if len(parts) != 3 || parts[0] != "strings" {
		return false
	}
	_, err := fs.Stat(builtin, path.Join("strings/en", parts[2]))
	return err == nil
}

type over struct{ hub fs.FS }

// Open opens the hub's file when it counts and exists, else the built-in one.
func (o over) Open(name string) (fs.File, error) {
	if known(name) {
		if f, err := o.hub.Open(name); err == nil {
			info, err := f.Stat()
			if err == nil && info.Mode().IsRegular() {
				return f, nil
			}
			_ = f.Close() // it was only looked at
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return builtin.Open(name)
}

// ReadDir lists a built-in folder together with the hub's files that count.
func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	ours, err := fs.ReadDir(builtin, name)
	own, ownErr := fs.ReadDir(o.hub, name)
	if err != nil && ownErr != nil {
		return nil, err
	}
	seen := make(map[string]bool, len(ours))
	for _, e := range ours {
		seen[e.Name()] = true
	}
	for _, e := range own {
		at := path.Join(name, e.Name())
		if !seen[e.Name()] && (known(at) || e.IsDir() && name == "strings") {
			ours = append(ours, e)
		}
	}
	if err != nil && len(ours) == 0 {
		return nil, err
	}
	slices.SortFunc(ours, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return ours, nil
}
