package frame

import (
	"html/template"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Frame is what stands around the text of one page, in the reader's language,
// and what base.html needs to know of the page. Its exported fields are what
// templates may use.
type Frame struct {
	L                               *locale.Locale
	Lang, Dir, Root, Hub            string
	Title, OGTitle                  string
	OGImage                         string
	Description, Canonical          string
	Meetings                        string // the groups in the Meeting Guide format
	NoIndex, Complete               bool
	Exit                            bool // a way out stands at the top
	Alternates                      []Alternate
	Assets, Above, Nav, Below, Data template.HTML
	Class                           string
	Languages                       []LanguageLink
	Switch                          template.HTML
	Crumbs                          []Link
	Notices                         []Notice

	Holes
	of      *Language
	address string

	texts []*model.Page // beside which words have to stand
	found []Finding
}

// Alternate is the address of the page in a language.
type Alternate struct{ Code, Href string }

// LanguageLink leads to the page in another language, whose direction is said where it is
// another, too.
type LanguageLink struct {
	Href, Code, Dir, Name string
	Current               bool
}

// Link is a link with its words. Without an address it is the words alone.
type Link struct {
	Href, Text, Rel, Code string
	LangAttr
	Current bool
}

// Location says where a page stands in the site.
type Location struct {
	Address string
	Section string // for the quick exit
	Nav     string // the word of the navigation that is current
	Home    bool
	Code    bool     // the page shows code
	Bundles []string // that pages of this kind load besides
	// In returns the address of the same page in another language.
	In func(other *Language) string
}

// Here is the location of one of the frame's own pages.
func (l *Language) Here(path, nav string) Location {
	return Location{Address: l.At(path), Section: path, Nav: nav,
		In: func(other *Language) string { return other.At(path) }}
}

// Frame prepares the frame of a page; title is that of the page, "" for home.
func (l *Language) Frame(at Location, title string) *Frame {
	s := l.Site
	f := l.Bare(route.Root(at.Address))
	f.address, f.Title, f.OGTitle = at.Address, l.HubName, title
	f.Canonical = route.Absolute(s.Hub, at.Address)
	if title != "" {
		f.Title = title + " | " + l.HubName
	} else {
		f.OGTitle = l.HubName
	}
	f.OGImage = route.Absolute(s.Hub, s.share(at.Section, l.Dir))
	if (at.Home || at.Address == l.At("groups")) && s.Shares() {
		f.Meetings = route.Absolute(s.Hub, route.GroupsJSON)
	}
	f.Exit = s.Hub.QuickExit.On(at.Section)
	if at.Home {
		f.Class = "home"
	}
	for _, other := range s.Languages {
		to := at.Address
		if other != l {
			to = at.In(other)
		}
		link := LanguageLink{Href: f.To(to), Code: other.Code, Name: other.Name, Current: other == l}
		if other.Dir != l.Dir {
			link.Dir = other.Dir
		}
		f.Languages = append(f.Languages, link)
	}
	f.surround(at)
	return f
}

// Bare returns the frame of a text that is no page of the site, such as a chapter
// of a book: it knows the language, and where the root of the site is.
func (l *Language) Bare(root string) *Frame {
	return &Frame{L: l.Locale, of: l, Lang: l.Code, Dir: l.Dir, Root: root, Hub: l.HubName}
}

// Address returns the address of the page.
func (f *Frame) Address() string { return f.address }

// To returns the shortest link to an address.
func (f *Frame) To(address string) string { return route.Relative(f.address, address) }

// InEvery lets hreflang name the page in every language, for lists and other
// pages of the frame's own.
func (f *Frame) InEvery(at Location) {
	languages := f.of.Site.Languages
	if f.Canonical == "" || len(languages) < 2 {
		return
	}
	for _, other := range languages {
		to := at.Address
		if other != f.of {
			to = at.In(other)
		}
		f.alternate(other.Code, to)
	}
	f.xDefault(f.Alternates[0].Href)
}

func (f *Frame) alternate(code, address string) {
	f.Alternates = append(f.Alternates, Alternate{code, route.Absolute(f.of.Site.Hub, address)})
}

func (f *Frame) xDefault(href string) {
	f.Alternates = append(f.Alternates, Alternate{"x-default", href})
}

// Links are links to entries, of which one may be the current.
func (f *Frame) Links(entries []*Card, current *Card) []Link {
	out := make([]Link, len(entries))
	for i, c := range entries {
		out[i] = Link{Href: f.To(c.Address), Text: c.Title, LangAttr: c.LangAttr, Current: c == current}
	}
	return out
}

// CrumbsOf are the steps above the title of an entry's page.
func (f *Frame) CrumbsOf(section, path string) []Link {
	if section == "pages" {
		return nil
	}
	l := f.of
	var out []Link
	if NavSection(section, path) == "learn" {
		out = append(out, Link{Href: f.To(l.At("learn")), Text: l.T("nav.learn")})
	}
	if path != "" {
		out = append(out, Link{Href: f.To(l.At(section)), Text: l.SectionTitle(section)})
	}
	return out
}
