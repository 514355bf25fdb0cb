// Package render knows the address of every file that is made of a hub's pages,
// and makes the file at one of them when it is asked:
//
//	layout, findings := render.ReadLayout(layouts)
//	r := render.New(site, locales, layout, look, assets, files)
//	for at := range r.Addresses() {
//		file, found, err := r.Render(ctx, at)
//		…
//	}
//
// A build asks for all of them, several at a time; a test, or a preview, for one.
// A file is the same whichever was asked for before, and what is wrong with it is
// found with it; Findings gathers what many files have, and tells a mistake that
// they share once.
//
// This package only wires its rooms. None of them knows another; what two of them
// need is the frame's, and what one needs of another is handed in here.
//
//	frame      what pages share: templates, a language's site, what stands around
//	           a text and at its foot, and cards: what one page may know of another
//	groups     a group's page, lists of groups, maps, the files of the finder
//	training   modules and their views, lessons, courses
//	pages      pages with a text; home, sections, A to Z, help, 404
//	books      modules to take away
//	documents  what the search finds, the page of the search, names of its facets
//
// # What is shown where
//
// An entry has a page in each language that it is written in. In the others the
// hub's fallback decides (package route): a page in the reader's frame with the
// original text, a link in lists, or nothing. hreflang names real translations
// alone; the canonical address of a page in a borrowed language is the
// original's.
//
// # Bodies and cards
//
// A text is read for the pages of its own entry. Others know its card: a test has
// each file made while all other texts are gone. What is made of several texts,
// openly, are the views of a module on one page and books, which are their
// lessons' texts, and the documents of the search.
//
// # Speed
//
// What does not depend on the page is rendered once per language and depth:
// help, navigation, footer. A group's card, and its line in long lists, is rendered once per language; only
// the way to it differs from list to list. The signs and numbers of these pieces
// are set once, too: a page is a template with holes for them, and only what stands
// around the holes is set and looked through (frame.Holes).
package render
