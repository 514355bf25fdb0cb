package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"peerhub/generator/asset"
	"peerhub/generator/config"
	"peerhub/generator/crisis"
	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/render"
	"peerhub/generator/scaffold"
	"peerhub/generator/translate"
	"peerhub/layouts"
)

// kept is what a preview keeps of a hub from one look at it to the next: what follows from
// a single file, or from its settings and layouts, under all that it follows from. A build
// keeps nothing, and has one that is empty.
type kept struct {
	settings  settled
	tree      load.Tree // what the last look found in content/
	treeFound []diag.Finding
	treeOf    sum                 // the settings by which it was found; zero when nothing is kept
	files     map[string]keptFile // by their paths; those that the last look met
	mu        sync.Mutex
	met       map[string]keptFile    // by this look
	hashes    map[*model.Page]string // of those texts that the last look compared with translations
	dress     dress
	indexes   map[string]*keptIndex // by language
}

// dress is what the layouts of the hub give: templates, styles, scripts, pictures.
type dress struct {
	of     sum
	layout render.Layout
	assets asset.Assets
	found  []diag.Finding // about templates and icons
}

// sum is a hash of what something was made of.
type sum [sha256.Size]byte

// settled is what the settings of a hub and its layouts give.
type settled struct {
	of      sum
	hub     *model.Hub // nil when they cannot be read
	locales *locale.Set
	layout  fs.FS
	crisis  map[string]crisis.Words
	notes   scaffold.Notes
	reading *model.Hub // what of them reading a page asks for
	found   []diag.Finding
}

// settle reads the settings of the hub, and what goes with them, if they are not those of
// the last look.
func (k *kept) settle(folder, address string) settled {
	of := sumOf(folder, address)
	if k.settings.of == of && of != (sum{}) {
		return k.settings
	}
	s := settled{of: of}
	s.hub, s.locales, s.found = settings(folder, address)
	if s.hub == nil { // what was read waits for settings that can be; what comes and goes meanwhile nobody notes
		k.treeOf = sum{}
		return s
	}
	var found []diag.Finding
	s.layout = hubLayouts(folder)
	s.crisis, found = crisis.Read(s.hub, layouts.Builtin, s.layout)
	s.found = append(s.found, found...)
	s.notes, s.reading = notes(s.layout, s.hub), s.hub.Reading()
	if !same(s, k.settings) { // pages were read by others
		k.files = nil
	}
	k.settings = s
	return s
}

// same reports whether pages are read alike by both.
func same(a, b settled) bool {
	if a.reading == nil || b.reading == nil || !maps.Equal(a.notes, b.notes) {
		return false
	}
	one, err := json.Marshal(a.reading)
	other, failed := json.Marshal(b.reading)
	return err == nil && failed == nil && bytes.Equal(one, other)
}

// dress reads templates and icons and bundles the assets, if they are not those of the last look. The
// look of the hub is made each time: it has files that are no layouts.
func (r *run) dress() (dress, error) {
	var findings []diag.Finding
	r.look, findings = look.Read(r.layout, layouts.Builtin, bare{within(r.options.Hub)}, r.site.Hub.Look)
	r.found.Add(findings...)
	of := r.kept.settings.of.with(r.look.Files())
	if was := r.kept.dress; was.of == of && of != (sum{}) {
		return was, nil
	}
	made := dress{of: of}
	var err error
	if made.assets, err = asset.Bundle(r.look.Dressed(r.layout), crisis.Constants(r.hub),
		render.Words(r.locales, r.hub)...); err != nil {
		return dress{}, err
	}
	for name, data := range r.look.Files() {
		made.assets.Add(name, data)
	}
	for _, code := range r.hub.Codes() {
		data, err := json.Marshal(r.crisis[code])
		if err != nil {
			return dress{}, err
		}
		made.assets.Add(crisis.File(code), data)
	}
	made.assets.Sort()
	made.layout, made.found = render.ReadLayout(r.layout)
	r.kept.dress = made
	return made, nil
}

// with is a hash of files besides; zero stays zero.
func (s sum) with(files map[string][]byte) sum {
	if s == (sum{}) {
		return s
	}
	h := sha256.New()
	h.Write(s[:])
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%q %d\n", name, len(files[name]))
		h.Write(files[name])
	}
	return sum(h.Sum(nil))
}

