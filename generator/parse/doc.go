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
// What becomes of a file follows from its bytes, from its load.File (where it lies,
// and whether the same page stands in the default language) and from those settings
// of the hub that model.Hub.Reading has, and no others; spreadsheets are read by the same.
//
// A page that was returned is never changed: who wants another makes a copy. So it
// can be kept for as long as all of that stays the same.
//
// What must not be told is not kept: an address that is too precise (see
// model.Place.Public), a private meeting link and its password, consent and
// source of a listing.
package parse
