package pages

import (
	"slices"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
)

// entryView is what page.html shows.
type entryView struct {
	F *frame.Frame
	P frame.Text
}

// entry makes the page of an entry in this language: its own, or the original in
// this language's frame.
func entry(l *frame.Language, e *model.Entry) frame.Page {
	var bundles []string
	if e.Kind == model.KindTerm {
		bundles = []string{"lists"}
	}
	f, c := l.Entry(e, bundles...)
	p, _ := e.In(l.Code)
	f.MustSay(p)
	switch {
	case e.Kind == model.KindSource:
		return source(l, e, p, f, c)
	case e.Kind == model.KindTerm:
		return term(l, l.Cards.Of(e), p, f, c)
	case p.Principle != nil:
		principle(l, l.Cards.Of(e), f, &c)
	default:
		c.Facts = frame.FactsOf(l, p)
	}
	return f.Page("page", entryView{f, c})
}

// principle shows a principle among the others.
func principle(l *frame.Language, card *frame.Card, f *frame.Frame, c *frame.Text) {
	c.Quote, c.Differs = card.Principle.Short, card.Principle.Differs
	if c.Quote != "" {
		c.Summary = ""
	}
	s := l.Section(card.Section)
	i := slices.Index(s.Entries, card)
	if i < 0 {
		return
	}
	f.Crumbs = append(f.Crumbs, frame.Link{Text: l.T("page.of", "i", i+1, "total", len(s.Entries))})
	all := f.Links(s.Entries, card)
	c.Siblings = &frame.Siblings{Title: s.Title, Items: all}
	c.Next = &frame.Next{Back: &frame.Link{Href: f.Root + l.At(card.Section), Text: s.Title}}
	if i+1 < len(all) {
		c.Next.Next = frame.NextLink(l, all[i+1])
	}
}

// source shows a work of the library, and who cites it.
func source(l *frame.Language, e *model.Entry, p *model.Page, f *frame.Frame, c frame.Text) frame.Page {
	view := struct {
		F       *frame.Frame
		P       frame.Text
		Read    *frame.Link
		CitedBy []frame.Link
	}{F: f, P: c, CitedBy: f.Links(l.Cards.CitedBy(l.Cards.Of(e)), nil)}
	view.P.Facts = frame.FactsOf(l, p, "url")
	if p.Source != nil {
		view.Read = frame.Web(p.Source.URL)
	}
	return f.Page("source", view)
}

// term shows a word of the glossary.
func term(l *frame.Language, card *frame.Card, p *model.Page, f *frame.Frame, c frame.Text) frame.Page {
	view := struct {
		F          *frame.Frame
		P          frame.Text
		Say, Avoid []string
		Groups     []frame.Link
		Read       []frame.ListItem
		frame.LangAttr
	}{F: f, P: c, LangAttr: l.LangAttr(p.Language)}
	view.Groups, view.Read = onward(l, f, card)
	view.P.Next = &frame.Next{Back: &frame.Link{Href: f.Root + l.At(card.Section), Text: l.SectionTitle(card.Section)}}
	if p.Term != nil {
		view.Say, view.Avoid = p.Term.Say, p.Term.Avoid
	}
	return f.Page("term", view)
}
