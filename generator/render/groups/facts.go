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

// look is what a page of a group shows of a field.
type look struct {
	field string
	facts []fact
}

// looks are the fields that a page shows in a way of their own, in its order; where a
// reader would ask, also that we do not know.
func looks(l *language, p *model.Page, g *model.Group, state directory.State, lines []directory.Line) []look {
	hub := l.Site.Hub
	return []look{
		{"schedule", timesOf(l, lines)},
		{"place", l.places(g, "", true)},
		{"access", accessOf(l, g)},
		{"languages", said("speech", locale.UpperFirst(l.LanguageNames(g.Languages)), l.T("group.language_unknown"))},
		{"audience", saidOf(l, "people", "group.for", "list", l.Labels(hub.Audience, g.Audience))},
		{"topics", saidOf(l, "tag", "group.about", "list", l.Labels(hub.Topics, g.Topics))},
		{"cost", costOf(l, p, g)},
		{"organisation", saidOf(l, "book", "group.run_by", "name", l.Isolate(g.Organisation))},
		{"contact", saidOf(l, "people", "group.contact", "name", l.Isolate(person(g, l.Comma())))},
		{"online", append(said("screen", l.askPasscode(g), ""), reach(l, g)...)},
		{"join", joining(l, g)},
		{"verified", []fact{l.checked(g, state)}},
	}
}

// groupFacts lists all that is known of a group. What has no look of its own stands
// behind the field before it in the schema.
func (l *language) groupFacts(p *model.Page, g *model.Group, state directory.State, lines []directory.Line) []fact {
	shown := looks(l, p, g, state, lines)
	before := 0 // the place behind the last field that is shown
	schema.Of(model.KindGroup).Walk(func(path string, _ schema.Field) {
		if i := slices.IndexFunc(shown, func(s look) bool { return s.field == path }); i >= 0 {
			before = i + 1
		}
		for _, f := range l.plain {
			if one, ok := plainFact(l, f, g); ok && f.path == path {
				shown = slices.Insert(shown, before, look{path, []fact{one}})
				before++
			}
		}
	})
	var out []fact
	for _, s := range shown {
		out = append(out, s.facts...)
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

// said is a fact, or what is said instead of one that nobody knows, if anything.
func said(icon, text, unknown string) []fact {
	if text == "" {
		text = unknown
	}
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
	return said(icon, l.T(key, place, known), "")
}

// timesOf are the lines of a schedule, each with its exceptions apart.
func timesOf(l *language, lines []directory.Line) []fact {
	if len(lines) == 0 {
		return said("clock", l.T("schedule.unknown"), "")
	}
	var out []fact
	for _, line := range lines {
		apart := directory.Line{Sentence: line.Except, Range: line.Extra}
		line.Except, line.Extra = "", ""
		out = append(out, said("clock", line.String(), "")...)
		out = append(out, said("calendar", locale.UpperFirst(apart.String()), "")...)
	}
	return out
}

func accessOf(l *language, g *model.Group) []fact {
	unknown := ""
	if g.Attendance == model.AttendInPerson || g.Attendance == model.AttendHybrid {
		unknown = l.T("group.access_unknown")
	}
	return said("step", l.Labels(l.Site.Hub.Access, g.Access), unknown)
}

func costOf(l *language, p *model.Page, g *model.Group) []fact {
	if strings.EqualFold(g.Cost, "free") {
		return said("coin", l.T("group.free"), "")
	}
	if g.Cost == "" {
		return said("coin", l.T("group.cost_unknown"), "")
	}
	return []fact{{Icon: "coin", Text: g.Cost, LangAttr: l.LangAttr(p.Language)}}
}

// person is whom people ask: a role, a first name.
func person(g *model.Group, comma string) string {
	if g.Contact.Name == "" {
		return g.Contact.Role
	}
	return strings.TrimPrefix(g.Contact.Role+comma+g.Contact.Name, comma)
}

// reach is what no button leads to: a number that cannot be dialled, and what a sample
// has, which is shown and never rung.
func reach(l *language, g *model.Group) []fact {
	phone, email := g.Contact.Phone, g.Contact.Email
	var out []fact
	switch {
	case phone == "":
	case g.Sample && g.Attendance != model.AttendPhone:
		out = []fact{{Icon: "phone", Text: l.T("group.ring"), Phone: phoneText(phone)}}
	case !g.Sample && !ended(l, g) && directory.Dial(phone, g.Place.Country) == "":
		out = []fact{{Icon: "phone", Phone: phone}}
	}
	if g.Sample && email != "" {
		out = append(out, fact{Icon: "mail", Phone: email})
	}
	return out
}

func joining(l *language, g *model.Group) []fact {
	if j := l.join(g); j.Text != "" {
		return []fact{j}
	}
	return said("door", l.T("group.join_unknown"), "")
}
