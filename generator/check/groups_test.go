package check

import (
	"slices"
	"strings"
	"testing"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

func TestGroupsAtLeast(t *testing.T) {
	group := func(slug string, g model.Group) *model.Page {
		p := page("content/groups/en/" + slug + ".md")
		p.Group = &g
		return p
	}
	old := model.Verification{On: model.Date{Year: 2020, Month: 1, Day: 1}}
	broken := group("broken", model.Group{})
	broken.Broken = true
	site := siteOf(group("a", model.Group{}), group("b", model.Group{Status: model.StatusPaused}),
		page("content/guides/en/x.md"), broken,
		group("sample", model.Group{Sample: true}), group("closed", model.Group{Status: model.StatusClosed}),
		group("old", model.Group{Verified: old}))
	for _, e := range site.Entries {
		if e.Section == "groups" {
			e.Kind = model.KindGroup
		}
	}
	site.Today = model.Date{Year: 2026, Month: 3, Day: 1}
	site.Hub.Freshness.Withhold = 24
	for least := range 3 {
		site.Hub.GroupsAtLeast = least
		if found := Groups(site); found != nil {
			t.Errorf("at least %d: %+v", least, found)
		}
	}
	site.Hub.GroupsAtLeast = 3
	found := Groups(site)
	if len(found) != 1 || found[0].Code != diag.GroupsTooFew || found[0].File != "hub.yaml" ||
		!strings.HasPrefix(found[0].Message.String(),
			"Only 2 groups would be published, and groups_at_least is 3. Withheld, because nobody has checked them "+
				"for too long: 1.") {
		t.Errorf("%+v", found)
	}
	for count, want := range []string{"No group would be published, and groups_at_least is 5.",
		"Only one group would be published, and groups_at_least is 5.", "Only 2 groups would be published, and " +
			"groups_at_least is 5."} {
		if got := fewer(count, 5).String(); got != want {
			t.Errorf("%d: %q, want %q", count, got, want)
		}
	}
}

// One warning tells of all groups whose times nobody can place.
func TestTimezoneMissing(t *testing.T) {
	group := func(slug string, g model.Group) *model.Page {
		p := page("content/groups/en/" + slug + ".md")
		p.Group = &g
		return p
	}
	times := []model.Session{{Start: "18:30"}}
	site := siteOf(group("a", model.Group{Schedule: times}), group("b", model.Group{Schedule: times}),
		group("zone", model.Group{Schedule: times, Timezone: "Africa/Nairobi"}),
		group("ask", model.Group{Schedule: []model.Session{{ByArrangement: true}}}))
	found := Groups(site)
	if len(found) != 1 || found[0].Code != diag.TimezoneMissing ||
		!strings.Contains(found[0].Message.String(), ": 2, such as content/groups/en/a.md.") {
		t.Errorf("%+v", found)
	}
	site.Hub.Timezone = "Europe/London"
	if found := Groups(site); found != nil {
		t.Errorf("with a zone of the hub: %+v", found)
	}
	site.Entries = append(site.Entries, siteOf(group("es", model.Group{Schedule: times, Place: model.Place{Country: "ES"}})).Entries...)
	site.Hub.Timezone = "Africa/Nairobi"
	if found := Groups(site); found != nil {
		t.Errorf("a hub that has a zone is asked for one: %+v", found)
	}
}

// TestOver: a group whose dates are past is told of, with the day on which they end; what is no
// group for readers is not.
func TestOver(t *testing.T) {
	past := []model.Session{{Days: []time.Weekday{time.Tuesday}, Every: 1, Start: "18:30",
		Until: model.Date{Year: 2026, Month: 2, Day: 18}}}
	group := func(slug string, change func(p *model.Page)) *model.Page {
		p := page("content/groups/en/" + slug + ".md")
		p.Title, p.Group = slug, &model.Group{Schedule: past, Timezone: "Europe/London"}
		change(p)
		return p
	}
	site := siteOf(group("a", func(*model.Page) {}), group("draft", func(p *model.Page) { p.Draft = true }),
		group("sample", func(p *model.Page) { p.Sample = true }),
		group("closed", func(p *model.Page) { p.Group.Status = model.StatusClosed }),
		group("goes-on", func(p *model.Page) { p.Group.Schedule = nil }))
	site.Today = model.Date{Year: 2026, Month: 3, Day: 1}
	found := Groups(site)
	if len(found) != 1 || found[0].Code != diag.ScheduleOver || found[0].File != "content/groups/en/a.md" ||
		found[0].Message.String() != "a is over: its dates went until 2026-02-18. It is in no list." {
		t.Errorf("%+v", found)
	}
}

// Readers see the venue of a place that is told about only; one warning says so.
func TestVenueTold(t *testing.T) {
	group := func(slug string, at model.Place, sample bool) *model.Page {
		p := page("content/groups/en/" + slug + ".md")
		p.Title, p.Group = slug, &model.Group{Place: at, Sample: sample, Timezone: "Europe/London"}
		return p
	}
	area := model.Place{Venue: "Rose House", City: "Leeds", Precision: model.PlaceArea}
	site := siteOf(group("sample", area, true), group("town", model.Place{City: "Leeds", Precision: model.PlaceArea},
		false),
		group("exact", model.Place{Venue: "Library"}, false))
	if found := venueTold(site); found != nil {
		t.Errorf("%+v", found)
	}
	found := venueTold(siteOf(group("a", area, false), group("b", area, false)))
	if len(found) != 1 || found[0].File != "content/groups/en/a.md" ||
		!strings.HasSuffix(found[0].Message.String(), "Groups with both: 2. The first is a.") {
		t.Errorf("%+v", found)
	}
}

// TestHiddenTold: no translation tells where a hidden place is, or the street of one of
// which readers learn the part of the town alone.
func TestHiddenTold(t *testing.T) {
	for precision, tells := range map[model.Precision][]string{
		model.PlaceHidden: {"Thé au 12 rue des Lilas", "On vient au Blue Barn", "LS1 4AP"},
		model.PlaceCity:   {"Thé au 12 rue des Lilas", "On vient au Blue Barn"},
		model.PlaceArea:   {"Thé au 12 rue des Lilas"},
		model.PlaceExact:  nil, "": nil,
	} {
		for _, text := range []string{"Thé au 12 rue des Lilas", "On vient au Blue Barn", "LS1 4AP", "Du thé le mardi"} {
			for _, put := range []func(*model.Page){
				func(p *model.Page) { p.Title = text }, func(p *model.Page) { p.Summary = text },
				func(p *model.Page) { p.Body.Text = text }, func(p *model.Page) { p.Group.FirstVisit = text },
				func(p *model.Page) { p.Group.Alert.Text = text },
				func(p *model.Page) { p.Group.Schedule = []model.Session{{Note: text}} },
			} {
				original, translation := page("content/groups/en/a.md"), page("content/groups/fr/a.md")
				original.Group = &model.Group{Place: model.Place{Venue: "Blue Barn", Precision: precision}}
				translation.Group = &model.Group{}
				put(translation)
				site := siteOf(original)
				site.Entries[0].Pages = map[string]*model.Page{"en": original, "fr": translation}
				found := hiddenTold(site)
				want := slices.Contains(tells, text)
				if text == "LS1 4AP" && precision != model.PlaceExact && precision != "" {
					want = true // a whole postcode leads to a street
				}
				if (len(found) == 1) != want || want && (found[0].Code != diag.PlaceHidden || found[0].File != translation.Pos.File) {
					t.Errorf("%q: %q: %v", precision, text, found)
				}
			}
		}
	}
}
