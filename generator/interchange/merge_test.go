package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/frontmatter"
)

// TestMerge: who wins, field by field, when a file comes again.
func TestMerge(t *testing.T) {
	draft := func(lines ...string) frontmatter.Draft {
		return frontmatter.Draft{Slug: "tea", Language: "en", Lines: lines}
	}
	first := draft("name: Tea", "schedule:", `  - day: monday`, `    start: "18:00"`, "place:", "  city: Leeds",
		"cost: Free", "source: a.csv")
	noted := Note(first)
	imported := first.File()
	rung := strings.Replace(imported, "cost: Free", "cost: Free\n# rung by Anna\nverified: {on: 2026-02-01}", 1)
	moved := strings.Replace(imported, "{city: Leeds}", "{city: York}", 1)
	later := draft("name: Tea", "schedule:", `  - day: friday`, `    start: "18:00"`, "place:", "  city: Hull",
		"summary: Come in.", "source: b.csv")
	later.Text = "New words."
	for name, c := range map[string]struct {
		page      string
		draft     frontmatter.Draft
		noted     Noted
		replace   bool
		want      string // "" is the page itself
		changed   string
		conflicts string
	}{
		"nothing new":     {imported, first, noted, false, "", "", ""},
		"written by hand": {rung, first, noted, false, "", "", ""},
		"another name of the file": {imported, draft("name: Tea", "schedule:", `  - day: monday`, `    start: "18:00"`,
			"place:", "  city: Leeds", "cost: Free", "source: a (1).csv"), noted, false, "", "", ""},
		"new in the file": {rung, later, noted, false,
			"---\nname: Tea\nschedule:\n  - {day: friday, start: \"18:00\"}\nplace: {city: Hull}\n# rung by Anna\n" +
				"verified: {on: 2026-02-01}\nsource: a.csv\nsummary: Come in.\n---\n\nNew words.\n",
			"schedule place cost summary text", ""},
		"changed on both sides": {moved, later, noted, false,
			"---\nname: Tea\nschedule:\n  - {day: friday, start: \"18:00\"}\nplace: {city: York}\nsource: a.csv\n" +
				"summary: Come in.\n---\n\nNew words.\n",
			"schedule cost summary text", "place.city"},
		"the file wins":         {moved, first, noted, true, imported, "place", ""},
		"changed by hand alone": {moved, first, noted, false, "", "", ""},
		"taken out by hand": {strings.Replace(imported, "cost: Free\n", "", 1), first, noted, false, "",
			"", ""},
		"not of an import": {"---\nname: Tea\n---\nWords.\n", first, Noted{}, false,
			"---\nname: Tea\n---\n\nWords.\n", "", "schedule place cost source"},
		"not of an import, replace": {"---\nname: Tea\n---\nWords.\n", first, Noted{}, true,
			strings.TrimSuffix(imported, "\n") + "\n\nWords.\n", "schedule place cost source", ""},
		"a draft that somebody published": {imported, draft("name: Tea", "draft: true", "schedule:", `  - day: monday`,
			`    start: "18:00"`, "place:", "  city: Leeds", "cost: Free", "source: a.csv"), noted, true, "", "", ""},
		"a draft that nobody looked at": {strings.Replace(imported, "name: Tea", "name: Tea\ndraft: true", 1), first,
			Note(draft("name: Tea", "draft: true", "schedule:", `  - day: monday`, `    start: "18:00"`, "place:",
				"  city: Leeds", "cost: Free", "source: a.csv")), false, "", "", ""},
		"no front matter": {"# Tea\n", first, Noted{}, true, imported + "\n# Tea\n", "name schedule place cost source",
			""},
	} {
		m := Merge(c.page, c.draft, c.noted, c.replace)
		if c.want == "" {
			c.want = c.page
		}
		if diff := cmp.Diff(c.want, m.Text); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got := strings.Join(m.Changed, " "); got != c.changed {
			t.Errorf("%s: changed %q, want %q", name, got, c.changed)
		}
		if got := strings.Join(m.Conflicts, " "); got != c.conflicts {
			t.Errorf("%s: conflicts %q, want %q", name, got, c.conflicts)
		}
	}
}
