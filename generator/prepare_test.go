package generator

import (
	"fmt"
	"os"
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/translate"
)

// TestManyGroupsAreLinked: a large hub's lists link to groups that nobody has
// translated, unless it says otherwise. Its settings stay as they were read.
func TestManyGroupsAreLinked(t *testing.T) {
	for _, c := range []struct {
		n           int
		given, want string
	}{{5000, "", ""}, {5001, "", "link"}, {5001, "page", "page"}} {
		hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}},
			Fallback: map[string]string{"default": "none"}}
		if c.given != "" {
			hub.Fallback["groups"] = c.given
		}
		var pages []*model.Page
		for i := range c.n {
			pages = append(pages, &model.Page{Section: "groups", Path: fmt.Sprint("g", i), Language: "en",
				Kind: model.KindGroup, OfKind: model.OfKind{Group: &model.Group{}}})
		}
		before := fingerprint(hub)
		site, _ := derive(hub, model.Date{}, pages, nil, translate.Options{})
		if got := site.Hub.Fallback; got["groups"] != c.want || got["default"] != "none" {
			t.Errorf("%d groups, %q given: %v, want %q", c.n, c.given, got, c.want)
		}
		if fingerprint(hub) != before {
			t.Errorf("%d groups, %q given: the settings were changed", c.n, c.given)
		}
	}
}

// TestSchemasNameWhatIsBuiltIn: a kind of group of which the hub says nothing has its
// label in an editor, too.
func TestSchemasNameWhatIsBuiltIn(t *testing.T) {
	settings := Schemas("..").Settings
	if len(settings.Kinds.Terms) == 0 {
		t.Fatal("there are no kinds of groups")
	}
	for _, kind := range settings.Kinds.Terms {
		if kind.Label.In(settings.DefaultLanguage) == "" {
			t.Errorf("%s has no label", kind.Key)
		}
	}
}

// BenchmarkDerive derives a site of 10,000 pages: the starter hub, again and again.
func BenchmarkDerive(b *testing.B) {
	r := newRun(Options{Hub: ".."})
	r.read(b.Context())
	var pages []*model.Page
	for n := 0; len(pages) < 10_000; n++ {
		for _, p := range r.parsed {
			again := *p
			again.Section = fmt.Sprint(p.Section, n)
			pages = append(pages, &again)
		}
	}
	files, today := published(r.tree), model.Date{Year: 2026, Month: 11, Day: 22}
	for b.Loop() {
		derive(r.hub, today, pages, files, translate.Options{Files: os.DirFS("..")})
	}
}
