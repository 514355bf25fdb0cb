// Package route is the only package that makes addresses.
//
// An address is a path below the root of the built site, without a leading
// slash: "fr/groups/x/" is a page, "" the home of the default language,
// "assets/site.css" a file. Pages end in a slash and are written to index.html;
// the further pages of a list are files beside the first. The default language
// stands at the root, the others under their code. Links between pages are made
// relative (see Relative), so that a site works below any folder and on any host.
package route

import (
	"fmt"
	"strconv"
	"strings"

	"peerhub/generator/model"
)

// rootSection is the section whose pages stand at the root of the site.
const rootSection = "pages"

// Home returns the address of the language's first page.
func Home(hub *model.Hub, language string) string {
	if language == hub.DefaultLanguage {
		return ""
	}
	return language + "/"
}

// Path returns the address of a path of a section in a language. The section's
// own page has the path "".
func Path(hub *model.Hub, section, path, language string) string {
	at := Home(hub, language)
	if section != rootSection {
		at += section + "/"
	}
	if path != "" {
		at += path + "/"
	}
	return at
}

// Page returns the address of the entry's page in the language, whether or not
// there is one: see Shown and For.
func Page(hub *model.Hub, e *model.Entry, language string) string {
	return Path(hub, e.Section, e.Path, language)
}

// View returns the address of a view of a whole module in the language.
func View(hub *model.Hub, e *model.Entry, view model.View, language string) string {
	if view == model.ViewPart {
		return Page(hub, e, language)
	}
	return Page(hub, e, language) + string(view) + "/"
}

// Shown reports whether the entry has a page of its own address in the
// language: because it is written in it, or because the hub's fallback shows
// the original in the reader's frame.
func Shown(hub *model.Hub, e *model.Entry, language string) bool {
	if _, own := e.In(language); own {
		return true
	}
	return hub.FallbackFor(e.Section) == "page"
}

// For returns the address that a reader of the language is sent to for the
// entry, and the language of the frame found there: the page in that language
// if it is shown, else the original.
func For(hub *model.Hub, e *model.Entry, language string) (address, at string) {
	if Shown(hub, e, language) {
		return Page(hub, e, language), language
	}
	return Page(hub, e, e.Original.Language), e.Original.Language
}

// Listed reports whether lists in the language name the entry.
func Listed(hub *model.Hub, e *model.Entry, language string) bool {
	_, own := e.In(language)
	return own || hub.FallbackFor(e.Section) != "none"
}

// Facet returns the address of a page of a ready-made list of groups:
// groups/day/tuesday/, and groups/day/tuesday/2.html for its second page. With
// facet "" it is the list of all groups.
func Facet(hub *model.Hub, facet, key string, page int, language string) string {
	at := Path(hub, "groups", "", language)
	if facet != "" {
		at += facet + "/" + key + "/"
	}
	return at + further(page)
}

// List returns the address of a page of a list of entries: glossary/, and
// glossary/2.html for its second page.
func List(hub *model.Hub, section string, page int, language string) string {
	return Path(hub, section, "", language) + further(page)
}

// further is what the pages of a list after the first add to its address. They are the most
// of a large site, and files take a disk less time than folders with a file in each.
func further(page int) string {
	if page > 1 {
		return strconv.Itoa(page) + ".html"
	}
	return ""
}

// Content returns the address of a file that lies among the content, such as
// an image: content/guides/en/x/map.png → assets/files/guides/en/x/map.png.
func Content(file string) string {
	return Asset("files/" + strings.TrimPrefix(file, "content/"))
}

// Picture returns the address of a picture that is made of one that lies among the content, in a width:
// content/guides/en/x/map.png → assets/pictures/guides/en/x/map.png-480.webp.
func Picture(file string, width int, ext string) string {
	return Asset(pictures + strings.TrimPrefix(file, "content/") + "-" + strconv.Itoa(width) + ext)
}

const pictures = "pictures/"

// OfPicture returns the file of which the picture at an address is made; "" when it is none.
func OfPicture(address string) (file string, width int, ext string) {
	name, is := strings.CutPrefix(address, Asset(pictures))
	at, dot := strings.LastIndexByte(name, '-'), strings.LastIndexByte(name, '.')
	if !is || at < 0 || dot < at {
		return "", 0, ""
	}
	width, err := strconv.Atoi(name[at+1 : dot])
	if file = "content/" + name[:at]; err != nil || Picture(file, width, name[dot:]) != address {
		return "", 0, ""
	}
	return file, width, name[dot:]
}

// Asset returns the address of a file that the pages of all languages share:
// assets/site.css.
func Asset(name string) string { return "assets/" + name }

// Finder returns the address of a file that the finder of groups reads.
func Finder(name string) string { return Asset("finder/" + name) }

// Soon returns the address of a file that says which groups meet next.
func Soon(name string) string { return Asset("soon/" + name) }

// FinderIndex returns the address of the file that it reads first.
func FinderIndex(language string) string { return Finder(language + ".bin") }

// Link returns the address of a file as a link writes it: with spaces, and the
// signs that mean something in an address, in their percent form (URL Standard,
// §3.3). Letters of any script stay, so that people can read it.
func Link(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || strings.IndexByte("\"#%<>?[\\]^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// File returns the path of the file that holds the address.
func File(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// Relative returns the link from one address to another: "../x/", "./" for the
// page itself.
func Relative(from, to string) string {
	dir := from[:strings.LastIndexByte(from, '/')+1]
	common := 0
	for i := 0; i < len(dir) && i < len(to) && dir[i] == to[i]; i++ {
		if dir[i] == '/' {
			common = i + 1
		}
	}
	link := strings.Repeat("../", strings.Count(dir[common:], "/")) + to[common:]
	if link == "" || strings.HasPrefix(link, "#") || strings.HasPrefix(link, "?") {
		link = "./" + link
	}
	return link
}

// Root returns the link from an address to the root of the site: "../../", or
// "./" for a file that lies there.
func Root(from string) string { return Relative(from, "") }

// Absolute returns the full address below the hub's base URL, or "" when the
// hub has none.
func Absolute(hub *model.Hub, address string) string {
	if hub.BaseURL == "" {
		return ""
	}
	return hub.BaseURL + address
}
