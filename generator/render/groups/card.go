package groups

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// weigh estimates what a card adds to a compressed page: its own words by half,
// and what it shares with the other cards by a constant. Set by the starter
// hub's longest list, the Arabic one, which it keeps below the first view.
func weigh(name, link string, where []fact) int {
	own := len(name) + len(link)
	for _, f := range where {
		own += len(f.Text) + len(f.Phone)
	}
	return 36 + own/2
}

// line is a rendered fact, and what is wrong with it.
type line struct {
	frame.Prepared
	found []frame.Finding
}

// facts renders lines of facts, and returns what is wrong with them. Most of them
// stand on many cards ("English", "Step-free"), so each is rendered once.
func (l *language) facts(all []fact) ([]frame.Prepared, []frame.Finding) {
	out := make([]frame.Prepared, 0, len(all))
	var found []frame.Finding
	for _, f := range all {
		known, ok := l.pieces.Load(f)
		if !ok {
			var one bytes.Buffer
			met := l.Site.Execute(&one, "groups", "fact", f)
			known = line{l.Prepare(one.Bytes(), frame.Holes{}), met}
			l.pieces.Store(f, known)
		}
		out = append(out, known.(line).Prepared)
		found = append(found, known.(line).found...)
	}
	return out, found
}

// card is a rendered card around the address of its link, to which the way differs from
// list to list: the folder, whose way is the same for many, and what is behind it. Found is
// what is wrong with the card.
type card struct {
	before, behind, after frame.Prepared
	folder                string
	weight                int // about how many bytes it adds to a compressed page
	found                 []frame.Finding
}

// cards are those of all groups that the lists of a language name.
type cards map[*frame.Listing]*card

// from completes the cards of some groups for a page.
func (all cards) from(f *frame.Frame, groups []*frame.Listing) template.HTML {
	for _, g := range groups {
		f.Add(all[g].found...)
	}
	return f.Put(all.parts(f.Address(), groups)...)
}

// parts are those of some cards on a page at an address.
func (all cards) parts(from string, groups []*frame.Listing) []frame.Prepared {
	out := make([]frame.Prepared, 0, 4*len(groups))
	ways := map[string]frame.Prepared{}
	for _, g := range groups {
		c := all[g]
		way, known := ways[c.folder]
		if !known && c.behind.HTML != "" {
			way.HTML = strings.TrimPrefix(route.Relative(from, c.folder), "./")
			ways[c.folder] = way
		}
		out = append(out, c.before, way, c.behind, c.after)
	}
	return out
}

// weight is what the cards of some groups weigh together.
func (all cards) weight(groups []*frame.Listing) int {
	weight := 0
	for _, g := range groups {
		weight += all[g].weight
	}
	return weight
}

// cardLink stands for the address while a card is rendered.
const cardLink = "peerhub-card-link"

// when is the start column of a card.
type when struct {
	Times []day
	Tag   string
	Long  bool // in smaller letters
}

type day struct{ Day, Time string }

// fact is one line of a card: an icon and words.
type fact struct {
	Icon, Class, Text, Phone string
	frame.LangAttr
}

// Apart reports whether the words need an element of their own, beside the icon.
func (f fact) Apart() bool {
	return f.Lang != "" || f.Phone != "" || strings.ContainsRune(f.Text, '\u2068')
}

