package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/model"
)

// TestRepeated: one name in one place is one group, unless both are rows of one
// spreadsheet.
func TestRepeated(t *testing.T) {
	var entries []*model.Entry
	for _, g := range []struct{ path, file, title, city string }{
		{"tea", "content/groups/en/tea.md", "Tea and talk", "Leeds"},
		{"tea-2", "content/groups/en/tea-2.md", "Tea and  Talk", "leeds"},
		{"tea-york", "content/groups/en/tea-york.md", "Tea and talk", "York"},
		{"x1", "content/groups/all.csv", "Walk", "Leeds"},
		{"x2", "content/groups/all.csv", "Walk", "Leeds"},
	} {
		p := &model.Page{Pos: model.Position{File: g.file}, Title: g.title, Language: "en", Kind: model.KindGroup,
			OfKind: model.OfKind{Group: &model.Group{Place: model.Place{City: g.city}}}}
		entries = append(entries, &model.Entry{Section: "groups", Path: g.path, Kind: model.KindGroup,
			Pages: map[string]*model.Page{"en": p}, Original: p})
	}
	var got []string
	for _, f := range repeated(model.NewSite(&model.Hub{DefaultLanguage: "en",
		Languages: []model.Language{{Code: "en"}}}, model.Date{}, entries, nil)) {
		got = append(got, f.File+": "+f.Message.String())
	}
	want := []string{`content/groups/en/tea-2.md: "Tea and  Talk" stands in another file too, with the same name and place: content/groups/en/tea.md.`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
