package feeds

import (
	"context"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/fetch"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// TestNamesStay: a group of a name that others have keeps its short name, and so its address, when
// one of those goes, comes or stands elsewhere in the list.
func TestNamesStay(t *testing.T) {
	row := map[rune]string{'l': "Tea,Tuesday,18:30,Leeds", 'y': "Tea,Tuesday,18:30,York", 'w': "Walk,Sunday,10:00,York"}
	rows := ""
	get := func(context.Context, string, fetch.Known) (fetch.Answer, error) {
		text := "name,day,start,city\n"
		for _, key := range rows {
			text += row[key] + "\n"
		}
		return fetch.Answer{Data: []byte(text)}, nil
	}
	h := hubWith(t, model.Feed{Name: "other", URL: "https://other.example/list.csv", Every: 1, GroupsAtLeast: 1})
	for _, step := range []struct{ rows, want string }{
		{"yw", "York tea, York walk"},
		{"lyw", "Leeds tea-leeds, York tea, York walk"},
		{"lw", "Leeds tea-leeds, York walk"},
		{"wly", "York walk, Leeds tea-leeds, York tea-york"},
	} {
		rows = step.rows
		for range 2 { // the second finds nothing new
			if _, err := h.Refresh(t.Context(), get, "other"); err != nil {
				t.Fatal(err)
			}
		}
		var have []string
		for _, g := range readList(h, h.Settings.Feeds[0]).groups {
			have = append(have, g.page.Group.Place.City+" "+g.drafts[0].Slug)
		}
		if got := strings.Join(have, ", "); got != step.want {
			t.Errorf("%s: %s, want %s", step.rows, got, step.want)
		}
	}
}

// TestNumbersStay: likewise of numbers. A translation has the name of its group, and what an import lost
// stays with it; a group with an id of its own has that.
func TestNumbersStay(t *testing.T) {
	draft := func(slug, name, town string) frontmatter.Draft {
		return frontmatter.Draft{Slug: slug, Name: name, Lines: []string{"name: " + name, "place:", "  city: " + town, "cost: free"}}
	}
	marks := marksOf([]frontmatter.Draft{draft("tea", "Tea", "Leeds"), draft("tea-2", "Tea", "York"), draft("tea-3", "Tea", "Hull"),
		draft("walk", "Walk", "York")})
	in := interchange.Import{Drafts: []frontmatter.Draft{draft("tea", "Tea", "York"), {Slug: "tea", Name: "Thé", Translation: true},
		draft("tea-2", "Tea", "Bath"), draft("tea-3", "Tea", "Bonn"), draft("x17", "Walk", "York"), draft("tea-4", "Tea", "Hull")},
		Open: map[string][]diag.Finding{"tea": {{Message: "of York"}}, "": {{Message: "of none"}}}}
	keepNames(&in, marks)
	var have []string
	for _, d := range in.Drafts {
		have = append(have, d.Slug)
	}
	if got, want := strings.Join(have, " "), "tea-2 tea-2 tea-4 tea-5 x17 tea-3"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if len(in.Open["tea-2"]) != 1 || len(in.Open["tea"]) != 0 || len(in.Open[""]) != 1 {
		t.Errorf("what is open: %v", in.Open)
	}
}
