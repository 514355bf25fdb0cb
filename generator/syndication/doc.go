// Package syndication writes what programs read of a site: search engines, feed
// readers, calendars, maps, and other directories of groups.
//
//	sitemap.xml                     real translations with hreflang (sitemaps.org 0.9); split from 10,000 addresses on
//	robots.txt                      everything may be read
//	atom.xml, <lang>/atom.xml       the 30 pages changed last (RFC 4287)
//	manifest.webmanifest            name and icons for a phone's first screen
//	favicon.svg, favicon.ico, apple-touch-icon.png, icon-512.png   the mark, in the hub's colours
//	groups.*                        all groups, a file for each format of package interchange; in parts of
//	                                5,000 groups when there are more (interchange.Publish)
//	groups/<id>/<id>.ics            the calendar of a group (see package directory)
//
// # What is left out
//
// Samples, closed and withheld groups, and pages with errors are in none of
// them. A translation that does not exist is not listed. What a place may not
// tell, and who checked a listing for whom, stays out (model.Place.Public).
//
// Addresses there are absolute. A hub without a base URL has no sitemap and no
// Atom feeds, and its other files go without addresses.
package syndication

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Files writes all of them. Its error is that of write.
func Files(site *model.Site, set *locale.Set, look look.Look, write func(path string, data []byte) error) error {
	w := writer{site: site, set: set, look: look, write: write}
	return w.run()
}

// Paths hands over the paths of all of them; what takes long is not made for that. Its error is that
// of take.
func Paths(site *model.Site, set *locale.Set, look look.Look, take func(path string) error) error {
	w := writer{site: site, set: set, look: look, named: true,
		write: func(path string, _ []byte) error { return take(path) }}
	return w.run()
}

// File makes the one at a path, and reports whether there is one. What has nothing to do with it is
// not made.
func File(site *model.Site, set *locale.Set, look look.Look, path string) (data []byte, ok bool) {
	found := errors.New("found")
	w := writer{site: site, set: set, look: look, asked: path, write: func(name string, made []byte) error {
		if name != path {
			return nil
		}
		data, ok = bytes.Clone(made), true
		return found // the rest need not be made
	}}
	_ = w.run()
	return data, ok
}

// writer is one run of Files or File.
type writer struct {
	site  *model.Site
	set   *locale.Set
	look  look.Look
	asked string // the only file that is wanted; "" wants all
	named bool   // their paths are wanted, not what is in them
	write func(path string, data []byte) error
}

func (w *writer) run() error {
	for _, part := range []struct {
		names []string // with which its files' paths begin or end
		make  func() error
	}{{[]string{"sitemap"}, w.sitemap}, {[]string{"robots.txt"}, w.robots}, {[]string{"atom.xml"}, w.atom},
		{[]string{route.Manifest}, w.manifest}, {[]string{"favicon.", "apple-touch-icon.", "icon-"}, w.icons},
		{[]string{"groups"}, w.groups}} {
		if w.asked != "" && !slices.ContainsFunc(part.names, func(name string) bool {
			return strings.HasPrefix(w.asked, name) || strings.HasSuffix(w.asked, name)
		}) {
			continue
		}
		if err := part.make(); err != nil {
			return err
		}
	}
	return nil
}

// title is the hub's name in a language.
func (w *writer) title(language string) string {
	return w.site.Hub.Title.In(language, w.site.Hub.Codes()...)
}

// public reports whether a page may be told to programs.
func public(p *model.Page) bool {
	return !p.Broken && !p.Draft && !p.Sample && (p.Group == nil || !p.Group.Sample)
}
