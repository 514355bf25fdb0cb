// Package asset turns styles and scripts into the few small files that pages
// ask for.
//
// Every file that lies directly in layouts/styles or layouts/scripts becomes
// one file in assets/: site.css, code.css, site.js, search.js. What it imports
// from the folders beside it is bundled in; TypeScript becomes JavaScript; both
// are minified. Nothing is fetched from elsewhere and nothing is added.
//
// A script with words for readers imports them from "go:words", and becomes a file for each
// language: group-en.js, group-fr.js. So no page has to hand them over.
//
// What lies in layouts/exports is bundled likewise, but is none of the assets: it is
// packed into books and learning packages, or is the service worker (see Export). Its scripts are no
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
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
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
	{scripts, ".ts", ".js", api.FormatESModule},
	{"styles", ".css", ".css", api.FormatDefault},
	{exports, ".ts", ".js", api.FormatIIFE},
	{exports, ".css", ".css", api.FormatDefault},
}

const scripts, exports = "scripts", "exports"

// Words are what scripts say in a language, by the names by which they import them.
type Words struct {
	Language string
	Words    map[string]any
}

// Bundle builds the assets, with the constants of the hub that its scripts ask for, and their
// words in its languages. Its error names the file and line of each mistake.
func Bundle(layouts fs.FS, constants map[string]any, words ...Words) (Assets, error) {
	assets := Assets{links: map[string]string{}, exports: map[string][]byte{}}
	sources := bundle.Sources{Name: "layouts", Files: layouts, Constants: finder.Constants(), Icon: inked}
	maps.Copy(sources.Constants, digits.Constants())
	maps.Copy(sources.Constants, constants)
	var worded []string
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
			if f.dir == scripts && errors.Is(err, bundle.ErrWords) {
				worded = append(worded, e.Name())
				continue
			}
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
	if err := assets.say(sources, worded, words); err != nil {
		return Assets{}, err
	}
	assets.Sort()
	return assets, nil
}

// addressed is how scripts ask for the address of another asset.
var addressed = regexp.MustCompile(`\baddress\["([^"]+)"\]`)

// say bundles the scripts that have words, for each language. They know each other asset that one of them asks for by
// its address from where they lie: address["poster.js"].
func (a *Assets) say(sources bundle.Sources, worded []string, words []Words) error {
	addresses := map[string]string{}
	err := fs.WalkDir(sources.Files, scripts, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(sources.Files, name)
		for _, m := range addressed.FindAllSubmatch(text, -1) {
			addresses[string(m[1])] = path.Base(a.links[string(m[1])])
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, in := range words {
		sources.Words = maps.Clone(in.Words)
		sources.Words["address"] = addresses
		for _, script := range worded {
			data, err := sources.Bundle(path.Join(scripts, script), api.BuildOptions{Format: api.FormatESModule, Target: api.ES2020})
			if err != nil {
				return err
			}
			a.Add(WordedScript(strings.TrimSuffix(script, ".ts"), in.Language), data)
		}
	}
	return nil
}

// WordedScript is the name of a script with words in a language.
func WordedScript(bundle, language string) string { return bundle + "-" + language + ".js" }

// inked is an icon with its pen, which pages have from their style sheet (.i). In a page it needs no namespace, in a style
// sheet nothing is drawn without.
func inked(svg []byte) []byte {
	pen := `<svg fill="none" stroke="#000" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" `
	if !bytes.Contains(svg, []byte(svgNamespace)) {
		pen += svgNamespace + " "
	}
	return bytes.Replace(bytes.TrimSpace(svg), []byte("<svg "), []byte(pen), 1)
}

const svgNamespace = `xmlns="http://www.w3.org/2000/svg"`

// Drop takes bundles out: "keep" is keep.css and, with its words in every language, keep-fr.js.
func (a *Assets) Drop(bundles ...string) {
	of := func(file string) bool {
		name, _, _ := strings.Cut(strings.TrimSuffix(file, path.Ext(file)), "-")
		return slices.Contains(bundles, name)
	}
	a.Files = slices.DeleteFunc(a.Files, func(f Artifact) bool { return of(strings.TrimPrefix(f.Path, route.Asset(""))) })
	maps.DeleteFunc(a.links, func(name, _ string) bool { return of(name) })
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
