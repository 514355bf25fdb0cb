package pages

import (
	"net/url"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// mostWays is how many words stand on home that nobody chose.
const mostWays = 6

// ways are the words by which people find their way from home: the hub's own, else how
// people meet and what most groups are about.
func ways(l *frame.Language, f *frame.Frame) []frame.Link {
	var out []frame.Link
	for _, w := range l.Site.Hub.Ways {
		words := l.Say(w.Text)
		if w.To == "" || words.Text == "" {
			continue
		}
		to, known := wayTo(l, w.To)
		if !known {
			f.Add(frame.Finding{Finding: diag.Finding{Code: diag.LinkBroken, Severity: diag.Error, File: "hub.yaml",
				Line: w.Line, Message: diag.Say("There is no page and no list %q.", w.To),
				Suggestion: "Write for example: to: groups/topic/hearing-voices"}, Key: "way " + w.To})
			continue
		}
		if to == "" { // a list that has no groups now
			to = l.At("search") + "#q=" + url.QueryEscape(words.Text)
		}
		out = append(out, frame.Link{Href: f.Root + to, Text: words.Text, LangAttr: words.LangAttr})
	}
	if len(l.Site.Hub.Ways) > 0 {
		return out
	}
	for _, name := range []string{schema.FacetAttendance, schema.FacetTopic} {
		for _, c := range l.Directory().Facet(name).Choices {
			if len(out) < mostWays && c.Label != "" {
				out = append(out, frame.Link{Href: f.Root + route.Facet(l.Site.Hub, name, c.Key, 1, l.Code), Text: c.Label})
			}
		}
	}
	return out
}

// wayTo returns the address of a list or a page by what hub.yaml calls it; "" for a list
// of groups that is empty. known is false of what cannot be there.
func wayTo(l *frame.Language, to string) (address string, known bool) {
	to, fragment, cut := strings.Cut(to, "#")
	if cut {
		fragment = "#" + fragment
	}
	to = strings.Trim(to, "/")
	section, path, _ := strings.Cut(to, "/")
	switch facet, key, list := strings.Cut(path, "/"); {
	case section == "groups" && list && schema.FacetNamed(facet).Name == facet:
		to := frame.GroupsOf(l, facet, key)
		if to == "" || strings.Contains(to, "#") {
			return to, true
		}
		return to + fragment, true
	case path == "" && (section == "groups" || section == "learn" || section == "help" || section == "all" ||
		section == "search" || l.Section(section).Any()):
		return l.At(section) + fragment, true
	}
	for _, at := range [][2]string{{section, path}, {"pages", to}} {
		if c := l.Cards.At(at[0], at[1]); c != nil && (c.Listed || c.Kind == model.KindGroup) {
			return c.Address + fragment, true
		}
	}
	return "", false
}
