package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/frontmatter"
)

// TestAlike: a newer listing of a group is told from another group of its name.
func TestAlike(t *testing.T) {
	lines := "name: Lantern Circle\nschedule:\n  - {day: tuesday, start: \"18:00\", every: week}\n" +
		"attendance: in-person\n" +
		"place: {venue: Mill Hall, address: \"4 Mill Lane, 19901\", city: Dover, region: [DE], country: US}\nsource: a"
	noted := func(text string) Noted { return Note(frontmatter.Draft{Lines: strings.Split(text, "\n")}) }
	for name, c := range map[string]struct {
		was, is string
		want    bool
	}{
		"the same":       {"", "", true},
		"another day":    {"tuesday", "friday", true},
		"another place":  {"Mill Hall, address: \"4 Mill Lane, 19901\", city: Dover", "Quay, city: Duluth", true},
		"another name":   {"Lantern Circle", "Anchor", false},
		"another source": {"source: a", "source: b", true},
	} {
		if got := isAlike(noted(lines), noted(strings.Replace(lines, c.was, c.is, 1))); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if isAlike(noted(lines), noted("name: Lantern Circle\nschedule:\n  - {day: saturday, start: \"09:00\", every: week}\n"+
		"attendance: in-person\nplace: {venue: Quay House, city: Duluth, region: [MN], country: US}")) {
		t.Error("a group of the same name in another town is taken for the same")
	}
}

// shed is a row of a list as an import makes a draft of it.
func shed(slug, id, name, venue, city, phone string) frontmatter.Draft {
	d := frontmatter.Draft{Slug: slug, Language: "en", Name: name, Records: 1, Lines: []string{"name: " + name,
		"schedule:", "  - day: friday", "    start: \"12:00\"", "place:", "  venue: " + venue, "  city: " + city, "contact:",
		"  phone: \"" + phone + "\"", "source: some.csv"}}
	if venue == "" {
		d.Lines = []string{"name: " + name, "place:", "  city: " + city, "source: some.csv"}
	}
	if id != "" {
		d.Lines = append(d.Lines, "id: "+id)
	}
	return d
}

// TestAgain: which group of a list is which of its last import, and that a list is the same
// as before, is told by what was noted then: pages are not asked.
func TestAgain(t *testing.T) {
	was := shed("mens-shed", "", "Mens shed", "Shed", "Leeds", "0113 496 0002")
	for name, c := range map[string]struct {
		now  []frontmatter.Draft
		gone bool     // somebody took the page away
		want []string // what of the list is the group that was
		sure bool
		list bool // it is the same list
	}{
		"another name": {now: []frontmatter.Draft{shed("x", "", "Shed for Men", "Shed", "Leeds", "0113 496 0002")},
			want: []string{"x"}},
		"a town in its short name since": {now: []frontmatter.Draft{
			shed("mens-shed-york", "", "Mens shed", "Barn", "York", "0113 496 0009"),
			shed("mens-shed-leeds", "", "Mens shed", "", "Leeds", "")}, want: []string{"mens-shed-leeds"},
			sure: true, list: true},
		"another name and venue": {now: []frontmatter.Draft{shed("x", "", "Shed for Men", "Barn", "Leeds", "0113 496 0002")},
			want: []string{"x"}},
		"another group": {now: []frontmatter.Draft{shed("x", "", "Choir", "Barn", "Leeds", "0113 496 0009")}},
		"a day and a town": {now: []frontmatter.Draft{{Slug: "x", Language: "en", Lines: []string{"name: Choir", "schedule:",
			"  - day: friday", "    start: \"12:00\"", "place:", "  city: Leeds"}}}},
		"one of two": {now: []frontmatter.Draft{shed("x", "", "Choir", "Shed", "Leeds", "0113 496 0002"),
			shed("y", "", "Shed", "Shed", "Leeds", "0113 496 0002")}},
		"an id since": {now: []frontmatter.Draft{shed("g1", "g1", "Mens shed", "Shed", "Leeds", "0113 496 0003")},
			want: []string{"g1"}, sure: true, list: true},
		"an id since, and a group of its name": {now: []frontmatter.Draft{
			shed("g2", "g2", "Mens shed", "Barn", "York", "0113 496 0009"),
			shed("g1", "g1", "Mens shed", "Shed", "Leeds", "0113 496 0003")}, want: []string{"g1"}, sure: true, list: true},
		"an id since, in another town": {now: []frontmatter.Draft{
			shed("g1", "g1", "Mens shed", "Barn", "York", "0113 496 0009")}},
		"its page is gone": {now: []frontmatter.Draft{shed("x", "", "Shed for Men", "Shed", "Leeds", "0113 496 0002")},
			gone: true, want: []string{"x"}},
		"its page is gone, and another group is in its room": {gone: true, now: []frontmatter.Draft{{Slug: "x",
			Language: "en", Lines: []string{"name: Choir", "schedule:", "  - day: monday", "place:", "  venue: Shed",
				"  city: Leeds", "contact:", "  phone: \"0113 496 0002\""}}}},
	} {
		notes := Notes{}
		notes.Add("CSV: old.csv", "content/groups/en/mens-shed.md", Note(was))
		if got := notes.Source(Import{Format: CSV, Drafts: c.now}, "new.csv") == "CSV: old.csv"; got != c.list {
			t.Errorf("%s: the same list: %t", name, got)
		}
		var got []string
		read := func(string) (string, bool) { return "---\nname: Somebody has changed all\n---\n", !c.gone }
		for _, r := range notes.Renamed("CSV: old.csv", c.now, read) {
			if got = append(got, r.Draft.Slug); r.Sure != c.sure || r.Was != "mens-shed" {
				t.Errorf("%s: %+v", name, r)
			}
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%s: it is %q, want %q", name, got, c.want)
		}
	}
}

// TestAgainWithIDs: where both sides have ids, these decide; where a list got them, each
// group finds its own page, also one of which little is known, and two of one name.
func TestAgainWithIDs(t *testing.T) {
	notes := Notes{}
	for _, d := range []frontmatter.Draft{shed("tea", "", "Tea", "Hall", "Leeds", "1"),
		shed("tea-2", "", "Tea", "Barn", "Leeds", "2"), shed("walk", "", "Walk", "", "Leeds", ""),
		shed("g9", "g9", "Soup", "Inn", "Leeds", "9")} {
		notes.Add("CSV: old.csv", "content/groups/en/"+d.Slug+".md", Note(d))
	}
	now := []frontmatter.Draft{shed("b", "b", "Tea", "Barn", "Leeds", "2"), shed("w", "w", "Walk", "", "Leeds", ""),
		shed("a", "a", "Tea", "Hall", "Leeds", "1"), shed("g8", "g8", "Soup", "Inn", "Leeds", "9")}
	got := ""
	for _, r := range notes.Renamed("CSV: old.csv", now, func(string) (string, bool) { return "", true }) {
		got += r.Draft.Slug + " " + r.Was + "; "
	}
	if want := "b tea-2; a tea; w walk; "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
