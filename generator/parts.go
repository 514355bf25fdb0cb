package generator

import (
	"cmp"
	"slices"

	"peerhub/generator/model"
	"peerhub/generator/render"
)

// Calendars is the name of the Part that is the calendars of single groups.
const Calendars = render.Calendars

// Part is what hub.yaml can leave out of a site (output), and how much that is.
type Part struct {
	Name  string `json:"name"` // Calendars, or a facet: its ready-made lists
	Files int    `json:"files"`
	Bytes int64  `json:"bytes"`
}

// parts counts the files of parts by their names.
type parts map[string]*Part

func (p parts) add(hub *model.Hub, path string, bytes int) {
	name := render.PartOf(hub, path)
	if name == "" {
		return
	}
	if p[name] == nil {
		p[name] = &Part{Name: name}
	}
	p[name].Files++
	p[name].Bytes += int64(bytes)
}

// sorted are the parts, the largest first.
func (p parts) sorted() []Part {
	var out []Part
	for _, one := range p {
		out = append(out, *one)
	}
	slices.SortFunc(out, func(a, b Part) int {
		return cmp.Or(cmp.Compare(b.Bytes, a.Bytes), cmp.Compare(a.Name, b.Name))
	})
	return out
}
