package frame

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Lead is the link to a list, a section or a page by what hub.yaml calls it, from the root of the site. Without words it is
// called as the page is. Of a list of groups that is empty now the words are searched for. It is false of what
// cannot be there.
func Lead(l *Language, to string, words Words) (Link, bool) {
	to, fragment, cut := strings.Cut(to, "#")
	if cut {
		fragment = "#" + fragment
	}
	to = strings.Trim(to, "/")
	section, path, _ := strings.Cut(to, "/")
	link := func(address string, title Words) (Link, bool) {
		if words.Text != "" {
			title = words
		}
		return Link{Href: address, Text: title.Text, LangAttr: title.LangAttr}, true
	}
	if facet, key, list := strings.Cut(path, "/"); section == "groups" && list && schema.FacetNamed(facet).Name == facet {
		address := GroupsOf(l, facet, key)
		if address == "" {
			return link(l.At("search")+"#q="+url.QueryEscape(words.Text), words)
		}
		if !strings.Contains(address, "#") {
			address += fragment
		}
		return link(address, Words{Text: labelOf(l, facet, key)})
	}
	if path == "" {
		if title := sectionTitle(l, section); title != "" {
			return link(l.At(section)+fragment, Words{Text: title})
		}
	}
	for _, at := range [][2]string{{section, path}, {"pages", to}} {
		if c := l.Cards.At(at[0], at[1]); c != nil && (c.Listed || c.Kind == model.KindGroup) {
			return link(c.Address+fragment, Words{Text: c.Title, LangAttr: c.LangAttr})
		}
	}
	return Link{}, false
}

// sectionTitle is what a section is called, or one of the frame's own pages; "" where there is none.
func sectionTitle(l *Language, section string) string {
	switch section {
	case "groups", "learn":
		return l.T("nav." + section)
	case "help", "all", "search":
		return l.T(section + ".title")
	}
	if of := l.Section(section); of.Any() {
		return l.SectionTitle(section)
	}
	return ""
}

func labelOf(l *Language, facet, key string) string {
	for _, c := range Asked(l, facet).Choices {
		if c.Key == key {
			return c.Label
		}
	}
	return ""
}

// bare is an address of the web without its beginning.
var bare = regexp.MustCompile(`^(www\.)?[\pL\d-]+(\.[\pL\d-]+)*\.\pL{2,}(/|$)`)

// Meant says what a link of hub.yaml that leads nowhere was probably meant to be.
func Meant(l *Language, to string) diag.Text {
	if bare.MatchString(to) && !strings.HasSuffix(to, ".md") {
		return diag.Say("To lead to another website, write its whole address: to: https://%s", to)
	}
	if near := nearest(l, to); near != "" {
		return diag.Say("Did you mean %q?", near)
	}
	return "Write for example: to: guides/finding-support"
}

// nearest is the page or the list that is called nearly so, "" when none is.
func nearest(l *Language, to string) string {
	known := []string{"groups", "learn", "help", "all", "search"}
	for _, s := range l.Sections() {
		known = append(known, s.Name)
	}
	for _, e := range l.Site.site.Entries {
		known = append(known, e.Section+"/"+e.Path)
		if e.Section == "pages" {
			known = append(known, e.Path)
		}
	}
	return diag.Suggest(strings.TrimSuffix(strings.Trim(to, "/"), ".md"), known)
}

// lead is a link of hub.yaml as it stands on a page; false where it leads nowhere.
func lead(f *Frame, link model.MenuLink, field string) (Link, bool) {
	words := f.of.Say(link.Text)
	if link.To == "" {
		return Link{}, false
	}
	if link.Away() {
		return Link{Href: link.To, Text: words.Text, LangAttr: words.LangAttr, Rel: "external"}, true
	}
	out, known := Lead(f.of, link.To, words)
	if !known {
		f.Add(Finding{Finding: diag.Finding{Code: diag.LinkBroken, Severity: diag.Error, File: "hub.yaml", Line: link.Line,
			Field: field, Message: diag.Say("There is no page and no list %q.", link.To),
			Suggestion: Meant(f.of, link.To)}, Key: field + " " + link.To})
	}
	if words.Lang != "" { // its words are in another language, its title perhaps not
		if own, _ := Lead(f.of, link.To, Words{}); own.Text != "" && own.Lang == "" {
			out = own
		}
	}
	out.Href = f.below(out.Href)
	return out, known && out.Text != ""
}

// ownNav are the words that lead which hub.yaml names, and what of the page decides how they look.
func ownNav(f *Frame, at Location) (words []navLink, detail string) {
	named := slices.ContainsFunc(f.of.Site.Hub.Nav, func(m model.MenuLink) bool { return strings.Trim(m.To, "/") == at.Section })
	for i, link := range f.of.Site.Hub.Nav {
		to, ok := lead(f, link, "nav")
		if !ok {
			continue
		}
		n := navLink{Href: to.Href, Text: to.Text, Rel: to.Rel, LangAttr: to.LangAttr}
		section := strings.Trim(link.To, "/")
		switch {
		case !link.Away() && to.Href == f.below(at.Address):
			n.Current = "page"
		case section == at.Section, section == at.Nav && !named:
			n.Current = "true"
		}
		if n.Current != "" {
			detail += strconv.Itoa(i) + n.Current
		}
		words = append(words, n)
	}
	return words, detail
}
