package render

import (
	"net/url"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// leads says which word of the navigation a section belongs to.
func leads(section, path string) string {
	switch section {
	case "groups", "training":
		return section
	case "pages":
		if path == "about" {
			return "about"
		}
		return ""
	}
	return "learn"
}

// entry renders the page of an entry in this language: its own, or the original
// in this language's frame.
func (t *tongue) entry(e *model.Entry, write sink) error {
	if e.Kind == model.KindGroup {
		return t.group(e, write)
	}
	f, c := t.entryFrame(e)
	shown, _ := e.In(t.language.Code)
	write = t.saying(write, shown)
	switch e.Kind {
	case model.KindModule:
		return t.module(e, f, c, write)
	case model.KindCourse:
		return t.course(e, f, c, write)
	case model.KindSource:
		return t.source(e, f, c, write)
	case model.KindTerm:
		return t.term(e, f, c, write)
	}
	p, _ := e.In(t.language.Code)
	switch {
	case p.Principle != nil:
		t.principle(e, p, f, &c)
	case p.Practice != nil:
		c.Facts = t.practice(p)
	case e.Kind == model.KindLesson:
		t.lesson(e, p, f, &c)
	}
	return t.r.page(f.address, "page", struct {
		F *frame
		P content
	}{f, c}, write)
}

// entryFrame prepares frame and text of an entry's page.
func (t *tongue) entryFrame(e *model.Entry) (*frame, content) {
	p, own := e.In(t.language.Code)
	address := route.Page(t.r.hub, e, t.language.Code)
	title := p.Title
	if e.Kind == model.KindHome {
		title = ""
	}
	var extra []string
	if e.Kind == model.KindGroup {
		extra = []string{"group"}
	}
	f := t.frame(spot{address: address, section: e.Section, extra: extra, nav: leads(e.Section, e.Path), code: p.Body.HasCode,
		home: e.Kind == model.KindHome, search: e.Kind == model.KindHome,
		in: func(other *tongue) string {
			at, _ := route.For(t.r.hub, e, other.language.Code)
			return at
		}}, title)
	t.tell(f, e, p, own)
	c := t.content(p, address)
	c.Sources = t.sources(p, address)
	c.Credits, c.Say = t.credits(p), t.disclaimers(p)
	c.About = t.about(e, p, own)
	f.Crumbs = t.crumbs(e, f.Root)
	return f, c
}

// tell fills in what the frame says of a page of content to programs and above
// the text.
func (t *tongue) tell(f *frame, e *model.Entry, p *model.Page, own bool) {
	hub := t.r.hub
	f.Description = p.Summary
	f.NoIndex = p.Sample || p.Group != nil && p.Group.Sample
	if e.Kind != model.KindHome && e.Kind != model.KindSection {
		f.OGType = "article"
	}
	if at := t.image(p); at != "" {
		f.OGImage = route.Absolute(hub, at)
	}
	original := route.Page(hub, e, e.Original.Language)
	if !own {
		f.Canonical = route.Absolute(hub, original)
	}
	if f.Canonical != "" && own && len(e.Pages) > 1 && !f.NoIndex {
		for _, code := range t.r.codes {
			if _, real := e.Pages[code]; real {
				f.alternate(code, route.Page(hub, e, code))
			}
		}
		f.xDefault(route.Absolute(hub, original))
	}
	f.Notices = append(f.Notices, t.standing(e, p, own, route.Relative(f.address, original))...)
	f.Data = t.data(f, e, p, own)
}

// standing tells how a text stands to its original, which is found at an
// address, and if it is a sample.
func (t *tongue) standing(e *model.Entry, p *model.Page, own bool, original string) []notice {
	var out []notice
	switch {
	case !own:
		out = append(out, t.notTranslated(p, original))
	case e.States[t.language.Code] == model.StateOutdated:
		name := t.LanguageName(e.Original.Language)
		out = append(out, notice{Icon: "clock", Bold: t.T("notice.outdated"), Text: t.T("notice.outdated_text"),
			Link: &link{Href: original, Text: t.T("notice.outdated_link", "language", name), Code: e.Original.Language}})
	case p.Machine:
		out = append(out, notice{Icon: "info", Bold: t.T("notice.machine"), Text: t.T("notice.machine_text")})
	}
	if p.Sample && p.Group == nil {
		out = append(out, notice{Icon: "info", Bold: t.T("notice.sample"), Text: t.T("notice.sample_text")})
	}
	return out
}

// crumbs are the steps above the title.
func (t *tongue) crumbs(e *model.Entry, root string) []link {
	if e.Section == "pages" {
		return nil
	}
	var out []link
	if leads(e.Section, e.Path) == "learn" {
		out = append(out, link{Href: root + t.at("learn"), Text: t.T("nav.learn")})
	}
	if e.Path != "" {
		out = append(out, link{Href: root + t.at(e.Section), Text: t.sectionTitle(e.Section)})
	}
	return out
}

// items prepares a list of entries in which one may be the current.
func (t *tongue) items(entries []*model.Entry, current *model.Entry, root string) []link {
	out := make([]link, len(entries))
	for i, e := range entries {
		p, _ := e.In(t.language.Code)
		at, _ := route.For(t.r.hub, e, t.language.Code)
		out[i] = link{Href: root + at, Text: p.Title, lang: t.island(p.Language), Current: e == current}
	}
	return out
}

func position(entries []*model.Entry, e *model.Entry) int {
	for i, other := range entries {
		if other == e {
			return i
		}
	}
	return -1
}

func (t *tongue) principle(e *model.Entry, p *model.Page, f *frame, c *content) {
	c.Quote, c.Differs = p.Principle.Short, p.Principle.Differs
	if c.Quote != "" {
		c.Summary = ""
	}
	s := t.section(e.Section)
	i := position(s.entries, e)
	if i < 0 {
		return
	}
	f.Crumbs = append(f.Crumbs, link{Text: t.T("page.of", "i", i+1, "total", len(s.entries))})
	all := t.items(s.entries, e, f.Root)
	c.Siblings = &siblings{Title: s.title, Items: all}
	c.Next = &next{Back: &link{Href: f.Root + t.at(e.Section), Text: s.title}}
	if i+1 < len(all) {
		c.Next.Next = t.nextLink(all[i+1])
	}
}

func (t *tongue) nextLink(to link) *link {
	return &link{Href: to.Href, Text: t.T("page.next", "title", to.Text)}
}

func (t *tongue) practice(p *model.Page) []labelled {
	var out []labelled
	add := func(key, text string, l lang) {
		if text != "" {
			out = append(out, labelled{t.T(key), text, l})
		}
	}
	here := t.island(p.Language)
	add("practice.place", p.Practice.Place, here)
	if name := t.CountryName(p.Practice.Country); p.Practice.Country != "" && name != p.Practice.Place {
		add("practice.country", name, lang{})
	}
	add("practice.organisation", p.Practice.Organisation, here)
	add("practice.since", p.Practice.Since, lang{})
	return out
}

func (t *tongue) lesson(e *model.Entry, p *model.Page, f *frame, c *content) {
	if e.Module == nil {
		return
	}
	module, _ := e.Module.In(t.language.Code)
	at, _ := route.For(t.r.hub, e.Module, t.language.Code)
	f.Crumbs = append(f.Crumbs, link{Href: f.Root + at, Text: module.Title, lang: t.island(module.Language)})
	if p.Lesson != nil && p.Lesson.Minutes > 0 {
		c.Facts = []labelled{{Label: t.T("module.duration"), Text: t.T("module.minutes", "n", p.Lesson.Minutes)}}
	}
	c.Module, c.InModule = route.Relative(f.address, at), true
	c.Next = &next{Back: &link{Href: f.Root + at, Text: module.Title, lang: t.island(module.Language)}}
	lessons := t.lessons(e.Module)
	i := position(lessons, e)
	if i < 0 {
		return
	}
	f.Crumbs = append(f.Crumbs, link{Text: t.T("page.of", "i", i+1, "total", len(lessons))})
	all := t.items(lessons, e, f.Root)
	c.Siblings = &siblings{Title: t.T("module.lessons"), Items: all}
	if i > 0 {
		c.Next.Back = &all[i-1]
	}
	if i+1 < len(all) {
		c.Next.Next = t.nextLink(all[i+1])
	} else {
		c.Next.Next = t.nextModule(e.Module, f.Root)
	}
}

// lessons are those of a module that this language lists.
func (t *tongue) lessons(module *model.Entry) []*model.Entry { return t.shownOf(module.Lessons) }

func (t *tongue) source(e *model.Entry, f *frame, c content, write sink) error {
	p, _ := e.In(t.language.Code)
	s := p.Source
	if s == nil {
		s = &model.Source{}
	}
	view := struct {
		F       *frame
		P       content
		Read    *link
		CitedBy []link
	}{F: f, CitedBy: t.items(t.shownOf(t.r.citedBy[e.Path]), nil, f.Root)}
	here := t.island(p.Language)
	name := ""
	if s.License != "" {
		name, _ = license(s.License, t)
	}
	for _, fact := range []labelled{
		{t.T("source.authors"), strings.Join(s.Authors, ", "), here}, {t.T("source.year"), s.Year, lang{}},
		{t.T("source.publisher"), s.Publisher, here}, {t.T("source.license"), name, lang{}}, {t.T("source.rights"), s.Rights, here},
	} {
		if fact.Text != "" {
			c.Facts = append(c.Facts, fact)
		}
	}
	if u, err := url.Parse(s.URL); err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") {
		view.Read = &link{Href: s.URL, Text: strings.TrimPrefix(strings.TrimSuffix(u.Host+u.Path, "/"), "www.")}
	}
	view.P = c
	return t.r.page(f.address, "source", view, write)
}

