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
	"io/fs"
	"path"
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

// Hub returns the first version of a file of a hub, of which text/hub has the name; in the
// language of the blanks where somebody has written it, as index.fr.md, else in English.
func Hub(name string, b Blanks) (string, error) {
	language, _, _ := strings.Cut(b.Language, "-")
	ext := path.Ext(name)
	own := "text/hub/" + strings.TrimSuffix(name, ext) + "." + language + ext
	if _, err := fs.Stat(hubs, own); err != nil || ext == "" {
		own = "text/hub/" + name
	}
	parsed, err := template.ParseFS(hubs, own)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = parsed.Execute(&out, b)
	return out.String(), err
}
