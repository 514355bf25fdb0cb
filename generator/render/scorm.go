package render

import (
	"html/template"
	"strconv"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/training"
)

// scormPage is the one page of a learning package.
const scormPage = "index.html"

// scorm makes a package for a learning platform: the module as those who take
// part see it, on one page.
func (b *binding) scorm(p *model.Page) ([]byte, error) {
	t := b.t
	view := b.moduleView(p)
	view.P.About = b.smallPrint(p)
	view.P.Body = template.HTML(t.r.withCalloutIcons(string(view.P.Body)))
	texts := []*model.Page{p}
	for i, e := range b.lessons {
		text, own := e.In(t.language.Code)
		view.Lessons = append(view.Lessons, b.lessonPart(e, text, own, "lesson-"+strconv.Itoa(i+1)))
		texts = append(texts, text)
	}
	html := b.render("scorm", "scorm", view)
	html = append(html, t.r.icons.sprite(html)...)
	html = append(html, "\n</body>\n</html>\n"...)
	for _, text := range texts {
		t.mustSay("package", "The learning package", html, rights.Disclaimers(text, t.language.Code), text)
	}

	book := b.book(p)
	book.Parts = []training.Part{{Name: "index", HTML: string(html)}}
	book.Style, book.Script = t.r.assets.Export("scorm.css"), t.r.assets.Export("scorm.js")
	return book.SCORM()
}

// lessonPart prepares a lesson as a part of the page.
func (b *binding) lessonPart(e *model.Entry, p *model.Page, own bool, id string) lessonPart {
	t := b.t
	b.prefix = id + "-"
	c := b.content(e, p, own)
	b.prefix = ""
	part := t.joined(p, id, c)
	for _, said := range t.standing(e, p, own, "") {
		part.Notice = strings.TrimSpace(part.Notice + " " + said.Bold + " " + said.Text)
	}
	return part
}
