package frame

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"peerhub/generator/asset"
	"peerhub/generator/locale"
	"peerhub/generator/route"
)

// surround renders what stands around the page. It depends on little, and so is
// rendered once for all pages that share it; see piece.
func (f *Frame) surround(at Location) {
	f.Assets = assets(f, at)
	f.Above = above(f)
	f.Nav = nav(f, at)
	f.Below = below(f)
	f.Switch = languageSwitch(f)
}

// Move makes the page answer at any address: its links begin with the root,
// which is the path of the base URL.
func (f *Frame) Move(root string, at Location) {
	f.Root = root
	f.surround(at)
}

// piece returns a shared piece of the frame.
func (f *Frame) piece(key piece, view any) template.HTML {
	one := f.of.piece(key, view)
	f.Add(one.found...)
	return f.Put(one.Prepared)
}

// switchLink stands for the addresses while the language switch is rendered,
// once per language.
const switchLink = "peerhub-switch-link"

// languageSwitch renders the links to the other languages.
func languageSwitch(f *Frame) template.HTML {
	open := slices.Clone(f.Languages)
	for i := range open {
		open[i].Href = switchLink
	}
	one := f.of.piece(piece{template: "switch"}, struct {
		Label, Name string
		Languages   []LanguageLink
	}{f.L.T("frame.language", "language", f.of.Name), f.of.Name, open})
	f.Add(one.found...)
	html := one.HTML
	var out strings.Builder
	out.Grow(len(html) + 64*len(open))
	for _, to := range f.Languages {
		before, after, found := strings.Cut(html, switchLink)
		out.WriteString(before)
		if found {
			out.WriteString(template.HTMLEscapeString((&url.URL{Path: to.Href}).EscapedPath()))
		}
		html = after
	}
	out.WriteString(html)
	return f.Put(Prepared{out.String(), one.icons})
}

// bundles are what the page loads: each may have a style sheet, a script or
// both.
func bundles(f *Frame, at Location) []string {
	names := []string{"site"}
	if f.Dir == "rtl" {
		names = append(names, "digits")
	}
	for _, bundle := range []struct {
		loads bool
		name  string
	}{
		{f.Exit, "exit"},
		{at.Code, "code"},
		{at.Home, "home"},
		{at.Nav == "training", "training"},
	} {
		if bundle.loads {
			names = append(names, bundle.name)
		}
	}
	return append(names, at.Bundles...)
}

// assets are the links to styles, scripts and feeds.
func assets(f *Frame, at Location) template.HTML {
	s, bundles, fed := f.of.Site, bundles(f, at), at.Nav != "groups" // the feed has no groups
	view := struct {
		Root, Hub, Manifest, Feed, Print string
		Styles, Scripts                  []string
	}{Root: f.Root, Hub: f.Hub, Manifest: f.Root + "manifest.webmanifest"}
	if s.Hub.BaseURL != "" && fed {
		view.Feed = f.below(route.Home(s.Hub, f.Lang) + "atom.xml")
	}
	for _, name := range bundles {
		if at := s.Assets.Link(name + ".css"); at != "" {
			view.Styles = append(view.Styles, f.Root+at)
		}
		if at := cmp.Or(s.Assets.Link(name+".js"), s.Assets.Link(asset.WordedScript(name, f.Lang))); at != "" {
			view.Scripts = append(view.Scripts, f.Root+at)
		}
	}
	if at := s.Assets.Link("print.css"); at != "" { // last, since paper has the last word
		view.Print = f.Root + at
	}
	return f.piece(piece{template: "assets", root: f.Root, detail: strings.Join(bundles, " "), flag: fed}, view)
}

// above is the help bar and the beginning of the header.
func above(f *Frame) template.HTML {
	l := f.of
	return f.piece(piece{template: "above", root: f.Root, flag: f.Exit}, struct {
		L                                      *locale.Locale
		Help                                   Help
		Exit                                   bool
		Home, Hub, Search, HelpPage, WhenICall string
		Logo                                   string
	}{f.L, l.Help, f.Exit, f.below(route.Home(l.Site.Hub, l.Code)), f.Hub,
		f.below(l.At("search")), f.below(l.At("help")), f.OwnPage("when-i-call"),
		logo(l.Site, f.Root)})
}

