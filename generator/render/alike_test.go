package render_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestGroupsAlike: the page of a group that is over names three that still meet: near, of its
// kind, about the same, in a language that is spoken there. What is far, rests, or is made up
// is not named, and a group that meets names none.
func TestGroupsAlike(t *testing.T) {
	page := func(title, facts string) string { return "---\ntitle: " + title + "\n" + facts + "\n---\n\nText.\n" }
	in := func(town string) string {
		return fmt.Sprintf("attendance: in-person\nplace: {city: %s, country: GB}\nlanguages: [en]\n"+
			"schedule: [{day: tuesday, start: \"18:30\"}]\nverified: {on: 2026-11-03}\n", town)
	}
	online := func(language string) string {
		return "attendance: online\nlanguages: [" + language + "]\nschedule: [{day: monday, start: \"19:00\"}]\nverified: {on: 2026-11-03}\n"
	}
	b := builtHub(t, map[string]string{
		"content/groups/en/tea.md":   page("Tea", in("Leeds")+"topics: [sleep]"),
		"content/groups/en/over.md":  page("Over", in("Bristol")+"topics: [grief]\nkind: self-help\nstatus: closed"),
		"content/groups/en/past.md":  page("Past", strings.Replace(in("Bristol"), "start: \"18:30\"", "start: \"18:30\", until: 2026-10-27", 1)),
		"content/groups/en/same.md":  page("Same town, same subject", in("Bristol")+"topics: [grief]\nkind: self-help"),
		"content/groups/en/town.md":  page("Same town", in("Bristol")),
		"content/groups/en/bath.md":  page("Next town", in("Bath")+"topics: [grief]"), // 18 km
		"content/groups/en/far.md":   page("Same subject, far away", in("Leeds")+"topics: [grief]\nkind: self-help"),
		"content/groups/en/rest.md":  page("Same but paused", in("Bristol")+"topics: [grief]\nkind: self-help\nstatus: paused"),
		"content/groups/en/fake.md":  page("Same but made up", in("Bristol")+"topics: [grief]\nkind: self-help\nsample: true"),
		"content/groups/en/web.md":   page("Online", online("en")),
		"content/groups/en/autre.md": page("Online in German", online("de")+"topics: [grief]\nkind: self-help"),
	})
	html := b.page(t, "groups/over/")
	names := []string{"Same town, same subject", "Next town", "Same town"}
	at := -1
	for _, name := range names {
		i := strings.Index(html, ">"+name+"</a></h3>")
		if i <= at {
			t.Errorf("%s stands at %d, after %d", name, i, at)
		}
		at = i
	}
	lacks(t, "a closed group", html, "far away", "paused", "made up", "German", ">Online</a>")
	has(t, "what is said of one", html, "Groups like this one that still meet", "Tue 18:30 · Bristol")
	has(t, "one whose dates are past", b.page(t, "groups/past/"), ">Same town</a></h3>")
	has(t, "in Arabic", b.page(t, "ar/groups/over/"), "مجموعات شبيهة ما زالت تجتمع", "بريستول")
	lacks(t, "a group that meets", b.page(t, "groups/tea/"), "still meet")
}
