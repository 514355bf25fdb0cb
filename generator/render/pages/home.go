package pages

import (
	"html/template"
	"strconv"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// homeView is what home.html shows.
type homeView struct {
	F     *frame.Frame
	P     frame.Text
	Box   frame.Box
	Doors []door
	Ways  []frame.Link
	Soon  *frame.Soon
	First []step
	Quote *quote
	Know  *know
	Who   who
	Also  []frame.LanguageLink
	Hero  string // the hub's own picture
}

// step is what happens the first time that somebody goes to a group.
type step struct {
	Drawing    template.HTML
	Bold, Text string
}

// quote is a sentence of the hub's own pages.
type quote struct {
	Text string
	From frame.Link
	frame.LangAttr
}

// who says who runs the hub.
type who struct {
	Text  frame.Words
	Links []frame.Link
}

type door struct {
	Href, Marker, Title, Text string
	First                     bool
}

// know is the text of the home page: what comes before its first h3, and a part
// for each h3.
type know struct {
	Before template.HTML
	Parts  []template.HTML
}

func home(l *frame.Language, e *model.Entry, soon frame.Soon) frame.Page {
	hub := l.Site.Hub
	var v homeView
	if e != nil {
		if p, own := e.In(l.Code); !p.Broken && (own || hub.FallbackFor("pages") == "page") {
			v.F, v.P = l.Entry(e, "search")
			v.P.About = nil
		}
	}
	if v.F == nil {
		here := frame.Location{Address: route.Home(hub, l.Code), Section: "pages", Home: true, Bundles: []string{"search"},
			In: func(other *frame.Language) string { return route.Home(hub, other.Code) }}
		v.F = l.Frame(here, "")
		v.F.InEvery(here)
		v.P.Title = l.HubName
	}
	if l.Site.Samples() {
		example := frame.Notice{Icon: "info", Bold: l.T("notice.example"), Text: l.T("notice.example_text")}
		v.F.Notices = append([]frame.Notice{example}, v.F.Notices...)
	}
	root := v.F.Root
	v.Box = frame.NewBox(v.F)
	v.Doors = []door{
		{Href: root + l.At("groups"), Marker: "groups", Title: l.T("home.groups"), Text: l.T("home.door_groups"),
			First: true},
		{Href: root + l.At("learn"), Marker: "learn", Title: l.T("nav.learn"), Text: l.T("home.door_learn")},
	}
	if l.Section("training").Any() {
		v.Doors = append(v.Doors, door{Href: root + l.At("training"), Marker: "train", Title: l.T("nav.train"),
			Text: l.T("home.door_train")})
	}
	v.Ways, v.First, v.Quote, v.Who = ways(l, v.F), firstTime(l, v.F), quotation(l, v.F), whoRuns(l, v.F)
	if soon.File != "" {
		for i := range soon.Items {
			soon.Items[i].Href = root + soon.Items[i].Href
		}
		v.Soon = &soon
	}
	if picture := l.Site.Look.Hero(); picture != "" {
		v.Hero = root + l.Site.Assets.Link(picture)
	}
	if v.P.Body != "" {
		v.Know = knowing(string(v.P.Body))
	}
	for _, other := range v.F.Languages {
		if !other.Current {
			v.Also = append(v.Also, other)
		}
	}
	return v.F.Page("home", v)
}

// firstTime is the first time in four steps, each with its drawing.
func firstTime(l *frame.Language, f *frame.Frame) []step {
	if len(l.Directory().Groups) == 0 {
		return nil
	}
	var out []step
	for i, drawing := range []string{"signpost", "lit-door", "circle", "path"} {
		key := "home.step" + strconv.Itoa(i+1)
		out = append(out, step{f.Drawing(drawing), l.T(key), l.T(key + "_text")})
	}
	return out
}

// quotation is the short sentence of the first principle that has one: it is the hub's
// own, so nobody else's rights are in it.
func quotation(l *frame.Language, f *frame.Frame) *quote {
	s := l.Section("principles")
	for _, c := range s.Entries {
		if c.Principle != nil && c.Principle.Short != "" {
			return &quote{c.Principle.Short, frame.Link{Href: f.Root + c.Address,
				Text: l.T("home.quote_from", "title", c.Title, "section", s.Title)}, c.LangAttr}
		}
	}
	return nil
}

// whoRuns says what the hub is, and leads to who is behind it.
func whoRuns(l *frame.Language, f *frame.Frame) who {
	out := who{Text: l.Say(l.Site.Hub.Description)}
	if c := l.Cards.At("pages", "about"); c != nil && c.Listed {
		out.Links = append(out.Links, frame.Link{Href: f.Root + c.Address, Text: c.Title, LangAttr: c.LangAttr})
	}
	if to := l.Report(); to != "" {
		out.Links = append(out.Links, frame.Link{Href: to, Text: l.T("home.write")})
	}
	return out
}

// knowing parts the text of home at its h3. A text in which something is nested
// stays whole: a cut could fall inside.
func knowing(html string) *know {
	for _, open := range []string{"<div", "<aside", "<blockquote", "<figure", "<details", "<li", "<section", "<dd"} {
		if strings.Contains(html, open) {
			return &know{Before: template.HTML(html)}
		}
	}
	parts := strings.Split(html, "<h3")
	k := &know{Before: template.HTML(parts[0])}
	for _, p := range parts[1:] {
		k.Parts = append(k.Parts, template.HTML("<h3"+p))
	}
	return k
}
