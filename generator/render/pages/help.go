package pages

import "peerhub/generator/render/frame"

// help shows all numbers with all that is known of each.
func help(l *frame.Language) frame.Page {
	here := l.Here("help", "")
	here.Bundles = []string{"numbers"}
	v := struct {
		F         *frame.Frame
		P         frame.Text
		Help      frame.Help
		WhenICall string
	}{F: l.Frame(here, l.T("help.title")), Help: l.Help}
	v.P.Title, v.P.Summary = l.T("help.title"), l.T("help.summary")
	v.F.Description = v.P.Summary
	v.F.InEvery(here)
	v.WhenICall = v.F.OwnPage("when-i-call")
	return v.F.Page("help", v)
}
