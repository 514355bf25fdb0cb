// Package schema says once, as data, what each kind of page is and what each of
// its fields is.
//
//	Sections   the folders of content/ that the program knows, and what lies in them
//	Of         a kind: its fields, in the order in which front matter is written
//	Field      one field: its type, what may stand in it, who may see it
//	Facet      a question by which readers choose groups, from the field that makes it
//
// Everything that follows from this is derived elsewhere, by type of field: how it
// is read and what is wrong with it (parse), how it is written (frontmatter), what
// a cell of a spreadsheet may say (spreadsheet), what a translation takes over from
// its original (translate), the first version of a page (scaffold), the columns of
// groups.csv (interchange), and the schemas for editors (jsonschema). By hand stand
// only rules across fields, the formats of others, and the look of a page. So a new
// field is a line here, its place in package model, and its words.
//
// A new kind is a file here, with a line in kinds and a section for its pages, its
// struct in package model, and its words. A page of it is shown by its fields until
// somebody gives it a look of its own (render).
//
// A field has one accessor, At, which gives a pointer to its value: whoever reads
// and whoever writes goes through it.
package schema
