package groups

import (
	"strconv"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/typography"
)

// meetingsOf is what layouts/scripts/group.ts works the next meetings out from. A
// page without scripts shows nothing of it: the words of the schedule are right
// for ever, a date is not.
type meetings struct {
	Data struct {
		Rules []directory.Rule `json:"rules"`
		From  string           `json:"from,omitempty"` // no meeting before this day
		Till  string           `json:"till,omitempty"` // none from this day, on which the listing is withheld
		Zone  string           `json:"zone,omitempty"` // in words
	}
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

// meetingsOf prepares the next meetings of a group; nil for one that has ended,
// pauses nobody knows how long, has no fixed dates, or was checked too long ago
// for anybody to promise one.
func meetingsOf(l *language, g *model.Group, state directory.State, lines []directory.Line) *meetings {
	paused := g.Paused(l.Site.Today)
	if ended(l, g) || paused && g.Resumes.IsZero() || state == directory.Withheld {
		return nil
	}
	m := &meetings{}
	m.Data.Rules = directory.Rules(g, l.Site.Hub)
	if len(m.Data.Rules) == 0 {
		return nil
	}
	if paused {
		m.Data.From = g.Resumes.String()
	}
	m.Data.Till = directory.WithheldFrom(g, l.Site.Hub).String()
	if len(lines) > 0 {
		m.Data.Zone = locale.UpperFirst(lines[0].Zone)
	}
	return m
}

// Words are what scripts on the pages of groups (layouts/scripts/group.ts) and on their lists (list.ts,
// handon.ts) say in a language, and the ages by which they do.
func Words(l *locale.Locale, hub *model.Hub, code string) map[string]any {
	said := func(keys ...string) map[string]string {
		out := map[string]string{}
		for _, key := range keys {
			_, name, _ := strings.Cut(key, ".")
			out[name] = typography.Text(l.T(key), code)
		}
		return out
	}
	hand := said("hand.on", "hand.wait", "hand.ready", "hand.save", "hand.send", "hand.seen", "hand.failed", "hand.rest", "hand.code", "hand.none")
	hand["help"] = typography.Text(l.T("help.title"), code)
	aged := map[string]any{"badge": hub.Freshness.Badge, "withhold": hub.Freshness.Withhold, "site": hub.Freshness.Site}
	for name, key := range map[string]string{"old": "checked.aged", "withheld": "checked.withheld", "lists": "groups.aged",
		"ask": "schedule.ask", "over": "notice.over"} {
		aged[name] = typography.Text(l.T(key), code)
	}
	return map[string]any{"meeting": meetingWordsOf(l), "hand": hand, "aged": aged,
		"group": said("group.next", "group.share", "group.copied", "group.address", "group.poster", "group.map_app")}
}

func meetingWordsOf(l *locale.Locale) meetingWords {
	w := meetingWords{When: l.T("meeting.when"), Next: l.T("meeting.next"), Now: l.T("meeting.now"),
		Began: l.T("meeting.began"), Yours: l.T("meeting.yours")}
	for d := range w.Days {
		w.Days[d] = l.Weekday(time.Weekday(d))
	}
	const some = 22 // a day that is no month's number and no year's
	for m := range w.Dates {
		said := l.DayMonth(model.Date{Year: 2024, Month: time.Month(m + 1), Day: some})
		w.Dates[m] = strings.Replace(said, strconv.Itoa(some), "{d}", 1)
	}
	if l.Has("date.day.1") {
		w.First = l.T("date.day.1")
	}
	return w
}
