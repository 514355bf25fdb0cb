package pages

import (
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// help shows all numbers with all that is known of each.
func help(l *frame.Language) frame.Page {
	here := l.Here("help", "")
	here.Bundles = []string{"numbers"}
	v := struct {
		F         *frame.Frame
		P         frame.Text
		Help      frame.Help
		WhenICall string
		Keep      string // "" where the hub lets nobody keep anything
	}{F: l.Frame(here, l.T("help.title")), Help: l.Help}
	v.P.Title, v.P.Summary = l.T("help.title"), l.T("help.summary")
	v.F.Description = v.P.Summary
	v.F.InEvery(here)
	v.WhenICall = v.F.OwnPage("when-i-call")
	if l.Site.Hub.Offline {
		v.Keep = v.F.To(l.At(route.Keep))
	}
	return v.F.Page("help", v)
}
