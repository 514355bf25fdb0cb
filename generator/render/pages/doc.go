// Package pages makes the pages that show a text, and those that are made of other
// pages:
//
//	pages.go     their addresses
//	entry.go     guides, principles, practice, works of the library, words
//	lists.go     sections, learn, A to Z
//	home.go      home
//	help.go      the numbers to ring
//	notfound.go  404
//
// Lists know the cards of what is on them. Home and the first page of a section
// begin with a text of their own, if somebody wrote one.
package pages
