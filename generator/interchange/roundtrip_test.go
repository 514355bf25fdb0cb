package interchange

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
)

// whole are groups that say everything which a file may tell.
func whole() []*model.Entry {
	tuesday := model.Session{Days: []time.Weekday{time.Tuesday}, Start: "18:30", End: "20:00", Every: 1,
		Note: "Ring the bell, twice; then wait"}
	everywhere := group("tea", model.Group{
		FirstVisit: "Somebody meets you at the door.", Alert: model.Alert{Text: "No meeting on 24 December",
			Until: day(2026, 12, 25)},
		Kind: "self-help", Attendance: model.AttendHybrid, Timezone: "Europe/Belfast",
		Schedule: []model.Session{tuesday, {Days: []time.Weekday{time.Saturday, time.Sunday}, Start: "10:00", Every: 1},
			{ByArrangement: true, Note: "Write to us"}},
		Place: model.Place{Venue: "Library", Address: "1 High St; rear", City: "Leeds",
			Region: []string{"England", "Yorkshire"}, Postcode: "LS1 3AB", Country: "GB",
			Lat: 53.80755, Lon: -1.5491, HasPoint: true},
		Online:    model.Online{URL: "https://example.org/room", PublishLink: true},
		Contact:   model.Contact{Email: "tea@example.org", Phone: "+44 113 496 0000", URL: "https://tea.example.org/"},
		Languages: []string{"en", "es"}, Audience: []string{"women"}, Access: []string{"step-free"},
		Topics: []string{"hearing-voices"},
		Cost:   "free", Join: model.JoinDropIn, Organisation: "Tea people"})
	everywhere.Original.Summary, everywhere.Original.Updated = "Come in, sit down.", day(2026, 10, 2)
	rules := group("rules", model.Group{Timezone: "Europe/Paris", Schedule: []model.Session{
		{Days: []time.Weekday{time.Monday, time.Friday}, Start: "18:30", End: "20:00", Every: 2, From: day(2026, 1, 5),
			Until: day(2027, 6, 30)},
		{Days: []time.Weekday{time.Thursday}, Start: "09:00", Every: model.EveryMonth, Nth: []int{1, -1}},
		{RRule: "FREQ=MONTHLY;COUNT=30;BYMONTHDAY=15", Start: "11:00", From: day(2026, 1, 15)}}})
	quiet := group("quiet", model.Group{})
	french := group("seul", model.Group{Cost: "3 euros",
		Schedule: []model.Session{{Days: []time.Weekday{1, 2, 3, 4, 5, 6, 0}, Start: "08:00", Every: 1}}}, "fr")
	return []*model.Entry{everywhere, rules, quiet, french}
}

// read reads a file back, and its drafts as pages.
func read(t *testing.T, name string, data []byte) ([]*model.Page, []diag.Finding) {
	t.Helper()
	in := Read(name, data, testHub(), today)
	var pages []*model.Page
	for _, d := range in.Drafts {
		p, findings := parse.Page(load.File{Path: d.Slug, Section: "groups", Language: d.Language, Page: d.Slug},
			[]byte(d.File()), testHub())
		if diag.Errors(findings) > 0 {
			t.Errorf("%s: %s is not as check wants it: %+v\n%s", name, d.Slug, findings, d.File())
		}
		pages = append(pages, p)
	}
	return pages, in.Findings
}

// TestRoundTrip: what is written is read unchanged, but for what the format has no
// words for. Each of these is named when it is written.
func TestRoundTrip(t *testing.T) {
	for format, mute := range map[Format]func(p *model.Page, g *model.Group){
		CSV: func(*model.Page, *model.Group) {},
		HSDS: func(_ *model.Page, g *model.Group) {
			g.Alert.Until, g.Verified, g.Place.Precision = model.Date{}, model.Verification{}, ""
		},
		MeetingGuide: func(p *model.Page, g *model.Group) {
			p.Topics, g.Topics = nil, nil
			g.FirstVisit, g.Alert, g.Kind, g.Cost, g.Join, g.Verified = "", model.Alert{}, "", "", "", model.Verification{}
			if p.Path == "rules" {
				g.Schedule = nil // not weekly: words
			}
			if p.Path == "quiet" {
				g.Schedule = []model.Session{{ByArrangement: true}} // what no day means
			}
		},
		ICalendar: func(p *model.Page, g *model.Group) {
			at := g.Place
			at.Precision = ""
			if n := len(at.Region); n > 1 {
				at.Region = at.Region[n-1:] // which stands in the line
			}
			*g = model.Group{ID: g.ID, Schedule: g.Schedule, Timezone: g.Timezone, Place: at}
			g.Schedule = slices.DeleteFunc(g.Schedule, func(s model.Session) bool { return s.ByArrangement })
			p.Topics, p.Updated = nil, model.Date{}
		},
	} {
		entries := whole()
		pages, findings := read(t, "file", []byte(writtenIn(t, format, entries...)[format.Address()]))
		for _, f := range findings {
			if f.Code != diag.FieldLeftOut {
				t.Errorf("%s: %+v", format, f)
			}
		}
		for _, e := range entries {
			p, g := *e.Original, *e.Original.Group
			p.Topics = g.Topics
			g.Online = model.Online{} // an import shows no link
			g.Schedule = slices.Clone(g.Schedule)
			mute(&p, &g)
			if format == ICalendar && len(g.Schedule) == 0 {
				continue // what has no dates is in no calendar
			}
			i := slices.IndexFunc(pages, func(p *model.Page) bool { return p.Path == e.Path })
			if i < 0 {
				t.Errorf("%s: %s is gone", format, e.Path)
				continue
			}
			back, got := *pages[i], *pages[i].Group
			if format != CSV {
				got.Verified = model.Verification{} // this hub has not checked it
				g.Verified = model.Verification{}
			}
			if format == MeetingGuide {
				if e.Path == "rules" {
					got.Schedule = nil
				}
				if got.Attendance == model.AttendInPerson && e.Path != "tea" {
					t.Errorf("%s: %s has no place, and people meet in the room", format, e.Path)
				}
			}
			if diff := cmp.Diff(g, got); diff != "" {
				t.Errorf("%s: %s\n%s", format, e.Path, diff)
			}
			if format == CSV && back.Language != p.Language {
				t.Errorf("%s: %s is written in %s, want %s", format, e.Path, back.Language, p.Language)
			}
			if diff := cmp.Diff([]any{p.Title, p.Summary, p.Updated, p.Topics},
				[]any{back.Title, back.Summary, back.Updated, back.Topics}); diff != "" {
				t.Errorf("%s: %s\n%s", format, e.Path, diff)
			}
		}
	}
}
