package render

import (
	"peerhub/generator/bookpack"
	"peerhub/generator/diag"
	"peerhub/generator/rights"
)

// workOf is what a chapter says of the works that it was made from.
type workOf struct {
	Title string
	lang
	Credits []credit
	Say     []words
}

// epub makes an e-book of the module.
func (b *binding) epub() ([]byte, error) {
	t := b.t
	var parts []bookpack.Part
	add := func(name string, kind bookpack.PartKind, title string, in lang, view any, texts ...bookpack.Text) {
		html := b.render("book", string(kind), view)
		for _, text := range texts {
			t.mustSay("e-book "+name, diag.Say("The chapter %s of the e-book", name), html, rights.Disclaimers(text.Page, t.language.Code), text.Page)
		}
		parts = append(parts, bookpack.Part{Name: name, Kind: kind, Title: title, Language: in.Lang, Dir: in.Dir, HTML: string(html)})
	}
	view := b.moduleView()
	title := b.Module.Page.Title
	add("cover", bookpack.PartCover, title, lang{}, view)
	add(b.Module.Name, bookpack.PartModule, t.T("book.module"), lang{}, view, b.Module)
	imprint := view
	work := func(title string, c content) {
		if len(c.Credits)+len(c.Say) > 0 {
			imprint.Works = append(imprint.Works, workOf{title, c.lang, c.Credits, c.Say})
		}
	}
	work(title, view.P)
	for _, text := range b.Lessons {
		chapter := bookView{moduleView: moduleView{F: b.frame(), P: b.content(text)}}
		chapter.F.Notices = b.standing(text)
		if lesson := text.Page.Lesson; lesson != nil && lesson.Minutes > 0 {
			chapter.Minutes = t.T("module.minutes", "n", lesson.Minutes)
		}
		add(text.Name, bookpack.PartLesson, text.Page.Title, chapter.P.lang, chapter, text)
		work(text.Page.Title, chapter.P)
	}
	imprint.P.Sources, imprint.P.Credits, imprint.P.Say = nil, nil, nil
	imprint.P.About = b.smallPrint()
	add("imprint", bookpack.PartImprint, t.T("book.about"), lang{}, imprint, b.Texts()...)

	out := b.book()
	out.Parts, out.Style = parts, t.r.assets.Export("book.css")
	return out.EPUB()
}
