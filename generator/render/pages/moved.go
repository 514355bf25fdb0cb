package pages

import (
	"bytes"

	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// Moved are the addresses in a language at which pages stood before. What stands there leads to where they are, on any
// host and without JavaScript, which what stands behind ? and # alone needs to go along.
func Moved(l *frame.Language) []frame.Address {
	hub := l.Site.Hub
	var out []frame.Address
	for _, e := range l.Site.Entries() {
		c := l.Cards.Of(e)
		if c.Broken {
			continue
		}
		for _, alias := range route.Aliases(hub, e, l.Code) {
			out = append(out, frame.Surely(frame.Address{Path: route.File(alias), Language: l.Code, Entry: e,
				Make: func(file *bytes.Buffer) ([]frame.Finding, error) {
					to := route.Page(hub, e, l.Code)
					return l.Site.Execute(file, "moved", "moved", struct {
						Lang, Dir, To, Script, Canonical, Text, Title string
						Of                                            frame.LangAttr
					}{l.Code, l.Dir, route.Link(route.Relative(alias, to)), route.Relative(alias, l.Site.Assets.Link("moved.js")), route.Absolute(hub, to), l.T("moved.text"), c.Title,
						c.LangAttr}), nil
				}}))
		}
	}
	return out
}
