// Package render turns a site into its HTML pages.
//
// Every page is a frame around a text. The frame (templates/base.html) speaks
// the reader's language; the text is in its own, marked with lang and dir where
// the two differ. What a page shows is worked out here and handed to its
// template as plain values, so that templates hold markup and nothing else:
//
//	renderer.go   New, Pages: all pages of all languages, side by side
//	templates.go  reading the templates; their mistakes as findings
//	tongue.go     what is the same on every page of a language
//	frame.go      what the frame needs to know of one page
//	entry.go      pages of content: guides, principles, modules, sources, words
//	module.go     a module, and its views on one page; course.go
//	book.go       a module in the words of a book; epub.go, scorm.go
//	group.go      a group's page, and its facts
//	card.go       a group in a list
//	finder.go     the directory of a language: its facets and their choices
//	grouplist.go  one list of groups, cut into pages
//	groups.go     the pages of these lists
//	lists.go      sections, learn, A to Z
//	home.go       home, search, help, 404
//	help.go       the numbers to ring
//	foot.go       sources, licence, translation at a page's foot
//	data.go       JSON-LD
//	documents.go  what the search finds
//	narrow.go     the facets by which a search is narrowed down, and their names
//
// # What is shown where
//
// An entry has a page in each language that it is written in. In the others the
// hub's fallback decides (package route): a page in the reader's frame with the
// original text, a link in lists, or nothing. hreflang names real translations
// alone; the canonical address of a page in a borrowed language is the
// original's.
//
// # Speed
//
// What does not depend on the page is rendered once per language and depth:
// help, navigation, footer. A group's card is rendered once per language; only
// the way to it differs from list to list. Icons are drawn once at the end of
// the pages that use them, so that no page waits for a request.
package render
