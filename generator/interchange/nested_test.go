package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/frontmatter"
)

// nestedCases are a place, or another field that has fields, as an import wrote it, as it
// stands in the page, as the list has it now, and what comes of that.
var nestedCases = []struct {
	name, imported, page, now, want string
	changed, conflicts              string
}{
	{name: "somebody has added one part, and the list has changed another",
		imported: "place: {address: 1 High Street, city: Leeds}",
		page:     "place: {address: 1 High Street, city: Leeds, precision: area}",
		now:      "place: {address: 2 High Street, city: Leeds}",
		want:     "place: {address: 2 High Street, city: Leeds, precision: area}", changed: "place.address"},
	{name: "in lines, with a comment and other quotes",
		imported: "place: {venue: Hall, address: \"1, High Street\", city: Leeds}",
		page:     "place:\n    # by the river\n    venue: Hall\n    address: '1, High Street'\n    city: Leeds\n    precision: area",
		now:      "place: {venue: Hall, address: \"2, High Street\", city: Leeds, country: GB}",
		want: "place:\n    # by the river\n    venue: Hall\n    address: \"2, High Street\"\n    city: Leeds\n" +
			"    precision: area\n    country: GB", changed: "place.address place.country"},
	{name: "the link is shown, and has changed", imported: "online: {url: \"https://example.org/a\"}",
		page: "online: {url: \"https://example.org/a\", publish_link: true}",
		now:  "online: {url: \"https://example.org/b\"}",
		want: "online: {url: \"https://example.org/b\", publish_link: true}", changed: "online.url"},
	{name: "one number is corrected, and the address has changed",
		imported: "contact: {email: a@example.org, phone: \"1\"}",
		page:     "contact: {email: a@example.org, phone: \"2\"}",
		now:      "contact: {email: b@example.org, phone: \"1\"}",
		want:     "contact: {email: b@example.org, phone: \"2\"}", changed: "contact.email"},
	{name: "both have changed one part", imported: "contact: {email: a@example.org, phone: \"1\"}",
		page: "contact: {email: a@example.org, phone: \"2\"}", now: "contact: {email: b@example.org, phone: \"3\"}",
		want:    "contact: {email: b@example.org, phone: \"2\"}",
		changed: "contact.email", conflicts: "contact.phone"},
	{name: "a corrected street does not come to stand in another town",
		imported: "place: {address: 1 High Street, city: Leeds}", page: "place: {address: 11 High Street, city: Leeds}",
		now: "place: {address: 1 High Street, city: York}", want: "place: {address: 11 High Street, city: Leeds}",
		conflicts: "place.city"},
	{name: "a new street does not come to stand in the town that somebody has corrected",
		imported: "place: {address: 1 High Street, city: Leeds}", page: "place: {address: 1 High Street, city: Otley}",
		now:  "place: {address: 2 Quay, city: Hull, lat: 53.7, lon: -0.3}",
		want: "place: {address: 1 High Street, city: Otley}", conflicts: "place.address place.city"},
	{name: "what somebody took out stays out", imported: "place: {address: 1 High Street, city: Leeds}",
		page: "place: {city: Leeds}", now: "place: {address: 1 High Street, city: Leeds, country: GB}",
		want: "place: {city: Leeds, country: GB}", changed: "place.country"},
	{name: "even when the list has changed it", imported: "place: {address: 1 High Street, city: Leeds}",
		page: "place: {city: Leeds}", now: "place: {address: 2 High Street, city: Leeds}",
		want: "place: {city: Leeds}", conflicts: "place.address"},
	{name: "a field that was taken out does not come back changed", imported: "contact: {phone: \"1\"}",
		page: "", now: "contact: {phone: \"2\"}", want: "", conflicts: "contact"},
	{name: "what is to be hidden gets no street", imported: "place: {city: Leeds}",
		page: "place: {city: Leeds, precision: hidden}",
		now:  "place: {venue: Hall, address: 1 High Street, postcode: LS1 3AB, city: Leeds, country: GB}",
		want: "place: {city: Leeds, precision: hidden, country: GB}", changed: "place.country"},
	{name: "the list has no longer a part", imported: "place: {venue: Hall, city: Leeds}",
		page: "place: {venue: Hall, city: Leeds, precision: area}", now: "place: {city: Leeds}",
		want: "place: {city: Leeds, precision: area}", changed: "place.venue"},
	{name: "who checked when is one fact", imported: "verified: {on: 2026-01-01, by: team}",
		page: "verified: {on: 2026-02-01, by: team}", now: "verified: {on: 2026-03-01, by: them, how: phone}",
		want: "verified: {on: 2026-02-01, by: team}", conflicts: "verified"},
	{name: "what is written in no usual way is one", imported: "place: {city: Leeds}",
		page: "place: {city: Leeds, precision: area} # asked for", now: "place: {city: Leeds, country: GB}",
		want: "place: {city: Leeds, precision: area} # asked for", conflicts: "place"},
}

