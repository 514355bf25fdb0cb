// Package books makes modules into what people take away, in the words and the
// frame of the hub; package bookpack binds and packs them:
//
//	books.go  their addresses, and how large they are
//	book.go   the texts, with what must stand at their foot
//	epub.go   an e-book, chapter by chapter
//	scorm.go  a learning package, on one page
//
// A book is made of the texts of a module and its lessons. The page of a module
// says how large its books are, so asking for either makes the book, and the other
// finds it made.
package books
