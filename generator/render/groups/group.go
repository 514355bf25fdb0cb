package groups

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// groupView is what group.html shows.
type groupView struct {
	F                  *frame.Frame
	P                  frame.Text
	Sample             string
	Resting            bool
	LeadLast           bool // a long summary, or one below a notice, stands below when and where
	Line               headline
	Come               template.HTML // how a new person comes
	Acts               []act
	Facts              template.HTML // beside when and where
	There, Comes, Runs factBlock
	First              []step
	Alike              []alike // still meet, where this group does not
	Soon               *meetings
	Checked            checkedBox
	On                 string // the day of the last check
	Report             string
	ReportByMail       bool
	How                string
	Strip              *strip
}

// headline is when and where, in large letters.
type headline struct{ When, Where string }

// factBlock is some facts under a heading.
type factBlock struct {
	Title string
	Facts template.HTML
}

// step is one step of the first visit.
type step struct{ Bold, Rest string }

// longSummary is how many letters of a summary leave room on a phone's first screen for
// what a reader can do.
const longSummary = 130

// group makes a group's page.
func (l *language) group(e *model.Entry) frame.Page {
	f, c := l.Entry(e, "groups", "group")
	p, own := e.In(l.Code)
	g := p.Group
	if g == nil {
		g = &model.Group{}
	}
	state := directory.Freshness(g, l.Site.Hub, l.Site.Today)
	lines := directory.Words(g, l.Site.Hub, l.Locale, l.Site.Today)
	if state == directory.Withheld {
		lines = nil // nobody knows whether these are still its times
	}
	v := groupView{F: f, P: c, Resting: resting(l, g), Line: l.headline(g, lines),
		LeadLast: utf8.RuneCountInString(p.Summary) > longSummary || len(f.Notices) > 0}
	v.P.Toc = nil // the facts come first
	l.blocks(&v, p, g, state, lines)
	if g.Sample {
		v.Sample = l.T("group.sample")
	} else {
		v.Acts = l.acts(e, g, f)
	}
	if g.Place.City != "" {
		f.Crumbs = append(f.Crumbs, frame.Link{Text: frame.Town(l.Language, g.Place)})
	}
	f.Notices = append(l.notices(f, p, g, state), f.Notices...)
	if state == directory.Withheld || ended(l, g) {
		f.NoIndex = true
	}
	if !v.Resting {
		v.First = firstTime(g.FirstVisit)
	}
	if ended(l, g) {
		v.Alike = alikeTo(l, f, e, g)
	}
	v.Soon = meetingsOf(l, g, state, lines)
	v.Checked = l.checkedLong(p, g, state)
	if !ended(l, g) && state != directory.Withheld {
		v.On = g.Verified.On.String()
	}
	v.How = f.OwnPage("how-we-check")
	if asked := state == directory.Old || state == directory.Withheld; asked && !v.Resting && (v.Checked.By.Text+v.Checked.How.Text+v.How != "") {
		v.Checked.Text = "" // it stands beside when and where
	}
	v.Report = frame.ReportPage(l.Language, p.Title, route.Absolute(l.Site.Hub, f.Address()))
	v.ReportByMail = strings.HasPrefix(v.Report, "mailto:")
	v.Strip = stripOf(l, f, e, g, v.Line)
	if own && !f.NoIndex && f.Canonical != "" {
		f.Data = l.data(f, p, state)
	}
	return f.Page("group", v)
}

// blocks says what is known of a group, each where a reader looks for it.
func (l *language) blocks(v *groupView, p *model.Page, g *model.Group, state directory.State, lines []directory.Line) {
	draw := func(facts []fact) template.HTML {
		lines, found := l.facts(facts)
		v.F.Add(found...)
		return v.F.Put(lines...)
	}
	facts := l.groupFacts(p, g, lines)
	if !v.Resting && (state == directory.Old || state == directory.Withheld || state == directory.Never) {
		facts[invites] = append(facts[invites], l.checked(g, state))
	}
	title := "group.there"
	if g.Attendance == model.AttendOnline || g.Attendance == model.AttendPhone {
		title = "group.join_in"
	}
	v.Come, v.Facts = draw(joining(l, g)), draw(facts[invites])
	v.There = factBlock{l.T(title), draw(facts[there])}
	v.Comes = factBlock{l.T("group.who"), draw(facts[comes])}
	title = "group.runs"
	if len(facts[runs]) == 0 {
		title = "group.known" // all that is left to say is who checked it
	}
	v.Runs = factBlock{l.T(title), draw(facts[runs])}
}

// resting reports whether a group asks nobody to come: it has ended, or pauses.
func resting(l *language, g *model.Group) bool { return ended(l, g) || g.Paused(l.Site.Today) }

