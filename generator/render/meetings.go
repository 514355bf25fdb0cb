package render

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// meetings is what layouts/scripts/group.ts works the next meetings out from. A
// page without scripts shows nothing of it: the words of the schedule are right
// for ever, a date is not.
type meetings struct {
	Data struct {
		Rules []directory.Rule `json:"rules"`
		From  string           `json:"from,omitempty"` // no meeting before this day
		Words meetingWords     `json:"words"`
	}
	Zone string
}

// meetingWords are the words of dates in one language (layouts/scripts/parts/when.ts).
type meetingWords struct {
	Days  [7]string  `json:"days"`  // from Sunday
	Dates [12]string `json:"dates"` // "{d} January"
	First string     `json:"first,omitempty"`
	When  string     `json:"when"`
	Next  string     `json:"next"`
	Now   string     `json:"now"`
	Began string     `json:"began"`
	Yours string     `json:"yours"`
}

// meetings prepares the next meetings of a group; nil for one that has ended,
// pauses nobody knows how long, or has no fixed dates.
func (t *tongue) meetings(g *model.Group, lines []directory.Line) *meetings {
	paused := g.Paused(t.r.site.Today)
	if g.Status == model.StatusClosed || paused && g.Resumes.IsZero() {
		return nil
	}
	m := &meetings{}
	m.Data.Rules = directory.Rules(g, t.r.hub)
	if len(m.Data.Rules) == 0 {
		return nil
	}
	if paused {
		m.Data.From = g.Resumes.String()
	}
	m.Data.Words = t.said()
	if len(lines) > 0 {
		m.Zone = upperFirst(lines[0].Zone)
	}
	return m
}

func (t *tongue) meetingWords() meetingWords {
	w := meetingWords{When: t.T("meeting.when"), Next: t.T("meeting.next"), Now: t.T("meeting.now"), Began: t.T("meeting.began"), Yours: t.T("meeting.yours")}
	for d := range w.Days {
		w.Days[d] = t.Weekday(time.Weekday(d))
	}
	const some = 22 // a day that is no month's number and no year's
	for m := range w.Dates {
		w.Dates[m] = strings.Replace(t.DayMonth(model.Date{Year: 2024, Month: time.Month(m + 1), Day: some}), strconv.Itoa(some), "{d}", 1)
	}
	if t.Has("date.day.1") {
		w.First = t.T("date.day.1")
	}
	return w
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
