package render

import (
	"strconv"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/route"
	"peerhub/generator/training"
)

// workOf is what a chapter says of the works that it was made from.
type workOf struct {
	Title string
	lang
	Credits []credit
	Say     []words
}

// epub makes an e-book of the module.
func (b *binding) epub(p *model.Page) ([]byte, error) {
	t := b.t
	var parts []training.Part
	add := func(name string, kind training.PartKind, title string, in lang, view any, texts ...*model.Page) {
		html := b.render("book", string(kind), view)
		for _, text := range texts {
			t.mustSay("e-book "+name, "The chapter "+name+" of the e-book", html, rights.Disclaimers(text, t.language.Code), text)
		}
		parts = append(parts, training.Part{Name: name, Kind: kind, Title: title, Language: in.Lang, Dir: in.Dir, HTML: string(html)})
	}
	view := b.moduleView(p)
	add("cover", training.PartCover, p.Title, lang{}, view)
	add("module", training.PartModule, t.T("book.module"), lang{}, view, p)
	works := []workOf{{p.Title, view.P.lang, view.P.Credits, view.P.Say}}
	texts := []*model.Page{p}
	for i, e := range b.lessons {
		text, own := e.In(t.language.Code)
		chapter := bookView{moduleView: moduleView{F: b.frame(), P: b.content(e, text, own)}}
		chapter.F.Notices = t.standing(e, text, own, "")
		if text.Lesson != nil && text.Lesson.Minutes > 0 {
			chapter.Minutes = t.T("module.minutes", "n", text.Lesson.Minutes)
		}
		add("lesson-"+strconv.Itoa(i+1), training.PartLesson, text.Title, chapter.P.lang, chapter, text)
		works, texts = append(works, workOf{text.Title, chapter.P.lang, chapter.P.Credits, chapter.P.Say}), append(texts, text)
	}
	imprint := view
	for _, w := range works {
		if len(w.Credits)+len(w.Say) > 0 {
			imprint.Works = append(imprint.Works, w)
		}
	}
	imprint.P.Sources, imprint.P.Credits, imprint.P.Say = nil, nil, nil
	imprint.P.About = b.smallPrint(p)
	add("imprint", training.PartImprint, t.T("book.about"), lang{}, imprint, texts...)

	book := b.book(p)
	book.Parts, book.Style = parts, t.r.assets.Export("book.css")
	return book.EPUB()
}

// book is the book without its parts.
func (b *binding) book(p *model.Page) *training.Book {
	t, hub := b.t, b.t.r.hub
	book := &training.Book{
		Name:  strings.Join([]string{t.r.hub.Title.In(hub.DefaultLanguage, t.r.codes...), b.module.Section, b.module.Path, t.language.Code}, "/"),
		Title: p.Title, Summary: p.Summary, Language: t.language.Code, Dir: t.language.Dir, Publisher: t.hub,
		Creators: creators(p), Contributors: p.Translators, Source: route.Absolute(hub, route.Page(hub, b.module, t.language.Code)),
		Rights: b.rights(p), Date: p.Date, Updated: b.updated(p), Accessibility: t.T("book.accessible"),
		Contents: t.T("book.contents"), Cover: t.T("book.cover"), Start: t.T("book.start"), Files: b.files,
	}
	if len(book.Creators) == 0 && t.hub != "" {
		book.Creators = []string{t.hub}
	}
	return book
}
