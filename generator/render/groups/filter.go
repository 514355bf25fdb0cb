package groups

import (
	"bytes"
	"html/template"
	"strings"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// mostChoices is how many entries a facet shows before "See all".
const mostChoices = 7

// filterOf is the filter for a page of the list; live on the page that the finder in the
// browser takes over. All others of the list have the same, so it is drawn once.
func (l *lists) filterOf(of *list, f *frame.Frame, live bool) template.HTML {
	var drawn line
	if live {
		drawn = l.filter(f, of, true)
	} else {
		of.once.Do(func() { of.filter = l.filter(f, of, false) })
		drawn = of.filter
	}
	f.Add(drawn.found...)
	return f.Put(drawn.Prepared)
}

func (l *lists) filter(f *frame.Frame, of *list, live bool) line {
	view := struct {
		L                         *locale.Locale
		Chips                     []chip
		Pills                     []pill
		Index, Style, Script, Way string // of the finder in the browser
	}{L: l.Locale}
	if live {
		view.Index, view.Style = f.To(route.FinderIndex(l.Code)), f.To(l.Site.Assets.Link("controls.css"))
		view.Script, view.Way = f.To(l.Site.Assets.Link("find.js")), f.To(l.Site.Assets.Link("way.js"))
	}
	view.Chips, view.Pills = l.choices(f.To, of, live)
	var out bytes.Buffer
	found := l.Site.Execute(&out, "groups", "filter", view)
	return line{l.Prepare(out.Bytes(), frame.Holes{}), found}
}

// chip and pill are what the reader presses to choose.
type (
	chip struct {
		Href, Icon, Text, Short string // Short is for phones
		Current                 bool
		Waits                   bool // until the finder is there: no list is behind it
	}
	pill struct {
		Label, Class string
		Asks         string // the facet of which the finder alone asks: there are no lists of it
		Set          bool
		Items        []pillItem
		All          *frame.Link
	}
	pillItem struct {
		Href, Text, N string
		Current       bool
	}
)

// place says where the filter has a facet.
type place string

const (
	inMore place = ""      // in the pill "More" of the finder, behind what has its own
	onChip place = "chip"  // each choice, or the one that stands out, is a chip
	onPill place = "pill"  // a pill of its own
	roomy  place = "roomy" // a pill of its own in the finder; on phones, where the list should begin on the first screen, in More
)

// pills are the facets that do not wait in the pill "More".
var pills = map[string]place{
	schema.FacetAttendance: onChip, schema.FacetJoin: onChip,
	schema.FacetDay: onPill, schema.FacetPlace: onPill,
	schema.FacetLanguage: roomy, schema.FacetFor: roomy,
}

// choices prepares chips and pills, the current ones marked. Those of the finder
// end with "More", which leads to what has no pill of its own everywhere. Ready-made lists have a pill
// of each facet: with a script their links add to what the list is of.
func (l *lists) choices(to func(string) string, of *list, live bool) ([]chip, []pill) {
	chips := []chip{{Href: to(l.At("groups")), Text: l.T("facet.any"), Current: of.facet == ""}}
	var out []pill
	more := pill{Label: l.T("finder.more"), Class: "more"}
	for _, x := range l.offered(live) {
		waits := !l.Site.Hub.Output.View(x.Name)
		href := func(key string) string { return to(frame.GroupsOf(l.Language, x.Name, key)) }
		current := func(key string) bool { return of.facet == x.Name && of.choice.Key == key }
		switch x.Name {
		case schema.FacetAttendance:
			for _, c := range x.Choices {
				chips = append(chips, chip{Href: href(c.Key), Text: c.Label, Current: current(c.Key), Waits: waits})
			}
			continue
		case schema.FacetJoin:
			for _, c := range x.Choices {
				if c.Key == string(model.JoinDropIn) {
					chips = append(chips, chip{Href: href(c.Key), Text: c.Label, Short: l.T("finder.drop_in"),
						Icon: "door", Current: current(c.Key), Waits: waits})
				}
			}
			continue
		}
		if len(x.Choices) == 0 {
			continue
		}
		p := pill{Label: x.Label}
		if waits {
			if at := pills[x.Name]; at != inMore {
				p.Asks, p.Class = x.Name, map[place]string{roomy: string(roomy)}[at]
				out = append(out, p)
			}
			continue
		}
		overview := to(l.At("groups/" + x.Name))
		if at := pills[x.Name]; live && (at == inMore || at == roomy) {
			more.Items = append(more.Items, pillItem{Href: overview, Text: x.Label})
			if at == inMore {
				continue
			}
			p.Class = string(roomy)
		}
		for _, c := range frame.Largest(countriesOf(x), mostChoices) {
			p.Items = append(p.Items, pillItem{Href: href(c.Key), Text: c.Label, Current: current(c.Key)})
		}
		if of.facet == x.Name {
			p.Set = true
			p.Label = l.T("facet.set", "facet", x.Label, "choice", of.choice.Label)
		}
		if len(p.Items) < len(x.Choices) {
			p.All = &frame.Link{Href: overview, Text: l.T("facet.all")}
		}
		out = append(out, p)
	}
	if live {
		out = append(out, more)
	}
	return chips, out
}

// offered are the facets that a filter has: those with lists, and where the finder takes it
// over, all of which it asks.
func (l *lists) offered(live bool) []frame.Facet {
	if !live {
		return l.directory.Facets
	}
	var out []frame.Facet
	for _, name := range schema.Listed() {
		out = append(out, frame.Asked(l.Language, name))
	}
	return out
}

// countriesOf are the choices of a facet: of places in several countries the countries.
func countriesOf(x frame.Facet) []frame.Choice {
	if x.Name == schema.FacetPlace {
		var countries []frame.Choice
		for _, c := range x.Choices {
			if !strings.Contains(c.Key, "-") {
				countries = append(countries, c)
			}
		}
		if len(countries) > 1 {
			return countries
		}
	}
	return x.Choices
}
