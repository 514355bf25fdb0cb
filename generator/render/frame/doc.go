// Package frame has what the pages of a site share. Every page is a frame around a
// text. The frame (templates/base.html) speaks the reader's language; the text is
// in its own, marked with lang and dir where the two differ. What a page shows is
// worked out in Go and handed to its template as plain values, so that templates
// hold markup and nothing else:
//
//	f, c := language.Entry(entry)      // frame and text of an entry's page
//	f := language.Frame(here, title)   // of a page that has no text of its own
//	file := f.Page("source", view)     // view is a struct with the frame in F
//
// The exported fields of what is handed to templates are a promise: a hub may
// have its own templates. Three values stand above each other, and each is made
// once and then only read:
//
//	Site      site.go       what the pages of all languages share
//	Language  language.go   what is the same on every page of a language
//	Frame     frame.go      what stands around the text of one page
//
// and beside them
//
//	templates.go, icons.go  reading and executing; mistakes as findings
//	file.go, address.go     a file that was made; where one is and who makes it
//	card.go                 what others may know of an entry, but not its text
//	section.go              the sections of a language, and their order
//	prepared.go             pieces that are made once, and the holes for them in pages
//	around.go               head, help bar, navigation, footer: rendered once for many pages
//	entry.go                what the frame says of an entry
//	text.go, resolve.go     a text with its addresses and words filled in
//	foot.go, credit.go      sources, licence, small print; words that must be said
//	help.go                 the numbers to ring
//	data.go                 what programs read of a page (schema.org)
//	list.go, box.go         an entry in a list, the way through its pages; the search box
//	listing.go, directory.go  groups as lists know them; facets and their choices
//	module.go               what the pages of a module and its books say of it
package frame
