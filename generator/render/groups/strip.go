package groups

import (
	"bytes"
	"html/template"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// strip is one of the tear-off strips of a printed page. It has no word that
// names an illness: name, time, number.
type strip struct {
	Title, Reach, Help string
	Danger             string        // the line of help above them
	Eight              template.HTML // strips, all the same
}

// newStrip begins a strip. A help number stands on it only when this hub has
// checked it.
func (l *language) newStrip(title string) *strip {
	s := &strip{Title: title, Danger: l.Help.Danger}
	if l.Help.Call != nil {
		s.Help = l.T("group.help_strip", "phone", l.Help.Call.Text)
	}
	return s
}

// eight draws the strip once, for the eight of a page.
func (l *language) eight(f *frame.Frame, s *strip) *strip {
	var one bytes.Buffer
	f.Add(l.Site.Execute(&one, "group", "strip", s)...)
	s.Eight = template.HTML(strings.Repeat(one.String(), 8))
	return s
}

// strip prepares the tear-off strips of a group; nil where there is nothing to
// come to, or nobody to ask.
func (l *language) strip(f *frame.Frame, e *model.Entry, g *model.Group, lines []directory.Line) *strip {
	p, _ := e.In(l.Code)
	s := l.newStrip(p.Title)
	if len(lines) > 0 && lines[0].Start != "" {
		s.Title += l.Comma() + lines[0].Days + " " + lines[0].Start
	}
	switch {
	case g.Contact.Phone != "":
		s.Reach = phoneText(g.Contact.Phone)
	case g.Contact.Email != "":
		s.Reach = g.Contact.Email
	default:
		s.Reach = shortAddress(route.Absolute(l.Site.Hub, route.Page(l.Site.Hub, e, e.Original.Language)))
	}
	if s.Reach == "" || ended(l, g) || g.Paused(l.Site.Today) {
		return nil
	}
	return l.eight(f, s)
}

// listStrip is the same for a list: the hub, the list and where it is found. What
// a group is about may be an illness, and whom it is for too: those lists say no
// more than the hub's name.
func (l *lists) listStrip(f *frame.Frame, of *list) *strip {
	s := l.newStrip(l.HubName)
	at := l.At("groups")
	switch of.facet {
	case schema.FacetDay, schema.FacetPlace, schema.FacetLanguage, schema.FacetAttendance:
		s.Title += l.Comma() + of.choice.Label
		at = route.Facet(l.Site.Hub, of.facet, of.choice.Key, 1, l.Code)
	}
	s.Reach = shortAddress(route.Absolute(l.Site.Hub, at))
	if s.Reach == "" {
		return nil
	}
	return l.eight(f, s)
}

// shortAddress is an address as people write it on paper.
func shortAddress(address string) string {
	return strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
}
