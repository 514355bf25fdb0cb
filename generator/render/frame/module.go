package frame

import (
	"cmp"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/route"
	"peerhub/generator/training"
)

// Module is what the templates of a module show beside its text, on the site and
// in books.
type Module struct {
	F         *Frame
	P         Text
	Brief     []Words // how long, how hard, with how many: for the first screen
	Start     *Link   // the first lesson
	Plan      *Link   // who does what when, for whoever leads it
	Facts     []Labelled
	Care      string
	Outcomes  []string
	Made      []string
	History   []string
	Cite      string
	Adapt     string
	Tabs      []Link
	Before    []Link // the modules that come before it
	Courses   []Link // that it is a part of
	Tongues   string // in which it can be read
	View      model.View
	Downloads []Link       // what can be taken away
	Size      *Link        // from the handout to its large print, and back
	Lessons   []LessonPart // of a view that has them all on one page
	Timing    []TimingRow  // of the facilitator's view
}

// TimingRow is a row of the facilitator's table.
type TimingRow struct {
	Time, Section, Kind, Facilitator, Participants string
	Lesson                                         bool
	LangAttr
}

// LessonPart is a lesson as a part of a longer page.
type LessonPart struct {
	ID, Title, Minutes, Notice string
	LangAttr
	Body    template.HTML
	Sources []Cited
	Credits []Credit
	Say     []Words
}

// NewModule prepares what a view of a module shows beside its text.
func NewModule(f *Frame, e *model.Entry, c Text, v model.View) Module {
	l := f.of
	card := l.Cards.Of(e)
	p, _ := e.In(l.Code)
	m := p.Module
	if m == nil {
		m = &model.Module{}
	}
	duration := m.Duration
	if duration == "" && card.Minutes > 0 {
		duration = Length(l.Locale, card.Minutes)
	}
	view := Module{F: f, P: c, Care: m.ContentNote, Outcomes: m.Outcomes, View: v}
	for _, tab := range []model.View{model.ViewPart, model.ViewFacilitator, model.ViewHandout, model.ViewPrint} {
		to := ViewLink(f, e, tab)
		to.Current = tab == v
		view.Tabs = append(view.Tabs, to)
	}
	courses, _ := l.Cards.Courses(card)
	view.Before, view.Courses = f.Links(l.Cards.Before(card), nil), f.Links(courses, nil)
	if len(l.Site.Codes) > 1 {
		view.Tongues = l.LanguagesOf(card)
	}
	for _, fact := range []struct{ key, text string }{
		{"module.duration", duration}, {"module.level", m.Level}, {"module.group_size", m.GroupSize},
		{"module.prior", m.PriorKnowledge}, {"module.materials", strings.Join(m.Materials, " · ")},
		{"module.disclosure", m.SelfDisclosure}, {"module.assessment", m.Assessment},
	} {
		if brief := fact.key == "module.duration" || fact.key == "module.level" || fact.key == "module.group_size"; brief {
			view.brief(l, fact.key, fact.text, card.LangAttr)
			if v == model.ViewPart {
				continue
			}
		}
		switch {
		case fact.text == "":
		case fact.key == "module.level" && l.Has("level."+fact.text): // a usual level has a name in every language
			view.Facts = append(view.Facts, Labelled{Label: l.T(fact.key), Text: l.T("level." + fact.text)})
		default:
			view.Facts = append(view.Facts, Labelled{Label: l.T(fact.key), Text: fact.text, LangAttr: card.LangAttr})
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
		view.History = append(view.History, Dots(was.Version, l.Date(was.Date), was.Changes))
	}
	view.Cite, view.Adapt = cite(l, e, p), adapt(l, p)
	return view
}

// brief adds a fact to those of the first screen.
func (m *Module) brief(l *Language, key, text string, of LangAttr) {
	switch {
	case text == "":
	case key == "module.level" && l.Has("level."+text):
		m.Brief = append(m.Brief, Words{Text: l.T("level." + text)})
	case key == "module.group_size":
		if n, ok := numbers(text); ok {
			text = l.T("module.people", "n", n)
		}
		m.Brief = append(m.Brief, Words{Text: text, LangAttr: of})
	default:
		m.Brief = append(m.Brief, Words{Text: text, LangAttr: of})
	}
}

// numbers returns how many come to a module, "6 to 12", of what its size says: that, or
// that and more behind a comma.
func numbers(size string) (n string, ok bool) {
	n, _, _ = strings.Cut(strings.NewReplacer("،", ",", ";", ",").Replace(size), ",")
	n = strings.TrimSpace(n)
	last, _ := utf8.DecodeLastRuneInString(n)
	return n, unicode.IsDigit(last)
}

// cite says how to name the module in a text of one's own: title, hub, version
// and day, address.
func cite(l *Language, e *model.Entry, p *model.Page) string {
	day := p.Updated
	if day.IsZero() {
		day = p.Date
	}
	parts := []string{p.Title, l.HubName}
	if p.Version != "" {
		parts = append(parts, l.T("page.version", "version", p.Version))
	}
	if !day.IsZero() {
		parts = append(parts, l.Date(day))
	}
	if at := route.Absolute(l.Site.Hub, route.Page(l.Site.Hub, e, l.Code)); at != "" {
		if l.Dir == "rtl" {
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
func adapt(l *Language, p *model.Page) string {
	id := cmp.Or(p.License, l.Site.Hub.License)
	known, is := rights.Find(id)
	if !is {
		return ""
	}
	name, _ := l.License(id)
	switch {
	case !known.Adaptable():
		return l.T("adapt.ask", "license", name)
	case known.ShareAlike:
		return l.T("adapt.alike", "license", name)
	case known.Attribution:
		return l.T("adapt.name", "license", name)
	}
	return l.T("adapt.free", "license", name)
}

// ViewLink leads to a view of a module.
func ViewLink(f *Frame, e *model.Entry, v model.View) Link {
	name := string(v)
	if v == model.ViewPart {
		name = "part"
	}
	return Link{Href: f.Root + route.View(f.of.Site.Hub, e, v, f.Lang), Text: f.L.T("view." + name)}
}

// NewLessonPart makes a prepared lesson a part of a longer page, on which its ids begin
// with the part's own.
func NewLessonPart(f *Frame, p *model.Page, id string, c Text) LessonPart {
	part := LessonPart{ID: id, Title: p.Title, LangAttr: c.LangAttr, Sources: c.Sources, Credits: c.Credits, Say: c.Say,
		Body: f.of.Site.WithIcons(training.Join(string(c.Body), id+"-", 2))}
	if p.Lesson != nil && p.Lesson.Minutes > 0 {
		part.Minutes = f.L.T("module.minutes", "n", p.Lesson.Minutes)
	}
	for i := range part.Sources {
		part.Sources[i].Ref = id + "-" + part.Sources[i].Ref
	}
	return part
}
