package groups

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/typography"
)

// mostSoon is how many groups home looks through for the next meetings. A hub with more
// offers those that people can join from anywhere: it does not know where they are.
const mostSoon = 60

// soonGroup is a group whose next meeting home works out (layouts/scripts/home.ts).
type soonGroup struct {
	Name  string           `json:"name"`
	At    string           `json:"at"` // from the root
	Where string           `json:"where,omitempty"`
	In    string           `json:"in,omitempty"`   // the country in which people have to be
	Mute  bool             `json:"mute,omitempty"` // it is held in other languages than the page's
	Tag   string           `json:"tag,omitempty"`
	Lang  string           `json:"lang,omitempty"`
	Dir   string           `json:"dir,omitempty"`
	Rules []directory.Rule `json:"rules"`
	From  string           `json:"from,omitempty"`
	Till  string           `json:"till,omitempty"`
}

// soonFile is where home reads them.
func soonFile(language string) string { return route.Soon(language + ".json") }

// meetsSoon are the groups of a language that home can name, in the order of the timetable.
func meetsSoon(l *language) []*frame.Listing {
	meets := func(g *frame.Listing) bool {
		return g.Freshness != directory.Withheld && meetingsOf(l, l.Cards.Group(g).Group, g.Freshness, nil) != nil
	}
	all := firsts(l.Directory().Groups, mostSoon+1, meets)
	if len(all) > mostSoon {
		all = slices.DeleteFunc(slices.Clone(l.Directory().Groups),
			func(g *frame.Listing) bool { return g.Group.Attendance == model.AttendInPerson })
	}
	// What is held in another language, and what nobody has checked, comes after the
	// rest, where there is a choice.
	rank := func(g *frame.Listing) int {
		n := 0
		if !speaks(g.Group, l.Code) {
			n += 2
		}
		if g.Freshness == directory.Never {
			n++
		}
		return n
	}
	slices.SortStableFunc(all, func(a, b *frame.Listing) int { return rank(a) - rank(b) })
	return firsts(all, mostSoon, meets)
}

// firsts are the first n groups of which something is true. No others are asked.
func firsts(groups []*frame.Listing, n int, true func(*frame.Listing) bool) []*frame.Listing {
	var out []*frame.Listing
	for _, g := range groups {
		if len(out) == n {
			break
		}
		if true(g) {
			out = append(out, g)
		}
	}
	return out
}

// speaks reports whether people speak a language in a group, or nobody says which.
func speaks(g *model.Group, language string) bool {
	base, _, _ := strings.Cut(language, "-")
	return len(g.Languages) == 0 || slices.ContainsFunc(g.Languages, func(code string) bool {
		own, _, _ := strings.Cut(code, "-")
		return own == base
	})
}

// Soon is what home says of the next meetings: the first groups of the timetable, by the
// words of their schedule, until the browser knows better.
func (g *Groups) Soon(of *frame.Language) frame.Soon {
	l := g.languages[of]
	groups := l.soon()
	out := frame.Soon{}
	for _, one := range groups[:min(3, len(groups))] {
		c := l.Cards.Group(one)
		item := frame.SoonItem{Href: c.Address, Name: c.Title, LangAttr: c.LangAttr, Where: l.where(c.Group)}
		if lines := directory.Words(c.Group, l.Site.Hub, l.Locale, l.Site.Today); len(lines) > 0 {
			item.When = lines[0].Sentence
		}
		if one.Group.Sample {
			item.Tag = l.T("group.sample_tag")
		}
		out.Items = append(out.Items, item)
	}
	if len(out.Items) > 0 {
		out.File = soonFile(l.Code)
	}
	return out
}

// where says in a few words where a group meets.
func (l *language) where(g *model.Group) string {
	switch g.Attendance {
	case model.AttendOnline, model.AttendPhone:
		return l.T("facet.attendance." + string(g.Attendance))
	}
	return l.Isolate(frame.Town(l.Language, g.Place.Public()))
}

// soonData is the file that home reads.
func (g *Groups) soonData(of *frame.Language) []byte {
	l := g.languages[of]
	var out struct {
		Words  meetingWords `json:"words"`
		Groups []soonGroup  `json:"groups"`
		// The time zones of the countries, by which the device knows in which it is.
		Zones map[string][]string `json:"zones"`
		// The day of the build, and after how many months home says what.
		Built string `json:"built"`
		Site  int    `json:"site"`
		Aged  string `json:"aged"`
	}
	out.Zones = map[string][]string{}
	out.Words = l.words()
	out.Built, out.Site = l.Site.Today.String(), l.Site.Hub.Freshness.Site
	out.Aged = typography.Text(l.T("groups.as_of", "date", l.Date(l.Site.Today))+" "+l.T("groups.aged"), l.Code)
	for _, one := range l.soon() {
		c := l.Cards.Group(one)
		m := meetingsOf(l, c.Group, one.Freshness, nil)
		item := soonGroup{Name: typography.Text(c.Title, cmp.Or(c.Lang, l.Code)), At: c.Address,
			Where: l.where(c.Group), Lang: c.Lang, Dir: c.Dir, Rules: m.Data.Rules, From: m.Data.From, Till: m.Data.Till}
		if c.Group.Attendance == model.AttendInPerson {
			item.In = c.Group.Place.Country
			out.Zones[item.In] = locale.ZonesOf(item.In)
		}
		item.Mute = !speaks(c.Group, l.Code)
		if one.Group.Sample {
			item.Tag = l.T("group.sample_tag")
		}
		out.Groups = append(out.Groups, item)
	}
	data, err := json.Marshal(out)
	if err != nil {
		return nil // of texts and numbers alone
	}
	return data
}
