// Package parse turns a source file into a model.Page: its front matter, read
// strictly by kind, and its body (package markdown).
//
// Front matter is YAML between two lines of three dashes at the top of a file;
// a page may have none, and its title is then its first heading. What a page is
// follows from where it lies:
//
//	pages/<lang>/index.md          home
//	<section>/<lang>/index.md      a section's introduction
//	training/<lang>/<x>/index.md   a module; the other pages of the folder are its lessons
//	principles/ practice/ groups/ library/ glossary/    one of those
//	anything else                  an ordinary page
//
// Page never fails. A page with an error is Broken: it keeps its address, so
// that links to it are no further findings, and is not published.
//
// What must not be told is not kept: an address that is too precise (see
// model.Place.Public), a private meeting link and its password, consent and
// source of a listing.
package parse
