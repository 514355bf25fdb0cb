// Package scaffold holds the first versions of what an editor writes: the hub that
// `peerhub init` makes and the pages that `peerhub new` does, with notes on what
// belongs there.
//
//	Page   a page: its front matter follows from package schema, its text stands in text/
//	Hub    a file of a new hub, from text/hub/
//	Notes  finds the notes that nobody has put words of their own in place of
//
// In front matter such a note is what stands there in double quotation marks; below
// it, every line is, except headings and what makes a callout one.
package scaffold

import (
	"embed"
	"strings"
	"text/template"

	"peerhub/generator/diag"
)

//go:embed text/hub
var hubs embed.FS

// Blanks fill in a first version.
type Blanks struct {
	Title, Today, Language string            // the title in double quotation marks
	Original               string            // the path of the page that this one translates; "" of an original
	Examples               map[string]string // words of the hub; see schema.Examples
	Words                  diag.Words        // the language of the notes
}

// Hub returns the first version of a file of a hub, of which text/hub has the name.
func Hub(name string, b Blanks) (string, error) {
	parsed, err := template.ParseFS(hubs, "text/hub/"+name)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = parsed.Execute(&out, b)
	return out.String(), err
}
