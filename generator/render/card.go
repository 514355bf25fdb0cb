package render

import (
	"bytes"
	"html/template"
	"strings"
	"unicode/utf8"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// listing is a group as lists know it, in every language the same.
type listing struct {
	entry     *model.Entry
	group     *model.Group // the original's
	facets    map[string][]string
	freshness directory.State
	order     string // lists are sorted by it: as a timetable
}

// newListings prepares the groups of the site that lists name.
func newListings(site *model.Site) []*listing {
	var out []*listing
	for _, e := range site.InSection("groups") {
		if !directory.Listed(e, site.Hub, site.Today) {
			continue
		}
		g := e.Original.Group
		l := &listing{entry: e, group: g, facets: directory.Facets(g, site.Hub), freshness: directory.Freshness(g, site.Hub, site.Today)}
		l.order = order(g, l.facets[directory.FacetDay], e.Original.Title, site.Today)
		out = append(out, l)
	}
	return out
}

// order sorts groups as a timetable: by weekday and time, then those that one
// asks, then those of which nothing is known, last those that pause.
func order(g *model.Group, days []string, name string, today model.Date) string {
	rank := "8" // nothing known
	for i, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if len(days) > 0 && days[0] == day {
			rank = string(rune('0' + i))
		}
	}
	start := ""
	if len(g.Schedule) > 0 {
		start = g.Schedule[0].Start
		if rank == "8" {
			rank = "7" // by arrangement, or on dates that change
		}
	}
	if g.Paused(today) {
		rank = "9" + rank
	}
	return rank + start + "\x00" + name
}

// weigh estimates what a card adds to a compressed page: its own words by half,
// and what it shares with the other cards by a constant. Set by the starter
// hub's longest list, the Arabic one, which it keeps below the first view.
func weigh(name, link string, where []fact) int {
	own := len(name) + len(link)
	for _, f := range where {
		own += len(f.Text) + len(f.Phone)
	}
	return 56 + own/2
}

// facts renders lines of facts. Most of them stand on many cards ("English",
// "Step-free"), so each is rendered once.
func (t *tongue) facts(all []fact) template.HTML {
	out := make([]string, 0, 16)
	for _, f := range all {
		html, ok := t.drawn.Load(f)
		if !ok {
			var one strings.Builder
			if err := t.r.templates.pages["groups"].ExecuteTemplate(&one, "fact", f); err != nil {
				t.r.found.Add(templateFinding(err, "card.html"))
			}
			html = one.String()
			t.drawn.Store(f, html)
		}
		out = append(out, html.(string))
	}
	return template.HTML(strings.Join(out, ""))
}

// card is a rendered card without the address of its link, which differs from
// list to list.
// weight is about how many bytes it adds to a compressed page.
type card struct {
	before, link, after string
	weight              int
}

// cardsFrom completes cards for a page with this way to the root.
func cardsFrom(root string, cards []*card) template.HTML {
	size := 0
	for _, c := range cards {
		size += len(c.before) + len(root) + len(c.link) + len(c.after)
	}
	var out strings.Builder
	out.Grow(size)
	for _, c := range cards {
		out.WriteString(c.before)
		if c.link != "" {
			out.WriteString(root)
		}
		out.WriteString(c.link)
		out.WriteString(c.after)
	}
	return template.HTML(out.String())
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
	lang
}

// card renders a group for the lists of this language.
func (t *tongue) card(l *listing) (card, error) {
	p, _ := l.entry.In(t.language.Code)
	g := p.Group
	to, at := route.For(t.r.hub, l.entry, t.language.Code)
	lines := directory.Words(g, t.r.hub, t.Locale, t.r.site.Today)
	paused := g.Paused(t.r.site.Today)
	view := struct {
		Href, Name, Hreflang string
		lang
		When        when
		Class       string
		Facts, Last template.HTML
	}{Href: cardLink, Name: p.Title, lang: t.island(p.Language), When: t.when(g, lines)}
	if paused {
		view.Class = "resting"
	} else if l.freshness == directory.Never {
		view.Class = "unchecked"
	}
	var facts, last []fact
	if at != t.language.Code {
		view.Hreflang = at
	}
	facts = append(facts, t.shortTimes(g, lines, "whole")...)
	where := t.places(g, "whole", false)
	facts = append(facts, where...)
	facts = append(facts, t.stepFree(g)...)
	if len(g.Languages) > 0 {
		facts = append(facts, fact{Icon: "speech", Text: locale.UpperFirst(t.languages(g.Languages))})
	}
	if paused {
		last = append(last, fact{Icon: "pause", Text: t.pausedShort(g)})
	} else if f := t.join(g); f.Text != "" {
		last = append(last, f)
	}
	last = append(last, t.checked(g, l.freshness))
	view.Facts, view.Last = t.facts(facts), t.facts(last)

	out := t.r.buffers.Get().(*bytes.Buffer)
	defer t.r.buffers.Put(out)
	out.Reset()
	if err := t.r.templates.pages["groups"].ExecuteTemplate(out, "card", view); err != nil {
		t.r.found.Add(templateFinding(err, "card.html"))
		return card{}, nil
	}
	before, after, found := strings.Cut(out.String(), cardLink)
	if !found {
		return card{before: out.String()}, nil
	}
	return card{before, to, after, weigh(p.Title, to, where)}, nil
}

