package pages

import (
	"fmt"
	"strconv"
	"testing"

	"peerhub/generator/render/frame"
)

// TestLetters: a part of the list of all pages is named in the reader's script, whatever
// stands at its ends.
func TestLetters(t *testing.T) {
	cards := func(titles ...string) (out []*frame.Card) {
		for _, title := range titles {
			out = append(out, &frame.Card{Facts: &frame.Facts{Title: title}})
		}
		return out
	}
	english, arabic := &frame.Language{Name: "English"}, &frame.Language{Name: "العربية"}
	for _, c := range []struct {
		of   *frame.Language
		list []*frame.Card
		want string
	}{
		{english, cards("112: the number", "About us", "“Peer” support"), "Ab – Pe"},
		{english, cards("Peer", "Éclair", "مجموعة"), "Pe – Ec"},
		{arabic, cards("112", "About", "أهلًا", "مجموعة"), "اه – مج"},
		{english, cards("مجموعة"), "مج – مج"},
		{english, cards("112"), "0–9"},
	} {
		if got := letters(c.of, c.list); got != c.want {
			t.Errorf("%v: %q, not %q", c.list[0].Title, got, c.want)
		}
	}
}

// TestLatinLast: an Arabic reader's list of all pages begins with Arabic.
func TestLatinLast(t *testing.T) {
	var all []*frame.Card
	for _, title := range []string{"112", "About", "«أمرّ»", "مجموعة"} {
		all = append(all, &frame.Card{Facts: &frame.Facts{Title: title}})
	}
	for name, want := range map[string]string{"العربية": "112 «أمرّ» مجموعة About ", "English": "112 About «أمرّ» مجموعة "} {
		got := ""
		for _, c := range latinLast(&frame.Language{Name: name}, all) {
			got += c.Title + " "
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestOwnFirst: words that are not translated do not come before those of the reader.
func TestOwnFirst(t *testing.T) {
	card := func(title string, own bool) *frame.Card {
		return &frame.Card{Facts: &frame.Facts{Title: title}, Own: own}
	}
	got := ""
	for _, c := range frame.OwnFirst([]*frame.Card{card("Bias", false), card("Trial", false), card("أ", true), card("ب", true)}) {
		got += c.Title + " "
	}
	if want := "أ ب Bias Trial "; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// TestVolumes: no page of a long list of all pages names all the others. Each page leads to
// all volumes, and to all pages of its own.
func TestVolumes(t *testing.T) {
	l := &frame.Language{Name: "English"}
	for _, c := range []struct{ entries, volumes, most int }{
		{titlesPerPage, 0, 0}, {mostRanges * titlesPerPage, 0, mostRanges}, {mostRanges*titlesPerPage + 1, 6, 7},
		{100_000, 26, 26},
	} {
		var cards []*frame.Card
		for i := range c.entries {
			cards = append(cards, &frame.Card{Facts: &frame.Facts{Title: fmt.Sprintf("%c%c %d", 'A'+i*26/c.entries, 'a'+i%26, i)}})
		}
		r := rangesOf(l, cards)
		named := map[string]bool{}
		for n := 1; n <= pagesOf(c.entries, titlesPerPage); n++ {
			volumes, pages := r.links(n, strconv.Itoa)
			current := 0
			for _, link := range pages {
				named[link.Href] = true
				if link.Current {
					current++
				}
			}
			if len(volumes) != c.volumes || len(pages) > c.most || c.most > 0 && current != 1 {
				t.Errorf("page %d of %d entries names %d volumes and %d pages, of which it is %d", n, c.entries, len(volumes),
					len(pages), current)
			}
		}
		if len(named) != pagesOf(c.entries, titlesPerPage) && c.most > 0 {
			t.Errorf("of %d entries %d pages are named", c.entries, len(named))
		}
	}
}
