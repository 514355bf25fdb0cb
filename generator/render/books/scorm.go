package books

import (
	"strings"

	"peerhub/generator/bookpack"
	"peerhub/generator/render/frame"
)

// scorm makes a package for a learning platform: the module as those who take
// part see it, on one page.
func (b *binding) scorm() ([]byte, error) {
	l := b.l
	view := b.moduleView()
	view.P.About = b.smallPrint()
	view.P.Body = l.Site.WithIcons(string(view.P.Body))
	for _, text := range b.Lessons {
		part := frame.NewLessonPart(view.F, text.Page, text.Name, b.text(text))
		for _, said := range frame.Standing(l, text.Entry, "") {
			part.Notice = strings.TrimSpace(part.Notice + " " + said.Bold + " " + said.Text)
		}
		view.Lessons = append(view.Lessons, part)
	}
	html := b.render("scorm", "scorm", view)
	html = l.Site.Icons.Sprite(html, l.Site.Icons.Used(html))
	html = append(html, "\n</body>\n</html>\n"...)
	b.unsaid("package", "The learning package", html, b.Texts()...)
	html = frame.Shown(html, l.Code)

	out := b.book()
	out.Parts = []bookpack.Part{{Name: bookpack.Index, HTML: string(html)}}
	out.Style, out.Script = l.Site.Assets.Export("scorm.css"), l.Site.Assets.Export("scorm.js")
	return out.SCORM()
}
