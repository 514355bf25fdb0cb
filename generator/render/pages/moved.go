package pages

import (
	"bytes"
	"iter"
	"strings"

	"peerhub/generator/model"
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
		for alias, view := range moved(hub, e, l.Code) {
			out = append(out, frame.Surely(frame.Address{Path: route.File(alias), Language: l.Code, Entry: e,
				Make: func(file *bytes.Buffer) ([]frame.Finding, error) {
					to := route.View(hub, e, view, l.Code)
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

// moved are the old addresses of an entry in a language, each with the view of it that stood there: of a module all of them.
func moved(hub *model.Hub, e *model.Entry, language string) iter.Seq2[string, model.View] {
	return func(yield func(string, model.View) bool) {
		for _, alias := range route.Aliases(hub, e, language) {
			if !yield(alias, model.ViewPart) {
				return
			}
			for _, view := range model.Views() {
				if e.Kind == model.KindModule && strings.HasSuffix(alias, "/") && !yield(alias+string(view)+"/", view) {
					return
				}
			}
		}
	}
}
