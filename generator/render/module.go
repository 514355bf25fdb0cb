package render

import (
	"cmp"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/route"
	"peerhub/generator/training"
)

// moduleView is what the templates of a module show beside its text.
type moduleView struct {
	F         *frame
	P         content
	Facts     []labelled
	Care      string
	Outcomes  []string
	Made      []string
	History   []string
	Cite      string
	Adapt     string
	Tabs      []link
	Before    []link // the modules that come before it
	Courses   []link // that it is a part of
	Tongues   string // in which it can be read
	View      model.View
	Downloads []link       // what can be taken away
	Size      *link        // from the handout to its large print, and back
	Lessons   []lessonPart // of a view that has them all on one page
	Timing    []row        // of the facilitator's view
}

// row is a row of the facilitator's table.
type row struct {
	Time, Section, Kind, Facilitator, Participants string
	Lesson                                         bool
	lang
}

// lessonPart is a lesson as a part of a longer page.
type lessonPart struct {
	ID, Title, Minutes, Notice string
	lang
	Body    template.HTML
	Sources []cited
	Credits []credit
	Say     []words
}

// module shows what a reader gets out of a module, and its lessons; and then
// the module's other views.
func (t *tongue) module(e *model.Entry, f *frame, c content, write sink) error {
	c.Module = "./"
	view := t.newModuleView(e, f, c, model.ViewPart)
	files, err := t.downloads(e, write)
	if err != nil {
		return err
	}
	view.Downloads = rooted(files, f.Root)
	lessons := t.lessons(e)
	if all := t.items(lessons, nil, f.Root); len(all) > 0 {
		view.P.Siblings = &siblings{Title: t.T("module.lessons"), Items: all}
		view.P.Next = &next{Back: &link{Href: f.Root + t.at(e.Section), Text: t.sectionTitle(e.Section)},
			Next: &link{Href: all[0].Href, Text: t.T("module.start", "title", all[0].Text)}}
	}
	if err := t.r.page(f.address, "module", view, write); err != nil {
		return err
	}
	for _, v := range model.Views() {
		if err := t.moduleOnOnePage(e, lessons, v, files, write); err != nil {
			return err
		}
	}
	return nil
}

func (t *tongue) newModuleView(e *model.Entry, f *frame, c content, v model.View) moduleView {
	p, _ := e.In(t.language.Code)
	m := p.Module
	if m == nil {
		m = &model.Module{}
	}
	if m.Duration == "" {
		if minutes := t.minutes(e); minutes > 0 {
			own := *m
			m = &own
			m.Duration = t.length(minutes)
		}
	}
	here := t.island(p.Language)
	view := moduleView{F: f, P: c, Care: m.ContentNote, Outcomes: m.Outcomes, View: v, Tabs: t.tabs(e, f, v)}
	view.Before, view.Courses, view.Tongues = t.placeOfModule(e, f.Root)
	for _, fact := range []struct{ key, text string }{
		{"module.duration", m.Duration}, {"module.level", m.Level}, {"module.group_size", m.GroupSize}, {"module.prior", m.PriorKnowledge},
		{"module.materials", strings.Join(m.Materials, " · ")}, {"module.disclosure", m.SelfDisclosure}, {"module.assessment", m.Assessment},
	} {
		switch {
		case fact.text == "":
		case fact.key == "module.level" && t.Has("level."+fact.text): // a usual level has a name in the reader's language
			view.Facts = append(view.Facts, labelled{t.T(fact.key), t.T("level." + fact.text), lang{}})
		default:
			view.Facts = append(view.Facts, labelled{t.T(fact.key), fact.text, here})
		}
	}
	for _, by := range m.CoproducedBy {
		line := by.Name
		for _, s := range []string{by.Role, by.LivedExperience} {
			if s != "" {
				line = strings.TrimPrefix(line+", "+s, ", ")
			}
		}
		view.Made = append(view.Made, line)
	}
	for _, was := range m.History {
		view.History = append(view.History, dots(was.Version, t.Date(was.Date), was.Changes))
	}
	view.Cite, view.Adapt = t.cite(e, p), t.adapt(p)
	return view
}

// cite says how to name the module in a text of one's own: title, hub, version
// and day, address.
func (t *tongue) cite(e *model.Entry, p *model.Page) string {
	day := p.Updated
	if day.IsZero() {
		day = p.Date
	}
	parts := []string{p.Title, t.hub}
	if p.Version != "" {
		parts = append(parts, t.T("page.version", "version", p.Version))
	}
	if !day.IsZero() {
		parts = append(parts, t.Date(day))
	}
	if at := route.Absolute(t.r.hub, route.Page(t.r.hub, e, t.language.Code)); at != "" {
		if t.language.Dir == "rtl" {
			at += "\u200e" // keeps its last slash at its end
		}
		parts = append(parts, at)
	}
	for i, part := range parts {
		parts[i] = strings.TrimSuffix(part, ".")
	}
	return strings.Join(parts, ". ")
}

