package interchange

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// MeetingGuide is the format of lists of 12-step meetings
// (github.com/code4recovery/spec), a record for each meeting.
const MeetingGuide Format = "meeting-guide"

func meetingGuide() format {
	return format{
		name: MeetingGuide, title: "Meeting Guide",
		aliases: []string{"json", "tsml"}, // TSML: what the plugin 12 Step Meeting List calls it

		reads: "Meeting Guide (JSON or a spreadsheet)",
		sniff: sniffMeetings,
		read:  readMeetings,

		address: route.GroupsJSON,
		write:   func(w *writer) ([]byte, error) { return JSON(w.meetings()) },
		index:   func(w *writer) ([]byte, error) { return JSON(w.partsOf(route.GroupsJSON)) },
		carries: []string{"place", "updated", "summary", "attendance", "schedule", "schedule.by_arrangement",
			"schedule.rrule", // in words, as all that are not every week
			"timezone", "place.region", "place.postcode", "online.url", "contact", "contact.url", "languages",
			"audience", "access",
			"organisation"},
		partly: []fact{
			{"schedule", "that nobody knows when a group meets: it is told as by arrangement",
				ofGroup(func(g *model.Group) bool { return len(g.Schedule) == 0 })},
			{"attendance", "that nobody knows how people meet: it is told by the address and the link",
				ofGroup(func(g *model.Group) bool {
					return g.Attendance == "" && g.Place.Public().Address+g.Online.Public().URL != ""
				})},
			{"languages", "languages for which the format has no code",
				ofGroup(func(g *model.Group) bool { return slices.ContainsFunc(g.Languages, uncoded("languages")) })},
			{"audience", "for whom it is, where the format has no code",
				ofGroup(func(g *model.Group) bool { return slices.ContainsFunc(g.Audience, uncoded("audience")) })},
			{"access", "access for which the format has no code",
				ofGroup(func(g *model.Group) bool { return slices.ContainsFunc(g.Access, uncoded("access")) })},
		},

		holds:   func(e *model.Entry, site *model.Site) bool { return !e.Original.Group.Paused(site.Today) },
		absence: [2]diag.Text{"%d group pauses, and is not in %s.", "%d groups pause, and are not in %s."},
	}
}

// meeting is one record as it is written. The format knows weekly meetings only:
// any other has neither day nor time, and its notes say when it meets. What all
// meetings of a group share stands in group_notes.
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
	State       string         `json:"state,omitempty"`
	PostalCode  string         `json:"postal_code,omitempty"`
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
	GroupNotes  string         `json:"group_notes,omitempty"`
	Entity      string         `json:"entity,omitempty"`
	Updated     string         `json:"updated,omitempty"`
	// not in the format; its best-known program writes and reads it
	Option string `json:"attendance_option,omitempty"`
}

// attendanceOptions are the words of the format for how people take part. It has none
// for the telephone.
var attendanceOptions = map[model.Attendance]string{
	model.AttendInPerson: "in_person", model.AttendOnline: "online", model.AttendHybrid: "hybrid"}

// meetings are the sessions of groups. Paused groups are left out: an app would
// send people there.
func (w *writer) meetings() []meeting {
	meetings := []meeting{}
	if w.slugs == nil {
		w.slugs = map[string]bool{}
		for _, e := range w.all {
			w.slugs[groupID(e)] = true
		}
	}
	for _, e := range w.entries {
		if e.Original.Group.Paused(w.site.Today) {
			continue
		}
		base := w.meeting(e)
		sessions := w.sessions(e, base)
		if len(sessions) == 0 {
			sessions = []meeting{base}
		}
		for i, m := range sessions {
			for n := 2; i > 0 && w.slugs[m.Slug]; n++ {
				m.Slug = fmt.Sprintf("%s-%d", base.Slug, n)
			}
			w.slugs[m.Slug] = true
			meetings = append(meetings, m)
		}
	}
	return meetings
}

