package feed

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// meeting is one record of the Meeting Guide format
// (github.com/code4recovery/spec). It knows weekly meetings only: any other
// has neither day nor time, and its notes say when it meets.
type meeting struct {
	Name        string         `json:"name"`
	Slug        string         `json:"slug"`
	Day         []time.Weekday `json:"day,omitempty"` // Sunday is 0, as Go has it
	Time        string         `json:"time,omitempty"`
	EndTime     string         `json:"end_time,omitempty"`
	Timezone    string         `json:"timezone,omitempty"`
	Types       []string       `json:"types,omitempty"`
	Notes       string         `json:"notes,omitempty"`
	Location    string         `json:"location,omitempty"`
	Address     string         `json:"address,omitempty"`
	City        string         `json:"city,omitempty"`
	Country     string         `json:"country,omitempty"`
	Regions     []string       `json:"regions,omitempty"`
	Latitude    json.Number    `json:"latitude,omitempty"`
	Longitude   json.Number    `json:"longitude,omitempty"`
	Approximate string         `json:"approximate,omitempty"`
	URL         string         `json:"url,omitempty"`
	Website     string         `json:"website,omitempty"`
	Email       string         `json:"email,omitempty"`
	Phone       string         `json:"phone,omitempty"`
	Conference  string         `json:"conference_url,omitempty"`
	Group       string         `json:"group,omitempty"`
	Entity      string         `json:"entity,omitempty"`
	Updated     string         `json:"updated,omitempty"`
}

// meetingGuide writes groups.json. Paused groups are left out: an app would
// send people there.
func (w *writer) meetingGuide(entries []*model.Entry) error {
	meetings := []meeting{}
	slugs := map[string]bool{}
	for _, e := range entries {
		slugs[groupID(e)] = true
	}
	for _, e := range entries {
		g := e.Original.Group
		if g.Paused(w.site.Today) {
			continue
		}
		base, first := w.meeting(e), true
		for _, s := range g.Schedule {
			if !s.Until.IsZero() && s.Until.Before(w.site.Today) {
				continue
			}
			m := base
			for n := 2; !first && slugs[m.Slug]; n++ {
				m.Slug = fmt.Sprintf("%s-%d", base.Slug, n)
			}
			slugs[m.Slug], first = true, false
			if weekly(s) && !w.site.Today.Before(s.From) {
				m.Day, m.Time, m.EndTime, m.Timezone = sundayFirst(s.Days), s.Start, s.End, w.zone(g)
				m.Notes = joined(". ", m.Notes, s.Note)
			} else {
				m.Notes = joined(". ", m.Notes, w.words(e, s))
			}
			meetings = append(meetings, m)
		}
		if first {
			meetings = append(meetings, base)
		}
	}
	data, err := marshal(meetings)
	if err != nil {
		return err
	}
	return w.write("groups.json", data)
}

// meeting is what all sessions of a group share.
func (w *writer) meeting(e *model.Entry) meeting {
	p, g := e.Original, e.Original.Group
	place, contact := g.Place.Told(), g.Contact
	m := meeting{Name: p.Title, Slug: groupID(e), Types: types(g), Notes: p.Summary,
		Location: place.Venue, Address: place.Address, City: place.City, Country: place.Country, Regions: place.Region,
		URL: w.page(e), Website: contact.URL, Email: contact.Email, Phone: contact.Phone,
		Conference: g.Online.Told().URL, Group: p.Title, Entity: g.Organisation}
	if place.HasPoint {
		m.Latitude, m.Longitude = json.Number(degrees(place.Lat)), json.Number(degrees(place.Lon))
	}
	if g.Attendance != model.AttendOnline && g.Attendance != model.AttendPhone {
		m.Approximate = "no"
		if place.Address == "" {
			m.Approximate = "yes"
		}
	}
	if on := changed(p); !on.IsZero() {
		m.Updated = on.String() + " 00:00:00"
	}
	return m
}

// words says when a session is, for people.
func (w *writer) words(e *model.Entry, s model.Session) string {
	g := *e.Original.Group
	g.Schedule = []model.Session{s}
	for _, line := range directory.Words(&g, w.site.Hub, w.set.For(e.Original.Language), w.site.Today) {
		return line.String()
	}
	return ""
}

// weekly reports whether a session is one that the format can tell.
func weekly(s model.Session) bool {
	return len(s.Days) > 0 && s.Every == 1 && s.RRule == "" && !s.ByArrangement && s.Start != ""
}

func sundayFirst(days []time.Weekday) []time.Weekday {
	days = slices.Clone(days)
	slices.Sort(days)
	return days
}

// typeOf has the format's codes for vocabulary keys. A hub with other keys
// goes without codes.
var typeOf = map[string]string{
	"women": "W", "men": "M", "young-people": "Y", "older-people": "SEN", "lgbtq": "LGBTQ",
	"step-free": "X", "fragrance-free": "FF", "child-friendly": "CF",
}

// typeOfLanguage has the format's codes for languages that are not the
// language's own in capitals.
var typeOfLanguage = map[string]string{
	"es": "S", "it": "ITA", "ko": "KOR", "pl": "POL", "pt": "POR", "pa": "PUN", "ru": "RUS",
	"am": "AM", "da": "DA", "de": "DE", "el": "EL", "en": "EN", "fa": "FA", "prs": "FA", "fr": "FR", "he": "HE", "hi": "HI",
	"hr": "HR", "hu": "HU", "ja": "JA", "lt": "LT", "ml": "ML", "no": "NO", "nb": "NO", "sk": "SK", "sv": "SV", "th": "TH",
	"tl": "TL", "uk": "UK",
}

func types(g *model.Group) []string {
	var out []string
	for _, key := range append(slices.Clone(g.Audience), g.Access...) {
		if code := typeOf[key]; code != "" {
			out = append(out, code)
		}
	}
	for _, language := range g.Languages {
		base, _, _ := strings.Cut(language, "-")
		if code := typeOfLanguage[base]; code != "" {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// joined joins the texts that are not empty.
func joined(by string, texts ...string) string {
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	for i := range len(texts) - 1 {
		texts[i] = strings.TrimRight(texts[i], ".")
	}
	return strings.Join(texts, by)
}