// logo is the address of the hub's own logo; "" has the mark.
func logo(s *Site, root string) string {
	if name := s.Look.Logo(); name != "" {
		return root + s.Assets.Link(name)
	}
	return ""
}

// below returns the link to an address of the site that pages at all addresses of one depth share: by
// the home of the language, where the address lies below that.
func (f *Frame) below(address string) string {
	home := route.Home(f.of.Site.Hub, f.Lang)
	rest, in := strings.CutPrefix(address, home)
	up, above := strings.CutSuffix(f.Root, "../")
	if home == "" || !in || !above {
		return f.Root + address
	}
	return cmp.Or(up+rest, "./")
}

// OwnPage returns the link to one of the hub's own pages (safety, …), or "" when
// nobody wrote it.
func (f *Frame) OwnPage(name string) string {
	if c := f.of.Cards.At("pages", name); c != nil && c.Listed {
		return f.below(c.Address)
	}
	return ""
}

// navLink is one of the words that lead.
type navLink struct {
	Href, Text, Current, Rel string
	LangAttr
}

// nav renders the words that lead. The section of the page is current, as "page"
// where the word leads to the page itself.
func nav(f *Frame, at Location) template.HTML {
	l := f.of
	if len(l.Site.Hub.Nav) > 0 {
		words, detail := ownNav(f, at)
		return navOf(f, words, detail)
	}
	detail := at.Nav
	var words []navLink
	add := func(key, to, text string) {
		n := navLink{Href: f.below(to), Text: text}
		switch {
		case to == at.Address:
			n.Current, detail = "page", "= "+n.Href
		case key == at.Nav:
			n.Current = "true"
		}
		words = append(words, n)
	}
	add("groups", l.At("groups"), l.T("nav.groups"))
	add("learn", l.At("learn"), l.T("nav.learn"))
	if l.Section("training").Any() {
		add("training", l.At("training"), l.T("nav.train"))
	}
	if about := l.Cards.At("pages", "about"); about != nil && about.Listed {
		add("about", about.Address, l.T("nav.about"))
	}
	return navOf(f, words, detail)
}

func navOf(f *Frame, words []navLink, detail string) template.HTML {
	return f.piece(piece{template: "nav", root: f.Root, detail: detail}, struct {
		L   *locale.Locale
		Nav []navLink
	}{f.L, words})
}

// Known is the path of the page that says what the site knows about its readers.
const Known = "about-you"

func below(f *Frame) template.HTML {
	l, hub := f.of, f.of.Site.Hub
	var links []Link
	add := func(href, text, rel string) { links = append(links, Link{Href: href, Text: text, Rel: rel}) }
	for _, link := range hub.Footer {
		if to, ok := lead(f, link, "footer"); ok {
			links = append(links, to)
		}
	}
	if hub.Donate != "" {
		add(hub.Donate, l.T("foot.donate"), "external")
	}
	if to := f.OwnPage("safety"); to != "" {
		add(to, l.T("foot.safety"), "")
	}
	if to := l.Report(); to != "" {
		add(to, l.T("foot.report"), "")
	}
	if to := f.OwnPage("how-we-check"); to != "" {
		add(to, l.T("foot.how"), "")
	}
	add(f.below(l.At("all")), l.T("all.title"), "")
	if hub.License != "" {
		name, at := l.License(hub.License)
		add(at, l.T("foot.license", "license", name), "license")
	}
	return f.piece(piece{template: "below", root: f.Root, flag: f.Exit}, struct {
		L               *locale.Locale
		Help            Help
		Exit            bool
		HelpPage, Known string
		Links           []Link
	}{f.L, l.Help, f.Exit, f.below(l.At("help")), f.below(l.At(Known)), links})
}
