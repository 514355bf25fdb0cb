package route

import (
	"path"
	"strconv"
	"strings"

	"peerhub/generator/model"
)

// Addresses of the files that programs read; package syndication writes them.
const (
	Sitemap  = "sitemap.xml"
	Manifest = "manifest.webmanifest"

	// All groups, in the formats of package interchange.
	GroupsJSON    = "groups.json" // Meeting Guide
	GroupsHSDS    = "groups.hsds.json"
	GroupsCSV     = "groups.csv"
	GroupsGeoJSON = "groups.geojson"
	Calendars     = "groups.ics"
)

// Keep is the path of the page on which readers keep parts of the site on their device, and Worker the
// address of the service worker that then answers from there: it can stand for what lies below it alone.
const (
	Keep   = "help/keep"
	Worker = "sw.js"
)

// Offline returns the address of a list of what can be kept in a language, and OfflineIndex that of the first one.
func Offline(language, name string) string { return Asset("offline/" + language + "/" + name) }

// OfflineIndex returns the address of the list that is read first.
func OfflineIndex(language string) string { return Offline(language, "index.json") }

// Part returns the address of a part, from 1, of a file of all groups that is cut into
// parts: groups-2.hsds.json.
func Part(file string, n int) string {
	name, ending, _ := strings.Cut(file, ".")
	return name + "-" + strconv.Itoa(n) + "." + ending
}

// Feed returns the address of the language's Atom feed. A hub without a base
// URL has none.
func Feed(hub *model.Hub, language string) string { return Home(hub, language) + "atom.xml" }

// FacetNames returns the address of the file that names, in the language, the
// facets' keys by which a search is narrowed down.
func FacetNames(language string) string { return "search/" + language + "/names.json" }

// AskedWords returns the address of the file of words, in the language, by which people
// ask for groups.
func AskedWords(language string) string { return "search/" + language + "/asked.json" }

// Download returns the address of a module to take away:
// training/introduction/introduction-en.epub.
func Download(hub *model.Hub, module *model.Entry, form model.Download, language string) string {
	return Page(hub, module, language) + DownloadName(module, form, language)
}

// DownloadName returns the name of the file of a module to take away.
func DownloadName(module *model.Entry, form model.Download, language string) string {
	ending := ".epub"
	if form == model.SCORM {
		ending = "-scorm.zip"
	}
	return path.Base(module.Path) + "-" + language + ending
}

// Calendar returns the address of a group's calendar, which all languages
// share: groups/tea/tea.ics.
func Calendar(e *model.Entry) string {
	name := path.Base(e.Path)
	if g := e.Original.Group; g != nil && g.ID != "" {
		name = g.ID
	}
	return "groups/" + e.Path + "/" + name + ".ics"
}
