package groups

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"sync"
	"time"
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
		one, ok := l.lines.get(f)
		if !ok {
			var html bytes.Buffer
			met := l.Site.Execute(&html, "groups", "fact", f)
			one = &line{l.Prepare(html.Bytes(), frame.Holes{}), met}
			l.lines.keep(f, one)
		}
		out = append(out, one.Prepared)
		found = append(found, one.found...)
	}
	return out, found
}

// mostLines is how many rendered facts are kept. What most groups say is soon there again;
// what a group alone says ("Room 4, Riverside") would add up to more than all cards.
const mostLines = 2000

// lines are rendered facts. The zero value has none.
type lines struct {
	mu   sync.Mutex
	made map[fact]*line
}

func (l *lines) get(f fact) (*line, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	one, ok := l.made[f]
	return one, ok
}

func (l *lines) keep(f fact, one *line) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.made == nil || len(l.made) >= mostLines {
		l.made = make(map[fact]*line, mostLines)
	}
	l.made[f] = one
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
	some := make([]*card, len(groups))
	for i, g := range groups {
		some[i] = all[g]
	}
	return completed(from, some)
}

// completed are the pieces of some cards with the ways to their groups from an address.
func completed(from string, cards []*card) []frame.Prepared {
	out := make([]frame.Prepared, 0, 4*len(cards))
	ways := map[string]frame.Prepared{}
	for _, c := range cards {
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
	On   string // the day of the check of which it tells; the reader's device says how long ago that is
	Till string // the last day on which it is true
}

// Apart reports whether the words need an element of their own, beside the icon.
func (f fact) Apart() bool {
	return f.Lang != "" || f.Phone != "" || strings.ContainsRune(f.Text, '\u2068')
}

// card renders a group for the lists of this language.
func (l *language) card(of *frame.Listing, lines []directory.Line) card {
	c := l.Cards.Group(of)
	g := c.Group
	paused := g.Paused(l.Site.Today)
	view := struct {
		Href, Name, Hreflang string
		frame.LangAttr
		When         when
		Class, Last  string // the last day of a group that ends
		Facts, Below template.HTML
	}{Href: cardLink, Name: c.Title, LangAttr: c.LangAttr, When: l.when(g, lines)}
	if last, ends := directory.LastDate(g); ends {
		view.Last = last.String()
	}
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
	if slices.Contains(of.Facets.Of(schema.FacetOpen), schema.OpenMembers) {
		facts = append(facts, fact{Icon: "people", Text: membersOf(l)})
	}
	facts = append(facts, shortFacts(l, g)...)
	var last []fact
	if paused {
		last = append(last, fact{Icon: "pause", Text: pausedShort(l.Language, g), Till: till(g)})
	} else if f := l.join(g); f.Text != "" {
		last = append(last, f)
	}
	last = append(last, l.checked(g, of.Freshness))
	shown, found := l.facts(facts)
	below, more := l.facts(last)
	found = append(found, more...)
	var holes frame.Holes
	view.Facts, view.Below = holes.Put(shown...), holes.Put(below...)

	made := l.around(c.Address, "card", view, holes)
	made.found = append(found, made.found...)
	made.weight = weigh(c.Title, c.Address, where)
	return made
}

// around renders a template of a card around its link to an address, which stands there as cardLink.
func (l *language) around(address, template string, view any, holes frame.Holes) card {
	html := l.buffers.Get().(*bytes.Buffer)
	defer l.buffers.Put(html)
	html.Reset()
	if met := l.Site.Execute(html, "groups", template, view); met != nil {
		return card{found: met}
	}
	before, after, cut := l.Prepare(html.Bytes(), holes).Cut(cardLink)
	if !cut {
		return card{before: before}
	}
	behind := strings.LastIndexByte(strings.TrimSuffix(address, "/"), '/') + 1
	return card{before: before, behind: frame.Prepared{HTML: address[behind:]}, after: after, folder: address[:behind]}
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
		return fact{Icon: "clock", Class: "checked old", Text: text, On: g.Verified.On.String()}
	}
	return fact{Icon: "tick", Class: "checked", Text: l.T("checked.fresh", "date", l.DateShort(g.Verified.On)), On: g.Verified.On.String()}
}

// till is the last day on which a group that pauses does, "" where nobody knows it.
func till(g *model.Group) string {
	if g.Resumes.IsZero() {
		return ""
	}
	return model.DateOf(g.Resumes.In(time.UTC).AddDate(0, 0, -1)).String()
}

func pausedShort(l *frame.Language, g *model.Group) string {
	if g.Resumes.IsZero() {
		return l.T("group.paused_tag")
	}
	return l.T("group.paused_tag") + ". " + l.T("notice.paused_until", "date", l.Date(g.Resumes))
}
