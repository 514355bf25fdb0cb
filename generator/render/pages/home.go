package pages

import (
	"html/template"
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
	Know  *know
	Also  []frame.LanguageLink
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

func home(l *frame.Language, e *model.Entry) frame.Page {
	hub := l.Site.Hub
	var v homeView
	if e != nil {
		if p, own := e.In(l.Code); !p.Broken && (own || hub.FallbackFor("pages") == "page") {
			v.F, v.P = l.Entry(e)
			v.P.About = nil
		}
	}
	if v.F == nil {
		here := frame.Location{Address: route.Home(hub, l.Code), Section: "pages", Home: true, Search: true,
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
