package render

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// frame is what base.html needs to know of a page.
type frame struct {
	L                               *tongue
	Lang, Dir, Root, Hub            string
	Title, OGTitle, OGType          string
	OGLocale, OGImage               string
	Description, Canonical          string
	Meetings                        string // the groups in the Meeting Guide format
	NoIndex, Complete               bool
	Alternates                      []alternate
	Assets, Above, Nav, Below, Data template.HTML
	Class                           string
	Languages                       []languageLink
	Switch                          template.HTML
	Crumbs                          []link
	Notices                         []notice

	address string
	tongue  *tongue
}

type alternate struct{ Code, Href string }

type languageLink struct {
	Href, Code, Dir, Name string
	Current               bool
}

// link is a link with its words. Without an address it is the words alone.
type link struct {
	Href, Text, Rel, Code string
	lang
	Current bool
}

// notice is one line above the text.
type notice struct {
	Icon, Bold, Text string
	lang
	Link *link
}

// spot says where a page stands in the site.
type spot struct {
	address string
	section string // for the quick exit
	nav     string // the word of the navigation that is current
	home    bool
	code    bool     // the page shows code
	search  bool     // the page has the search box
	extra   []string // kits that pages of this kind load besides
	// in returns the address of the same page in another language.
	in func(other *tongue) string
}

// frame prepares the frame of a page; title is that of the page, "" for home.
func (t *tongue) frame(s spot, title string) *frame {
	hub := t.r.hub
	root := route.Root(s.address)
	f := &frame{
		L: t, tongue: t, address: s.address, Lang: t.language.Code, Dir: t.language.Dir, Root: root, Hub: t.hub,
		Title: t.hub, OGTitle: title, OGType: "website", OGLocale: strings.ReplaceAll(t.language.Code, "-", "_"),
		Canonical: route.Absolute(hub, s.address),
	}
	if title != "" {
		f.Title = title + " | " + t.hub
	} else {
		f.OGTitle = t.hub
	}
	if (s.home || s.address == t.at("groups")) && t.r.told() {
		f.Meetings = route.Absolute(hub, route.GroupsJSON)
	}
	exit := hub.QuickExit.On(s.section)
	var class []string
	if s.home {
		class = append(class, "home")
	}
	if exit {
		class = append(class, "exit")
	}
	f.Class = strings.Join(class, " ")
	f.Assets = t.assetLinks(root, s)
	f.Above = t.above(root, exit)
	f.Nav = t.nav(root, s.nav, s.address)
	f.Below = t.below(root)
	for _, other := range t.r.tongues {
		to := s.address
		if other != t {
			to = s.in(other)
		}
		f.Languages = append(f.Languages, languageLink{Href: root + to, Code: other.language.Code, Dir: other.language.Dir,
			Name: other.language.Name, Current: other == t})
	}
	f.Switch = t.languageSwitch(f.Languages)
	return f
}

// switchLink stands for the addresses while the language switch is rendered,
// once per language.
const switchLink = "peerhub-switch-link"

// languageSwitch renders the language switch with these links.
func (t *tongue) languageSwitch(links []languageLink) template.HTML {
	open := slices.Clone(links)
	for i := range open {
		open[i].Href = switchLink
	}
	html := string(t.part(part{template: "switch"}, struct {
		Label, Name string
		Languages   []languageLink
	}{t.T("frame.language", "language", t.language.Name), t.language.Name, open}))
	var out strings.Builder
	out.Grow(len(html) + 64*len(links))
	for _, l := range links {
		before, after, found := strings.Cut(html, switchLink)
		out.WriteString(before)
		if found {
			out.WriteString(template.HTMLEscapeString((&url.URL{Path: l.Href}).EscapedPath()))
		}
		html = after
	}
	out.WriteString(html)
	return template.HTML(out.String())
}

// inEvery lets hreflang name the page in every language, for lists and other
// pages of the frame's own.
func (f *frame) inEvery(s spot) {
	if f.Canonical == "" || len(f.tongue.r.tongues) < 2 {
		return
	}
	for _, other := range f.tongue.r.tongues {
		to := s.address
		if other != f.tongue {
			to = s.in(other)
		}
		f.alternate(other.language.Code, to)
	}
	f.xDefault(f.Alternates[0].Href)
}

