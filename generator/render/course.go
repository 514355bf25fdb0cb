package render

import (
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/training"
)

// courseView is what the template of a course shows beside its text.
type courseView struct {
	F       *frame
	P       content
	Total   string
	Modules []courseModule
}

// courseModule is one module of a course.
type courseModule struct {
	listItem
	First     []link // the modules that come before it
	Languages string // in which it can be read
}

// course shows a path through several modules.
func (t *tongue) course(e *model.Entry, f *frame, c content, write sink) error {
	view := courseView{F: f, P: c}
	total := 0
	for _, module := range t.modulesOf(e) {
		item := courseModule{listItem: t.item(module, f.Root), Languages: t.languagesOf(module), First: t.required(module, f.Root)}
		view.Modules = append(view.Modules, item)
		minutes := t.minutes(module)
		if total >= 0 && minutes > 0 {
			total += minutes
		} else {
			total = -1 // one of them does not say
		}
	}
	if total > 0 {
		view.Total = t.T("course.total", "time", t.length(total))
	}
	return t.r.page(f.address, "course", view, write)
}

// modulesOf are the modules of a course that this language lists, in order.
func (t *tongue) modulesOf(course *model.Entry) []*model.Entry {
	return t.modulesAt(course.Original.Course.Modules)
}

func (t *tongue) modulesAt(paths []string) []*model.Entry {
	var out []*model.Entry
	for _, path := range paths {
		if e := t.r.site.Entry("training", path); e != nil && e.Kind == model.KindModule && t.listed(e) {
			out = append(out, e)
		}
	}
	return out
}

// required are links to the modules that come before a module.
func (t *tongue) required(module *model.Entry, root string) []link {
	if module.Original.Module == nil {
		return nil
	}
	return t.items(t.modulesAt(module.Original.Module.Requires), nil, root)
}

// courses are the courses that a module is part of, each with the module that
// follows it there, if any.
func (t *tongue) courses(module *model.Entry) (courses, following []*model.Entry) {
	for _, e := range t.r.site.InSection("training") {
		if e.Kind != model.KindCourse || !t.listed(e) {
			continue
		}
		modules := t.modulesOf(e)
		if i := position(modules, module); i >= 0 {
			courses = append(courses, e)
			if i+1 < len(modules) {
				following = append(following, modules[i+1])
			}
		}
	}
	return courses, following
}

// languagesOf names the languages in which an entry can be read, in each its
// own words.
func (t *tongue) languagesOf(e *model.Entry) string {
	var names []string
	for _, l := range t.r.hub.Languages {
		if _, own := e.In(l.Code); own {
			names = append(names, t.isolate(l.Name))
		}
	}
	return dots(names...)
}

// minutes is how long the lessons of a module take; 0 when that is unknown.
func (t *tongue) minutes(module *model.Entry) int {
	var pages []*model.Page
	for _, e := range module.Lessons {
		p, _ := e.In(t.language.Code)
		pages = append(pages, p)
	}
	return training.Minutes(pages)
}

// length says a number of minutes: "3 hours 20 minutes".
func (t *tongue) length(minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return t.T("module.minutes", "n", rest)
	case rest == 0:
		return t.T("module.hours", "n", hours)
	}
	return t.T("module.hours", "n", hours) + " " + t.T("module.minutes", "n", rest)
}

// placeOfModule says where the module stands among others: which come before it,
// of which courses it is a part, in which languages it can be read.
func (t *tongue) placeOfModule(e *model.Entry, root string) (before, courses []link, languages string) {
	in, _ := t.courses(e)
	if languages = t.languagesOf(e); len(t.r.codes) < 2 {
		languages = ""
	}
	return t.required(e, root), t.items(in, nil, root), languages
}

// nextModule is the module to go on with after the last lesson of this one.
func (t *tongue) nextModule(e *model.Entry, root string) *link {
	_, following := t.courses(e)
	if len(following) == 0 {
		return nil
	}
	at, _ := route.For(t.r.hub, following[0], t.language.Code)
	p, _ := following[0].In(t.language.Code)
	return &link{Href: root + at, Text: t.T("course.next", "title", p.Title)}
}
