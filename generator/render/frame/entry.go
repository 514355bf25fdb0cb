package frame

import (
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Notice is one line above the text.
type Notice struct {
	Icon, Bold, Text string
	LangAttr
	Link        *Link
	Status      bool   // it tells how the group is, for as long as it is not over
	After, Zone string // it is to be seen from the day after this one, by the clocks of the zone
	Till        string // it is to be seen until this day
}

// Entry prepares frame and text of an entry's page in this language: its own, or
// the original's in this language's frame. Pages of some kinds load more bundles.
func (l *Language) Entry(e *model.Entry, bundles ...string) (*Frame, Text) {
	p, _ := e.In(l.Code)
	title := p.Title
	home := e.Kind == model.KindHome
	if home {
		title = ""
	}
	f := l.Frame(Location{Address: route.Page(l.Site.Hub, e, l.Code), Section: e.Section,
		Nav: NavSection(e.Section, e.Path), Code: p.Body.HasCode, Home: home, Bundles: bundles,
		In: func(other *Language) string { return other.Cards.Of(e).Address }}, title)
	f.Tell(e)
	c := f.Text(p, model.ViewPart)
	f.Foot(&c, e, p)
	f.Crumbs = f.CrumbsOf(e.Section, e.Path)
	return f, c
}

// Tell fills in what the frame says of an entry to programs and above the text.
func (f *Frame) Tell(e *model.Entry) {
	l, hub := f.of, f.of.Site.Hub
	p, own := e.In(l.Code)
	f.Description = p.Summary
	f.NoIndex = p.Sample || p.Group != nil && p.Group.Sample
	if at := l.Site.image(p); at != "" {
		f.OGImage = route.Absolute(hub, at)
	}
	original := route.Page(hub, e, e.Original.Language)
	if !own {
		f.Canonical = route.Absolute(hub, original)
	}
	if f.Canonical != "" && own && len(e.Pages) > 1 && !f.NoIndex {
		for _, code := range l.Site.Codes {
			if _, real := e.Pages[code]; real {
				f.alternate(code, route.Page(hub, e, code))
			}
		}
		f.xDefault(route.Absolute(hub, original))
	}
	f.Notices = append(f.Notices, Standing(l, e, route.Relative(f.address, original))...)
	f.Data = data(f, e, p, own)
}

// Standing tells how the text that readers of the language get of an entry stands
// to its original, which is found at an address, and if it is a sample.
func Standing(l *Language, e *model.Entry, original string) []Notice {
	p, own := e.In(l.Code)
	var out []Notice
	switch {
	case !own:
		out = append(out, NotTranslated(l, p, original))
	case e.States[l.Code] == model.StateOutdated:
		name := l.LanguageName(e.Original.Language)
		to := Link{Href: original, Text: l.T("notice.outdated_link", "language", name), Code: e.Original.Language}
		out = append(out, Notice{Icon: "clock", Bold: l.T("notice.outdated"), Text: l.T("notice.outdated_text"),
			Link: &to})
	case p.Machine:
		out = append(out, Notice{Icon: "info", Bold: l.T("notice.machine"), Text: l.T("notice.machine_text")})
	}
	if p.Sample && p.Group == nil {
		out = append(out, Notice{Icon: "info", Bold: l.T("notice.sample"), Text: l.T("notice.sample_text")})
	}
	return out
}

// NotTranslated is the notice on a page that shows the original.
func NotTranslated(l *Language, p *model.Page, original string) Notice {
	name := l.LanguageName(p.Language)
	return Notice{Icon: "globe", Bold: l.T("notice.missing"), Text: l.T("notice.missing_text", "language", name),
		Link: &Link{Href: original, Text: l.T("notice.missing_link", "language", name), Code: p.Language}}
}
