// Package training makes the pages of modules, lessons and courses:
//
//	module.go  a module, and its views on one page
//	lesson.go  a lesson among the others
//	course.go  a path through several modules
//
// A view on one page is made of the texts of the module's lessons; of what else it
// names it knows the cards. What can be taken away of a module is none of its
// business: whoever asks for addresses hands in what returns the links.
package training
