package frontmatter

import "strings"

// Draft is a page as a person could have written it, which nobody has written yet.
type Draft struct {
	Slug, Name, Language string
	Where                string   // in the file that it was made from: "record 3"
	Records              int      // how many records of that file it was made of; none for a translation
	Translation          bool     // of the draft of the same slug before it: it holds what differs
	Lines                []string // of front matter, a line for each fact
	Text                 string   // Markdown
}

// File returns the text of the page.
func (d Draft) File() string {
	text := "---\n" + strings.Join(neat(d.Lines), "\n") + "\n---\n"
	if d.Text != "" {
		text += "\n" + d.Text + "\n"
	}
	return text
}