func (f *frame) alternate(code, address string) {
	f.Alternates = append(f.Alternates, alternate{code, route.Absolute(f.tongue.r.hub, address)})
}

func (f *frame) xDefault(href string) {
	f.Alternates = append(f.Alternates, alternate{"x-default", href})
}

// kits are what the page loads:
// each may have a style sheet, a script or both.
func (s spot) kits() []string {
	kits := []string{"site"}
	if s.code {
		kits = append(kits, "code")
	}
	if s.search {
		kits = append(kits, "search")
	}
	if s.nav == "training" {
		kits = append(kits, "training")
	}
	return append(kits, s.extra...)
}

// assetLinks are the links to styles, scripts and feeds.
func (t *tongue) assetLinks(root string, s spot) template.HTML {
	kits := s.kits()
	home := root + route.Home(t.r.hub, t.language.Code)
	data := struct {
		Root, Hub, Manifest, Feed string
		Styles, Scripts           []string
	}{Root: root, Hub: t.hub, Manifest: root + "manifest.webmanifest"}
	if t.r.hub.BaseURL != "" {
		data.Feed = home + "atom.xml"
	}
	for _, kit := range kits {
		if at := t.r.assets.Link(kit + ".css"); at != "" {
			data.Styles = append(data.Styles, root+at)
		}
		if at := t.r.assets.Link(kit + ".js"); at != "" {
			data.Scripts = append(data.Scripts, root+at)
		}
	}
	return t.part(part{template: "assets", root: root, detail: strings.Join(kits, " ")}, data)
}

// above is the help bar and the beginning of the header.
func (t *tongue) above(root string, exit bool) template.HTML {
	return t.part(part{template: "above", root: root, flag: exit}, struct {
		L                                      *tongue
		Help                                   help
		Exit                                   bool
		Home, Hub, Search, HelpPage, WhenICall string
	}{t, t.help, exit, root + route.Home(t.r.hub, t.language.Code), t.hub, root + t.at("search"), root + t.at("help"), t.linkIn(root, "when-i-call")})
}

func (t *tongue) linkIn(root, page string) string {
	if e := t.r.site.Entry("pages", page); e == nil || !t.listed(e) {
		return ""
	}
	return root + t.pageLink(page)
}

func (t *tongue) nav(root, current, address string) template.HTML {
	all := t.navigation(root, current, address)
	detail := current
	for _, n := range all {
		if n.Current == "page" {
			detail = "= " + n.Href
		}
	}
	return t.part(part{template: "nav", root: root, detail: detail}, struct {
		L   *tongue
		Nav []nav
	}{t, all})
}

func (t *tongue) below(root string) template.HTML {
	hub := t.r.hub
	var links []link
	if t.pageLink("safety") != "" {
		links = append(links, link{Href: t.linkIn(root, "safety"), Text: t.T("foot.safety")})
	}
	if to := t.report(); to != "" {
		links = append(links, link{Href: to, Text: t.T("foot.report")})
	}
	if t.pageLink("how-we-check") != "" {
		links = append(links, link{Href: t.linkIn(root, "how-we-check"), Text: t.T("foot.how")})
	}
	links = append(links, link{Href: root + t.at("all"), Text: t.T("all.title")})
	if hub.License != "" {
		name, at := license(hub.License, t)
		links = append(links, link{Href: at, Text: t.T("foot.license", "license", name), Rel: "license"})
	}
	return t.part(part{template: "below", root: root}, struct {
		L     *tongue
		Help  help
		About words
		Links []link
	}{t, t.help, t.say(hub.Description), links})
}

// notTranslated is the notice on a page that shows the original.
func (t *tongue) notTranslated(p *model.Page, original string) notice {
	name := t.LanguageName(p.Language)
	return notice{Icon: "globe", Bold: t.T("notice.missing"), Text: t.T("notice.missing_text", "language", name),
		Link: &link{Href: original, Text: t.T("notice.missing_link", "language", name), Code: p.Language}}
}
