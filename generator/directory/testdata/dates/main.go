// Command dates prints calendars of groups that meet in every way a schedule
// knows, each with the dates that are in it, as JSON: for generator/browser's
// test, which reads the calendars with a library that is not written in Go.
package main

import (
	"encoding/json"
	"log"
	"os"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		log.Fatal(err)
	}
	return d
}

type calendar struct {
	Name     string  `json:"name"`
	ICS      string  `json:"ics"`
	From, To int64   // seconds since 1970
	Dates    []int64 `json:"dates"`
}

func main() {
	tuesday, two := []time.Weekday{time.Tuesday}, []time.Weekday{time.Monday, time.Friday}
	sessions := map[string]model.Session{
		"weekly":              {Days: tuesday, Start: "18:30", End: "20:00", Every: 1},
		"two days, two weeks": {Days: two, Start: "10:00", Every: 2, From: day("2026-01-07")},
		"five weeks":          {Days: tuesday, Start: "18:30", Every: 5, From: day("2026-01-07")},
		"first and last":      {Days: tuesday, Start: "18:30", Every: model.EveryMonth, Nth: []int{1, -1}},
		"fifth":               {Days: tuesday, Start: "18:30", Every: model.EveryMonth, Nth: []int{5}},
		"after midnight":      {Days: two, Start: "22:00", End: "01:00", Every: 1},
		"early":               {Days: []time.Weekday{time.Wednesday}, Start: "00:15", End: "01:00", Every: 1},
		"daily": {Days: []time.Weekday{1, 2, 3, 4, 5, 6, 0}, Start: "12:00", Every: 1,
			From: day("2026-03-20"), Until: day("2026-04-20")},
		"except, extra, until": {Days: tuesday, Start: "18:30", Every: 1, Until: day("2026-12-31"),
			Except: []model.Date{day("2026-03-31"), day("2026-10-27")},
			Extra:  []model.Date{day("2026-04-01"), day("2026-12-26"), day("2027-02-02")}},
		"days besides alone": {Days: tuesday, Start: "18:30", Every: 1, From: day("2026-01-06"),
			Until: day("2026-01-05"), Extra: []model.Date{day("2026-05-01"), day("2026-04-01")}},
		"every third day":       {RRule: "FREQ=DAILY;INTERVAL=3", Start: "18:30", From: day("2026-01-02")},
		"the 15th and the last": {RRule: "FREQ=MONTHLY;BYMONTHDAY=15,-1", Start: "18:30"},
		"every second month": {RRule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", Start: "18:30",
			From: day("2026-01-07")},
		"last working day":        {RRule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", Start: "18:30"},
		"ten times":               {RRule: "FREQ=WEEKLY;BYDAY=TU;COUNT=10", Start: "18:30", From: day("2026-03-01")},
		"until a day":             {RRule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630", Start: "18:30"},
		"the first Monday of May": {RRule: "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO", Start: "18:30"},
	}
	hub := &model.Hub{BaseURL: "https://example.org/", DefaultLanguage: "en", Title: model.Text{"en": "X"}}
	from, to := day("2026-01-01").In(time.UTC), day("2028-01-01").In(time.UTC)
	var out []calendar
	for _, zone := range []string{"Europe/London", "America/New_York", "Africa/Cairo", "Pacific/Auckland",
		"Asia/Kathmandu", "Africa/Casablanca", "UTC"} {
		for name, s := range sessions {
			g := &model.Group{ID: "g", Timezone: zone, Schedule: []model.Session{s}}
			p := &model.Page{Section: "groups", Path: "g", Language: "en", Kind: model.KindGroup, Title: "X",
				OfKind: model.OfKind{Group: g}}
			e := &model.Entry{Section: "groups", Path: "g", Kind: model.KindGroup, Original: p,
				Pages: map[string]*model.Page{"en": p}}
			c := calendar{Name: name + ", " + zone, From: from.Unix(), To: to.Unix(),
				ICS: string(directory.NewCalendars(hub, day("2026-01-01")).Group(e))}
			for _, t := range directory.Occurrences(g, s, directory.Zone(g, hub), from, to) {
				c.Dates = append(c.Dates, t.Unix())
			}
			out = append(out, c)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		log.Fatal(err)
	}
}
