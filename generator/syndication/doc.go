// Package syndication writes what programs read of a site: search engines, feed
// readers, calendars, maps, and other directories of groups.
//
//	sitemap.xml                     real translations with hreflang (sitemaps.org 0.9); split from 10,000 addresses on
//	robots.txt                      everything may be read
//	atom.xml, <lang>/atom.xml       the 30 pages changed last (RFC 4287)
//	manifest.webmanifest            name and icons for a phone's first screen
//	favicon.svg, favicon.ico, apple-touch-icon.png   the mark, in the hub's colours
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
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
)

// Files writes all of them. Its error is that of write.
func Files(site *model.Site, set *locale.Set, look look.Look, write func(path string, data []byte) error) error {
	w := writer{site: site, set: set, look: look, write: write}
	for _, part := range []func() error{w.sitemap, w.robots, w.atom, w.manifest, w.icons, w.groups} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// writer is one run of Files.
type writer struct {
	site  *model.Site
	set   *locale.Set
	look  look.Look
	write func(path string, data []byte) error
}

// title is the hub's name in a language.
func (w *writer) title(language string) string {
	return w.site.Hub.Title.In(language, w.site.Hub.Codes()...)
}

// public reports whether a page may be told to programs.
func public(p *model.Page) bool {
	return !p.Broken && !p.Draft && !p.Sample && (p.Group == nil || !p.Group.Sample)
}
