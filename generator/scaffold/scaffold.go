// Package scaffold holds the first versions of what an editor writes: the pages that
// `peerhub new` makes, with notes on what belongs there.
//
//	Page   a page: its front matter follows from package schema, its text stands in text/
//	Notes  finds the notes that nobody has put words of their own in place of
//
// In front matter such a note is what stands there in double quotation marks; below
// it, every line is, except headings and what makes a callout one.
package scaffold

import "peerhub/generator/diag"

// Blanks fill in a first version.
type Blanks struct {
	Title, Today, Language string            // the title in double quotation marks
	Original               string            // the path of the page that this one translates; "" of an original
	Examples               map[string]string // words of the hub; see schema.Examples
	Words                  diag.Words        // the language of the notes
}