// adapt says what others may do with the module under its licence; "" when the
// licence is not known.
func (t *tongue) adapt(p *model.Page) string {
	id := cmp.Or(p.License, t.r.hub.License)
	l, known := rights.Find(id)
	if !known {
		return ""
	}
	name, _ := license(id, t)
	switch {
	case !l.Adaptable():
		return t.T("adapt.ask", "license", name)
	case l.ShareAlike:
		return t.T("adapt.alike", "license", name)
	case l.Attribution:
		return t.T("adapt.name", "license", name)
	}
	return t.T("adapt.free", "license", name)
}

// tabs lead from each view of a module to the others.
func (t *tongue) tabs(e *model.Entry, f *frame, current model.View) []link {
	var out []link
	for _, v := range []model.View{model.ViewPart, model.ViewFacilitator, model.ViewHandout, model.ViewPrint} {
		tab := t.viewLink(e, f, v)
		tab.Current = v == current
		out = append(out, tab)
	}
	return out
}

func (t *tongue) viewLink(e *model.Entry, f *frame, v model.View) link {
	key := string(v)
	if v == model.ViewPart {
		key = "part"
	}
	return link{Href: f.Root + route.View(t.r.hub, e, v, t.language.Code), Text: t.T("view." + key)}
}

// moduleOnOnePage renders a view that has the module and its lessons on one
// page.
func (t *tongue) moduleOnOnePage(e *model.Entry, lessons []*model.Entry, v model.View, files []link, write sink) error {
	p, own := e.In(t.language.Code)
	s := spot{address: route.View(t.r.hub, e, v, t.language.Code), section: e.Section, nav: leads(e.Section, e.Path), code: p.Body.HasCode,
		in: func(other *tongue) string {
			if route.Shown(t.r.hub, e, other.language.Code) {
				return route.View(t.r.hub, e, v, other.language.Code)
			}
			return route.View(t.r.hub, e, v, e.Original.Language)
		}}
	for _, lesson := range lessons {
		text, _ := lesson.In(t.language.Code)
		s.code = s.code || text.Body.HasCode
	}
	f := t.frame(s, t.T("frame.label", "label", t.T("view."+string(v)))+" "+p.Title)
	f.Complete, f.NoIndex = true, true // the module itself is the one to be found
	if !own {
		f.Notices = append(f.Notices, t.notTranslated(p, route.Relative(f.address, route.View(t.r.hub, e, v, e.Original.Language))))
	}
	f.Crumbs = append(t.crumbs(e, f.Root), link{Href: f.Root + route.Page(t.r.hub, e, t.language.Code), Text: p.Title, lang: t.island(p.Language)})
	c := t.content(p, f.address)
	c.Toc = nil
	c.Body = t.bodyIn(p, f.address, v)
	c.Sources = t.sources(p, f.address)
	c.Credits, c.Say = t.credits(p), t.disclaimers(p)
	c.About = t.about(e, p, own)
	view := t.newModuleView(e, f, c, v)
	view.Downloads = rooted(files, f.Root)
	texts := []*model.Page{p}
	for i, lesson := range lessons {
		text, _ := lesson.In(t.language.Code)
		texts = append(texts, text)
		view.Lessons = append(view.Lessons, t.lessonPart(lesson, "lesson-"+strconv.Itoa(i+1), f.address, v))
	}
	switch other := map[model.View]model.View{model.ViewHandout: model.ViewLarge, model.ViewLarge: model.ViewHandout}[v]; {
	case v == model.ViewFacilitator:
		view.Timing = t.timing(texts[1:])
	case other != "":
		size := t.viewLink(e, f, other)
		view.Size = &size
	}
	return t.r.page(f.address, "view", view, t.saying(write, texts...))
}

// timing prepares the table of who does what when.
func (t *tongue) timing(lessons []*model.Page) []row {
	var out []row
	for _, s := range training.Timing(lessons) {
		r := row{Section: s.Section, Lesson: s.Lesson, Facilitator: s.Facilitator, Participants: s.Participants, lang: t.island(s.Page.Language)}
		r.Time = fmt.Sprintf("%d:%02d", s.Start/60, s.Start%60)
		if s.Kind != "" {
			r.Kind = t.T("callout-" + s.Kind)
		}
		if s.Minutes > 0 {
			r.Time += "\u00a0· " + t.T("module.minutes", "n", s.Minutes)
		}
		out = append(out, r)
	}
	return out
}

func (t *tongue) lessonPart(e *model.Entry, id, address string, v model.View) lessonPart {
	p, _ := e.In(t.language.Code)
	return t.joined(p, id, content{lang: t.island(p.Language), Sources: t.sources(p, address), Credits: t.credits(p), Say: t.disclaimers(p),
		Body: template.HTML(t.text(p, address, v))})
}

// joined makes a prepared lesson a part of a longer page, on which its ids begin
// with the part's own.
func (t *tongue) joined(p *model.Page, id string, c content) lessonPart {
	part := lessonPart{ID: id, Title: p.Title, lang: c.lang, Sources: c.Sources, Credits: c.Credits, Say: c.Say,
		Body: template.HTML(t.r.withCalloutIcons(training.Join(string(c.Body), id+"-", 2)))}
	if p.Lesson != nil && p.Lesson.Minutes > 0 {
		part.Minutes = t.T("module.minutes", "n", p.Lesson.Minutes)
	}
	for i := range part.Sources {
		part.Sources[i].Ref = id + "-" + part.Sources[i].Ref
	}
	return part
}
