package frame

import (
	"html/template"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Drawing shows one of the drawings by its name; nothing where there is none. It is
// decoration: whoever does not see it misses nothing. It is fetched when it comes into
// view, by pages of all languages at the same address.
func (f *Frame) Drawing(name string) template.HTML {
	at := f.of.Site.Assets.Link("drawings/" + name + ".svg")
	if name == "" || at == "" {
		return ""
	}
	return template.HTML(`<img class="drawing" src="` + template.HTMLEscapeString(f.Root+at) +
		`" alt="" width="96" height="96" loading="lazy">`)
}

// kindDrawings are those of the kinds of groups that are built in. A hub's own kind has
// the drawing of its name, if the hub has one.
var kindDrawings = map[string]string{
	"self-help": "circle", "informal": "two-cups", "one-to-one": "two-chairs", "peer-led-service": "house",
	"in-service": "key", "warmline": "telephone", "drop-in": "lit-door", "respite": "night-window",
	"recovery-college": "open-book", "work": "steps", "benefits-advice": "paper", "community": "tree",
	"network": "bridge",
}

// sectionDrawings are those of sections, and of pages that are made for all of them.
var sectionDrawings = map[string]string{
	"groups": "circle", "learn": "open-book", "principles": "threads", "guides": "signpost", "practice": "house",
	"glossary": "speech", "library": "books", "training": "table", "pages": "bench", "help": "telephone",
}

// drawingOf is the name of a page's drawing: its own; of a group that has none, that of
// its kind, else of how people meet.
func (s *Site) drawingOf(p *model.Page) string {
	g := p.Group
	switch {
	case p.Drawing != "" || g == nil:
		return p.Drawing
	case kindDrawings[g.Kind] != "":
		return kindDrawings[g.Kind]
	case s.Assets.Has("drawings/" + g.Kind + ".svg"):
		return g.Kind
	}
	switch string(g.Attendance) {
	case "phone":
		return "telephone"
	case "online":
		return "screen"
	}
	return "circle"
}

// undrawn reports whether a page asks for a drawing that there is not.
func (s *Site) undrawn(p *model.Page) bool {
	name := s.drawingOf(p)
	return name != "" && !s.Assets.Has("drawings/"+name+".svg")
}

// draw shows the drawing of a page.
func (f *Frame) draw(p *model.Page) template.HTML {
	name, s := f.of.Site.drawingOf(p), f.of.Site
	if s.undrawn(p) {
		f.Add(Finding{Finding: diag.Finding{Code: diag.FileMissing, Severity: diag.Error, File: p.Pos.File, Line: 1, Field: "drawing",
			Message:    diag.Say("There is no drawing %q.", name),
			Suggestion: diag.Say("Write one of: %s.", strings.Join(s.Look.Drawings(), ", "))}, Key: p.Pos.File + " drawing"})
	}
	return f.Drawing(name)
}

// SectionDrawing shows that of a section.
func (f *Frame) SectionDrawing(section string) template.HTML {
	return f.Drawing(sectionDrawings[section])
}
