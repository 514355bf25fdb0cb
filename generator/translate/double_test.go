package translate_test

import (
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/translate"
)

// TestGroupInTwoSpreadsheets: a copy of a spreadsheet is told as one, and not as
// pages with the same slug.
func TestGroupInTwoSpreadsheets(t *testing.T) {
	group := func(file string, line int) *model.Page {
		return &model.Page{Section: "groups", Path: "tea", Kind: model.KindGroup, Language: "en", Title: "Tea",
			Pos: model.Position{File: file, Line: line}, OfKind: model.OfKind{Group: &model.Group{}}}
	}
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}}
	for _, c := range []struct{ first, second, want string }{
		{"content/groups/a.csv", "content/groups/b.csv",
			"This group stands here a second time. The first: content/groups/a.csv, row 3."},
		{"content/groups/en/tea.md", "content/groups/b.csv",
			"This group stands here a second time. The first: content/groups/en/tea.md, line 3."},
		{"content/groups/en/a.md", "content/groups/en/b.md",
			"This page has the same address as content/groups/en/a.md, line 3."},
	} {
		_, findings := translate.Entries(hub, []*model.Page{group(c.first, 3), group(c.second, 5)}, translate.Options{})
		if len(findings) != 1 || findings[0].File != c.second || findings[0].Message.String() != c.want {
			t.Errorf("%s and %s: %+v", c.first, c.second, findings)
		}
	}
}