// when fills the start column: day and time of up to three sessions.
func (t *tongue) when(g *model.Group, lines []directory.Line) when {
	var w when
	for i, line := range lines {
		if i == 3 {
			break
		}
		w.Times = append(w.Times, day{line.Days, line.Start})
	}
	if len(lines) == 0 {
		w.Times = []day{{Day: t.T("schedule.ask")}}
	}
	for _, d := range w.Times {
		w.Long = w.Long || longest(d.Day) > 5
	}
	if g.Sample {
		w.Tag = t.T("group.sample_tag")
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

// shortTimes says until when and how often, beside the start column.
func (t *tongue) shortTimes(g *model.Group, lines []directory.Line, class string) []fact {
	if len(lines) == 0 {
		return []fact{{Icon: "clock", Class: class, Text: t.T("schedule.unknown")}}
	}
	var out []fact
	for _, l := range lines {
		text := l.Every
		if l.Until != "" {
			text = t.T("schedule.join", "a", l.Until, "b", l.Every)
		}
		if text == "" {
			text = l.Sentence
		}
		if g.Attendance == model.AttendInPerson {
			l.Zone = "" // whoever goes there knows it
		}
		for _, more := range []string{l.Range, l.Zone} {
			if more != "" {
				text = t.T("schedule.join", "a", text, "b", more)
			}
		}
		out = append(out, fact{Icon: "clock", Class: class, Text: locale.UpperFirst(text)})
	}
	return out
}

// places says where: the place, online, by phone. With full, the address too.
func (t *tongue) places(g *model.Group, class string, full bool) []fact {
	var out []fact
	place := g.Place.Public()
	var parts []string
	for _, s := range []string{place.Venue, place.Address, place.City} {
		if s == "" || s == place.Address && !full {
			continue
		}
		parts = append(parts, t.isolate(s))
	}
	if place.Country != "" && (full || place.City == "") {
		parts = append(parts, t.CountryName(place.Country))
	}
	text := strings.Join(parts, t.comma())
	if g.Place.Precision == model.PlaceHidden && text != "" {
		text = sentence(text) + " " + t.T("group.address_later")
	}
	there := g.Attendance == model.AttendInPerson || g.Attendance == model.AttendHybrid
	if text != "" && (there || full || g.Attendance == "") {
		out = append(out, fact{Icon: "pin", Class: class, Text: text})
	}
	switch g.Attendance {
	case model.AttendOnline:
		out = append(out, fact{Icon: "screen", Class: class, Text: t.T("facet.attendance.online")})
	case model.AttendHybrid:
		out = append(out, fact{Icon: "screen", Text: t.T("group.hybrid")})
	case model.AttendPhone:
		f := fact{Icon: "phone", Class: class, Text: t.T("facet.attendance.phone"), Phone: phoneText(g.Contact.Phone)}
		if f.Phone != "" {
			f.Text = t.T("group.by_phone")
		}
		out = append(out, f)
	}
	return out
}

// isolate keeps a name of another script from turning what stands around it, on
// pages that read from right to left (Unicode Standard Annex 9, §2.4).
func (t *tongue) isolate(s string) string {
	if t.language.Dir != "rtl" || s == "" {
		return s
	}
	return "\u2068" + s + "\u2069"
}

func (t *tongue) comma() string {
	if t.language.Dir == "rtl" && t.language.Code != "he" {
		return "، "
	}
	return ", "
}

func (t *tongue) stepFree(g *model.Group) []fact {
	for _, key := range g.Access {
		if key == "step-free" {
			return []fact{{Icon: "step", Text: t.label(t.r.hub.Access, key)}}
		}
	}
	return nil
}

// label names a word of one of the hub's vocabularies.
func (t *tongue) label(v model.Vocabulary, key string) string {
	return v.Label(key, t.language.Code, t.r.codes...)
}

func (t *tongue) labels(v model.Vocabulary, keys []string) string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = t.label(v, key)
	}
	return strings.Join(names, t.comma())
}

// join says how a new person comes. That one may simply come stands out.
func (t *tongue) join(g *model.Group) fact {
	switch g.Join {
	case model.JoinDropIn:
		if g.Attendance == model.AttendPhone {
			return fact{Icon: "phone", Class: "come", Text: t.T("group.just_ring")}
		}
		return fact{Icon: "door", Class: "come", Text: t.T("facet.join.drop-in")}
	case model.JoinContactFirst:
		return fact{Icon: "mail", Text: t.T("facet.join.contact-first")}
	case model.JoinRegister:
		return fact{Icon: "pen", Text: t.T("facet.join.register")}
	case model.JoinReferral:
		return fact{Icon: "letter", Text: t.T("facet.join.referral")}
	}
	return fact{}
}

// checked says how old the last check is.
func (t *tongue) checked(g *model.Group, state directory.State) fact {
	switch state {
	case directory.Never:
		return fact{Icon: "unchecked", Class: "checked", Text: t.T("checked.never")}
	case directory.Old, directory.Withheld:
		return fact{Icon: "clock", Class: "checked old", Text: t.T("checked.old", "month", t.MonthYear(g.Verified.On))}
	}
	return fact{Icon: "tick", Class: "checked", Text: t.T("checked.fresh", "date", t.DateShort(g.Verified.On))}
}

func (t *tongue) pausedShort(g *model.Group) string {
	if g.Resumes.IsZero() {
		return t.T("group.paused_tag")
	}
	return t.T("group.paused_tag") + ". " + t.T("notice.paused_until", "date", t.Date(g.Resumes))
}
