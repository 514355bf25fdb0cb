// Package feeds has the groups of the lists of others that hub.yaml names under feeds.
//
//	Refresh   brings the copies of lists up to date, each only when it is good  refresh.go, why.go
//	          fetches the parts of a list that is cut                           parts.go
//	          keeps whose short name is whose                                   marks.go
//	Read      reads the copies, beside the pages of the hub                     list.go, pages.go
//	          tells which page and which address is whose                       whose.go, first.go
//	Page      parses a page of the hub that a list completes                    completion.go
//	Pages     makes the pages of all other groups, each at a free address       addresses.go
//	Reports   says what is in each list, and what became of it                  report.go
//
// A group of a list is a page that nobody has written: it passes what an import passes,
// and is parsed from memory. Where the hub has a page for it, that page is completed in
// memory, too, and what it says counts (see interchange.Complete). A page is of a group
// when an import noted so, when it names the feed as its source, or when it has the same id
// or short name, and no other name or place of its own.
//
// Refresh alone fetches, with what it is given for that, and writes, into the folder of
// copies; the rest takes values and returns values and findings. What programs fetch of
// the site itself is made by package syndication.
package feeds

import (
	"io/fs"

	"peerhub/generator/model"
)

// Hub is a hub whose feeds are read.
type Hub struct {
	Folder   string // where its copies are written
	Files    fs.FS  // the same folder, out of which no link of the file system leads
	Settings *model.Hub
	Today    model.Date
}