// card renders a group for the lists of this language.
func (l *language) card(of *frame.Listing) card {
	c := l.Cards.Group(of)
	g := c.Group
	lines := directory.Words(g, l.Site.Hub, l.Locale, l.Site.Today)
	paused := g.Paused(l.Site.Today)
	view := struct {
		Href, Name, Hreflang string
		frame.LangAttr
		When        when
		Class       string
		Facts, Last template.HTML
	}{Href: cardLink, Name: c.Title, LangAttr: c.LangAttr, When: l.when(g, lines)}
	if paused {
		view.Class = "resting"
	} else if of.Freshness == directory.Never {
		view.Class = "unchecked"
	}
	if c.In != l.Code && c.In != c.Lang { // its words say which
		view.Hreflang = c.In
	}
	facts := short(l.shortTimes(g, lines, "whole"))
	where := l.places(g, "whole", false)
	facts = append(facts, where...)
	facts = append(facts, l.stepFree(g)...)
	if len(g.Languages) > 0 && !slices.Contains(g.Languages, l.Code) {
		facts = append(facts, fact{Icon: "speech", Text: locale.UpperFirst(l.LanguageNames(g.Languages))})
	}
	if slices.Contains(of.Facets[schema.FacetOpen], schema.OpenMembers) {
		facts = append(facts, fact{Icon: "people", Text: membersOf(l)})
	}
	facts = append(facts, shortFacts(l, g)...)
	var last []fact
	if paused {
		last = append(last, fact{Icon: "pause", Text: l.pausedShort(g)})
	} else if f := l.join(g); f.Text != "" {
		last = append(last, f)
	}
	last = append(last, l.checked(g, of.Freshness))
	shown, found := l.facts(facts)
	below, more := l.facts(last)
	found = append(found, more...)
	var holes frame.Holes
	view.Facts, view.Last = holes.Put(shown...), holes.Put(below...)

	around := l.buffers.Get().(*bytes.Buffer)
	defer l.buffers.Put(around)
	around.Reset()
	if met := l.Site.Execute(around, "groups", "card", view); met != nil {
		return card{found: append(found, met...)}
	}
	before, after, cut := l.Prepare(around.Bytes(), holes).Cut(cardLink)
	if !cut {
		return card{before: before, found: found}
	}
	behind := strings.LastIndexByte(strings.TrimSuffix(c.Address, "/"), '/') + 1
	return card{before, frame.Prepared{HTML: c.Address[behind:]}, after, c.Address[:behind],
		weigh(c.Title, c.Address, where), found}
}

// when fills the start column: day and time of up to three sessions.
func (l *language) when(g *model.Group, lines []directory.Line) when {
	var w when
	for i, line := range lines {
		if i == 3 {
			break
		}
		w.Times = append(w.Times, day{line.Days, line.Start})
	}
	if len(lines) == 0 {
		w.Times = []day{{Day: l.T("schedule.ask")}}
	}
	for _, d := range w.Times {
		w.Long = w.Long || longest(d.Day) > 5
	}
	if g.Sample {
		w.Tag = l.T("group.sample_tag")
	}
	return w
}

// longest is the length of the longest word.
func longest(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		n = max(n, utf8.RuneCountInString(w))
	}
	return n
}

// short is what a card says of times. Days and beginnings stand beside it; of several
// sessions that differ in the rest the page tells.
func short(times []fact) []fact {
	for _, t := range times[1:] {
		if t != times[0] {
			return nil
		}
	}
	return times[:1]
}

// shortTimes says until when and how often, beside the start column.
func (l *language) shortTimes(g *model.Group, lines []directory.Line, class string) []fact {
	if len(lines) == 0 {
		return []fact{{Icon: "clock", Class: class, Text: l.T("schedule.unknown")}}
	}
	var out []fact
	for _, line := range lines {
		text := line.Every
		if line.Until != "" {
			text = l.T("schedule.join", "a", line.Until, "b", line.Every)
		}
		if text == "" {
			text = line.Sentence
		}
		if g.Attendance == model.AttendInPerson {
			line.Zone = "" // whoever goes there knows it
		}
		for _, more := range []string{line.Range, line.Zone} {
			if more != "" {
				text = l.T("schedule.join", "a", text, "b", more)
			}
		}
		out = append(out, fact{Icon: "clock", Class: class, Text: locale.UpperFirst(text)})
	}
	return out
}

