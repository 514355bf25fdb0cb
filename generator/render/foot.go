package render

import (
	"cmp"
	"html/template"
	"strconv"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/rights"
	"peerhub/generator/route"
)

// content is what the templates show of a page's text: {{.P…}}.
type content struct {
	Title, Summary string
	lang
	Toc      []model.Heading
	Body     template.HTML
	Quote    string
	Differs  string
	Facts    []labelled
	Image    *model.Image
	Sources  []cited
	Credits  []credit
	Say      []words // words of publishers that must stand as they are
	About    []aboutLine
	Siblings *siblings
	Module   string // of a module or a lesson: the link to the module
	InModule bool   // it is a lesson
	Next     *next
}

// labelled is a fact with its label.
type labelled struct {
	Label, Text string
	lang
}

type siblings struct {
	Title string
	Items []link
}

// next leads on from the foot of a page.
type next struct {
	Back, Next *link
	Middle     string
}

// cited is one line of the list of sources.
type cited struct {
	Ref, Href, Title, By string
	lang
}

// aboutLine is one line of small print.
type aboutLine struct {
	Text string
	Link *link
}

// tocFrom is how many headings make a table of contents worth its place.
const tocFrom = 4

// content prepares the text of a page as seen from an address.
func (t *tongue) content(p *model.Page, address string) content {
	c := content{Title: p.Title, Summary: p.Summary, lang: t.island(p.Language), Body: t.body(p, address)}
	for _, h := range p.Body.Headings {
		if h.Level == 2 {
			c.Toc = append(c.Toc, h)
		}
	}
	if len(c.Toc) < tocFrom {
		c.Toc = nil
	}
	if p.Image.Src != "" {
		if at := t.image(p); at != "" {
			c.Image = &model.Image{Src: route.Relative(address, at), Alt: p.Image.Alt}
		}
	}
	return c
}

// image returns the address of the page's picture, or "".
func (t *tongue) image(p *model.Page) string { return route.Link(t.r.site.Files[p.Image.Src]) }

// body fills in the addresses and the words of a text, for those who take part.
func (t *tongue) body(p *model.Page, address string) template.HTML {
	return t.bodyIn(p, address, model.ViewPart)
}

// bodyIn does what body does, for a view of a module.
func (t *tongue) bodyIn(p *model.Page, address string, view model.View) template.HTML {
	return template.HTML(t.r.withCalloutIcons(t.text(p, address, view))) // sanitised by package markdown
}

// text fills in the addresses and the words of a text, without its drawings.
func (t *tongue) text(p *model.Page, address string, view model.View) string {
	return t.filled(p, view, func(l model.Link) string { return t.resolve(p, l, address) })
}

func (t *tongue) filled(p *model.Page, view model.View, resolve func(model.Link) string) string {
	if p.Body.HTML == "" {
		return ""
	}
	speaker := t.r.locales.For(p.Language)
	html := t.r.glossary.Body(p).Render(resolve,
		func(key string) string {
			if n, is := strings.CutPrefix(key, model.MinutesKey); is {
				minutes, _ := strconv.Atoi(n) // package markdown wrote it
				return speaker.T("module.minutes", "n", minutes)
			}
			return speaker.T(key)
		})
	return view.In(html)
}

// resolve returns the link's address as seen from the page's address. Links
// between pages lead to the reader's language.
func (t *tongue) resolve(p *model.Page, l model.Link, address string) string {
	site := t.r.site
	switch l.Kind {
	case model.LinkExternal:
		return withFragment(l.Target, l.Fragment)
	case model.LinkCitation:
		if e := site.Entry("library", l.Target); e != nil {
			to, _ := route.For(t.r.hub, e, t.language.Code)
			return route.Relative(address, to)
		}
		return "#sources"
	case model.LinkFile:
		if at, ok := site.Files[l.Target]; ok {
			return withFragment(route.Relative(address, route.Link(at)), l.Fragment)
		}
		return "#"
	}
	if l.Target == "" || l.Target == p.Pos.File {
		return "#" + l.Fragment
	}
	e := site.EntryOfFile(l.Target)
	if e == nil {
		return "#" // check has said so
	}
	to, _ := route.For(t.r.hub, e, t.language.Code)
	return withFragment(route.Relative(address, to), t.fragment(e, l))
}

