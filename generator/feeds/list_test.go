package feeds

import (
	"strings"
	"testing"

	"peerhub/generator/fetch"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// TestCopyWithoutDay: of a copy of which nobody noted the day, no day is said.
func TestCopyWithoutDay(t *testing.T) {
	for fetched, want := range map[string]string{"2026-03-01": "Its copy of 2026-03-01 is shown.",
		"": "A copy of it is shown, and of which day it is nobody knows."} {
		l := &list{Feed: model.Feed{Name: "york"}, copy: fetch.Copy{Fetched: fetched},
			in: interchange.Import{Drafts: make([]frontmatter.Draft, 1)}}
		l.tellState(&fetch.Failed{On: "2026-03-02", Why: fetch.Slow}, model.Date{Year: 2026, Month: 3, Day: 2})
		if len(l.said) != 1 || !strings.HasSuffix(l.said[0].Message.String(), want) {
			t.Errorf("%q: %+v, want %s", fetched, l.said, want)
		}
	}
}