// sessions are the sessions of a group that are not over, on a base that says what
// they share.
func (w *writer) sessions(e *model.Entry, base meeting) []meeting {
	var out []meeting
	for _, s := range e.Original.Group.Schedule {
		if !s.Until.IsZero() && s.Until.Before(w.site.Today) {
			continue
		}
		m := base
		switch {
		case weekly(s) && !w.site.Today.Before(s.From):
			m.Day, m.Time, m.EndTime, m.Notes = sundayFirst(s.Days), s.Start, s.End, s.Note
		case s.ByArrangement: // which is what a meeting without a day means
			m.Notes = s.Note
		default:
			m.Notes = w.words(e, s)
		}
		out = append(out, m)
	}
	return out
}

// meeting is what all sessions of a group share.
func (w *writer) meeting(e *model.Entry) meeting {
	p, g := e.Original, e.Original.Group
	place, contact := g.Place.Public(), g.Contact
	m := meeting{Name: p.Title, Slug: groupID(e), Types: types(g), GroupNotes: p.Summary,
		Location: place.Venue, Address: place.Address, City: place.City, Country: place.Country, Regions: place.Region,
		State: directory.Region(place), PostalCode: place.Postcode,
		URL: w.page(e), Website: contact.URL, Email: contact.Email, Phone: contact.Phone,
		Conference: g.Online.Public().URL, Group: p.Title, Entity: g.Organisation, Timezone: w.zone(g),
		Option: attendanceOptions[g.Attendance]}
	if place.HasPoint {
		m.Latitude, m.Longitude = json.Number(degrees(place.Lat)), json.Number(degrees(place.Lon))
	}
	if g.Attendance != model.AttendOnline && g.Attendance != model.AttendPhone {
		m.Approximate = "no"
		if place.Address == "" {
			m.Approximate = "yes"
		}
	}
	if !p.Updated.IsZero() {
		m.Updated = p.Updated.String() + " 00:00:00"
	}
	return m
}

func sundayFirst(days []time.Weekday) []time.Weekday {
	days = slices.Clone(days)
	slices.Sort(days)
	return days
}

// meetingType is a line of meetingtypes.txt.
type meetingType struct {
	code, name, field, key string
	each                   bool // the meetings of one group may differ in it
}

// label is what people call a type.
func (t meetingType) label() string {
	name, _, _ := strings.Cut(t.name, ",")
	return name
}

//go:embed meetingtypes.txt
var meetingTypesFile string

// meetingTypes are the lines of meetingtypes.txt.
var meetingTypes = sync.OnceValue(func() []meetingType { return typesOf(meetingTypesFile) })

// typesOf reads a table of types.
func typesOf(file string) []meetingType {
	var out []meetingType
	for line := range strings.Lines(file) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		switch {
		case strings.HasPrefix(line, "#"):
		case len(parts) == 2:
			out = append(out, meetingType{code: parts[0], name: parts[1]})
		case len(parts) >= 4:
			out = append(out, meetingType{parts[0], parts[1], parts[2], parts[3], len(parts) > 4})
		}
	}
	return out
}

// typeOf returns the code of a word of a vocabulary, or "".
func typeOf(field, key string) string {
	for _, t := range meetingTypes() {
		if t.field == field && t.key == key {
			return t.code
		}
	}
	return ""
}

// languageType returns the code of a language; Dari is a Persian.
func languageType(code string) string {
	base, _, _ := strings.Cut(code, "-")
	switch base {
	case "prs":
		base = "fa"
	case "nb":
		base = "no"
	}
	return typeOf("languages", base)
}

// uncoded returns the question whether a word of a vocabulary has no code.
func uncoded(field string) func(key string) bool {
	return func(key string) bool {
		if field == "languages" {
			return languageType(key) == ""
		}
		return typeOf(field, key) == ""
	}
}

func types(g *model.Group) []string {
	var out []string
	add := func(code string) {
		if code != "" {
			out = append(out, code)
		}
	}
	for _, key := range g.Audience {
		add(typeOf("audience", key))
	}
	for _, key := range g.Access {
		add(typeOf("access", key))
	}
	for _, language := range g.Languages {
		add(languageType(language))
	}
	if g.Attendance == model.AttendOnline || g.Attendance == model.AttendHybrid {
		add("ONL") // the link alone does not say so: many are not published
	}
	slices.Sort(out)
	return slices.Compact(out)
}
