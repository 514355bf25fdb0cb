package generator

import (
	"slices"
	"testing"

	"peerhub/generator/model"
)

func TestParts(t *testing.T) {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}}}
	p := parts{}
	for path, bytes := range map[string]int{
		"groups.ics": 1000, "groups/index.html": 1000, "groups/2.html": 1000, "groups/tea/index.html": 1000,
		"groups/tea/tea.ics": 30, "groups/walk/walk.ics": 30, "fr/groups/tea/index.html": 1000,
		"groups/day/index.html": 100, "groups/day/monday/index.html": 100, "fr/groups/day/monday/2.html": 100,
		"fr/groups/place/gb/index.html": 700, "guides/day/monday/index.html": 1000,
	} {
		p.add(hub, path, bytes)
	}
	want := []Part{{"place", 1, 700}, {"day", 3, 300}, {Calendars, 2, 60}}
	if got := p.sorted(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