// shownOf keeps the entries that this language lists.
func (t *tongue) shownOf(entries []*model.Entry) []*model.Entry {
	var out []*model.Entry
	for _, e := range entries {
		if t.listed(e) && e.Path != "" {
			out = append(out, e)
		}
	}
	return out
}

func (t *tongue) term(e *model.Entry, f *frame, c content, write sink) error {
	p, _ := e.In(t.language.Code)
	view := struct {
		F          *frame
		P          content
		Say, Avoid []string
		lang
	}{F: f, P: c, lang: t.island(p.Language)}
	if p.Term != nil {
		view.Say, view.Avoid = p.Term.Say, p.Term.Avoid
	}
	return t.r.page(f.address, "term", view, write)
}

// calloutIcons are the drawings before the labels of callouts.
var calloutIcons = map[string]string{
	"note": "info", "keypoints": "list", "care": "help", "activity": "pen", "discussion": "speech",
	"reflection": "cloud", "facilitator": "people", "quiz": "question", "steps": "list", "question": "question", "checklist": "tick",
	"hint": "info", "solution": "tick",
}

// withCalloutIcons puts its drawing before each callout's label. What opens a
// callout is written by package markdown alone: a page cannot write it.
func (r *Renderer) withCalloutIcons(html string) string {
	const open, label = `class="callout callout-`, `class="callout-label"`
	if !strings.Contains(html, open) {
		return html
	}
	var out strings.Builder
	out.Grow(len(html) + 512)
	for {
		before, after, found := strings.Cut(html, open)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		out.WriteString(open)
		name, _, _ := strings.Cut(after, `"`)
		html = after
		at := strings.Index(after, label)
		if at < 0 {
			continue
		}
		if end := strings.IndexByte(after[at:], '>'); end >= 0 {
			out.WriteString(after[:at+end+1])
			out.WriteString(string(r.icons.icon(calloutIcons[name])))
			html = after[at+end+1:]
		}
	}
}
