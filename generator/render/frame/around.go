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
func (f *Frame) surround(at Location, exit bool) {
	f.Assets = assets(f, at.bundles(f.Dir))
	f.Above = above(f, exit)
	f.Nav = nav(f, at)
	f.Below = below(f)
	f.Switch = languageSwitch(f)
}

// Move makes the page answer at any address: its links begin with the root,
// which is the path of the base URL.
func (f *Frame) Move(root string, at Location) {
	f.Root = root
	f.surround(at, false)
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
func (at Location) bundles(dir string) []string {
	names := []string{"site"}
	if dir == "rtl" {
		names = append(names, "digits")
	}
	for _, bundle := range []struct {
		loads bool
		name  string
	}{
		{at.Code, "code"},
		{at.Home, "home"},
		{at.Nav == "groups" && !at.Keys || at.Section == "search", "groups"}, // chips and pills, too
		{at.Search, "search"},
		{at.Nav == "training", "training"},
	} {
		if bundle.loads {
			names = append(names, bundle.name)
		}
	}
	return append(names, at.Bundles...)
}

// assets are the links to styles, scripts and feeds.
func assets(f *Frame, bundles []string) template.HTML {
	s := f.of.Site
	view := struct {
		Root, Hub, Manifest, Feed, Print string
		Styles, Scripts                  []string
	}{Root: f.Root, Hub: f.Hub, Manifest: f.Root + "manifest.webmanifest"}
	if s.Hub.BaseURL != "" && !slices.Contains(bundles, "group") { // which no feed has
		view.Feed = f.Root + route.Home(s.Hub, f.Lang) + "atom.xml"
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
	return f.piece(piece{template: "assets", root: f.Root, detail: strings.Join(bundles, " ")}, view)
}

// above is the help bar and the beginning of the header.
func above(f *Frame, exit bool) template.HTML {
	l := f.of
	return f.piece(piece{template: "above", root: f.Root, flag: exit}, struct {
		L                                      *locale.Locale
		Help                                   Help
		Exit                                   bool
		Home, Hub, Search, HelpPage, WhenICall string
		Logo                                   string
	}{f.L, l.Help, exit, f.Root + route.Home(l.Site.Hub, l.Code), f.Hub,
		f.Root + l.At("search"), f.Root + l.At("help"), f.OwnPage("when-i-call"),
		f.logo()})
}

// logo is the address of the hub's own logo; "" has the mark.
func (f *Frame) logo() string {
	s := f.of.Site
	if name := s.Look.Logo(); name != "" {
		return f.Root + s.Assets.Link(name)
	}
	return ""
}

// OwnPage returns the link to one of the hub's own pages (safety, …), or "" when
// nobody wrote it.
func (f *Frame) OwnPage(name string) string {
	if c := f.of.Cards.At("pages", name); c != nil && c.Listed {
		return f.Root + c.Address
	}
	return ""
}

// navLink is one of the words that lead.
type navLink struct{ Href, Text, Current string }

// nav renders the words that lead. The section of the page is current, as "page"
// where the word leads to the page itself.
func nav(f *Frame, at Location) template.HTML {
	l := f.of
	detail := at.Nav
	var words []navLink
	add := func(key, to, text string) {
		n := navLink{Href: f.Root + to, Text: text}
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
	return f.piece(piece{template: "nav", root: f.Root, detail: detail}, struct {
		L   *locale.Locale
		Nav []navLink
	}{f.L, words})
}

func below(f *Frame) template.HTML {
	l, hub := f.of, f.of.Site.Hub
	var links []Link
	add := func(href, text, rel string) { links = append(links, Link{Href: href, Text: text, Rel: rel}) }
	if to := f.OwnPage("safety"); to != "" {
		add(to, l.T("foot.safety"), "")
	}
	if to := l.Report(); to != "" {
		add(to, l.T("foot.report"), "")
	}
	if to := f.OwnPage("how-we-check"); to != "" {
		add(to, l.T("foot.how"), "")
	}
	add(f.Root+l.At("all"), l.T("all.title"), "")
	if hub.License != "" {
		name, at := l.License(hub.License)
		add(at, l.T("foot.license", "license", name), "license")
	}
	return f.piece(piece{template: "below", root: f.Root}, struct {
		L        *locale.Locale
		Help     Help
		HelpPage string
		Links    []Link
	}{f.L, l.Help, f.Root + l.At("help"), links})
}
