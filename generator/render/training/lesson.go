package training

import (
	"slices"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// lesson makes the page of a lesson, among those of its module.
func lesson(l *frame.Language, e *model.Entry) frame.Page {
	f, c := l.Entry(e)
	p, _ := e.In(l.Code)
	f.MustSay(p)
	card := l.Cards.Of(e)
	if module := l.Cards.ModuleOf(card); module != nil {
		if card.Minutes > 0 {
			c.Facts = []frame.Labelled{{Label: l.T("module.duration"), Text: l.T("module.minutes", "n", card.Minutes)}}
		}
		c.Module, c.InModule = route.Relative(f.Address(), module.Address), true
		back := frame.Link{Href: f.Root + module.Address, Text: module.Title, LangAttr: module.LangAttr}
		f.Crumbs = append(f.Crumbs, back)
		c.Next = &frame.Next{Back: &back}
		among(l, f, &c, card, module)
	}
	return f.Page("page", struct {
		F *frame.Frame
		P frame.Text
	}{f, c})
}

// among shows the lessons around one, and leads back to the one before it and on
// to the next, or to the next module of a course.
func among(l *frame.Language, f *frame.Frame, c *frame.Text, lesson, module *frame.Card) {
	lessons := l.Cards.Lessons(module)
	i := slices.Index(lessons, lesson)
	if i < 0 {
		return
	}
	f.Crumbs = append(f.Crumbs, frame.Link{Text: l.T("page.of", "i", i+1, "total", len(lessons))})
	all := f.Links(lessons, lesson)
	c.Siblings = &frame.Siblings{Title: l.T("module.lessons"), Items: all}
	if i > 0 {
		c.Next.Back = &all[i-1]
	}
	if i+1 < len(all) {
		c.Next.Next = frame.NextLink(l, all[i+1])
	} else if _, following := l.Cards.Courses(module); len(following) > 0 {
		next := following[0]
		c.Next.Next = &frame.Link{Href: f.Root + next.Address, Text: l.T("course.next", "title", next.Title)}
	}
}
