// Package asset turns styles and scripts into the few small files that pages
// ask for.
//
// Every file that lies directly in layouts/styles or layouts/scripts becomes
// one file in assets/: site.css, code.css, site.js, search.js. What it imports
// from the folders beside it is bundled in; TypeScript becomes JavaScript; both
// are minified. Nothing is fetched from elsewhere and nothing is added.
//
// What lies in layouts/exports is bundled likewise, but stands in no site: it is
// packed into books and learning packages (see Export). Its scripts are no
// modules, since a browser runs no module of a file on a disk.
//
// Names are stable, so that a cached page always finds its file; the address in
// a page carries the hash of the content (assets/site.css?v=0a1b2c3d), so that a
// new one is fetched at once.
package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"peerhub/generator/digits"
	"peerhub/generator/finder"
	"peerhub/generator/route"
	"peerhub/search/bundle"
)

// Artifact is one file of the built site.
type Artifact struct {
	Path string // relative to the root of the site
	Data []byte
}

// Assets are the bundled files, sorted by path.
type Assets struct {
	Files   []Artifact
	links   map[string]string
	exports map[string][]byte
}

// Export returns a file of layouts/exports, bundled: "book.css". It is nil when
// there is none.
func (a Assets) Export(name string) []byte { return a.exports[name] }

// Link returns the address of an asset below the root of the site, with the
// hash of its content: "site.css" → "assets/site.css?v=0a1b2c3d". A name that
// there is no asset of gives "".
func (a Assets) Link(name string) string { return a.links[name] }

// Has reports whether there is an asset of the name.
func (a Assets) Has(name string) bool { return a.links[name] != "" }

// folders say where the sources lie and what becomes of them.
var folders = []struct {
	dir, from, to string
	format        api.Format
}{
	{"scripts", ".ts", ".js", api.FormatESModule},
	{"styles", ".css", ".css", api.FormatDefault},
	{exports, ".ts", ".js", api.FormatIIFE},
	{exports, ".css", ".css", api.FormatDefault},
}

const exports = "exports"

// Bundle builds the assets, with the constants of the hub that its scripts ask for. Its
// error names the file and line of each mistake.
func Bundle(layouts fs.FS, constants map[string]any) (Assets, error) {
	assets := Assets{links: map[string]string{}, exports: map[string][]byte{}}
	sources := bundle.Sources{Name: "layouts", Files: layouts, Constants: finder.Constants(), Icon: inked}
	maps.Copy(sources.Constants, digits.Constants())
	maps.Copy(sources.Constants, constants)
	for _, f := range folders {
		entries, err := fs.ReadDir(layouts, f.dir)
		if err != nil {
			return Assets{}, fmt.Errorf("the folder layouts/%s cannot be read: %w", f.dir, err)
		}
		for _, e := range entries {
			if e.IsDir() || path.Ext(e.Name()) != f.from {
				continue
			}
			// No rewriting into longer forms: what is written runs as it is.
			data, err := sources.Bundle(path.Join(f.dir, e.Name()),
				api.BuildOptions{Format: f.format, Target: api.ES2020})
			if err != nil {
				return Assets{}, err
			}
			name := strings.TrimSuffix(e.Name(), f.from) + f.to
			if f.dir == exports {
				assets.exports[name] = data
			} else {
				assets.Add(name, data)
			}
		}
	}
	assets.Sort()
	return assets, nil
}

// inked is an icon with its pen, which pages have from their style sheet (.i).
func inked(svg []byte) []byte {
	return bytes.Replace(bytes.TrimSpace(svg), []byte("<svg "), []byte(`<svg fill="none" stroke="#000" stroke-width="1.8" `+
		`stroke-linecap="round" stroke-linejoin="round" `), 1)
}

// Sort sorts the files by path.
func (a Assets) Sort() {
	slices.SortFunc(a.Files, func(a, b Artifact) int { return strings.Compare(a.Path, b.Path) })
}

// Add adds a file under assets/ that is made of no source in layouts.
func (a *Assets) Add(name string, data []byte) {
	sum := sha256.Sum256(data)
	at := route.Asset(name)
	a.Files = append(a.Files, Artifact{Path: at, Data: data})
	a.links[name] = at + "?v=" + hex.EncodeToString(sum[:4])
}
