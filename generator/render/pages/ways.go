package pages

import (
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/render/frame"
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
		link, known := frame.Lead(l, w.To, words)
		if !known {
			f.Add(frame.Finding{Finding: diag.Finding{Code: diag.LinkBroken, Severity: diag.Error, File: "hub.yaml",
				Line: w.Line, Message: diag.Say("There is no page and no list %q.", w.To),
				Suggestion: frame.Meant(l, w.To)}, Key: "way " + w.To})
			continue
		}
		link.Href = f.Root + link.Href
		out = append(out, link)
	}
	if len(l.Site.Hub.Ways) > 0 {
		return out
	}
	for _, name := range []string{schema.FacetAttendance, schema.FacetTopic} {
		choices := slices.DeleteFunc(slices.Clone(frame.Asked(l, name).Choices), func(c frame.Choice) bool { return c.Label == "" })
		for _, c := range frame.Largest(choices, mostWays-len(out)) {
			out = append(out, frame.Link{Href: f.Root + frame.GroupsOf(l, name, c.Key), Text: c.Label})
		}
	}
	return out
}
