package groups

import (
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/schema"
)

// block is where on its page a group says something.
type block int

const (
	invites block = iota // beside when and where
	there                // how people get there, or join in
	comes                // who comes, and what is said there
	runs                 // who runs it
	blocks
)

// look is what a page of a group shows of a field, and where.
type look struct {
	field string
	in    block
	facts []fact
}

// looks are the fields that a page shows in a way of their own, in its order; where a
// reader would ask, also that we do not know. What rests asks nobody to come, so there
// nothing is said of what nobody knows.
func looks(l *language, p *model.Page, g *model.Group, lines []directory.Line) []look {
	hub, rests := l.Site.Hub, resting(l, g)
	or := func(known []fact, icon, unknown string) []fact {
		if len(known) > 0 || rests {
			return known
		}
		return said(icon, unknown)
	}
	goes := g.Attendance == model.AttendInPerson || g.Attendance == model.AttendHybrid
	access := said("step", l.Labels(hub.Access, g.Access))
	if goes {
		access = or(access, "step", l.T("group.access_unknown"))
	}
	reaching := runs
	if g.Sample {
		reaching = invites // where others have buttons
	}
	return []look{
		{"schedule", invites, or(timesOf(lines), "clock", l.T("schedule.unknown"))},
		{"cost", invites, or(costOf(l, p, g), "coin", l.T("group.cost_unknown"))},
		{"place", there, l.places(g, "", true)},
		{"access", there, access},
		{"online", there, said("screen", askPasscode(l, g))},
		{"kind", comes, l.kindOf(g)},
		{"languages", comes, or(said("speech", locale.UpperFirst(l.LanguageNames(g.Languages))), "speech",
			l.T("group.language_unknown"))},
		{"audience", comes, saidOf(l, "people", "group.for", "list", l.Labels(hub.Audience, g.Audience))},
		{"topics", comes, saidOf(l, "tag", "group.about", "list", l.Labels(hub.Topics, g.Topics))},
		{"organisation", runs, saidOf(l, "house", "group.run_by", "name", l.Isolate(g.Organisation))},
		{"contact", runs, saidOf(l, "person", "group.contact", "name", person(l, g))},
		{"", reaching, reach(l, g)},
	}
}

// groupFacts lists all that is known of a group, by where it stands. What has no look of
// its own stands behind the field before it in the schema, but not beside when and where.
func (l *language) groupFacts(p *model.Page, g *model.Group, lines []directory.Line) [blocks][]fact {
	shown := looks(l, p, g, lines)
	before := slices.IndexFunc(shown, func(s look) bool { return s.in == comes })
	schema.Of(model.KindGroup).Walk(func(path string, _ schema.Field) {
		if i := slices.IndexFunc(shown, func(s look) bool { return s.field == path && s.in != invites }); i >= 0 {
			before = i + 1
		}
		for _, f := range l.plain {
			if one, ok := plainFact(l, f, g); ok && f.path == path {
				in := comes
				if before > 0 {
					in = max(shown[before-1].in, there)
				}
				if path == "resumes" { // beside the pause
					in = invites
				}
				shown = slices.Insert(shown, before, look{path, in, []fact{one}})
				before++
			}
		}
	})
	var out [blocks][]fact
	for _, s := range shown {
		out[s.in] = append(out[s.in], s.facts...)
	}
	return out
}

// shortFacts are those facts without a look of their own that are a word or two: a choice.
func shortFacts(l *language, g *model.Group) []fact {
	var out []fact
	for _, f := range l.plain {
		short := f.Type == schema.Choice || f.Type == schema.Term || f.Type == schema.Terms
		if one, ok := plainFact(l, f, g); ok && short && f.Tell == schema.Public {
			out = append(out, one)
		}
	}
	return out
}

// plainField is a field that has no look of its own.
type plainField struct {
	path, key string // key is that of its label
	schema.Field
}

// plainFields are those that readers may see and have a label for in a language, and
// that can be said by themselves.
func plainFields(l *frame.Language) []plainField {
	within := []schema.Type{schema.Group, schema.Groups, schema.Degrees, schema.Weekdays, schema.Every, schema.Nth}
	var out []plainField
	schema.Of(model.KindGroup).Walk(func(path string, f schema.Field) {
		key := "facet." + schema.Question(path)
		seen := f.Tell == schema.Public || f.Tell == schema.OnPage
		if seen && !slices.Contains(within, f.Type) && !schema.KnownFacet(f.Facet) && l.Answering(key).Has(key) {
			out = append(out, plainField{path, key, f})
		}
	})
	return out
}

