package books

import (
	"peerhub/generator/bookpack"
	"peerhub/generator/diag"
	"peerhub/generator/render/frame"
)

// workOf is what a chapter says of the works that it was made from.
type workOf struct {
	Title string
	frame.LangAttr
	Credits []frame.Credit
	Say     []frame.Words
}

// epub makes an e-book of the module.
func (b *binding) epub() ([]byte, error) {
	l := b.l
	var parts []bookpack.Part
	type words = frame.LangAttr
	add := func(name string, kind bookpack.PartKind, title string, in words, view any, texts ...bookpack.Text) {
		html := b.render("book", string(kind), view)
		b.unsaid("e-book "+name, diag.Say("The chapter %s of the e-book", name), html, texts...)
		parts = append(parts, bookpack.Part{Name: name, Kind: kind, Title: title, HTML: string(html),
			Language: in.Lang, Dir: in.Dir})
	}
	view := b.moduleView()
	title := b.Module.Page.Title
	add("cover", bookpack.PartCover, title, frame.LangAttr{}, view)
	add(b.Module.Name, bookpack.PartModule, l.T("book.module"), frame.LangAttr{}, view, b.Module)
	imprint := view
	work := func(title string, c frame.Text) {
		if len(c.Credits)+len(c.Say) > 0 {
			imprint.Works = append(imprint.Works, workOf{title, c.LangAttr, c.Credits, c.Say})
		}
	}
	work(title, view.P)
	for _, text := range b.Lessons {
		chapter := bookView{Module: frame.Module{F: b.frame(), P: b.text(text)}}
		chapter.F.Notices = frame.Standing(l, text.Entry, "")
		if lesson := text.Page.Lesson; lesson != nil && lesson.Minutes > 0 {
			chapter.Minutes = l.T("module.minutes", "n", lesson.Minutes)
		}
		add(text.Name, bookpack.PartLesson, text.Page.Title, chapter.P.LangAttr, chapter, text)
		work(text.Page.Title, chapter.P)
	}
	imprint.P.Sources, imprint.P.Credits, imprint.P.Say = nil, nil, nil
	imprint.P.About = b.smallPrint()
	add("imprint", bookpack.PartImprint, l.T("book.about"), frame.LangAttr{}, imprint, b.Texts()...)

	out := b.book()
	out.Parts, out.Style = parts, l.Site.Assets.Export("book.css")
	return out.EPUB()
}
