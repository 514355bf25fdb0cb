package check_test

import (
	"strings"
	"testing"

	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestPhotos: of a photograph it is asked once whether the people in it agreed, until any of
// its pages says so; of what is drawn it is not.
func TestPhotos(t *testing.T) {
	page := func(language, src, consent string) *model.Page {
		return &model.Page{Language: language, Pos: model.Position{File: "content/groups/" + language + "/tea.md", Line: 1},
			Image: model.Image{Src: src, Alt: "A room", Consent: consent}}
	}
	entry := func(pages ...*model.Page) *model.Entry {
		e := &model.Entry{Original: pages[0], Pages: map[string]*model.Page{}}
		for _, p := range pages {
			e.Pages[p.Language] = p
		}
		return e
	}
	for _, c := range []struct {
		name  string
		pages []*model.Page
		asked int
	}{
		{"a photograph", []*model.Page{page("en", "content/groups/en/room.JPG", "")}, 1},
		{"its translation shows the same", []*model.Page{page("en", "a/room.webp", ""), page("fr", "a/room.webp", "")}, 1},
		{"another one in the translation", []*model.Page{page("en", "a/room.jpg", ""), page("fr", "b/salle.jpg", "")}, 2},
		{"they agreed", []*model.Page{page("en", "a/room.jpg", "2026-11-03"), page("fr", "a/room.jpg", "")}, 0},
		{"nobody is in it", []*model.Page{page("en", "a/room.jpeg", "nobody")}, 0},
		{"a drawing", []*model.Page{page("en", "a/plan.svg", "")}, 0},
		{"no picture", []*model.Page{page("en", "", "")}, 0},
	} {
		found := check.Photos(&model.Site{Entries: []*model.Entry{entry(c.pages...)}})
		if len(found) != c.asked {
			t.Errorf("%s: %d findings, not %d", c.name, len(found), c.asked)
		}
		for _, f := range found {
			if f.Code != diag.ImageConsent || f.Severity != diag.Warning || !strings.HasPrefix(f.File, "content/") {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
	}
}
