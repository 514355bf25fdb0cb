// Package bookpack makes of a module what people take away: an e-book, and a package
// for a learning platform.
//
//	Bind        what goes along, what stays behind, and where links lead then
//	Book        the module prepared: its texts, pictures and facts
//	Book.EPUB   the book as EPUB 3.3 (w3.org/TR/epub-33)
//	Book.SCORM  one page as a SCORM 1.2 package with one SCO
//
// Package render/books prepares the texts of a Binding and puts them into a Book.
// What is made of it depends on nothing else: no clock, no disk, the same bytes
// every time.
package bookpack
