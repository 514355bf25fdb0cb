package training

import (
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
)

// courseView is what the template of a course shows beside its text.
type courseView struct {
	F       *frame.Frame
	P       frame.Text
	Total   string
	Modules []courseModule
}

// courseModule is one module of a course.
type courseModule struct {
	frame.ListItem
	First     []frame.Link // the modules that come before it
	Languages string       // in which it can be read
}

// course shows a path through several modules.
func course(l *frame.Language, e *model.Entry) frame.Page {
	f, c := l.Entry(e, "lists")
	p, _ := e.In(l.Code)
	f.MustSay(p)
	view := courseView{F: f, P: c}
	total := 0
	for _, module := range l.Cards.Modules(l.Cards.Of(e)) {
		view.Modules = append(view.Modules, courseModule{ListItem: f.Item(module),
			First: f.Links(l.Cards.Before(module), nil), Languages: l.LanguagesOf(module)})
		if total >= 0 && module.Minutes > 0 {
			total += module.Minutes
		} else {
			total = -1 // one of them does not say
		}
	}
	if total > 0 {
		view.Total = l.T("course.total", "time", frame.Length(l.Locale, total))
	}
	return f.Page("course", view)
}