// sumOf is a hash of hub.yaml and of the layouts of the hub; zero when they cannot be read.
func sumOf(folder, address string) (out sum) {
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", address)
	add := func(name, as string) error {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintf(h, "%q\n", as)
		n, err := io.Copy(h, f)
		fmt.Fprintf(h, "\n%d\n", n)
		return err
	}
	if err := add(filepath.Join(folder, config.Name), config.Name); err != nil {
		return sum{}
	}
	dir := filepath.Join(folder, "layouts")
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err) && name == dir:
			return nil
		case err != nil:
			return err
		case d.Type()&fs.ModeSymlink != 0 && name == dir:
			return errors.New("what a link leads to is not walked") // so nothing is kept
		case d.Type().IsRegular():
			return add(name, name)
		case d.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(name)
			fmt.Fprintf(h, "%q %q\n", name, to)
			return err
		}
		return nil
	})
	if err != nil {
		return sum{}
	}
	return sum(h.Sum(nil))
}

// content is what lies in content/: as the last look found it, if by what has been touched since nothing
// else of it can have changed. Again says that the folder was not asked for the rest.
func (k *kept) content(fsys fs.FS, hub *model.Hub, touched []string) (tree load.Tree, found []diag.Finding, again bool) {
	of := k.settings.of
	if len(touched) > 0 && of != (sum{}) && k.treeOf == of && len(hub.Feeds) == 0 { // which change the tree
		if tree, again = k.tree.Again(fsys, touched); again {
			k.tree = tree
			return tree, k.treeFound, true
		}
	}
	tree, found = load.Content(fsys, hub)
	k.tree, k.treeFound, k.treeOf = tree, found, of
	return tree, found, false
}

// hashed returns what gives the hashes of texts, each computed once while its page is kept, and what is
// to be called when no more are asked for.
func (k *kept) hashed() (hash func(*model.Page) string, end func()) {
	asked := map[*model.Page]string{}
	return func(p *model.Page) string {
		of, known := k.hashes[p]
		if !known {
			of = translate.Hash(p)
		}
		asked[p] = of
		return of
	}, func() { k.hashes = asked }
}

// keptFile is what was read of a file.
type keptFile struct {
	of    load.File // its path alone for a spreadsheet
	read  time.Time // when
	pages []*model.Page
	found []diag.Finding
}

// settling is the age from which on the time of a file tells that it was not written again:
// clocks of file systems go in steps, some of two seconds.
const settling = 3 * time.Second

// still returns what was read of a file, if it is as it was then.
func (k *kept) still(now load.File) (keptFile, bool) {
	was, ok := k.files[now.Path]
	if !ok || was.of.Info == nil || now.Info == nil {
		return keptFile{}, false
	}
	return was, untouched(was.of, now) && was.read.Sub(now.Info.ModTime()) > settling
}

// untouched reports whether the folder says the same of a file as before.
func untouched(was, now load.File) bool {
	before, info := was.Info, now.Info
	was.Info, now.Info = nil, nil
	return was == now && before != nil && info != nil && before.Size() == info.Size() &&
		before.ModTime().Equal(info.ModTime()) && os.SameFile(before, info)
}

// read returns what is read of a file, anew only if it is not as it was.
func (k *kept) read(file load.File, read func() ([]*model.Page, []diag.Finding)) ([]*model.Page, []diag.Finding) {
	now, still := k.still(file)
	if !still {
		now = keptFile{of: file, read: time.Now()}
		now.pages, now.found = read()
	}
	k.mu.Lock()
	k.met[file.Path] = now
	k.mu.Unlock()
	return now.pages, now.found
}

// anew reads a file, of which nothing is kept.
func anew(_ load.File, read func() ([]*model.Page, []diag.Finding)) ([]*model.Page, []diag.Finding) {
	return read()
}

// forget drops what was read of a file, or of all below a folder; "." drops all.
func (k *kept) forget(name string) {
	if name == "." {
		k.files = nil
	}
	for path := range k.files {
		if path == name || strings.HasPrefix(path, name+"/") {
			delete(k.files, path)
		}
	}
}
