package check

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

func TestRecheck(t *testing.T) {
	today := model.Date{Year: 2026, Month: 3, Day: 1}
	on := func(year, month int) model.Verification {
		return model.Verification{On: today.AddMonths((year-2026)*12 + month - 3)}
	}
	group := func(id string, g model.Group) *model.Entry {
		g.ID = id
		at := model.Position{File: "content/groups/en/" + id + ".md", Line: 1}
		p := &model.Page{Pos: at, Title: id, Kind: model.KindGroup, OfKind: model.OfKind{Group: &g}}
		return &model.Entry{Section: "groups", Path: id, Kind: model.KindGroup, Original: p,
			Pages: map[string]*model.Page{"en": p}}
	}
	broken := group("broken", model.Group{})
	broken.Original.Broken = true
	row := group("row", model.Group{Verified: on(2025, 1)})
	row.Original.Pos.Line = 7
	sent := group("of-a-feed", model.Group{})
	sent.Original.Pos.File = "feeds/leeds.copy"
	hub := &model.Hub{Freshness: model.Freshness{Remind: 6, Badge: 12, Withhold: 24}}
	got := ""
	for _, l := range Recheck(model.NewSite(hub, today, []*model.Entry{
		group("fresh", model.Group{Verified: on(2026, 2)}), group("due", model.Group{Verified: on(2025, 8)}), row,
		group("withheld", model.Group{Verified: on(2023, 1)}), group("never", model.Group{}), broken, sent,
		group("asked", model.Group{Verified: on(2026, 1), ReviewBy: model.Date{Year: 2026, Month: 2, Day: 1}}),
		group("sample", model.Group{Sample: true}), group("closed", model.Group{Status: model.StatusClosed}),
	}, nil)) {
		got += l.ID + " " + string(l.State) + " " + l.Checked + "\n"
		if (l.Row == 7) != (l.ID == "row") {
			t.Errorf("%s is in row %d", l.ID, l.Row)
		}
	}
	want := "never never \nwithheld withheld 2023-01-01\nrow old 2025-01-01\ndue due 2025-08-01\nasked due 2026-01-01\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestExcerptsOfSheets: a finding about a page shows its line; one about a spreadsheet does
// not, since the row has what only the team may see.
func TestExcerptsOfSheets(t *testing.T) {
	hub := fstest.MapFS{"content/groups/en/tea.md": {Data: []byte("---\nname: Tea\n")},
		"content/groups/all.csv":  {Data: []byte("name,(private) phone\nTea,SECRET\n")},
		"content/groups/all.xlsx": {Data: []byte("PK\nSECRET\n")}}
	got := Excerpts(hub, []diag.Finding{{File: "content/groups/all.csv", Line: 2},
		{File: "content/groups/all.xlsx", Line: 2}, {File: "content/groups/en/tea.md", Line: 2}})
	for i, want := range []string{"", "", "name: Tea"} {
		if got[i].Excerpt.String() != want {
			t.Errorf("%s: %q, want %q", got[i].File, got[i].Excerpt.String(), want)
		}
	}
}
