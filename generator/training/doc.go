// Package training makes of a module what a room needs: all its lessons on one
// page, a table that says who does what when, a book to take away, and a package
// for a learning platform.
//
//	Join        puts the text of several pages into one
//	Timing      the table of the facilitator's view
//	Book        a module prepared to leave the hub: its texts, pictures and facts
//	Book.EPUB   the book as EPUB 3.3 (w3.org/TR/epub-33)
//	Book.SCORM  one page as a SCORM 1.2 package with one SCO
//
// A Book is values that package render prepared. What is made of it depends on
// nothing else: no clock, no disk, the same bytes every time.
package training
