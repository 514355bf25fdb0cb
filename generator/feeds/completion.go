package feeds

import (
	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
)

// completion is a page of the hub that a feed completes.
type completion struct {
	feed  string // its name
	page  string
	draft frontmatter.Draft
	noted interchange.Noted
}

// parsed is the page that the two make. What is wrong with it is told where it stands in
// the page; a field of the feed that does not go with the page's own is left out.
func (c *completion) parsed(file load.File, hub *model.Hub) (*model.Page, []diag.Finding) {
	draft := c.draft
	for {
		done := interchange.Complete(c.page, draft, c.noted)
		p, found := parse.Page(file, []byte(done.Text), hub)
		bad := ""
		for n, f := range found {
			var at interchange.Origin
			if f.Line > 0 && f.Line <= len(done.Lines) {
				at = done.Lines[f.Line-1]
			}
			if at.Line == 0 && f.Severity == diag.Error {
				bad = interchange.FieldAt(done.Text, f.Line)
			}
			found[n].Line, found[n].Column = at.Line, f.Column+at.Shift
			if f.Column == 0 || at.Line == 0 {
				found[n].Column, found[n].Length, found[n].Excerpt = 0, 0, ""
			}
		}
		rest := frontmatter.WithoutField(draft.Lines, bad)
		if bad == "" || len(rest) == len(draft.Lines) {
			return p, found
		}
		draft.Lines = rest
	}
}