// fragment finds the heading that a link names on the page that the reader
// gets. In a translation it is the heading in the same place.
func (t *tongue) fragment(e *model.Entry, l model.Link) string {
	shown, _ := e.In(t.language.Code)
	if l.Fragment == "" || shown.Pos.File == l.Target {
		return l.Fragment
	}
	for _, h := range shown.Body.Headings {
		if h.ID == l.Fragment {
			return l.Fragment
		}
	}
	for _, p := range e.Pages {
		if p.Pos.File != l.Target || len(p.Body.Headings) != len(shown.Body.Headings) {
			continue
		}
		for i, h := range p.Body.Headings {
			if h.ID == l.Fragment {
				return shown.Body.Headings[i].ID
			}
		}
	}
	return ""
}

func withFragment(address, fragment string) string {
	if fragment == "" {
		return address
	}
	return address + "#" + fragment
}

// refs lists the sources of a page: those that the text cites in order, then
// those that its front matter names.
func refs(p *model.Page) []string {
	if len(p.Sources) == 0 {
		return p.Body.Cited
	}
	seen := make(map[string]bool, len(p.Body.Cited)+len(p.Sources))
	var out []string
	for _, list := range [][]string{p.Body.Cited, p.Sources} {
		for _, ref := range list {
			if !seen[ref] {
				seen[ref] = true
				out = append(out, ref)
			}
		}
	}
	return out
}

// sources prepares the list of sources at the foot.
func (t *tongue) sources(p *model.Page, address string) []cited {
	var out []cited
	for _, ref := range refs(p) {
		c := cited{Ref: ref, Title: ref}
		if e := t.r.site.Entry("library", ref); e != nil {
			source, _ := e.In(t.language.Code)
			to, _ := route.For(t.r.hub, e, t.language.Code)
			c.Href, c.Title, c.lang = route.Relative(address, to), source.Title, t.island(source.Language)
			if source.Source != nil {
				c.By = byline(source.Source)
			}
		}
		out = append(out, c)
	}
	return out
}

// byline names who made a source, and when: "Repper and others, 2013".
func byline(s *model.Source) string {
	by := cmp.Or(strings.Join(s.Authors, ", "), s.Publisher)
	if s.Year != "" {
		by = strings.TrimPrefix(by+", "+s.Year, ", ")
	}
	return by
}

// about prepares the small print: when and by whom, and under which licence
// where it is not the hub's.
func (t *tongue) about(e *model.Entry, p *model.Page, own bool) []aboutLine {
	out := t.history(e, p, own)
	if p.License != t.r.hub.License {
		out = append(out, t.licensed(p.License)...)
	}
	return out
}

// licensed names a licence, if there is one.
func (t *tongue) licensed(id string) []aboutLine {
	if id == "" {
		return nil
	}
	name, at := license(id, t)
	if at == "" {
		return []aboutLine{{Text: t.T("page.license") + " " + name}}
	}
	return []aboutLine{{Text: t.T("page.license"), Link: &link{Href: at, Text: name, Rel: "license"}}}
}

// history says when and by whom a page was written and translated.
func (t *tongue) history(e *model.Entry, p *model.Page, own bool) []aboutLine {
	var first []string
	if !p.Updated.IsZero() {
		first = append(first, t.T("page.updated", "date", t.Date(p.Updated)))
	}
	if p.Version != "" {
		first = append(first, t.T("page.version", "version", p.Version))
	}
	if len(p.Translators) > 0 {
		first = append(first, t.T("page.translators", "names", t.List(p.Translators)))
	}
	switch {
	case p.Reviewed.By != "" && !p.Reviewed.On.IsZero():
		first = append(first, t.T("page.reviewed_on", "name", p.Reviewed.By, "date", t.Date(p.Reviewed.On)))
	case p.Reviewed.By != "":
		first = append(first, t.T("page.reviewed", "name", p.Reviewed.By))
	}
	var out []aboutLine
	if len(first) > 0 {
		out = append(out, aboutLine{Text: strings.Join(first, " ")})
	}
	if own && p != e.Original && p.Reviewed.By == "" && p.Reviewed.On.IsZero() && !p.Machine {
		out = append(out, aboutLine{Text: t.T("page.unread")})
	}
	return out
}

// license returns a licence's name for readers and the address of its text;
// the address is "" where none is known.
func license(id string, t *tongue) (name, address string) {
	l, known := rights.Find(id)
	switch {
	case known && l.Reserved:
		return t.T("license.reserved"), ""
	case known:
		return l.Name(), l.URL
	}
	if rest, ok := strings.CutPrefix(id, "LicenseRef-"); ok {
		return strings.ReplaceAll(rest, "-", " "), ""
	}
	return id, "https://spdx.org/licenses/" + id + ".html"
}
