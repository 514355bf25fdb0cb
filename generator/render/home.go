package render

import (
	"html/template"
	"net/url"
	"strings"

	"peerhub/generator/route"
	"peerhub/search"
)

// box is what the search box needs.
type box struct {
	Page, Groups, All, Ask string
	Client                 string // below the hub's root
	Strings                map[string]any
}

func (t *tongue) box(root string) box {
	b := box{Page: root + t.at("search"), Groups: root + t.at("groups"), All: root + t.at("all"), Ask: t.report(),
		Client: search.ClientPath(t.language.Code), Strings: map[string]any{}}
	for _, key := range []string{"everything", "nothing", "did-you-mean", "also", "more", "again", "failed"} {
		b.Strings["search-"+key] = t.T("search." + key)
	}
	for _, key := range []string{"found", "suggestions", "elsewhere"} {
		b.Strings["search-"+key] = t.forms("search." + key)
	}
	return b
}

// forms returns the plural forms of a text by their names in CLDR, with {n}
// where the number stands.
func (t *tongue) forms(key string) map[string]string {
	out := map[string]string{}
	for _, name := range []string{"zero", "one", "two", "few", "many", "other"} {
		if text, ok := t.Form(key, name); ok {
			out[name] = text
		}
	}
	return out
}

// homeView is what home.html shows.
type homeView struct {
	F     *frame
	P     content
	Box   box
	Doors []door
	Know  *know
	Also  []languageLink
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

func (t *tongue) home(write sink) error {
	hub := t.r.hub
	var v homeView
	e := t.r.site.Entry("pages", "")
	if e != nil {
		if p, own := e.In(t.language.Code); !p.Broken && (own || hub.FallbackFor("pages") == "page") {
			v.F, v.P = t.entryFrame(e)
			v.P.About = nil
		}
	}
	if v.F == nil {
		s := spot{address: route.Home(hub, t.language.Code), section: "pages", home: true, search: true,
			in: func(other *tongue) string { return route.Home(hub, other.language.Code) }}
		v.F = t.frame(s, "")
		v.F.inEvery(s)
		v.P.Title = t.hub
	}
	if t.r.samples {
		v.F.Notices = append([]notice{{Icon: "info", Bold: t.T("notice.example"), Text: t.T("notice.example_text")}}, v.F.Notices...)
	}
	root := v.F.Root
	v.Box = t.box(root)
	v.Doors = []door{
		{Href: root + t.at("groups"), Marker: "groups", Title: t.T("home.groups"), Text: t.T("home.door_groups"), First: true},
		{Href: root + t.at("learn"), Marker: "learn", Title: t.T("nav.learn"), Text: t.T("home.door_learn")},
	}
	if s := t.section("training"); len(s.entries) > 0 || s.intro != nil {
		v.Doors = append(v.Doors, door{Href: root + t.at("training"), Marker: "train", Title: t.T("nav.train"), Text: t.T("home.door_train")})
	}
	if v.P.Body != "" {
		v.Know = knowing(string(v.P.Body))
	}
	for _, l := range v.F.Languages {
		if !l.Current {
			v.Also = append(v.Also, l)
		}
	}
	return t.r.page(v.F.address, "home", v, write)
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

// search renders the search page. Without a script it is the ways to look.
func (t *tongue) search(write sink) error {
	s := t.here("search", "")
	s.search = true
	v := struct {
		F      *frame
		P      content
		Box    box
		Narrow narrow
		Ways   []link
	}{F: t.frame(s, t.T("search.title")), P: content{Title: t.T("search.title")}}
	v.F.inEvery(s)
	v.F.Description = t.T("search.hint") + " " + t.T("search.private")
	root := v.F.Root
	v.Box = t.box(root)
	for _, key := range []string{"chosen", "nothing_chosen", "take_away", "show_all", "open_language"} {
		v.Box.Strings["search-"+key] = t.T("search." + key)
	}
	for _, key := range []string{"matching", "without"} {
		v.Box.Strings["search-"+key] = t.forms("search." + key)
	}
	v.Box.Strings["search-set"] = t.T("facet.set")
	var err error
	if v.Narrow, err = t.narrow(root, write); err != nil {
		return err
	}
	v.Ways = []link{{Href: root + t.at("groups"), Text: t.T("groups.all")}, {Href: root + t.at("all"), Text: t.T("all.title")}}
	for _, sec := range t.sections {
		v.Ways = append(v.Ways, link{Href: root + t.at(sec.name), Text: t.sectionTitle(sec.name)})
	}
	return t.r.page(s.address, "search", v, write)
}

// helpPage renders all numbers with all that is known of each.
func (t *tongue) helpPage(write sink) error {
	s := t.here("help", "")
	v := struct {
		F         *frame
		P         content
		Help      help
		WhenICall string
	}{F: t.frame(s, t.T("help.title")), P: content{Title: t.T("help.title"), Summary: t.T("help.summary")}, Help: t.help}
	v.F.Description = v.P.Summary
	v.F.inEvery(s)
	v.WhenICall = t.linkIn(v.F.Root, "when-i-call")
	return t.r.page(s.address, "help", v, write)
}

// notFound renders 404.html, which answers at any address: its links begin with
// the base URL's path, and it speaks every language of the hub.
func (r *Renderer) notFound(write sink) error {
	type tongueView struct {
		Code, Dir, Title, Text, Home, HomeText, Groups, GroupsText string
		First                                                      bool
	}
	root := "/"
	if u, err := url.Parse(r.hub.BaseURL); err == nil && u.Path != "" {
		root = u.Path
	}
	t := r.tongues[0]
	s := spot{address: "404.html", in: func(other *tongue) string { return route.Home(r.hub, other.language.Code) }}
	v := struct {
		F       *frame
		P       content
		Tongues []tongueView
	}{F: t.frame(s, t.T("notfound.title"))}
	f := v.F
	f.Root, f.NoIndex, f.Canonical = root, true, ""
	f.Assets, f.Above, f.Nav, f.Below = t.assetLinks(root, s), t.above(root, false), t.nav(root, "", s.address), t.below(root)
	for i, other := range r.tongues {
		home := route.Home(r.hub, other.language.Code)
		f.Languages[i].Href = root + home
		f.Switch = t.languageSwitch(f.Languages)
		v.Tongues = append(v.Tongues, tongueView{Code: other.language.Code, Dir: other.language.Dir, Title: other.T("notfound.title"), Text: other.T("notfound.text"),
			Home: root + home, HomeText: other.T("notfound.home"), Groups: root + other.at("groups"), GroupsText: other.T("groups.all"), First: i == 0})
	}
	return r.page(s.address, "notfound", v, write)
}
