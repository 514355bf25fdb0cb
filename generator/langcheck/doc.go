// Package langcheck finds words that hurt people, and says which ones do not and
// why. What it finds are warnings: whoever writes decides.
//
// The words stand in words/<language>.txt, and in the hub's own glossary, whose
// terms say what to avoid. Words in quotation marks, in quotations and in code
// are somebody else's, and so are the titles of the library: they are let pass.
// That is also how an editor keeps a word on purpose. What people type into a search
// is theirs too, and nobody is shown it.
package langcheck
