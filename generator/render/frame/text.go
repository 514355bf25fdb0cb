package frame

import (
	"html/template"
	"strconv"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Text is what the templates show of a page's text: {{.P…}}.
type Text struct {
	Title, Summary string
	LangAttr
	Drawing  template.HTML
	Toc      []Link // what the page is made of
	Body     template.HTML
	Quote    string
	Differs  string
	Facts    []Labelled
	Picture  template.HTML
	Sources  []Cited
	Credits  []Credit
	Say      []Words // words of publishers that must stand as they are
	About    []AboutLine
	Siblings *Siblings
	Module   string // of a module or a lesson: the link to the module
	InModule bool   // it is a lesson
	Next     *Next
}

// Siblings are the entries among which the page stands.
type Siblings struct {
	Title string
	Items []Link
}

// Next leads on from the foot of a page.
type Next struct {
	Back, Next *Link
	Middle     string
}

// tocFrom is how many headings make a table of contents worth its place.
const tocFrom = 4

// Text prepares the text of a page as a view of a module shows it; with ViewPart,
// as every page does.
func (f *Frame) Text(p *model.Page, view model.View) Text {
	c := Text{Title: p.Title, Summary: p.Summary, LangAttr: f.of.LangAttr(p.Language), Drawing: f.draw(p),
		Body: f.of.Site.WithIcons(f.Body(p, view))}
	for _, h := range p.Body.Headings {
		if h.Level == 2 {
			c.Toc = append(c.Toc, Link{Href: "#" + h.ID, Text: h.Text, LangAttr: c.LangAttr})
		}
	}
	if len(c.Toc) < tocFrom {
		c.Toc = nil
	}
	c.Picture = Own(p, func(to model.Link) string { return Show(f.of, p, to, f.address, p.Kind != model.KindGroup) })
	return c
}

// image returns the address of the page's picture, or "".
func (s *Site) image(p *model.Page) string {
	pic, _ := s.picture(p.Image.Src)
	return route.Link(pic.Address)
}

// Body fills in the addresses and the words of a text. It is without the
// drawings of its callouts; see WithIcons.
func (f *Frame) Body(p *model.Page, view model.View) string {
	f.Add(misplaced(f.of, p)...)
	return f.of.Fill(p, view, func(to model.Link) string { return f.of.Cards.Resolve(p, to, f.address) },
		func(to model.Link) string { return Show(f.of, p, to, f.address, false) })
}

// Fill fills in the addresses that resolve returns, the pictures that show does, and the words of a text.
func (l *Language) Fill(p *model.Page, view model.View, resolve, show func(model.Link) string) string {
	if p.Body.IsEmpty() {
		return ""
	}
	speaks := l.Site.locales.For(p.Language)
	body := l.Site.glossary().Body(p)
	html := body.Render(resolve, show, func(key string) string {
		if n, is := strings.CutPrefix(key, model.FileKey); is {
			if number, err := strconv.Atoi(n); err == nil && number < len(body.Links) {
				return speaks.T("file.is", "about", l.Site.aboutFile(body.Links[number].Target, speaks))
			}
			return ""
		}
		if host, is := strings.CutPrefix(key, model.VideoKey); is {
			return speaks.T("video.elsewhere", "host", host)
		}
		if n, is := strings.CutPrefix(key, model.MinutesKey); is {
			minutes, _ := strconv.Atoi(n) // package markdown wrote it
			return speaks.T("module.minutes", "n", minutes)
		}
		return speaks.T(key)
	})
	return view.In(html)
}

// calloutIcons are the drawings before the labels of callouts.
var calloutIcons = map[string]string{
	"note": "info", "keypoints": "list", "care": "help", "activity": "pen", "discussion": "speech",
	"reflection": "cloud", "facilitator": "people", "quiz": "question", "steps": "list", "question": "question",
	"checklist": "tick", "hint": "info", "solution": "tick",
}

// WithIcons puts its drawing before each callout's label. What opens a callout is
// written by package markdown alone, which has sanitised the text: a page cannot
// write it.
func (s *Site) WithIcons(html string) template.HTML {
	const open, label = `class="callout callout-`, `class="callout-label"`
	if !strings.Contains(html, open) {
		return template.HTML(html)
	}
	var out strings.Builder
	out.Grow(len(html) + 512)
	for {
		before, after, found := strings.Cut(html, open)
		out.WriteString(before)
		if !found {
			return template.HTML(out.String())
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
			out.WriteString(string(s.Icons.Icon(calloutIcons[name])))
			html = after[at+end+1:]
		}
	}
}

// NextLink leads on to what a link names.
func NextLink(l *Language, to Link) *Link {
	return &Link{Href: to.Href, Text: l.T("page.next", "title", to.Text)}
}
