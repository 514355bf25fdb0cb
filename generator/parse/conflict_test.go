package parse

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/load"
	"peerhub/generator/model"
)

// TestUnreadable: what makes a whole page unreadable is one finding for each place,
// and nothing that follows from it.
func TestUnreadable(t *testing.T) {
	const conflict = "<<<<<<< HEAD\n# Tea\n=======\n# Coffee\n>>>>>>> theirs\n"
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"two versions": {"# A\n" + conflict, []string{"2 conflict-left"}},
		"twice": {"# A\n" + conflict + "\n" + conflict,
			[]string{"2 conflict-left", "8 conflict-left"}},
		"in fields": {"---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n---\n",
			[]string{"2 conflict-left"}},
		"half taken away":          {"# A\n\nTea\n>>>>>>> theirs\n", []string{"4 conflict-left"}},
		"an example":               {"# A\n\n```text\n" + conflict + "```\n", nil},
		"a heading underlined":     {"# A\n\nB\n=======\n\n> > > > > > > c\n", []string{"3 heading-second"}},
		"fields without a line":    {"name: Q\nday: monday\n", []string{"1 front-matter-open"}},
		"fields with half":         {"\ntitle: Q\n---\n", []string{"2 front-matter-open"}},
		"a text with a colon":      {"# A\n\nname: Q\n", nil},
		"a text that begins so":    {"Name: Q\n\n# A\n", nil},
		"fields as they should be": {"---\ntitle: Q\n---\n", nil},
	} {
		page, findings := Page(load.File{Path: "content/guides/en/a.md", Section: "guides", Language: "en", Page: "a"},
			[]byte(c.text), hub)
		var got []string
		for _, f := range findings {
			got = append(got, fmt.Sprintf("%d %s", f.Line, f.Code))
		}
		if diff := cmp.Diff(c.want, got); diff != "" || page.Title == "" {
			t.Errorf("%s: %q %s", name, page.Title, diff)
		}
	}
}
