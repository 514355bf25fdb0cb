package generator

import (
	"encoding/json"
	"io/fs"
	"os"
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
	"peerhub/generator/route"
	"peerhub/generator/scaffold"
	"peerhub/generator/spreadsheet"
	"peerhub/generator/translate"
	"peerhub/layouts"
)

// kept is what a preview keeps of a hub from one look at it to the next: what follows from
// a single file, or from its settings and layouts, under all that it follows from. A build
// has one that keeps nothing of files.
type kept struct {
	once      bool    // nobody looks again
	sources   sources // of the last look
	settings  settled
	tree      load.Tree // what the last look found in content/
	treeFound []diag.Finding
	treeOf    sum                          // the settings by which it was found; zero when nothing is kept
	files     map[string]keptFile          // by their paths; those that the last look met
	rows      map[string]*spreadsheet.Rows // by the paths of spreadsheets
	mu        sync.Mutex
	met       map[string]keptFile    // by this look
	hashes    map[*model.Page]string // of those texts that the last look compared with translations
	dress     dress
	indexes   map[string]*keptIndex // by language
	pictures  sync.Map              // file of the content → *keptPicture
}

// dress is what the layouts of the hub give.
type dress struct {
	templates, bundles sum // what they were made of
	layout             render.Layout
	found              []diag.Finding // about templates and icons
	assets             asset.Assets   // styles, scripts, pictures
}

// settled is what the settings of a hub and the words of its layouts give.
type settled struct {
	of      sum
	hub     *model.Hub // nil when they cannot be read
	locales *locale.Set
	crisis  map[string]crisis.Words
	notes   scaffold.Notes
	reading *model.Hub // what of them reading a page asks for
	readBy  sum        // these, and the notes
	found   []diag.Finding
}

// settle reads the settings of the hub, and what goes with them, if they are not those of
// the last look.
func (k *kept) settle(folder, address string) settled {
	k.sources = sourcesOf(folder)
	of := k.sources.of(worded...).with(k.sources[config.Name], address)
	if k.settings.of == of && of != (sum{}) {
		return k.settings
	}
	s := settled{of: of}
	var words words
	s.hub, words, s.found = settings(folder, address, k.sources)
	s.locales, s.notes = words.locales, words.notes
	if s.hub == nil { // what was read waits for settings that can be; what comes and goes meanwhile nobody notes
		k.treeOf = sum{}
		return s
	}
	var found []diag.Finding
	s.crisis, found = crisis.Read(s.hub, layouts.Builtin, only(hubLayouts(folder), worded...))
	s.found = append(s.found, found...)
	s.reading = s.hub.Reading()
	if s.readBy = sumOf(s.reading, s.notes); s.readBy != k.settings.readBy || s.readBy == (sum{}) { // pages were read by others
		k.files, k.rows = nil, nil
	}
	k.settings = s
	return s
}

// dress reads templates and icons and bundles the assets, if they are not those of the last look. The
// look of the hub is made each time: it has files that are no layouts.
func (r *run) dress() (dress, error) {
	hub := r.options.Hub
	k, was := r.kept, r.kept.dress
	if of := k.sources.of(templates...); was.templates != of || of == (sum{}) {
		was.templates = of
		read, _ := built(hub, k.sources, templates, of.with("templates"), func(layout fs.FS) (d dress, _ error) {
			d.layout, d.found = render.ReadLayout(layout)
			return d, nil
		})
		was.layout, was.found = read.layout, read.found
	}
	var findings []diag.Finding
	r.look, findings = look.Read(only(hubLayouts(hub), bundled...), layouts.Builtin, bare{within(hub)}, r.site.Hub.Look)
	r.found.Add(findings...)
	constants, said := crisis.Constants(r.hub), render.Words(r.locales, r.hub)
	of := k.sources.of(bundled...).with(r.look.Files(), r.site.Hub.Look, constants, said, r.crisis, r.hub.Offline)
	if was.bundles != of || of == (sum{}) {
		bundles, err := built(hub, k.sources, bundled, of.with("bundles"), func(layout fs.FS) (asset.Assets, error) {
			return r.bundles(layout, constants, said)
		})
		if err != nil {
			return dress{}, err
		}
		was.bundles, was.assets = of, bundles
	}
	k.dress = was
	return was, nil
}

// bundles are the assets of the hub.
func (r *run) bundles(layout fs.FS, constants map[string]any, said []asset.Words) (asset.Assets, error) {
	made, err := asset.Bundle(r.look.Dressed(layout), constants, said...)
	if err != nil {
		return asset.Assets{}, err
	}
	for name, data := range r.look.Files() {
		made.Add(name, data)
	}
	for _, code := range r.hub.Codes() {
		data, err := json.Marshal(r.crisis[code])
		if err != nil {
			return asset.Assets{}, err
		}
		made.Add(crisis.File(code), data)
	}
	if !r.hub.Offline {
		made.Drop(keeping...)
	}
	made.Files = append(made.Files, asset.Artifact{Path: route.Worker, Data: made.Export(worker(r.hub))})
	made.Sort()
	return made, nil
}

// keeping are the bundles of the page on which readers keep parts of the site, and of kept pages.
var keeping = []string{"keep", "fromphone", "region"}

// worker is the service worker of a hub: also one that keeps nothing has one, since it may have kept something before.
func worker(hub *model.Hub) string {
	if hub.Offline {
		return "keep.js"
	}
	return "forget.js"
}

// content is what lies in content/: as the last look found it, if by what has been touched since nothing
// else of it can have changed. Again says that the folder was not asked for the rest.
func (k *kept) content(fsys fs.FS, hub *model.Hub, touched []string) (tree load.Tree, found []diag.Finding, again bool) {
	of := k.settings.readBy
	if len(hub.Feeds) > 0 { // which change the tree
		of = sum{}
	}
	if len(touched) > 0 && of != (sum{}) && k.treeOf == of {
		if tree, again = k.tree.Again(fsys, touched); again {
			k.tree = tree
			return tree, k.treeFound, true
		}
	}
	asked := *k.settings.reading
	asked.Feeds = hub.Feeds
	tree, found = load.Content(fsys, &asked)
	if k.once { // what folders say of their files is for the next look
		for i := range tree.Pages {
			tree.Pages[i].Info = nil
		}
		return tree, found, false
	}
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
		}, func() {
			if !k.once {
				k.hashes = asked
			}
		}
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
	if k.once {
		return read()
	}
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

// sheet is what was read of the rows of a spreadsheet.
func (k *kept) sheet(file string) *spreadsheet.Rows {
	if k.rows == nil {
		k.rows = map[string]*spreadsheet.Rows{}
	}
	if k.rows[file] == nil {
		k.rows[file] = new(spreadsheet.Rows)
	}
	return k.rows[file]
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
