package groups

import (
	"html/template"
	"net/url"
	"strconv"
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
	F       *frame.Frame
	P       frame.Text
	Sample  string
	Resting bool
	When    when
	Facts   template.HTML
	Acts    []act
	First   []step
	Soon    *meetings
	Checked checkedBox
	Report  string
	How     string
	Strip   *strip
}

// act is one thing a reader can do.
type act struct {
	Href, Dial             string // Dial is a number to ring, in place of Href
	Icon, Text, Phone, Rel string
	Type                   string
	Geo, Apple, App        string // for phones: addresses of their own map app, and the words for it
	Main                   bool
}

// step is one step of the first visit.
type step struct{ Bold, Rest string }

// group makes a group's page.
func (l *language) group(e *model.Entry) frame.Page {
	f, c := l.Entry(e, "group")
	p, own := e.In(l.Code)
	g := p.Group
	if g == nil {
		g = &model.Group{}
	}
	state := directory.Freshness(g, l.Site.Hub, l.Site.Today)
	lines := directory.Words(g, l.Site.Hub, l.Locale, l.Site.Today)
	v := groupView{F: f, P: c, When: l.when(g, lines), First: firstTime(g.FirstVisit),
		Resting: g.Paused(l.Site.Today) || ended(l, g)}
	v.P.Toc = nil // the facts come first
	v.When.Tag = ""
	var found []frame.Finding
	v.Facts, found = l.facts(l.groupFacts(p, g, state, lines))
	f.Add(found...)
	if g.Sample {
		v.Sample = l.T("group.sample")
	} else {
		v.Acts = l.acts(e, g, f)
	}
	if g.Place.City != "" {
		f.Crumbs = append(f.Crumbs, frame.Link{Text: g.Place.City})
	}
	f.Notices = append(l.notices(f, p, g, state), f.Notices...)
	if state == directory.Withheld || ended(l, g) {
		f.NoIndex = true
	}
	v.Soon = l.meetings(g, state, lines)
	v.Checked = l.checkedLong(p, g, state)
	v.Report = frame.ReportPage(l.Language, p.Title, f.Canonical)
	v.How = f.OwnPage("how-we-check")
	v.Strip = l.strip(f, e, g, lines)
	if own && !f.NoIndex && f.Canonical != "" {
		f.Data = l.data(f, p, state)
	}
	return f.Page("group", v)
}

// askPasscode says that people ask for the passcode of a meeting, and how; "" when it
// has none.
func (l *language) askPasscode(g *model.Group) string {
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

// acts are the buttons: ring, write, join, look up, add to the calendar. The
// first is the main one.
func (l *language) acts(e *model.Entry, g *model.Group, f *frame.Frame) []act {
	var out []act
	if ended(l, g) {
		return nil
	}
	if number := directory.Dial(g.Contact.Phone, g.Place.Country); number != "" {
		out = append(out, act{Dial: number, Icon: "phone", Text: l.T("group.ring"),
			Phone: phoneText(g.Contact.Phone)})
	}
	if g.Contact.Email != "" {
		out = append(out, act{Href: "mailto:" + g.Contact.Email, Icon: "mail", Text: l.T("group.write")})
	}
	if to := g.Online.Public().URL; to != "" {
		out = append(out, act{Href: to, Icon: "screen", Text: l.T("group.join_online"), Rel: "external noreferrer"})
	}
	if g.Contact.URL != "" {
		out = append(out, act{Href: g.Contact.URL, Icon: "out", Text: l.T("group.website"), Rel: "external noreferrer"})
	}
	if m, ok := l.mapAct(g.Place); ok {
		out = append(out, m)
	}
	if l.calendars.Has(e) {
		out = append(out, act{Href: f.Root + route.Calendar(e), Icon: "calendar", Text: l.T("group.calendar"),
			Type: "text/calendar"})
	}
	if len(out) > 0 {
		out[0].Main = true
	}
	return out
}

// mapAct leads to the place on a map: without a script to openstreetmap.org,
// with one on a phone to its own map app. Nobody is asked before it is pressed.
// A place of which only the area may be told has none.
func (l *language) mapAct(p model.Place) (act, bool) {
	if p.Precision != "" && p.Precision != model.PlaceExact || p.Address == "" && !p.HasPoint {
		return act{}, false
	}
	var parts []string
	for _, s := range []string{directory.AddressLine(p, ", "), l.CountryName(p.Country)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	name := url.QueryEscape(strings.Join(parts, ", "))
	a := act{Icon: "pin", Text: l.T("group.map"), App: l.T("group.map_app"), Rel: "external noreferrer",
		Href: "https://www.openstreetmap.org/search?query=" + name, Geo: "geo:0,0?q=" + name, Apple: "maps:?q=" + name}
	if p.HasPoint {
		lat, lon := strconv.FormatFloat(p.Lat, 'f', 5, 64), strconv.FormatFloat(p.Lon, 'f', 5, 64)
		a.Href = "https://www.openstreetmap.org/?mlat=" + lat + "&mlon=" + lon + "#map=17/" + lat + "/" + lon
		a.Geo = "geo:" + lat + "," + lon + "?q=" + lat + "," + lon
		a.Apple = "maps:?ll=" + lat + "," + lon + "&q=" + name
	}
	return a, true
}

// ended reports whether there is nothing to come to any more: the group has closed,
// or all its dates are past.
func ended(l *language, g *model.Group) bool {
	return g.Status == model.StatusClosed || directory.Over(g, l.Site.Today)
}

// endNotice says that the group has ended, and where there are others. Of one whose
// last date is yet to come it says so when that day has passed on the reader's device.
func endNotice(l *language, f *frame.Frame, g *model.Group) []frame.Notice {
	n := frame.Notice{Icon: "info", Link: &frame.Link{Href: f.Root + l.At("groups"), Text: l.T("notice.over_link")}}
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
		n := frame.Notice{Icon: "pause", Status: true, Bold: l.T("notice.paused"), Text: l.T("notice.paused_unknown")}
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
		out = append(out, frame.Notice{Icon: "calendar", Bold: g.Alert.Text, LangAttr: l.LangAttr(p.Language)})
	}
	return out
}

// checkedBox says in the side column what the line of the card says in short,
// and by whom and how.
type checkedBox struct {
	Text    string
	By, How frame.Words
}

func (l *language) checkedLong(p *model.Page, g *model.Group, state directory.State) checkedBox {
	if state == directory.Never {
		return checkedBox{Text: l.T("group.not_checked")}
	}
	out := checkedBox{By: l.known("checked.by.", g.Verified.By, p), How: l.known("checked.how.", g.Verified.How, p)}
	if state == directory.Old || state == directory.Withheld {
		out.Text = l.T("checked.old", "month", l.MonthYear(g.Verified.On))
		return out
	}
	out.Text = l.T("checked.on", "date", l.Date(g.Verified.On))
	if !g.ReviewBy.IsZero() {
		out.Text += " " + l.T("group.again", "date", l.Date(g.ReviewBy))
	}
	return out
}

// known says a word of the page in this language, if the interface has it, else
// as it was written.
func (l *language) known(prefix, word string, p *model.Page) frame.Words {
	if key := prefix + directory.Slug(word); l.Has(key) {
		return frame.Words{Text: l.T(key)}
	}
	return frame.Words{Text: word, LangAttr: l.LangAttr(p.Language)}
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
