package render

import (
	"bytes"
	"html/template"
	"net/url"
	"strings"
	"sync"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// tongue is what all pages of one language share.
type tongue struct {
	*locale.Locale
	r        *Renderer
	language model.Language
	hub      string // the hub's name
	help     help
	sections []section // that have a list, in the order of the learn page

	mu    sync.Mutex
	parts map[part]template.HTML
	drawn sync.Map       // fact → its HTML
	found func() *finder // see newFinder
	said  func() meetingWords
}

// part names a piece of the frame that many pages share.
type part struct {
	template, root, detail string
	flag                   bool
}

// section is one section of the site in one language.
type section struct {
	name    string
	title   string
	summary string
	lang    lang           // of title and summary, where it is not the frame's
	intro   *model.Entry   // nil when nobody wrote one
	entries []*model.Entry // listed in this language, in order
}

// lang marks words of another language than the frame's.
type lang struct{ Lang, Dir string }

// words are a text with its language.
type words struct {
	Text string
	lang
}

func (r *Renderer) newTongue(language model.Language) *tongue {
	t := &tongue{Locale: r.locales.For(language.Code), r: r, language: language, parts: map[part]template.HTML{}}
	t.hub = r.hub.Title.In(language.Code, r.codes...)
	t.help = t.newHelp()
	t.sections = t.newSections()
	t.found = sync.OnceValue(t.newFinder)
	t.said = sync.OnceValue(t.meetingWords)
	return t
}

// tongue returns what the pages of a language share; nil of none of the hub's.
func (r *Renderer) tongue(language string) *tongue {
	for _, t := range r.tongues {
		if t.language.Code == language {
			return t
		}
	}
	return nil
}

// at returns the address of a page below the root, in this language.
func (t *tongue) at(path string) string {
	return route.Path(t.r.hub, path, "", t.language.Code)
}

// island returns the marks for text of another language; none for its own.
func (t *tongue) island(code string) lang {
	if code == t.language.Code || code == "" {
		return lang{}
	}
	if l, ok := t.r.hub.Language(code); ok {
		return lang{l.Code, l.Dir}
	}
	return lang{code, "auto"}
}

// say returns a text of hub.yaml in this language, else in the first of the
// hub's that has it, marked as such.
func (t *tongue) say(text model.Text) words {
	if s := text[t.language.Code]; s != "" {
		return words{Text: s}
	}
	if s := text[""]; s != "" {
		return words{Text: s}
	}
	for _, code := range t.r.codes {
		if s := text[code]; s != "" {
			return words{s, t.island(code)}
		}
	}
	return words{}
}

// sectionOrder is the order in which the learn page and the search page name
// the sections; others follow by name.
var sectionOrder = []string{"guides", "principles", "practice", "glossary", "library"}

func (t *tongue) newSections() []section {
	var names []string
	have := map[string]bool{}
	for _, e := range t.r.site.Entries {
		if e.Section != "pages" && e.Section != "groups" && !have[e.Section] {
			have[e.Section] = true
			names = append(names, e.Section)
		}
	}
	var ordered []string
	for _, name := range sectionOrder {
		if have[name] {
			ordered = append(ordered, name)
			have[name] = false
		}
	}
	for _, name := range names { // the entries are sorted by section
		if have[name] {
			ordered = append(ordered, name)
		}
	}
	out := make([]section, len(ordered))
	for i, name := range ordered {
		out[i] = t.newSection(name)
	}
	return out
}

func (t *tongue) newSection(name string) section {
	s := section{name: name, intro: t.r.site.Entry(name, "")}
	if s.intro != nil {
		p, own := s.intro.In(t.language.Code)
		if !own && t.r.hub.FallbackFor(name) != "page" || p.Broken {
			s.intro = nil
		} else {
			s.title, s.summary, s.lang = p.Title, p.Summary, t.island(p.Language)
		}
	}
	if s.title == "" || s.lang.Lang != "" && t.Has("section."+name) {
		s.title = t.sectionTitle(name)
	}
	for _, e := range t.r.site.InSection(name) {
		if e.Kind != model.KindLesson && t.listed(e) {
			s.entries = append(s.entries, e)
		}
	}
	return s
}

// sectionTitle names a section that has no page of its own in this language.
func (t *tongue) sectionTitle(name string) string {
	switch name {
	case "groups":
		return t.T("nav.groups")
	case "training":
		return t.T("nav.train")
	}
	if s := t.T("section." + name); s != "section."+name {
		return s
	}
	return model.Vocabulary{}.Label(name, t.language.Code)
}

// section returns the section of the name; the zero section when there is none.
func (t *tongue) section(name string) section {
	for _, s := range t.sections {
		if s.name == name {
			return s
		}
	}
	return section{}
}

// listed reports whether lists of this language name the entry.
func (t *tongue) listed(e *model.Entry) bool {
	p, _ := e.In(t.language.Code)
	return !p.Broken && route.Listed(t.r.hub, e, t.language.Code)
}

// part renders a shared piece of the frame once.
func (t *tongue) part(key part, data any) template.HTML {
	t.mu.Lock()
	defer t.mu.Unlock()
	if html, ok := t.parts[key]; ok {
		return html
	}
	var out bytes.Buffer
	if err := t.r.templates.pages["page"].ExecuteTemplate(&out, key.template, data); err != nil {
		t.r.found.Add(templateFinding(err, "base.html"))
	}
	html := template.HTML(out.String())
	t.parts[key] = html
	return html
}

// nav is one of the words that lead.
type nav struct{ Href, Text, Current string }

// navigation returns the four words; the section of the page is current, as
// "page" where the word leads to the page itself.
func (t *tongue) navigation(root, current, address string) []nav {
	hub := t.r.hub
	var out []nav
	add := func(key, at, text string) {
		n := nav{Href: root + at, Text: text}
		if at == address {
			n.Current = "page"
		} else if key == current {
			n.Current = "true"
		}
		out = append(out, n)
	}
	add("groups", t.at("groups"), t.T("nav.groups"))
	add("learn", t.at("learn"), t.T("nav.learn"))
	if len(t.section("training").entries) > 0 || t.section("training").intro != nil {
		add("training", t.at("training"), t.T("nav.train"))
	}
	if e := t.r.site.Entry("pages", "about"); e != nil && t.listed(e) {
		at, _ := route.For(hub, e, t.language.Code)
		add("about", at, t.T("nav.about"))
	}
	return out
}

// pageLink returns the address of one of the hub's own pages (safety, …), or ""
// when nobody wrote it.
func (t *tongue) pageLink(name string) string {
	e := t.r.site.Entry("pages", name)
	if e == nil || !t.listed(e) {
		return ""
	}
	at, _ := route.For(t.r.hub, e, t.language.Code)
	return at
}

// report returns the address to which mistakes are reported, or "".
func (t *tongue) report() string {
	if c := t.r.hub.Contact; c.Email != "" {
		return "mailto:" + c.Email
	}
	return t.r.hub.Contact.URL
}

// reportPage is report for one page: the message says which. An address that
// opens an issue (of GitHub and its like) takes it as title and text.
func (t *tongue) reportPage(title, address string) string {
	to := t.report()
	u, err := url.Parse(to)
	if err != nil || to == "" {
		return to
	}
	query := u.Query()
	switch {
	case u.Scheme == "mailto":
		query.Set("subject", title)
	case strings.HasSuffix(u.Path, "/issues/new"):
		query.Set("title", title)
	default:
		return to
	}
	if address != "" {
		query.Set("body", address)
	}
	u.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20") // as mailto wants it (RFC 6068 §5)
	return u.String()
}
