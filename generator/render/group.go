package render

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// groupView is what group.html shows.
type groupView struct {
	F       *frame
	P       content
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

// group renders a group's page.
func (t *tongue) group(e *model.Entry, write sink) error {
	f, c := t.entryFrame(e)
	p, own := e.In(t.language.Code)
	g := p.Group
	if g == nil {
		g = &model.Group{}
	}
	state := directory.Freshness(g, t.r.hub, t.r.site.Today)
	lines := directory.Words(g, t.r.hub, t.Locale, t.r.site.Today)
	v := groupView{F: f, When: t.when(g, lines), Facts: t.facts(t.groupFacts(p, g, state, lines)), First: firstTime(g.FirstVisit),
		Resting: g.Paused(t.r.site.Today) || g.Status == model.StatusClosed}
	v.When.Tag = ""
	if g.Sample {
		v.Sample = t.T("group.sample")
	} else {
		v.Acts = t.acts(e, g, f)
	}
	if g.Place.City != "" {
		f.Crumbs = append(f.Crumbs, link{Text: g.Place.City})
	}
	f.Notices = append(t.groupNotices(p, g, state, f.NoIndex), f.Notices...)
	if state == directory.Withheld || g.Status == model.StatusClosed {
		f.NoIndex = true
	}
	v.Soon = t.meetings(g, state, lines)
	v.Checked = t.checkedLong(p, g, state)
	v.Report = t.reportPage(p.Title, f.Canonical)
	if t.pageLink("how-we-check") != "" {
		v.How = t.linkIn(f.Root, "how-we-check")
	}
	v.Strip = t.strip(e, p, g, lines)
	if len(c.Toc) > 0 {
		c.Toc = nil // the facts come first
	}
	v.P = c
	if own && !f.NoIndex && f.Canonical != "" {
		f.Data = t.groupData(f, p, state)
	}
	return t.r.page(f.address, "group", v, write)
}

// groupFacts lists all that is known; where a reader would ask, also that we do
// not know.
func (t *tongue) groupFacts(p *model.Page, g *model.Group, state directory.State, lines []directory.Line) []fact {
	here := t.island(p.Language)
	hub := t.r.hub
	var out []fact
	add := func(icon, text string, l lang) {
		if text != "" {
			out = append(out, fact{Icon: icon, Text: text, lang: l})
		}
	}
	if len(lines) == 0 {
		add("clock", t.T("schedule.unknown"), lang{})
	}
	for _, l := range lines {
		apart := directory.Line{Sentence: l.Except, Range: l.Extra}
		l.Except, l.Extra = "", ""
		add("clock", l.String(), lang{})
		add("calendar", locale.UpperFirst(apart.String()), lang{})
	}
	out = append(out, t.places(g, "", true)...)
	if len(g.Access) > 0 {
		add("step", t.labels(hub.Access, g.Access), lang{})
	} else if g.Attendance == model.AttendInPerson || g.Attendance == model.AttendHybrid {
		add("step", t.T("group.access_unknown"), lang{})
	}
	if len(g.Languages) > 0 {
		add("speech", locale.UpperFirst(t.languages(g.Languages)), lang{})
	} else {
		add("speech", t.T("group.language_unknown"), lang{})
	}
	if len(g.Audience) > 0 {
		add("people", t.T("group.for", "list", t.labels(hub.Audience, g.Audience)), lang{})
	}
	if len(g.Topics) > 0 {
		add("tag", t.T("group.about", "list", t.labels(hub.Topics, g.Topics)), lang{})
	}
	switch {
	case strings.EqualFold(g.Cost, "free"):
		add("coin", t.T("group.free"), lang{})
	case g.Cost == "":
		add("coin", t.T("group.cost_unknown"), lang{})
	default:
		add("coin", g.Cost, here)
	}
	if g.Organisation != "" {
		add("book", t.T("group.run_by", "name", t.isolate(g.Organisation)), lang{})
	}
	contact := g.Contact.Role
	if g.Contact.Name != "" {
		contact = strings.TrimPrefix(contact+t.comma()+g.Contact.Name, t.comma())
	}
	if contact != "" {
		add("people", t.T("group.contact", "name", t.isolate(contact)), lang{})
	}
	if g.Sample { // a sample's number and address are shown, never rung
		if g.Attendance != model.AttendPhone && g.Contact.Phone != "" {
			out = append(out, fact{Icon: "phone", Text: t.T("group.ring"), Phone: phoneText(g.Contact.Phone)})
		}
		if g.Contact.Email != "" {
			out = append(out, fact{Icon: "mail", Phone: g.Contact.Email})
		}
	}
	if j := t.join(g); j.Text != "" {
		out = append(out, j)
	} else {
		add("door", t.T("group.join_unknown"), lang{})
	}
	return append(out, t.checked(g, state))
}

// acts are the buttons: ring, write, join, look up, add to the calendar. The
// first is the main one.
func (t *tongue) acts(e *model.Entry, g *model.Group, f *frame) []act {
	var out []act
	if g.Status == model.StatusClosed {
		return nil
	}
	if g.Contact.Phone != "" {
		out = append(out, act{Dial: dial(g.Contact.Phone), Icon: "phone", Text: t.T("group.ring"), Phone: phoneText(g.Contact.Phone)})
	}
	if g.Contact.Email != "" {
		out = append(out, act{Href: "mailto:" + g.Contact.Email, Icon: "mail", Text: t.T("group.write")})
	}
	if to := g.Online.Public().URL; to != "" {
		out = append(out, act{Href: to, Icon: "screen", Text: t.T("group.join_online"), Rel: "external noreferrer"})
	}
	if g.Contact.URL != "" {
		out = append(out, act{Href: g.Contact.URL, Icon: "out", Text: t.T("group.website"), Rel: "external noreferrer"})
	}
	if m, ok := t.mapAct(g.Place); ok {
		out = append(out, m)
	}
	if t.r.calendars.Has(e) {
		out = append(out, act{Href: f.Root + route.Calendar(e), Icon: "calendar", Text: t.T("group.calendar"), Type: "text/calendar"})
	}
	if len(out) > 0 {
		out[0].Main = true
	}
	return out
}

// mapAct leads to the place on a map: without a script to openstreetmap.org,
// with one on a phone to its own map app. Nobody is asked before it is pressed.
// A place of which only the area may be told has none.
func (t *tongue) mapAct(p model.Place) (act, bool) {
	if p.Precision != "" && p.Precision != model.PlaceExact || p.Address == "" && !p.HasPoint {
		return act{}, false
	}
	var parts []string
	for _, s := range []string{p.Address, p.City, t.CountryName(p.Country)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	name := url.QueryEscape(strings.Join(parts, ", "))
	a := act{Icon: "pin", Text: t.T("group.map"), App: t.T("group.map_app"), Rel: "external noreferrer",
		Href: "https://www.openstreetmap.org/search?query=" + name, Geo: "geo:0,0?q=" + name, Apple: "maps:?q=" + name}
	if p.HasPoint {
		lat, lon := strconv.FormatFloat(p.Lat, 'f', 5, 64), strconv.FormatFloat(p.Lon, 'f', 5, 64)
		a.Href = "https://www.openstreetmap.org/?mlat=" + lat + "&mlon=" + lon + "#map=17/" + lat + "/" + lon
		a.Geo = "geo:" + lat + "," + lon + "?q=" + lat + "," + lon
		a.Apple = "maps:?ll=" + lat + "," + lon + "&q=" + name
	}
	return a, true
}

// groupNotices are the lines above the title, the most serious first.
func (t *tongue) groupNotices(p *model.Page, g *model.Group, state directory.State, _ bool) []notice {
	var out []notice
	if g.Status == model.StatusClosed {
		out = append(out, notice{Icon: "info", Bold: t.T("notice.closed"), Text: t.T("notice.closed_text")})
	}
	if g.Paused(t.r.site.Today) {
		n := notice{Icon: "pause", Bold: t.T("notice.paused"), Text: t.T("notice.paused_unknown")}
		if !g.Resumes.IsZero() {
			n.Text = t.T("notice.paused_until", "date", t.Date(g.Resumes))
		}
		out = append(out, n)
	}
	if state == directory.Withheld {
		out = append(out, notice{Icon: "clock", Bold: t.T("notice.withheld"), Text: t.T("notice.withheld_text")})
	}
	if g.Alert.Text != "" && (g.Alert.Until.IsZero() || !g.Alert.Until.Before(t.r.site.Today)) {
		out = append(out, notice{Icon: "calendar", Bold: g.Alert.Text, lang: t.island(p.Language)})
	}
	return out
}

// checkedBox says in the side column what the line of the card says in short,
// and by whom and how.
type checkedBox struct {
	Text    string
	By, How words
}

func (t *tongue) checkedLong(p *model.Page, g *model.Group, state directory.State) checkedBox {
	if state == directory.Never {
		return checkedBox{Text: t.T("group.not_checked")}
	}
	out := checkedBox{By: t.known("checked.by.", g.Verified.By, p), How: t.known("checked.how.", g.Verified.How, p)}
	if state == directory.Old || state == directory.Withheld {
		out.Text = t.T("checked.old", "month", t.MonthYear(g.Verified.On))
		return out
	}
	out.Text = t.T("checked.on", "date", t.Date(g.Verified.On))
	if !g.ReviewBy.IsZero() {
		out.Text += " " + t.T("group.again", "date", t.Date(g.ReviewBy))
	}
	return out
}

// known says a word of the page in this language, if the interface has it, else
// as it was written.
func (t *tongue) known(prefix, word string, p *model.Page) words {
	if key := prefix + directory.Slug(word); t.Has(key) {
		return words{Text: t.T(key)}
	}
	return words{word, t.island(p.Language)}
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
		if i+1 == len(words) || strings.ContainsAny(w[len(w)-1:], ".!?") || strings.HasSuffix(w, "؟") || strings.HasSuffix(w, "।") {
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
