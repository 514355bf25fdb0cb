package interchange

import (
	"slices"
	"testing"
	"time"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// plain is a group that says none of the facts, and is in the files of all formats,
// as far as a group without a fact can be.
func plain() *model.Entry {
	e := group("tea", model.Group{Place: model.Place{City: "Leeds", Lat: 53.8, Lon: -1.5, HasPoint: true},
		Schedule: []model.Session{{Days: []time.Weekday{time.Tuesday}, Start: "18:30", Every: 1}}})
	e.Original.Group.Verified = model.Verification{}
	return e
}

// saying are groups that say a fact, by its field. Those that plain says already
// are taken from it first.
var saying = map[string]struct {
	without, with func(p *model.Page, g *model.Group)
}{
	"text":        {with: func(p *model.Page, _ *model.Group) { p.Body.Text = "Come in." }},
	"summary":     {with: func(p *model.Page, _ *model.Group) { p.Summary = "Come in." }},
	"first_visit": {with: func(_ *model.Page, g *model.Group) { g.FirstVisit = "Somebody meets you." }},
	"alert.text":  {with: func(_ *model.Page, g *model.Group) { g.Alert.Text = "No meeting today" }},
	"alert.until": {without: func(_ *model.Page, g *model.Group) { g.Alert.Text = "No meeting today" },
		with: func(_ *model.Page, g *model.Group) { g.Alert.Until = day(2026, 12, 25) }},
	"resumes":          {with: func(_ *model.Page, g *model.Group) { g.Resumes = day(2026, 11, 1) }},
	"kind":             {with: func(_ *model.Page, g *model.Group) { g.Kind = "self-help" }},
	"attendance.phone": {with: func(_ *model.Page, g *model.Group) { g.Attendance = model.AttendPhone }},
	"attendance":       {with: func(_ *model.Page, g *model.Group) { g.Attendance = model.AttendOnline }},
	"schedule": {without: func(_ *model.Page, g *model.Group) { g.Schedule = nil },
		with: func(_ *model.Page, g *model.Group) { g.Schedule = plain().Original.Group.Schedule }},
	"schedule.by_arrangement": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule = append(g.Schedule, model.Session{ByArrangement: true, Note: "Ring us"})
	}},
	"schedule.every": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule[0].Every, g.Schedule[0].Nth = model.EveryMonth, []int{1}
	}},
	"schedule.from": {with: func(_ *model.Page, g *model.Group) { g.Schedule[0].From = day(2026, 1, 6) }},
	"schedule.rrule": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule[0] = model.Session{RRule: "FREQ=DAILY;INTERVAL=3", Start: "18:30"}
	}},
	"schedule.except": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule[0].Except = []model.Date{day(2026, 12, 22)}
	}},
	"timezone": {with: func(_ *model.Page, g *model.Group) { g.Timezone = "Africa/Nairobi" }},
	"place": {without: func(_ *model.Page, g *model.Group) { g.Place.City = "" },
		with: func(_ *model.Page, g *model.Group) { g.Place.City, g.Place.Country = "Leeds", "GB" }},
	"place.region":    {with: func(_ *model.Page, g *model.Group) { g.Place.Region = []string{"Yorkshire"} }},
	"place.postcode":  {with: func(_ *model.Page, g *model.Group) { g.Place.Postcode = "LS1 3AB" }},
	"place.precision": {with: func(_ *model.Page, g *model.Group) { g.Place.Precision = model.PlaceExact }},
	"online.url": {with: func(_ *model.Page, g *model.Group) {
		g.Online = model.Online{URL: "https://example.org/room", PublishLink: true}
	}},
	"online.ask_passcode": {with: func(_ *model.Page, g *model.Group) { g.Online.AskPasscode = true }},
	"contact":             {with: func(_ *model.Page, g *model.Group) { g.Contact.Phone = "+44 113 496 0000" }},
	"contact.url":         {with: func(_ *model.Page, g *model.Group) { g.Contact.URL = "https://tea.example.org/" }},
	"languages":           {with: func(_ *model.Page, g *model.Group) { g.Languages = []string{"es"} }},
	"audience":            {with: func(_ *model.Page, g *model.Group) { g.Audience = []string{"women"} }},
	"topics":              {with: func(_ *model.Page, g *model.Group) { g.Topics = []string{"hearing-voices"} }},
	"access":              {with: func(_ *model.Page, g *model.Group) { g.Access = []string{"step-free"} }},
	"cost":                {with: func(_ *model.Page, g *model.Group) { g.Cost = "free" }},
	"join":                {with: func(_ *model.Page, g *model.Group) { g.Join = model.JoinDropIn }},
	"organisation":        {with: func(_ *model.Page, g *model.Group) { g.Organisation = "Tea people" }},
	"updated":             {with: func(p *model.Page, _ *model.Group) { p.Updated = day(2026, 10, 2) }},
	"verified.on":         {with: func(_ *model.Page, g *model.Group) { g.Verified.On = day(2026, 10, 1) }},
}

