package groups

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/schema"
)

// alike is a group that still meets, on the page of one that does not.
type alike struct {
	Href, Name, Hreflang, Says string
	Tag                        string
	frame.LangAttr
}

const (
	mostAlike = 3
	mostTried = 60 // groups of a town, of the land around it, and from anywhere
	nearby    = 40 // kilometres, as the finder's own radius
)

// meeting are the groups of a language that still meet, by where: those of a town, those of
// a square of half a degree, and those that one joins from anywhere ("").
type meeting map[string][]*frame.Listing

func meetingBy(l *language) meeting {
	out := meeting{}
	add := func(where string, g *frame.Listing) {
		if len(out[where]) < mostTried {
			out[where] = append(out[where], g)
		}
	}
	for _, of := range l.Directory().Groups {
		g := of.Group
		if network(g) || resting(l, g) || of.Freshness == directory.Withheld || len(g.Schedule) == 0 {
			continue
		}
		if g.Attendance != model.AttendInPerson && g.Attendance != "" {
			add("", of)
		}
		if g.Attendance != model.AttendOnline && g.Attendance != model.AttendPhone {
			if town := townOf(g.Place); town != "" {
				add(town, of)
			}
			if lat, lon, known := frame.Point(l.Language, g.Place); known {
				add(square(lat, lon, 0, 0), of)
			}
		}
	}
	return out
}

func townOf(p model.Place) string {
	if p.City == "" {
		return ""
	}
	return p.Country + " " + directory.Slug(p.City)
}

// square names the square of half a degree in which a point lies, or one beside it.
func square(lat, lon float64, north, east int) string {
	return fmt.Sprint(int(math.Floor(2*lat))+north, ",", int(math.Floor(2*lon))+east)
}

// alikeTo are three groups that are like one that has ended and that still meet: near, of
// its kind, about the same, in a language that people speak there; the most alike first.
// There may be fewer, or none.
func alikeTo(l *language, f *frame.Frame, e *model.Entry, g *model.Group) []alike {
	still := l.meeting()
	tried := slices.Concat(still[townOf(g.Place)], still[""])
	lat, lon, known := frame.Point(l.Language, g.Place)
	if known {
		for north := -1; north <= 1; north++ {
			for east := -1; east <= 1; east++ {
				tried = append(tried, still[square(lat, lon, north, east)]...)
			}
		}
	}
	type found struct {
		*frame.Listing
		points int
	}
	var all []found
	seen := map[*frame.Listing]bool{}
	for _, of := range tried {
		other := of.Group
		if seen[of] || of.Entry == e || other.Sample && !g.Sample || !understood(l, g, other) {
			continue
		}
		seen[of] = true
		points := 2*min(shared(g.Topics, other.Topics), 2) + min(shared(g.Audience, other.Audience), 2)
		if g.Kind != "" && g.Kind == other.Kind {
			points += 2
		}
		if g.Attendance != "" && g.Attendance == other.Attendance {
			points++
		}
		near := townOf(g.Place) != "" && townOf(g.Place) == townOf(other.Place)
		if a, b, there := frame.Point(l.Language, other.Place); known && there && !near {
			near = kilometres(lat, lon, a, b) <= nearby
		}
		switch {
		case near:
			points += 4
		case other.Attendance == model.AttendInPerson || other.Attendance == "":
			continue // too far
		}
		all = append(all, found{of, points})
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.points, a.points) })
	var out []alike
	for _, of := range all[:min(len(all), mostAlike)] {
		out = append(out, alikeOne(l, f, of.Listing))
	}
	return out
}

// alikeOne says of a group what a reader wants to know first.
func alikeOne(l *language, f *frame.Frame, of *frame.Listing) alike {
	c := l.Cards.Group(of)
	when := ""
	if lines := directory.Words(of.Group, l.Site.Hub, l.Locale, l.Site.Today); len(lines) > 0 {
		when = strings.TrimSpace(lines[0].Days + " " + lines[0].Start)
	}
	says := []string{when, l.where(of.Group), l.join(of.Group).Text}
	out := alike{Href: f.To(c.Address), Name: c.Title, LangAttr: c.LangAttr,
		Says: frame.Dots(slices.DeleteFunc(says, func(s string) bool { return s == "" })...)}
	if c.In != l.Code {
		out.Hreflang = c.In
	}
	if of.Group.Sample {
		out.Tag = l.T("group.sample_tag")
	}
	return out
}

// understood reports whether people who spoke in one group can speak in the other, or read
// this page and can; what nobody says of languages hides no group.
func understood(l *language, g, other *model.Group) bool {
	return len(g.Languages) == 0 || len(other.Languages) == 0 || shared(g.Languages, other.Languages) > 0 ||
		speaks(other, l.Code)
}

// shared is how many words two lists have in common, but for those that are for everyone.
func shared(a, b []string) int {
	n := 0
	for _, s := range a {
		if schema.OpenTo[s] == "" && slices.Contains(b, s) {
			n++
		}
	}
	return n
}

// kilometres is the way between two points, well enough for what is near.
func kilometres(lat, lon, toLat, toLon float64) float64 {
	const degree = 111.2
	return degree * math.Hypot(toLat-lat, (toLon-lon)*math.Cos(lat*math.Pi/180))
}
