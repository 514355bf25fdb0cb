package render_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// TestWhatPagesCost counts what a page of a group, a card in a list and a page of a list add to
// a site: bytes that a host keeps, and what the program asks memory for. A site of 10,000 pages
// has 400,000 cards, so a tag in each is some MB.
func TestWhatPagesCost(t *testing.T) {
	hub := map[string]string{}
	for i := range 60 {
		hub[fmt.Sprintf("content/groups/en/circle-%02d.md", i)] = fmt.Sprintf("---\ntitle: Circle %02d\nattendance: in-person\n"+
			"place: {venue: Room %[1]d, city: Leeds, country: GB, lat: 53.8, lon: -1.5}\nlanguages: [en]\njoin: contact-first\n"+
			"contact: {email: circle-%02[1]d@example.org}\ntimezone: Europe/London\nverified: {on: 2026-11-03}\n"+
			"schedule: [{day: tuesday, start: \"18:30\", end: \"20:00\", every: week}]\n---\n\nCome in.\n", i)
	}
	b := builtHub(t, hub)
	list := b.files["groups/place/gb-leeds/index.html"]
	cards := strings.Split(list, `<li class="card`)[1:]
	if len(cards) < 20 {
		t.Fatalf("%d cards", len(cards))
	}
	r := b.fresh()
	for _, page := range []struct {
		path          string
		bytes, allocs int
	}{
		{"groups/circle-01/index.html", 6_740, 1_200},
		{"groups/place/gb-leeds/index.html", 25_800, 650},
		{"guides/start/index.html", 4_570, 540},
	} {
		at, ok := r.At(page.path)
		if !ok {
			t.Fatalf("there is no %s", page.path)
		}
		var file bytes.Buffer
		allocs := int(testing.AllocsPerRun(20, func() {
			file.Reset()
			if _, err := r.Render(t.Context(), at, &file); err != nil {
				t.Fatal(err)
			}
		}))
		if file.Len() > page.bytes || allocs > page.allocs {
			t.Errorf("%s has %d bytes, and asks for memory %d times; at most %d and %d", page.path, file.Len(), allocs,
				page.bytes, page.allocs)
		}
	}
	if card := len(cards[1]) + len(`<li class="card`); card > 390 {
		t.Errorf("a card has %d bytes, at most 390: %s", card, cards[1])
	}
}