// places says where: the place, online, by phone. With full, the address too.
func (l *language) places(g *model.Group, class string, full bool) []fact {
	var out []fact
	place := g.Place.Public()
	town := []string{l.Isolate(place.Venue), l.Isolate(frame.Town(l.Language, place))}
	alike := l.alike()[directory.Slug(place.City)]
	switch {
	case full:
		town[1] = directory.AddressOf(place, l.Comma(), l.Isolate)
	case alike.regions:
		town = append(town, l.Isolate(directory.NearestRegion(place)))
	}
	parts := slices.DeleteFunc(town, func(s string) bool { return s == "" })
	if place.Country != "" && (full || place.City == "" || alike.countries) {
		parts = append(parts, l.CountryName(place.Country))
	}
	text := strings.Join(parts, l.Comma())
	if g.Place.Precision == model.PlaceHidden && text != "" {
		text = frame.Sentence(text) + " " + l.T("group.address_later")
	}
	there := g.Attendance == model.AttendInPerson || g.Attendance == model.AttendHybrid
	if text != "" && (there || full || g.Attendance == "") {
		out = append(out, fact{Icon: "pin", Class: class, Text: text})
	}
	switch g.Attendance {
	case model.AttendOnline:
		out = append(out, fact{Icon: "screen", Class: class, Text: l.T("facet.attendance.online")})
	case model.AttendHybrid:
		out = append(out, fact{Icon: "screen", Text: l.T("group.hybrid")})
	case model.AttendPhone:
		f := fact{Icon: "phone", Class: class, Text: l.T("facet.attendance.phone"), Phone: phoneText(g.Contact.Phone)}
		if f.Phone != "" {
			f.Text = l.T("group.by_phone")
		}
		out = append(out, f)
	}
	return out
}

// homonym says in what the towns of one name differ.
type homonym struct{ regions, countries bool }

// homonyms are the names that several towns of the site's groups have, as slugs. What a
// group does not say makes no difference.
func homonyms(groups []*model.Group) map[string]homonym {
	out, first := map[string]homonym{}, map[string]model.Place{}
	slugs := map[string]string{} // groups share towns and regions
	slug := func(s string) string {
		known, ok := slugs[s]
		if !ok {
			known = directory.Slug(s)
			slugs[s] = known
		}
		return known
	}
	differ := func(a, b string) bool { return a != "" && b != "" && slug(a) != slug(b) }
	for _, g := range groups {
		p := g.Place
		region := directory.NearestRegion(p)
		key := slug(p.City)
		seen, h := first[key], out[key]
		out[key] = homonym{h.regions || differ(directory.NearestRegion(seen), region), h.countries ||
			differ(seen.Country, p.Country)}
		if directory.NearestRegion(seen) == "" && region != "" {
			seen.Region = p.Region
		}
		seen.Country = cmp.Or(seen.Country, p.Country)
		first[key] = seen
	}
	delete(out, "")
	return out
}

func (l *language) stepFree(g *model.Group) []fact {
	for _, key := range g.Access {
		if key == "step-free" {
			return []fact{{Icon: "step", Text: l.Label(l.Site.Hub.Access, key)}}
		}
	}
	return nil
}

// join says how a new person comes. That one may simply come stands out.
func (l *language) join(g *model.Group) fact {
	switch g.Join {
	case model.JoinDropIn:
		if g.Attendance == model.AttendPhone {
			return fact{Icon: "phone", Class: "come", Text: l.T("group.just_ring")}
		}
		return fact{Icon: "door", Class: "come", Text: l.T("facet.join.drop-in")}
	case model.JoinContactFirst:
		return fact{Icon: "mail", Text: l.T("facet.join.contact-first")}
	case model.JoinRegister:
		return fact{Icon: "pen", Text: l.T("facet.join.register")}
	case model.JoinReferral:
		return fact{Icon: "letter", Text: l.T("facet.join.referral")}
	}
	return fact{}
}

// checked says how old the last check is.
func (l *language) checked(g *model.Group, state directory.State) fact {
	switch state {
	case directory.Never:
		return fact{Icon: "unchecked", Class: "checked", Text: l.T("checked.never")}
	case directory.Old, directory.Withheld:
		text := sentencesOf(l.T("checked.old", "month", l.MonthYear(g.Verified.On)), l.asking(g))
		return fact{Icon: "clock", Class: "checked old", Text: text}
	}
	return fact{Icon: "tick", Class: "checked", Text: l.T("checked.fresh", "date", l.DateShort(g.Verified.On))}
}

func (l *language) pausedShort(g *model.Group) string {
	if g.Resumes.IsZero() {
		return l.T("group.paused_tag")
	}
	return l.T("group.paused_tag") + ". " + l.T("notice.paused_until", "date", l.Date(g.Resumes))
}