// saysPlainly sets a text, or one word of a list, in a field of which there is no example.
func saysPlainly(path string) (with func(*model.Page, *model.Group), ok bool) {
	f, ok := schema.Of(model.KindGroup).Field(path)
	return func(_ *model.Page, g *model.Group) {
		word := append(slices.Clone(f.Choices), "Something")[0]
		switch at := schema.GroupAt(path, g).(type) {
		case *[]string:
			*at = []string{word}
		case *bool:
			*at = true
		case *int:
			*at = 1
		default:
			schema.SetText(at, word)
		}
	}, ok
}

// noWords are facts that change the file of a format although it has no words for
// them, and what becomes of them.
var noWords = map[Format]map[string]string{
	MeetingGuide: {
		"schedule.every":   "in the notes, in words alone",
		"attendance.phone": "no place is said to be exact or not",
	},
	HSDS: {"schedule.rrule": "in the description, in words alone"},
	ICalendar: {
		"verified.on":    "into the day from which its dates are counted",
		"updated":        "into the stamp of its events",
		"place":          "on one line",
		"place.postcode": "on one line",
		"place.region":   "on one line",
	},
}

// TestCarries holds what each format says that it carries to the files that it
// writes: a fact changes the file, or it is named as lost.
func TestCarries(t *testing.T) {
	for _, fact := range facts() {
		example, ok := saying[fact.field]
		if !ok {
			example.with, ok = saysPlainly(fact.field)
		}
		translated := fact.field == "translations"
		if !ok && !translated {
			t.Errorf("no example says %s", fact.field)
			continue
		}
		without, with := plain(), plain()
		for _, e := range []*model.Entry{without, with} {
			if example.without != nil {
				example.without(e.Original, e.Original.Group)
			}
		}
		if translated {
			own := *with.Original
			own.Language, own.Title = "fr", "Thé"
			with.Pages["fr"] = &own
		} else {
			example.with(with.Original, with.Original.Group)
		}
		if fact.says(without) || !fact.says(with) {
			t.Errorf("the example of %s says it: %t without, %t with", fact.field, fact.says(without), fact.says(with))
		}
		for _, f := range formats() {
			if f.write == nil {
				continue
			}
			changed := writtenIn(t, f.name, without)[f.address] != writtenIn(t, f.name, with)[f.address]
			carried := slices.Contains(f.carries, fact.field)
			switch why := noWords[f.name][fact.field]; {
			case why != "" && (carried || !changed):
				t.Errorf("%s: %s no longer goes %s", f.name, fact.field, why)
			case why == "" && changed && !carried:
				t.Errorf("%s tells %s, and is said not to", f.name, fact.field)
			case !changed && carried:
				t.Errorf("%s is said to tell %s, and does not", f.name, fact.field)
			}
		}
	}
}

// TestCarriesInPart: what a format is said to lack of a field that it carries is
// not in its file.
func TestCarriesInPart(t *testing.T) {
	examples := map[string]struct {
		without, with func(g *model.Group)
		guessed       bool // whoever reads the file takes something for it
	}{
		"meeting-guide schedule": {without: func(g *model.Group) { g.Schedule = []model.Session{{ByArrangement: true}} },
			with: func(g *model.Group) { g.Schedule = nil }},
		"meeting-guide attendance": {without: func(*model.Group) {},
			with: func(g *model.Group) { g.Place.Address = "1 High Street" }, guessed: true},
		"meeting-guide languages": {without: func(*model.Group) {},
			with: func(g *model.Group) { g.Languages = []string{"eo"} }},
		"meeting-guide audience": {without: func(*model.Group) {},
			with: func(g *model.Group) { g.Audience = []string{"carers"} }},
		"meeting-guide access": {without: func(*model.Group) {},
			with: func(g *model.Group) { g.Access = []string{"parking"} }},
	}
	for _, f := range formats() {
		for _, part := range f.partly {
			example, ok := examples[string(f.name)+" "+part.field]
			if !ok {
				t.Errorf("no example says for %s: %s", f.name, part.what)
				continue
			}
			without, with := plain(), plain()
			example.without(without.Original.Group)
			example.with(with.Original.Group)
			if part.says(without) || !part.says(with) {
				t.Errorf("%s: the example does not say: %s", f.name, part.what)
			}
			if !example.guessed && writtenIn(t, f.name, without)[f.address] != writtenIn(t, f.name, with)[f.address] {
				t.Errorf("%s tells: %s", f.name, part.what)
			}
			if lost := Count(f.name, site(with)).Lost; !slices.Contains(lost, Loss{part.what, 1}) {
				t.Errorf("%s: %v does not have: %s", f.name, lost, part.what)
			}
		}
	}
}
