package training

import (
	"fmt"
	"html/template"
	"strconv"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/training"
)

// module shows what a reader gets out of a module, and leads to its lessons.
func module(l *frame.Language, e *model.Entry, files []frame.Link) frame.Page {
	f, c := l.Entry(e, "views")
	p, _ := e.In(l.Code)
	f.MustSay(p)
	c.Module = "./"
	view := frame.NewModule(f, e, c, model.ViewPart)
	view.Downloads = rooted(files, f.Root)
	if all := f.Links(l.Cards.Lessons(l.Cards.Of(e)), nil); len(all) > 0 {
		view.P.Siblings = &frame.Siblings{Title: l.T("module.lessons"), Items: all}
		view.P.Next = &frame.Next{Back: &frame.Link{Href: f.Root + l.At(e.Section), Text: l.SectionTitle(e.Section)},
			Next: &frame.Link{Href: all[0].Href, Text: l.T("module.start", "title", all[0].Text)}}
		view.Start = view.P.Next.Next
		plan := frame.ViewLink(f, e, model.ViewFacilitator)
		plan.Href, plan.Text = plan.Href+"#plan", l.T("module.plan")
		view.Plan = &plan
	}
	return f.Page("module", view)
}

// onOnePage makes a view that has the module and its lessons on one page. It is
// made of the lessons' own texts.
func onOnePage(l *frame.Language, e *model.Entry, v model.View, files []frame.Link) frame.Page {
	hub := l.Site.Hub
	p, own := e.In(l.Code)
	lessons := texts(l, e)
	here := frame.Location{Address: route.View(hub, e, v, l.Code), Section: e.Section,
		Nav: frame.NavSection(e.Section, e.Path), Code: p.Body.HasCode, Bundles: []string{"views"},
		In: func(other *frame.Language) string {
			if route.Shown(hub, e, other.Code) {
				return route.View(hub, e, v, other.Code)
			}
			return route.View(hub, e, v, e.Original.Language)
		}}
	for _, lesson := range lessons {
		here.Code = here.Code || lesson.Body.HasCode
	}
	f := l.Frame(here, l.T("frame.label", "label", l.T("view."+string(v)))+" "+p.Title)
	f.MustSay(append([]*model.Page{p}, lessons...)...)
	f.Complete, f.NoIndex = true, true // the module itself is the one to be found
	if !own {
		original := route.Relative(f.Address(), route.View(hub, e, v, e.Original.Language))
		f.Notices = append(f.Notices, frame.NotTranslated(l, p, original))
	}
	f.Crumbs = append(f.CrumbsOf(e.Section, e.Path), f.Links([]*frame.Card{l.Cards.Of(e)}, nil)...)
	c := f.Text(p, v)
	c.Toc = nil
	f.Foot(&c, e, p)
	view := frame.NewModule(f, e, c, v)
	view.Downloads = rooted(files, f.Root)
	if v == model.ViewFacilitator {
		view.Timing = timing(l, lessons)
	}
	if len(view.Timing) > 0 {
		view.P.Toc = []frame.Link{{Href: "#plan", Text: l.T("timing.title")}}
	}
	for i, lesson := range lessons {
		id, lang := "lesson-"+strconv.Itoa(i+1), l.LangAttr(lesson.Language)
		view.P.Toc = append(view.P.Toc, frame.Link{Href: "#" + id, Text: lesson.Title, LangAttr: lang})
		view.Lessons = append(view.Lessons, frame.NewLessonPart(f, lesson, id, frame.Text{
			LangAttr: lang, Sources: f.Sources(lesson), Credits: frame.Credits(l, lesson),
			Say: frame.Disclaimers(l, lesson), Body: template.HTML(f.Body(lesson, v)), // sanitised by package markdown
		}))
	}
	other := map[model.View]model.View{model.ViewHandout: model.ViewLarge, model.ViewLarge: model.ViewHandout}[v]
	if other != "" {
		size := frame.ViewLink(f, e, other)
		view.Size = &size
	}
	return f.Page("view", view)
}

// texts are those of the lessons that the language lists.
func texts(l *frame.Language, module *model.Entry) []*model.Page {
	var out []*model.Page
	for _, lesson := range module.Lessons {
		if l.Cards.Of(lesson).Listed {
			p, _ := lesson.In(l.Code)
			out = append(out, p)
		}
	}
	return out
}

// timing prepares the table of who does what when.
func timing(l *frame.Language, lessons []*model.Page) []frame.TimingRow {
	var out []frame.TimingRow
	for _, s := range training.Timing(lessons) {
		row := frame.TimingRow{Section: s.Section, Lesson: s.Lesson, LangAttr: l.LangAttr(s.Page.Language),
			Facilitator: s.Facilitator, Participants: s.Participants}
		row.Time = fmt.Sprintf("%d:%02d", s.Start/60, s.Start%60)
		if s.Kind != "" {
			row.Kind = l.T("callout-" + s.Kind)
		}
		if s.Minutes > 0 {
			row.Time += "\u00a0· " + l.T("module.minutes", "n", s.Minutes)
		}
		out = append(out, row)
	}
	return out
}
