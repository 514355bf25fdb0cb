// Package scaffold holds the first versions of what an editor writes: the hub that
// `peerhub init` makes and the pages that `peerhub new` does, with notes on what
// belongs there.
//
//	Write      fills in a first version
//	Unwritten  finds the notes that nobody has put words of their own in place of
//
// The texts stand in text/, one for each kind. In front matter a note is what
// stands there in double quotation marks; below it, every line is, except
// headings and what makes a callout one.
package scaffold

import (
	"embed"
	"strings"
	"text/template"
)

//go:embed text/*.md text/hub
var texts embed.FS

// Blanks fill in a first version.
type Blanks struct {
	Slug, Title, Today, Language, Original string // the title in double quotation marks
	Topics, Audience, Access, Kind         string // keys of the hub, as examples
}

// Write returns the first version of a name, which is the path of a text below
// text/: "group.md", "hub/hub.yaml".
func Write(name string, b Blanks) (string, error) {
	parsed, err := template.ParseFS(texts, "text/"+name)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = parsed.Execute(&out, b)
	return out.String(), err
}