// TestMergePartByPart: a page and a list that change different parts of a field keep both,
// and an address is never made of two.
func TestMergePartByPart(t *testing.T) {
	draft := func(field string) frontmatter.Draft {
		head, rest, _ := strings.Cut(field, ": {")
		lines := []string{"name: Tea", head + ":"}
		for part := range strings.SplitSeq(strings.TrimSuffix(rest, "}"), ", ") {
			if n := len(lines) - 1; strings.Contains(part, ": ") {
				lines = append(lines, "  "+part)
			} else {
				lines[n] += ", " + part // within quotation marks
			}
		}
		return frontmatter.Draft{Slug: "tea", Language: "en", Lines: lines}
	}
	page := func(field string) string {
		return strings.ReplaceAll("---\nname: Tea\n"+field+"\n---\n", "\n\n", "\n")
	}
	for _, c := range nestedCases {
		imported, now := draft(c.imported), draft(c.now)
		m := Merge(page(c.page), now, Note(imported), false)
		if m.Text != page(c.want) || strings.Join(m.Changed, " ") != c.changed ||
			strings.Join(m.Conflicts, " ") != c.conflicts {
			t.Errorf("%s: %v %v\n%s", c.name, m.Changed, m.Conflicts, m.Text)
		}
		done := Complete(page(c.page), now, Note(imported))
		if got, want := unmarked(done.Text), unmarked(page(c.want)); got != want ||
			strings.Join(done.Conflicts, " ") != c.conflicts {
			t.Errorf("%s: completed %v\n%s\nwant\n%s", c.name, done.Conflicts, got, want)
		}
	}
}

// unmarked are the facts of front matter, however it is written.
func unmarked(page string) string {
	return strings.Join(strings.FieldsFunc(page, func(r rune) bool { return strings.ContainsRune("{}, \n'\"", r) }), " ")
}

// TestNotesOfEarlierImports: where nothing is noted of parts, a changed field is one whole.
func TestNotesOfEarlierImports(t *testing.T) {
	old := Noted{Fields: map[string]string{"name": hash("name: Tea"), "place": hash("place: {city: Leeds}")}}
	d := frontmatter.Draft{Slug: "tea", Language: "en", Lines: []string{"name: Tea", "place:", "  city: York"}}
	m := Merge("---\nname: Tea\nplace: {city: Leeds, precision: area}\n---\n", d, old, false)
	if strings.Join(m.Conflicts, " ") != "place" || len(m.Changed) > 0 {
		t.Errorf("%+v", m)
	}
}

// TestCompletePartByPart: a page corrects one part of what a feed says, and each part knows
// where it stands in the page.
func TestCompletePartByPart(t *testing.T) {
	d := frontmatter.Draft{Slug: "tea", Language: "en", Lines: []string{"name: Tea", "place:", "  venue: Hall",
		"  address: 1 High Street", "  city: Leeds", "  country: GB", "  lat: 53.8", "  lon: -1.5"}}
	for _, c := range []struct{ page, want, own string }{
		{"place: {precision: area}", "place: precision: area venue: Hall address: 1 High Street city: Leeds country: GB " +
			"lat: 53.8 lon: -1.5", ""},
		{"place: {address: 2 High Street}", "place: address: 2 High Street city: Leeds country: GB lat: 53.8 lon: -1.5",
			"place.address"},
		{"place: {city: Otley}", "place: city: Otley country: GB", "place.city"},
		{"place: {precision: hidden}", "place: precision: hidden city: Leeds country: GB", ""},
		{"place: {venue: The Hall}", "place: venue: The Hall address: 1 High Street city: Leeds country: GB lat: 53.8 " +
			"lon: -1.5", "place.venue"},
	} {
		done := Complete("---\nname: Tea\n"+c.page+"\n---\n", d, Noted{})
		if got := unmarked(done.Text); got != "--- name: Tea "+c.want+" ---" || strings.Join(done.Own, " ") != c.own {
			t.Errorf("%s: %v %s", c.page, done.Own, got)
		}
	}
	done := Complete("---\nplace: {precision: area, city: Leeds}\n---\n", d, Noted{})
	lines := strings.Split(done.Text, "\n")
	for n, at := range done.Lines {
		if part := strings.TrimLeft(lines[n], " "); part == "city: Leeds" {
			if want := strings.Index("place: {precision: area, city: Leeds}", part) - 2; at != (Origin{2, want}) {
				t.Errorf("%+v, want %d", at, want)
			}
			return
		}
	}
	t.Error(done.Text)
}
