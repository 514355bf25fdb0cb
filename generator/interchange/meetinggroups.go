package interchange

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// meetingGroup is a group whose meetings are being gathered.
type meetingGroup struct {
	Record
	key     string
	group   string
	entity  string
	times   []namedSession
	names   []string // of the meetings, each once
	records int
}

// namedSession is a session with the name of its meeting, and what is said of it in the
// codes of its format.
type namedSession struct {
	model.Session
	name  string
	known bool // when it is; if not, it counts for what is said of it
	typed []meetingType
	heard heard
}

// gather adds a meeting to the group that it belongs to.
func (r *meetingReader) gather(g *meetingGroup, s namedSession) {
	p := g.Group.Place
	g.key = naming.Fold(strings.Join([]string{cmp.Or(g.group, g.Title), p.Venue, p.Address, p.City}, "\x00"))
	for _, first := range r.known[g.key] {
		if !reflect.DeepEqual(first.Group, g.Group) {
			continue
		}
		same := func(name string) bool { return naming.Fold(name) == naming.Fold(g.Title) }
		if n := slices.IndexFunc(first.names, same); n >= 0 {
			s.name = first.names[n] // of two spellings the first
		} else {
			first.names = append(first.names, g.Title)
		}
		first.times = append(first.times, s)
		first.records++
		first.persons = append(first.persons, g.persons...)
		if first.Updated.Before(g.Updated) {
			first.Updated = g.Updated
		}
		first.describe(g.Summary)
		first.paragraph(g.Text)
		return
	}
	g.times = []namedSession{s}
	r.groups = append(r.groups, g)
	r.known[g.key] = append(r.known[g.key], g)
}

// finish names the groups and their sessions, and adds them.
func (r *meetingReader) finish() {
	for _, g := range r.groups {
		several := len(g.names) > 1 && g.group != "" // else they are spellings of one name
		if several {
			g.Title = cmp.Or(g.group, g.Title)
		}
		g.Group.Organisation = g.entity
		if g.entity == "" && g.group != g.Title {
			g.Group.Organisation = g.group
		}
		shared := g.share()
		if r.overall(g) {
			continue
		}
		for _, s := range g.times {
			if !s.known {
				continue
			}
			for _, t := range slices.Backward(s.typed) {
				if !slices.Contains(shared, t) {
					s.Note = strings.TrimSuffix(t.label()+". "+s.Note, ". ")
				}
			}
			if several {
				s.Note = strings.TrimSuffix(s.name+". "+s.Note, ". ")
			}
			g.addSession(s.Session)
		}
		r.add(&g.Record, g.records)
	}
}

// overall writes what is said of all meetings of a group into it, and leaves out those of which
// it is said of some alone. It is true for a group that is not for everybody.
func (r *meetingReader) overall(g *meetingGroup) bool {
	open := slices.ContainsFunc(g.times, func(s namedSession) bool { return s.heard.status == "" && !s.heard.private })
	for n, s := range g.times {
		switch {
		case s.heard.private && !open:
			r.withheld += g.records
			return true
		case !open:
			g.become(s.heard)
		case s.heard.status != "", s.heard.private:
			g.times[n].known = false
		}
		g.Draft = g.Draft || s.heard.draft
	}
	return false
}

// share writes what is said of all meetings of a group into its fields, and returns it;
// what is said of some stands in their notes.
func (g *meetingGroup) share() []meetingType {
	var shared []meetingType
	for _, t := range g.times[0].typed {
		open := t.key == "everyone" && len(g.Group.Audience) > 0 // a women's meeting that is open
		if open || slices.ContainsFunc(g.times, func(s namedSession) bool { return !slices.Contains(s.typed, t) }) {
			continue
		}
		shared = append(shared, t)
		list := map[string]*[]string{"audience": &g.Group.Audience, "access": &g.Group.Access,
			"topics": &g.Group.Topics}[t.field]
		if !slices.Contains(*list, t.key) {
			*list = append(*list, t.key)
		}
	}
	return shared
}
