// Package documents prepares what the search finds, and makes the page on which
// people look:
//
//	documents.go  a document for each page and each group of a language
//	page.go       the page of the search
//	narrow.go     the facets by which a search is narrowed down, and their names
//
// A document is made of an entry's own text, and of the cards of others.
package documents
