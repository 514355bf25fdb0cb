package render_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// TestLinkToTheCalendarOfAll: the list of all groups links to their calendar exactly where there
// is one, so a sample, which is in none, does not count.
func TestLinkToTheCalendarOfAll(t *testing.T) {
	b := builtHub(t, nil)
	var entries []*model.Entry
	for i := range directory.MostInFile + 1 {
		p := &model.Page{Kind: model.KindGroup, Language: "en", Title: "Tea", Sample: i == 0,
			OfKind: model.OfKind{Group: &model.Group{}}}
		entries = append(entries, &model.Entry{Kind: p.Kind, Section: "groups", Path: fmt.Sprintf("g-%d", i), Original: p,
			Pages: map[string]*model.Page{"en": p}})
	}
	for _, sample := range []bool{true, false} {
		entries[0].Original.Sample = sample
		at, ok := b.of(model.NewSite(b.site.Hub, today, entries, nil)).At("groups/index.html")
		if !ok {
			t.Fatal("there is no list of groups")
		}
		var page bytes.Buffer
		if _, err := at.Make(&page); err != nil {
			t.Fatal(err)
		}
		if linked := strings.Contains(page.String(), `groups.ics"`); linked != sample {
			t.Errorf("of %d groups, one a sample: %v; the calendar is linked: %v", len(entries), sample, linked)
		}
	}
}