// headline says when and where a group meets, as people say it to each other: "Tuesday
// 18:30", "Library, Bristol". What nobody knows is not there.
func (l *language) headline(g *model.Group, lines []directory.Line) headline {
	var h headline
	var times []string
	for _, line := range lines[:min(len(lines), 3)] {
		days := line.Weekdays
		if len(lines) > 2 {
			days = line.Days
		}
		if line.Start != "" {
			times = append(times, days+" "+line.Start)
		} else if line.Every != "" && days != l.T("schedule.ask") {
			times = append(times, days)
		}
	}
	h.When = strings.Join(times, l.Comma())
	place := g.Place.Public()
	switch g.Attendance {
	case model.AttendOnline, model.AttendPhone:
		h.Where = l.T("facet.attendance." + string(g.Attendance))
		return h
	}
	var parts []string
	for _, s := range []string{place.Venue, frame.Town(l.Language, place)} {
		if s != "" {
			parts = append(parts, l.Isolate(s))
		}
	}
	if len(parts) == 0 && place.Country != "" {
		parts = []string{l.CountryName(place.Country)}
	}
	h.Where = frame.Row(l.Language, parts...)
	return h
}

// askPasscode says that people ask for the passcode of a meeting, and how; "" when it
// has none.
func askPasscode(l *language, g *model.Group) string {
	if !g.Online.AskPasscode || ended(l, g) {
		return ""
	}
	for _, how := range []string{l.Isolate(g.Contact.Email), phoneText(g.Contact.Phone), l.Isolate(g.Contact.URL)} {
		if how != "" {
			return l.T("group.ask_passcode", "how", how)
		}
	}
	return l.T("group.ask_passcode_alone")
}

// ended reports whether there is nothing to come to any more: the group has closed,
// or all its dates are past.
func ended(l *language, g *model.Group) bool {
	return g.Status == model.StatusClosed || directory.Over(g, l.Site.Today)
}

// endNotice says that the group has ended, and where there are others. Of one whose
// last date is yet to come it says so when that day has passed on the reader's device.
func endNotice(l *language, f *frame.Frame, g *model.Group) []frame.Notice {
	n := frame.Notice{Icon: "info", Link: &frame.Link{Href: f.To(l.At("groups")), Text: l.T("notice.over_link")}}
	if g.Status == model.StatusClosed {
		n.Bold, n.Text = l.T("notice.closed"), l.T("notice.closed_text")
		return []frame.Notice{n}
	}
	last, ends := directory.LastDate(g)
	if !ends {
		return nil
	}
	n.Bold = l.T("notice.over")
	if !last.IsZero() {
		n.Text = l.T("notice.over_text", "date", l.Date(last))
	}
	if !ended(l, g) {
		n.After = last.String()
		if zone := directory.Zone(g, l.Site.Hub); zone != nil {
			n.Zone = zone.String()
		}
	}
	return []frame.Notice{n}
}

// notices are the lines above the title, the most serious first.
func (l *language) notices(f *frame.Frame, p *model.Page, g *model.Group, state directory.State) []frame.Notice {
	out := endNotice(l, f, g)
	over := ended(l, g)
	if g.Paused(l.Site.Today) && !over {
		n := frame.Notice{Icon: "pause", Status: true, Bold: l.T("notice.paused"), Text: l.T("notice.paused_unknown"), Till: till(g)}
		if !g.Resumes.IsZero() {
			n.Text = l.T("notice.paused_until", "date", l.Date(g.Resumes))
		}
		out = append(out, n)
	}
	if state == directory.Withheld && !over {
		out = append(out, frame.Notice{Icon: "clock", Status: true, Bold: l.T("notice.withheld"),
			Text: l.T("notice.withheld_text")})
	}
	if g.Alert.Text != "" && (g.Alert.Until.IsZero() || !g.Alert.Until.Before(l.Site.Today)) {
		out = append(out, frame.Notice{Icon: "calendar", Bold: g.Alert.Text, LangAttr: l.LangAttr(p.Language),
			Till: g.Alert.Until.String()})
	}
	return out
}

// firstTime makes steps of a text: of each paragraph its first sentence and the
// rest; of a single paragraph its sentences.
func firstTime(text string) []step {
	var steps []step
	for _, line := range strings.Split(text, "\n") {
		if parts := sentences(line); len(parts) > 0 {
			steps = append(steps, step{parts[0], strings.Join(parts[1:], " ")})
		}
	}
	if len(steps) != 1 {
		return steps
	}
	parts := sentences(text)
	steps = make([]step, len(parts))
	for i, s := range parts {
		steps[i].Rest = s
	}
	return steps
}

// sentences cuts a text after the marks that end a sentence before a space.
func sentences(text string) []string {
	var out []string
	words := strings.Fields(text)
	from := 0
	for i, w := range words {
		_, size := utf8.DecodeLastRuneInString(w)
		if i+1 == len(words) || strings.Contains(".!?؟।", w[len(w)-size:]) {
			out = append(out, strings.Join(words[from:i+1], " "))
			from = i + 1
		}
	}
	return out
}

// phoneText writes a number as people do: +441632960118 → +44 1632 960118. A
// short number, and what is no number at all, stays as it is.
func phoneText(phone string) string {
	if !strings.HasPrefix(phone, "+") {
		return phone
	}
	n, err := phonenumbers.Parse(phone, "")
	if err != nil {
		return phone
	}
	return phonenumbers.Format(n, phonenumbers.INTERNATIONAL)
}
