package parse_test

import (
	"strings"
	"testing"

	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
)

// TestAllocations: what front matter, a paragraph and a long text take to be read is counted in
// allocations, with a quarter more than they were.
func TestAllocations(t *testing.T) {
	head := `---
name: Tuesday circle
summary: On Tuesdays we talk about jobs, sleep and breathing out. You can come to the room or join by video.
first_visit: You sign up, and we send you one page about the group. A host greets you by the lift.
kind: self-help
attendance: hybrid
schedule:
  - {day: tuesday, start: "19:00", end: "20:30", every: week}
timezone: Europe/Dublin
place: {venue: "Reading Room, third floor", address: "7 Harbour Street", city: Cork, country: IE, lat: 51.9, lon: -8.47}
contact: {role: Hosts, email: circle@example.org}
languages: [en, ga]
topics: [work, anxiety]
access: [step-free]
cost: free
join: register
verified: {on: 2026-04-18, by: hub team, how: email}
---

`
	sentence := "We meet in a warm room, and nobody has to speak: you can listen, have a cup of tea, and leave when you like. "
	paragraph := strings.Repeat(sentence, 3) + "\n\n"
	file := load.File{Path: "content/groups/en/circle.md", Section: "groups", Page: "circle", Language: "en"}
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}}
	read := func(text string) float64 {
		data := []byte(text)
		if page, found := parse.Page(file, data, hub); page.Broken {
			t.Fatal(found)
		}
		return testing.AllocsPerRun(5, func() { parse.Page(file, data, hub) })
	}
	fields := read(head)
	text := (read(head+strings.Repeat(paragraph, 20)) - fields) / 20
	words := read(head+strings.Repeat(sentence, 200)) - fields
	for what, is := range map[string]struct{ got, most float64 }{
		"fields": {fields, 1850}, "a paragraph": {text, 15}, "200 sentences": {words, 300},
	} {
		if is.got > is.most {
			t.Errorf("%s: %v allocations, of at most %v", what, is.got, is.most)
		}
	}
}