// plainFact says what a group says in a field, "Size: small"; false of one in which it says
// nothing.
func plainFact(l *language, f plainField, g *model.Group) (fact, bool) {
	at := schema.GroupAt(f.path, g)
	if f.Absent(at) {
		return fact{}, false
	}
	text := l.T(f.key)
	if f.Type != schema.Flag {
		text = l.T("facet.set", "facet", text, "choice", isolated(l, f, at))
	}
	return fact{Icon: "info", Text: text}, true
}

// isolated says what stands in a field; what is not of the reader's language keeps its
// own direction.
func isolated(l *language, f plainField, at any) string {
	text := frame.Value(l.Language, f.key, f.Field, at)
	switch f.Type {
	case schema.Choice, schema.Term, schema.Terms, schema.Country, schema.Language, schema.Languages, schema.Date,
		schema.Dates, schema.Count:
		return text
	}
	return l.Isolate(text)
}

// said is a fact; none where there is nothing to say.
func said(icon, text string) []fact {
	if text == "" {
		return nil
	}
	return []fact{{Icon: icon, Text: text}}
}

// saidOf puts what is known into a text that says what it is; nothing is said of
// nothing.
func saidOf(l *language, icon, key, place, known string) []fact {
	if known == "" {
		return nil
	}
	return said(icon, l.T(key, place, known))
}

// timesOf are the lines of a schedule, each with its exceptions apart.
func timesOf(lines []directory.Line) []fact {
	var out []fact
	for _, line := range lines {
		out = append(out, said("clock", line.Usual)...)
		for _, f := range said("calendar", locale.UpperFirst(line.Apart)) {
			f.Till = line.Last.String() // whose year is not said
			out = append(out, f)
		}
	}
	return out
}

func costOf(l *language, p *model.Page, g *model.Group) []fact {
	if strings.EqualFold(g.Cost, "free") {
		return said("coin", l.T("group.free"))
	}
	if g.Cost == "" {
		return nil
	}
	return []fact{{Icon: "coin", Text: g.Cost, LangAttr: l.LangAttr(p.Language)}}
}

// kindOf is what kind of meeting it is, with what that means, where the hub says it.
func (l *language) kindOf(g *model.Group) []fact {
	label := l.Labels(l.Site.Hub.Kinds, []string{g.Kind})
	if note := directory.Note(schema.FacetKind, directory.Slug(g.Kind), l.Site.Hub, l.Code); g.Kind != "" && note != "" {
		return said("info", l.T("facet.set", "facet", label, "choice", note))
	}
	if g.Kind == "" {
		return nil
	}
	return said("info", label)
}

// person is whom people ask: a role, a first name.
func person(l *language, g *model.Group) string {
	role, name := l.Isolate(g.Contact.Role), l.Isolate(g.Contact.Name)
	if role == "" || name == "" {
		return role + name
	}
	return role + l.Comma() + name
}

// reach is what no button leads to: a number that cannot be dialled, and what a sample
// has, which is shown and never rung.
func reach(l *language, g *model.Group) []fact {
	phone, email := g.Contact.Phone, g.Contact.Email
	var out []fact
	switch {
	case phone == "":
	case g.Sample:
		out = []fact{{Icon: "phone", Text: l.T("group.ring"), Phone: phoneText(phone)}}
	case !g.Sample && !ended(l, g) && directory.Dial(phone, g.Place.Country) == "":
		out = []fact{{Icon: "phone", Phone: phone}}
	}
	if g.Sample && email != "" {
		out = append(out, fact{Icon: "mail", Phone: email})
	}
	return out
}

// joining says how a new person comes. What rests asks nobody to come.
func joining(l *language, g *model.Group) []fact {
	if resting(l, g) {
		return nil
	}
	if j := l.join(g); j.Text != "" {
		return []fact{j}
	}
	if advice := l.beforehand(g); advice == "" {
		return said("door", l.T("group.join_unknown"))
	}
	return said("door", l.T("group.join_unknown")+" "+l.T("group.ask_first"))
}
