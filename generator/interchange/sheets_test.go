package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSheetsOfOthers: what other programs do to a spreadsheet loses no group.
func TestSheetsOfOthers(t *testing.T) {
	const head, want = "name: Tea\nschedule:\n  - ", "{day: monday, start: \"18:00\", end: \"19:30\"}\nplace: {city: Leeds}\n"
	for name, c := range map[string]struct{ in, want string }{
		"spaces before quotes": {"\"Name\", \"City\",  \"Day\", \"Start\", \"End\"\n\"Tea\" , \"Leeds\", \"Monday\", \"18:00\", \"19:30\"\n", want},
		"halves apart":         {"Name,City,Day,Time,AM/PM,End,am pm\nTea,Leeds,Monday,6:00,PM,7:30,p.m.\n", want},
		"one half for both":    {"Name,City,Day,Start,End,AM/PM\nTea,Leeds,Monday,6:00,7:30,PM\n", want},
		"over noon":            {"Name,City,Day,Start,End,AM/PM\nTea,Leeds,Monday,11:00,1:00,PM\n", "{day: monday, start: \"11:00\", end: \"13:00\"}\nplace: {city: Leeds}\n"},
		"a half already":       {"Name,City,Day,Start,AM/PM,End\nTea,Leeds,Monday,6 pm,PM,19:30\n", want},
	} {
		files, said := records(t, c.in)
		if diff := cmp.Diff(map[string]string{"tea": head + c.want}, files); diff != "" {
			t.Errorf("%s: %s%s", name, diff, strings.Join(said, "\n"))
		}
	}
}
