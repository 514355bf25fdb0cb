package pages

import (
	"slices"

	"peerhub/generator/look"
	"peerhub/generator/render/frame"
)

// lookPage is where the preview shows the look of the hub. No build publishes it.
const lookPage = "look"

// swatch is a colour on another, and how well it is read.
type swatch struct {
	look.Pair
	Figure string
	Passes bool
}

// lookTheme are the colours of a theme, and its pairs.
type lookTheme struct {
	Name  string
	Pairs []swatch
}

// preset is a ready-made look with its two colours.
type preset struct{ Name, Accent, Beside string }

// preview makes the page that shows every piece in the hub's colours.
func preview(l *frame.Language) frame.Page {
	of := l.Site.Look
	here := l.Here(lookPage, "")
	here.Bundles, here.Code = []string{"home", "training", "groups", "lists"}, true
	v := struct {
		F        *frame.Frame
		P        frame.Text
		Themes   []lookTheme
		Presets  []preset
		Drawings []string
	}{F: l.Frame(here, l.T("look.title")), P: frame.Text{Title: l.T("look.title"), Summary: l.T("look.text")},
		Drawings: of.Drawings()}
	v.F.NoIndex, v.F.Complete = true, true
	for i, colours := range []look.Colours{of.Light, of.Dark} {
		theme := lookTheme{Name: l.T([]string{"look.light", "look.dark"}[i])}
		for _, p := range colours.Pairs() {
			theme.Pairs = append(theme.Pairs, swatch{p, look.Figure(p.Contrast), p.Passes()})
		}
		v.Themes = append(v.Themes, theme)
	}
	for _, p := range look.Presets() {
		accent, beside := p.Colours(of)
		v.Presets = append(v.Presets, preset{p.Name, accent, beside})
	}
	v.F.Languages = slices.DeleteFunc(v.F.Languages, func(to frame.LanguageLink) bool { return !to.Current })
	return v.F.Page("look", v)
}

// Preview is the address of the page that shows the look.
func Preview(s *frame.Site) frame.Address {
	l := s.Languages[0]
	return frame.PageAddress(l, l.At(lookPage), nil, func() frame.Page { return preview(l) })
}
