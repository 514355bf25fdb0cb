package render

import (
	"html/template"
	"strings"

	"peerhub/generator/bookpack"
	"peerhub/generator/rights"
)

// scorm makes a package for a learning platform: the module as those who take
// part see it, on one page.
func (b *binding) scorm() ([]byte, error) {
	t := b.t
	view := b.moduleView()
	view.P.About = b.smallPrint()
	view.P.Body = template.HTML(t.r.withCalloutIcons(string(view.P.Body)))
	for _, text := range b.Lessons {
		part := t.joined(text.Page, text.Name, b.content(text))
		for _, said := range b.standing(text) {
			part.Notice = strings.TrimSpace(part.Notice + " " + said.Bold + " " + said.Text)
		}
		view.Lessons = append(view.Lessons, part)
	}
	html := b.render("scorm", "scorm", view)
	html = t.r.icons.sprite(html, used(nil, html))
	html = append(html, "\n</body>\n</html>\n"...)
	for _, text := range b.Texts() {
		t.mustSay("package", "The learning package", html, rights.Disclaimers(text.Page, t.language.Code), text.Page)
	}

	out := b.book()
	out.Parts = []bookpack.Part{{Name: bookpack.Index, HTML: string(html)}}
	out.Style, out.Script = t.r.assets.Export("scorm.css"), t.r.assets.Export("scorm.js")
	return out.SCORM()
}
