package render

import (
	"html/template"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// strip is one of the tear-off strips of a printed page. It has no word that
// names an illness: name, time, number.
type strip struct {
	Title, Reach, Help string
	Danger             string        // the line of help above them
	Eight              template.HTML // strips, all the same
}

// eight draws the strip once, for the eight of a page.
func (t *tongue) eight(s *strip) *strip {
	var one strings.Builder
	if err := t.r.templates.pages["group"].ExecuteTemplate(&one, "strip", s); err != nil {
		t.r.found.Add(templateFinding(err, "parts.html"))
	}
	s.Eight = template.HTML(strings.Repeat(one.String(), 8))
	return s
}

// strip prepares the tear-off strips. A help number stands on them only when
// this hub has checked it.
func (t *tongue) strip(e *model.Entry, p *model.Page, g *model.Group, lines []directory.Line) *strip {
	s := &strip{Title: p.Title, Help: t.helpStrip(), Danger: t.help.Danger}
	if len(lines) > 0 && lines[0].Start != "" {
		s.Title += t.comma() + lines[0].Days + " " + lines[0].Start
	}
	switch {
	case g.Contact.Phone != "":
		s.Reach = phoneText(g.Contact.Phone)
	case g.Contact.Email != "":
		s.Reach = g.Contact.Email
	default:
		s.Reach = shortAddress(route.Absolute(t.r.hub, route.Page(t.r.hub, e, e.Original.Language)))
	}
	if s.Reach == "" || g.Status == model.StatusClosed || g.Paused(t.r.site.Today) {
		return nil
	}
	return t.eight(s)
}

// strip is the same for a list: the hub, the list and where it is found. What a
// group is about may be an illness, and whom it is for too: those lists say no
// more than the hub's name.
func (f *finder) strip(l *groupList) *strip {
	t := f.t
	s := &strip{Title: t.hub, Help: t.helpStrip(), Danger: t.help.Danger}
	at := t.at("groups")
	switch l.facet {
	case directory.FacetDay, directory.FacetPlace, directory.FacetLanguage, directory.FacetAttendance:
		s.Title += t.comma() + l.choice.label
		at = route.Facet(t.r.hub, l.facet, l.choice.key, 1, t.language.Code)
	}
	s.Reach = shortAddress(route.Absolute(t.r.hub, at))
	if s.Reach == "" {
		return nil
	}
	return t.eight(s)
}

func (t *tongue) helpStrip() string {
	if t.help.Call == nil {
		return ""
	}
	return t.T("group.help_strip", "phone", t.help.Call.Text)
}

// shortAddress is an address as people write it on paper.
func shortAddress(address string) string {
	return strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
}
